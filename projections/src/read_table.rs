//! The read tables as values: where each is stored, and the function that gives its rows. What writes steps and what builds
//! tables anew both take them from here, so a table cannot be forgotten by one of them.

use crate::Recorded;
use domain::{
    instance::{event::InstanceEvent, state::InstanceState},
    membership::{Membership, MembershipEvent},
    project::{Project, ProjectEvent},
    resource::{Resource, ResourceEvent},
};
use store::{Owner, RowChange, Table, read_tables::ReadTableVersion};

/// What an event changes in a table. The state is the one before the event.
type Projecting<State, Event> = fn(&State, &Recorded<'_, Event>, &mut Vec<RowChange>);

/// The streams whose events give a table's rows, and how.
#[derive(Clone, Copy, Debug)]
pub enum Projection {
    /// Instances.
    Instance(Projecting<InstanceState, InstanceEvent>),
    /// Resources.
    Resource(Projecting<Resource, ResourceEvent>),
    /// Projects.
    Project(Projecting<Project, ProjectEvent>),
    /// Memberships in the organisation.
    Membership(Projecting<Membership, MembershipEvent>),
}

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

impl ReadTable {
    /// The kind of the event that the streams begin with whose rows the table has.
    pub(crate) fn first_event(&self) -> &'static str {
        match self.projection {
            Projection::Instance(_) => "InstanceStarted",
            Projection::Resource(_) => "ResourceCreated",
            Projection::Project(_) => "ProjectCreated",
            Projection::Membership(_) => "OrganizationMembershipGranted",
        }
    }
}

/// The read tables that a program writes.
#[derive(Clone, Debug)]
pub struct ReadTables {
    all: Vec<&'static ReadTable>,
    instance: Vec<Projecting<InstanceState, InstanceEvent>>,
    resource: Vec<Projecting<Resource, ResourceEvent>>,
    project: Vec<Projecting<Project, ProjectEvent>>,
    membership: Vec<Projecting<Membership, MembershipEvent>>,
}

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
        let none = Self {
            all: Vec::new(),
            instance: Vec::new(),
            resource: Vec::new(),
            project: Vec::new(),
            membership: Vec::new(),
        };
        tables.into_iter().fold(none, Self::with)
    }

    /// These and one more. Of a table's versions only one adds to the totals.
    #[must_use]
    pub fn with(mut self, table: &'static ReadTable) -> Self {
        self.all.push(table);
        match table.projection {
            Projection::Instance(project) => self.instance.push(project),
            Projection::Resource(project) => self.resource.push(project),
            Projection::Project(project) => self.project.push(project),
            Projection::Membership(project) => self.membership.push(project),
        }
        self
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &'static ReadTable> + Clone + use<'_> {
        self.all.iter().copied()
    }

    /// What others are told about them.
    pub fn versions(&self) -> Vec<ReadTableVersion> {
        let version = |table: &ReadTable| ReadTableVersion {
            name: table.name,
            version: table.version,
        };
        self.iter().map(version).collect()
    }

    /// What an event of an instance changes.
    pub fn instance_rows(
        &self,
        before: &InstanceState,
        recorded: &Recorded<'_, InstanceEvent>,
    ) -> Vec<RowChange> {
        rows(&self.instance, before, recorded)
    }

    /// What an event of a resource changes.
    pub fn resource_rows(
        &self,
        before: &Resource,
        recorded: &Recorded<'_, ResourceEvent>,
    ) -> Vec<RowChange> {
        rows(&self.resource, before, recorded)
    }

    /// What an event of a project changes.
    pub fn project_rows(
        &self,
        before: &Project,
        recorded: &Recorded<'_, ProjectEvent>,
    ) -> Vec<RowChange> {
        rows(&self.project, before, recorded)
    }

    /// What an event of a membership in the organisation changes.
    pub fn membership_rows(
        &self,
        before: &Membership,
        recorded: &Recorded<'_, MembershipEvent>,
    ) -> Vec<RowChange> {
        rows(&self.membership, before, recorded)
    }
}

fn rows<State, Event>(
    projections: &[Projecting<State, Event>],
    before: &State,
    recorded: &Recorded<'_, Event>,
) -> Vec<RowChange> {
    let mut rows = Vec::new();
    for project in projections {
        project(before, recorded, &mut rows);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::aggregate::Event;

    #[test]
    fn the_event_that_a_stream_begins_with_is_one_of_its_own() {
        for table in ReadTables::of_this_program().iter() {
            let kinds = match table.projection {
                Projection::Instance(_) => InstanceEvent::KINDS,
                Projection::Resource(_) => ResourceEvent::KINDS,
                Projection::Project(_) => ProjectEvent::KINDS,
                Projection::Membership(_) => MembershipEvent::KINDS,
            };
            assert!(kinds.contains(&table.first_event()), "{}", table.name);
        }
    }

    #[test]
    fn the_column_that_names_the_stream_is_one_of_the_table() {
        for ReadTable { table, owner, .. } in ReadTables::of_this_program().iter() {
            let columns = table.key.iter().chain(table.columns);
            let is_named = columns.clone().any(|column| column.name == owner.stream());
            assert!(is_named, "{}.{}", table.name, owner.stream());
        }
    }
}
