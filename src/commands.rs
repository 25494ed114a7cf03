//! The only writer: what a caller who passed the access check may change.
//!
//! Each command is decided on the state of one stream, and answered when its step is stored.

pub use crate::request::Actor;

use crate::{
    clock::Clock,
    deployed::DeployedVersions,
    execution::{AggregateFailure, Execution, Lease, Origin, Polled, StepFailure},
};
use domain::{
    ids::{
        ActivationId, InstanceId, MessageId, ProcessId, ProcessVersionId, ProjectId, ResourceId,
    },
    instance::{
        command::{InstanceCommand, Start},
        error::InstanceError,
        state::InstanceState,
    },
    membership::{Membership, MembershipCommand, MembershipError},
    model::graph::Process,
    project::{Project, ProjectCommand, ProjectError},
    resource::{Resource, ResourceCommand, ResourceError},
    value::Variables,
};
use feel::Value;
use jiff::{SignedDuration, Timestamp};
use projections::{instances, process_versions, resources};
use std::{sync::Arc, time::Duration};
use store::{Store, leases::Poll};

/// Why a command was not carried out. Nothing was changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CommandError {
    /// What is named does not exist in the project.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The instance refuses.
    #[error(transparent)]
    Instance(#[from] InstanceError),
    /// The resource refuses.
    #[error(transparent)]
    Resource(#[from] ResourceError),
    /// The project refuses.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// The membership in the organisation refuses.
    #[error(transparent)]
    Membership(#[from] MembershipError),
    /// The caller does not hold the lock on the job.
    #[error(
        "job {job} is not locked by client '{client}': its lock ran out or another client has it; drop the result"
    )]
    LockLost {
        /// The job's `executionKey`.
        job: ActivationId,
        /// The caller's client id.
        client: String,
    },
    /// The step could not be stored.
    #[error(transparent)]
    Step(#[from] StepFailure),
}

impl From<sqlx::Error> for CommandError {
    fn from(error: sqlx::Error) -> Self {
        Self::Step(StepFailure::from(store::StoreError::from(error)))
    }
}

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
    pub business_id: Option<String>,
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
    pub business_id: Option<String>,
}

/// A message to publish.
#[derive(Clone, Debug)]
pub struct PublishMessage {
    /// Its name.
    pub name: String,
    /// Its key.
    pub correlation_key: Option<Value>,
    /// Its variables.
    pub variables: Variables,
    /// How long it waits for a subscriber.
    pub time_to_live: SignedDuration,
}

/// A worker's question for jobs.
#[derive(Clone, Debug)]
pub struct PollJobs {
    /// The project.
    pub project: ProjectId,
    /// The task type.
    pub task_type: String,
    /// Who asks.
    pub client: String,
    /// How long each job is locked for.
    pub lock_duration: Duration,
    /// How long to wait for a job.
    pub timeout: Duration,
    /// How many jobs at most.
    pub limit: u32,
    /// What makes its repetition the same poll, if it can be repeated.
    pub repeatable: Option<Poll>,
}

/// Carries out commands.
#[derive(Clone)]
pub struct Commands {
    store: Store,
    clock: Clock,
    execution: Execution,
    deployed: Arc<DeployedVersions>,
}

impl Commands {
    /// Commands on what `store` holds; steps go on in `execution`.
    pub fn new(store: Store, clock: Clock, execution: Execution) -> Self {
        let deployed = Arc::new(DeployedVersions::new(store.pool().clone()));
        Self {
            store,
            clock,
            execution,
            deployed,
        }
    }

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
            project: start.project,
            resource: version.resource,
            version: version.version,
            element: None,
            business_id: start.business_id,
            test: false,
            parent: None,
            message: None,
            variables: start.variables,
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
            project: start.project,
            resource: start.resource,
            version: process.version.unwrap_or(0),
            element: None,
            business_id: start.business_id,
            test: true,
            parent: None,
            message: None,
            variables: start.variables,
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
            .start(instance, actor.clone(), version, start, Origin::Request)
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

