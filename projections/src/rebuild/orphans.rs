//! Rows that belong to no stream. Steps never make any, so what is found is deleted without a lock.

use super::RebuildError;
use crate::{ReadTable, instances::INSTANCES};
use sqlx::{AssertSqlSafe, PgPool};
use store::{Owner, StoreError};

/// How many pages of a table one statement goes through.
const PAGES: i64 = 2_000;

/// Deletes the rows of a table that belong to no stream of the right kind. Answers how many there were.
///
/// Tables where rows are found by their project too come after `instances`: a row in another project than its instance is not
/// found with the instance's rows.
pub(super) async fn remove(pool: &PgPool, table: &ReadTable) -> Result<u64, RebuildError> {
    let name = table.table.name;
    let pages: i64 = sqlx::query_scalar(
        "SELECT pg_relation_size(to_regclass($1)) / current_setting('block_size')::bigint",
    )
    .bind(name)
    .fetch_one(pool)
    .await
    .map_err(StoreError::from)?;
    let stream = table.owner.stream();
    let in_other_project = match table.owner {
        Owner::Stream(_) => String::new(),
        Owner::InProject(_) => format!(
            " OR (SELECT project_id FROM {} AS instance WHERE instance.id = present.{stream}) <> present.project_id",
            INSTANCES.name
        ),
    };
    let text = format!(
        "DELETE FROM {name} AS present WHERE ctid >= $1::text::tid AND ctid < $2::text::tid
        AND ((SELECT kind FROM events AS event WHERE event.stream = present.{stream} AND event.sequence = 1) IS DISTINCT FROM $3
            {in_other_project})"
    );
    let mut deleted = 0;
    let mut page = 0;
    // Rows that come to stand on later pages meanwhile were written by steps.
    while page < pages {
        let end = page + PAGES;
        let result = sqlx::query(AssertSqlSafe(text.clone()))
            .bind(format!("({page},0)"))
            .bind(format!("({end},0)"))
            .bind(table.projection.first_event())
            .execute(pool)
            .await
            .map_err(StoreError::from)?;
        deleted += result.rows_affected();
        page = end;
    }
    Ok(deleted)
}
