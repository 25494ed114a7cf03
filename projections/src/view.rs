//! What lists have in common: a page of rows and their total come from one statement.

use crate::{Listed, Page, counts};
use sqlx::{FromRow, PgPool, Postgres, QueryBuilder, Row, postgres::PgRow};

/// A statement in the making.
pub(crate) type Query = QueryBuilder<Postgres>;

/// Adds a part to a statement.
pub(crate) type Part<'a> = &'a (dyn Fn(&mut Query) + Sync);

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
    pub(crate) columns: &'static str,
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
    /// One page of the rows that meet the conditions.
    pub(crate) async fn list<T>(
        &self,
        pool: &PgPool,
        conditions: Part<'_>,
        total: &Total<'_>,
        page: Page,
    ) -> Result<Listed<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        let mut query = Query::new("WITH page AS (");
        self.push_rows(&mut query, conditions);
        query.push(" LIMIT ").push_bind(i64::from(page.size));
        query.push(" OFFSET ").push_bind(page.offset());
        query.push(") SELECT ");
        match total {
            Total::Sums(group) => group.push_total(&mut query),
            Total::Count => {
                query
                    .push("(SELECT count(*) FROM ")
                    .push(self.table)
                    .push(" WHERE true");
                conditions(&mut query);
                query.push(")");
            }
        }
        query.push(" AS total, page.id IS NOT NULL AS present, page.*");
        self.push_joined_columns(&mut query);
        // One row even for an empty page, which has a total too.
        query.push(" FROM (VALUES (1)) AS one LEFT JOIN page ON true");
        self.push_join(&mut query);
        query.push(" ORDER BY ").push(self.order);
        let rows = query.build().fetch_all(pool).await?;
        let total = match rows.first() {
            Some(row) => crate::read::number(row, "total")?,
            None => 0,
        };
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.try_get("present")? {
                items.push(T::from_row(row)?);
            }
        }
        Ok(Listed { items, total })
    }

    /// All rows that meet the conditions, of which there can only be few.
    pub(crate) async fn all<T>(
        &self,
        pool: &PgPool,
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
        pool: &PgPool,
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
        if self.joined.is_none() {
            let mut query = Query::new("");
            self.push_rows(&mut query, conditions);
            return query;
        }
        let mut query = Query::new("WITH page AS (");
        self.push_rows(&mut query, conditions);
        query.push(") SELECT page.*");
        self.push_joined_columns(&mut query);
        query.push(" FROM page");
        self.push_join(&mut query);
        query.push(" ORDER BY ").push(self.order);
        query
    }

    fn push_rows(&self, query: &mut Query, conditions: Part<'_>) {
        query
            .push("SELECT ")
            .push(self.columns)
            .push(" FROM ")
            .push(self.table)
            .push(" WHERE true");
        conditions(query);
        query.push(" ORDER BY ").push(self.order);
    }

    fn push_joined_columns(&self, query: &mut Query) {
        if let Some(joined) = &self.joined {
            query.push(", ").push(joined.columns);
        }
    }

    fn push_join(&self, query: &mut Query) {
        if let Some(joined) = &self.joined {
            query.push(" ");
            (joined.clause)(query);
        }
    }
}
