//! `external_jobs`: every job for external workers, open and ended. Which worker holds an open one is read from `job_leases`.

use crate::{
    Listed, Page, Recorded, cancellation,
    cell::{count, names, optional_text, text},
    counts::{Counted, Group, Transition},
    read,
    status::status,
    view::{Joined, Query, Total, View},
};
use domain::{
    ids::{ActivationId, ElementId, InstanceId, ProjectId, WorkId},
    instance::{
        event::{InstanceEvent, InstanceStarted, JobCreated, JobFailed, JobFailure},
        state::{InstanceState, Work},
    },
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::{FromRow, PgPool, Row, postgres::PgRow};
use store::{Cell, Column, Kind, RowChange, Table, Timestamptz};
use uuid::Uuid;

/// The table.
pub static EXTERNAL_JOBS: Table = Table {
    name: "external_jobs",
    key: &[
        Column::new("execution_key", Kind::Uuid),
        Column::new("id", Kind::Uuid),
    ],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("instance_id", Kind::Uuid),
        Column::new("parent_instance_id", Kind::Uuid),
        Column::new("created_at", Kind::Time),
        Column::new("completed_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
        Column::new("retries", Kind::Integer),
        Column::new("status", Kind::Text),
        Column::new("element", Kind::Text),
        Column::new("task_type", Kind::Text),
        Column::new("business_id", Kind::Text),
        Column::new("cancel_reason", Kind::Text),
        Column::new("variables", Kind::Json),
        Column::new("headers", Kind::Json),
    ],
};

status! {
    /// The contract's `status` of a job.
    pub enum Status {
        /// It waits for a worker, or a worker has it.
        Pending = "PENDING",
        /// A worker did it.
        Completed = "COMPLETED",
        /// Its activity ended without it.
        Canceled = "CANCELED",
        /// No attempt is left, or a worker reported an error that no attempt mends.
        Failed = "FAILED",
    }
}

/// What an event changes in the table.
pub fn project(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let Some(started) = &before.started else {
        return;
    };
    let change = Change {
        before,
        started,
        recorded,
    };
    match recorded.event {
        InstanceEvent::JobCreated(created) => change.create(created, rows),
        InstanceEvent::JobCompleted { activation, .. } => {
            change.end(*activation, Status::Completed, Vec::new(), rows);
        }
        InstanceEvent::JobFailed(failed) => change.fail(failed, rows),
        InstanceEvent::ElementTerminated { activation, .. }
        | InstanceEvent::ElementTerminating { activation, .. } => change.cancel(*activation, rows),
        InstanceEvent::InstanceCompleted {}
        | InstanceEvent::InstanceCanceled {}
        | InstanceEvent::InstanceFailed { .. } => {
            for activation in before.activations.keys() {
                change.cancel(*activation, rows);
            }
        }
        _ => {}
    }
}

/// An event and what was before it.
struct Change<'a> {
    before: &'a InstanceState,
    started: &'a InstanceStarted,
    recorded: &'a Recorded<'a, InstanceEvent>,
}

