//! Which versions of the read tables a program's steps write, told to the other programs on the same database.
//!
//! Every connection that stores steps holds a lock for each version that it writes. So whoever makes a newer version current
//! sees who still stores steps without it, and can keep others from beginning to. A row with the time of a last sign of life
//! could not tell that: a process that was frozen for a minute goes on with the step that it was about to store. A lock cannot
//! outlive its connection, and no step is stored without one.

use sqlx::{Connection as _, PgConnection, PgExecutor};

/// Held, shared, by every connection that stores steps.
const STORES_STEPS: (i32, i32) = (0x7374_6570, 0);
/// Held, shared, while a connection tells what it writes; exclusively by whoever changes which versions are current.
const GATE: (i32, i32) = (0x7374_6570, 1);

/// A version of a read table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadTableVersion {
    /// The name that all its versions share.
    pub name: &'static str,
    /// Counted from 1.
    pub version: i32,
}

/// Lists read a version of a table that this program's steps do not write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "lists read version {current} of {name}, which this version of the program does not write; run one that does \
     (`quantumbpm projections status` shows the versions)"
)]
pub struct NotWritten {
    /// The table.
    pub name: String,
    /// The version that lists read.
    pub current: i32,
}

/// A connection that stores steps, as the database knows it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Writer {
    /// Its process on the database server.
    pub pid: i32,
    /// What the program calls itself.
    pub program: String,
    /// Where it comes from; none within the machine.
    pub address: Option<String>,
}

/// Tells others what the steps of this connection write, as long as it lives. Answers what keeps it from storing any.
pub(crate) async fn register(
    connection: &mut PgConnection,
    written: &[ReadTableVersion],
) -> Result<Option<NotWritten>, sqlx::Error> {
    if written.is_empty() {
        return Ok(None);
    }
    let (names, versions) = columns(written);
    let mut transaction = connection.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock_shared($1, $2)")
        .bind(GATE.0)
        .bind(GATE.1)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "SELECT pg_advisory_lock_shared($1, $2)
        UNION ALL
        SELECT pg_advisory_lock_shared(hashtext(name), version) FROM unnest($3::text[], $4::integer[]) AS written (name, version)",
    )
    .bind(STORES_STEPS.0)
    .bind(STORES_STEPS.1)
    .bind(names)
    .bind(versions)
    .execute(&mut *transaction)
    .await?;
    let not_written = unwritten(&mut *transaction, written).await?;
    transaction.commit().await?;
    Ok(not_written)
}

/// A version that lists read and that is not among these.
pub async fn unwritten(
    database: impl PgExecutor<'_>,
    written: &[ReadTableVersion],
) -> Result<Option<NotWritten>, sqlx::Error> {
    let (names, versions) = columns(written);
    let found: Option<(String, i32)> = sqlx::query_as(
        "SELECT name, version FROM read_tables
        WHERE is_current AND (name, version) NOT IN (SELECT * FROM unnest($1::text[], $2::integer[]))
        ORDER BY name LIMIT 1",
    )
    .bind(names)
    .bind(versions)
    .fetch_optional(database)
    .await?;
    Ok(found.map(|(name, current)| NotWritten { name, current }))
}

/// Waits until no connection is about to begin storing steps, and keeps others from it until the transaction ends.
pub async fn close_gate(transaction: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_advisory_xact_lock($1, $2)")
        .bind(GATE.0)
        .bind(GATE.1)
        .execute(transaction)
        .await
        .map(drop)
}

/// The connections that store steps without this version of a table.
pub async fn writers_without(
    database: impl PgExecutor<'_>,
    name: &str,
    version: i32,
) -> Result<Vec<Writer>, sqlx::Error> {
    sqlx::query_as(
        "SELECT held.pid, activity.application_name AS program, host(activity.client_addr) AS address
        FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid)
        WHERE held.locktype = 'advisory' AND held.granted AND activity.datname = current_database()
        AND held.classid = $1::oid AND held.objid = $2::oid AND held.objsubid = 2
        AND NOT EXISTS (
            SELECT FROM pg_locks AS other
            WHERE other.locktype = 'advisory' AND other.granted AND other.pid = held.pid
            AND other.classid = hashtext($3)::oid AND other.objid = $4::oid AND other.objsubid = 2
        )
        ORDER BY program, held.pid",
    )
    .bind(STORES_STEPS.0)
    .bind(STORES_STEPS.1)
    .bind(name)
    .bind(version)
    .fetch_all(database)
    .await
}

fn columns(written: &[ReadTableVersion]) -> (Vec<&'static str>, Vec<i32>) {
    written
        .iter()
        .map(|written| (written.name, written.version))
        .unzip()
}
