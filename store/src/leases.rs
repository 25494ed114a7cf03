//! The open jobs, and which worker has each. A lease writes no event: only what becomes of the job is part of its instance's
//! history.

use crate::{
    error::StoreError,
    pool::Pool,
    row::{Cell, Column, Kind, RowChange, Table},
    time::Timestamptz,
    walk::Walk,
};
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Postgres, QueryBuilder};
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
        Column::new("poll", Kind::Text),
        Column::new("poll_body", Kind::Text),
    ],
};

/// The row of a job that nobody has taken yet.
pub fn offered(
    execution_key: Uuid,
    instance: Uuid,
    project: Uuid,
    task_type: String,
    created_at: Timestamp,
) -> RowChange {
    RowChange::insert(
        &JOB_LEASES,
        vec![Cell::Uuid(execution_key)],
        vec![
            ("instance_id", Cell::Uuid(instance)),
            ("project_id", Cell::Uuid(project)),
            ("task_type", Cell::Text(task_type)),
            ("created_at", Cell::Time(created_at)),
        ],
    )
}

/// A poll that can be repeated: its repetition gets the jobs that are still locked for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Poll {
    /// What makes it the same poll: who sent it, and its `Idempotency-Key`.
    pub key: String,
    /// A digest of its body: the same key with another body is a mistake of the caller.
    pub body: String,
}

/// A worker that asks for jobs.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The worker.
    pub client: &'a str,
    /// Until when it gets the lock.
    pub locked_until: Timestamp,
    /// How many jobs at most.
    pub limit: u32,
    /// The poll, if it can be repeated.
    pub poll: Option<&'a Poll>,
}

/// A lease that a worker got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leased {
    /// The job.
    pub execution_key: Uuid,
    /// The lease.
    pub lease_id: Uuid,
}

/// Whether something may be suspended whose jobs are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspended {
    /// Nothing ever was in this database, as far as is known; if something was, no job is leased.
    Never,
    /// It is looked at.
    Perhaps,
}

/// Whether anything is suspended in the project of `job`.
const SUSPENDS_ANYTHING: &str = "EXISTS (SELECT FROM suspended_instances AS own WHERE own.project_id = job.project_id) \
     OR EXISTS (SELECT FROM suspended_versions AS version WHERE version.project_id = job.project_id)";

/// The lease of a job that is set aside: it is nobody's, and does not end by itself.
const ASIDE: &str = "'00000000-0000-0000-0000-000000000000'";

/// How many jobs that must not be handed out a poll passes over. If there are more in front of what may be, it finds nothing until they
/// are set aside.
const PASSED_OVER: i64 = 500;

/// Sets jobs aside that wait but must not be handed out, of up to `limit` of the oldest, so that polls do not come upon them again and
/// again. How many were.
pub async fn set_aside(
    pool: &Pool,
    project: Uuid,
    task_type: &str,
    limit: u32,
) -> Result<u64, StoreError> {
    let aside = sqlx::query(AssertSqlSafe(format!(
        "WITH oldest AS MATERIALIZED (
            SELECT execution_key, instance_id FROM job_leases AS job
            WHERE project_id = $1 AND task_type = $2 AND lease_id IS NULL AND ({SUSPENDS_ANYTHING})
            ORDER BY created_at, execution_key LIMIT $3 FOR UPDATE SKIP LOCKED
        )
        UPDATE job_leases AS job SET client_id = '', lease_id = {ASIDE}, locked_until = '9999-01-01T00:00:00Z'
        FROM oldest WHERE job.execution_key = oldest.execution_key AND is_suspended(oldest.instance_id)"
    )));
    let aside = aside
        .bind(project)
        .bind(task_type)
        .bind(i64::from(limit))
        .execute(pool)
        .await?;
    Ok(aside.rows_affected())
}

/// Looks at up to `limit` jobs that were set aside, and lets those wait again that can be handed out now. Gives where to go on.
pub async fn bring_back(pool: &Pool, walk: Walk, limit: u32) -> Result<Option<Walk>, StoreError> {
    let last = sqlx::query_as(AssertSqlSafe(format!(
        "WITH page AS MATERIALIZED (
            SELECT project_id, execution_key, instance_id FROM job_leases
            WHERE lease_id = {ASIDE} AND (project_id, execution_key) > ($1, $2) AND project_id <= $3
            ORDER BY project_id, execution_key LIMIT $4
        ), free AS MATERIALIZED (
            SELECT execution_key FROM page JOIN job_leases AS job USING (execution_key)
            WHERE NOT is_suspended(page.instance_id) AND job.lease_id = {ASIDE} FOR UPDATE OF job SKIP LOCKED
        ), back AS (
            UPDATE job_leases AS job SET client_id = NULL, lease_id = NULL, locked_until = NULL
            FROM free WHERE job.execution_key = free.execution_key AND job.lease_id = {ASIDE}
        )
        SELECT project_id, execution_key FROM page ORDER BY project_id, execution_key OFFSET $4 - 1"
    )));
    let last = last
        .bind(walk.project)
        .bind(walk.after)
        .bind(walk.last_project)
        .bind(i64::from(limit))
        .fetch_optional(pool)
        .await?;
    Ok(last.map(|last| walk.past(last)))
}

/// A job that nobody holds any more.
pub fn freed(execution_key: Uuid) -> RowChange {
    let lease = ["client_id", "lease_id", "locked_until", "poll", "poll_body"];
    let nulls = lease.map(|column| (column, Cell::Null));
    RowChange::update(&JOB_LEASES, vec![Cell::Uuid(execution_key)], nulls.to_vec())
}