impl Change<'_> {
    fn create(&self, created: &JobCreated, rows: &mut Vec<RowChange>) {
        let parent = self.started.parent.as_ref().map(|parent| parent.instance);
        rows.push(RowChange::create(
            &EXTERNAL_JOBS,
            key(created.activation, created.job),
            vec![
                ("project_id", Cell::Uuid(self.started.project.0)),
                ("instance_id", Cell::Uuid(self.recorded.stream)),
                (
                    "parent_instance_id",
                    parent.map_or(Cell::Null, |id| Cell::Uuid(id.0)),
                ),
                ("created_at", Cell::Time(self.recorded.recorded_at)),
                ("sequence", count(self.recorded.sequence)),
                ("retries", count(created.retries)),
                ("status", text(Status::Pending.as_str())),
                ("element", text(created.element.as_str())),
                ("task_type", text(&created.task_type)),
                (
                    "business_id",
                    optional_text(self.started.business_id.as_deref()),
                ),
                (
                    "variables",
                    Cell::Json(self.before.payload(created.activation).0.to_json()),
                ),
                ("headers", names(&created.headers)),
            ],
        ));
        rows.push(self.transition(created.job, &created.task_type, None, Status::Pending));
    }

    fn fail(&self, failed: &JobFailed, rows: &mut Vec<RowChange>) {
        let retries = ("retries", count(failed.retries_left));
        if failed.retries_left == 0 || failed.cause == JobFailure::Business {
            self.end(failed.activation, Status::Failed, vec![retries], rows);
        } else if let Some((job, _)) = self.open_job(failed.activation) {
            rows.push(RowChange::update(
                &EXTERNAL_JOBS,
                key(failed.activation, job),
                vec![retries, ("sequence", count(self.recorded.sequence))],
            ));
        }
    }

    fn cancel(&self, activation: ActivationId, rows: &mut Vec<RowChange>) {
        let reason = cancellation::reason(self.before, self.recorded.event);
        self.end(
            activation,
            Status::Canceled,
            vec![("cancel_reason", text(reason))],
            rows,
        );
    }

    fn end(
        &self,
        activation: ActivationId,
        status: Status,
        mut cells: Vec<(&'static str, Cell)>,
        rows: &mut Vec<RowChange>,
    ) {
        let Some((job, task_type)) = self.open_job(activation) else {
            return;
        };
        cells.push(("status", text(status.as_str())));
        cells.push(("completed_at", Cell::Time(self.recorded.recorded_at)));
        cells.push(("sequence", count(self.recorded.sequence)));
        rows.push(RowChange::update(
            &EXTERNAL_JOBS,
            key(activation, job),
            cells,
        ));
        rows.push(self.transition(job, task_type, Some(Status::Pending), status));
    }

    fn open_job(&self, activation: ActivationId) -> Option<(WorkId, &str)> {
        match &self.before.activation(activation)?.work {
            Work::Job {
                job,
                task_type,
                open: true,
                ..
            } => Some((*job, task_type)),
            Work::Job { open: false, .. }
            | Work::None
            | Work::UserTask { .. }
            | Work::CalledInstance { .. } => None,
        }
    }

    fn transition(
        &self,
        job: WorkId,
        task_type: &str,
        from: Option<Status>,
        to: Status,
    ) -> RowChange {
        Transition {
            project: self.started.project,
            counted: Counted::ExternalJob,
            id: job.0,
            name: Some(task_type),
            process_version: None,
            test: self.started.test,
            from: from.map(Status::as_str),
            to: to.as_str(),
        }
        .row(self.recorded)
    }
}

fn key(activation: ActivationId, job: WorkId) -> Vec<Cell> {
    vec![Cell::Uuid(activation.0), Cell::Uuid(job.0)]
}

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
    pub variables: Box<RawValue>,
    /// Where it is in its life.
    pub status: Status,
    /// How many attempts are left.
    pub retries: u32,
    /// Static headers.
    pub headers: Box<RawValue>,
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

