//! Lists of jobs.

use super::Status;
use crate::{
    Listed, Page,
    condition::{begins_with, checked, follows, found_among, found_by},
    counts::{Counted, Group},
    page::LARGEST_ANSWER,
    query::Query,
    read,
    stored_json::StoredJson,
    view::{Joined, Total, View},
};
use domain::{
    ids::{ActivationId, ElementId, InstanceId, LeaseId, ProjectId, WorkId},
    instance::command::JobOffer,
};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{AssertSqlSafe, FromRow, Row, postgres::PgRow};
use store::{
    Pool, ResultTooLarge, Timestamptz,
    leases::{self, Asker, Leased, Suspended},
};

/// The contract's `ExternalJob`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalJob {
    /// Its id.
    pub id: WorkId,
    /// The activation it runs for.
    pub execution_key: ActivationId,
    /// The instance.
    #[serde(rename = "workflowID")]
    pub instance: InstanceId,
    /// The instance that called that one.
    #[serde(rename = "parentWorkflowID", skip_serializing_if = "Option::is_none")]
    pub parent: Option<InstanceId>,
    /// The element.
    #[serde(rename = "nodeID")]
    pub element: ElementId,
    /// What workers ask for.
    pub task_type: String,
    /// What it hands to the worker, in the plain encoding.
    pub variables: StoredJson,
    /// Where it is in its life.
    pub status: Status,
    /// How many attempts are left.
    pub retries: u32,
    /// Static headers.
    pub headers: StoredJson,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Timestamp>,
    /// The client that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked_by: Option<String>,
    /// Until when that client holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock_expires_at: Option<Timestamp>,
    /// Why it was canceled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
    /// The instance's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_id: Option<String>,
}

impl FromRow<'_, PgRow> for ExternalJob {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: read::id(row, "id", WorkId)?,
            execution_key: read::id(row, "execution_key", ActivationId)?,
            instance: read::id(row, "instance_id", InstanceId)?,
            parent: read::optional_id(row, "parent_instance_id", InstanceId)?,
            element: ElementId::from(row.try_get::<&str, _>("element")?),
            task_type: row.try_get("task_type")?,
            variables: read::json(row, "variables")?,
            status: read::parsed(row, "status")?,
            retries: read::number(row, "retries")?,
            headers: read::json(row, "headers")?,
            created_at: read::time(row, "created_at")?,
            completed_at: read::optional_time(row, "completed_at")?,
            locked_by: row.try_get("client_id")?,
            lock_expires_at: read::optional_time(row, "locked_until")?,
            cancel_reason: row.try_get("cancel_reason")?,
            business_id: row.try_get("business_id")?,
        })
    }
}

impl ExternalJob {
    /// About how many bytes it has as JSON.
    pub fn length(&self) -> usize {
        self.variables.get().len() + self.headers.get().len()
    }
}

/// What [`ExternalJob`] is read from, of the table named `job`; and of the lease on it.
const COLUMNS: &str = "job.id, job.execution_key, job.instance_id, job.parent_instance_id, job.element, job.task_type, \
     job.variables::text, job.status, job.retries, job.headers::text, job.created_at, job.completed_at, job.cancel_reason, \
     job.business_id";
const LEASE_COLUMNS: &str = "lease.client_id, lease.locked_until";

const VIEW: View<'static> = View {
    table: "external_jobs AS job",
    columns: COLUMNS,
    joined: Some(Joined {
        columns: LEASE_COLUMNS,
        clause: &|query| {
            query.push("LEFT JOIN job_leases AS lease");
            query.push(" ON lease.execution_key = page.execution_key AND page.status = 'PENDING'");
            // That of a job that is set aside is nobody's.
            query.push(" AND lease.client_id <> ''");
        },
    }),
    order: "created_at DESC, id DESC",
};

/// Which jobs a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one task type.
    pub task_type: Option<String>,
    /// With this status.
    pub status: Option<Status>,
    /// Of one instance.
    pub instance: Option<InstanceId>,
    /// Of instances whose business id begins so.
    pub business_id: Option<String>,
    /// Created then or later.
    pub created_after: Option<Timestamp>,
}

