//! Some streams, folded as far as they have been read.

use crate::{ReadTable, ReadTables, fold::StreamFold};
use sqlx::PgConnection;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    StoreError, StreamRows, Upcasters,
    streams::{self, EventOfStream},
};
use uuid::Uuid;

/// How many events are read at once.
pub(super) const PAGE: u32 = 4_000;

/// Some streams.
pub(super) struct Chunk<'a> {
    read_tables: &'a ReadTables,
    upcasters: &'a Upcasters,
    folds: BTreeMap<Uuid, StreamFold<'a>>,
    /// Why streams could not be folded: nothing is known about their rows.
    pub(super) unreadable: BTreeMap<Uuid, String>,
}

impl<'a> Chunk<'a> {
    /// These streams, of which no event has been read.
    pub(super) fn of(
        streams: impl IntoIterator<Item = Uuid>,
        read_tables: &'a ReadTables,
        upcasters: &'a Upcasters,
    ) -> Self {
        let fold = |stream| (stream, StreamFold::new(stream, read_tables));
        Self {
            read_tables,
            upcasters,
            folds: streams.into_iter().map(fold).collect(),
            unreadable: BTreeMap::new(),
        }
    }

    /// Takes in events that follow those which were taken in.
    pub(super) fn take(&mut self, events: Vec<EventOfStream>) {
        for EventOfStream { stream, event } in events {
            let Some(fold) = self.folds.get_mut(&stream) else {
                continue;
            };
            let taken = match self.upcasters.lift(stream, event) {
                Ok(event) => fold.take(&event).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            if let Err(reason) = taken {
                self.folds.remove(&stream);
                self.unreadable.insert(stream, reason);
            }
        }
    }

    /// Reads what has happened to these of the streams meanwhile.
    pub(super) async fn catch_up(
        &mut self,
        connection: &mut PgConnection,
        streams: &BTreeSet<Uuid>,
    ) -> Result<(), StoreError> {
        loop {
            let known: Vec<_> = self
                .folds
                .values()
                .filter(|fold| streams.contains(&fold.stream()))
                .map(|fold| (fold.stream(), fold.sequence()))
                .collect();
            if known.is_empty() {
                return Ok(());
            }
            let events = streams::later(&mut *connection, known, PAGE).await?;
            let is_all = events.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
            self.take(events);
            if is_all {
                return Ok(());
            }
        }
    }

    /// All of its streams that can be folded.
    pub(super) fn streams(&self) -> BTreeSet<Uuid> {
        self.folds.keys().copied().collect()
    }

    /// The tables that have rows of any of its streams.
    pub(super) fn tables(&self) -> Vec<&'static ReadTable> {
        let concerns = |table: &&ReadTable| {
            let mut states = self.folds.values().map(StreamFold::state);
            states.any(|state| state.has_rows_by(table.projection))
        };
        self.read_tables.iter().filter(concerns).collect()
    }

    /// What a table should hold of these of its streams.
    pub(super) fn rows(
        &self,
        table: &'static ReadTable,
        streams: &BTreeSet<Uuid>,
    ) -> StreamRows<'_> {
        let mut expected = StreamRows::new(table.table, table.owner);
        let folds = self.folds.values();
        for fold in folds.filter(|fold| streams.contains(&fold.stream())) {
            if fold.state().has_rows_by(table.projection) {
                let project = fold.state().project().map(|project| project.0);
                expected.add(fold.stream(), project, fold.rows().of(table.table));
            }
        }
        expected
    }
}
