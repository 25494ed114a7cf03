//! `bpmn:userTask` (BPMN 2.0.2, 13.3.3): work for a person, who may be named, be one of several, or be in a group; a job if it
//! names a task type.
//!
//! `created → completed | failed | canceled with its activity`; only a created task can be assigned, completed or failed.
//!
//! Its listeners are called before people see it, before what is asked of it then ([`change`]), and before it ends otherwise. A task
//! with an assignee gets it as if it were asked for, if listeners are called for that.

mod change;

pub(crate) use change::{
    after_task_listener, assign_user_task, complete_user_task, deny_task_change, fail_user_task,
};

use super::{Behaviour, Here, Progress};
use crate::{
    ids::ElementId,
    instance::{
        activation::TaskChange,
        event::{Assignment, InstanceEvent, ListenerEvent, UserTaskCreated},
        listener::Host,
        step::Step,
        timer,
        view::{self, Fault, View},
    },
    model::{
        PRIORITY,
        graph::{HumanTask, Text, UserTaskDefinition},
    },
};
use change::open_task;
use feel::Value;
use jiff::Timestamp;

impl Behaviour for HumanTask {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Job(job) => job.execute(here, step),
            Self::UserTask(definition) => offer(definition, here, step),
        }
    }

    /// The listeners of a task that people see have to be called, unless nobody is there to be called.
    fn must_wait_to_end(&self, here: &Here<'_>, step: &Step<'_>) -> bool {
        here.element.listeners.hear(ListenerEvent::Canceling)
            && !step.is_abandoned
            && open_task(step, here.activation).is_some()
    }
}

/// Offers the task to people when its listeners have been called. After an incident, goes on with what was asked of it.
fn offer<'a>(
    definition: &UserTaskDefinition,
    here: &Here<'a>,
    step: &mut Step<'a>,
) -> Result<Progress, Fault> {
    if open_task(step, here.activation).is_some() {
        change::go_on(step, here)?;
    } else if let Some(next) = step.next_listener(Host::Element(*here), ListenerEvent::Creating)? {
        step.call_listener(next);
    } else {
        create(definition, here, step)?;
    }
    Ok(Progress::Waits)
}

/// Makes the task one that people see. An assignee is assigned after, if listeners are called for that.
fn create<'a>(
    definition: &UserTaskDefinition,
    here: &Here<'a>,
    step: &mut Step<'a>,
) -> Result<(), Fault> {
    let seen = step.seen_from(here.activation);
    let view = seen.view();
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
    let due_date = date(definition.due_date.as_ref(), &view, "dueDate", element)?;
    let follow_up_date = date(
        definition.follow_up_date.as_ref(),
        &view,
        "followUpDate",
        element,
    )?;
    let priority = priority(
        definition.priority.as_ref(),
        &view,
        &format!("the priority of '{element}'"),
    )?;
    let created = if here.element.listeners.hear(ListenerEvent::Assigning) {
        Assignment {
            assignee: None,
            ..assignment.clone()
        }
    } else {
        assignment.clone()
    };
    let task = step.ids.work();
    step.emit(InstanceEvent::UserTaskCreated(Box::new(UserTaskCreated {
        activation: here.activation,
        task,
        element: element.clone(),
        task_type: here.element.kind_name().to_owned(),
        assignment: created.clone(),
        form_key,
        form_id,
        due_date,
        follow_up_date,
        priority,
        headers: definition.headers.clone(),
    })));
    if assignment != created {
        change::ask(step, here, &created, TaskChange::Assign(assignment));
    }
    Ok(())
}

fn date(
    text: Option<&Text>,
    view: &View<'_>,
    field: &str,
    element: &ElementId,
) -> Result<Option<Timestamp>, Fault> {
    let Some(text) = text else { return Ok(None) };
    let purpose = format!("the {field} of '{element}'");
    match view.value(text, &purpose)? {
        Value::Null => Ok(None),
        value => timer::date(&value, &purpose).map(Some),
    }
}

