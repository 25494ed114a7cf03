//! `instances`: every instance, running and ended.

use crate::{
    Listed, Page, Recorded,
    cell::{count, optional_text, text},
    counts::{self, Counted, Group, Transition},
    read,
    status::status,
    view::{Query, Total, View},
};
use domain::{
    ids::{InstanceId, ProcessId, ProcessVersionId, ProjectId, ResourceId},
    instance::{
        event::{InstanceEvent, InstanceStarted},
        state::{InstanceState, InstanceStatus},
    },
};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, PgPool, postgres::PgRow};
use store::{Cell, Column, Kind, RowChange, Table};

/// The table.
pub static INSTANCES: Table = Table {
    name: "instances",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("resource_id", Kind::Uuid),
        Column::new("process_version_id", Kind::Uuid),
        Column::new("parent_id", Kind::Uuid),
        Column::new("created_at", Kind::Time),
        Column::new("completed_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
        Column::new("version", Kind::Integer),
        Column::new("open_incidents", Kind::Integer),
        Column::new("test", Kind::Boolean),
        Column::new("status", Kind::Text),
        Column::new("process_id", Kind::Text),
        Column::new("process_name", Kind::Text),
        Column::new("started_by", Kind::Text),
        Column::new("business_id", Kind::Text),
        Column::new("start_key", Kind::Text),
        Column::new("failure", Kind::Text),
    ],
};

status! {
    /// The contract's `status` of an instance.
    pub enum Status {
        /// It goes on, or waits.
        Running = "RUNNING",
        /// Every token reached its end.
        Completed = "COMPLETED",
        /// It ended with an error that its caller catches.
        Failed = "FAILED",
        /// It was canceled.
        Canceled = "CANCELED",
    }
}

impl From<InstanceStatus> for Status {
    fn from(status: InstanceStatus) -> Self {
        match status {
            InstanceStatus::NotStarted | InstanceStatus::Running | InstanceStatus::Canceling => {
                Self::Running
            }
            InstanceStatus::Completed => Self::Completed,
            InstanceStatus::Canceled => Self::Canceled,
            InstanceStatus::Failed => Self::Failed,
        }
    }
}

/// What an event changes in the table.
pub fn project(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    match recorded.event {
        InstanceEvent::InstanceStarted(started) => start(started, recorded, rows),
        InstanceEvent::InstanceCompleted {} => end(Status::Completed, None, before, recorded, rows),
        InstanceEvent::InstanceCanceled {} => end(Status::Canceled, None, before, recorded, rows),
        InstanceEvent::InstanceFailed { error_code, .. } => {
            end(Status::Failed, Some(error_code), before, recorded, rows);
        }
        InstanceEvent::IncidentRaised(_) => {
            set_open_incidents(before.incidents.len().saturating_add(1), recorded, rows);
        }
        InstanceEvent::IncidentResolved { incident, .. }
            if before.incidents.contains_key(incident) =>
        {
            set_open_incidents(before.incidents.len().saturating_sub(1), recorded, rows);
        }
        _ => {}
    }
}

fn start(
    started: &InstanceStarted,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let parent = started.parent.as_ref().map(|parent| parent.instance);
    let start_key = started
        .message
        .as_ref()
        .and_then(|message| message.correlation_key.as_ref());
    rows.push(RowChange::create(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("project_id", Cell::Uuid(started.project.0)),
            ("resource_id", Cell::Uuid(started.resource.0)),
            ("process_version_id", Cell::Uuid(started.process_version.0)),
            (
                "parent_id",
                parent.map_or(Cell::Null, |id| Cell::Uuid(id.0)),
            ),
            ("created_at", Cell::Time(recorded.recorded_at)),
            ("sequence", count(recorded.sequence)),
            ("version", count(started.version)),
            ("open_incidents", Cell::Integer(0)),
            ("test", Cell::Boolean(started.test)),
            ("status", text(Status::Running.as_str())),
            ("process_id", text(started.process_id.as_str())),
            (
                "process_name",
                optional_text(started.process_name.as_deref()),
            ),
            ("started_by", text(recorded.actor)),
            ("business_id", optional_text(started.business_id.as_deref())),
            (
                "start_key",
                start_key.map_or(Cell::Null, |key| {
                    Cell::Text(store::key::start_key(key))
                }),
            ),
        ],
    ));
    rows.push(transition(started, recorded, None, Status::Running).row(recorded));
}

