//! `process_versions`: the processes of deployed resources. The rows of a deleted resource stay, so that version numbers are
//! not given twice.

use crate::{
    Listed, Page, Recorded,
    cell::{count, optional_text, text},
    condition::{checked, found_by},
    query::Query,
    read,
    read_table::ReadTable,
    streams::Projection,
    tally::{self, Tallied, Tally},
    view::{Joined, Total, View},
};
use domain::{
    ids::{ProcessId, ProcessVersionId, ProjectId, ResourceId},
    resource::{DeployedProcess, LatestVersion, Resource, ResourceEvent},
};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use std::collections::BTreeMap;
use store::{Cell, Column, Kind, Owner, Pool, RowChange, Table};

/// The table.
pub static PROCESS_VERSIONS: Table = Table {
    name: "process_versions",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("resource_id", Kind::Uuid),
        Column::new("resource_name", Kind::Text),
        Column::new("process_id", Kind::Text),
        Column::new("process_name", Kind::Text),
        Column::new("version", Kind::Integer),
        Column::new("deployed_at", Kind::Time),
        Column::new("deleted_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "process_versions",
    version: 1,
    table: &PROCESS_VERSIONS,
    owner: Owner::Stream("resource_id"),
    projection: Projection::Resource(project),
};

/// What an event changes in the table.
pub fn project(
    before: &Resource,
    recorded: &Recorded<'_, ResourceEvent>,
    rows: &mut Vec<RowChange>,
) {
    match recorded.event {
        ResourceEvent::ResourceDeployed { processes } => {
            let (Some(project), Some(file)) = (before.project(), before.file()) else {
                return;
            };
            rows.extend(
                processes
                    .iter()
                    .map(|deployed| row(project, file.name.as_str(), deployed, recorded)),
            );
        }
        ResourceEvent::ResourceDeleted {} => {
            rows.extend(before.processes().iter().map(|deployed| {
                RowChange::update(
                    &PROCESS_VERSIONS,
                    vec![Cell::Uuid(deployed.process.process_version.0)],
                    vec![
                        ("deleted_at", Cell::Time(recorded.recorded_at)),
                        ("sequence", count(recorded.sequence)),
                    ],
                )
            }));
        }
        ResourceEvent::ResourceCreated { .. }
        | ResourceEvent::ResourceUpdated { .. }
        | ResourceEvent::ProcessSuperseded { .. }
        | ResourceEvent::ProcessSuspended { .. }
        | ResourceEvent::ProcessResumed { .. }
        | ResourceEvent::StartTimerFired { .. } => {}
    }
}

fn row(
    project: ProjectId,
    resource_name: &str,
    deployed: &DeployedProcess,
    recorded: &Recorded<'_, ResourceEvent>,
) -> RowChange {
    RowChange::create(
        &PROCESS_VERSIONS,
        vec![Cell::Uuid(deployed.process.process_version.0)],
        vec![
            ("project_id", Cell::Uuid(project.0)),
            ("resource_id", Cell::Uuid(recorded.stream)),
            ("resource_name", text(resource_name)),
            ("process_id", text(deployed.process.process_id.as_str())),
            (
                "process_name",
                optional_text(deployed.process.process_name.as_deref()),
            ),
            ("version", count(deployed.version)),
            ("deployed_at", Cell::Time(recorded.recorded_at)),
            ("sequence", count(recorded.sequence)),
        ],
    )
}

/// The contract's `BpmnProcessDefinition`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcessDefinition {
    /// Its id.
    pub id: ProcessVersionId,
    /// The resource it is in.
    #[serde(rename = "resourceID")]
    pub resource: ResourceId,
    /// The process.
    #[serde(rename = "processID")]
    pub process_id: ProcessId,
    /// The process' name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// Its number among the versions of the process, from 1.
    pub version: u32,
    /// When it was deployed.
    pub created_at: Timestamp,
    /// When it was suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_at: Option<Timestamp>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspend_reason: Option<String>,
}

impl FromRow<'_, PgRow> for ProcessDefinition {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: read::id(row, "id", ProcessVersionId)?,
            resource: read::id(row, "resource_id", ResourceId)?,
            process_id: ProcessId::from(row.try_get::<&str, _>("process_id")?),
            process_name: row.try_get("process_name")?,
            version: read::number(row, "version")?,
            created_at: read::time(row, "deployed_at")?,
            suspended_at: read::optional_time(row, "suspended_at")?,
            suspend_reason: row.try_get("suspend_reason")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "process_versions",
    columns: "id, resource_id, resource_name, process_id, process_name, version, deployed_at",
    joined: Some(Joined {
        columns: tally::SUSPENSION,
        clause: &|query| {
            query.push(tally::JOINED_SUSPENSION);
        },
    }),
    order: "version DESC, id",
};

