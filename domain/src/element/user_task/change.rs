//! What is asked of a user task that people see, and the listeners that are called before it happens.
//!
//! ```text
//! asked → listener → listener → it happens
//!             └ refuses → the task waits as before
//! ```
//!
//! Meanwhile the task waits as it is, and nothing else can be asked of it. That a person cannot do it is told at once: no listener
//! is called for that.

use super::Here;
use crate::{
    ids::ActivationId,
    instance::{
        activation::{TaskChange, Work},
        command::AssignmentChange,
        error::InstanceError,
        event::{Assignment, InstanceEvent, ListenerEvent, Repeat, Stimulus},
        incident::Uncaught,
        listener::Host,
        step::Step,
        throw::Thrown,
        view::Fault,
    },
    value::Variables,
};

/// A person completed the task.
pub(crate) fn complete_user_task(
    step: &mut Step<'_>,
    activation: ActivationId,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let (here, current) = unchanging_task(step, activation)?;
    let variables = variables.clone();
    ask(step, &here, &current, TaskChange::Complete { variables });
    Ok(())
}

/// A person could not do the task: the error is thrown from it.
pub(crate) fn fail_user_task(
    step: &mut Step<'_>,
    activation: ActivationId,
    error_code: &str,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let (here, _) = unchanging_task(step, activation)?;
    step.emit(InstanceEvent::UserTaskFailed {
        activation,
        element: here.element.id.clone(),
        error_code: error_code.to_owned(),
        variables: variables.clone(),
    });
    if step.must_wait() {
        let stimulus = Stimulus::UserTaskGivenUp {
            error_code: error_code.to_owned(),
            variables: variables.clone(),
        };
        step.park(activation, stimulus);
        return Ok(());
    }
    step.throw(&here, Thrown::Error { code: error_code }, variables);
    Ok(())
}

/// Replaces who may work on the task. No event if nothing changes.
pub(crate) fn assign_user_task(
    step: &mut Step<'_>,
    activation: ActivationId,
    change: AssignmentChange,
) -> Result<(), InstanceError> {
    let (here, current) = unchanging_task(step, activation)?;
    let asked = change.applied_to(&current);
    if asked != current {
        ask(step, &here, &current, TaskChange::Assign(asked));
    }
    Ok(())
}

/// Lets a change happen, after the listeners that are called for it.
pub(super) fn ask<'a>(
    step: &mut Step<'a>,
    here: &Here<'a>,
    current: &Assignment,
    change: TaskChange,
) {
    if !here.element.listeners.hear(heard_for(current, &change)) {
        return happen(step, here, change);
    }
    begin(step, here, change);
    if let Err(fault) = go_on(step, here) {
        step.raise(here, fault, Repeat::Execute);
    }
}

/// What listeners are called for before a change.
fn heard_for(current: &Assignment, change: &TaskChange) -> ListenerEvent {
    match change {
        TaskChange::Assign(asked) if current.assignee != asked.assignee => ListenerEvent::Assigning,
        TaskChange::Assign(_) => ListenerEvent::Updating,
        TaskChange::Complete { .. } => ListenerEvent::Completing,
    }
}

fn begin(step: &mut Step<'_>, here: &Here<'_>, change: TaskChange) {
    let (activation, element) = (here.activation, here.element.id.clone());
    step.emit(match change {
        TaskChange::Assign(assignment) => InstanceEvent::UserTaskAssigning {
            activation,
            element,
            assignment,
        },
        TaskChange::Complete { variables } => InstanceEvent::UserTaskCompleting {
            activation,
            element,
            variables,
        },
    });
}

fn happen<'a>(step: &mut Step<'a>, here: &Here<'a>, change: TaskChange) {
    let (activation, element) = (here.activation, here.element.id.clone());
    match change {
        TaskChange::Assign(assignment) => step.emit(InstanceEvent::UserTaskAssigned {
            activation,
            element,
            assignment,
        }),
        TaskChange::Complete { variables } => {
            step.emit(InstanceEvent::UserTaskCompleted {
                activation,
                element,
                variables: variables.clone(),
            });
            if step.must_wait() {
                return step.park(activation, Stimulus::UserTaskDone { variables });
            }
            step.complete(here, &variables);
        }
    }
}

