//! The open jobs, and which worker has each. A lease writes no event: only what becomes of the job is part of its instance's
//! history.

use crate::{
    error::StoreError,
    row::{Column, Kind, Table},
    time::Timestamptz,
};
use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;

/// The table.
pub static JOB_LEASES: Table = Table {
    name: "job_leases",
    key: &[Column::new("execution_key", Kind::Uuid)],
    columns: &[
        Column::new("instance_id", Kind::Uuid),
        Column::new("project_id", Kind::Uuid),
        Column::new("created_at", Kind::Time),
        Column::new("lease_id", Kind::Uuid),
        Column::new("locked_until", Kind::Time),
        Column::new("task_type", Kind::Text),
        Column::new("client_id", Kind::Text),
    ],
};

/// A worker's question for jobs.
#[derive(Clone, Copy, Debug)]
pub struct Poll<'a> {
    /// The project.
    pub project: Uuid,
    /// The task type.
    pub task_type: &'a str,
    /// The worker.
    pub client: &'a str,
    /// Until when it gets the lock.
    pub locked_until: Timestamp,
    /// How many jobs at most.
    pub limit: u32,
}

/// An open job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenJob {
    /// The instance that produced it.
    pub instance_id: Uuid,
    /// The worker that has it.
    pub client_id: Option<String>,
    /// Until when.
    pub locked_until: Option<Timestamp>,
}

/// A lease that has run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ExpiredLease {
    /// The job.
    pub execution_key: Uuid,
    /// The instance that produced it.
    pub instance_id: Uuid,
    /// The lease.
    pub lease_id: Uuid,
}

/// Leases waiting jobs to a worker, the oldest first: one statement, which waits for no other poll. Gives their keys in order.
pub async fn poll(pool: &PgPool, question: &Poll<'_>) -> Result<Vec<Uuid>, StoreError> {
    let keys = sqlx::query_scalar(
        "WITH waiting AS MATERIALIZED (
            SELECT execution_key FROM job_leases
            WHERE project_id = $1 AND task_type = $2 AND lease_id IS NULL
            ORDER BY created_at, execution_key LIMIT $5
            FOR UPDATE SKIP LOCKED
        ), leased AS (
            UPDATE job_leases SET client_id = $3, lease_id = gen_random_uuid(), locked_until = $4
            FROM waiting WHERE job_leases.execution_key = waiting.execution_key
            RETURNING job_leases.execution_key, job_leases.created_at
        )
        SELECT execution_key FROM leased ORDER BY created_at, execution_key",
    )
    .bind(question.project)
    .bind(question.task_type)
    .bind(question.client)
    .bind(Timestamptz(question.locked_until))
    .bind(i64::from(question.limit))
    .fetch_all(pool)
    .await?;
    Ok(keys)
}

/// Extends the lock that `client` still has at `now`; whether it has one.
pub async fn heartbeat(
    pool: &PgPool,
    project: Uuid,
    job: Uuid,
    client: &str,
    now: Timestamp,
    locked_until: Timestamp,
) -> Result<bool, StoreError> {
    let extended = sqlx::query(
        "UPDATE job_leases SET locked_until = $5
        WHERE execution_key = $1 AND (project_id = $2) IS TRUE AND client_id = $3 AND (locked_until >= $4) IS TRUE",
    )
    .bind(job)
    .bind(project)
    .bind(client)
    .bind(Timestamptz(now))
    .bind(Timestamptz(locked_until))
    .execute(pool)
    .await?;
    Ok(extended.rows_affected() > 0)
}

/// An open job of the project.
pub async fn find(pool: &PgPool, project: Uuid, job: Uuid) -> Result<Option<OpenJob>, StoreError> {
    let found: Option<(Uuid, Option<String>, Option<Timestamptz>)> = sqlx::query_as(
        "SELECT instance_id, client_id, locked_until FROM job_leases WHERE execution_key = $1 AND (project_id = $2) IS TRUE",
    )
    .bind(job)
    .bind(project)
    .fetch_optional(pool)
    .await?;
    Ok(found.map(|(instance_id, client_id, until)| OpenJob {
        instance_id,
        client_id,
        locked_until: until.map(|until| until.0),
    }))
}

/// Leases that have run out at `now`, the oldest first.
pub async fn expired(
    pool: &PgPool,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<ExpiredLease>, StoreError> {
    let expired = sqlx::query_as(
        "SELECT execution_key, instance_id, lease_id FROM job_leases
        WHERE lease_id IS NOT NULL AND locked_until < $1
        ORDER BY locked_until LIMIT $2",
    )
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    Ok(expired)
}