fn priority(text: Option<&Text>, view: &View<'_>, purpose: &str) -> Result<Option<u8>, Fault> {
    let Some(text) = text else { return Ok(None) };
    let value = view.value(text, purpose)?;
    if value == Value::Null {
        return Ok(None);
    }
    let allowed = view::whole_number::<u8>(&value).filter(|priority| *priority <= PRIORITY);
    allowed.map(Some).ok_or_else(|| {
        Fault::feel(format!(
            "{purpose} must be a whole number from 0 to {PRIORITY}, but is {}",
            view::told(&value)
        ))
    })
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
        Value::String(string) => view::short(string.as_ref(), purpose).map(Some),
        other => Err(Fault::feel(format!(
            "{purpose} must give a string, but gave {}",
            other.kind()
        ))),
    }
}

fn strings(text: Option<&Text>, view: &View<'_>, purpose: &str) -> Result<Vec<String>, Fault> {
    text.map_or(Ok(Vec::new()), |text| view.strings(text, purpose))
}

#[cfg(test)]
mod tests {
    use crate::instance::event::UserTaskCreated;
    use crate::instance::{
        activation::Work,
        command::{AssignmentChange, InstanceCommand},
        error::InstanceError,
        event::{Assignment, InstanceEvent},
        state::InstanceStatus,
    };
    use crate::testing::{bpmn::*, given, short};
    use crate::value::Variables;

    fn with(task: Node) -> String {
        sequence([start("start"), task, end("end")])
    }

    fn assigned(assignment: &str, variables: &str) -> Result<Assignment, String> {
        let run = given(with(user_task_for("ask", assignment))).start(variables);
        run.state
            .activations
            .values()
            .find_map(|activation| match &activation.work {
                Work::UserTask { assignment, .. } => Some(assignment.clone()),
                _ => None,
            })
            .ok_or_else(|| run.incidents().concat())
    }

