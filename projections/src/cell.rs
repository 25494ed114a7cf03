//! Values of the domain as cells of rows.

use feel::{Context, Value};
use store::Cell;

pub(crate) fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

pub(crate) fn optional_text(value: Option<&str>) -> Cell {
    value.map_or(Cell::Null, text)
}

/// A number that a stream, a version or a collection has reached by counting from 0: it never comes near the largest `i64`.
pub(crate) fn count(value: impl TryInto<i64>) -> Cell {
    Cell::Integer(value.try_into().unwrap_or(i64::MAX))
}

/// The strings as a JSON array.
pub(crate) fn strings(strings: &[String]) -> Cell {
    let list: Vec<Value> = strings
        .iter()
        .map(|string| Value::from(string.as_str()))
        .collect();
    Cell::Json(Value::from(list).to_json())
}

/// Names with texts as a JSON object; of a name that stands twice, the last text.
pub(crate) fn names(entries: &[(String, String)]) -> Cell {
    let context: Context = entries
        .iter()
        .map(|(name, text)| (name.as_str(), Value::from(text.as_str())))
        .collect();
    Cell::Json(context.to_json())
}
