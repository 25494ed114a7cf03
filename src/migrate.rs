//! Bringing the database's tables up to date.

use crate::{config::Database, database};
use store::StoreError;

/// Why the tables are not up to date.
#[derive(Debug, thiserror::Error)]
#[error("database {database}: {source}")]
pub struct MigrateError {
    /// The database, without its password.
    database: String,
    /// What went wrong.
    source: StoreError,
}

/// Brings the tables up to date. Doing so twice, or from two processes at once, changes nothing.
pub async fn run(configured: &Database) -> Result<(), MigrateError> {
    let failed = |source| MigrateError {
        database: format!("{configured:?}"),
        source,
    };
    let store = database::connect(configured).await.map_err(failed)?;
    store.migrate().await.map_err(failed)
}