    async fn process_of(&self, state: &InstanceState) -> Result<Option<Arc<Process>>, StepFailure> {
        let Some(started) = &state.started else {
            return Ok(None);
        };
        let processes = self.execution.instances().processes();
        let process = processes.get(started.resource, started.process_version);
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

    /// Hands out jobs, waiting for some if there are none.
    pub(crate) async fn poll_jobs(&self, poll: PollJobs) -> Result<Polled, CommandError> {
        Ok(self.execution.jobs().poll(poll).await?)
    }

    /// Extends the lock that `client` has on a job.
    pub async fn heartbeat_job(
        &self,
        project: ProjectId,
        job: ActivationId,
        client: &str,
        lock_duration: Duration,
    ) -> Result<(), CommandError> {
        if self
            .execution
            .jobs()
            .heartbeat(project, job, client, lock_duration)
            .await?
        {
            return Ok(());
        }
        match self.execution.jobs().lease(project, job, None).await? {
            Some(_) => Err(CommandError::LockLost {
                job,
                client: client.to_owned(),
            }),
            None => Err(CommandError::NotFound("open job")),
        }
    }

    /// Completes an open job. A caller that names its client must hold the lock. `None` if the job is not open, or not of
    /// the instance that the caller names: the caller looks at what became of it.
    pub async fn complete_job(
        &self,
        actor: &Actor,
        project: ProjectId,
        job: ActivationId,
        instance: Option<InstanceId>,
        client: Option<&str>,
        variables: Variables,
    ) -> Result<Option<()>, CommandError> {
        let Some(lease) = self.held_lease(project, job, instance, client).await? else {
            return Ok(None);
        };
        let command = InstanceCommand::CompleteJob {
            activation: job,
            offer: Some(lease.offer),
            variables,
        };
        self.report_job(actor, &lease, command).await
    }

    /// Fails an open job, technically or with a BPMN error. As [`Self::complete_job`].
    pub async fn fail_job(
        &self,
        actor: &Actor,
        project: ProjectId,
        job: ActivationId,
        instance: Option<InstanceId>,
        client: Option<&str>,
        failure: JobFailureReport,
    ) -> Result<Option<()>, CommandError> {
        let Some(lease) = self.held_lease(project, job, instance, client).await? else {
            return Ok(None);
        };
        let command = InstanceCommand::FailJob {
            activation: job,
            offer: Some(lease.offer),
            error_code: failure.error_code,
            retryable: failure.retryable,
            variables: failure.variables,
        };
        self.report_job(actor, &lease, command).await
    }

    async fn held_lease(
        &self,
        project: ProjectId,
        job: ActivationId,
        instance: Option<InstanceId>,
        client: Option<&str>,
    ) -> Result<Option<Lease>, CommandError> {
        let lease = self.execution.jobs().lease(project, job, client).await?;
        let named =
            lease.filter(|lease| instance.is_none_or(|instance| instance == lease.instance));
        let Some(lease) = named else { return Ok(None) };
        let lost = |client: &str| CommandError::LockLost {
            job,
            client: client.to_owned(),
        };
        match client {
            Some(client) if !lease.is_held_by(client, self.clock.now()) => Err(lost(client)),
            _ => Ok(Some(lease)),
        }
    }

    async fn report_job(
        &self,
        actor: &Actor,
        lease: &Lease,
        command: InstanceCommand,
    ) -> Result<Option<()>, CommandError> {
        match self.execute(actor, lease.instance, command).await {
            Ok(()) => Ok(Some(())),
            Err(CommandError::Instance(
                InstanceError::JobEnded(_)
                | InstanceError::JobNotFound(_)
                | InstanceError::NotFound,
            )) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Publishes a message.
    pub async fn publish_message(
        &self,
        actor: &Actor,
        project: ProjectId,
        message: PublishMessage,
    ) -> Result<MessageId, CommandError> {
        Ok(self
            .execution
            .messages()
            .publish(actor, project, message)
            .await?)
    }

    /// Carries out a command on a resource.
    pub async fn resource(
        &self,
        actor: &Actor,
        resource: ResourceId,
        command: ResourceCommand,
    ) -> Result<(), CommandError> {
        let deletes = matches!(command, ResourceCommand::Delete { .. });
        self.execution
            .aggregates()
            .execute::<Resource>(resource.0, actor, command)
            .await?;
        if deletes {
            self.deployed.forget();
        }
        Ok(())
    }

    /// Deploys a resource: its processes get the next version numbers, and take over from the versions before.
    pub async fn deploy(
        &self,
        actor: &Actor,
        project: ProjectId,
        resource: ResourceId,
    ) -> Result<(), CommandError> {
        loop {
            let latest = process_versions::latest(self.store.pool(), project).await?;
            match self
                .resource(actor, resource, ResourceCommand::Deploy { latest })
                .await
            {
                Ok(()) => return Ok(()),
                // Another deployment took the number between the query and the step: the numbers have moved on.
                Err(CommandError::Step(StepFailure::Conflict)) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Carries out a command on a project.
    pub async fn project(
        &self,
        actor: &Actor,
        project: ProjectId,
        command: ProjectCommand,
    ) -> Result<(), CommandError> {
        self.execution
            .aggregates()
            .execute::<Project>(project.0, actor, command)
            .await
            .map_err(Into::into)
    }

    /// Carries out a command on a person's membership in the organisation.
    pub async fn membership(
        &self,
        actor: &Actor,
        id: uuid::Uuid,
        command: MembershipCommand,
    ) -> Result<(), CommandError> {
        self.execution
            .aggregates()
            .execute::<Membership>(id, actor, command)
            .await
            .map_err(Into::into)
    }
}

/// What a worker says of a job it could not do.
#[derive(Clone, Debug)]
pub struct JobFailureReport {
    /// The BPMN error code.
    pub error_code: String,
    /// Whether another attempt makes sense.
    pub retryable: bool,
    /// What the worker sent.
    pub variables: Variables,
}

impl<E> From<AggregateFailure<E>> for CommandError
where
    CommandError: From<E>,
{
    fn from(failure: AggregateFailure<E>) -> Self {
        match failure {
            AggregateFailure::Refused(error) => error.into(),
            AggregateFailure::Step(failure) => Self::Step(failure),
        }
    }
}
