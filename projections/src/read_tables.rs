//! All the read tables, and which stream each of their rows belongs to.

use crate::{
    external_jobs::EXTERNAL_JOBS, incidents::INCIDENTS, instances::INSTANCES,
    memberships::MEMBERSHIPS, organization_members::ORGANIZATION_MEMBERS,
    process_versions::PROCESS_VERSIONS, projects::PROJECTS, resources::RESOURCES,
    user_tasks::USER_TASKS,
};
use domain::membership::Membership;
use sqlx::{AssertSqlSafe, PgConnection, postgres::PgRow};
use store::{Cell, Row, Table};
use uuid::Uuid;

/// A read table whose rows each belong to one stream. The totals belong to none; see [`crate::counts`].
#[derive(Clone, Copy, Debug)]
pub struct ReadTable {
    /// The table.
    pub table: &'static Table,
    owner: Owner,
}

/// How the stream of a row is found.
#[derive(Clone, Copy, Debug)]
enum Owner {
    /// A column has its id.
    Column(&'static str),
    /// A column has its id, in an index that begins with the project.
    ColumnInProject(&'static str),
    /// The stream is that of the subject's membership.
    Subject,
}

/// The read tables.
pub static READ_TABLES: [ReadTable; 9] = [
    ReadTable {
        table: &EXTERNAL_JOBS,
        owner: Owner::ColumnInProject("instance_id"),
    },
    ReadTable {
        table: &INCIDENTS,
        owner: Owner::Column("instance_id"),
    },
    ReadTable {
        table: &INSTANCES,
        owner: Owner::Column("id"),
    },
    ReadTable {
        table: &MEMBERSHIPS,
        owner: Owner::Column("project_id"),
    },
    ReadTable {
        table: &ORGANIZATION_MEMBERS,
        owner: Owner::Subject,
    },
    ReadTable {
        table: &PROCESS_VERSIONS,
        owner: Owner::Column("resource_id"),
    },
    ReadTable {
        table: &PROJECTS,
        owner: Owner::Column("id"),
    },
    ReadTable {
        table: &RESOURCES,
        owner: Owner::Column("id"),
    },
    ReadTable {
        table: &USER_TASKS,
        owner: Owner::ColumnInProject("instance_id"),
    },
];

/// A row that is stored, and the stream it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedRow {
    /// The stream.
    pub stream: Uuid,
    /// The row.
    pub row: Row,
}

impl ReadTable {
    /// The rows that are stored for these streams. `projects` are those that the streams are of.
    pub async fn rows_of(
        &self,
        connection: &mut PgConnection,
        streams: &[Uuid],
        projects: &[Uuid],
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let mut rows = match self.owner {
            Owner::Column(column) => {
                let condition = format!("WHERE {column} = ANY($1)");
                self.read(connection, &condition, &[streams]).await?
            }
            Owner::ColumnInProject(column) => {
                let condition = format!("WHERE {column} = ANY($1) AND project_id = ANY($2)");
                self.read(connection, &condition, &[streams, projects])
                    .await?
            }
            // The table is small, and PostgreSQL does not compute such ids.
            Owner::Subject => self.read(connection, "", &[]).await?,
        };
        if matches!(self.owner, Owner::Subject) {
            rows.retain(|owned| streams.contains(&owned.stream));
        }
        Ok(rows)
    }

    /// Some of the rows that are stored for streams that do not exist.
    pub async fn orphans(
        &self,
        connection: &mut PgConnection,
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let (Owner::Column(column) | Owner::ColumnInProject(column)) = self.owner else {
            return self.orphans_by_subject(connection).await;
        };
        let condition = format!(
            "WHERE NOT EXISTS (
                SELECT FROM events WHERE events.stream = {table}.{column} AND events.sequence = 1
            ) LIMIT 1000",
            table = self.table.name
        );
        self.read(connection, &condition, &[]).await
    }

    async fn orphans_by_subject(
        &self,
        connection: &mut PgConnection,
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let mut rows = self.read(connection, "", &[]).await?;
        let streams: Vec<Uuid> = rows.iter().map(|owned| owned.stream).collect();
        let present: Vec<Uuid> =
            sqlx::query_scalar("SELECT stream FROM events WHERE stream = ANY($1) AND sequence = 1")
                .bind(streams)
                .fetch_all(connection)
                .await?;
        rows.retain(|owned| !present.contains(&owned.stream));
        Ok(rows)
    }

    /// The rows that meet a condition, whose parameters are arrays of ids.
    async fn read(
        &self,
        connection: &mut PgConnection,
        condition: &str,
        parameters: &[&[Uuid]],
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let text = format!(
            "SELECT {} FROM {} {condition}",
            self.table.select_list(),
            self.table.name
        );
        // Made of names that this program has, and of nothing from outside.
        let mut query = sqlx::query(AssertSqlSafe(text));
        for ids in parameters {
            query = query.bind(*ids);
        }
        query
            .try_map(|row: PgRow| self.owned(Row::read(self.table, &row)?))
            .fetch_all(connection)
            .await
    }

    fn owned(&self, row: Row) -> Result<OwnedRow, sqlx::Error> {
        let column = match self.owner {
            Owner::Column(column) | Owner::ColumnInProject(column) => column,
            Owner::Subject => "subject",
        };
        let stream = match row.cell(column) {
            Some(Cell::Uuid(stream)) => *stream,
            Some(Cell::Text(subject)) => Membership::stream(subject),
            _ => return Err(sqlx::Error::ColumnNotFound(column.to_owned())),
        };
        Ok(OwnedRow { stream, row })
    }
}
