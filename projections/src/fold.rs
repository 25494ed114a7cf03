//! The fold of one stream: from its stored events to its state and to its rows in every read table. It needs nothing else, so
//! what is stored can be compared with it, and tables can be filled anew from it.

use crate::{
    ReadTables, Recorded,
    counts::{COUNT_DELTAS, Contributions},
    streams::{Projected, StreamState, Visit},
};
use domain::stored::{self, DecodeError};
use store::{Metadata, RowChange, RowSet, RowSetError, StoredEvent};
use uuid::Uuid;

/// A stream as far as its events were taken in.
#[derive(Clone, Debug)]
pub struct StreamFold<'a> {
    read_tables: &'a ReadTables,
    stream: Uuid,
    state: StreamState,
    sequence: u64,
    step: Option<Step>,
    rows: RowSet,
}

/// The step that the last event belongs to.
#[derive(Clone, Debug)]
struct Step {
    begin: u64,
    actor: String,
}

/// What all events of a stream lead to.
#[derive(Clone, Debug)]
pub struct FoldedStream {
    /// Its state.
    pub state: StreamState,
    /// The sequence of its last event.
    pub sequence: u64,
    /// Its rows in the read tables, but for those of [`COUNT_DELTAS`].
    pub rows: RowSet,
    /// What it adds to the totals.
    pub counts: Contributions,
}

/// Why an event cannot be taken in. The stream cannot be folded any further.
#[derive(Debug, thiserror::Error)]
pub enum FoldError {
    /// Events are missing before it.
    #[error("event {found} follows event {last}; those between are missing")]
    Gap {
        /// The sequence of the event before.
        last: u64,
        /// The sequence of this event.
        found: u64,
    },
    /// It is unknown, or damaged.
    #[error("event {sequence}: {source}")]
    Unreadable {
        /// Its sequence.
        sequence: u64,
        /// Why.
        source: DecodeError,
    },
    /// Nobody knows who asked for it: the first event of a step says so.
    #[error("event {sequence}: the metadata of its step cannot be read: {reason}")]
    Metadata {
        /// Its sequence.
        sequence: u64,
        /// What is wrong.
        reason: String,
    },
    /// Its rows contradict the tables, or the rows before.
    #[error("event {sequence}: its rows cannot be: {source}")]
    Rows {
        /// Its sequence.
        sequence: u64,
        /// Why.
        source: RowSetError,
    },
}

impl<'a> StreamFold<'a> {
    /// The stream before its first event.
    pub fn new(stream: Uuid, read_tables: &'a ReadTables) -> Self {
        Self {
            read_tables,
            stream,
            state: StreamState::Empty,
            sequence: 0,
            step: None,
            rows: RowSet::default(),
        }
    }

    /// Takes the next event in, in the form this program knows (see [`store::Upcasters::lift`]).
    pub fn take(&mut self, event: &StoredEvent) -> Result<(), FoldError> {
        let sequence = event.sequence;
        if sequence != self.sequence + 1 {
            return Err(FoldError::Gap {
                last: self.sequence,
                found: sequence,
            });
        }
        let step = next_step(self.step.take(), event)?;
        let unreadable = |source| FoldError::Unreadable { sequence, source };
        if self.state == StreamState::Empty {
            self.state = StreamState::before(self.stream, &event.kind).map_err(unreadable)?;
        }
        let next = Next {
            read_tables: self.read_tables,
            stream: self.stream,
            event,
            step: &step,
        };
        let rows = self.state.visit(next).unwrap_or_else(|| Ok(Vec::new()));
        for change in rows.map_err(unreadable)? {
            let applied = self.rows.apply(change);
            applied.map_err(|source| FoldError::Rows { sequence, source })?;
        }
        self.sequence = sequence;
        self.step = Some(step);
        Ok(())
    }

    /// The stream's id.
    pub fn stream(&self) -> Uuid {
        self.stream
    }

    /// The state after the events so far.
    pub fn state(&self) -> &StreamState {
        &self.state
    }

    /// The sequence of the last event that was taken in.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The rows that the events so far lead to, those of [`COUNT_DELTAS`] included.
    pub fn rows(&self) -> &RowSet {
        &self.rows
    }

    /// What the events so far lead to.
    pub fn finish(mut self) -> FoldedStream {
        let counts = Contributions::of(self.rows.take(&COUNT_DELTAS));
        FoldedStream {
            state: self.state,
            sequence: self.sequence,
            rows: self.rows,
            counts,
        }
    }
}

/// The step of an event: only the first of a step has its metadata.
fn next_step(step: Option<Step>, event: &StoredEvent) -> Result<Step, FoldError> {
    let sequence = event.sequence;
    match (&event.metadata, step) {
        (Some(metadata), _) => serde_json::from_str(metadata)
            .map(|Metadata { actor, .. }| Step {
                begin: sequence,
                actor,
            })
            .map_err(|error| FoldError::Metadata {
                sequence,
                reason: error.to_string(),
            }),
        (None, Some(step)) => Ok(step),
        (None, None) => Err(FoldError::Metadata {
            sequence,
            reason: "the first event of a stream has none".to_owned(),
        }),
    }
}

/// The next event of a stream, and what is known about its step.
struct Next<'a> {
    read_tables: &'a ReadTables,
    stream: Uuid,
    event: &'a StoredEvent,
    step: &'a Step,
}

