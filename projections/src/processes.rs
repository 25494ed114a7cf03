//! Processes as a list: the versions of each, with how many instances they have. Read from `process_versions`.

use crate::{
    Listed, Page,
    condition::found_by,
    query::Query,
    read,
    tally::{Tallied, Tally},
    view::{Joined, Total, View},
};
use domain::ids::{ProcessId, ProjectId};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::Pool;

/// The contract's `BpmnProcessSummary`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcessSummary {
    /// The process.
    #[serde(rename = "processID")]
    pub process_id: ProcessId,
    /// The name of its newest version or, without one, its id.
    pub process_name: String,
    /// How many versions are deployed.
    pub version_count: u64,
    /// How many of its instances run, tests left out.
    pub running_count: u64,
    /// How many instances it has, tests left out.
    pub total_count: u64,
    /// How many of its versions are suspended.
    pub suspended_version_count: u64,
}

impl FromRow<'_, PgRow> for ProcessSummary {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            process_id: ProcessId::from(row.try_get::<&str, _>("process_id")?),
            process_name: row.try_get("process_name")?,
            version_count: read::number(row, "version_count")?,
            running_count: read::number(row, "running_count")?,
            total_count: read::number(row, "total_count")?,
            suspended_version_count: read::number(row, "suspended_version_count")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "(SELECT DISTINCT ON (project_id, process_id) \
                 id, project_id, process_id, coalesce(process_name, process_id) AS process_name, deployed_at, \
                 count(*) OVER (PARTITION BY project_id, process_id) AS version_count \
             FROM process_versions WHERE deleted_at IS NULL \
             ORDER BY project_id, process_id, version DESC) AS newest",
    columns: "id, process_id, process_name, version_count, deployed_at",
    joined: None,
    order: "deployed_at DESC, id DESC",
};

/// Which processes a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose id or name begins so, in any case.
    pub prefix: Option<String>,
    /// With or without a suspended version.
    pub suspended: Option<bool>,
    /// Of the totals, only instances count that started then or later.
    pub created_after: Option<Timestamp>,
}

/// A page of the deployed processes of a project: those deployed last first.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<ProcessSummary>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "project_id", project.0);
        if let Some(prefix) = &filter.prefix {
            let prefix = prefix.to_lowercase();
            query
                .push(" AND (lower(process_id) ^@ ")
                .push_bind(prefix.clone());
            query
                .push(" OR lower(process_name) ^@ ")
                .push_bind(prefix)
                .push(")");
        }
        if let Some(suspended) = filter.suspended {
            query.push(if suspended { " AND" } else { " AND NOT" });
            query.push(" process_id IN (SELECT version.process_id FROM suspended_versions");
            query.push(" JOIN process_versions AS version ON version.id = suspended_versions.process_version_id");
            query.push(" WHERE suspended_versions.project_id = ");
            query.push_bind(project.0).push(")");
        }
    };
    let tally = Tally {
        project,
        of: Tallied::Process,
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
