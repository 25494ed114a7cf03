//! Steps of several streams as the parameters of one statement.

use super::prepared::{PreparedRow, PreparedStep, RowShape};
use crate::{
    row::{Cell, Kind},
    time::Timestamptz,
};
use sqlx::{Arguments as _, error::BoxDynError, postgres::PgArguments};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Row changes of the steps, by their shapes.
pub(super) struct Rows<'a>(BTreeMap<&'a RowShape, Vec<&'a PreparedRow>>);

impl<'a> Rows<'a> {
    /// Those of all steps.
    pub(super) fn of(steps: &[&'a PreparedStep]) -> Self {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in steps.iter().flat_map(|step| &step.rows) {
            rows.entry(&row.shape).or_default().push(row);
        }
        Self(rows)
    }

    /// Their shapes, in the order of the statement's parts.
    pub(super) fn shapes(&self) -> Vec<RowShape> {
        self.0.keys().copied().cloned().collect()
    }
}

/// The parameters of the statement for these steps, in the order that [`super::statement::text`] gives them.
pub(super) fn arguments(
    steps: &[&PreparedStep],
    rows: &Rows<'_>,
) -> Result<PgArguments, BoxDynError> {
    let mut arguments = PgArguments::default();
    add_events(&mut arguments, steps)?;
    for (shape, rows) in &rows.0 {
        for (index, column) in shape.columns().enumerate() {
            let mut values = Values::with_capacity(column.kind, rows.len());
            for row in rows {
                values.push(row.cells.get(index).unwrap_or(&Cell::Null));
            }
            values.add_to(&mut arguments)?;
        }
    }
    Ok(arguments)
}

fn add_events(arguments: &mut PgArguments, steps: &[&PreparedStep]) -> Result<(), BoxDynError> {
    let count = steps.iter().map(|step| step.events.len()).sum();
    let mut streams = Vec::with_capacity(count);
    let mut sequences = Vec::with_capacity(count);
    let mut times = Vec::with_capacity(count);
    let mut kinds = Vec::with_capacity(count);
    let mut versions = Vec::with_capacity(count);
    let mut elements = Vec::with_capacity(count);
    let mut payloads = Vec::with_capacity(count);
    let mut metadata = Vec::with_capacity(count);
    for step in steps {
        let first_of_step =
            std::iter::once(Some(step.metadata.as_str())).chain(std::iter::repeat(None));
        for ((event, sequence), note) in step
            .events
            .iter()
            .zip(step.first_sequence..)
            .zip(first_of_step)
        {
            streams.push(step.stream);
            sequences.push(sequence);
            times.push(step.recorded_at);
            kinds.push(event.kind);
            versions.push(event.version);
            elements.push(event.element.as_deref());
            payloads.push(event.payload.as_str());
            metadata.push(note);
        }
    }
    arguments.add(streams)?;
    arguments.add(sequences)?;
    arguments.add(times)?;
    arguments.add(kinds)?;
    arguments.add(versions)?;
    arguments.add(elements)?;
    arguments.add(payloads)?;
    arguments.add(metadata)
}

/// The values of one column.
enum Values<'a> {
    Uuid(Vec<Option<Uuid>>),
    Text(Vec<Option<&'a str>>),
    Integer(Vec<Option<i64>>),
    Boolean(Vec<Option<bool>>),
    Time(Vec<Option<Timestamptz>>),
}

impl<'a> Values<'a> {
    fn with_capacity(kind: Kind, capacity: usize) -> Self {
        match kind {
            Kind::Uuid => Self::Uuid(Vec::with_capacity(capacity)),
            Kind::Text | Kind::Json | Kind::Jsonb => Self::Text(Vec::with_capacity(capacity)),
            Kind::Integer => Self::Integer(Vec::with_capacity(capacity)),
            Kind::Boolean => Self::Boolean(Vec::with_capacity(capacity)),
            Kind::Time => Self::Time(Vec::with_capacity(capacity)),
        }
    }

    /// Adds a cell of the column's type. Others were refused when the step was prepared, so what is left is null.
    fn push(&mut self, cell: &'a Cell) {
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

    fn add_to(self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Uuid(values) => arguments.add(values),
            Self::Text(values) => arguments.add(values),
            Self::Integer(values) => arguments.add(values),
            Self::Boolean(values) => arguments.add(values),
            Self::Time(values) => arguments.add(values),
        }
    }
}