/// The processes of a resource, by name of their id.
pub(crate) async fn of_resource(
    pool: &Pool,
    resource: ResourceId,
) -> Result<Vec<ProcessDefinition>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND deleted_at IS NULL");
        found_by(query, "resource_id", resource.0);
    };
    View {
        order: "process_id",
        ..VIEW
    }
    .all(pool, &conditions)
    .await
}

/// One process version of a project, unless its resource was deleted.
pub async fn get(
    pool: &Pool,
    project: ProjectId,
    id: ProcessVersionId,
) -> Result<Option<ProcessDefinition>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND deleted_at IS NULL");
        found_by(query, "id", id.0);
        checked(query, "project_id", project.0);
    };
    VIEW.first(pool, &conditions).await
}

/// The version of a process with this number, unless its resource was deleted.
pub async fn numbered(
    pool: &Pool,
    project: ProjectId,
    process_id: &ProcessId,
    version: u32,
) -> Result<Option<LatestVersion>, sqlx::Error> {
    sqlx::query(
        "SELECT id, resource_id, version FROM process_versions
        WHERE project_id = $1 AND process_id = $2 AND version = $3 AND deleted_at IS NULL",
    )
    .bind(project.0)
    .bind(process_id.as_str())
    .bind(i64::from(version))
    .try_map(|row: PgRow| latest_version(&row))
    .fetch_optional(pool)
    .await
}

/// The version that a new instance of a process runs: the newest whose resource was not deleted.
pub async fn latest_deployed(
    pool: &Pool,
    project: ProjectId,
    process_id: &ProcessId,
) -> Result<Option<LatestVersion>, sqlx::Error> {
    sqlx::query(
        "SELECT id, resource_id, version FROM process_versions
        WHERE project_id = $1 AND process_id = $2 AND deleted_at IS NULL ORDER BY version DESC LIMIT 1",
    )
    .bind(project.0)
    .bind(process_id.as_str())
    .try_map(|row: PgRow| latest_version(&row))
    .fetch_optional(pool)
    .await
}

/// The newest version of a process with a tag whose resource was not deleted.
pub async fn latest_tagged(
    pool: &Pool,
    project: ProjectId,
    process_id: &ProcessId,
    tag: &str,
) -> Result<Option<LatestVersion>, sqlx::Error> {
    sqlx::query(
        "SELECT versions.id, versions.resource_id, versions.version
        FROM process_versions AS versions JOIN resources ON resources.id = versions.resource_id
        WHERE versions.project_id = $1 AND versions.process_id = $2 AND versions.deleted_at IS NULL AND EXISTS (
            SELECT FROM json_array_elements(resources.processes) AS process
            WHERE process ->> 'process_version' = versions.id::text AND process ->> 'version_tag' = $3
        ) ORDER BY versions.version DESC LIMIT 1",
    )
    .bind(project.0)
    .bind(process_id.as_str())
    .bind(tag)
    .try_map(|row: PgRow| latest_version(&row))
    .fetch_optional(pool)
    .await
}

/// The version with the highest number of each process of a project, deleted or not: what a deployment goes on from.
pub async fn latest(
    pool: &Pool,
    project: ProjectId,
) -> Result<BTreeMap<ProcessId, LatestVersion>, sqlx::Error> {
    sqlx::query(
        "SELECT DISTINCT ON (process_id) process_id, id, resource_id, version FROM process_versions
        WHERE project_id = $1 ORDER BY process_id, version DESC",
    )
    .bind(project.0)
    .try_map(|row: PgRow| {
        Ok((
            ProcessId::from(row.try_get::<&str, _>("process_id")?),
            latest_version(&row)?,
        ))
    })
    .fetch_all(pool)
    .await
    .map(|latest| latest.into_iter().collect())
}

fn latest_version(row: &PgRow) -> Result<LatestVersion, sqlx::Error> {
    Ok(LatestVersion {
        resource: read::id(row, "resource_id", ResourceId)?,
        process_version: read::id(row, "id", ProcessVersionId)?,
        version: read::number(row, "version")?,
    })
}

