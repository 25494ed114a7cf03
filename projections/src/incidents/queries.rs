//! Lists of incidents.

use super::Status;
use crate::{
    Listed, Page,
    condition::{checked, found_by},
    counts::{Counted, Group},
    query::Query,
    read,
    stored_json::StoredJson,
    view::{Total, View},
};
use domain::ids::{
    ActivationId, ElementId, IncidentId, InstanceId, ProcessId, ProcessVersionId, ProjectId,
};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::{Pool, Timestamptz};
use uuid::Uuid;

/// The contract's `BpmnIncidentRecord`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IncidentRecord {
    /// Its id.
    pub id: IncidentId,
    /// Its id once more: the contract tells the record's from the incident's.
    #[serde(rename = "incidentID")]
    pub incident: IncidentId,
    /// The instance.
    #[serde(rename = "workflowID")]
    pub instance: InstanceId,
    /// The process version the instance runs.
    #[serde(rename = "definitionID")]
    pub process_version: ProcessVersionId,
    /// The process.
    #[serde(rename = "processID")]
    pub process_id: ProcessId,
    /// The process' name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// The number of the process version.
    #[serde(rename = "processVersion")]
    pub version: u32,
    /// The element; of an incident of the process itself, the process.
    #[serde(rename = "nodeID")]
    pub element: ElementId,
    /// The scope the activation stands in.
    #[serde(rename = "scopeID", skip_serializing_if = "Option::is_none")]
    pub scope: Option<ActivationId>,
    /// The scope around that one.
    #[serde(rename = "parentScopeID", skip_serializing_if = "Option::is_none")]
    pub parent_scope: Option<ActivationId>,
    /// The activation that waits for its resolution.
    pub execution_key: ActivationId,
    /// The place of the multi-instance item it happened in, from 0.
    #[serde(rename = "miIndex", skip_serializing_if = "Option::is_none")]
    pub item_index: Option<u32>,
    /// Its category.
    pub error_type: String,
    /// The BPMN error's code, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// What went wrong and what to do.
    pub error_message: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// When it was resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Timestamp>,
    /// Who resolved it, or what ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_by: Option<String>,
    /// The variables that the activation saw, in the plain encoding.
    #[serde(skip)]
    pub variables: StoredJson,
}

impl FromRow<'_, PgRow> for IncidentRecord {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let id = read::id(row, "id", IncidentId)?;
        let process_id = ProcessId::from(row.try_get::<&str, _>("process_id")?);
        let element: Option<&str> = row.try_get("element")?;
        Ok(Self {
            id,
            incident: id,
            instance: read::id(row, "instance_id", InstanceId)?,
            process_version: read::id(row, "process_version_id", ProcessVersionId)?,
            element: element.map_or_else(|| ElementId(process_id.0.clone()), ElementId::from),
            process_id,
            process_name: row.try_get("process_name")?,
            version: read::number(row, "version")?,
            scope: read::optional_id(row, "scope_id", ActivationId)?,
            parent_scope: read::optional_id(row, "parent_scope_id", ActivationId)?,
            execution_key: read::id(row, "execution_key", ActivationId)?,
            item_index: read::optional_number(row, "item_index")?,
            error_type: row.try_get("error_type")?,
            error_code: row.try_get("error_code")?,
            error_message: row.try_get("error_message")?,
            raised_at: read::time(row, "raised_at")?,
            resolved_at: read::optional_time(row, "resolved_at")?,
            resolved_by: row.try_get("resolved_by")?,
            variables: read::json(row, "variables")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "incidents",
    columns: "id, instance_id, process_version_id, process_id, process_name, version::bigint, element, scope_id, \
              parent_scope_id, execution_key, item_index::bigint, error_type, error_code, error_message, raised_at, \
              resolved_at, resolved_by, variables::text",
    joined: None,
    order: "(resolved_at IS NULL) DESC, raised_at DESC, id DESC",
};

/// Which incidents a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of instances of one process version.
    pub process_version: Option<ProcessVersionId>,
    /// Of one instance.
    pub instance: Option<InstanceId>,
    /// With this status.
    pub status: Option<Status>,
    /// Of this category, as the contract names it.
    pub error_type: Option<String>,
    /// Raised then or later.
    pub since: Option<Timestamp>,
    /// Raised before then.
    pub until: Option<Timestamp>,
}

impl Filter {
    fn push(&self, project: ProjectId, query: &mut Query) {
        match (self.instance, self.process_version) {
            (Some(instance), _) => found_by(query, "instance_id", instance.0),
            (None, Some(version)) => found_by(query, "process_version_id", version.0),
            (None, None) => found_by(query, "project_id", project.0),
        }
        checked(query, "project_id", project.0);
        if let Some(process_version) = self.process_version {
            checked(query, "process_version_id", process_version.0);
        }
        match self.status {
            Some(Status::Open) => {
                query.push(" AND (resolved_at IS NULL) = true");
            }
            Some(Status::Resolved) => {
                query.push(" AND (resolved_at IS NULL) = false");
            }
            None => {}
        }
        if let Some(error_type) = &self.error_type {
            checked(query, "error_type", error_type.as_str());
        }
        if let Some(since) = self.since {
            query
                .push(" AND raised_at >= ")
                .push_bind(Timestamptz(since));
        }
        if let Some(until) = self.until {
            query
                .push(" AND raised_at < ")
                .push_bind(Timestamptz(until));
        }
    }

    fn total(&self, project: ProjectId) -> Total<'_> {
        if self.instance.is_some()
            || self.error_type.is_some()
            || self.since.is_some()
            || self.until.is_some()
        {
            return Total::Count;
        }
        Total::Sums(Group {
            project,
            counted: Counted::Incident,
            name: None,
            process_version: self.process_version,
            test: None,
            status: self.status.map(Status::as_str),
        })
    }
}

/// A page of the incidents of a project: open ones first, then the newest.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<IncidentRecord>, sqlx::Error> {
    VIEW.list(
        pool,
        &|query| filter.push(project, query),
        &filter.total(project),
        page,
    )
    .await
}

/// The open incidents of an instance, newest first.
pub async fn open_of_instance(
    pool: &Pool,
    instance: InstanceId,
) -> Result<Vec<IncidentRecord>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND resolved_at IS NULL");
        found_by(query, "instance_id", instance.0);
    };
    VIEW.all(pool, &conditions).await
}

/// The incidents with these ids, open or resolved, newest first.
pub async fn with_ids(pool: &Pool, ids: &[IncidentId]) -> Result<Vec<IncidentRecord>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let conditions = |query: &mut Query| {
        query
            .push(" AND id = ANY(")
            .push_bind(ids.clone())
            .push(")");
    };
    View {
        order: "raised_at DESC, id DESC",
        ..VIEW
    }
    .all(pool, &conditions)
    .await
}
