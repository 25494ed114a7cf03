//! Commands on instances, and what they look like.

use super::{CommandError, Commands};
use crate::{actor::Actor, execution::StepFailure};
use domain::{
    ids::{InstanceId, ProcessId, ProcessVersionId, ProjectId, ResourceId},
    instance::{
        command::{InstanceCommand, Start, TargetVersion},
        state::InstanceState,
    },
    model::graph::Process,
    short_text::ShortText,
    value::Variables,
};
use jiff::Timestamp;
use projections::{instances, process_versions, resources};
use std::sync::Arc;

/// An instance to start.
#[derive(Clone, Debug)]
pub struct StartInstance {
    /// The project.
    pub project: ProjectId,
    /// The deployed process version.
    pub process_version: ProcessVersionId,
    /// The root scope's variables.
    pub variables: Variables,
    /// The caller's own key.
    pub business_id: Option<ShortText>,
}

/// A test instance to start from a draft or a deployed resource.
#[derive(Clone, Debug)]
pub struct StartTestInstance {
    /// The project.
    pub project: ProjectId,
    /// The resource.
    pub resource: ResourceId,
    /// Which of its processes; the first executable one if not said.
    pub process_id: Option<ProcessId>,
    /// The root scope's variables.
    pub variables: Variables,
    /// The caller's own key.
    pub business_id: Option<ShortText>,
}

impl Commands {
    /// Starts an instance of a deployed process version, with an id that was made for it.
    pub async fn start_instance(
        &self,
        actor: &Actor,
        instance: InstanceId,
        start: StartInstance,
    ) -> Result<(), CommandError> {
        let version = self
            .deployed
            .get(start.project, start.process_version)
            .await?
            .ok_or(CommandError::NotFound("process definition"))?;
        let command = Start {
            business_id: start.business_id.map(String::from),
            variables: start.variables,
            ..Start::new(start.project, version.resource, version.version)
        };
        self.start(actor, instance, start.process_version, command)
            .await
    }

    /// Starts a test instance of a process of a resource, deployed or not, with an id that was made for it.
    pub async fn start_test_instance(
        &self,
        actor: &Actor,
        instance: InstanceId,
        start: StartTestInstance,
    ) -> Result<(), CommandError> {
        let processes =
            resources::executable_processes(self.store.pool(), start.project, start.resource)
                .await?
                .ok_or(CommandError::NotFound("resource"))?;
        let process = match &start.process_id {
            Some(id) => processes
                .into_iter()
                .find(|process| process.process_id == *id),
            None => processes.into_iter().next(),
        };
        let process = process.ok_or(CommandError::NotFound(
            "executable process in this resource",
        ))?;
        let command = Start {
            business_id: start.business_id.map(String::from),
            test: true,
            variables: start.variables,
            ..Start::new(start.project, start.resource, process.version.unwrap_or(0))
        };
        self.start(actor, instance, process.process_version, command)
            .await
    }

    async fn start(
        &self,
        actor: &Actor,
        instance: InstanceId,
        version: ProcessVersionId,
        start: Start,
    ) -> Result<(), CommandError> {
        let started = self
            .execution
            .instances()
            .start(instance, actor.clone(), version, start, None)
            .await?;
        Ok(started.result?)
    }

    /// Carries out a command on an instance of the project.
    pub async fn instance(
        &self,
        actor: &Actor,
        project: ProjectId,
        instance: InstanceId,
        command: InstanceCommand,
    ) -> Result<(), CommandError> {
        if !instances::exists(self.store.pool(), project, instance).await? {
            return Err(CommandError::NotFound("instance"));
        }
        self.execute(actor, instance, command).await
    }

    /// Carries out a command on an instance that is known to be of the caller's project.
    pub async fn execute(
        &self,
        actor: &Actor,
        instance: InstanceId,
        command: InstanceCommand,
    ) -> Result<(), CommandError> {
        Ok(self
            .execution
            .instances()
            .execute(instance, actor.clone(), command)
            .await??)
    }

    /// The state of an instance as stored now, and the process it runs.
    pub async fn instance_state(
        &self,
        instance: InstanceId,
    ) -> Result<Option<(InstanceState, Arc<Process>)>, CommandError> {
        let Some(state) = self.execution.instances().state(instance).await? else {
            return Ok(None);
        };
        let process = self.process_of(&state).await?;
        Ok(process.map(|process| (state, process)))
    }

    /// The state of an instance after its event `sequence`, when that event was recorded, and the process it runs.
    pub async fn instance_state_at(
        &self,
        instance: InstanceId,
        sequence: u64,
    ) -> Result<Option<(InstanceState, Timestamp, Arc<Process>)>, CommandError> {
        let moment = self
            .execution
            .instances()
            .state_at(instance, sequence)
            .await?;
        let process = self.process_of(&moment.state).await?;
        Ok(process.map(|process| (moment.state, moment.recorded_at, process)))
    }

    /// The process of a version, unless a newer version of the program wrote of it or it cannot be read any more.
    pub async fn known_process(
        &self,
        resource: ResourceId,
        version: ProcessVersionId,
    ) -> Result<Option<Arc<Process>>, CommandError> {
        let processes = self.execution.instances().processes();
        match processes.get(resource, version).await {
            Ok(process) => Ok(Some(process)),
            Err(StepFailure::WrittenByNewer(_) | StepFailure::Unreadable(_)) => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// The version of the process that an instance runs with this number, and its process.
    pub async fn version_of(
        &self,
        project: ProjectId,
        process_id: &ProcessId,
        version: u32,
    ) -> Result<Option<(TargetVersion, Arc<Process>)>, CommandError> {
        let found =
            process_versions::numbered(self.store.pool(), project, process_id, version).await?;
        let Some(found) = found else {
            return Ok(None);
        };
        let processes = self.execution.instances().processes();
        let process = processes.get(found.resource, found.process_version).await?;
        let target = TargetVersion {
            resource: found.resource,
            process_version: found.process_version,
            version: found.version,
        };
        Ok(Some((target, process)))
    }

    async fn process_of(&self, state: &InstanceState) -> Result<Option<Arc<Process>>, StepFailure> {
        let Some(running) = state.running() else {
            return Ok(None);
        };
        let processes = self.execution.instances().processes();
        let process = processes.get(running.resource, running.process_version);
        Ok(Some(process.await?))
    }

    /// The sequence of the last event of an instance.
    pub async fn last_sequence(&self, instance: InstanceId) -> Result<u64, CommandError> {
        let last = self.store.last_sequence(instance.0).await;
        Ok(last.map_err(StepFailure::from)?)
    }

    /// The sequence of the last event of an instance that was recorded at or before a time; 0 if there is none.
    pub async fn sequence_at(
        &self,
        instance: InstanceId,
        time: Timestamp,
    ) -> Result<u64, CommandError> {
        let sequence = self.store.sequence_at(instance.0, time).await;
        Ok(sequence.map_err(StepFailure::from)?)
    }
}