fn end(
    status: Status,
    failure: Option<&str>,
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let Some(started) = &before.started else {
        return;
    };
    rows.push(RowChange::update(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("status", text(status.as_str())),
            ("completed_at", Cell::Time(recorded.recorded_at)),
            ("open_incidents", Cell::Integer(0)),
            ("failure", optional_text(failure)),
            ("sequence", count(recorded.sequence)),
        ],
    ));
    rows.push(if recorded.step_begin == FIRST {
        counts::redirect(started.project, recorded.stream, FIRST, status.as_str())
    } else {
        transition(started, recorded, Some(Status::Running), status).row(recorded)
    });
}

/// The sequence of the event an instance begins with.
const FIRST: u64 = 1;

fn set_open_incidents(
    open: usize,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    rows.push(RowChange::update(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("open_incidents", count(open)),
            ("sequence", count(recorded.sequence)),
        ],
    ));
}

fn transition<'a>(
    started: &'a InstanceStarted,
    recorded: &Recorded<'_, InstanceEvent>,
    from: Option<Status>,
    to: Status,
) -> Transition<'a> {
    Transition {
        project: started.project,
        counted: Counted::Instance,
        id: recorded.stream,
        name: Some(started.process_id.as_str()),
        process_version: Some(started.process_version),
        test: started.test,
        from: from.map(Status::as_str),
        to: to.as_str(),
    }
}

/// The contract's `BpmnInstance`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Instance {
    /// Its id.
    #[serde(rename = "workflowID")]
    pub id: InstanceId,
    /// The resource its process is in.
    #[serde(skip)]
    pub resource: ResourceId,
    /// The process version it runs.
    #[serde(rename = "definitionID")]
    pub process_version: ProcessVersionId,
    /// The process.
    pub process_id: ProcessId,
    /// The process' name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// The number of the process version; 0 of a draft under test.
    #[serde(rename = "processVersion")]
    pub version: u32,
    /// The instance that called it.
    #[serde(rename = "parentWorkflowID", skip_serializing_if = "Option::is_none")]
    pub parent: Option<InstanceId>,
    /// Where it is in its life.
    pub status: Status,
    /// Who started it.
    pub started_by: String,
    /// When it started.
    pub created_at: Timestamp,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Timestamp>,
    /// Whether something needs an operator.
    pub has_incident: bool,
    /// The caller's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_id: Option<String>,
    /// Whether it is a test instance.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
    /// The code of the error it ended with.
    #[serde(skip)]
    pub failure: Option<String>,
}

impl FromRow<'_, PgRow> for Instance {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        use sqlx::Row;
        Ok(Self {
            id: read::id(row, "id", InstanceId)?,
            resource: read::id(row, "resource_id", ResourceId)?,
            process_version: read::id(row, "process_version_id", ProcessVersionId)?,
            process_id: ProcessId::from(row.try_get::<&str, _>("process_id")?),
            process_name: row.try_get("process_name")?,
            version: read::number(row, "version")?,
            parent: read::optional_id(row, "parent_id", InstanceId)?,
            status: read::parsed(row, "status")?,
            started_by: row.try_get("started_by")?,
            created_at: read::time(row, "created_at")?,
            completed_at: read::optional_time(row, "completed_at")?,
            has_incident: row.try_get("has_incident")?,
            business_id: row.try_get("business_id")?,
            test: row.try_get("test")?,
            failure: row.try_get("failure")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "instances",
    columns: "id, resource_id, process_version_id, process_id, process_name, version::bigint, parent_id, status, started_by, \
              created_at, completed_at, open_incidents > 0 AS has_incident, business_id, test, failure",
    joined: None,
    order: "created_at DESC, id DESC",
};

/// Which instances a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one process version.
    pub process_version: Option<ProcessVersionId>,
    /// Of any version of a process.
    pub process_id: Option<ProcessId>,
    /// With this status.
    pub status: Option<Status>,
    /// With or without an open incident.
    pub has_incident: Option<bool>,
    /// Suspended or not.
    pub suspended: Option<bool>,
    /// Started then or later.
    pub created_after: Option<Timestamp>,
    /// Whose business id begins so.
    pub business_id: Option<String>,
    /// Test instances or others.
    pub test: Option<bool>,
}

