//! `bpmn:serviceTask` (BPMN 2.0.2, 13.3.3): a job that an external worker takes, completes or fails.
//!
//! | the job | attempts left | what happens |
//! |---|---|---|
//! | is completed | | its results leave the task |
//! | fails technically, or its lock runs out | 1 or more | it is offered again |
//! | fails technically | 0 | its error is thrown |
//! | its lock runs out | 0 | incident `JobLockLost` |
//! | fails with a BPMN error | any | its error is thrown |

use super::{Behaviour, Here, Progress};
use crate::{
    ids::{ActivationId, LeaseId},
    instance::{
        error::InstanceError,
        event::{IncidentType, InstanceEvent, JobCreated, JobFailed, JobFailure, Repeat},
        state::Work,
        step::Step,
        view::{Fault, View},
    },
    model::graph::{JobDefinition, Text},
    value::Variables,
};
use feel::Value;

/// The error code of a job whose lock ran out for the last time.
const LOCK_LOST: &str = "JobLockLost";

impl Behaviour for JobDefinition {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let nothing = Variables::default();
        let view = step.view(here.activation, &nothing);
        let element = &here.element.id;
        let task_type = view.string(&self.task_type, &format!("the task type of '{element}'"))?;
        let retries = attempts(&self.retries, &view, &format!("the retries of '{element}'"))?;
        let job = step.ids.work();
        step.emit(InstanceEvent::JobCreated(Box::new(JobCreated {
            activation: here.activation,
            job,
            element: element.clone(),
            task_type,
            retries,
            headers: self.headers.clone(),
        })));
        Ok(Progress::Waits)
    }
}

fn attempts(text: &Text, view: &View<'_>, purpose: &str) -> Result<u32, Fault> {
    let value = view.value(text, purpose)?;
    let digits = match &value {
        Value::String(string) => string.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        other => other.kind().to_owned(),
    };
    match digits.parse() {
        Ok(attempts @ 1..) => Ok(attempts),
        _ => Err(Fault::feel(format!(
            "{purpose} must be a whole number from 1, but are {digits}"
        ))),
    }
}

/// A worker completed the job.
pub(crate) fn complete_job(
    step: &mut Step<'_>,
    activation: ActivationId,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let (here, _) = open_job(step, activation)?;
    step.emit(InstanceEvent::JobCompleted {
        activation,
        element: here.element.id.clone(),
    });
    step.complete(&here, variables);
    Ok(())
}

/// A worker could not do the job.
pub(crate) fn fail_job(
    step: &mut Step<'_>,
    activation: ActivationId,
    error_code: &str,
    retryable: bool,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let (here, retries) = open_job(step, activation)?;
    let (cause, retries_left) = if retryable {
        (JobFailure::Technical, retries.saturating_sub(1))
    } else {
        (JobFailure::Business, 0)
    };
    step.emit(job_failed(
        &here,
        cause,
        error_code,
        retries_left,
        variables,
    ));
    if retries_left == 0 {
        step.throw(&here, error_code, variables);
    }
    Ok(())
}

/// A worker's lock ran out. The same lease costs one attempt only.
pub(crate) fn expire_job_lock(
    step: &mut Step<'_>,
    activation: ActivationId,
    lease: LeaseId,
) -> Result<(), InstanceError> {
    let (here, retries) = open_job(step, activation)?;
    if let Some(Work::Job { lost_lease, .. }) =
        step.state.activation(activation).map(|found| &found.work)
        && *lost_lease == Some(lease)
    {
        return Ok(());
    }
    let retries_left = retries.saturating_sub(1);
    step.emit(job_failed(
        &here,
        JobFailure::LockLost { lease },
        LOCK_LOST,
        retries_left,
        &Variables::default(),
    ));
    if retries_left == 0 {
        let message = format!(
            "the worker that held the job of '{}' neither completed it nor kept its lock, and no attempt is left. See that \
             workers send heartbeats, then resolve the incident",
            here.element.id
        );
        step.raise(
            &here,
            Fault::new(IncidentType::JobLockLost, message),
            Repeat::Execute,
        );
    }
    Ok(())
}

fn job_failed(
    here: &Here<'_>,
    cause: JobFailure,
    error_code: &str,
    retries_left: u32,
    variables: &Variables,
) -> InstanceEvent {
    InstanceEvent::JobFailed(JobFailed {
        activation: here.activation,
        element: here.element.id.clone(),
        cause,
        error_code: error_code.to_owned(),
        retries_left,
        variables: variables.clone(),
    })
}

fn open_job<'a>(
    step: &Step<'a>,
    activation: ActivationId,
) -> Result<(Here<'a>, u32), InstanceError> {
    let here = step
        .active(activation)
        .ok_or(InstanceError::JobNotFound(activation))?;
    match step.state.activation(activation).map(|found| &found.work) {
        Some(Work::Job {
            retries,
            open: true,
            ..
        }) => Ok((here, *retries)),
        Some(Work::Job { open: false, .. }) => Err(InstanceError::JobEnded(activation)),
        _ => Err(InstanceError::JobNotFound(activation)),
    }
}
