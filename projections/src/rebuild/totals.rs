//! The totals by status. They belong to no stream: what is listed is counted, and the difference is added.

use super::RebuildError;
use crate::counts::{COMPACTION_LOCK, Counted};
use sqlx::{AssertSqlSafe, PgPool};
use store::StoreError;

/// Makes the totals what they should be. Answers how many were wrong.
///
/// Both are seen by one statement, so at one moment. Steps only ever add to a total; the difference of that moment is right at
/// any later one.
pub(super) async fn correct(pool: &PgPool) -> Result<u64, RebuildError> {
    let text = format!(
        "WITH listed AS (
            SELECT project_id, '{instance}' AS counted, process_id AS name, process_version_id, test, status FROM instances
            UNION ALL
            SELECT job.project_id, '{external_job}', job.task_type, NULL, instance.test, job.status
            FROM external_jobs AS job JOIN instances AS instance ON instance.id = job.instance_id
            UNION ALL
            SELECT task.project_id, '{user_task}', NULL, NULL, instance.test, task.status
            FROM user_tasks AS task JOIN instances AS instance ON instance.id = task.instance_id
            UNION ALL
            SELECT incident.project_id, '{incident}', NULL, incident.process_version_id, instance.test,
                CASE WHEN incident.resolved_at IS NULL THEN '{open}' ELSE '{resolved}' END
            FROM incidents AS incident JOIN instances AS instance ON instance.id = incident.instance_id
        ), differences AS (
            SELECT project_id, counted, name, process_version_id, test, status, sum(change) AS change
            FROM (
                SELECT project_id, counted, name, process_version_id, test, status, 1 AS change FROM listed
                UNION ALL
                SELECT project_id, counted, name, process_version_id, test, status, -change FROM count_changes
            ) AS changes
            GROUP BY project_id, counted, name, process_version_id, test, status
            HAVING sum(change) <> 0
        )
        INSERT INTO counts AS present (project_id, counted, name, process_version_id, test, status, total)
        SELECT project_id, counted, name, process_version_id, test, status, change FROM differences
        ON CONFLICT ON CONSTRAINT counts_group DO UPDATE SET total = present.total + excluded.total",
        instance = Counted::Instance.as_str(),
        external_job = Counted::ExternalJob.as_str(),
        user_task = Counted::UserTask.as_str(),
        incident = Counted::Incident.as_str(),
        open = crate::incidents::Status::Open.as_str(),
        resolved = crate::incidents::Status::Resolved.as_str(),
    );
    let mut transaction = pool.begin().await.map_err(StoreError::from)?;
    // Whoever adds up changes of totals writes the same rows.
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(COMPACTION_LOCK)
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::from)?;
    let wrong = sqlx::query(AssertSqlSafe(text))
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::from)?
        .rows_affected();
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(wrong)
}