/// By what the rows of a list are found.
enum Leading<'a> {
    Instance(InstanceId),
    BusinessId(&'a str),
    TaskType(&'a str),
    /// Of the whole project; or of those jobs in it, open or stopped, that are few and have an index of their own.
    Project,
}

impl Filter {
    /// By what the rows are found.
    fn leading(&self) -> Leading<'_> {
        match (self.instance, &self.business_id, &self.task_type) {
            (Some(instance), _, _) => Leading::Instance(instance),
            (None, Some(prefix), _) => Leading::BusinessId(prefix),
            (None, None, Some(task_type))
                if matches!(self.status, None | Some(Status::Completed)) =>
            {
                Leading::TaskType(task_type)
            }
            (None, None, _) => Leading::Project,
        }
    }

    fn push(&self, project: ProjectId, query: &mut Query) {
        found_by(query, "project_id", project.0);
        match self.leading() {
            Leading::Instance(instance) => {
                follows(query, "instance_id", instance.0);
                self.push_task_type_check(query);
                if let Some(prefix) = &self.business_id {
                    begins_with(query, "business_id", prefix);
                }
            }
            Leading::BusinessId(prefix) => {
                begins_with(query, "business_id", prefix);
                self.push_task_type_check(query);
            }
            Leading::TaskType(task_type) => follows(query, "task_type", task_type),
            Leading::Project => self.push_task_type_check(query),
        }
        match (self.status, self.leading()) {
            (Some(status), Leading::Project) => found_among(query, status.as_str()),
            (Some(status), _) => checked(query, "status", status.as_str()),
            (None, _) => {}
        }
        if let Some(created_after) = self.created_after {
            query
                .push(" AND created_at >= ")
                .push_bind(Timestamptz(created_after));
        }
    }

    fn push_task_type_check(&self, query: &mut Query) {
        if let Some(task_type) = &self.task_type {
            checked(query, "task_type", task_type.as_str());
        }
    }

    fn view(&self) -> View<'static> {
        let order = match self.leading() {
            Leading::Instance(_) => "instance_id DESC, created_at DESC, id DESC",
            Leading::TaskType(_) => "task_type DESC, created_at DESC, id DESC",
            Leading::BusinessId(_) | Leading::Project => VIEW.order,
        };
        View { order, ..VIEW }
    }

    fn total(&self, project: ProjectId) -> Total<'_> {
        if self.instance.is_some() || self.business_id.is_some() || self.created_after.is_some() {
            return Total::Count;
        }
        Total::Sums(Group {
            project,
            counted: Counted::ExternalJob,
            name: self.task_type.as_deref(),
            process_version: None,
            test: None,
            status: self.status.map(Status::as_str),
        })
    }
}

/// A page of the jobs of a project, newest first.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<ExternalJob>, sqlx::Error> {
    filter
        .view()
        .list(
            pool,
            &|query| filter.push(project, query),
            &filter.total(project),
            page,
        )
        .await
}

/// The newest job with this `executionKey`.
pub async fn get(
    pool: &Pool,
    project: ProjectId,
    execution_key: ActivationId,
) -> Result<Option<ExternalJob>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "execution_key", execution_key.0);
        checked(query, "project_id", project.0);
    };
    VIEW.first(pool, &conditions).await
}

/// A job that a worker was given.
#[derive(Clone, Debug)]
pub struct Given {
    /// The place of the worker among those who asked.
    pub asker: usize,
    /// Its lease.
    pub lease: Leased,
    /// The job.
    pub job: ExternalJob,
}

/// Leases open jobs of a task type to workers, the oldest first. Gives them in the order of their age. If they are larger than
/// [`LARGEST_ANSWER`] together it fails with [`ResultTooLarge`], and none is leased; a single one may have any length.
pub async fn lease(
    pool: &Pool,
    project: ProjectId,
    task_type: &str,
    askers: &[Asker<'_>],
    suspended: Suspended,
) -> Result<Vec<Given>, sqlx::Error> {
    let mut query = leases::lease(project.0, task_type, askers, suspended);
    query.push(format_args!(
        // The statement itself finds that it is too large: one that is given up while its rows come may have been committed.
        "SELECT {COLUMNS}, {LEASE_COLUMNS}, lease.lease_id, lease.asker, 1 / (count(*) OVER () = 1 OR \
             sum(octet_length(job.variables::text) + octet_length(job.headers::text)) OVER () <= {LARGEST_ANSWER})::integer \
         FROM leased AS lease JOIN external_jobs AS job ON job.execution_key = lease.execution_key \
         WHERE (job.status = 'PENDING') IS TRUE ORDER BY lease.number"
    ));
    query
        .build()
        .try_map(|row: PgRow| {
            let asker: usize = read::number(&row, "asker")?;
            Ok(Given {
                asker: asker.saturating_sub(1),
                lease: Leased {
                    execution_key: row.try_get("execution_key")?,
                    lease_id: row.try_get("lease_id")?,
                },
                job: ExternalJob::from_row(&row)?,
            })
        })
        .fetch_all(pool)
        .await
        .map_err(|error| ResultTooLarge::by_division(LARGEST_ANSWER, error))
}

/// A job that is locked for a poll.
#[derive(Clone, Debug)]
pub struct Held {
    /// The digest of the poll's body.
    pub body: String,
    /// The job.
    pub job: ExternalJob,
}

/// The jobs that polls with this key were given and that are still locked for them at `now`, the oldest first.
pub async fn held_by_poll(
    pool: &Pool,
    project: ProjectId,
    key: &str,
    now: Timestamp,
) -> Result<Vec<Held>, sqlx::Error> {
    let text = format!(
        "SELECT {COLUMNS}, {LEASE_COLUMNS}, lease.poll_body \
         FROM job_leases AS lease JOIN external_jobs AS job ON job.execution_key = lease.execution_key \
         WHERE lease.project_id = $1 AND lease.poll = $2 \
         AND (lease.locked_until >= $3) IS TRUE AND (job.status = 'PENDING') IS TRUE \
         ORDER BY lease.created_at, lease.execution_key"
    );
    // Made of names that this program has, and of nothing from outside.
    sqlx::query(AssertSqlSafe(text))
        .bind(project.0)
        .bind(key)
        .bind(Timestamptz(now))
        .try_map(|row: PgRow| {
            Ok(Held {
                body: row.try_get("poll_body")?,
                job: ExternalJob::from_row(&row)?,
            })
        })
        .fetch_all(pool)
        .await
}

/// An open job, and the worker that has it, if one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenJob {
    /// The instance that produced it.
    pub instance: InstanceId,
    /// How it is offered now.
    pub offer: JobOffer,
    /// The worker.
    pub client: Option<String>,
    /// Until when the worker has it.
    pub locked_until: Option<Timestamp>,
}

