//! The only writer: what a caller who passed the access check may change.
//!
//! Each command is decided on the state of one stream, and answered when its step is stored.

mod deployed;
mod instances;
mod jobs;
mod known_tasks;
mod suspension;
mod user_tasks;

pub use instances::{StartInstance, StartTestInstance};
pub use jobs::{FailedJob, JobFailureReport};
pub use user_tasks::{Reach, TaskResult};

use crate::{
    actor::Actor,
    clock::Clock,
    execution::{AggregateFailure, Execution, PublishMessage, PublishSignal, StepFailure},
};
use deployed::DeployedVersions;
use domain::{
    ids::{ActivationId, MessageId, ProjectId, ResourceId, SignalId},
    instance::error::InstanceError,
    membership::{Membership, MembershipCommand, MembershipError},
    project::{Project, ProjectCommand, ProjectError},
    resource::{Resource, ResourceCommand, ResourceError},
};
use known_tasks::KnownTasks;
use projections::process_versions;
use std::sync::Arc;
use store::Store;

/// Why a command was not carried out. Nothing was changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CommandError {
    /// What is named does not exist in the project.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// What is named by its id does not exist in the project.
    #[error("there is no {kind} '{id}' in this project")]
    NoSuch {
        /// What it would be.
        kind: &'static str,
        /// The id.
        id: ActivationId,
    },
    /// The user task has ended.
    #[error("user task '{task}' is {status}, not CREATED")]
    TaskNotOpen {
        /// Its `executionKey`.
        task: ActivationId,
        /// What it is instead.
        status: &'static str,
    },
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

/// Carries out commands.
#[derive(Clone)]
pub struct Commands {
    store: Store,
    clock: Clock,
    execution: Execution,
    deployed: Arc<DeployedVersions>,
    known_tasks: Arc<KnownTasks>,
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
            known_tasks: Arc::new(KnownTasks::new()),
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

    /// Publishes a signal.
    pub async fn publish_signal(
        &self,
        actor: &Actor,
        project: ProjectId,
        signal: PublishSignal,
    ) -> Result<SignalId, CommandError> {
        Ok(self
            .execution
            .signals()
            .publish(actor, project, signal)
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
