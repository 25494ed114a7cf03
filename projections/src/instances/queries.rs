//! Lists of instances.

use super::Status;
use crate::{
    Listed, Page,
    condition::{begins_with, checked, follows, found_among, found_by},
    counts::{Counted, Group},
    query::Query,
    read,
    suspension::{self, is_suspended},
    view::{Joined, Total, View},
};
use domain::ids::{InstanceId, ProcessId, ProcessVersionId, ProjectId, ResourceId};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::{Pool, Timestamptz};
use uuid::Uuid;

/// The contract's `BpmnInstance`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the contract's fields, each of its own"
)]
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
    /// When it was suspended itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_at: Option<Timestamp>,
    /// Who suspended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_by: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspend_reason: Option<String>,
    /// Whether its process version is suspended.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub definition_suspended: bool,
    /// Whether an instance above is suspended.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub parent_suspended: bool,
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
        let suspension = SuspensionOfRow::from_row(row)?;
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
            suspended_at: suspension.at,
            suspended_by: suspension.by,
            suspend_reason: suspension.reason,
            definition_suspended: suspension.of_definition,
            parent_suspended: suspension.of_parent,
            business_id: row.try_get("business_id")?,
            test: row.try_get("test")?,
            failure: row.try_get("failure")?,
        })
    }
}

/// What suspends an instance.
#[derive(Default)]
struct SuspensionOfRow {
    at: Option<Timestamp>,
    by: Option<String>,
    reason: Option<String>,
    of_definition: bool,
    of_parent: bool,
}

impl FromRow<'_, PgRow> for SuspensionOfRow {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        // Where nothing was ever suspended all columns are null: then one of them is read.
        let Some(of_definition) = row.try_get("definition_suspended")? else {
            return Ok(Self::default());
        };
        Ok(Self {
            at: read::optional_time(row, "suspended_at")?,
            by: row.try_get("suspended_by")?,
            reason: row.try_get("suspend_reason")?,
            of_definition,
            of_parent: row.try_get("parent_suspended")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "instances",
    columns: "id, resource_id, process_version_id, process_id, process_name, version::bigint, parent_id, status, started_by, \
              created_at, completed_at, open_incidents > 0 AS has_incident, business_id, test, failure",
    joined: Some(Joined {
        columns: "suspended.suspended_at, suspended.suspended_by, suspended.suspend_reason, \
                  suspended.definition_suspended, suspended.parent_suspended",
        // Where nothing was ever suspended nothing is looked for, however many rows a page has.
        clause: &|query| {
            query.push(
                "LEFT JOIN LATERAL (
                    SELECT own.suspended_at, own.suspended_by, own.reason AS suspend_reason,
                        page.status = 'RUNNING' AND EXISTS (
                            SELECT FROM suspended_versions WHERE process_version_id = page.process_version_id
                        ) AS definition_suspended,
                        CASE WHEN page.status = 'RUNNING' AND page.parent_id IS NOT NULL
                        THEN is_suspended(page.parent_id) ELSE false END AS parent_suspended
                    FROM (SELECT) AS one LEFT JOIN suspended_instances AS own ON own.instance_id = page.id
                    WHERE (SELECT suspends FROM event_epoch)
                ) AS suspended ON true",
            );
        },
    }),
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

/// By what the rows of a list are found.
enum Leading<'a> {
    BusinessId(&'a str),
    ProcessVersion(ProcessVersionId),
    Process(&'a ProcessId),
    /// Of the whole project; or of those instances in it that are rare and have an index of their own.
    Project,
}

impl Filter {
    /// By what the rows are found.
    fn leading(&self) -> Leading<'_> {
        let is_rare = self.has_incident == Some(true)
            || matches!(self.status, Some(Status::Canceled | Status::Failed));
        match (&self.business_id, self.process_version, &self.process_id) {
            (Some(prefix), _, _) => Leading::BusinessId(prefix),
            (None, _, _) if is_rare => Leading::Project,
            (None, Some(version), _) => Leading::ProcessVersion(version),
            (None, None, Some(process)) => Leading::Process(process),
            (None, None, None) => Leading::Project,
        }
    }

    fn push(&self, project: ProjectId, query: &mut Query) {
        match self.leading() {
            Leading::BusinessId(prefix) => {
                found_by(query, "project_id", project.0);
                begins_with(query, "business_id", prefix);
                self.push_process_checks(query);
            }
            Leading::ProcessVersion(version) => {
                follows(query, "process_version_id", version.0);
                checked(query, "project_id", project.0);
                self.push_process_checks(query);
            }
            Leading::Process(process) => {
                found_by(query, "project_id", project.0);
                follows(query, "process_id", process.as_str());
            }
            Leading::Project => {
                found_by(query, "project_id", project.0);
                self.push_process_checks(query);
            }
        }
        match (self.status, self.leading()) {
            (Some(status), Leading::Project) => found_among(query, status.as_str()),
            (Some(Status::Running), Leading::Process(_)) => {
                found_among(query, Status::Running.as_str());
            }
            (Some(status), _) => checked(query, "status", status.as_str()),
            (None, _) => {}
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
        if let Some(suspended) = self.suspended {
            is_suspended(query, suspended);
        }
        if let Some(created_after) = self.created_after {
            query
                .push(" AND created_at >= ")
                .push_bind(Timestamptz(created_after));
        }
        if let Some(test) = self.test {
            checked(query, "test", test);
        }
    }

    fn push_process_checks(&self, query: &mut Query) {
        if let Some(process_version) = self.process_version {
            checked(query, "process_version_id", process_version.0);
        }
        if let Some(process_id) = &self.process_id {
            checked(query, "process_id", process_id.as_str());
        }
    }

    fn view(&self) -> View<'static> {
        let order = match self.leading() {
            Leading::BusinessId(_) | Leading::Project => VIEW.order,
            Leading::ProcessVersion(_) => "process_version_id DESC, created_at DESC, id DESC",
            Leading::Process(_) => "process_id DESC, created_at DESC, id DESC",
        };
        View { order, ..VIEW }
    }

    /// Sums know processes, versions, statuses and tests; everything else has to be counted.
    fn total(&self, project: ProjectId) -> Total<'_> {
        if self.has_incident.is_some()
            || self.suspended.is_some()
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
    pool: &Pool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Instance>, sqlx::Error> {
    // Where nothing was ever suspended, those that are not are all, and need not be counted.
    let filter = if filter.suspended == Some(false) && !suspension::is_used(pool).await? {
        &Filter {
            suspended: None,
            ..filter.clone()
        }
    } else {
        filter
    };
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

/// One instance of a project.
pub async fn get(
    pool: &Pool,
    project: ProjectId,
    id: InstanceId,
) -> Result<Option<Instance>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "id", id.0);
        checked(query, "project_id", project.0);
    };
    VIEW.first(pool, &conditions).await
}