impl Filter {
    fn push(&self, project: ProjectId, query: &mut Query) {
        query.push("project_id = ").push_bind(project.0);
        if let Some(process_version) = self.process_version {
            query
                .push(" AND process_version_id = ")
                .push_bind(process_version.0);
        }
        if let Some(process_id) = &self.process_id {
            query
                .push(" AND process_id = ")
                .push_bind(process_id.as_str().to_owned());
        }
        if let Some(status) = self.status {
            // Not as a parameter: so the index of the running ones fits, whatever plan is kept.
            query
                .push(" AND status = '")
                .push(status.as_str())
                .push("'");
        }
        match self.has_incident {
            Some(true) => {
                query.push(" AND open_incidents > 0");
            }
            Some(false) => {
                query.push(" AND open_incidents = 0");
            }
            None => {}
        }
        if self.suspended == Some(true) {
            // No event suspends an instance or a process version.
            query.push(" AND false");
        }
        if let Some(created_after) = self.created_after {
            query
                .push(" AND created_at >= ")
                .push_bind(store::Timestamptz(created_after));
        }
        if let Some(business_id) = &self.business_id {
            query
                .push(" AND business_id ^@ ")
                .push_bind(business_id.clone());
        }
        if let Some(test) = self.test {
            query.push(" AND test = ").push_bind(test);
        }
    }

    /// Sums know processes, versions, statuses and tests; everything else has to be counted, and meets few.
    fn total(&self, project: ProjectId) -> Total<'_> {
        if self.has_incident.is_some()
            || self.suspended == Some(true)
            || self.created_after.is_some()
            || self.business_id.is_some()
        {
            return Total::Count;
        }
        Total::Sums(Group {
            project,
            counted: Counted::Instance,
            name: self.process_id.as_ref().map(ProcessId::as_str),
            process_version: self.process_version,
            test: self.test,
            status: self.status.map(Status::as_str),
        })
    }
}

/// A page of the instances of a project, newest first.
pub async fn list(
    pool: &PgPool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Instance>, sqlx::Error> {
    VIEW.list(
        pool,
        &|query| filter.push(project, query),
        &filter.total(project),
        page,
    )
    .await
}

/// One instance of a project.
pub async fn get(
    pool: &PgPool,
    project: ProjectId,
    id: InstanceId,
) -> Result<Option<Instance>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push("id = ").push_bind(id.0);
        query.push(" AND project_id = ").push_bind(project.0);
    };
    VIEW.first(pool, &conditions).await
}

/// Whether a project has this instance.
pub async fn exists(
    pool: &PgPool,
    project: ProjectId,
    id: InstanceId,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT FROM instances WHERE id = $1 AND project_id = $2)")
        .bind(id.0)
        .bind(project.0)
        .fetch_one(pool)
        .await
}

/// The instances that call activities of an instance called, newest first.
pub async fn children(
    pool: &PgPool,
    project: ProjectId,
    parent: InstanceId,
) -> Result<Vec<Instance>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push("parent_id = ").push_bind(parent.0);
        query.push(" AND project_id = ").push_bind(project.0);
    };
    VIEW.all(pool, &conditions).await
}

/// How many instances of the processes of a resource run.
pub async fn running_of_resource(pool: &PgPool, resource: ResourceId) -> Result<u64, sqlx::Error> {
    let running: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM instances WHERE resource_id = $1 AND status = 'RUNNING'",
    )
    .bind(resource.0)
    .fetch_one(pool)
    .await?;
    Ok(running.unsigned_abs())
}

