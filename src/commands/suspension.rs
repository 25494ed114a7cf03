//! Suspending and resuming: instances by themselves, process versions with all of theirs.

use super::{CommandError, Commands};
use crate::{actor::Actor, execution::StepFailure};
use domain::{
    ids::{InstanceId, ProcessVersionId, ProjectId},
    instance::command::InstanceCommand,
    resource::ResourceCommand,
};
use projections::process_versions;

impl Commands {
    /// Lets no token of an instance move, nor of those that it called.
    pub async fn suspend_instance(
        &self,
        actor: &Actor,
        project: ProjectId,
        instance: InstanceId,
        reason: Option<String>,
    ) -> Result<(), CommandError> {
        self.use_suspension().await?;
        let command = InstanceCommand::Suspend { reason };
        self.instance(actor, project, instance, command).await
    }

    /// Lets no token move in any instance of a process version, nor in those that they called, and starts none.
    pub async fn suspend_definition(
        &self,
        actor: &Actor,
        project: ProjectId,
        process_version: ProcessVersionId,
        reason: Option<String>,
    ) -> Result<(), CommandError> {
        self.use_suspension().await?;
        let command = ResourceCommand::Suspend {
            process_version,
            reason,
        };
        self.definition(actor, project, process_version, command)
            .await
    }

    /// Ends the suspension of a process version.
    pub async fn resume_definition(
        &self,
        actor: &Actor,
        project: ProjectId,
        process_version: ProcessVersionId,
    ) -> Result<(), CommandError> {
        let command = ResourceCommand::Resume { process_version };
        self.definition(actor, project, process_version, command)
            .await
    }

    async fn definition(
        &self,
        actor: &Actor,
        project: ProjectId,
        process_version: ProcessVersionId,
        command: ResourceCommand,
    ) -> Result<(), CommandError> {
        let version = process_versions::get(self.store.pool(), project, process_version)
            .await?
            .ok_or(CommandError::NotFound("process definition"))?;
        self.resource(actor, version.resource, command).await
    }

    /// Has all steps look at what is suspended from now on, before anything is.
    async fn use_suspension(&self) -> Result<(), StepFailure> {
        Ok(store::suspension::use_it(self.store.pool()).await?)
    }
}
