//! What lists have in common: a page of rows and their total come from one statement.

use crate::{
    Listed, Page, counts,
    page::LARGEST_ANSWER,
    query::{Part, Query},
};
use sqlx::{FromRow, postgres::PgRow};
use store::Pool;

/// Rows that are read in one way.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// The table, or a query in parentheses, under the name that [`View::columns`] uses.
    pub(crate) table: &'static str,
    /// The columns read from it; `id` is one of them.
    pub(crate) columns: &'a str,
    /// What is read from other tables for each row of a page.
    pub(crate) joined: Option<Joined<'a>>,
    /// The order, by names among [`View::columns`].
    pub(crate) order: &'static str,
}

/// What is read from other tables for each row of a page.
#[derive(Clone, Copy)]
pub(crate) struct Joined<'a> {
    /// The columns.
    pub(crate) columns: &'a str,
    /// Adds `LEFT JOIN …`; the row of the page is named `page`.
    pub(crate) clause: Part<'a>,
}

/// Where the total of a list comes from.
pub(crate) enum Total<'a> {
    /// The sums by status: for filters that could meet everything there is.
    Sums(counts::Group<'a>),
    /// Counting: for filters that meet few rows, or of tables that stay small.
    Count,
}

impl View<'_> {
    /// One page of the rows that meet the conditions. [`store::ResultTooLarge`] if it holds more than [`LARGEST_ANSWER`].
    pub(crate) async fn list<T>(
        &self,
        pool: &Pool,
        conditions: Part<'_>,
        total: &Total<'_>,
        page: Page,
    ) -> Result<Listed<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        let columns = |query: &mut Query| {
            query.push(", ");
            self.push_total(query, conditions, total);
            query.push(" AS total");
        };
        let limit = |query: &mut Query| {
            query.push(" LIMIT ").push_bind(i64::from(page.size));
            query.push(" OFFSET ").push_bind(page.offset());
        };
        let mut query = self.query(conditions, &columns, &limit);
        let rows = query
            .build()
            .fetch_all(&pool.bounded(LARGEST_ANSWER))
            .await?;
        let total = match rows.first() {
            Some(row) => crate::read::number(row, "total")?,
            None if page.offset() == 0 => 0,
            None => {
                // A page behind the last has a total too.
                let mut query = Query::new("SELECT ");
                self.push_total(&mut query, conditions, total);
                query.push(" AS total");
                crate::read::number(&query.build().fetch_one(pool).await?, "total")?
            }
        };
        let items = rows.iter().map(T::from_row).collect::<Result<_, _>>()?;
        Ok(Listed { items, total })
    }

    fn push_total(&self, query: &mut Query, conditions: Part<'_>, total: &Total<'_>) {
        match total {
            Total::Sums(group) => group.push_total(query),
            Total::Count => {
                query
                    .push("(SELECT count(*) FROM ")
                    .push(self.table)
                    .push(" WHERE true");
                conditions(query);
                query.push(")");
            }
        }
    }

    /// All rows that meet the conditions, of which there can only be few.
    pub(crate) async fn all<T>(
        &self,
        pool: &Pool,
        conditions: Part<'_>,
    ) -> Result<Vec<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        self.whole_query(conditions)
            .build()
            .try_map(|row: PgRow| T::from_row(&row))
            .fetch_all(pool)
            .await
    }

    /// The first row that meets the conditions.
    pub(crate) async fn first<T>(
        &self,
        pool: &Pool,
        conditions: Part<'_>,
    ) -> Result<Option<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        let mut query = self.whole_query(conditions);
        query.push(" LIMIT 1");
        query
            .build()
            .try_map(|row: PgRow| T::from_row(&row))
            .fetch_optional(pool)
            .await
    }

    fn whole_query(&self, conditions: Part<'_>) -> Query {
        self.query(conditions, &|_| {}, &|_| {})
    }

    /// The rows that meet the conditions, with further `columns`, as far as `limit` goes.
    fn query(&self, conditions: Part<'_>, columns: Part<'_>, limit: Part<'_>) -> Query {
        let Some(joined) = &self.joined else {
            let mut query = Query::new("SELECT ");
            query.push(self.columns);
            columns(&mut query);
            self.push_rows(&mut query, conditions);
            limit(&mut query);
            return query;
        };
        let mut query = Query::new("WITH page AS (SELECT ");
        query.push(self.columns);
        self.push_rows(&mut query, conditions);
        limit(&mut query);
        query.push(") SELECT page.*, ").push(joined.columns);
        columns(&mut query);
        query.push(" FROM page ");
        (joined.clause)(&mut query);
        query.push(" ORDER BY ").push(self.order);
        query
    }

    fn push_rows(&self, query: &mut Query, conditions: Part<'_>) {
        query.push(" FROM ").push(self.table).push(" WHERE true");
        conditions(query);
        query.push(" ORDER BY ").push(self.order);
    }
}