/// The contract's `BpmnProcessVersion`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcessVersion {
    /// Its id.
    pub id: ProcessVersionId,
    /// The resource it is in.
    #[serde(rename = "resourceID")]
    pub resource: ResourceId,
    /// The resource's name.
    pub resource_name: String,
    /// The process.
    #[serde(rename = "processID")]
    pub process_id: ProcessId,
    /// The process' name or, without one, its id.
    pub process_name: String,
    /// Its number among the versions of the process, from 1.
    pub version: u32,
    /// When it was deployed.
    pub created_at: Timestamp,
    /// How many of its instances run, tests left out.
    pub running_count: u64,
    /// How many instances it has, tests left out.
    pub total_count: u64,
    /// When it was suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_at: Option<Timestamp>,
    /// Who suspended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_by: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspend_reason: Option<String>,
}

impl FromRow<'_, PgRow> for ProcessVersion {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let definition = ProcessDefinition::from_row(row)?;
        Ok(Self {
            id: definition.id,
            resource: definition.resource,
            resource_name: row.try_get("resource_name")?,
            process_name: definition
                .process_name
                .unwrap_or_else(|| definition.process_id.to_string()),
            process_id: definition.process_id,
            version: definition.version,
            created_at: definition.created_at,
            running_count: read::number(row, "running_count")?,
            total_count: read::number(row, "total_count")?,
            suspended_at: definition.suspended_at,
            suspended_by: row.try_get("suspended_by")?,
            suspend_reason: definition.suspend_reason,
        })
    }
}

/// Which versions a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Suspended or not.
    pub suspended: Option<bool>,
    /// Of the totals, only instances count that started then or later.
    pub created_after: Option<Timestamp>,
}

/// A page of the versions of a process, newest first.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    process_id: &ProcessId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<ProcessVersion>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND deleted_at IS NULL");
        found_by(query, "project_id", project.0);
        found_by(query, "process_id", process_id.as_str());
        if let Some(suspended) = filter.suspended {
            query.push(if suspended { " AND" } else { " AND NOT" });
            query.push(" id IN (SELECT process_version_id FROM suspended_versions)");
        }
    };
    let tally = Tally {
        project,
        of: Tallied::ProcessVersion,
        created_after: filter.created_after,
    };
    let columns = tally.columns();
    let clause = |query: &mut Query| tally.push(query);
    let view = View {
        joined: Some(Joined {
            columns: &columns,
            clause: &clause,
        }),
        ..VIEW
    };
    view.list(pool, &conditions, &Total::Count, page).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PROCESS_VERSION, PROJECT, RESOURCE, noon, recorded};
    use domain::{
        aggregate::fold,
        name::Name,
        resource::{ExecutableProcess, StoredFile},
    };

    fn process() -> ExecutableProcess {
        ExecutableProcess {
            process_version: PROCESS_VERSION,
            process_id: ProcessId::from("order"),
            process_name: None,
            propagation: domain::propagation::Propagation::default(),
            version_tag: None,
        }
    }

    fn created() -> ResourceEvent {
        ResourceEvent::ResourceCreated {
            project: PROJECT,
            created_by: "erin".to_owned(),
            file: StoredFile {
                definitions_id: "orders".to_owned(),
                name: Name::new("Orders").unwrap(),
                xml: "<definitions/>".into(),
                processes: vec![process()],
            },
        }
    }

    fn deployed() -> ResourceEvent {
        let deployed = DeployedProcess {
            process: process(),
            version: 3,
            replaces: None,
            starts: Vec::new(),
        };
        ResourceEvent::ResourceDeployed {
            processes: vec![deployed],
        }
    }

    fn rows(past: &[ResourceEvent], event: &ResourceEvent) -> Vec<RowChange> {
        let mut rows = Vec::new();
        project(&fold(past), &recorded(RESOURCE.0, 4, event), &mut rows);
        rows
    }

    #[test]
    fn each_deployed_process_is_a_row() {
        let expected = RowChange::create(
            &PROCESS_VERSIONS,
            vec![Cell::Uuid(PROCESS_VERSION.0)],
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("resource_id", Cell::Uuid(RESOURCE.0)),
                ("resource_name", text("Orders")),
                ("process_id", text("order")),
                ("process_name", Cell::Null),
                ("version", Cell::Integer(3)),
                ("deployed_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(4)),
            ],
        );
        assert_eq!(rows(&[created()], &deployed()), [expected]);
    }

    #[test]
    fn the_processes_of_a_deleted_resource_keep_their_numbers() {
        let expected = RowChange::update(
            &PROCESS_VERSIONS,
            vec![Cell::Uuid(PROCESS_VERSION.0)],
            vec![
                ("deleted_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(4)),
            ],
        );
        let deleted = ResourceEvent::ResourceDeleted {};
        assert_eq!(rows(&[created(), deployed()], &deleted), [expected]);
        assert_eq!(
            rows(&[created()], &deleted),
            [],
            "a draft has no deployed processes"
        );
    }
}
