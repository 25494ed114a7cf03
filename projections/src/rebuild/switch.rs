//! New versions become current once nobody stores steps without them.
//!
//! Until then streams go on that only programs of the release before write. They are found by the reader of all events, and
//! made right again. At the end no such program is connected and none can begin to: what is left is read, and the switch is one
//! update. Programs that write both versions go on all the while; either of the two answers right.

use super::{RebuildError, Shared, chunk::Chunk, chunk::PAGE, progress::Phase, versions};
use crate::ReadTable;
use std::time::Duration;
use store::{
    StoreError,
    read_tables::{self, Writer},
    stream::{self, Cursor},
};
use tokio::time::{Instant, sleep};

/// How often it is tried.
const INTERVAL: Duration = Duration::from_secs(1);
/// How long programs that begin to store steps may be kept waiting.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long to wait before the transactions that still run are looked at again.
const PAUSE: Duration = Duration::from_millis(20);

/// What one attempt came to.
enum Attempt {
    Switched,
    /// These store steps without one of the versions.
    Blocked(Vec<Writer>),
    /// A transaction, anywhere in the cluster, hides what was stored after it began.
    HeldUp,
}

/// Makes these versions current, however long it takes. They hold everything up to `complete_to`.
pub(super) async fn switch(
    shared: &Shared,
    tables: &[&'static ReadTable],
    complete_to: Cursor,
) -> Result<(), RebuildError> {
    shared.progress.enter(Phase::Switching);
    shared.progress.complete_to(complete_to);
    let mut cursor = complete_to;
    loop {
        cursor = catch_up(shared, tables, cursor).await?;
        let waits_for = match attempt(shared, tables, &mut cursor).await? {
            Attempt::Switched => return Ok(()),
            Attempt::Blocked(writers) => named(&writers),
            Attempt::HeldUp => "a long transaction to end".to_owned(),
        };
        shared.progress.waits_for(Some(waits_for));
        sleep(INTERVAL).await;
        shared.progress.waits_for(None);
    }
}

/// The programs, each once.
fn named(writers: &[Writer]) -> String {
    let mut names: Vec<_> = writers
        .iter()
        .map(
            |Writer {
                 program, address, ..
             }| match address {
                Some(address) => format!("{program} ({address})"),
                None => program.clone(),
            },
        )
        .collect();
    names.dedup();
    format!(
        "these to stop, which do not write the new version: {}",
        names.join(", ")
    )
}

/// Makes right what has changed after a place, and answers how far that goes.
async fn catch_up(
    shared: &Shared,
    tables: &[&'static ReadTable],
    mut cursor: Cursor,
) -> Result<Cursor, RebuildError> {
    let settled = stream::horizon(&shared.pool).await?.settled;
    while let Some((streams, end)) = stream::changed_streams(&shared.pool, cursor, PAGE).await? {
        let mut chunk = Chunk::of(streams, &shared.read_tables, &shared.upcasters);
        shared.load(&mut chunk).await?;
        shared.correct(&mut chunk, tables).await?;
        shared.check_readable()?;
        cursor = end;
        shared.progress.complete_to(cursor);
    }
    // There was nothing more to be read before it.
    cursor = cursor.max(settled);
    shared.progress.complete_to(cursor);
    Ok(cursor)
}

async fn attempt(
    shared: &Shared,
    tables: &[&'static ReadTable],
    cursor: &mut Cursor,
) -> Result<Attempt, RebuildError> {
    let mut transaction = shared.pool.begin().await.map_err(StoreError::from)?;
    read_tables::close_gate(&mut transaction)
        .await
        .map_err(StoreError::from)?;
    for table in tables {
        let writers = read_tables::writers_without(&mut *transaction, table.name, table.version)
            .await
            .map_err(StoreError::from)?;
        if !writers.is_empty() {
            return Ok(Attempt::Blocked(writers));
        }
    }
    // Whoever stored steps without them has committed or never will.
    let last = stream::horizon(&mut *transaction).await?.newest;
    let deadline = Instant::now() + PATIENCE;
    loop {
        let settled = stream::horizon(&mut *transaction).await?.settled;
        *cursor = catch_up(shared, tables, *cursor).await?;
        if settled >= last {
            break;
        }
        if Instant::now() > deadline {
            return Ok(Attempt::HeldUp);
        }
        sleep(PAUSE).await;
    }
    shared.check_set_aside()?;
    versions::make_current(&mut transaction, tables).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(Attempt::Switched)
}
