//! The rows that some streams have in one table: compared with what they should be, and made so. Steps may be stored meanwhile;
//! whoever writes here keeps them out of the table by [`lock`] and looks at the streams again under the lock.

use crate::{
    array::{Values, array_type, value},
    error::StoreError,
    row::{Cell, Column, Kind, Table},
};
use sqlx::{
    Arguments as _, AssertSqlSafe, PgConnection, error::BoxDynError, postgres::PgArguments,
};
use std::{collections::BTreeSet, time::Duration};
use uuid::Uuid;

/// How the rows of a stream are found in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// By an index on the column that names the stream.
    Stream(&'static str),
    /// By an index on `project_id` and the column that names the stream.
    InProject(&'static str),
}

impl Owner {
    /// The column that names the stream.
    pub fn stream(self) -> &'static str {
        match self {
            Self::Stream(column) | Self::InProject(column) => column,
        }
    }
}

/// What the rows of some streams in one table should be.
#[derive(Debug)]
pub struct StreamRows<'a> {
    table: &'static Table,
    owner: Owner,
    streams: Vec<Uuid>,
    /// The project of each stream, where it is in one.
    projects: Vec<Option<Uuid>>,
    rows: Vec<ExpectedRow<'a>>,
}

#[derive(Debug)]
struct ExpectedRow<'a> {
    stream: Uuid,
    key: &'a [Cell],
    cells: &'a [Cell],
}

