//! Building the read tables anew from the events, while steps go on.
//!
//! A row is what the events of its stream make of it. So every stream is folded and its rows are [made](correct) what the fold
//! says; a table that is right is only read. Rows of no stream are [removed](orphans), and totals corrected. A new
//! version of a table is filled by the same means and [becomes current](switch) when all programs write it. Nothing but read
//! tables is written. See `docs/adr/0010-rebuild.md`.

mod chunk;
mod correct;
mod orphans;
mod progress;
pub mod status;
mod switch;
mod versions;

pub use progress::{Corrections, Phase, Progress, Stage};

use crate::{ReadTable, ReadTables, counts};
use chunk::{Chunk, PAGE};
use correct::{Corrected, Corrector};
use sqlx::{PgConnection, PgPool};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};
use store::{Owner, Store, StoreError, Upcasters, stream, streams};
use tokio::task::{JoinError, JoinSet};
use uuid::Uuid;

/// How many chunks are worked on at once.
const AT_ONCE: usize = 2;
/// For the chunks and what each may lock, the reader, the progress and the switch.
const CONNECTIONS: u32 = 6;
/// Held by the rebuild that runs: any number that nothing else locks.
pub(crate) const REBUILD_LOCK: i64 = 0x7265_6275_696c_6400;

/// Why a rebuild ended early. What it has done is right, and a later one goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// Another one runs.
    #[error("another rebuild runs; `quantumbpm projections status` shows how far it is")]
    Running,
    /// The database lacks a version of a table.
    #[error("the database has no version {version} of {table}; run `quantumbpm migrate` first")]
    NotMigrated {
        /// The table.
        table: &'static str,
        /// The version.
        version: i32,
    },
    /// The database does not give back what was written.
    #[error(
        "{table} does not keep what is written to it: a row of stream {stream} was read back with other values; \
         the table's columns do not fit its projection"
    )]
    NotKept {
        /// The table.
        table: &'static str,
        /// A stream with such a row.
        stream: Uuid,
    },
    /// Rows that should be unique are not.
    #[error("rows of these streams exclude each other in a unique index: {}", list(.0))]
    Excluding(BTreeSet<Uuid>),
    /// A new version would lack rows.
    #[error("streams cannot be read by this version of the program, so a new version of a table would lack their rows: {}", reasons(.0))]
    Unreadable(BTreeMap<Uuid, String>),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part of the program failed.
    #[error("a part of the rebuild failed: {0}")]
    Failed(#[from] JoinError),
}

