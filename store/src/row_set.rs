//! The rows that changes lead to, without a database: what tables hold after the steps of a stream.

use crate::{
    append::StepError,
    row::{Cell, Change, Column, Kind, Named, RowChange, Table, overlaid},
    time::Timestamptz,
};
use sqlx::{Row as _, postgres::PgRow};
use std::collections::BTreeMap;

/// Rows of any number of tables, in the order of tables and keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    tables: BTreeMap<&'static str, TableRows>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct TableRows {
    table: &'static Table,
    rows: BTreeMap<Vec<Cell>, Vec<Cell>>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its table.
    pub table: &'static Table,
    /// The values of [`Table::key`], in their order.
    pub key: Vec<Cell>,
    /// The values of [`Table::columns`], in their order.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The value of a column, of the key or not.
    pub fn cell(&self, column: &str) -> Option<&Cell> {
        let columns = self.table.key.iter().chain(self.table.columns);
        columns
            .zip(self.key.iter().chain(&self.cells))
            .find(|(described, _)| described.name == column)
            .map(|(_, cell)| cell)
    }
}

impl Table {
    /// The columns of its rows, the key's first, as [`Row::read`] takes them.
    pub fn select_list(&self) -> String {
        let columns = self.key.iter().chain(self.columns);
        let selected: Vec<_> = columns
            .map(|Column { name, kind }| match kind {
                Kind::Integer => format!("{name}::bigint"),
                Kind::Json | Kind::Jsonb => format!("{name}::text"),
                Kind::Uuid | Kind::Text | Kind::Boolean | Kind::Time => (*name).to_owned(),
            })
            .collect();
        selected.join(", ")
    }
}

impl Row {
    /// A row of a query that begins with [`Table::select_list`].
    pub fn read(table: &'static Table, row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            table,
            key: Self::read_key(table, row)?,
            cells: Cell::read_all(table.columns, row, table.key.len())?,
        })
    }

    /// The key of a row of a query that begins with the columns of the key.
    pub fn read_key(table: &'static Table, row: &PgRow) -> Result<Vec<Cell>, sqlx::Error> {
        Cell::read_all(table.key, row, 0)
    }
}

impl Cell {
    fn read_all(columns: &[Column], row: &PgRow, first: usize) -> Result<Vec<Self>, sqlx::Error> {
        (first..)
            .zip(columns)
            .map(|(index, column)| Self::read(column.kind, row, index))
            .collect()
    }

