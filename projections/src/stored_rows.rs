//! The rows that read tables have, each with the stream that it says it belongs to.

use crate::ReadTable;
use sqlx::{AssertSqlSafe, PgConnection, postgres::PgRow};
use store::{Cell, Owner, Row};
use uuid::Uuid;

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
        let column = self.owner.stream();
        let ids = format!("WHERE {column} = ANY($1)");
        match self.owner {
            Owner::Stream(_) => self.read(connection, &ids, &[streams]).await,
            Owner::InProject(_) => {
                let condition = format!("{ids} AND project_id = ANY($2)");
                self.read(connection, &condition, &[streams, projects])
                    .await
            }
        }
    }

    /// Some of the rows that are stored for streams that do not exist.
    pub async fn orphans(
        &self,
        connection: &mut PgConnection,
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let column = self.owner.stream();
        let condition = format!(
            "WHERE NOT EXISTS (
                SELECT FROM events WHERE events.stream = {table}.{column} AND events.sequence = 1
            ) LIMIT 1000",
            table = self.table.name
        );
        self.read(connection, &condition, &[]).await
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
        let column = self.owner.stream();
        let stream = match row.cell(column) {
            Some(Cell::Uuid(stream)) => *stream,
            // It belongs to none.
            Some(Cell::Null) => Uuid::nil(),
            _ => return Err(sqlx::Error::ColumnNotFound(column.to_owned())),
        };
        Ok(OwnedRow { stream, row })
    }
}
