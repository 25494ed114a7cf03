//! `memberships`: who is a member of which project.

use crate::{
    Recorded,
    cell::{count, text},
    read,
    read_table::ReadTable,
    streams::Projection,
};
use domain::{
    access::ProjectRole,
    ids::ProjectId,
    project::{MembershipSource, Project, ProjectEvent},
};
use sqlx::{Row, postgres::PgRow};
use std::collections::BTreeMap;
use store::{Cell, Column, Kind, Owner, Pool, RowChange, Table};

/// The table.
pub static MEMBERSHIPS: Table = Table {
    name: "memberships",
    key: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("subject", Kind::Text),
        Column::new("source", Kind::Text),
    ],
    columns: &[
        Column::new("role", Kind::Text),
        Column::new("sequence", Kind::Integer),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "memberships",
    version: 1,
    table: &MEMBERSHIPS,
    owner: Owner::Stream("project_id"),
    projection: Projection::Project(project),
};

/// What an event changes in the table.
pub fn project(before: &Project, recorded: &Recorded<'_, ProjectEvent>, rows: &mut Vec<RowChange>) {
    let key = |subject: &str, source: MembershipSource| {
        vec![
            Cell::Uuid(recorded.stream),
            text(subject),
            text(source.as_str()),
        ]
    };
    match recorded.event {
        ProjectEvent::MembershipGranted {
            subject,
            role,
            source,
        } => rows.push(RowChange::insert(
            &MEMBERSHIPS,
            key(subject, *source),
            vec![
                ("role", text(role.as_str())),
                ("sequence", count(recorded.sequence)),
            ],
        )),
        ProjectEvent::MembershipWithdrawn { subject, source } => {
            rows.push(RowChange::delete(&MEMBERSHIPS, key(subject, *source)));
        }
        ProjectEvent::ProjectDeleted {} => rows.extend(
            before
                .members()
                .map(|(subject, source, _)| RowChange::delete(&MEMBERSHIPS, key(subject, source))),
        ),
        ProjectEvent::ProjectCreated { .. }
        | ProjectEvent::ProjectRenamed { .. }
        | ProjectEvent::ProjectRestored {} => {}
    }
}

/// The highest role that a person has in each project where there is a membership.
pub async fn of_subject(
    pool: &Pool,
    subject: &str,
) -> Result<BTreeMap<ProjectId, ProjectRole>, sqlx::Error> {
    let memberships = sqlx::query("SELECT project_id, role FROM memberships WHERE subject = $1")
        .bind(subject)
        .try_map(|row: PgRow| {
            let role: ProjectRole = read::parsed(&row, "role")?;
            Ok((read::id(&row, "project_id", ProjectId)?, role))
        })
        .fetch_all(pool)
        .await?;
    let mut highest = BTreeMap::new();
    for (project, role) in memberships {
        let entry = highest.entry(project).or_insert(role);
        *entry = role.max(*entry);
    }
    Ok(highest)
}

/// A membership in one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The `sub` of the person's tokens.
    pub subject: String,
    /// What the person may do.
    pub role: ProjectRole,
}

/// The memberships from one source in all projects: what the provisioning file is compared with.
pub async fn of_source(
    pool: &Pool,
    source: MembershipSource,
) -> Result<Vec<(ProjectId, Member)>, sqlx::Error> {
    sqlx::query(
        "SELECT project_id, subject, role FROM memberships WHERE source = $1 ORDER BY project_id, subject",
    )
    .bind(source.as_str())
    .try_map(|row: PgRow| {
        let member =
            Member { subject: row.try_get("subject")?, role: read::parsed(&row, "role")? };
        Ok((read::id(&row, "project_id", ProjectId)?, member))
    })
    .fetch_all(pool)
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PROJECT, recorded};
    use domain::{aggregate::fold, name::Name};

    fn key(subject: &str, source: &str) -> Vec<Cell> {
        vec![Cell::Uuid(PROJECT.0), text(subject), text(source)]
    }

    fn granted(subject: &str, role: ProjectRole, source: MembershipSource) -> ProjectEvent {
        ProjectEvent::MembershipGranted {
            subject: subject.to_owned(),
            role,
            source,
        }
    }

    fn rows(past: &[ProjectEvent], event: &ProjectEvent) -> Vec<RowChange> {
        let mut rows = Vec::new();
        project(&fold(past), &recorded(PROJECT.0, 4, event), &mut rows);
        rows
    }

    #[test]
    fn a_membership_is_a_row_for_its_source() {
        let event = granted("bob", ProjectRole::Editor, MembershipSource::Provisioning);
        let expected = RowChange::insert(
            &MEMBERSHIPS,
            key("bob", "provisioning"),
            vec![("role", text("editor")), ("sequence", Cell::Integer(4))],
        );
        assert_eq!(rows(&[], &event), [expected]);
    }

    #[test]
    fn the_memberships_of_a_deleted_project_are_gone() {
        let past = [
            ProjectEvent::ProjectCreated {
                name: Name::new("Finance").unwrap(),
                key: None,
                created_by: "alice".to_owned(),
            },
            granted("alice", ProjectRole::Admin, MembershipSource::Creation),
            granted("alice", ProjectRole::Viewer, MembershipSource::Provisioning),
            granted("bob", ProjectRole::Viewer, MembershipSource::Provisioning),
        ];
        assert_eq!(
            rows(&past, &ProjectEvent::ProjectDeleted {}),
            [
                RowChange::delete(&MEMBERSHIPS, key("alice", "creation")),
                RowChange::delete(&MEMBERSHIPS, key("alice", "provisioning")),
                RowChange::delete(&MEMBERSHIPS, key("bob", "provisioning")),
            ]
        );
    }
}
