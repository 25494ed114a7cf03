//! How far a rebuild has come: told to whoever waits for it, and kept in the database for `projections status`.

use crate::ReadTable;
use sqlx::PgPool;
use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use store::stream::Cursor;

/// How often it is stored.
const INTERVAL: Duration = Duration::from_millis(500);

/// What a rebuild is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// All streams are folded and compared.
    #[default]
    Streams,
    /// Rows that belong to no stream are removed.
    Orphans,
    /// The totals are compared with what is there.
    Totals,
    /// New versions are kept complete until they can become current.
    Switching,
    /// It is through.
    Done,
}

impl Phase {
    /// In a word or two.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Streams => "comparing streams",
            Self::Orphans => "removing orphans",
            Self::Totals => "adding up totals",
            Self::Switching => "waiting to switch",
            Self::Done => "done",
        }
    }
}

/// What was done to one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The rows there should be, of all streams that were compared.
    pub checked: u64,
    /// The rows that were written or deleted.
    pub changed: u64,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// What it is at.
    pub phase: Phase,
    /// How many events were folded.
    pub events: u64,
    /// About as many as there are.
    pub events_expected: u64,
    /// What was done to each table, by its name and version.
    pub tables: BTreeMap<(&'static str, i32), Corrections>,
    /// How many totals were wrong.
    pub totals_changed: u64,
    /// What keeps it from going on.
    pub waits_for: Option<String>,
}

impl Stage {
    /// The rows that were written or deleted in all tables.
    pub fn rows_changed(&self) -> u64 {
        self.tables.values().map(|table| table.changed).sum()
    }
}

/// How far a rebuild is, as others may look at it while it works.
#[derive(Debug, Default)]
pub struct Progress {
    stage: Mutex<Stage>,
    complete_to: Mutex<Option<Cursor>>,
}

impl Progress {
    /// How far it is now.
    pub fn stage(&self) -> Stage {
        self.lock().clone()
    }

    pub(super) fn begin(&self, events_expected: u64) {
        self.lock().events_expected = events_expected;
    }

    pub(super) fn enter(&self, phase: Phase) {
        self.lock().phase = phase;
    }

    pub(super) fn folded(&self, events: usize) {
        self.lock().events += u64::try_from(events).unwrap_or(u64::MAX);
    }

    pub(super) fn corrected(&self, table: &ReadTable, checked: usize, changed: u64) {
        let mut stage = self.lock();
        let corrections = stage.tables.entry((table.name, table.version)).or_default();
        corrections.checked += u64::try_from(checked).unwrap_or(u64::MAX);
        corrections.changed += changed;
    }

    pub(super) fn corrected_totals(&self, changed: u64) {
        self.lock().totals_changed += changed;
    }

    pub(super) fn waits_for(&self, what: Option<String>) {
        self.lock().waits_for = what;
    }

    /// The versions that are not current yet hold everything up to here.
    pub(super) fn complete_to(&self, cursor: Cursor) {
        *self
            .complete_to
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(cursor);
    }

    /// Stores it again and again.
    pub(super) async fn keep_stored(&self, pool: &PgPool) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO rebuild_progress (phase, started_at, updated_at, events, events_expected, rows_changed)
            VALUES ('', now(), now(), 0, 0, 0)
            ON CONFLICT (only_row) DO UPDATE SET started_at = now(), epoch = NULL, transaction_id = NULL",
        )
        .execute(pool)
        .await?;
        loop {
            self.store(pool).await?;
            tokio::time::sleep(INTERVAL).await;
        }
    }

    pub(super) async fn store(&self, pool: &PgPool) -> Result<(), sqlx::Error> {
        let stage = self.stage();
        let complete_to = *self
            .complete_to
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let (epoch, transaction_id) = complete_to.map(Cursor::transaction).unzip();
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        sqlx::query(
            "UPDATE rebuild_progress SET phase = $1, updated_at = now(), events = $2, events_expected = $3, rows_changed = $4,
                epoch = $5, transaction_id = $6::text::xid8",
        )
        .bind(stage.phase.as_str())
        .bind(number(stage.events))
        .bind(number(stage.events_expected))
        .bind(number(stage.rows_changed()))
        .bind(epoch)
        .bind(transaction_id.map(|id: i64| id.to_string()))
        .execute(pool)
        .await
        .map(drop)
    }

    /// No code that holds the lock can leave the stage half changed.
    fn lock(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