    #[test]
    fn a_person_completes_it_and_what_was_submitted_goes_on() {
        let mut run = given(with(user_task("ask"))).start("{}");
        run.after().complete_task("ask", r#"{"ok":true}"#);
        assert_eq!(
            run.trace(),
            [
                "UserTaskCompleted ask",
                r#"VariablesSet {"ok":true}"#,
                "ElementCompleted ask",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn people_are_named_by_lists_or_by_feel() {
        let literal =
            assigned(r#"candidateUsers="ann, bob" candidateGroups="sales""#, "{}").unwrap();
        assert_eq!(literal.candidate_users, ["ann", "bob"]);
        assert_eq!(literal.candidate_groups, ["sales"]);
        let feel = assigned(
            r#"assignee="=who" candidateUsers="=users" candidateGroups="=groups""#,
            r#"{"who":"ann","users":["bob"],"groups":"a, b"}"#,
        );
        let expected = Assignment {
            assignee: Some("ann".to_owned()),
            candidate_users: vec!["bob".to_owned()],
            candidate_groups: vec!["a".to_owned(), "b".to_owned()],
        };
        assert_eq!(feel, Ok(expected));
        assert_eq!(
            assigned(r#"assignee="=who""#, "{}"),
            Ok(Assignment::default()),
            "null is nobody"
        );
    }

    #[test]
    fn who_is_no_text_is_an_incident() {
        assert_eq!(
            assigned(r#"assignee="=5""#, "{}"),
            Err(
                "ask FeelError: the assignee of 'ask' must give a string, but gave number"
                    .to_owned()
            )
        );
        assert_eq!(
            assigned(r#"candidateUsers="=[1]""#, "{}"),
            Err(
                "ask FeelError: the candidateUsers of 'ask' must list strings, but lists number"
                    .to_owned()
            )
        );
    }

    #[test]
    fn it_can_be_assigned_to_others_while_it_waits() {
        let mut run = given(with(user_task_for(
            "ask",
            r#"assignee="ann" candidateGroups="sales""#,
        )))
        .start("{}");
        let activation = run.task("ask");
        let assign = |assignee: Option<&str>| InstanceCommand::AssignUserTask {
            activation,
            change: AssignmentChange {
                assignee: Some(assignee.map(short)),
                ..Default::default()
            },
        };
        run.after()
            .must(assign(Some("bob")))
            .must(assign(Some("bob")));
        assert_eq!(
            run.trace(),
            ["UserTaskAssigned ask"],
            "the same assignment is no event"
        );
        run.must(assign(None));
        let Some(InstanceEvent::UserTaskAssigned { assignment, .. }) = run.events().last() else {
            panic!("expected an assignment")
        };
        assert_eq!(assignment.assignee, None);
        assert_eq!(
            assignment.candidate_groups,
            ["sales"],
            "what is not named stays"
        );
        run.complete_task("ask", "{}");
        assert_eq!(
            run.command(assign(None)),
            Err(InstanceError::UserTaskNotFound(activation))
        );
    }

    #[test]
    fn failed_it_throws_its_error() {
        let content = with(user_task("ask"))
            + &sequence([boundary("no", "ask").error("declined"), end("sorry")]);
        let mut run = given(content).start("{}");
        let activation = run.task("ask");
        let fail = InstanceCommand::FailUserTask {
            activation,
            error_code: short("declined"),
            variables: crate::testing::json(r#"{"why":"price"}"#),
        };
        run.after().must(fail.clone());
        assert_eq!(
            run.trace()[..4],
            [
                "UserTaskFailed ask",
                "ErrorCaught no declined",
                "ElementTerminated ask",
                r#"VariablesSet {"why":"price"}"#
            ]
        );
        assert_eq!(
            run.command(fail),
            Err(InstanceError::UserTaskNotFound(activation))
        );
    }

    #[test]
    fn failed_with_an_error_nobody_catches_it_is_offered_again_once_resolved() {
        let mut run = given(with(user_task("ask"))).start("{}");
        let activation = run.task("ask");
        run.must(InstanceCommand::FailUserTask {
            activation,
            error_code: short("declined"),
            variables: Variables::default(),
        });
        assert_eq!(run.incidents().len(), 1);
        run.resolve("ask", "{}").complete_task("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn each_item_of_a_multi_instance_is_a_task_of_its_own() {
        let ask = user_task_for("ask", r#"assignee="=item""#).for_each("people");
        let mut run = given(with(ask)).start(r#"{"people":["ann","bob"]}"#);
        run.complete_task("ask", r#"{"result":1}"#)
            .complete_task("ask", r#"{"result":2}"#);
        assert_eq!(
            run.variables(),
            r#"{"people":["ann","bob"],"results":[1,2]}"#
        );
    }

    fn created(extensions: &str, variables: &str) -> Result<UserTaskCreated, String> {
        let task = user_task_with("ask", extensions);
        let run = given(sequence([start("start"), task, end("end")])).start(variables);
        let created = run.events().iter().find_map(|event| match event {
            InstanceEvent::UserTaskCreated(created) => Some((**created).clone()),
            _ => None,
        });
        created.ok_or_else(|| run.incidents().join(", "))
    }

    #[test]
    fn it_says_when_it_is_to_be_done_and_how_urgent_it_is() {
        let extensions = r#"<q:taskSchedule dueDate="2027-01-31T08:00:00+01:00" followUpDate="=later"/>
            <q:priorityDefinition priority="=n"/>"#;
        let task = created(extensions, r#"{"later":"2027-01-30T00:00:00Z","n":80}"#).unwrap();
        assert_eq!(task.due_date.unwrap().to_string(), "2027-01-31T07:00:00Z");
        assert_eq!(
            task.follow_up_date.unwrap().to_string(),
            "2027-01-30T00:00:00Z"
        );
        assert_eq!(task.priority, Some(80));
        let task = created(extensions, "{}").unwrap();
        assert_eq!((task.follow_up_date, task.priority), (None, None));
    }

    #[test]
    fn a_date_or_priority_that_is_none_is_an_incident() {
        let due = r#"<q:taskSchedule dueDate="=due"/>"#;
        let found = created(due, r#"{"due":"soon"}"#).unwrap_err();
        assert!(
            found.starts_with("ask TimerResolution: the dueDate of 'ask' cannot be resolved"),
            "{found}"
        );
        let priority = r#"<q:priorityDefinition priority="=n"/>"#;
        assert_eq!(
            created(priority, r#"{"n":101}"#).unwrap_err(),
            "ask FeelError: the priority of 'ask' must be a whole number from 0 to 100, but is 101"
        );
    }

    #[test]
    fn with_a_task_type_it_is_a_job() {
        let ask = user_task("ask").with_type("ask");
        let mut run = given(sequence([start("start"), ask, end("end")])).start("{}");
        run.complete_job("ask", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }
}
