//! A step, checked against the descriptions of its tables and brought into the form that a batch is made from.

use super::merge::merge;
use crate::{
    outbox::{OUTBOX, Occurrence},
    row::{Cell, Column, Kind, RowChange, Table},
    step::{NewEvent, Step},
    suspension::Assumed,
    time::Timestamptz,
};
use std::cmp::Ordering;
use uuid::Uuid;

/// Why a step can never be stored. Each is a mistake of the program, not of its users.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// Something must have happened.
    #[error("it has no events; a step is at least one event")]
    NoEvents,
    /// No stream can be moved on twice by one statement.
    #[error("two steps of stream {0} are to be stored together")]
    SameStream(Uuid),
    /// The sequence, or an event's version, exceeds what its column holds.
    #[error("its {what} is {found}; at most {maximum} can be stored")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// Its value.
        found: u64,
        /// The largest value.
        maximum: u64,
    },
    /// The metadata cannot be written as JSON.
    #[error("its metadata cannot be written as JSON: {0}")]
    Metadata(String),
    /// A row's key has another number of parts than the table's.
    #[error("a row of {table} has a key of {found} parts; the table's key has {expected}")]
    KeyLength {
        /// The table.
        table: &'static str,
        /// How many parts its key has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A row names a column that the table's description has not.
    #[error("a row of {table} names the column {column}, which the table's description has not")]
    UnknownColumn {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A value is not of its column's type.
    #[error("{table}.{column} takes {expected:?}; found {found:?}")]
    WrongKind {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The column's type.
        expected: Kind,
        /// The value.
        found: Cell,
    },
}

/// A step that can be stored.
#[derive(Debug)]
pub(crate) struct PreparedStep {
    pub(super) stream: Uuid,
    pub(super) first_sequence: i64,
    pub(super) recorded_at: Timestamptz,
    pub(super) metadata: String,
    pub(super) events: Vec<PreparedEvent>,
    pub(super) carries_out: Vec<Occurrence>,
    pub(super) assumed: Assumed,
    /// At most one for each row, in the order of tables and keys.
    pub(super) rows: Vec<PreparedRow>,
}

impl PreparedStep {
    /// About how many bytes it writes.
    pub(super) fn bytes(&self) -> usize {
        let of_events: usize = self.events.iter().map(|event| event.payload.len()).sum();
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let of_cells: usize = cells.map(Cell::text_length).sum();
        of_events + of_cells
    }
}

/// An event that can be stored.
#[derive(Debug)]
pub(super) struct PreparedEvent {
    pub(super) kind: &'static str,
    pub(super) version: i16,
    pub(super) element: Option<String>,
    pub(super) payload: String,
}

/// All that a step does to one row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PreparedRow {
    pub(super) shape: RowShape,
    /// The values of the shape's columns, in their order.
    pub(super) cells: Vec<Cell>,
}

/// What rows have in common that are written by one part of a statement.
#[derive(Clone, Debug)]
pub(super) struct RowShape {
    pub(super) table: &'static Table,
    pub(super) write: Write,
}

/// How a row is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Write {
    /// All columns of a new row.
    Create,
    /// All columns of a new or existing row.
    Insert,
    /// The columns with these indexes in [`Table::columns`], of an existing row.
    Update(Vec<usize>),
    /// No columns, of a row that goes away.
    Delete,
}

impl RowShape {
    /// The columns that values are given for, the key's first.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.table.key.iter().chain(self.written())
    }

    /// The columns beside the key that are written.
    pub(super) fn written(&self) -> impl Iterator<Item = &'static Column> {
        self.table
            .columns
            .iter()
            .enumerate()
            .filter(|(index, _)| match &self.write {
                Write::Create | Write::Insert => true,
                Write::Update(columns) => columns.contains(index),
                Write::Delete => false,
            })
            .map(|(_, column)| column)
    }

    /// A table is its name: there is one description of each.
    fn identity(&self) -> (&'static str, &Write) {
        (self.table.name, &self.write)
    }
}