/// Locks a table against steps until the transaction ends. Steps that are being stored are waited for, but not for longer than
/// `patience`, because further steps queue up behind the lock. Answers whether it was got; if not, the transaction is void.
///
/// A statement takes the locks of its tables before it looks at any row. So a step that has waited for this lock sees what was
/// written under it.
///
/// The transaction's commit does not wait for the disk, for steps would wait with it. What a crash of the server takes back is
/// still derived from the events; whatever is committed durably afterwards makes it durable too.
pub async fn lock(
    transaction: &mut PgConnection,
    table: &Table,
    patience: Duration,
) -> Result<bool, StoreError> {
    let text = format!(
        "SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = {}; LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE",
        patience.as_millis(),
        table.name
    );
    match sqlx::raw_sql(AssertSqlSafe(text))
        .execute(transaction)
        .await
    {
        Ok(_) => Ok(true),
        Err(sqlx::Error::Database(refusal)) if refusal.code().as_deref() == Some("55P03") => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

impl<'a> StreamRows<'a> {
    /// No stream yet.
    pub fn new(table: &'static Table, owner: Owner) -> Self {
        Self {
            table,
            owner,
            streams: Vec::new(),
            projects: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// One more stream with all rows that it should have.
    pub fn add(
        &mut self,
        stream: Uuid,
        project: Option<Uuid>,
        rows: impl IntoIterator<Item = (&'a [Cell], &'a [Cell])>,
    ) {
        self.streams.push(stream);
        self.projects.push(project);
        self.rows.extend(
            rows.into_iter()
                .map(|(key, cells)| ExpectedRow { stream, key, cells }),
        );
    }

    /// How many rows there should be.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there should be no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The streams whose rows are not what they should be.
    pub async fn differing(
        &self,
        connection: &mut PgConnection,
    ) -> Result<BTreeSet<Uuid>, StoreError> {
        let text = format!(
            "WITH {expected}
            SELECT expected.of_stream FROM expected LEFT JOIN {table} AS present ON {is_same}
            WHERE present.{key} IS NULL OR {differs}
            UNION
            SELECT surplus.of_stream FROM {surplus}",
            expected = self.expected(),
            table = self.table.name,
            is_same = self.is_same(),
            key = self.first_key(),
            differs = self.differs(),
            surplus = self.surplus(),
        );
        let streams: Vec<Uuid> = sqlx::query_scalar_with(AssertSqlSafe(text), self.arguments()?)
            .fetch_all(connection)
            .await?;
        Ok(streams.into_iter().collect())
    }

    /// Makes the rows what they should be, and touches no other. Answers how many were written or deleted.
    ///
    /// Wrong rows go before any is written, so that no two of them meet in a unique index on the way.
    pub async fn write(&self, transaction: &mut PgConnection) -> Result<u64, StoreError> {
        let keys = list(self.table.key, ", ", |column| column.name.to_owned());
        let text = format!(
            "WITH {expected}, wrong AS (
                SELECT {present_keys}, false AS is_surplus FROM expected JOIN {table} AS present ON {is_same} WHERE {differs}
                UNION ALL
                SELECT {keys}, true FROM {surplus}
            ), deleted AS (
                DELETE FROM {table} AS present USING wrong WHERE {is_wrong} RETURNING wrong.is_surplus
            )
            SELECT count(*) FROM deleted WHERE is_surplus",
            expected = self.expected(),
            present_keys = list(self.table.key, ", ", |column| format!("present.{}", column.name)),
            table = self.table.name,
            is_same = self.is_same(),
            differs = self.differs(),
            surplus = self.surplus(),
            is_wrong = list(self.table.key, " AND ", |column| {
                format!("present.{0} = wrong.{0}", column.name)
            }),
        );
        let deleted: i64 = sqlx::query_scalar_with(AssertSqlSafe(text), self.arguments()?)
            .fetch_one(&mut *transaction)
            .await?;
        let text = format!(
            "WITH {expected}
            INSERT INTO {table} ({columns}) SELECT {values} FROM expected
            WHERE NOT EXISTS (SELECT FROM {table} AS present WHERE {is_same})",
            expected = self.expected(),
            table = self.table.name,
            columns = list(self.columns(), ", ", |column| column.name.to_owned()),
            values = list(self.columns(), ", ", |column| value("expected", column)),
            is_same = self.is_same(),
        );
        let inserted = sqlx::query_with(AssertSqlSafe(text), self.arguments()?)
            .execute(transaction)
            .await?
            .rows_affected();
        Ok(deleted.unsigned_abs() + inserted)
    }

    fn columns(&self) -> impl Iterator<Item = &'static Column> + Clone + use<> {
        self.table.key.iter().chain(self.table.columns)
    }

    /// The rows there should be, JSON as text.
    fn expected(&self) -> String {
        let arrays = list(
            self.columns().zip(4..),
            ", ",
            |(column, parameter): (&Column, usize)| {
                format!(
                    "unnest(${parameter}::{}[]) AS {}",
                    array_type(column.kind),
                    column.name
                )
            },
        );
        format!("expected AS MATERIALIZED (SELECT unnest($3::uuid[]) AS of_stream, {arrays})")
    }

    fn is_same(&self) -> String {
        list(self.table.key, " AND ", |column| {
            format!("present.{0} = expected.{0}", column.name)
        })
    }

    fn first_key(&self) -> &'static str {
        self.table.key.first().map_or("", |column| column.name)
    }

    /// Whether a row is not what it should be. JSON is compared as it was written.
    fn differs(&self) -> String {
        let differs = list(self.table.columns, " OR ", |column| match column.kind {
            Kind::Json => format!(
                "present.{0}::text IS DISTINCT FROM expected.{0}",
                column.name
            ),
            _ => format!(
                "present.{} IS DISTINCT FROM {}",
                column.name,
                value("expected", column)
            ),
        });
        format!("({differs})")
    }

    /// The rows of these streams that should not be.
    fn surplus(&self) -> String {
        let in_project = match self.owner {
            Owner::Stream(_) => "",
            Owner::InProject(_) => " AND present.project_id = streams.project",
        };
        let keys = list(self.table.key, ", ", |column| {
            format!("present.{}", column.name)
        });
        format!(
            "(SELECT streams.stream AS of_stream, {keys} FROM unnest($1::uuid[], $2::uuid[]) AS streams (stream, project)
            JOIN {} AS present ON present.{} = streams.stream{in_project}
            WHERE NOT EXISTS (SELECT FROM expected WHERE {})) AS surplus",
            self.table.name,
            self.owner.stream(),
            self.is_same(),
        )
    }

    fn arguments(&self) -> Result<PgArguments, StoreError> {
        self.try_arguments()
            .map_err(|error| sqlx::Error::Encode(error).into())
    }

    fn try_arguments(&self) -> Result<PgArguments, BoxDynError> {
        let mut arguments = PgArguments::default();
        arguments.add(&self.streams)?;
        arguments.add(&self.projects)?;
        let of_streams: Vec<Uuid> = self.rows.iter().map(|row| row.stream).collect();
        arguments.add(of_streams)?;
        for (index, column) in self.columns().enumerate() {
            let mut values = Values::with_capacity(column.kind, self.rows.len());
            for row in &self.rows {
                let cell = row.key.iter().chain(row.cells).nth(index);
                values.push(cell.unwrap_or(&Cell::Null));
            }
            values.add_to(&mut arguments)?;
        }
        Ok(arguments)
    }
}

fn list<T>(
    items: impl IntoIterator<Item = T>,
    separator: &str,
    text: impl Fn(T) -> String,
) -> String {
    items
        .into_iter()
        .map(text)
        .collect::<Vec<_>>()
        .join(separator)
}