/// Calls the next listener for the change that was asked for; after the last it happens.
pub(super) fn go_on<'a>(step: &mut Step<'a>, here: &Here<'a>) -> Result<(), Fault> {
    let Some((current, Some(change))) = open_task(step, here.activation) else {
        return Ok(());
    };
    let (event, change) = (heard_for(current, change), change.clone());
    match step.next_listener(Host::Element(*here), event)? {
        Some(next) => step.call_listener(next),
        None => happen(step, here, change),
    }
    Ok(())
}

/// A listener of the task is done, and this is what its worker gave.
pub(crate) fn after_task_listener<'a>(
    step: &mut Step<'a>,
    here: &Here<'a>,
    event: ListenerEvent,
    given: Variables,
) {
    if event != ListenerEvent::Completing {
        step.set_by_listener(here.activation, given);
    } else if !given.is_empty() {
        begin(step, here, TaskChange::Complete { variables: given });
    }
    step.execute(here);
}

/// A listener refused what was asked.
pub(crate) fn deny_task_change(step: &mut Step<'_>, here: &Here<'_>, error: Uncaught<'_>) {
    step.emit(InstanceEvent::UserTaskChangeDenied {
        activation: here.activation,
        element: here.element.id.clone(),
        error_code: error.code.to_owned(),
        variables: error.variables.clone(),
    });
}

/// Where a task is of which nothing can have been asked that is still under way, and who may work on it.
fn unchanging_task<'a>(
    step: &Step<'a>,
    activation: ActivationId,
) -> Result<(Here<'a>, Assignment), InstanceError> {
    match (step.active(activation), open_task(step, activation)) {
        (Some(here), Some((assignment, None))) => Ok((here, assignment.clone())),
        (Some(_), Some((_, Some(_)))) => Err(InstanceError::UserTaskChanging(activation)),
        (None, _) | (_, None) => Err(InstanceError::UserTaskNotFound(activation)),
    }
}

