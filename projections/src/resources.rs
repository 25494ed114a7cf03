//! `resources`: the versions of BPMN files that are there, drafts and deployed ones.

use crate::{
    Listed, Page, Recorded,
    cell::{count, text},
    condition::{checked, found_by},
    process_versions::ProcessDefinition,
    query::Query,
    read,
    read_table::ReadTable,
    streams::Projection,
    view::{Joined, Total, View},
};
use domain::{
    ids::{ProcessId, ProcessVersionId, ProjectId, ResourceId},
    resource::{ExecutableProcess, ResourceEvent, StoredFile},
};
use feel::{Context, Value};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use std::collections::BTreeMap;
use store::{Cell, Column, Kind, Owner, Pool, RowChange, Table};

/// The table.
pub static RESOURCES: Table = Table {
    name: "resources",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("definitions_id", Kind::Text),
        Column::new("name", Kind::Text),
        Column::new("xml", Kind::Text),
        Column::new("created_by", Kind::Text),
        Column::new("created_at", Kind::Time),
        Column::new("deployed_at", Kind::Time),
        Column::new("processes", Kind::Json),
        Column::new("sequence", Kind::Integer),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "resources",
    version: 1,
    table: &RESOURCES,
    owner: Owner::Stream("id"),
    projection: Projection::Resource(|_, recorded, rows| project(recorded, rows)),
};

/// What an event changes in the table.
pub fn project(recorded: &Recorded<'_, ResourceEvent>, rows: &mut Vec<RowChange>) {
    let key = vec![Cell::Uuid(recorded.stream)];
    let sequence = ("sequence", count(recorded.sequence));
    match recorded.event {
        ResourceEvent::ResourceCreated {
            project,
            created_by,
            file,
        } => {
            let mut cells = stored(file);
            cells.push(("project_id", Cell::Uuid(project.0)));
            cells.push(("created_by", text(created_by)));
            cells.push(("created_at", Cell::Time(recorded.recorded_at)));
            cells.push(sequence);
            rows.push(RowChange::create(&RESOURCES, key, cells));
        }
        ResourceEvent::ResourceUpdated { file } => {
            let mut cells = stored(file);
            cells.push(sequence);
            rows.push(RowChange::update(&RESOURCES, key, cells));
        }
        ResourceEvent::ResourceDeployed { .. } => rows.push(RowChange::update(
            &RESOURCES,
            key,
            vec![("deployed_at", Cell::Time(recorded.recorded_at)), sequence],
        )),
        ResourceEvent::ResourceDeleted {} => rows.push(RowChange::delete(&RESOURCES, key)),
        ResourceEvent::ProcessSuperseded { .. }
        | ResourceEvent::ProcessSuspended { .. }
        | ResourceEvent::ProcessResumed { .. }
        | ResourceEvent::StartTimerFired { .. } => {}
    }
}

fn stored(file: &StoredFile) -> Vec<(&'static str, Cell)> {
    vec![
        ("definitions_id", text(&file.definitions_id)),
        ("name", text(file.name.as_str())),
        ("xml", text(&file.xml)),
        ("processes", processes(&file.processes)),
    ]
}

/// A JSON array of the processes. Written by hand from texts, because that cannot fail.
fn processes(processes: &[ExecutableProcess]) -> Cell {
    let entry = |process: &ExecutableProcess| {
        let process_version = process.process_version.to_string();
        let name = process.process_name.as_deref();
        let mut entry = Context::from_iter([
            ("process_version", Value::from(process_version.as_str())),
            ("process_id", Value::from(process.process_id.as_str())),
            ("process_name", name.map_or(Value::Null, Value::from)),
        ]);
        if let Some(tag) = &process.version_tag {
            entry.insert("version_tag", Value::from(tag.as_str()));
        }
        Value::from(entry)
    };
    let list: Vec<Value> = processes.iter().map(entry).collect();
    Cell::Json(Value::from(list).to_json())
}

/// The contract's `BpmnResource`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resource {
    /// Its id.
    pub id: ResourceId,
    /// Its name.
    pub name: String,
    /// The file.
    pub xml: String,
    /// The `id` of `bpmn:definitions`, which the versions of a resource share.
    #[serde(rename = "definitionsID")]
    pub definitions_id: String,
    /// Whether it is deployed.
    pub is_deployed: bool,
    /// When it was deployed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployed_at: Option<Timestamp>,
    /// Who created it.
    pub created_by: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// Whether a process of it is suspended; told in lists, for a single one tells it of each process.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_suspended_definition: Option<bool>,
}

/// The contract's `BpmnResourceDetail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResourceDetail {
    /// The resource.
    #[serde(flatten)]
    pub resource: Resource,
    /// Its processes, if it is deployed.
    pub processes: Vec<ProcessDefinition>,
}

impl FromRow<'_, PgRow> for Resource {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let deployed_at = read::optional_time(row, "deployed_at")?;
        Ok(Self {
            id: read::id(row, "id", ResourceId)?,
            name: row.try_get("name")?,
            xml: row.try_get("xml")?,
            definitions_id: row.try_get("definitions_id")?,
            is_deployed: deployed_at.is_some(),
            deployed_at,
            created_by: row.try_get("created_by")?,
            created_at: read::time(row, "created_at")?,
            has_suspended_definition: row.try_get("has_suspended_definition")?,
        })
    }
}

