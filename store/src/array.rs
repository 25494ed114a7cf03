//! Many rows as parameters: one array for each column.

use crate::{
    row::{Cell, Column, Kind},
    time::Timestamptz,
};
use sqlx::{Arguments as _, error::BoxDynError, postgres::PgArguments};
use uuid::Uuid;

/// The values of one column.
pub(crate) enum Values<'a> {
    Uuid(Vec<Option<Uuid>>),
    Text(Vec<Option<&'a str>>),
    Integer(Vec<Option<i64>>),
    Boolean(Vec<Option<bool>>),
    Time(Vec<Option<Timestamptz>>),
}

impl<'a> Values<'a> {
    /// Room for so many.
    pub(crate) fn with_capacity(kind: Kind, capacity: usize) -> Self {
        match kind {
            Kind::Uuid => Self::Uuid(Vec::with_capacity(capacity)),
            Kind::Text | Kind::Json | Kind::Jsonb => Self::Text(Vec::with_capacity(capacity)),
            Kind::Integer => Self::Integer(Vec::with_capacity(capacity)),
            Kind::Boolean => Self::Boolean(Vec::with_capacity(capacity)),
            Kind::Time => Self::Time(Vec::with_capacity(capacity)),
        }
    }

    /// Adds a cell of the column's type. Others were refused when the row was made, so what is left is null.
    pub(crate) fn push(&mut self, cell: &'a Cell) {
        match (self, cell) {
            (Self::Uuid(values), Cell::Uuid(value)) => values.push(Some(*value)),
            (Self::Text(values), Cell::Text(value) | Cell::Json(value)) => values.push(Some(value)),
            (Self::Integer(values), Cell::Integer(value)) => values.push(Some(*value)),
            (Self::Boolean(values), Cell::Boolean(value)) => values.push(Some(*value)),
            (Self::Time(values), Cell::Time(value)) => values.push(Some((*value).into())),
            (Self::Uuid(values), _) => values.push(None),
            (Self::Text(values), _) => values.push(None),
            (Self::Integer(values), _) => values.push(None),
            (Self::Boolean(values), _) => values.push(None),
            (Self::Time(values), _) => values.push(None),
        }
    }

    /// As the next parameter.
    pub(crate) fn add_to(self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Uuid(values) => arguments.add(values),
            Self::Text(values) => arguments.add(values),
            Self::Integer(values) => arguments.add(values),
            Self::Boolean(values) => arguments.add(values),
            Self::Time(values) => arguments.add(values),
        }
    }
}

/// The element type of the array that a column's values are sent in. JSON travels as text.
pub(crate) fn array_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Uuid => "uuid",
        Kind::Text | Kind::Json | Kind::Jsonb => "text",
        Kind::Integer => "bigint",
        Kind::Boolean => "boolean",
        Kind::Time => "timestamptz",
    }
}

/// What a column is given from a row of such arrays.
pub(crate) fn value(row: &str, column: &Column) -> String {
    let name = column.name;
    match column.kind {
        Kind::Json => format!("{row}.{name}::json"),
        Kind::Jsonb => format!("{row}.{name}::jsonb"),
        Kind::Uuid | Kind::Text | Kind::Integer | Kind::Boolean | Kind::Time => {
            format!("{row}.{name}")
        }
    }
}