/// Who may work on a task that people see, and what was asked of it.
pub(super) fn open_task<'a>(
    step: &'a Step<'_>,
    activation: ActivationId,
) -> Option<(&'a Assignment, Option<&'a TaskChange>)> {
    match &step.state.activation(activation)?.work {
        Work::UserTask {
            assignment,
            open: true,
            change,
            ..
        } => Some((assignment, change.as_ref())),
        Work::UserTask { open: false, .. }
        | Work::None
        | Work::Job { .. }
        | Work::CalledInstance { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        instance::{
            command::{AssignmentChange, InstanceCommand},
            error::InstanceError,
            event::{InstanceEvent, ListenerEvent},
            state::InstanceStatus,
        },
        testing::{Run, bpmn::*, given, json, short},
        value::Variables,
    };

    fn with(task: Node) -> String {
        sequence([start("start"), task, end("end")])
    }

    fn inside(task: Node) -> String {
        sequence([start("in"), task, end("out")])
    }

    fn assign(run: &Run, assignee: Option<&str>) -> InstanceCommand {
        InstanceCommand::AssignUserTask {
            activation: run.task("ask"),
            change: AssignmentChange {
                assignee: Some(assignee.map(short)),
                ..Default::default()
            },
        }
    }

    fn offer_to(run: &Run, groups: &[&str]) -> InstanceCommand {
        InstanceCommand::AssignUserTask {
            activation: run.task("ask"),
            change: AssignmentChange {
                candidate_groups: Some(groups.iter().copied().map(short).collect()),
                ..Default::default()
            },
        }
    }

    fn complete(run: &Run, variables: &str) -> InstanceCommand {
        InstanceCommand::CompleteUserTask {
            activation: run.task("ask"),
            variables: json(variables),
        }
    }

    /// What the worker of the open listener's job gets.
    fn payload_of_listener(run: &Run) -> String {
        run.state.payload_of_job(created(run)).0.to_json()
    }

    fn header(run: &Run, name: &str) -> Option<String> {
        let mut headers = created(run).headers.iter();
        headers
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    }

    /// The job that was created last.
    fn created(run: &Run) -> &crate::instance::event::JobCreated {
        let mut events = run.events().iter().rev();
        events
            .find_map(|event| match event {
                InstanceEvent::JobCreated(created) => Some(&**created),
                _ => None,
            })
            .unwrap()
    }

    #[test]
    fn those_for_its_creation_are_called_before_people_see_it_and_what_they_give_says_who_does_it()
    {
        let ask = user_task_for("ask", r#"assignee="=who""#)
            .task_listener("creating", "choose")
            .task_listener("creating", "tell");
        let mut run = given(with(ask)).start("{}");
        assert_eq!(
            run.trace()[2..],
            ["ElementEntered ask", "JobCreated ask (creating choose)"]
        );
        assert_eq!(
            header(&run, "quantum:listenerEventType").unwrap(),
            "creating"
        );
        run.complete_job("ask", r#"{"who":"ann"}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted ask",
                r#"VariablesSet ask {"who":"ann"}"#,
                "JobCreated ask (creating tell)"
            ]
        );
        run.complete_job("ask", "{}");
        assert_eq!(run.trace(), ["JobCompleted ask", "UserTaskCreated ask"]);
        run.complete_task("ask", "{}");
        assert_eq!(run.variables(), "{}", "what they give stays inside");
    }

    #[test]
    fn an_assignee_named_by_the_file_is_assigned_after_its_listeners() {
        let ask = user_task_for("ask", r#"assignee="ann" candidateGroups="sales""#)
            .task_listener("assigning", "tell");
        let mut run = given(with(ask)).start("{}");
        assert_eq!(
            run.trace()[3..],
            [
                "UserTaskCreated ask",
                "UserTaskAssigning ask",
                "JobCreated ask (assigning tell)"
            ]
        );
        let told = |name| header(&run, name);
        assert_eq!(told("quantum:assignee").as_deref(), Some("ann"));
        assert_eq!(
            told("quantum:candidateGroups").as_deref(),
            Some(r#"["sales"]"#)
        );
        assert_eq!(told("quantum:userTask"), Some(run.task("ask").to_string()));
        run.complete_job("ask", "{}");
        assert_eq!(run.trace(), ["JobCompleted ask", "UserTaskAssigned ask"]);
    }

    #[test]
    fn another_assignee_is_assigning_and_other_candidates_are_updating_each_time_anew() {
        let ask = user_task("ask")
            .task_listener("assigning", "a")
            .task_listener("updating", "u");
        let mut run = given(with(ask)).start("{}");
        for assignee in ["ann", "bob"] {
            run.after();
            run.must(assign(&run, Some(assignee)));
            run.complete_job("ask", "{}");
            assert_eq!(
                run.trace(),
                [
                    "UserTaskAssigning ask",
                    "JobCreated ask (assigning a)",
                    "JobCompleted ask",
                    "UserTaskAssigned ask"
                ]
            );
        }
        run.must(offer_to(&run, &["sales"]));
        assert_eq!(
            run.trace(),
            ["UserTaskAssigning ask", "JobCreated ask (updating u)"]
        );
    }

    #[test]
    fn while_they_are_called_the_task_waits_as_it_is_and_nothing_else_can_be_asked() {
        let ask = user_task("ask").task_listener("completing", "check");
        let mut run = given(with(ask)).start("{}");
        let task = run.task("ask");
        run.must(complete(&run, r#"{"ok":true}"#));
        run.after();
        let others = [
            complete(&run, "{}"),
            assign(&run, Some("ann")),
            InstanceCommand::FailUserTask {
                activation: task,
                error_code: short("declined"),
                variables: Variables::default(),
            },
        ];
        for other in others {
            assert_eq!(
                run.command(other),
                Err(InstanceError::UserTaskChanging(task))
            );
        }
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn those_for_its_completion_see_what_is_submitted_and_add_to_it() {
        let ask = user_task("ask")
            .task_listener("completing", "check")
            .task_listener("completing", "sum")
            .listener("end", "report");
        let mut run = given(with(ask)).start(r#"{"price":1}"#);
        run.after();
        run.must(complete(&run, r#"{"ok":true}"#));
        assert_eq!(payload_of_listener(&run), r#"{"price":1,"ok":true}"#);
        run.complete_job("ask", r#"{"ok":false,"why":"late"}"#);
        assert_eq!(
            payload_of_listener(&run),
            r#"{"price":1,"ok":false,"why":"late"}"#
        );
        run.complete_job("ask", "{}");
        assert_eq!(
            run.trace(),
            [
                "UserTaskCompleting ask",
                "JobCreated ask (completing check)",
                "JobCompleted ask",
                "UserTaskCompleting ask",
                "JobCreated ask (completing sum)",
                "JobCompleted ask",
                "UserTaskCompleted ask",
                r#"VariablesSet {"ok":false,"why":"late"}"#,
                "JobCreated ask (end report)"
            ]
        );
    }

    #[test]
    fn a_bpmn_error_of_one_refuses_what_was_asked_and_says_why_inside_the_task() {
        let ask = user_task("ask")
            .task_listener("completing", "check")
            .task_listener("completing", "sum");
        let mut run = given(with(ask)).start("{}");
        run.must(complete(&run, r#"{"price":-1}"#));
        run.after()
            .throw_from_job("ask", "invalid", r#"{"why":"negative"}"#);
        assert_eq!(
            run.trace(),
            [
                "JobFailed ask 3 left",
                "ElementTerminated ask",
                "UserTaskChangeDenied ask"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0), "its job is taken away");
        assert_eq!(run.payload("ask"), r#"{"why":"negative"}"#);
        run.must(complete(&run, r#"{"price":1}"#));
        assert_eq!(
            run.trace(),
            [
                "UserTaskCompleting ask",
                "JobCreated ask (completing check)"
            ],
            "all are called anew"
        );
        run.complete_job("ask", "{}").complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"price":1}"#);
    }

    #[test]
    fn nobody_can_refuse_that_it_is_created_or_canceled() {
        for event in [ListenerEvent::Creating, ListenerEvent::Canceling] {
            let ask = user_task("ask").task_listener(event.name(), "tell");
            let mut run = given(with(ask)).start("{}");
            if event == ListenerEvent::Canceling {
                run.cancel();
            }
            run.throw_from_job("ask", "no", "{}");
            assert_eq!(run.incidents().len(), 1, "{}", event.name());
            run.resolve("ask", "{}").complete_job("ask", "{}");
            assert_eq!(run.incidents(), Vec::<String>::new());
        }
    }

    #[test]
    fn without_attempts_one_is_an_incident_and_resolved_it_is_called_again() {
        let ask = user_task("ask").task_listener("completing", "check");
        let mut run = given(with(ask)).start("{}");
        run.must(complete(&run, r#"{"ok":true}"#));
        for _ in 0..3 {
            run.fail_job("ask", "broken");
        }
        assert_eq!(run.incidents().len(), 1);
        run.resolve("ask", "{}");
        assert_eq!(payload_of_listener(&run), r#"{"ok":true}"#);
        run.complete_job("ask", "{}");
        assert_eq!(run.variables(), r#"{"ok":true}"#);
    }

    #[test]
    fn one_whose_type_cannot_be_evaluated_holds_the_task_and_resolved_it_goes_on_with_what_was_asked()
     {
        let ask = user_task("ask").task_listener("completing", "=kind");
        let mut run = given(with(ask)).start("{}");
        run.must(complete(&run, r#"{"ok":true}"#));
        assert_eq!(run.incidents().len(), 1);
        run.after().resolve("ask", r#"{"kind":"check"}"#);
        assert_eq!(
            run.trace().last().unwrap(),
            "JobCreated ask (completing check)"
        );
        run.complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn those_for_its_cancellation_are_called_before_it_ends() {
        let ask = user_task("ask")
            .task_listener("canceling", "tell")
            .task_listener("canceling", "clean");
        let content = with(ask)
            + &sequence([
                boundary("late", "ask").timer("PT1H"),
                job("escalate"),
                end("gone"),
            ]);
        let mut run = given(content).start("{}");
        run.after().fire("late");
        assert_eq!(
            run.trace(),
            [
                "TimerFired late",
                "ElementTerminating ask",
                "ElementPassed late",
                "ElementEntered escalate",
                "JobCreated escalate",
                "JobCreated ask (canceling tell)"
            ]
        );
        run.complete_job("escalate", "{}");
        assert_eq!(run.status(), InstanceStatus::Running, "it waits for them");
        run.after().complete_job("ask", "{}");
        assert_eq!(
            run.trace(),
            ["JobCompleted ask", "JobCreated ask (canceling clean)"]
        );
        run.complete_job("ask", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted ask",
                "ElementTerminated ask",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn canceling_the_instance_waits_for_them_and_takes_away_those_for_what_was_asked() {
        let ask = user_task("ask")
            .task_listener("completing", "check")
            .task_listener("canceling", "tell");
        let mut run = given(with(sub_process("sub", inside(ask)))).start("{}");
        run.must(complete(&run, "{}"));
        run.after().cancel();
        assert_eq!(
            run.trace(),
            [
                "ElementTerminated ask",
                "ElementTerminating ask",
                "ElementTerminating sub",
                "InstanceCanceling",
                "JobCreated ask (canceling tell)"
            ]
        );
        run.cancel();
        assert_eq!(run.trace(), Vec::<String>::new(), "asked again");
        run.complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn an_incident_of_one_for_its_cancellation_outlasts_the_cancellation_around_it() {
        let ask = user_task("ask").task_listener("canceling", "=kind");
        let content = with(ask) + &sequence([boundary("late", "ask").timer("PT1H"), end("gone")]);
        let mut run = given(content).start("{}");
        run.fire("late").cancel();
        assert_eq!(run.incidents().len(), 1, "it cannot be called");
        run.resolve("ask", r#"{"kind":"tell"}"#);
        for _ in 0..3 {
            run.fail_job("ask", "broken");
        }
        assert_eq!(run.incidents().len(), 1, "it was called");
        run.resolve("ask", "{}").complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn what_was_asked_and_did_not_happen_is_not_told_to_those_for_its_cancellation() {
        let ask = user_task_for("ask", r#"candidateGroups="sales""#)
            .task_listener("assigning", "tell")
            .task_listener("completing", "check")
            .task_listener("canceling", "clean");
        let mut run = given(with(ask.clone())).start("{}");
        run.must(assign(&run, Some("bob")));
        run.cancel();
        assert_eq!(
            header(&run, "quantum:listenerEventType").unwrap(),
            "canceling"
        );
        assert_eq!(header(&run, "quantum:assignee"), None);

        let mut run = given(with(ask)).start("{}");
        run.must(complete(&run, r#"{"x":5}"#));
        run.cancel();
        assert_eq!(payload_of_listener(&run), "{}");
    }

    #[test]
    fn hundreds_of_tasks_that_end_call_theirs_as_far_as_each_step_goes() {
        let ask = user_task("ask")
            .task_listener("canceling", "tell")
            .for_each("for i in 1..300 return i");
        let mut run = given(with(ask)).start("{}");
        run.budget = 100;
        run.after().cancel();
        let called = |run: &mut Run| {
            let trace = run.trace();
            let jobs = trace.iter().filter(|line| line.starts_with("JobCreated"));
            jobs.count()
        };
        assert_eq!(called(&mut run), 300, "in steps of a hundred");
    }

    #[test]
    fn where_nobody_is_left_who_could_be_called_none_is_waited_for() {
        let ask = user_task("ask").task_listener("canceling", "tell");
        let mut run = given(with(ask.clone())).start("{}");
        run.must(InstanceCommand::Abandon);
        assert_eq!(run.status(), InstanceStatus::Canceled);

        let mut run = given(with(sub_process("sub", inside(ask)))).start("{}");
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceling);
        run.must(InstanceCommand::Abandon);
        assert_eq!(run.status(), InstanceStatus::Canceled);
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn no_listener_is_called_for_the_end_of_a_task_that_nobody_saw_or_that_failed() {
        let ask = user_task("ask")
            .task_listener("creating", "choose")
            .task_listener("canceling", "tell");
        let mut run = given(with(ask.clone())).start("{}");
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);

        let content =
            with(ask) + &sequence([boundary("no", "ask").error("declined"), end("sorry")]);
        let mut run = given(content).start("{}");
        run.complete_job("ask", "{}");
        run.must(InstanceCommand::FailUserTask {
            activation: run.task("ask"),
            error_code: short("declined"),
            variables: Variables::default(),
        });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_task_that_is_offered_again_calls_those_for_its_creation_again() {
        let ask = user_task("ask").task_listener("creating", "choose");
        let mut run = given(with(ask)).start("{}");
        run.complete_job("ask", "{}");
        run.must(InstanceCommand::FailUserTask {
            activation: run.task("ask"),
            error_code: short("declined"),
            variables: Variables::default(),
        });
        run.resolve("ask", "{}")
            .complete_job("ask", "{}")
            .complete_task("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
