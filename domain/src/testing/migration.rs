//! Migrations of a run to other versions of its process.

use super::{Given, Run};
use crate::{
    ids::{ProcessVersionId, ResourceId},
    instance::{
        command::{InstanceCommand, Migration, TargetVersion, Timers},
        error::InstanceError,
    },
};
use std::sync::Arc;
use uuid::Uuid;

impl Run {
    /// There is another version of the process: the migration to it.
    pub(crate) fn version(&mut self, other: Given) -> Migration {
        let number = u32::try_from(self.others.len()).unwrap() + 2;
        let id = ProcessVersionId(Uuid::from_u128(100 + u128::from(number)));
        let process = other.not_started().process;
        self.others.push((id, process));
        Migration::to(TargetVersion {
            resource: ResourceId(Uuid::from_u128(5)),
            process_version: id,
            version: number,
        })
    }

    /// The instance goes on in another version.
    pub(crate) fn migrate(&mut self, migration: Migration) -> &mut Self {
        self.must(InstanceCommand::Migrate(Box::new(migration)))
    }

    /// Why a migration is refused, which changes nothing.
    pub(crate) fn not_migrated(&mut self, migration: Migration) -> Vec<String> {
        match self.error_of(InstanceCommand::Migrate(Box::new(migration))) {
            InstanceError::MigrationRefused { issues } => issues,
            other => panic!("expected a refusal of the migration, got {other:?}"),
        }
    }

    /// The process that it runs from now on.
    pub(super) fn follow_migration(&mut self) {
        let Some(running) = self.state.running() else {
            return;
        };
        let mut others = self.others.iter();
        if let Some((id, process)) = others.find(|(id, _)| *id == running.process_version) {
            self.version = *id;
            self.process = Arc::clone(process);
        }
    }
}

impl Migration {
    /// With another name for an element.
    pub(crate) fn called(mut self, from: &str, to: &str) -> Self {
        self.elements.insert(from.into(), to.into());
        self
    }

    /// With variables.
    pub(crate) fn setting(mut self, variables: &str) -> Self {
        self.variables = super::json(variables);
        self
    }

    /// With timers that are set anew.
    pub(crate) fn renewing_timers(mut self) -> Self {
        self.timers = Timers::Renew;
        self
    }
}
