//! A table for the tests of rows.

use crate::row::{Cell, Column, Kind, Table};

/// Orders.
pub(crate) static ORDERS: Table = Table {
    name: "orders",
    key: &[Column::new("id", Kind::Integer)],
    columns: &[
        Column::new("status", Kind::Text),
        Column::new("amount", Kind::Integer),
    ],
};

/// The key of the one order.
pub(crate) fn key() -> Vec<Cell> {
    vec![Cell::Integer(1)]
}

/// Its status.
pub(crate) fn status(text: &str) -> (&'static str, Cell) {
    ("status", Cell::Text(text.to_owned()))
}

/// Its amount.
pub(crate) fn amount(amount: i64) -> (&'static str, Cell) {
    ("amount", Cell::Integer(amount))
}
