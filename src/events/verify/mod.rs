//! Whether everything that is stored beside the events is what they lead to: every stream is folded by this program, and its rows,
//! its snapshots and the totals are compared with what the database has, and what it waits for with the rows by which that finds
//! it.

mod difference;
mod owed;
mod waiting;

pub use difference::Difference;
pub use owed::Owed;

use crate::execution::{
    Processes, StepFailure,
    replay::{Moment, SNAPSHOT_VERSION},
};
use crate::{config::Memory, fair_pool::FairPool, processor};
use domain::{instance::event::InstanceEvent, stored};
use futures_util::TryStreamExt as _;
use owed::Thrown;
use projections::{
    OwnedRow, ReadTables, StreamState, counts,
    fold::{FoldedStream, StreamFold},
};
use sqlx::{Connection as _, PgConnection};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Store, StoreError, StoredEvent,
    stream::{self, StreamedEvent},
};
use uuid::Uuid;

/// Why the verification ends before it has seen everything.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] StoreError),
    /// A process that instances run cannot be read.
    #[error("a process could not be read: {0}")]
    Process(#[from] StepFailure),
}

impl From<sqlx::Error> for VerifyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// How many events are compared under one view of the database, if no stream has more.
const BATCH: u32 = 5_000;

/// How far the verification has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many events were folded.
    pub events: u64,
    /// How many streams were compared.
    pub streams: u64,
    /// How many differences there are.
    pub differences: u64,
}

/// Compares everything, and gives what differs and how far it has come to `report`, batch by batch. Servers may go on meanwhile.
pub async fn verify(
    store: &Store,
    mut report: impl FnMut(&Progress, &[Difference]),
) -> Result<Progress, VerifyError> {
    let mut connection = store.connect_without_limits().await?;
    let read_tables = ReadTables::of_this_program();
    let processes = Processes::new(
        store.clone(),
        FairPool::new(processor::cores()),
        Memory::default().kept / 4,
    );
    let mut progress = Progress::default();
    let mut after = Uuid::nil();
    loop {
        let batch =
            compare_batch(store, (&read_tables, &processes), &mut connection, after).await?;
        progress.events += batch.events;
        progress.streams += batch.streams;
        progress.differences += u64::try_from(batch.differences.len()).unwrap_or(u64::MAX);
        report(&progress, &batch.differences);
        match batch.next {
            Some(next) => after = next,
            None => break,
        }
    }
    let rest = compare_the_rest(&read_tables, &mut connection).await?;
    progress.differences += u64::try_from(rest.len()).unwrap_or(u64::MAX);
    report(&progress, &rest);
    Ok(progress)
}

/// What a batch came to.
struct Batch {
    events: u64,
    streams: u64,
    differences: Vec<Difference>,
    /// After which stream to go on.
    next: Option<Uuid>,
}

/// Compares the streams after `after`, as many as have [`BATCH`] events.
async fn compare_batch(
    store: &Store,
    (read_tables, processes): (&ReadTables, &Processes),
    connection: &mut PgConnection,
    after: Uuid,
) -> Result<Batch, VerifyError> {
    // One view for the events and the rows, so that a step that is stored in between is seen whole or not at all. It is given up
    // after each batch, for dead rows cannot be cleared away while it lasts.
    let mut view = connection
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    // A batch is always less than the tables, whatever is known of their size.
    sqlx::query("SET LOCAL enable_seqscan = off")
        .execute(&mut *view)
        .await?;
    let next = stream::stream_after(&mut view, after, BATCH).await?;
    let until = next.unwrap_or(Uuid::max());
    let snapshots = snapshots(&mut view, after, until).await?;
    let mut folding = Folding::new(store, read_tables, snapshots);
    {
        let mut events = stream::of_streams(&mut view, after, until);
        while let Some(event) = events.try_next().await? {
            folding.take(event);
        }
    }
    let mut folded = folding.finish();
    let found = stored_rows(read_tables, &mut view, &folded).await?;
    let read_by = (processes, &**store.upcasters());
    let waiting = waiting::compare(&mut view, read_by, &folded.streams, &folded.thrown).await?;
    view.rollback().await?;
    let expected = folded
        .streams
        .into_iter()
        .flat_map(|(stream, folded)| folded.rows.into_iter().map(move |row| (stream, row)));
    folded.differences.extend(difference::rows(expected, found));
    folded.differences.extend(waiting);
    Ok(Batch {
        events: folded.events,
        streams: u64::try_from(folded.ids.len()).unwrap_or(u64::MAX),
        differences: folded.differences,
        next,
    })
}

/// The rows that are stored for streams that were folded to their end.
async fn stored_rows(
    read_tables: &ReadTables,
    view: &mut PgConnection,
    folded: &Folded,
) -> Result<Vec<OwnedRow>, sqlx::Error> {
    let streams: Vec<Uuid> = folded.streams.iter().map(|(stream, _)| *stream).collect();
    let projects: BTreeSet<Uuid> = folded
        .streams
        .iter()
        .filter_map(|(_, folded)| Some(folded.state.project()?.0))
        .collect();
    let projects: Vec<Uuid> = projects.into_iter().collect();
    let mut rows = Vec::new();
    for table in read_tables.iter() {
        rows.extend(table.rows_of(view, &streams, &projects).await?);
    }
    Ok(rows)
}

/// What belongs to no stream that exists, and the totals.
async fn compare_the_rest(
    read_tables: &ReadTables,
    connection: &mut PgConnection,
) -> Result<Vec<Difference>, sqlx::Error> {
    let mut differences = Vec::new();
    for table in read_tables.iter() {
        let orphans = table.orphans(connection).await?;
        differences.extend(
            orphans
                .into_iter()
                .map(|OwnedRow { stream, row }| Difference::Unexpected { stream, row }),
        );
    }
    differences.extend(waiting::orphans(connection).await?);
    let totals = counts::wrong_totals(connection).await?;
    differences.extend(totals.into_iter().map(Difference::Total));
    Ok(differences)
}