impl PartialEq for RowShape {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for RowShape {}

impl PartialOrd for RowShape {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RowShape {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(&other.identity())
    }
}

/// Steps that are to be stored together.
pub(super) fn prepare(
    steps: impl IntoIterator<Item = Step>,
) -> Result<Vec<PreparedStep>, StepError> {
    let mut prepared: Vec<PreparedStep> = Vec::new();
    for step in steps {
        if prepared.iter().any(|other| other.stream == step.stream) {
            return Err(StepError::SameStream(step.stream));
        }
        prepared.push(step.try_into()?);
    }
    Ok(prepared)
}

impl TryFrom<Step> for PreparedStep {
    type Error = StepError;

    fn try_from(step: Step) -> Result<Self, StepError> {
        if step.events.is_empty() {
            return Err(StepError::NoEvents);
        }
        let first_sequence = i64::try_from(step.expected)
            .ok()
            .and_then(|expected| expected.checked_add(1))
            .ok_or(StepError::TooLarge {
                what: "expected sequence",
                found: step.expected,
                maximum: i64::MAX.cast_unsigned() - 1,
            })?;
        let metadata = serde_json::to_string(&step.metadata)
            .map_err(|error| StepError::Metadata(error.to_string()))?;
        let events = step
            .events
            .into_iter()
            .map(PreparedEvent::try_from)
            .collect::<Result<_, _>>()?;
        // First what is carried out: a timer that fires again has a new row under the same id.
        let carried_out = step.carries_out.iter();
        let mut rows: Vec<_> = carried_out
            .map(|occurrence| RowChange::delete(&OUTBOX, vec![Cell::Uuid(occurrence.id)]))
            .collect();
        rows.extend(step.rows);
        Ok(Self {
            stream: step.stream,
            first_sequence,
            recorded_at: step.recorded_at.into(),
            metadata,
            events,
            carries_out: step.carries_out,
            assumed: step.assumed,
            rows: merge(rows)?,
        })
    }
}

impl TryFrom<NewEvent> for PreparedEvent {
    type Error = StepError;

    fn try_from(event: NewEvent) -> Result<Self, StepError> {
        let version = i16::try_from(event.version).map_err(|_| StepError::TooLarge {
            what: "event version",
            found: event.version.into(),
            maximum: 32_767,
        })?;
        Ok(Self {
            kind: event.kind,
            version,
            element: event.element,
            payload: event.payload,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::Metadata;
    use jiff::Timestamp;

    fn step() -> Step {
        Step {
            stream: Uuid::nil(),
            expected: 6,
            recorded_at: Timestamp::UNIX_EPOCH,
            metadata: Metadata::default(),
            events: vec![NewEvent {
                kind: "OrderPlaced",
                version: 1,
                element: None,
                payload: "{}".to_owned(),
            }],
            carries_out: Vec::new(),
            assumed: Assumed::Nothing,
            rows: Vec::new(),
        }
    }

    #[test]
    fn the_first_event_follows_the_expected_one() {
        assert_eq!(PreparedStep::try_from(step()).unwrap().first_sequence, 7);
    }

    #[test]
    fn a_step_without_events_is_refused() {
        let empty = Step {
            events: Vec::new(),
            ..step()
        };
        assert_eq!(
            PreparedStep::try_from(empty).unwrap_err(),
            StepError::NoEvents
        );
    }

    #[test]
    fn two_steps_of_one_stream_are_not_stored_together() {
        assert_eq!(
            prepare([step(), step()]).unwrap_err(),
            StepError::SameStream(Uuid::nil())
        );
    }

    #[test]
    fn a_sequence_beyond_its_column_is_refused() {
        let endless = Step {
            expected: u64::MAX,
            ..step()
        };
        assert!(matches!(
            PreparedStep::try_from(endless),
            Err(StepError::TooLarge { .. })
        ));
    }

    #[test]
    fn an_event_version_beyond_its_column_is_refused() {
        let mut late = step();
        late.events[0].version = u16::MAX;
        assert!(matches!(
            PreparedStep::try_from(late),
            Err(StepError::TooLarge { .. })
        ));
    }
}
