//! The read tables as values: where each is stored, and the function that gives its rows. What writes steps and what builds
//! tables anew both take them from here, so a table cannot be forgotten by one of them.

use crate::{
    Recorded,
    streams::{Projected, Projection},
};
use store::{Owner, RowChange, Table, read_tables::ReadTableVersion};

/// One version of a read table.
#[derive(Clone, Copy, Debug)]
pub struct ReadTable {
    /// The name that all its versions share.
    pub name: &'static str,
    /// Counted from 1. A change of the columns, or of what stands in them, is a new version.
    pub version: i32,
    /// Where it is stored.
    pub table: &'static Table,
    /// Which stream a row belongs to.
    pub owner: Owner,
    /// How events become its rows.
    pub projection: Projection,
}

/// The read tables that a program writes.
#[derive(Clone, Debug)]
pub struct ReadTables(Vec<&'static ReadTable>);

impl ReadTables {
    /// Those of this version of the program.
    pub fn of_this_program() -> Self {
        Self::new([
            &crate::projects::READ_TABLE,
            &crate::memberships::READ_TABLE,
            &crate::organization_members::READ_TABLE,
            &crate::resources::READ_TABLE,
            &crate::process_versions::READ_TABLE,
            &crate::instances::READ_TABLE,
            &crate::external_jobs::READ_TABLE,
            &crate::user_tasks::READ_TABLE,
            &crate::incidents::READ_TABLE,
        ])
    }

    /// These and no others.
    pub fn new(tables: impl IntoIterator<Item = &'static ReadTable>) -> Self {
        Self(tables.into_iter().collect())
    }

    /// These and one more. Of a table's versions only one adds to the totals.
    #[must_use]
    pub fn with(mut self, table: &'static ReadTable) -> Self {
        self.0.push(table);
        self
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &'static ReadTable> + Clone + use<'_> {
        self.0.iter().copied()
    }

    /// What others are told about them.
    pub fn versions(&self) -> Vec<ReadTableVersion> {
        let version = |table: &ReadTable| ReadTableVersion {
            name: table.name,
            version: table.version,
        };
        self.iter().map(version).collect()
    }

    /// What an event changes in all of them. The state is the one before the event.
    pub fn rows<S: Projected>(
        &self,
        before: &S,
        recorded: &Recorded<'_, S::Fact>,
    ) -> Vec<RowChange> {
        let mut rows = Vec::new();
        for projecting in self
            .0
            .iter()
            .filter_map(|table| S::projecting(table.projection))
        {
            projecting(before, recorded, &mut rows);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_that_names_the_stream_is_one_of_the_table() {
        for ReadTable { table, owner, .. } in ReadTables::of_this_program().iter() {
            let columns = table.key.iter().chain(table.columns);
            let is_named = columns.clone().any(|column| column.name == owner.stream());
            assert!(is_named, "{}.{}", table.name, owner.stream());
        }
    }
}