/// Begins a statement that leases waiting jobs of a task type to workers, the oldest first, and waits for no other poll. Who asked
/// first gets the oldest. What it leased is the relation `leased`, with the columns of the table of its name and `asker`, a place among
/// `askers` from 1; `number` is its order. The caller says what is to be read of it.
///
/// It is committed without waiting for the disk. A crash of the database may forget a lease that a worker learned of, up to 0.6 s old
/// with the server's settings, and then the job is offered again: what is reported of it is fenced by its offer, and work is
/// at-least-once anyway. `set_config` until the end of the transaction is what `SET LOCAL` does, and this statement is one.
pub fn lease(
    project: Uuid,
    task_type: &str,
    askers: &[Asker<'_>],
    suspension: Suspended,
) -> QueryBuilder<Postgres> {
    // The jobs are numbered from 1; who asks gets as many as it wants, up to its last.
    let lasts: Vec<i64> = askers
        .iter()
        .scan(0, |last, asker| {
            *last += i64::from(asker.limit);
            Some(*last)
        })
        .collect();
    let limits: Vec<_> = askers.iter().map(|asker| i64::from(asker.limit)).collect();
    let clients: Vec<&str> = askers.iter().map(|asker| asker.client).collect();
    let untils: Vec<_> = askers
        .iter()
        .map(|asker| Timestamptz(asker.locked_until))
        .collect();
    let polls: Vec<_> = askers
        .iter()
        .map(|asker| asker.poll.map(|poll| poll.key.as_str()))
        .collect();
    let bodies: Vec<_> = askers
        .iter()
        .map(|asker| asker.poll.map(|poll| poll.body.as_str()))
        .collect();
    let wanted = lasts.last().copied().unwrap_or(0);
    let mut query = QueryBuilder::new("WITH waiting AS MATERIALIZED (");
    match suspension {
        Suspended::Never => {
            query.push("SELECT execution_key, created_at FROM job_leases AS job WHERE ");
            push_queue(&mut query, project, task_type);
            query.push(" AND NOT (SELECT suspends FROM event_epoch) ORDER BY created_at, execution_key LIMIT ");
        }
        Suspended::Perhaps => {
            query.push("SELECT execution_key, job.created_at FROM (SELECT execution_key, created_at FROM job_leases WHERE ");
            push_queue(&mut query, project, task_type);
            query.push(" ORDER BY created_at, execution_key LIMIT ");
            query.push_bind(wanted.saturating_add(PASSED_OVER));
            query
                .push(") AS oldest JOIN job_leases AS job USING (execution_key) WHERE job.lease_id IS NULL AND (NOT (")
                .push(SUSPENDS_ANYTHING)
                .push(") OR NOT is_suspended(job.instance_id)) ORDER BY oldest.created_at, oldest.execution_key LIMIT ");
        }
    }
    query.push_bind(wanted);
    query.push(
        " FOR UPDATE OF job SKIP LOCKED), numbered AS (
            SELECT execution_key, row_number() OVER (ORDER BY created_at, execution_key) AS number FROM waiting
        ), given AS MATERIALIZED (
            SELECT execution_key, number, asker, client, locked_until, poll, poll_body FROM numbered JOIN unnest(",
    );
    query.push_bind(clients).push("::text[], ");
    query.push_bind(untils).push("::timestamptz[], ");
    query.push_bind(polls).push("::text[], ");
    query.push_bind(bodies).push("::text[], ");
    query.push_bind(limits).push("::bigint[], ");
    query.push_bind(lasts);
    query.push(
        "::bigint[]) WITH ORDINALITY AS asking (client, locked_until, poll, poll_body, wanted, last, asker)
                ON number > last - wanted AND number <= last
            CROSS JOIN (SELECT set_config('synchronous_commit', 'off', true)) AS is_not_waited_for
        ), leased AS (
            UPDATE job_leases AS job
            SET client_id = given.client, lease_id = gen_random_uuid(), locked_until = given.locked_until,
                poll = given.poll, poll_body = given.poll_body
            FROM given WHERE job.execution_key = given.execution_key
            RETURNING job.execution_key, job.lease_id, job.client_id, job.locked_until, given.asker, given.number
        ) ",
    );
    query
}

/// That a job waits for workers of a task type.
fn push_queue(query: &mut QueryBuilder<Postgres>, project: Uuid, task_type: &str) {
    query.push("project_id = ").push_bind(project);
    query.push(" AND task_type = ").push_bind(task_type);
    query.push(" AND lease_id IS NULL");
}

/// Ends leases whose workers were gone before they learned of them: the jobs wait again.
pub async fn give_back(pool: &Pool, leased: &[Leased]) -> Result<(), StoreError> {
    let (jobs, lost): (Vec<Uuid>, Vec<Uuid>) = leased
        .iter()
        .map(|leased| (leased.execution_key, leased.lease_id))
        .unzip();
    sqlx::query(
        "UPDATE job_leases AS job SET client_id = NULL, lease_id = NULL, locked_until = NULL, poll = NULL, poll_body = NULL
        FROM unnest($1::uuid[], $2::uuid[]) AS lost (job, lease)
        WHERE job.execution_key = lost.job AND (job.lease_id = lost.lease) IS TRUE",
    )
    .bind(jobs)
    .bind(lost)
    .execute(pool)
    .await?;
    Ok(())
}

/// Extends the lock that `client` still has at `now`; whether it has one.
pub async fn heartbeat(
    pool: &Pool,
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