/// An open job of the project.
pub async fn open(
    pool: &Pool,
    project: ProjectId,
    job: ActivationId,
) -> Result<Option<OpenJob>, sqlx::Error> {
    sqlx::query(
        "SELECT job.instance_id, job.id, job.retries, lease.client_id, lease.locked_until \
         FROM job_leases AS lease JOIN external_jobs AS job USING (execution_key) \
         WHERE execution_key = $1 AND (lease.project_id = $2) IS TRUE AND (job.status = 'PENDING') IS TRUE",
    )
    .bind(job.0)
    .bind(project.0)
    .try_map(|row: PgRow| {
        Ok(OpenJob {
            instance: read::id(&row, "instance_id", InstanceId)?,
            offer: offer(&row)?,
            client: row.try_get("client_id")?,
            locked_until: read::optional_time(&row, "locked_until")?,
        })
    })
    .fetch_optional(pool)
    .await
}

/// A lease that has run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpiredLease {
    /// The job.
    pub job: ActivationId,
    /// The instance that produced it.
    pub instance: InstanceId,
    /// What was leased.
    pub offer: JobOffer,
    /// The lease.
    pub lease: LeaseId,
}

/// Leases that have run out at `now`, the oldest first.
pub async fn expired(
    pool: &Pool,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<ExpiredLease>, sqlx::Error> {
    sqlx::query(
        "SELECT execution_key, job.instance_id, job.id, job.retries, lease.lease_id \
         FROM job_leases AS lease JOIN external_jobs AS job USING (execution_key) \
         WHERE lease.lease_id IS NOT NULL AND lease.locked_until < $1 AND (job.status = 'PENDING') IS TRUE \
         ORDER BY lease.locked_until LIMIT $2",
    )
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .try_map(|row: PgRow| {
        Ok(ExpiredLease {
            job: read::id(&row, "execution_key", ActivationId)?,
            instance: read::id(&row, "instance_id", InstanceId)?,
            offer: offer(&row)?,
            lease: read::id(&row, "lease_id", LeaseId)?,
        })
    })
    .fetch_all(pool)
    .await
}

/// How a job is offered, by its id and the attempts it has left.
fn offer(row: &PgRow) -> Result<JobOffer, sqlx::Error> {
    Ok(JobOffer {
        job: read::id(row, "id", WorkId)?,
        retries: read::number(row, "retries")?,
    })
}

/// The contract's `ExternalJobQueueDepthItem`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueDepth {
    /// The task type.
    pub task_type: String,
    /// How many open jobs it has.
    pub pending_count: u64,
}

/// How many open jobs each task type has that has any, by name.
pub async fn queue_depths(
    pool: &Pool,
    project: ProjectId,
    created_after: Option<Timestamp>,
) -> Result<Vec<QueueDepth>, sqlx::Error> {
    let mut query =
        Query::new("SELECT task_type, count(*) AS open FROM job_leases WHERE project_id = ");
    query.push_bind(project.0);
    if let Some(created_after) = created_after {
        query
            .push(" AND created_at >= ")
            .push_bind(Timestamptz(created_after));
    }
    query.push(" GROUP BY task_type ORDER BY task_type");
    query
        .build()
        .try_map(|row: PgRow| {
            Ok(QueueDepth {
                task_type: row.try_get("task_type")?,
                pending_count: read::number(&row, "open")?,
            })
        })
        .fetch_all(pool)
        .await
}