impl Visit for Next<'_> {
    type Output = Result<Vec<RowChange>, DecodeError>;

    /// Takes it in; the rows that it changes.
    fn visit<S: Projected>(self, state: &mut S) -> Self::Output {
        let event: S::Fact = stored::decode(&self.event.kind, &self.event.payload)?;
        let recorded = Recorded {
            stream: self.stream,
            sequence: self.event.sequence,
            step_begin: self.step.begin,
            recorded_at: self.event.recorded_at,
            actor: &self.step.actor,
            event: &event,
        };
        let rows = self.read_tables.rows(state, &recorded);
        state.apply(&event);
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNTS,
        external_jobs::EXTERNAL_JOBS,
        instances::INSTANCES,
        testing::{
            ACTIVATION, INSTANCE, PROCESS_VERSION, PROJECT, entered, job_created, noon, started,
            text,
        },
    };
    use domain::{
        aggregate::Event,
        ids::ElementId,
        instance::event::InstanceEvent,
        project::{MembershipSource, ProjectEvent},
    };
    use store::Cell;

    fn stored<E: Event>(sequence: u64, begins_step: bool, event: &E) -> StoredEvent {
        StoredEvent {
            sequence,
            kind: event.kind().to_owned(),
            version: 1,
            element: None,
            payload: stored::encode(event).unwrap(),
            recorded_at: noon(),
            position: 1,
            metadata: begins_step.then(|| r#"{"actor":"erin"}"#.to_owned()),
        }
    }

    fn instance_started() -> StoredEvent {
        let started = InstanceEvent::InstanceStarted(Box::new(started()));
        stored(1, true, &started)
    }

    fn folded(events: &[StoredEvent]) -> FoldedStream {
        let tables = ReadTables::of_this_program();
        let mut fold = StreamFold::new(INSTANCE.0, &tables);
        for event in events {
            fold.take(event).unwrap();
        }
        fold.finish()
    }

    fn refusal(events: &[StoredEvent]) -> String {
        let tables = ReadTables::of_this_program();
        let mut fold = StreamFold::new(INSTANCE.0, &tables);
        let mut errors = events.iter().filter_map(|event| fold.take(event).err());
        errors.next().unwrap().to_string()
    }

    #[test]
    fn a_stream_leads_to_its_rows_and_its_part_of_the_totals() {
        let done = InstanceEvent::JobCompleted {
            activation: ACTIVATION,
            element: ElementId::from("work"),
        };
        let mut folded = folded(&[
            instance_started(),
            stored(2, false, &entered("{}")),
            stored(3, false, &job_created()),
            stored(4, true, &done),
        ]);
        let instance = folded.rows.take(&INSTANCES).next().unwrap();
        assert_eq!(instance.cell("started_by"), Some(&text("erin")));
        let job = folded.rows.take(&EXTERNAL_JOBS).next().unwrap();
        assert_eq!(job.cell("status"), Some(&text("COMPLETED")));
        assert!(folded.rows.is_empty());
        let counts: Vec<_> = folded
            .counts
            .into_rows()
            .map(|row| {
                assert_eq!(row.table, &COUNTS);
                (row.key, row.cells)
            })
            .collect();
        let group = |counted, name, version, status| {
            vec![
                Cell::Uuid(PROJECT.0),
                text(counted),
                text(name),
                version,
                Cell::Boolean(false),
                text(status),
            ]
        };
        assert_eq!(
            counts,
            [
                (
                    group("external_job", "ship", Cell::Null, "COMPLETED"),
                    vec![Cell::Integer(1)]
                ),
                (
                    group(
                        "instance",
                        "order",
                        Cell::Uuid(PROCESS_VERSION.0),
                        "RUNNING"
                    ),
                    vec![Cell::Integer(1)]
                ),
            ]
        );
    }

    #[test]
    fn an_instance_that_ends_in_its_first_step_was_never_running() {
        let folded = folded(&[
            instance_started(),
            stored(2, false, &InstanceEvent::InstanceCompleted {}),
        ]);
        let statuses: Vec<_> = folded
            .counts
            .into_rows()
            .map(|row| row.cell("status").cloned())
            .collect();
        assert_eq!(statuses, [Some(text("COMPLETED"))]);
    }

    #[test]
    fn each_stream_has_events_of_its_own() {
        let granted = ProjectEvent::MembershipGranted {
            subject: "erin".to_owned(),
            role: domain::access::ProjectRole::Admin,
            source: MembershipSource::Creation,
        };
        assert!(
            refusal(&[instance_started(), stored(2, true, &granted)])
                .starts_with("event 2: the event MembershipGranted is not one")
        );
    }

    #[test]
    fn what_cannot_be_folded_is_named() {
        let mut unknown = instance_started();
        unknown.kind = "InstanceArchived".to_owned();
        assert!(refusal(&[unknown]).starts_with("event 1: the event InstanceArchived is not one"));
        let mut damaged = instance_started();
        damaged.payload = "{}".to_owned();
        assert!(refusal(&[damaged]).starts_with("event 1: the data of the event InstanceStarted"));
        assert_eq!(
            refusal(&[instance_started(), stored(3, true, &entered("{}"))]),
            "event 3 follows event 1; those between are missing"
        );
        let anonymous = StoredEvent {
            metadata: None,
            ..instance_started()
        };
        assert!(refusal(&[anonymous]).contains("the first event of a stream has none"));
    }
}
