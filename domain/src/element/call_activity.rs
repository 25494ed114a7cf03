//! `bpmn:callActivity` (BPMN 2.0.2, 13.3.5): runs an instance of another process and waits for its end. The called instance is a
//! stream of its own: starting, ending and canceling it are carried between the two by the driver.

use super::{Behaviour, Here, Progress};
use crate::{
    ids::{ActivationId, InstanceId, ProcessId},
    instance::{
        error::InstanceError,
        event::{IncidentType, InstanceEvent, Outcome, Repeat},
        state::{ActivationStatus, Work},
        step::Step,
        view::Fault,
    },
    model::graph::CallActivity,
    value::Variables,
};

impl Behaviour for CallActivity {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let nothing = Variables::default();
        let process_id = step.view(here.activation, &nothing).string(
            &self.process_id,
            &format!("the called process of '{}'", here.element.id),
        )?;
        let child = step.ids.instance();
        let variables = if here.element.inputs.is_empty() && !self.propagate_all_parent_variables {
            Variables::default()
        } else {
            step.state.payload(here.activation)
        };
        let catches = step.catches_around(here);
        step.emit(InstanceEvent::InstanceCalled(Box::new(
            crate::instance::event::InstanceCalled {
                activation: here.activation,
                element: here.element.id.clone(),
                child,
                process_id: ProcessId(process_id.into()),
                variables,
                catches,
            },
        )));
        Ok(Progress::Waits)
    }

    fn must_wait_to_end(&self, here: &Here<'_>, step: &Step<'_>) -> bool {
        matches!(
            step.state
                .activation(here.activation)
                .map(|activation| &activation.work),
            Some(Work::CalledInstance { outcome: None, .. })
        )
    }
}

/// The called instance ended. Repeated, or from an instance that is not waited for, it changes nothing.
pub(crate) fn end_called_instance(
    step: &mut Step<'_>,
    activation: ActivationId,
    child: InstanceId,
    outcome: Outcome,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let Some(here) = step.here(activation) else {
        return Ok(());
    };
    let Some(found) = step.state.activation(activation) else {
        return Ok(());
    };
    let waits = matches!(&found.work, Work::CalledInstance { child: waited, outcome: None } if *waited == child);
    if !waits {
        return Ok(());
    }
    let status = found.status;
    step.emit(InstanceEvent::CalledInstanceEnded {
        activation,
        element: here.element.id.clone(),
        child,
        outcome: outcome.clone(),
    });
    match (status, outcome) {
        (ActivationStatus::Terminating, _) => step.finish_termination(activation),
        (ActivationStatus::Active, Outcome::Completed) => {
            let taken_over = match &here.element.kind {
                crate::model::graph::ElementKind::CallActivity(call)
                    if here.element.outputs.is_empty() && !call.propagate_all_child_variables =>
                {
                    Variables::default()
                }
                _ => variables.clone(),
            };
            step.complete(&here, &taken_over);
        }
        (ActivationStatus::Active, Outcome::Failed { error_code }) => {
            step.throw(&here, &error_code, variables)
        }
        (ActivationStatus::Active, Outcome::Canceled) => {
            let message = format!(
                "instance {child}, called by '{}', was canceled. Resolve the incident to call the process again",
                here.element.id
            );
            step.raise(
                &here,
                Fault::new(IncidentType::CallActivityCanceled, message),
                Repeat::Execute,
            );
        }
        (ActivationStatus::Active, Outcome::NotStarted { reason }) => {
            let message = format!(
                "the process called by '{}' could not be started: {reason}. Deploy it and resolve the incident",
                here.element.id
            );
            step.raise(
                &here,
                Fault::new(IncidentType::NoHandler, message),
                Repeat::Execute,
            );
        }
    }
    Ok(())
}
