//! `projects`: the projects, deleted ones too, for they can be restored.

use crate::{
    Recorded,
    cell::{count, optional_text, text},
    condition::found_by,
    query::Query,
    read,
    read_table::ReadTable,
    streams::Projection,
    view::View,
};
use domain::{ids::ProjectId, project::ProjectEvent};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::{Cell, Column, Kind, Owner, Pool, RowChange, Table};
use uuid::Uuid;

/// The table.
pub static PROJECTS: Table = Table {
    name: "projects",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("name", Kind::Text),
        Column::new("key", Kind::Text),
        Column::new("created_by", Kind::Text),
        Column::new("created_at", Kind::Time),
        Column::new("updated_at", Kind::Time),
        Column::new("deleted_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "projects",
    version: 1,
    table: &PROJECTS,
    owner: Owner::Stream("id"),
    projection: Projection::Project(|_, recorded, rows| project(recorded, rows)),
};

/// What an event changes in the table.
pub fn project(recorded: &Recorded<'_, ProjectEvent>, rows: &mut Vec<RowChange>) {
    let key = vec![Cell::Uuid(recorded.stream)];
    let time = Cell::Time(recorded.recorded_at);
    let sequence = ("sequence", count(recorded.sequence));
    match recorded.event {
        ProjectEvent::ProjectCreated {
            name,
            key: project_key,
            created_by,
        } => {
            rows.push(RowChange::create(
                &PROJECTS,
                key,
                vec![
                    ("name", text(name.as_str())),
                    ("key", optional_text(project_key.as_deref())),
                    ("created_by", text(created_by)),
                    ("created_at", time),
                    sequence,
                ],
            ));
        }
        ProjectEvent::ProjectRenamed { name } => rows.push(RowChange::update(
            &PROJECTS,
            key,
            vec![
                ("name", text(name.as_str())),
                ("updated_at", time),
                sequence,
            ],
        )),
        ProjectEvent::ProjectDeleted {} => rows.push(RowChange::update(
            &PROJECTS,
            key,
            vec![("deleted_at", time), sequence],
        )),
        ProjectEvent::ProjectRestored {} => rows.push(RowChange::update(
            &PROJECTS,
            key,
            vec![("deleted_at", Cell::Null), ("updated_at", time), sequence],
        )),
        ProjectEvent::MembershipGranted { .. } | ProjectEvent::MembershipWithdrawn { .. } => {}
    }
}

/// The contract's `Project`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
}

impl FromRow<'_, PgRow> for Project {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: read::id(row, "id", ProjectId)?,
            name: row.try_get("name")?,
            created_at: read::time(row, "created_at")?,
            updated_at: read::optional_time(row, "updated_at")?,
        })
    }
}

/// A project as it is when it has just been created.
pub fn created(recorded: &Recorded<'_, ProjectEvent>) -> Option<Project> {
    let ProjectEvent::ProjectCreated { name, .. } = recorded.event else {
        return None;
    };
    Some(Project {
        id: ProjectId(recorded.stream),
        name: name.as_str().to_owned(),
        created_at: recorded.recorded_at,
        updated_at: None,
    })
}

const VIEW: View<'static> = View {
    table: "projects",
    columns: "id, name, created_at, updated_at",
    joined: None,
    order: "created_at DESC, id DESC",
};

/// Which projects a caller reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of them.
    Every,
    /// These.
    Only(Vec<ProjectId>),
}

/// The projects within reach, newest first.
pub async fn list(pool: &Pool, reach: &Reach) -> Result<Vec<Project>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND deleted_at IS NULL");
        if let Reach::Only(projects) = reach {
            let ids: Vec<Uuid> = projects.iter().map(|project| project.0).collect();
            query.push(" AND id = ANY(").push_bind(ids).push(")");
        }
    };
    VIEW.all(pool, &conditions).await
}

/// One project, unless it was deleted.
pub async fn get(pool: &Pool, id: ProjectId) -> Result<Option<Project>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND deleted_at IS NULL");
        found_by(query, "id", id.0);
    };
    VIEW.first(pool, &conditions).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PROJECT, noon, recorded, text};
    use domain::name::Name;

    fn rows(event: &ProjectEvent) -> Vec<RowChange> {
        let mut rows = Vec::new();
        project(&recorded(PROJECT.0, 4, event), &mut rows);
        rows
    }

    fn update(cells: Vec<(&'static str, Cell)>) -> RowChange {
        RowChange::update(&PROJECTS, vec![Cell::Uuid(PROJECT.0)], cells)
    }

    const SEQUENCE: (&str, Cell) = ("sequence", Cell::Integer(4));

    #[test]
    fn a_created_project_is_a_row() {
        let created = ProjectEvent::ProjectCreated {
            name: Name::new("Finance").unwrap(),
            key: Some("proj-finance".to_owned()),
            created_by: "alice".to_owned(),
        };
        let expected = RowChange::create(
            &PROJECTS,
            vec![Cell::Uuid(PROJECT.0)],
            vec![
                ("name", text("Finance")),
                ("key", text("proj-finance")),
                ("created_by", text("alice")),
                ("created_at", Cell::Time(noon())),
                SEQUENCE,
            ],
        );
        assert_eq!(rows(&created), [expected]);
    }

    #[test]
    fn a_deleted_project_keeps_its_row_for_its_restoration() {
        let deleted = update(vec![("deleted_at", Cell::Time(noon())), SEQUENCE]);
        assert_eq!(rows(&ProjectEvent::ProjectDeleted {}), [deleted]);
        let noon = Cell::Time(noon());
        let restored = update(vec![
            ("deleted_at", Cell::Null),
            ("updated_at", noon),
            SEQUENCE,
        ]);
        assert_eq!(rows(&ProjectEvent::ProjectRestored {}), [restored]);
    }

    #[test]
    fn a_new_name_is_a_change_of_the_project() {
        let renamed = ProjectEvent::ProjectRenamed {
            name: Name::new("Money").unwrap(),
        };
        let expected = update(vec![
            ("name", text("Money")),
            ("updated_at", Cell::Time(noon())),
            SEQUENCE,
        ]);
        assert_eq!(rows(&renamed), [expected]);
    }
}
