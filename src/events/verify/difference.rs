//! What is stored beside the events, against what the events lead to.

use super::owed::Owed;
use projections::{OwnedRow, counts::WrongTotal};
use std::{
    collections::BTreeMap,
    fmt::{self, Display, Formatter},
};
use store::{Cell, Column, Kind, Row, outbox::OUTBOX};
use uuid::Uuid;

/// The longest value that is shown, in characters.
const LONGEST_SHOWN: usize = 200;

/// Something stored that is not what the events lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The events of a stream cannot be folded to the end.
    Unreadable {
        /// The stream.
        stream: Uuid,
        /// Why.
        reason: String,
    },
    /// A row should be there.
    Missing {
        /// The stream it belongs to.
        stream: Uuid,
        /// What it should be.
        row: Row,
    },
    /// A row should not be there.
    Unexpected {
        /// The stream it belongs to.
        stream: Uuid,
        /// What is there.
        row: Row,
    },
    /// A row has another value.
    Value {
        /// The stream it belongs to.
        stream: Uuid,
        /// What it should be.
        row: Row,
        /// The column.
        column: &'static Column,
        /// What the value should be.
        expected: Cell,
        /// What it is.
        found: Cell,
    },
    /// Something is on its way to nobody: a row of the outbox should be there.
    Undelivered {
        /// The stream that inserted it.
        stream: Uuid,
        /// What it should bring about.
        owed: Owed,
    },
    /// A snapshot is not the state it is said to be.
    Snapshot {
        /// The stream.
        stream: Uuid,
        /// The event it is of.
        sequence: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// A total is not how many rows there are.
    Total(WrongTotal),
}

impl Display for Difference {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { stream, reason } => write!(formatter, "stream {stream}: {reason}"),
            Self::Missing { stream, row } => write!(
                formatter,
                "stream {stream}: {}: expected a row, found none",
                place(row)
            ),
            Self::Unexpected { stream, row } => write!(
                formatter,
                "stream {stream}: {}: expected no row, found one",
                place(row)
            ),
            Self::Value {
                stream,
                row,
                column,
                expected,
                found,
            } => write!(
                formatter,
                "stream {stream}: {} column {}: expected {}, found {}",
                place(row),
                column.name,
                shown(expected),
                shown(found)
            ),
            Self::Undelivered { stream, owed } => {
                let (kind, about) = owed.described();
                write!(
                    formatter,
                    "stream {stream}: table {} kind {kind} about {about}: expected a row, found none",
                    OUTBOX.name
                )
            }
            Self::Snapshot {
                stream,
                sequence,
                reason,
            } => write!(
                formatter,
                "stream {stream}: table snapshots sequence {sequence}: {reason}"
            ),
            Self::Total(WrongTotal {
                key,
                expected,
                found,
            }) => write!(
                formatter,
                "table counts key {}: expected {expected}, found {found}",
                shown_key(key)
            ),
        }
    }
}

fn place(row: &Row) -> String {
    format!("table {} key {}", row.table.name, shown_key(&row.key))
}

fn shown_key(key: &[Cell]) -> String {
    let cells: Vec<_> = key.iter().map(shown).collect();
    format!("({})", cells.join(", "))
}

fn shown(cell: &Cell) -> String {
    let text = match cell {
        Cell::Null => "null".to_owned(),
        Cell::Uuid(id) => id.to_string(),
        Cell::Text(text) => format!("{text:?}"),
        Cell::Integer(number) => number.to_string(),
        Cell::Boolean(value) => value.to_string(),
        Cell::Time(time) => time.to_string(),
        Cell::Json(json) => json.escape_debug().to_string(),
    };
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// A row's place among all rows.
type Place = (&'static str, Vec<Cell>);

/// The differences between the rows that streams lead to and those that are stored for them.
pub(super) fn rows(
    expected: impl IntoIterator<Item = (Uuid, Row)>,
    found: impl IntoIterator<Item = OwnedRow>,
) -> Vec<Difference> {
    let place = |row: &Row| -> Place { (row.table.name, row.key.clone()) };
    let mut found: BTreeMap<Place, OwnedRow> = found
        .into_iter()
        .map(|owned| (place(&owned.row), owned))
        .collect();
    let mut differences = Vec::new();
    for (stream, row) in expected {
        match found.remove(&place(&row)) {
            Some(stored) => values(stream, &row, &stored.row, &mut differences),
            None => differences.push(Difference::Missing { stream, row }),
        }
    }
    let unexpected = found.into_values();
    differences
        .extend(unexpected.map(|OwnedRow { stream, row }| Difference::Unexpected { stream, row }));
    differences
}

fn values(stream: Uuid, expected: &Row, found: &Row, differences: &mut Vec<Difference>) {
    let cells = expected.cells.iter().zip(&found.cells);
    for (column, (expected_cell, found_cell)) in expected.table.columns.iter().zip(cells) {
        if !is_same(column.kind, expected_cell, found_cell) {
            differences.push(Difference::Value {
                stream,
                row: expected.clone(),
                column,
                expected: expected_cell.clone(),
                found: found_cell.clone(),
            });
        }
    }
}

/// `jsonb` keeps what a text means and not how it was written, and times are kept in microseconds.
fn is_same(kind: Kind, expected: &Cell, found: &Cell) -> bool {
    match (kind, expected, found) {
        (Kind::Jsonb, Cell::Json(expected), Cell::Json(found)) => {
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            read(expected) == read(found)
        }
        (_, Cell::Time(expected), Cell::Time(found)) => {
            expected.as_microsecond() == found.as_microsecond()
        }
        _ => expected == found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_the_same_to_the_microsecond() {
        let time = |text: &str| Cell::Time(text.parse().unwrap());
        let (fine, kept) = (
            time("2027-01-01T00:00:00.123456789Z"),
            time("2027-01-01T00:00:00.123456Z"),
        );
        assert!(is_same(Kind::Time, &fine, &kept));
        assert!(!is_same(
            Kind::Time,
            &fine,
            &time("2027-01-01T00:00:00.123457Z")
        ));
    }
}
