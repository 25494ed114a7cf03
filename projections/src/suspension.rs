//! What suspends an instance, as lists and states tell it. There is no read table: the write model's rows are read, by which steps, workers and
//! lists all see the same.

use crate::{query::Query, read};
use domain::ids::{InstanceId, ProcessVersionId};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::Pool;

/// The contract's `SuspensionEntry`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SuspensionEntry {
    /// When.
    pub suspended_at: Timestamp,
    /// Who did it.
    pub suspended_by: String,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What suspends an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuspendedBy {
    /// It was suspended itself.
    pub instance: Option<SuspensionEntry>,
    /// Its process version was.
    pub definition: Option<SuspensionEntry>,
    /// The nearest instance above that is suspended was, or its process version.
    pub parent: Option<SuspensionEntry>,
}

impl FromRow<'_, PgRow> for SuspensionEntry {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            suspended_at: read::time(row, "suspended_at")?,
            suspended_by: row.try_get("suspended_by")?,
            reason: row.try_get("reason")?,
        })
    }
}

/// What suspends a running instance that `parent` called, if it was called.
pub async fn of_instance(
    pool: &Pool,
    instance: InstanceId,
    version: ProcessVersionId,
    parent: Option<InstanceId>,
) -> Result<SuspendedBy, sqlx::Error> {
    let rows = sqlx::query(
        "WITH RECURSIVE above (id, parent_id, process_version_id, height) AS (
            SELECT id, parent_id, process_version_id, 2 FROM instances WHERE id = $3
            UNION ALL
            SELECT caller.id, caller.parent_id, caller.process_version_id, above.height + 1
            FROM above JOIN instances AS caller ON caller.id = above.parent_id
        )
        SELECT 0 AS height, suspended_at, suspended_by, reason FROM suspended_instances WHERE instance_id = $1
        UNION ALL
        SELECT 1, suspended_at, suspended_by, reason FROM suspended_versions WHERE process_version_id = $2
        UNION ALL
        SELECT height, suspended_at, suspended_by, reason FROM above JOIN suspended_instances ON instance_id = above.id
        UNION ALL
        SELECT height, suspended_at, suspended_by, reason FROM above JOIN suspended_versions USING (process_version_id)
        ORDER BY height",
    )
    .bind(instance.0)
    .bind(version.0)
    .bind(parent.map(|parent| parent.0))
    .fetch_all(pool)
    .await?;
    let mut found = SuspendedBy::default();
    for row in rows {
        let height: i32 = row.try_get("height")?;
        let entry = match height {
            0 => &mut found.instance,
            1 => &mut found.definition,
            _ => &mut found.parent,
        };
        if entry.is_none() {
            *entry = Some(SuspensionEntry::from_row(&row)?);
        }
    }
    Ok(found)
}

/// Whether anything was ever suspended in this database.
pub(crate) async fn is_used(pool: &Pool) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT suspends FROM event_epoch")
        .fetch_one(pool)
        .await
}

/// Adds the condition that an instance is suspended by anything, or that it is not.
pub(crate) fn is_suspended(query: &mut Query, suspended: bool) {
    query.push(if suspended { " AND" } else { " AND NOT" });
    // The first look costs nothing where nothing was ever suspended; only what was called needs a look at each instance above.
    query.push(
        " ((SELECT suspends FROM event_epoch) AND status = 'RUNNING' AND (
            id IN (SELECT instance_id FROM suspended_instances)
            OR process_version_id IN (SELECT process_version_id FROM suspended_versions)
            OR (parent_id IS NOT NULL AND is_suspended(parent_id))
        ))",
    );
}