/// A resource as it is when it has just been created.
pub fn created(recorded: &Recorded<'_, ResourceEvent>) -> Option<ResourceDetail> {
    let ResourceEvent::ResourceCreated {
        created_by, file, ..
    } = recorded.event
    else {
        return None;
    };
    let resource = Resource {
        id: ResourceId(recorded.stream),
        name: file.name.as_str().to_owned(),
        xml: file.xml.to_string(),
        definitions_id: file.definitions_id.clone(),
        is_deployed: false,
        deployed_at: None,
        created_by: created_by.clone(),
        created_at: recorded.recorded_at,
        has_suspended_definition: None,
    };
    Some(ResourceDetail {
        resource,
        processes: Vec::new(),
    })
}

const COLUMNS: &str = "id, name, xml, definitions_id, deployed_at, created_by, created_at";

const NEWEST_FIRST: View<'static> = View {
    table: "resources",
    columns: COLUMNS,
    joined: Some(Joined {
        columns: "EXISTS (SELECT FROM suspended_versions WHERE resource_id = page.id) AS has_suspended_definition",
        clause: &|_| {},
    }),
    order: "created_at DESC, id DESC",
};

const OLDEST_FIRST: View<'static> = View {
    order: "created_at, id",
    ..NEWEST_FIRST
};

/// A page of all resources of a project, newest first.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    page: Page,
) -> Result<Listed<Resource>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "project_id", project.0);
    };
    NEWEST_FIRST
        .list(pool, &conditions, &Total::Count, page)
        .await
}

/// A page of the versions of one resource, oldest first.
pub async fn versions(
    pool: &Pool,
    project: ProjectId,
    definitions_id: &str,
    page: Page,
) -> Result<Listed<Resource>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "project_id", project.0);
        found_by(query, "definitions_id", definitions_id);
    };
    OLDEST_FIRST
        .list(pool, &conditions, &Total::Count, page)
        .await
}

/// One resource and its processes.
pub async fn get(
    pool: &Pool,
    project: ProjectId,
    id: ResourceId,
) -> Result<Option<ResourceDetail>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "id", id.0);
        checked(query, "project_id", project.0);
    };
    let Some(resource) = NEWEST_FIRST.first::<Resource>(pool, &conditions).await? else {
        return Ok(None);
    };
    let processes = if resource.is_deployed {
        crate::process_versions::of_resource(pool, id).await?
    } else {
        Vec::new()
    };
    Ok(Some(ResourceDetail {
        resource: Resource {
            has_suspended_definition: None,
            ..resource
        },
        processes,
    }))
}

/// The contract's `BpmnResourceSummary`: the newest version of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceSummary {
    /// The `id` of `bpmn:definitions`.
    #[serde(rename = "definitionsID")]
    pub definitions_id: String,
    /// The newest version.
    #[serde(rename = "latestResourceID")]
    pub latest_resource: ResourceId,
    /// Its name.
    pub name: String,
    /// How many versions there are.
    pub version_count: u64,
    /// Whether the newest version is deployed.
    pub is_deployed: bool,
    /// When the newest version was created.
    pub created_at: Timestamp,
}

impl FromRow<'_, PgRow> for ResourceSummary {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            definitions_id: row.try_get("definitions_id")?,
            latest_resource: read::id(row, "id", ResourceId)?,
            name: row.try_get("name")?,
            version_count: read::number(row, "version_count")?,
            is_deployed: row.try_get("is_deployed")?,
            created_at: read::time(row, "created_at")?,
        })
    }
}

const LATEST: View<'static> = View {
    table: "(SELECT DISTINCT ON (project_id, definitions_id) \
                 id, project_id, definitions_id, name, created_at, deployed_at IS NOT NULL AS is_deployed, \
                 count(*) OVER (PARTITION BY project_id, definitions_id) AS version_count \
             FROM resources \
             ORDER BY project_id, definitions_id, created_at DESC, id DESC) AS latest",
    columns: "id, definitions_id, name, created_at, is_deployed, version_count",
    joined: None,
    order: "created_at DESC, id DESC",
};

/// A page of the newest version of each resource of a project, newest first.
pub async fn latest(
    pool: &Pool,
    project: ProjectId,
    page: Page,
) -> Result<Listed<ResourceSummary>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "project_id", project.0);
    };
    LATEST.list(pool, &conditions, &Total::Count, page).await
}

/// An executable process of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceProcess {
    /// The process.
    pub process_id: ProcessId,
    /// The id it has, under test and when it is deployed.
    pub process_version: ProcessVersionId,
    /// Its number, if it is deployed.
    pub version: Option<u32>,
}

/// The project of a resource; `None` if there is no such resource.
pub async fn project_of(pool: &Pool, id: ResourceId) -> Result<Option<ProjectId>, sqlx::Error> {
    let project = sqlx::query_scalar("SELECT project_id FROM resources WHERE id = $1")
        .bind(id.0)
        .fetch_optional(pool)
        .await?;
    Ok(project.map(ProjectId))
}

