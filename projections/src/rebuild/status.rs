//! What `projections status` tells: the versions of the read tables, the newest rebuild, and who keeps it from going on.

use super::{REBUILD_LOCK, RebuildError, versions};
use crate::{ReadTable, ReadTables, read};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{Row, postgres::PgRow};
use store::{
    Pool, StoreError,
    read_tables::{self, Writer},
    stream::{self, Cursor},
};

/// Further events are not counted.
const COUNTED: u32 = 1_000_000;

/// The read tables and the newest rebuild.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Every version of every read table.
    pub tables: Vec<TableStatus>,
    /// The newest rebuild, if there ever was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rebuild: Option<RebuildStatus>,
    /// The oldest transaction that hides later events from the rebuild that fills a coming version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_up_by: Option<RunningTransaction>,
}

/// One version of a read table.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableStatus {
    /// The table.
    pub name: String,
    /// The version.
    pub version: i32,
    /// What it is for.
    pub state: State,
    /// How many events it may lack; at most a million are counted. A current version lacks none, for steps write it. A former
    /// one is not kept complete any more, and nobody counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lag: Option<u64>,
    /// Whether steps of this version of the program write it.
    pub is_written: bool,
    /// When a rebuild was last through with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rebuilt_at: Option<Timestamp>,
    /// How many rows that rebuild wrote or deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows_changed: Option<i64>,
    /// For a version that is to become current: who stores steps without writing it.
    pub blocked_by: Vec<Program>,
}

/// What a version is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Lists read it.
    Current,
    /// It is to become current.
    Coming,
    /// It was current.
    Former,
}

/// A connection that stores steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Program {
    /// Its process on the database server.
    pub pid: i32,
    /// What the program calls itself.
    pub program: String,
    /// Where it connects from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl From<Writer> for Program {
    fn from(writer: Writer) -> Self {
        let Writer {
            pid,
            program,
            address,
        } = writer;
        Self {
            pid,
            program,
            address,
        }
    }
}

/// A rebuild.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RebuildStatus {
    /// Whether it runs. One that is not done and does not run was interrupted.
    pub is_running: bool,
    /// What it is at.
    pub phase: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it last said how far it is.
    pub updated_at: Timestamp,
    /// How many events it has folded.
    pub events: i64,
    /// About as many as there were when it began.
    pub events_expected: i64,
    /// How many rows it has written or deleted.
    pub rows_changed: i64,
}

/// A transaction that still runs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RunningTransaction {
    /// Its process on the database server.
    pub pid: i32,
    /// What the program calls itself.
    pub program: String,
    /// When it began.
    pub since: Timestamp,
}

/// What is so now, as far as this program's read tables go.
pub async fn status(pool: &Pool, written: &ReadTables) -> Result<Status, RebuildError> {
    let found = rebuild(pool).await?;
    let mut tables = tables(pool, written).await?;
    let mut held_up_by = None;
    if tables.iter().any(|table| table.state == State::Coming) {
        let lag = lag(pool, found.as_ref()).await?;
        for table in &mut tables {
            if table.state == State::Coming {
                table.lag = Some(lag);
            }
        }
        held_up_by = oldest_transaction(pool).await?;
    }
    Ok(Status {
        tables,
        rebuild: found.map(|(rebuild, _)| rebuild),
        held_up_by,
    })
}

/// How many events the versions lack that are to become current. A rebuild fills them together.
async fn lag(
    pool: &Pool,
    rebuild: Option<&(RebuildStatus, Option<Cursor>)>,
) -> Result<u64, RebuildError> {
    let after = match rebuild {
        Some((_, Some(complete_to))) => *complete_to,
        // Streams are folded one after the other: what is done is a number of events, and no place among them.
        Some((rebuild, None)) if rebuild.is_running => {
            let left = rebuild.events_expected.saturating_sub(rebuild.events);
            return Ok(u64::try_from(left).unwrap_or(0));
        }
        Some((_, None)) | None => Cursor::BEGIN,
    };
    Ok(stream::events_after(pool, after, COUNTED).await?)
}

async fn tables(pool: &Pool, written: &ReadTables) -> Result<Vec<TableStatus>, RebuildError> {
    let current = versions::current(pool, written).await?;
    let mut tables: Vec<TableStatus> = sqlx::query(
        "SELECT name, version, is_current, rebuilt_at, rows_changed FROM read_tables ORDER BY name, version",
    )
    .try_map(|row: PgRow| {
        let name: String = row.try_get("name")?;
        let version: i32 = row.try_get("version")?;
        let is_written = |table: &ReadTable| table.name == name && table.version == version;
        let is_newer = current.get(&name).is_none_or(|current| *current < version);
        let state = match (row.try_get("is_current")?, is_newer) {
            (true, _) => State::Current,
            (false, true) => State::Coming,
            (false, false) => State::Former,
        };
        Ok(TableStatus {
            is_written: written.iter().any(is_written),
            name,
            version,
            state,
            lag: (state == State::Current).then_some(0),
            rebuilt_at: read::optional_time(&row, "rebuilt_at")?,
            rows_changed: row.try_get("rows_changed")?,
            blocked_by: Vec::new(),
        })
    })
    .fetch_all(pool)
    .await
    .map_err(StoreError::from)?;
    for table in &mut tables {
        if table.state == State::Coming {
            let writers = read_tables::writers_without(pool, &table.name, table.version).await;
            let writers = writers.map_err(StoreError::from)?;
            table.blocked_by = writers.into_iter().map(Into::into).collect();
        }
    }
    Ok(tables)
}

async fn rebuild(pool: &Pool) -> Result<Option<(RebuildStatus, Option<Cursor>)>, RebuildError> {
    let found = sqlx::query(
        "SELECT phase, started_at, updated_at, events, events_expected, rows_changed, epoch, transaction_id::text::bigint,
            EXISTS (
                SELECT FROM pg_locks
                WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND (classid::bigint << 32) + objid::bigint = $1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            ) AS is_running
        FROM rebuild_progress",
    )
    .bind(REBUILD_LOCK)
    .try_map(|row: PgRow| {
        let status = RebuildStatus {
            is_running: row.try_get("is_running")?,
            phase: row.try_get("phase")?,
            started_at: read::time(&row, "started_at")?,
            updated_at: read::time(&row, "updated_at")?,
            events: row.try_get("events")?,
            events_expected: row.try_get("events_expected")?,
            rows_changed: row.try_get("rows_changed")?,
        };
        let epoch: Option<i16> = row.try_get("epoch")?;
        let transaction_id: Option<i64> = row.try_get("transaction_id")?;
        let cursor = epoch
            .zip(transaction_id)
            .map(|(epoch, id)| Cursor::before_transaction(epoch, id));
        Ok((status, cursor))
    })
    .fetch_optional(pool)
    .await
    .map_err(StoreError::from)?;
    Ok(found)
}

/// The oldest of the transactions that have written something, if it is not of this moment.
async fn oldest_transaction(pool: &Pool) -> Result<Option<RunningTransaction>, RebuildError> {
    let found = sqlx::query(
        "SELECT pid, application_name, xact_start FROM pg_stat_activity
        WHERE backend_xid IS NOT NULL AND xact_start < now() - interval '1 second' AND pid <> pg_backend_pid()
        ORDER BY xact_start LIMIT 1",
    )
    .try_map(|row: PgRow| {
        Ok(RunningTransaction {
            pid: row.try_get("pid")?,
            program: row.try_get("application_name")?,
            since: read::time(&row, "xact_start")?,
        })
    })
    .fetch_optional(pool)
    .await
    .map_err(StoreError::from)?;
    Ok(found)
}
