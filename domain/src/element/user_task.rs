//! `bpmn:userTask` (BPMN 2.0.2, 13.3.3): work for a person, who may be named, be one of several, or be in a group.
//!
//! `created → completed | failed | canceled with its activity`; only a created task can be assigned, completed or failed.

use super::{Behaviour, Here, Progress};
use crate::{
    ids::ActivationId,
    instance::{
        command::AssignmentChange,
        error::InstanceError,
        event::{Assignment, InstanceEvent, UserTaskCreated},
        state::Work,
        step::Step,
        view::{Fault, View},
    },
    model::graph::{Text, UserTaskDefinition},
    value::Variables,
};
use feel::Value;

impl Behaviour for UserTaskDefinition {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        create(self, here, step)
    }
}

/// Offers the task to people.
pub(super) fn create(
    definition: &UserTaskDefinition,
    here: &Here<'_>,
    step: &mut Step<'_>,
) -> Result<Progress, Fault> {
    let nothing = Variables::default();
    let view = step.view(here.activation, &nothing);
    let element = &here.element.id;
    let assignment = Assignment {
        assignee: optional_string(
            definition.assignee.as_ref(),
            &view,
            &format!("the assignee of '{element}'"),
        )?,
        candidate_users: strings(
            definition.candidate_users.as_ref(),
            &view,
            &format!("the candidateUsers of '{element}'"),
        )?,
        candidate_groups: strings(
            definition.candidate_groups.as_ref(),
            &view,
            &format!("the candidateGroups of '{element}'"),
        )?,
    };
    let form_key = optional_string(
        definition.form_key.as_ref(),
        &view,
        &format!("the formKey of '{element}'"),
    )?;
    let form_id = optional_string(
        definition.form_id.as_ref(),
        &view,
        &format!("the formId of '{element}'"),
    )?;
    let task = step.ids.work();
    step.emit(InstanceEvent::UserTaskCreated(Box::new(UserTaskCreated {
        activation: here.activation,
        task,
        element: element.clone(),
        task_type: here.element.kind_name().to_owned(),
        assignment,
        form_key,
        form_id,
        headers: definition.headers.clone(),
    })));
    Ok(Progress::Waits)
}

fn optional_string(
    text: Option<&Text>,
    view: &View<'_>,
    purpose: &str,
) -> Result<Option<String>, Fault> {
    let Some(text) = text else { return Ok(None) };
    match view.value(text, purpose)? {
        Value::Null => Ok(None),
        Value::String(string) if string.is_empty() => Ok(None),
        Value::String(string) => Ok(Some(string.to_string())),
        other => Err(Fault::feel(format!(
            "{purpose} must give a string, but gave {}",
            other.kind()
        ))),
    }
}

fn strings(text: Option<&Text>, view: &View<'_>, purpose: &str) -> Result<Vec<String>, Fault> {
    text.map_or(Ok(Vec::new()), |text| view.strings(text, purpose))
}

/// A person completed the task.
pub(crate) fn complete_user_task(
    step: &mut Step<'_>,
    activation: ActivationId,
    variables: Variables,
) -> Result<(), InstanceError> {
    let (here, _) = open_task(step, activation)?;
    step.emit(InstanceEvent::UserTaskCompleted {
        activation,
        element: here.element.id.clone(),
        variables: variables.clone(),
    });
    step.complete(&here, &variables);
    Ok(())
}

/// A person could not do the task: the error is thrown from it.
pub(crate) fn fail_user_task(
    step: &mut Step<'_>,
    activation: ActivationId,
    error_code: &str,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let (here, _) = open_task(step, activation)?;
    step.emit(InstanceEvent::UserTaskFailed {
        activation,
        element: here.element.id.clone(),
        error_code: error_code.to_owned(),
        variables: variables.clone(),
    });
    step.throw(&here, error_code, variables);
    Ok(())
}

/// Replaces who may work on the task. No event if nothing changes.
pub(crate) fn assign_user_task(
    step: &mut Step<'_>,
    activation: ActivationId,
    change: AssignmentChange,
) -> Result<(), InstanceError> {
    let (here, current) = open_task(step, activation)?;
    let assignment = change.applied_to(&current);
    if assignment != current {
        step.emit(InstanceEvent::UserTaskAssigned {
            activation,
            element: here.element.id.clone(),
            assignment,
        });
    }
    Ok(())
}

fn open_task<'a>(
    step: &Step<'a>,
    activation: ActivationId,
) -> Result<(Here<'a>, Assignment), InstanceError> {
    let here = step
        .active(activation)
        .ok_or(InstanceError::UserTaskNotFound(activation))?;
    match step.state.activation(activation).map(|found| &found.work) {
        Some(Work::UserTask {
            assignment,
            open: true,
            ..
        }) => Ok((here, assignment.clone())),
        _ => Err(InstanceError::UserTaskNotFound(activation)),
    }
}
