//! `organization_members`: the organisation roles that are stored for people.

use crate::{
    Recorded,
    cell::{count, optional_text, strings, text},
    read,
    read_table::ReadTable,
    streams::Projection,
};
use domain::{
    access::UnknownRole,
    membership::{Granted, Membership, MembershipEvent},
};
use sqlx::{Row, postgres::PgRow};
use store::{Cell, Column, Kind, Owner, Pool, RowChange, Table};

/// The table.
pub static ORGANIZATION_MEMBERS: Table = Table {
    name: "organization_members",
    key: &[Column::new("subject", Kind::Text)],
    columns: &[
        Column::new("email", Kind::Text),
        Column::new("roles", Kind::Jsonb),
        Column::new("stream", Kind::Uuid),
        Column::new("sequence", Kind::Integer),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "organization_members",
    version: 1,
    table: &ORGANIZATION_MEMBERS,
    owner: Owner::Stream("stream"),
    projection: Projection::Membership(project),
};

/// What an event changes in the table.
pub fn project(
    before: &Membership,
    recorded: &Recorded<'_, MembershipEvent>,
    rows: &mut Vec<RowChange>,
) {
    match recorded.event {
        MembershipEvent::OrganizationMembershipGranted(granted) => {
            let roles: Vec<_> = granted
                .roles
                .iter()
                .map(|role| role.as_str().to_owned())
                .collect();
            rows.push(RowChange::insert(
                &ORGANIZATION_MEMBERS,
                vec![text(&granted.subject)],
                vec![
                    ("email", optional_text(granted.email.as_deref())),
                    ("roles", strings(&roles)),
                    ("stream", Cell::Uuid(recorded.stream)),
                    ("sequence", count(recorded.sequence)),
                ],
            ));
        }
        MembershipEvent::OrganizationMembershipWithdrawn {} => {
            rows.extend(before.granted.iter().map(|granted| {
                RowChange::delete(&ORGANIZATION_MEMBERS, vec![text(&granted.subject)])
            }));
        }
    }
}

/// The roles stored for a person.
pub async fn get(pool: &Pool, subject: &str) -> Result<Option<Granted>, sqlx::Error> {
    sqlx::query("SELECT subject, email, roles::text FROM organization_members WHERE subject = $1")
        .bind(subject)
        .try_map(|row: PgRow| granted(&row))
        .fetch_optional(pool)
        .await
}

/// The roles stored for everybody: what the provisioning file is compared with.
pub async fn all(pool: &Pool) -> Result<Vec<Granted>, sqlx::Error> {
    sqlx::query("SELECT subject, email, roles::text FROM organization_members ORDER BY subject")
        .try_map(|row: PgRow| granted(&row))
        .fetch_all(pool)
        .await
}

fn granted(row: &PgRow) -> Result<Granted, sqlx::Error> {
    let roles: Vec<String> = read::decoded(row, "roles")?;
    let roles = roles
        .iter()
        .map(|role| role.parse())
        .collect::<Result<_, UnknownRole>>()
        .map_err(|error| read::damaged("roles", error))?;
    Ok(Granted {
        subject: row.try_get("subject")?,
        email: row.try_get("email")?,
        roles,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{json, recorded};
    use domain::{access::OrganizationRole, aggregate::fold};
    use uuid::Uuid;

    fn granted() -> MembershipEvent {
        MembershipEvent::OrganizationMembershipGranted(Granted {
            subject: "alice".to_owned(),
            email: Some("alice@example.com".to_owned()),
            roles: [OrganizationRole::User, OrganizationRole::SystemAdmin].into(),
        })
    }

    fn rows(past: &[MembershipEvent], event: &MembershipEvent) -> Vec<RowChange> {
        let mut rows = Vec::new();
        project(&fold(past), &recorded(Uuid::nil(), 4, event), &mut rows);
        rows
    }

    #[test]
    fn granted_roles_are_a_row_until_they_are_withdrawn() {
        let row = RowChange::insert(
            &ORGANIZATION_MEMBERS,
            vec![text("alice")],
            vec![
                ("email", text("alice@example.com")),
                ("roles", json(r#"["user","system-admin"]"#)),
                ("stream", Cell::Uuid(Uuid::nil())),
                ("sequence", Cell::Integer(4)),
            ],
        );
        assert_eq!(rows(&[], &granted()), [row]);
        let withdrawn = MembershipEvent::OrganizationMembershipWithdrawn {};
        let gone = RowChange::delete(&ORGANIZATION_MEMBERS, vec![text("alice")]);
        assert_eq!(rows(&[granted()], &withdrawn), [gone]);
    }
}
