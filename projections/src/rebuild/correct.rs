//! Making the rows of a chunk's streams what they should be, while steps go on.
//!
//! First everything is compared without a lock: where nothing differs, nothing is locked or written. What differs may only have
//! moved on since it was read. So the table is locked against steps, what has happened meanwhile is read, and then the rows are
//! compared again and written. One table is locked at a time, for milliseconds, so there is no order of locks to get wrong.

use super::{RebuildError, chunk::Chunk, progress::Progress};
use crate::ReadTable;
use sqlx::PgPool;
use std::{collections::BTreeSet, time::Duration};
use store::{StoreError, stream_rows};
use tokio::{sync::Mutex, time::sleep};
use uuid::Uuid;

/// How long a lock is waited for, which is how long steps may be held up behind a longer transaction.
const PATIENCE: Duration = Duration::from_millis(50);
/// How long steps have the table for themselves before the lock is asked for again.
const PAUSE: Duration = Duration::from_millis(500);
/// How many streams are written under one lock.
const TOGETHER: usize = 100;

/// What became of a chunk's rows in one table.
pub(super) enum Corrected {
    /// They are right.
    Right,
    /// A row of another stream stands where one of theirs must stand; that one must be corrected with them.
    InTheWay,
}

/// Corrects one table after the other.
pub(super) struct Corrector<'a> {
    pub(super) pool: &'a PgPool,
    /// Chunks that are worked on at once take turns here, rather than in the queue for a lock, where steps would stand behind them.
    pub(super) turn: &'a Mutex<()>,
    pub(super) progress: &'a Progress,
}

impl Corrector<'_> {
    /// Makes the rows of the chunk's streams in one table what they should be.
    pub(super) async fn correct(
        &self,
        chunk: &mut Chunk<'_>,
        table: &'static ReadTable,
    ) -> Result<Corrected, RebuildError> {
        let (checked, differing) = {
            let expected = chunk.rows(table, &chunk.streams());
            let mut connection = self.pool.acquire().await.map_err(StoreError::from)?;
            (expected.len(), expected.differing(&mut connection).await?)
        };
        self.progress.corrected(table, checked, 0);
        let differing: Vec<Uuid> = differing.into_iter().collect();
        for streams in differing.chunks(TOGETHER) {
            let streams = streams.iter().copied().collect();
            match self.replace(chunk, table, &streams).await? {
                Corrected::Right => {}
                Corrected::InTheWay => return Ok(Corrected::InTheWay),
            }
        }
        Ok(Corrected::Right)
    }

    /// Writes the rows of these streams as soon as the table can be locked.
    async fn replace(
        &self,
        chunk: &mut Chunk<'_>,
        table: &'static ReadTable,
        streams: &BTreeSet<Uuid>,
    ) -> Result<Corrected, RebuildError> {
        loop {
            let turn = self.turn.lock().await;
            match attempt(self.pool, chunk, table, streams).await? {
                Attempt::Written(changed) => {
                    self.progress.corrected(table, 0, changed);
                    return Ok(Corrected::Right);
                }
                Attempt::InTheWay => return Ok(Corrected::InTheWay),
                Attempt::Locked => {
                    drop(turn);
                    let lock = format!("a lock on {}", table.table.name);
                    self.progress.waits_for(Some(lock));
                    sleep(PAUSE).await;
                    self.progress.waits_for(None);
                }
            }
        }
    }
}

/// What became of one transaction.
enum Attempt {
    /// So many rows were written or deleted.
    Written(u64),
    /// See [`Corrected::InTheWay`].
    InTheWay,
    /// A longer transaction holds the table.
    Locked,
}

async fn attempt(
    pool: &PgPool,
    chunk: &mut Chunk<'_>,
    table: &'static ReadTable,
    streams: &BTreeSet<Uuid>,
) -> Result<Attempt, RebuildError> {
    let mut transaction = pool.begin().await.map_err(StoreError::from)?;
    if !stream_rows::lock(&mut transaction, table.table, PATIENCE).await? {
        return Ok(Attempt::Locked);
    }
    chunk.catch_up(&mut transaction, streams).await?;
    let expected = chunk.rows(table, streams);
    let changed = match expected.write(&mut transaction).await {
        Ok(changed) => changed,
        Err(error) if is_duplicate(&error) => return Ok(Attempt::InTheWay),
        Err(error) => return Err(error.into()),
    };
    // What was written is read back: a column that cannot hold what it is given must not go unnoticed.
    let differing = expected.differing(&mut transaction).await?;
    if let Some(stream) = differing.first() {
        return Err(RebuildError::NotKept {
            table: table.table.name,
            stream: *stream,
        });
    }
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(Attempt::Written(changed))
}

fn is_duplicate(error: &StoreError) -> bool {
    matches!(error, StoreError::Database(error)
        if error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation))
}