/// The texts of snapshots by stream and sequence.
type Snapshots = BTreeMap<(Uuid, u64), String>;

/// The snapshots in the form that this program reads; others are none.
async fn snapshots(
    view: &mut PgConnection,
    after: Uuid,
    until: Uuid,
) -> Result<Snapshots, sqlx::Error> {
    let snapshots: Vec<(Uuid, i64, String)> = sqlx::query_as(
        "SELECT stream, sequence, state::text FROM snapshots WHERE stream > $1 AND stream <= $2 AND version = $3",
    )
    .bind(after)
    .bind(until)
    .bind(i32::from(SNAPSHOT_VERSION))
    .fetch_all(view)
    .await?;
    let snapshots = snapshots.into_iter();
    Ok(snapshots
        .map(|(stream, sequence, state)| ((stream, sequence.unsigned_abs()), state))
        .collect())
}

/// Streams being folded, one after the other.
struct Folding<'a> {
    store: &'a Store,
    read_tables: &'a ReadTables,
    snapshots: Snapshots,
    present: Option<Present<'a>>,
    folded: Folded,
}

/// The stream whose events come now.
struct Present<'a> {
    id: Uuid,
    /// `None` once an event could not be taken in.
    fold: Option<StreamFold<'a>>,
}

/// Streams that were folded.
#[derive(Default)]
struct Folded {
    events: u64,
    /// All streams, and those that were folded to their end.
    ids: BTreeSet<Uuid>,
    streams: Vec<(Uuid, FoldedStream)>,
    /// The messages and signals that instances sent.
    thrown: Vec<Thrown>,
    differences: Vec<Difference>,
}

impl<'a> Folding<'a> {
    fn new(store: &'a Store, read_tables: &'a ReadTables, snapshots: Snapshots) -> Self {
        Self {
            store,
            read_tables,
            snapshots,
            present: None,
            folded: Folded::default(),
        }
    }

    fn take(&mut self, StreamedEvent { stream, event, .. }: StreamedEvent) {
        self.folded.events += 1;
        let mut present = match self.present.take() {
            Some(present) if present.id == stream => present,
            before => {
                self.end(before);
                self.folded.ids.insert(stream);
                Present {
                    id: stream,
                    fold: Some(StreamFold::new(stream, self.read_tables)),
                }
            }
        };
        if let Some(fold) = present.fold.take() {
            match self.folded_on(fold, event) {
                Ok(fold) => present.fold = Some(fold),
                Err(reason) => self
                    .folded
                    .differences
                    .push(Difference::Unreadable { stream, reason }),
            }
        }
        self.present = Some(present);
    }

    /// The stream with one event more.
    fn folded_on(
        &mut self,
        mut fold: StreamFold<'a>,
        event: StoredEvent,
    ) -> Result<StreamFold<'a>, String> {
        let stream = fold.stream();
        let recorded_at = event.recorded_at;
        let sequence = event.sequence;
        let lifted = self.store.upcasters().lift(stream, event);
        let event = lifted.map_err(|error| format!("event {sequence}: {error}"))?;
        fold.take(&event).map_err(|error| error.to_string())?;
        if [InstanceEvent::MESSAGE_THROWN, InstanceEvent::SIGNAL_THROWN].contains(&&*event.kind) {
            let thrown = stored::decode(&event.kind, &event.payload);
            // It leaves nothing in the state of its instance.
            let owed = match thrown.map_err(|error| error.to_string())? {
                InstanceEvent::MessageThrown(thrown) => {
                    Some(Owed::PublishMessage(thrown.message.0))
                }
                InstanceEvent::SignalThrown(thrown) => Some(Owed::PublishSignal(thrown.signal.0)),
                _ => None,
            };
            let instance = stream;
            let thrown = owed.map(|owed| Thrown { instance, owed });
            self.folded.thrown.extend(thrown);
        }
        if let Some(stored) = self.snapshots.remove(&(stream, sequence)) {
            let reason = match (serde_json::from_str::<Moment>(&stored), fold.state()) {
                (Err(error), _) => Some(format!("it cannot be read: {error}")),
                (Ok(moment), StreamState::Instance(state)) => (moment.state != **state
                    || moment.recorded_at != recorded_at)
                    .then(|| "it is not the state after that event".to_owned()),
                (Ok(_), _) => Some("the stream is no instance".to_owned()),
            };
            self.folded
                .differences
                .extend(reason.map(|reason| Difference::Snapshot {
                    stream,
                    sequence,
                    reason,
                }));
        }
        Ok(fold)
    }

    fn end(&mut self, present: Option<Present<'a>>) {
        if let Some(Present {
            id,
            fold: Some(fold),
        }) = present
        {
            self.folded.streams.push((id, fold.finish()));
        }
    }

    fn finish(mut self) -> Folded {
        let last = self.present.take();
        self.end(last);
        let is_whole: BTreeSet<Uuid> = self.folded.streams.iter().map(|(id, _)| *id).collect();
        // Those of a stream that could not be folded to its end were not looked at.
        let left = self
            .snapshots
            .into_keys()
            .filter(|(stream, _)| is_whole.contains(stream) || !self.folded.ids.contains(stream));
        self.folded
            .differences
            .extend(left.map(|(stream, sequence)| Difference::Snapshot {
                stream,
                sequence,
                reason: "the stream has no such event".to_owned(),
            }));
        self.folded
    }
}
