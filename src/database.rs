//! Reaching the database.

use crate::{clock::Clock, config::Database};
use jiff::SignedDuration;
use projections::ReadTables;
use sqlx::postgres::PgConnectOptions;
use std::time::Duration;
use store::{Pool, Store, StoreError, StoreOptions};
use tokio::time::Instant;

/// How long to wait for a database that cannot be reached: it may be starting too.
const PATIENCE: Duration = Duration::from_mins(1);

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Connects for reading, and waits for a database that is starting.
pub(crate) async fn connect(configured: &Database) -> Result<Store, StoreError> {
    wait_for(configured, &options(configured)).await
}

/// Connects for steps that write these read tables, and waits for a database that is starting.
pub(crate) async fn connect_writing(
    configured: &Database,
    read_tables: &ReadTables,
) -> Result<Store, StoreError> {
    let mut options = options(configured);
    options.read_tables = read_tables.versions().into();
    wait_for(configured, &options).await
}

async fn wait_for(configured: &Database, options: &StoreOptions) -> Result<Store, StoreError> {
    let deadline = Instant::now() + PATIENCE;
    let mut pause = Duration::from_millis(50);
    loop {
        match Store::connect(options).await {
            Err(StoreError::Unavailable(error)) if Instant::now() + pause < deadline => {
                tracing::warn!(%error, database = ?configured, "the database cannot be reached yet");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            result => return result,
        }
    }
}

/// Connects, or says at once why not.
pub(crate) async fn connect_once(configured: &Database) -> Result<Store, StoreError> {
    Store::connect(&options(configured)).await
}

/// Whether the database has the tables of this program.
pub(crate) async fn is_prepared(pool: &Pool) -> Result<bool, StoreError> {
    let exists = sqlx::query_scalar(
        "SELECT to_regclass('events') IS NOT NULL AND to_regclass('read_tables') IS NOT NULL",
    );
    Ok(exists.fetch_one(pool).await?)
}

/// How far the database's clock is ahead of `clock`, or behind it when negative. A round trip's time is part of it.
pub(crate) async fn clock_difference(
    pool: &Pool,
    clock: &Clock,
) -> Result<SignedDuration, StoreError> {
    let microseconds: i64 =
        sqlx::query_scalar("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
            .fetch_one(pool)
            .await?;
    Ok(SignedDuration::from_micros(
        microseconds - clock.now().as_microsecond(),
    ))
}

/// What this process is called where the database lists its connections.
fn program() -> String {
    let host = nix::unistd::gethostname().unwrap_or_default();
    format!(
        "quantumbpm {} {}@{}",
        env!("CARGO_PKG_VERSION"),
        std::process::id(),
        host.to_string_lossy()
    )
}

fn options(configured: &Database) -> StoreOptions {
    let mut database = PgConnectOptions::new_without_pgpass()
        .host(&configured.host)
        .port(configured.port)
        .username(&configured.user)
        .database(&configured.name)
        .ssl_mode(configured.ssl_mode)
        .application_name(&program());
    if let Some(password) = &configured.password {
        database = database.password(password);
    }
    let mut options = StoreOptions::new(database);
    options.notices = configured.notices;
    options.connections = configured
        .maximum_connections
        .saturating_sub(options.writers.get())
        .saturating_sub(u32::from(configured.notices))
        .max(1);
    options
}