const VIEW: View<'static> = View {
    table: "external_jobs",
    columns: "id, execution_key, instance_id, parent_instance_id, element, task_type, variables::text, status, retries, \
              headers::text, created_at, completed_at, cancel_reason, business_id",
    joined: Some(Joined {
        columns: "lease.client_id, lease.locked_until",
        clause: &|query| {
            query.push("LEFT JOIN job_leases AS lease");
            query.push(" ON lease.execution_key = page.execution_key AND page.status = 'PENDING'");
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

impl Filter {
    fn push(&self, project: ProjectId, query: &mut Query) {
        query.push("project_id = ").push_bind(project.0);
        if let Some(task_type) = &self.task_type {
            query.push(" AND task_type = ").push_bind(task_type.clone());
        }
        if let Some(status) = self.status {
            // Not as a parameter: so the index of the open ones fits, whatever plan is kept.
            query
                .push(" AND status = '")
                .push(status.as_str())
                .push("'");
        }
        if let Some(instance) = self.instance {
            query.push(" AND instance_id = ").push_bind(instance.0);
        }
        if let Some(business_id) = &self.business_id {
            query
                .push(" AND business_id ^@ ")
                .push_bind(business_id.clone());
        }
        if let Some(created_after) = self.created_after {
            query
                .push(" AND created_at >= ")
                .push_bind(Timestamptz(created_after));
        }
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
    pool: &PgPool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<ExternalJob>, sqlx::Error> {
    VIEW.list(
        pool,
        &|query| filter.push(project, query),
        &filter.total(project),
        page,
    )
    .await
}

/// The newest job with this `executionKey`.
pub async fn get(
    pool: &PgPool,
    project: ProjectId,
    execution_key: ActivationId,
) -> Result<Option<ExternalJob>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push("execution_key = ").push_bind(execution_key.0);
        query.push(" AND project_id = ").push_bind(project.0);
    };
    VIEW.first(pool, &conditions).await
}

/// The open jobs with these `executionKey`s, newest first: what a worker that was given them receives.
pub async fn open(
    pool: &PgPool,
    project: ProjectId,
    execution_keys: &[ActivationId],
) -> Result<Vec<ExternalJob>, sqlx::Error> {
    let keys: Vec<Uuid> = execution_keys.iter().map(|key| key.0).collect();
    let conditions = |query: &mut Query| {
        query.push("execution_key = ANY(").push_bind(keys.clone());
        query
            .push(") AND status = 'PENDING' AND project_id = ")
            .push_bind(project.0);
    };
    VIEW.all(pool, &conditions).await
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
    pool: &PgPool,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            ACTIVATION, INSTANCE, PROJECT, Story, WORK, entered, job_created, json, noon,
            terminated, text, variables,
        },
    };

    fn delta(sequence: i64, from: Cell, to: &str) -> RowChange {
        RowChange::create(
            &COUNT_DELTAS,
            vec![
                Cell::Uuid(PROJECT.0),
                Cell::Uuid(WORK.0),
                Cell::Integer(sequence),
            ],
            vec![
                ("process_version_id", Cell::Null),
                ("test", Cell::Boolean(false)),
                ("counted", text("external_job")),
                ("name", text("ship")),
                ("from_status", from),
                ("to_status", text(to)),
            ],
        )
    }

    fn created(payload: &str) -> [RowChange; 2] {
        let row = RowChange::create(
            &EXTERNAL_JOBS,
            key(ACTIVATION, WORK),
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("instance_id", Cell::Uuid(INSTANCE.0)),
                ("parent_instance_id", Cell::Null),
                ("created_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(3)),
                ("retries", Cell::Integer(2)),
                ("status", text("PENDING")),
                ("element", text("work")),
                ("task_type", text("ship")),
                ("business_id", text("A-17")),
                ("variables", json(payload)),
                ("headers", json(r#"{"carrier":"rail"}"#)),
            ],
        );
        [row, delta(3, Cell::Null, "PENDING")]
    }

    fn waiting() -> Story {
        Story::started().then(entered("{}")).then(job_created())
    }

    fn ended(mut cells: Vec<(&'static str, Cell)>, status: &str) -> [RowChange; 2] {
        cells.push(("status", text(status)));
        cells.push(("completed_at", Cell::Time(noon())));
        cells.push(("sequence", Cell::Integer(4)));
        let row = RowChange::update(&EXTERNAL_JOBS, key(ACTIVATION, WORK), cells);
        [row, delta(4, text("PENDING"), status)]
    }

    fn failed(cause: JobFailure, retries_left: u32) -> InstanceEvent {
        InstanceEvent::JobFailed(JobFailed {
            activation: ACTIVATION,
            element: ElementId::from("work"),
            cause,
            error_code: "no rail".to_owned(),
            retries_left,
            variables: variables("{}"),
        })
    }

    #[test]
    fn a_job_carries_its_mapped_inputs_or_else_all_it_can_see() {
        let mapped = Story::started().then(entered(r#"{"total": 1.10}"#));
        assert_eq!(
            mapped.rows(project, &job_created()),
            created(r#"{"total":1.10}"#)
        );
        let unmapped = Story::started().then(entered("{}"));
        assert_eq!(
            unmapped.rows(project, &job_created()),
            created(r#"{"amount":120.50}"#)
        );
    }

    #[test]
    fn a_completed_job_is_done() {
        let completed = InstanceEvent::JobCompleted {
            activation: ACTIVATION,
            element: ElementId::from("work"),
        };
        assert_eq!(
            waiting().rows(project, &completed),
            ended(Vec::new(), "COMPLETED")
        );
    }

    #[test]
    fn a_failed_job_with_attempts_left_waits_on() {
        let expected = RowChange::update(
            &EXTERNAL_JOBS,
            key(ACTIVATION, WORK),
            vec![
                ("retries", Cell::Integer(1)),
                ("sequence", Cell::Integer(4)),
            ],
        );
        assert_eq!(
            waiting().rows(project, &failed(JobFailure::Technical, 1)),
            [expected]
        );
    }

    #[test]
    fn a_job_without_attempts_or_with_a_business_error_has_failed() {
        assert_eq!(
            waiting().rows(project, &failed(JobFailure::Technical, 0)),
            ended(vec![("retries", Cell::Integer(0))], "FAILED")
        );
        assert_eq!(
            waiting().rows(project, &failed(JobFailure::Business, 2)),
            ended(vec![("retries", Cell::Integer(2))], "FAILED")
        );
    }

    #[test]
    fn a_job_whose_activity_ends_is_canceled_and_says_why() {
        let canceled = |reason| ended(vec![("cancel_reason", text(reason))], "CANCELED");
        assert_eq!(
            waiting().rows(project, &terminated()),
            canceled("activity interrupted")
        );
        assert_eq!(
            waiting().rows(project, &InstanceEvent::InstanceCanceled {}),
            canceled("instance canceled")
        );
    }

    #[test]
    fn a_job_that_has_ended_is_not_canceled() {
        let completed = InstanceEvent::JobCompleted {
            activation: ACTIVATION,
            element: ElementId::from("work"),
        };
        assert_eq!(waiting().then(completed).rows(project, &terminated()), []);
    }
}
