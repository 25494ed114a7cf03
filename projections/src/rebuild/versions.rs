//! The versions of the read tables that the database knows, and which of them lists read.

use super::RebuildError;
use crate::{ReadTable, ReadTables};
use sqlx::{PgConnection, PgExecutor};
use std::collections::BTreeMap;
use store::StoreError;

/// Which version of each table is current; none of a table that has never been complete.
pub(super) async fn current(
    database: impl PgExecutor<'_>,
    written: &ReadTables,
) -> Result<BTreeMap<String, i32>, RebuildError> {
    let stored: Vec<(String, i32, bool)> =
        sqlx::query_as("SELECT name, version, is_current FROM read_tables")
            .fetch_all(database)
            .await
            .map_err(StoreError::from)?;
    for ReadTable { name, version, .. } in written.iter() {
        let is_stored = stored.iter().any(|(stored_name, stored_version, _)| {
            stored_name == name && stored_version == version
        });
        if !is_stored {
            return Err(RebuildError::NotMigrated {
                table: name,
                version: *version,
            });
        }
    }
    Ok(stored
        .into_iter()
        .filter(|(_, _, is_current)| *is_current)
        .map(|(name, version, _)| (name, version))
        .collect())
}

/// The versions that are to become current.
pub(super) fn coming(
    written: &ReadTables,
    current: &BTreeMap<String, i32>,
) -> Vec<&'static ReadTable> {
    let is_coming = |table: &&ReadTable| {
        current
            .get(table.name)
            .is_none_or(|current| *current < table.version)
    };
    written.iter().filter(is_coming).collect()
}

/// Lets lists read these versions from now on.
pub(super) async fn make_current(
    transaction: &mut PgConnection,
    tables: &[&'static ReadTable],
) -> Result<(), RebuildError> {
    for ReadTable { name, version, .. } in tables {
        for (is_current, condition) in [(false, "version <> $2"), (true, "version = $2")] {
            let text =
                format!("UPDATE read_tables SET is_current = $3 WHERE name = $1 AND {condition}");
            sqlx::query(sqlx::AssertSqlSafe(text))
                .bind(name)
                .bind(version)
                .bind(is_current)
                .execute(&mut *transaction)
                .await
                .map_err(StoreError::from)?;
        }
    }
    Ok(())
}

/// Notes that a rebuild is through with a table.
pub(super) async fn rebuilt(
    database: impl PgExecutor<'_>,
    name: &str,
    version: i32,
    rows_changed: u64,
) -> Result<(), RebuildError> {
    sqlx::query(
        "UPDATE read_tables SET rebuilt_at = now(), rows_changed = $3 WHERE name = $1 AND version = $2",
    )
    .bind(name)
    .bind(version)
    .bind(i64::try_from(rows_changed).unwrap_or(i64::MAX))
    .execute(database)
    .await
    .map_err(StoreError::from)?;
    Ok(())
}