    fn read(kind: Kind, row: &PgRow, index: usize) -> Result<Self, sqlx::Error> {
        let cell = match kind {
            Kind::Uuid => row.try_get::<Option<_>, _>(index)?.map(Self::Uuid),
            Kind::Text => row.try_get::<Option<_>, _>(index)?.map(Self::Text),
            Kind::Integer => row.try_get::<Option<_>, _>(index)?.map(Self::Integer),
            Kind::Boolean => row.try_get::<Option<_>, _>(index)?.map(Self::Boolean),
            Kind::Time => row
                .try_get::<Option<Timestamptz>, _>(index)?
                .map(|time| Self::Time(time.0)),
            Kind::Json | Kind::Jsonb => row.try_get::<Option<_>, _>(index)?.map(Self::Json),
        };
        Ok(cell.unwrap_or(Self::Null))
    }
}

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowSetError {
    /// It contradicts the description of its table.
    #[error(transparent)]
    Malformed(#[from] StepError),
    /// It creates a row that is there.
    #[error("{table} has a row {key:?} already, and another is created")]
    Exists {
        /// The table.
        table: &'static str,
        /// The row's key.
        key: Vec<Cell>,
    },
}

impl RowSet {
    /// Makes a change, as the database does when it stores the change's step.
    pub fn apply(&mut self, change: RowChange) -> Result<(), RowSetError> {
        let RowChange { table, key, change } = change;
        table.check_key(&key)?;
        let rows = &mut self
            .tables
            .entry(table.name)
            .or_insert_with(|| TableRows {
                table,
                rows: BTreeMap::new(),
            })
            .rows;
        match change {
            Change::Create(_) if rows.contains_key(&key) => {
                return Err(RowSetError::Exists {
                    table: table.name,
                    key,
                });
            }
            Change::Create(cells) | Change::Insert(cells) => {
                rows.insert(key, whole(table.named(cells)?));
            }
            Change::Update(cells) => {
                let later = table.named(cells)?;
                if let Some(row) = rows.get_mut(&key) {
                    let earlier = std::mem::take(row).into_iter().map(Some).collect();
                    *row = whole(overlaid(earlier, later));
                }
            }
            Change::Delete => drop(rows.remove(&key)),
        }
        Ok(())
    }

    /// Takes the rows of one table out.
    pub fn take(&mut self, table: &'static Table) -> impl Iterator<Item = Row> + use<> {
        self.tables
            .remove(table.name)
            .into_iter()
            .flat_map(TableRows::into_rows)
    }

    /// The rows of one table, each with its key and its other cells.
    pub fn of(&self, table: &'static Table) -> impl Iterator<Item = (&[Cell], &[Cell])> {
        let rows = self.tables.get(table.name).map(|table| &table.rows);
        rows.into_iter()
            .flatten()
            .map(|(key, cells)| (key.as_slice(), cells.as_slice()))
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.tables.values().all(|table| table.rows.is_empty())
    }
}

impl IntoIterator for RowSet {
    type Item = Row;
    type IntoIter = Box<dyn Iterator<Item = Row> + Send>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.tables.into_values().flat_map(TableRows::into_rows))
    }
}

impl TableRows {
    fn into_rows(self) -> impl Iterator<Item = Row> {
        let table = self.table;
        self.rows
            .into_iter()
            .map(move |(key, cells)| Row { table, key, cells })
    }
}

fn whole(named: Named) -> Vec<Cell> {
    named
        .into_iter()
        .map(|cell| cell.unwrap_or(Cell::Null))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ORDERS, amount, key, status};

    fn after(changes: impl IntoIterator<Item = RowChange>) -> Vec<Vec<Cell>> {
        let mut rows = RowSet::default();
        for change in changes {
            rows.apply(change).unwrap();
        }
        rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_row_is_what_its_changes_make_of_it() {
        let created = RowChange::create(&ORDERS, key(), vec![status("open"), amount(5)]);
        let paid = RowChange::update(&ORDERS, key(), vec![status("paid")]);
        assert_eq!(
            after([created.clone(), paid.clone()]),
            [[Cell::Text("paid".to_owned()), Cell::Integer(5)]]
        );
        let replaced = RowChange::insert(&ORDERS, key(), vec![amount(6)]);
        assert_eq!(
            after([created.clone(), paid, replaced]),
            [[Cell::Null, Cell::Integer(6)]]
        );
        assert!(after([created, RowChange::delete(&ORDERS, key())]).is_empty());
    }

    #[test]
    fn a_row_that_is_not_there_is_not_updated() {
        assert!(after([RowChange::update(&ORDERS, key(), vec![amount(5)])]).is_empty());
    }

    #[test]
    fn a_row_is_not_created_twice() {
        let created = RowChange::create(&ORDERS, key(), vec![amount(5)]);
        let mut rows = RowSet::default();
        rows.apply(created.clone()).unwrap();
        assert!(matches!(
            rows.apply(created),
            Err(RowSetError::Exists {
                table: "orders",
                ..
            })
        ));
    }

    #[test]
    fn a_row_names_its_columns() {
        let mut rows = RowSet::default();
        let created = RowChange::create(&ORDERS, key(), vec![amount(5)]);
        rows.apply(created).unwrap();
        let row = rows.take(&ORDERS).next().unwrap();
        assert_eq!(row.cell("id"), Some(&Cell::Integer(1)));
        assert_eq!(row.cell("amount"), Some(&Cell::Integer(5)));
        assert_eq!(row.cell("colour"), None);
        assert!(rows.is_empty());
    }
}