/// Whether a project has this instance.
pub async fn exists(pool: &Pool, project: ProjectId, id: InstanceId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT FROM instances WHERE id = $1 AND (project_id = $2) IS TRUE)",
    )
    .bind(id.0)
    .bind(project.0)
    .fetch_one(pool)
    .await
}

/// The project of an instance; `None` if there is no such instance.
pub async fn project_of(pool: &Pool, id: InstanceId) -> Result<Option<ProjectId>, sqlx::Error> {
    let project = sqlx::query_scalar("SELECT project_id FROM instances WHERE id = $1")
        .bind(id.0)
        .fetch_optional(pool)
        .await?;
    Ok(project.map(ProjectId))
}

/// Whether there is such an instance and it has not ended.
pub async fn is_running(pool: &Pool, id: InstanceId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT FROM instances WHERE id = $1 AND (status = 'RUNNING') IS TRUE)",
    )
    .bind(id.0)
    .fetch_one(pool)
    .await
}

/// An instance or one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The instance.
    pub id: InstanceId,
    /// Whether nothing can happen to it any more.
    pub has_ended: bool,
}

/// An instance, the one that called it, and so on up to the one that nobody called.
pub async fn callers(pool: &Pool, instance: InstanceId) -> Result<Vec<Caller>, sqlx::Error> {
    let rows: Vec<(Uuid, bool)> = sqlx::query_as(
        "WITH RECURSIVE above (id, parent_id, status, height) AS (
            SELECT id, parent_id, status, 0 FROM instances WHERE id = $1
            UNION ALL
            SELECT caller.id, caller.parent_id, caller.status, above.height + 1
            FROM above JOIN instances AS caller ON caller.id = above.parent_id
        )
        SELECT id, status <> 'RUNNING' FROM above ORDER BY height",
    )
    .bind(instance.0)
    .fetch_all(pool)
    .await?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(id, has_ended)| Caller {
            id: InstanceId(id),
            has_ended,
        })
        .collect())
}

/// The instances that call activities of an instance called, newest first.
pub async fn children(
    pool: &Pool,
    project: ProjectId,
    parent: InstanceId,
) -> Result<Vec<Instance>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "parent_id", parent.0);
        checked(query, "project_id", project.0);
    };
    VIEW.all(pool, &conditions).await
}

/// How many instances of the processes of a resource run.
pub async fn running_of_resource(pool: &Pool, resource: ResourceId) -> Result<u64, sqlx::Error> {
    let running: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM instances WHERE resource_id = $1 AND status = 'RUNNING'",
    )
    .bind(resource.0)
    .fetch_one(pool)
    .await?;
    Ok(running.unsigned_abs())
}

/// A running instance, and its place among those of its project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its id.
    pub id: InstanceId,
    process_id: String,
    created_at: Timestamptz,
}

/// Up to `limit` running instances of a project, from the one after `after` on: what is left to cancel when the project is
/// deleted.
pub async fn running_of_project(
    pool: &Pool,
    project: ProjectId,
    after: Option<&Running>,
    limit: u32,
) -> Result<Vec<Running>, sqlx::Error> {
    let running: Vec<(String, Timestamptz, Uuid)> = sqlx::query_as(
        "SELECT process_id, created_at, id FROM instances
        WHERE project_id = $1 AND status = 'RUNNING' AND (process_id, created_at, id) > ($2, coalesce($3, '-infinity'), $4)
        ORDER BY process_id, created_at, id LIMIT $5",
    )
    .bind(project.0)
    .bind(after.map_or("", |after| after.process_id.as_str()))
    .bind(after.map(|after| after.created_at))
    .bind(after.map_or(Uuid::nil(), |after| after.id.0))
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    let running = running.into_iter();
    Ok(running
        .map(|(process_id, created_at, id)| Running {
            id: InstanceId(id),
            process_id,
            created_at,
        })
        .collect())
}
