//! The conditions of lists. Each begins with ` AND `.
//!
//! PostgreSQL chooses an index by what it believes about the data, and it believes wrongly when a table has grown since it was
//! last analyzed, or when one process has all the new rows and a list is of another. So each list says which index is meant: by
//! the columns rows are found by, which are that index's first, and by an order that begins with the column it follows.
//! Everything else is only checked.

use crate::query::Query;
use sqlx::{Encode, Postgres, Type};

/// Rows are found by a column that has this value.
pub(crate) fn found_by<'v, V>(query: &mut Query, column: &'static str, value: V)
where
    V: Encode<'v, Postgres> + Type<Postgres>,
{
    query
        .push(" AND ")
        .push(column)
        .push(" = ")
        .push_bind(value);
}

/// Rows are found by a column that has this value, in the order of an index whose next columns are those of the list's order. The
/// order has to begin with this column: PostgreSQL would leave a column out of it that is said to have one value only, and
/// then every index with the rest of the order might serve.
pub(crate) fn follows<'v, V>(query: &mut Query, column: &'static str, value: V)
where
    V: Encode<'v, Postgres> + Type<Postgres> + Copy,
{
    query
        .push(" AND ")
        .push(column)
        .push(" BETWEEN ")
        .push_bind(value);
    query.push(" AND ").push_bind(value);
}

/// Rows that were found are left out unless a column has this value. No index is used for it.
pub(crate) fn checked<'v, V>(query: &mut Query, column: &'static str, value: V)
where
    V: Encode<'v, Postgres> + Type<Postgres>,
{
    query
        .push(" AND (")
        .push(column)
        .push(" = ")
        .push_bind(value)
        .push(") IS TRUE");
}

/// Rows are found by an index that only has those of a status. It is no parameter, so that the index fits.
pub(crate) fn found_among(query: &mut Query, status: &'static str) {
    query.push(" AND status = '").push(status).push("'");
}

/// Rows are found by the beginning of a text whose column compares bytes (`COLLATE "C"`).
pub(crate) fn begins_with(query: &mut Query, column: &'static str, prefix: &str) {
    query
        .push(" AND ")
        .push(column)
        .push(" >= ")
        .push_bind(prefix);
    if let Some(end) = first_after(prefix) {
        query.push(" AND ").push(column).push(" < ").push_bind(end);
    }
}

/// The first text, in the order of bytes, that is after all that begin with a prefix; `None` if there is none.
fn first_after(prefix: &str) -> Option<String> {
    let mut characters: Vec<char> = prefix.chars().collect();
    while let Some(last) = characters.pop() {
        // Surrogates are no characters: the one after U+D7FF is U+E000.
        let next = (u32::from(last) + 1..)
            .map_while(|code| (code <= u32::from(char::MAX)).then(|| char::from_u32(code)));
        if let Some(next) = next.flatten().next() {
            characters.push(next);
            return Some(characters.into_iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_ends_before_the_next_text_of_its_length() {
        assert_eq!(first_after("A-1").as_deref(), Some("A-2"));
        assert_eq!(first_after("a\u{d7ff}").as_deref(), Some("a\u{e000}"));
        assert_eq!(first_after("a\u{10ffff}").as_deref(), Some("b"));
        assert_eq!(first_after("\u{10ffff}"), None);
        assert_eq!(first_after(""), None);
    }
}