fn list(streams: &BTreeSet<Uuid>) -> String {
    let texts: Vec<_> = streams.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

fn reasons(streams: &BTreeMap<Uuid, String>) -> String {
    let texts: Vec<_> = streams
        .iter()
        .map(|(stream, reason)| format!("{stream} ({reason})"))
        .collect();
    texts.join(", ")
}

/// What a rebuild came to.
#[derive(Debug)]
pub struct Report {
    /// What was done.
    pub stage: Stage,
    /// The versions that became current, by table.
    pub switched: Vec<(&'static str, i32)>,
    /// The streams that this program cannot read, and why. Their rows were left as they were.
    pub unreadable: BTreeMap<Uuid, String>,
}

/// What the parts of a rebuild share.
struct Shared {
    pool: PgPool,
    upcasters: Arc<Upcasters>,
    read_tables: ReadTables,
    progress: Arc<Progress>,
    /// See [`Corrector`].
    turn: tokio::sync::Mutex<()>,
    /// Streams whose rows could not be written because a wrong row of another stream stood in the way.
    set_aside: Mutex<BTreeSet<Uuid>>,
    unreadable: Mutex<BTreeMap<Uuid, String>>,
}

/// Makes every row of these read tables what the events say.
pub async fn run(
    store: &Store,
    read_tables: ReadTables,
    progress: Arc<Progress>,
) -> Result<Report, RebuildError> {
    let pool = store.maintenance(CONNECTIONS).await?;
    // It holds the lock as long as it is open.
    let mut only = pool.acquire().await.map_err(StoreError::from)?.detach();
    if !lock(&mut only).await? {
        return Err(RebuildError::Running);
    }
    let current = versions::current(&pool, &read_tables).await?;
    let coming = versions::coming(&read_tables, &current);
    let complete_to = stream::horizon(&pool).await?.settled;
    progress.begin(streams::about_how_many_events(&pool).await?);
    let shared = Arc::new(Shared {
        pool,
        upcasters: Arc::clone(store.upcasters()),
        read_tables,
        progress,
        turn: tokio::sync::Mutex::default(),
        set_aside: Mutex::default(),
        unreadable: Mutex::default(),
    });
    let rebuilding = async {
        rebuild(&shared).await?;
        if !coming.is_empty() {
            shared.check_readable()?;
            switch::switch(&shared, &coming, complete_to).await?;
        }
        shared.progress.enter(Phase::Done);
        Ok::<_, RebuildError>(())
    };
    tokio::select! {
        rebuilt = rebuilding => rebuilt?,
        stored = shared.progress.keep_stored(&shared.pool) => stored.map_err(StoreError::from)?,
    }
    shared
        .progress
        .store(&shared.pool)
        .await
        .map_err(StoreError::from)?;
    // The server notices a connection that is dropped a little later than the caller goes on.
    unlock(&mut only).await?;
    Ok(Report {
        stage: shared.progress.stage(),
        switched: coming
            .iter()
            .map(|table| (table.name, table.version))
            .collect(),
        unreadable: shared.unreadable(),
    })
}

async fn lock(connection: &mut PgConnection) -> Result<bool, StoreError> {
    let locked = sqlx::query_scalar("SELECT pg_try_advisory_lock($1)")
        .bind(REBUILD_LOCK)
        .fetch_one(connection)
        .await?;
    Ok(locked)
}

async fn unlock(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_unlock($1)")
        .bind(REBUILD_LOCK)
        .execute(connection)
        .await?;
    Ok(())
}

/// All streams, then what belongs to none.
async fn rebuild(shared: &Arc<Shared>) -> Result<(), RebuildError> {
    compare_all(shared).await?;
    shared.progress.enter(Phase::Orphans);
    let (in_project, others): (Vec<_>, Vec<_>) = shared
        .read_tables
        .iter()
        .partition(|table| matches!(table.owner, Owner::InProject(_)));
    shared.remove_orphans(&others).await?;
    shared.correct_set_aside().await?;
    shared.remove_orphans(&in_project).await?;
    shared.progress.enter(Phase::Totals);
    let wrong = counts::correct_totals(&shared.pool)
        .await
        .map_err(StoreError::from)?;
    shared.progress.corrected_totals(wrong);
    let stage = shared.progress.stage();
    for ReadTable { name, version, .. } in shared.read_tables.iter() {
        let corrections = stage.tables.get(&(*name, *version));
        let changed = corrections.map_or(0, |corrections| corrections.changed);
        versions::rebuilt(&shared.pool, name, *version, changed).await?;
    }
    Ok(())
}

/// Reads all events in the order of their streams; while one page is read, others are worked on.
async fn compare_all(shared: &Arc<Shared>) -> Result<(), RebuildError> {
    let mut under_way = JoinSet::new();
    let mut last = Uuid::nil();
    loop {
        let page = streams::after(&shared.pool, last, PAGE).await?;
        let Some(end) = page.last() else {
            break;
        };
        last = end.stream;
        if under_way.len() >= AT_ONCE
            && let Some(worked) = under_way.join_next().await
        {
            worked??;
        }
        under_way.spawn(Arc::clone(shared).compare(page));
    }
    while let Some(worked) = under_way.join_next().await {
        worked??;
    }
    Ok(())
}

impl Shared {
    /// The streams of one page of events. The last of them may go on after it.
    async fn compare(
        self: Arc<Self>,
        page: Vec<streams::EventOfStream>,
    ) -> Result<(), RebuildError> {
        let events = page.len();
        let last = page.last().map(|event| event.stream);
        let streams: BTreeSet<Uuid> = page.iter().map(|event| event.stream).collect();
        let mut chunk = Chunk::of(streams, &self.read_tables, &self.upcasters);
        chunk.take(page);
        if let Some(last) = last {
            let mut connection = self.pool.acquire().await.map_err(StoreError::from)?;
            chunk.catch_up(&mut connection, &[last].into()).await?;
        }
        let tables = chunk.tables();
        self.correct(&mut chunk, &tables).await?;
        self.progress.folded(events);
        Ok(())
    }

    /// Reads a chunk's streams to their ends.
    async fn load(&self, chunk: &mut Chunk<'_>) -> Result<(), RebuildError> {
        let mut connection = self.pool.acquire().await.map_err(StoreError::from)?;
        Ok(chunk.catch_up(&mut connection, &chunk.streams()).await?)
    }

    /// Makes the rows of a chunk's streams right, or sets the streams aside.
    async fn correct(
        &self,
        chunk: &mut Chunk<'_>,
        tables: &[&'static ReadTable],
    ) -> Result<(), RebuildError> {
        let corrector = Corrector {
            pool: &self.pool,
            turn: &self.turn,
            progress: &self.progress,
        };
        for table in tables {
            match corrector.correct(chunk, table).await? {
                Corrected::Right => {}
                Corrected::InTheWay => self.set_aside().extend(chunk.streams()),
            }
        }
        self.unreadable
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .append(&mut chunk.unreadable);
        Ok(())
    }

    /// All that stood in each other's way, together: their wrong rows go before the right ones are written.
    async fn correct_set_aside(&self) -> Result<(), RebuildError> {
        let streams = std::mem::take(&mut *self.set_aside());
        if streams.is_empty() {
            return Ok(());
        }
        let mut chunk = Chunk::of(streams, &self.read_tables, &self.upcasters);
        self.load(&mut chunk).await?;
        let tables = chunk.tables();
        self.correct(&mut chunk, &tables).await?;
        self.check_set_aside()
    }

    async fn remove_orphans(&self, tables: &[&'static ReadTable]) -> Result<(), RebuildError> {
        for table in tables {
            let removed = orphans::remove(&self.pool, table).await?;
            self.progress.corrected(table, 0, removed);
        }
        Ok(())
    }

    fn check_set_aside(&self) -> Result<(), RebuildError> {
        let streams = self.set_aside().clone();
        if streams.is_empty() {
            Ok(())
        } else {
            Err(RebuildError::Excluding(streams))
        }
    }

    fn check_readable(&self) -> Result<(), RebuildError> {
        let unreadable = self.unreadable();
        if unreadable.is_empty() {
            Ok(())
        } else {
            Err(RebuildError::Unreadable(unreadable))
        }
    }

    fn unreadable(&self) -> BTreeMap<Uuid, String> {
        let unreadable = self.unreadable.lock();
        unreadable.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_aside(&self) -> std::sync::MutexGuard<'_, BTreeSet<Uuid>> {
        self.set_aside
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