/// The executable processes of a resource in document order; `None` if there is no such resource.
pub async fn executable_processes(
    pool: &Pool,
    project: ProjectId,
    id: ResourceId,
) -> Result<Option<Vec<ResourceProcess>>, sqlx::Error> {
    sqlx::query(
        "SELECT processes::text, (
            SELECT coalesce(json_object_agg(id, version), '{}') FROM process_versions
            WHERE process_versions.resource_id = resources.id
        )::text AS versions
        FROM resources WHERE id = $1 AND (project_id = $2) IS TRUE",
    )
    .bind(id.0)
    .bind(project.0)
    .try_map(|row: PgRow| {
        let processes: Vec<ExecutableProcess> = read::decoded(&row, "processes")?;
        let versions: BTreeMap<ProcessVersionId, u32> = read::decoded(&row, "versions")?;
        Ok(processes
            .into_iter()
            .map(|process| ResourceProcess {
                version: versions.get(&process.process_version).copied(),
                process_version: process.process_version,
                process_id: process.process_id,
            })
            .collect())
    })
    .fetch_optional(pool)
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PROCESS_VERSION, PROJECT, RESOURCE, json, noon, recorded};
    use domain::name::Name;

    fn file() -> StoredFile {
        StoredFile {
            definitions_id: "orders".to_owned(),
            name: Name::new("Orders").unwrap(),
            xml: "<definitions/>".into(),
            processes: vec![ExecutableProcess {
                process_version: PROCESS_VERSION,
                process_id: ProcessId::from("order"),
                process_name: Some("The \"order\"".to_owned()),
                propagation: domain::propagation::Propagation::default(),
                version_tag: None,
            }],
        }
    }

    fn key() -> Vec<Cell> {
        vec![Cell::Uuid(RESOURCE.0)]
    }

    fn file_cells() -> Vec<(&'static str, Cell)> {
        let processes = format!(
            r#"[{{"process_version":"{PROCESS_VERSION}","process_id":"order","process_name":"The \"order\""}}]"#
        );
        vec![
            ("definitions_id", text("orders")),
            ("name", text("Orders")),
            ("xml", text("<definitions/>")),
            ("processes", json(&processes)),
        ]
    }

    fn rows(event: &ResourceEvent) -> Vec<RowChange> {
        let mut rows = Vec::new();
        project(&recorded(RESOURCE.0, 4, event), &mut rows);
        rows
    }

    const SEQUENCE: (&str, Cell) = ("sequence", Cell::Integer(4));

    #[test]
    fn a_process_with_a_tag_can_be_found_by_it() {
        let mut file = file();
        file.processes[0].version_tag = Some("v1".to_owned());
        let rows = rows(&ResourceEvent::ResourceUpdated { file });
        let processes = json(&format!(
            r#"[{{"process_version":"{PROCESS_VERSION}","process_id":"order","process_name":"The \"order\"","version_tag":"v1"}}]"#
        ));
        let mut cells = file_cells();
        cells.retain(|(name, _)| *name != "processes");
        cells.push(("processes", processes));
        cells.push(SEQUENCE);
        assert_eq!(rows, [RowChange::update(&RESOURCES, key(), cells)]);
    }

    #[test]
    fn a_created_resource_is_a_row_with_its_file() {
        let created = ResourceEvent::ResourceCreated {
            project: PROJECT,
            created_by: "erin".to_owned(),
            file: file(),
        };
        let mut cells = file_cells();
        cells.push(("project_id", Cell::Uuid(PROJECT.0)));
        cells.push(("created_by", text("erin")));
        cells.push(("created_at", Cell::Time(noon())));
        cells.push(SEQUENCE);
        assert_eq!(
            rows(&created),
            [RowChange::create(&RESOURCES, key(), cells)]
        );
    }

    #[test]
    fn an_updated_resource_has_another_file_and_nothing_else() {
        let mut cells = file_cells();
        cells.push(SEQUENCE);
        let updated = ResourceEvent::ResourceUpdated { file: file() };
        assert_eq!(
            rows(&updated),
            [RowChange::update(&RESOURCES, key(), cells)]
        );
    }

    #[test]
    fn a_deployed_resource_says_when_and_a_deleted_one_is_gone() {
        let deployed = ResourceEvent::ResourceDeployed {
            processes: Vec::new(),
        };
        let cells = vec![("deployed_at", Cell::Time(noon())), SEQUENCE];
        assert_eq!(
            rows(&deployed),
            [RowChange::update(&RESOURCES, key(), cells)]
        );
        let deleted = ResourceEvent::ResourceDeleted {};
        assert_eq!(rows(&deleted), [RowChange::delete(&RESOURCES, key())]);
    }

    #[test]
    fn what_starts_instances_changes_no_resource() {
        let superseded = ResourceEvent::ProcessSuperseded {
            process_version: PROCESS_VERSION,
            by: ProcessVersionId(uuid::Uuid::nil()),
        };
        assert_eq!(rows(&superseded), []);
    }
}
