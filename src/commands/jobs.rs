//! What workers ask for and report.

use super::{CommandError, Commands};
use crate::{
    actor::Actor,
    execution::{Lease, PollJobs, Polled},
};
use domain::{
    ids::{ActivationId, InstanceId, ProjectId},
    instance::{command::InstanceCommand, error::InstanceError},
    short_text::ShortText,
    value::Variables,
};
use std::time::Duration;

/// What became of a job that a worker could not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailedJob {
    /// It is offered to workers again.
    Requeued,
    /// It is not.
    Failed,
}

/// What a worker says of a job it could not do.
#[derive(Clone, Debug)]
pub struct JobFailureReport {
    /// The BPMN error code.
    pub error_code: ShortText,
    /// Whether another attempt makes sense.
    pub retryable: bool,
    /// What the worker sent.
    pub variables: Variables,
}

impl Commands {
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
    ) -> Result<Option<FailedJob>, CommandError> {
        let Some(lease) = self.held_lease(project, job, instance, client).await? else {
            return Ok(None);
        };
        // The step ends this very offer, or none.
        let failed = if failure.retryable && lease.offer.retries > 1 {
            FailedJob::Requeued
        } else {
            FailedJob::Failed
        };
        let command = InstanceCommand::FailJob {
            activation: job,
            offer: Some(lease.offer),
            error_code: failure.error_code,
            retryable: failure.retryable,
            variables: failure.variables,
        };
        let reported = self.report_job(actor, &lease, command).await?;
        Ok(reported.map(|()| failed))
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
}
