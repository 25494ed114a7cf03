//! Steps of several streams as the parameters of one statement.

use super::prepared::{PreparedRow, PreparedStep, RowShape};
use super::statement::Checks;
use crate::{array::Values, row::Cell, suspension::Assumed, time::Timestamptz};
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
    let checks = checks(steps);
    if checks.carries_out {
        add_occurrences(&mut arguments, steps)?;
    }
    if checks.not_suspended {
        arguments.add(not_suspended(steps))?;
    }
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

/// What the statement for these steps checks beside the sequences of their streams.
pub(super) fn checks(steps: &[&PreparedStep]) -> Checks {
    let assumed = |which: fn(&Assumed) -> bool| steps.iter().any(|step| which(&step.assumed));
    Checks {
        carries_out: steps.iter().any(|step| !step.carries_out.is_empty()),
        never_used: assumed(|assumed| matches!(assumed, Assumed::NeverUsed)),
        not_suspended: assumed(|assumed| matches!(assumed, Assumed::NotSuspended(_))),
    }
}

/// What must not be suspended.
fn not_suspended(steps: &[&PreparedStep]) -> Vec<Uuid> {
    let mut subjects: Vec<_> = steps
        .iter()
        .flat_map(|step| match &step.assumed {
            Assumed::NotSuspended(subjects) => subjects.as_slice(),
            Assumed::Nothing | Assumed::NeverUsed => &[],
        })
        .copied()
        .collect();
    subjects.sort_unstable();
    subjects.dedup();
    subjects
}

fn add_occurrences(
    arguments: &mut PgArguments,
    steps: &[&PreparedStep],
) -> Result<(), BoxDynError> {
    let occurrences = steps.iter().flat_map(|step| &step.carries_out);
    let (ids, due): (Vec<_>, Vec<_>) = occurrences
        .map(|occurrence| (occurrence.id, Timestamptz(occurrence.due)))
        .unzip();
    arguments.add(ids)?;
    arguments.add(due)
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