/// Up to `limit` running instances of a project, in no order: what is left to cancel when the project is deleted.
pub async fn running_of_project(
    pool: &PgPool,
    project: ProjectId,
    limit: u32,
) -> Result<Vec<InstanceId>, sqlx::Error> {
    let ids: Vec<uuid::Uuid> = sqlx::query_scalar(
        "SELECT id FROM instances WHERE project_id = $1 AND status = 'RUNNING' LIMIT $2",
    )
    .bind(project.0)
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    Ok(ids.into_iter().map(InstanceId).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            INCIDENT, INSTANCE, PROCESS_VERSION, PROJECT, RESOURCE, Story, entered,
            incident_raised, noon, started, text,
        },
    };
    use domain::ids::MessageId;
    use domain::instance::event::StartMessage;

    fn key() -> Vec<Cell> {
        vec![Cell::Uuid(INSTANCE.0)]
    }

    fn delta_key(sequence: i64) -> Vec<Cell> {
        vec![
            Cell::Uuid(PROJECT.0),
            Cell::Uuid(INSTANCE.0),
            Cell::Integer(sequence),
        ]
    }

    fn delta(sequence: i64, from: Cell, to: &str) -> RowChange {
        RowChange::create(
            &COUNT_DELTAS,
            delta_key(sequence),
            vec![
                ("process_version_id", Cell::Uuid(PROCESS_VERSION.0)),
                ("test", Cell::Boolean(false)),
                ("counted", text("instance")),
                ("name", text("order")),
                ("from_status", from),
                ("to_status", text(to)),
            ],
        )
    }

    fn ended(status: &str, sequence: i64, failure: Cell) -> RowChange {
        RowChange::update(
            &INSTANCES,
            key(),
            vec![
                ("status", text(status)),
                ("completed_at", Cell::Time(noon())),
                ("open_incidents", Cell::Integer(0)),
                ("failure", failure),
                ("sequence", Cell::Integer(sequence)),
            ],
        )
    }

    #[test]
    fn an_instance_that_starts_is_a_running_row() {
        let event = InstanceEvent::InstanceStarted(Box::new(started()));
        let expected = RowChange::create(
            &INSTANCES,
            key(),
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("resource_id", Cell::Uuid(RESOURCE.0)),
                ("process_version_id", Cell::Uuid(PROCESS_VERSION.0)),
                ("parent_id", Cell::Null),
                ("created_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(1)),
                ("version", Cell::Integer(3)),
                ("open_incidents", Cell::Integer(0)),
                ("test", Cell::Boolean(false)),
                ("status", text("RUNNING")),
                ("process_id", text("order")),
                ("process_name", text("Order")),
                ("started_by", text("erin")),
                ("business_id", text("A-17")),
                ("start_key", Cell::Null),
            ],
        );
        assert_eq!(
            Story::empty().rows(project, &event),
            [expected, delta(1, Cell::Null, "RUNNING")]
        );
    }

    #[test]
    fn an_instance_that_ends_in_a_later_step_changes_its_status() {
        assert_eq!(
            Story::started().rows(project, &InstanceEvent::InstanceCompleted {}),
            [
                ended("COMPLETED", 2, Cell::Null),
                delta(2, text("RUNNING"), "COMPLETED")
            ]
        );
        let failed = InstanceEvent::InstanceFailed {
            error_code: "declined".to_owned(),
            variables: crate::testing::variables("{}"),
        };
        assert_eq!(
            Story::started().rows(project, &failed),
            [
                ended("FAILED", 2, text("declined")),
                delta(2, text("RUNNING"), "FAILED")
            ]
        );
    }

    #[test]
    fn an_instance_that_starts_and_ends_in_one_step_is_counted_by_one_row() {
        let first_step = 1;
        let completed = InstanceEvent::InstanceCompleted {};
        let redirected = RowChange::update(
            &COUNT_DELTAS,
            delta_key(1),
            vec![("to_status", text("COMPLETED"))],
        );
        assert_eq!(
            Story::started().rows_in_step(project, &completed, first_step),
            [ended("COMPLETED", 2, Cell::Null), redirected]
        );
    }

    #[test]
    fn open_incidents_are_counted() {
        let open = |open, sequence| {
            RowChange::update(
                &INSTANCES,
                key(),
                vec![
                    ("open_incidents", Cell::Integer(open)),
                    ("sequence", Cell::Integer(sequence)),
                ],
            )
        };
        let story = Story::started().then(entered("{}"));
        assert_eq!(story.rows(project, &incident_raised()), [open(1, 3)]);
        let resolved = InstanceEvent::IncidentResolved {
            incident: INCIDENT,
            activation: crate::testing::ACTIVATION,
            element: None,
        };
        let story = story.then(incident_raised());
        assert_eq!(story.rows(project, &resolved), [open(0, 4)]);
        let story = story.then(resolved.clone());
        assert_eq!(story.rows(project, &resolved), [], "it was resolved before");
    }

    #[test]
    fn the_key_of_a_message_start_is_stored_in_its_normal_form() {
        let mut started = started();
        started.message = Some(StartMessage {
            id: MessageId(uuid::Uuid::nil()),
            name: "order placed".to_owned(),
            correlation_key: Some(feel::Value::from_json("5.0").unwrap()),
        });
        let rows = Story::empty().rows(
            project,
            &InstanceEvent::InstanceStarted(Box::new(started.clone())),
        );
        if let Some(message) = &mut started.message {
            message.correlation_key = Some(feel::Value::from_json("5").unwrap());
        }
        let same = Story::empty().rows(project, &InstanceEvent::InstanceStarted(Box::new(started)));
        assert_eq!(rows, same);
    }
}
