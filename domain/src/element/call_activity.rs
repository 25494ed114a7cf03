//! `bpmn:callActivity` (BPMN 2.0.2, 13.3.5): runs an instance of another process and waits for its end. The called instance is a
//! stream of its own: starting, ending and canceling it are carried between the two by the driver.
//!
//! Of escalations that are caught around the call or above it, the called instance tells while it goes on. They are numbered, so that
//! each is thrown once, in its order, and before the end of the instance is taken note of.
//!
//! Calls nest to a limited depth, so that processes that call themselves come to an end.

use super::{Behaviour, Here, Progress};
use crate::{
    ids::{ActivationId, InstanceId, ProcessId},
    instance::{
        activation::{ActivationStatus, Work},
        error::InstanceError,
        event::{
            CalledEscalation, CalledVersion, IncidentType, InstanceCalled, InstanceEvent, Outcome,
            Repeat, Stimulus,
        },
        step::Step,
        throw::Thrown,
        view::Fault,
    },
    model::graph::{Binding, CallActivity, ElementKind},
    value::Variables,
};

impl Behaviour for CallActivity {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let process_id = step.seen_from(here.activation).view().string(
            &self.process_id,
            &format!("the called process of '{}'", here.element.id),
        )?;
        if step.state.depth_of_next_call() > step.maximum_call_depth {
            return Err(too_deep(here, &process_id, step.maximum_call_depth));
        }
        let version = match &self.binding {
            Binding::Latest => CalledVersion::Latest,
            Binding::Deployment => CalledVersion::Deployment,
            Binding::VersionTag(tag) => CalledVersion::Tagged(
                step.seen_from(here.activation)
                    .view()
                    .string(tag, &format!("the versionTag of '{}'", here.element.id))?,
            ),
        };
        let child = step.ids.instance();
        let variables = if self.propagate_all_parent_variables {
            step.state.payload(here.activation)
        } else {
            let inputs = step.state.own_variables(here.activation);
            inputs.cloned().unwrap_or_default()
        };
        let catches = step.errors_caught_around(here);
        let escalations = step.escalations_caught_around(here);
        step.emit(InstanceEvent::InstanceCalled(Box::new(InstanceCalled {
            activation: here.activation,
            element: here.element.id.clone(),
            child,
            process_id: ProcessId(process_id.into()),
            version,
            variables,
            catches,
            escalations,
        })));
        Ok(Progress::Waits)
    }

    fn must_wait_to_end(&self, here: &Here<'_>, step: &Step<'_>) -> bool {
        let found = step.state.activation(here.activation);
        found.is_some_and(|found| found.called_now().is_some())
    }
}

fn too_deep(here: &Here<'_>, process_id: &str, limit: u32) -> Fault {
    let message = format!(
        "'{}' may not call process '{process_id}': {limit} calls lie above it already, as many as may nest \
         (BPMN_MAX_CALL_DEPTH). If processes call each other without end, cancel the first of these instances; \
         otherwise raise the limit and resolve the incident",
        here.element.id
    );
    Fault::new(IncidentType::NoHandler, message)
}

/// The end of a called instance, as it is told.
pub(crate) struct EndedCall {
    /// The instance.
    pub(crate) child: InstanceId,
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// How many escalations it has told before.
    pub(crate) escalations: u32,
}

/// A call activity that waits for a called instance.
struct Waiting<'a> {
    here: Here<'a>,
    status: ActivationStatus,
    /// How many of the instance's escalations were heard.
    escalations: u32,
}

/// The call activity that waits for `child`. Told again, it may have ended since, or call another instance.
fn waiting_for<'a>(
    step: &Step<'a>,
    activation: ActivationId,
    child: InstanceId,
) -> Option<Waiting<'a>> {
    let here = step.here(activation)?;
    let found = step.state.activation(activation)?;
    match found.work {
        Work::CalledInstance {
            child: waited,
            outcome: None,
            escalations,
        } if waited == child => Some(Waiting {
            here,
            status: found.status,
            escalations,
        }),
        Work::CalledInstance { .. } | Work::None | Work::Job { .. } | Work::UserTask { .. } => None,
    }
}

/// The called instance tells of an escalation that nobody in it catches, and goes on: it is thrown from the call activity. Repeated,
/// or from an instance that is not waited for any more, it changes nothing.
pub(crate) fn escalate_from_called(
    step: &mut Step<'_>,
    activation: ActivationId,
    called: CalledEscalation,
    code: &str,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let Some(waiting) = waiting_for(step, activation, called.child) else {
        return Ok(());
    };
    // What is to end throws no more.
    let is_new = called.number > waiting.escalations && waiting.status == ActivationStatus::Active;
    if !is_new {
        return Ok(());
    }
    if called.number > waiting.escalations + 1 {
        return Err(InstanceError::NotHeardBefore(called.child));
    }
    step.must_have_room_for(variables)?;
    if step.must_wait() {
        let stimulus = Stimulus::Escalation {
            called,
            escalation_code: code.to_owned(),
            variables: variables.clone(),
        };
        step.park(activation, stimulus);
        return Ok(());
    }
    let thrown = Thrown::Escalation {
        code,
        called: Some(called),
    };
    step.throw(&waiting.here, thrown, variables);
    Ok(())
}

/// The called instance ended. Repeated, or from an instance that is not waited for, it changes nothing.
pub(crate) fn end_called_instance(
    step: &mut Step<'_>,
    activation: ActivationId,
    ended: EndedCall,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let EndedCall {
        child,
        outcome,
        escalations,
    } = ended;
    let Some(waiting) = waiting_for(step, activation, child) else {
        return Ok(());
    };
    let Waiting { here, status, .. } = waiting;
    if status == ActivationStatus::Active && escalations > waiting.escalations {
        return Err(InstanceError::NotHeardBefore(child));
    }
    let nothing = Variables::default();
    let variables = if takes_over(&here, status, &outcome) {
        variables
    } else {
        &nothing
    };
    step.must_have_room_for(variables)?;
    step.emit(InstanceEvent::CalledInstanceEnded {
        activation,
        element: here.element.id.clone(),
        child,
        outcome: outcome.clone(),
    });
    if step.must_wait() {
        let variables = variables.clone();
        step.park(activation, Stimulus::CallEnded { outcome, variables });
    } else {
        go_on_after_call(step, activation, outcome, variables);
    }
    Ok(())
}

/// Whether a call activity takes over anything that its called instance leaves.
fn takes_over(here: &Here<'_>, status: ActivationStatus, outcome: &Outcome) -> bool {
    if status != ActivationStatus::Active {
        return false;
    }
    match outcome {
        Outcome::Completed => match &here.element.kind {
            ElementKind::CallActivity(call) => {
                !here.element.outputs.is_empty() || call.propagate_all_child_variables
            }
            _ => true,
        },
        Outcome::Failed { .. } => true,
        Outcome::Canceled | Outcome::NotStarted { .. } => false,
    }
}

/// The call activity goes on, whose called instance has ended. While that waited, it may have ended itself, or be about to.
pub(crate) fn go_on_after_call(
    step: &mut Step<'_>,
    activation: ActivationId,
    outcome: Outcome,
    variables: &Variables,
) {
    let (Some(here), Some(found)) = (step.here(activation), step.state.activation(activation))
    else {
        return;
    };
    let child = match found.work {
        Work::CalledInstance { child, .. } => child,
        // It was called again, or does something else by now.
        Work::None | Work::Job { .. } | Work::UserTask { .. } => return,
    };
    match (found.status, outcome) {
        (ActivationStatus::Terminating, _) => step.finish_termination(activation),
        (ActivationStatus::Active, Outcome::Completed) => {
            if takes_over(&here, found.status, &Outcome::Completed) {
                step.complete(&here, variables);
            } else {
                step.complete(&here, &Variables::default());
            }
        }
        (ActivationStatus::Active, Outcome::Failed { error_code }) => {
            step.throw(&here, Thrown::Error { code: &error_code }, variables);
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
                "the process called by '{}' could not be started: {reason}. Resolve the incident to call it again",
                here.element.id
            );
            step.raise(
                &here,
                Fault::new(IncidentType::NoHandler, message),
                Repeat::Execute,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ids::{ActivationId, InstanceId};
    use crate::instance::{
        activation::Work,
        command::{InstanceCommand, Start},
        error::InstanceError,
        event::{CalledEscalation, Catches, Outcome, Parent},
        state::InstanceStatus,
    };
    use crate::testing::{Run, bpmn::*, given, plain_start};
    use crate::value::Variables;
    use uuid::Uuid;

    /// The call that is active, and the instance it called.
    fn called(run: &Run) -> (ActivationId, InstanceId) {
        let mut activations = run.state.activations.values();
        let found = activations.find_map(|activation| match activation.work {
            Work::CalledInstance { child, .. } => Some((activation.id, child)),
            _ => None,
        });
        found.unwrap()
    }

    fn calling(call: Node) -> String {
        sequence([start("start"), call, end("end")])
    }

    #[test]
    fn all_in_scope_goes_down_and_all_of_the_child_comes_back() {
        let mut run = given(calling(call("call", "other")))
            .beside(other_with_job())
            .start(r#"{"a":1}"#);
        run.in_child("call", |child| {
            assert_eq!(child.variables(), r#"{"a":1}"#);
            child.complete_job("work", r#"{"b":2}"#);
        });
        assert_eq!(
            run.trace(),
            [
                "InstanceStarted start",
                "ElementPassed start",
                "ElementEntered call",
                "InstanceCalled call",
                "CalledInstanceEnded call",
                r#"VariablesSet {"a":1,"b":2}"#,
                "ElementCompleted call",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn with_mappings_only_what_they_say_goes_down_and_comes_back() {
        let call = call("call", "other")
            .input("=a + 1", "n")
            .output("=b", "got");
        let mut run = given(calling(call))
            .beside(other_with_job())
            .start(r#"{"a":1}"#);
        run.in_child("call", |child| {
            assert_eq!(child.variables(), r#"{"n":2}"#);
            child.complete_job("work", r#"{"b":3}"#);
        });
        assert_eq!(run.variables(), r#"{"a":1,"got":3}"#);
    }

    #[test]
    fn without_propagation_nothing_goes_down_or_comes_back() {
        let call = call_by_mappings_only("call", "other");
        let mut run = given(calling(call))
            .beside(other_with_job())
            .start(r#"{"a":1}"#);
        run.in_child("call", |child| {
            assert_eq!(child.variables(), "{}");
            child.complete_job("work", r#"{"b":3}"#);
        });
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }

    #[test]
    fn an_error_that_is_caught_around_the_call_ends_the_child() {
        let content = calling(call("call", "other"))
            + &sequence([boundary("failed", "call").error("declined"), end("sorry")]);
        let mut run = given(content).beside(other_with_job()).start("{}");
        run.after().in_child("call", |child| {
            child.throw_from_job("work", "declined", r#"{"why":"limit"}"#);
            assert_eq!(child.status(), InstanceStatus::Failed);
        });
        assert_eq!(
            run.trace(),
            [
                "CalledInstanceEnded call",
                "ErrorCaught failed declined",
                "ElementTerminated call",
                r#"VariablesSet {"why":"limit"}"#,
                "ElementPassed failed",
                "ElementPassed sorry",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn an_error_that_nobody_catches_stops_where_it_was_thrown() {
        let content = calling(call("call", "other"))
            + &sequence([boundary("failed", "call").error("broken"), end("sorry")]);
        let mut run = given(content).beside(other_with_job()).start("{}");
        run.in_child("call", |child| {
            child.throw_from_job("work", "declined", "{}");
            assert_eq!(child.incidents().len(), 1);
            child.resolve("work", "{}").complete_job("work", "{}");
        });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_error_passes_through_several_calls() {
        let content = calling(sub_process(
            "sub",
            sequence([start("in"), call("call", "other"), end("out")]),
        )) + &sequence([boundary("failed", "sub").error("declined"), end("sorry")]);
        let other = process_called(
            "other",
            sequence([start("s"), call("inner", "third"), end("e")]),
        );
        let third = process_called(
            "third",
            sequence([start("s3"), end("e3").error("declined")]),
        );
        let mut run = given(content).beside(other + &third).start("{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
        assert!(
            run.events()
                .iter()
                .any(|event| event.element().is_some_and(|id| id.as_str() == "sorry"))
        );
    }

    /// A process `other` that escalates `late`, works and ends.
    fn escalating() -> String {
        let tell = throw("tell").escalation("late").output("=5", "more");
        process_called("other", sequence([start("s"), tell, job("work"), end("e")]))
    }

    #[test]
    fn an_escalation_that_is_caught_around_the_call_leaves_the_child_which_goes_on() {
        let told = boundary("told", "call")
            .escalation("late")
            .non_interrupting();
        let content =
            calling(call("call", "other")) + &sequence([told, user_task("look"), end("looked")]);
        let mut run = given(content).beside(escalating()).start("{}");
        assert_eq!(
            run.trace()[4..],
            [
                "EscalationThrown call late",
                "EscalationCaught told late",
                r#"VariablesSet {"more":5}"#,
                "ElementPassed told",
                "ElementEntered look",
                "UserTaskCreated look"
            ]
        );
        run.in_child("call", |child| {
            assert_eq!(child.active(), ["work"]);
            child.complete_job("work", "{}");
        });
        run.complete_task("look", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_escalation_that_interrupts_the_call_ends_the_child() {
        let content = calling(call("call", "other"))
            + &sequence([boundary("stop", "call").escalation(""), end("stopped")]);
        let mut run = given(content).beside(escalating()).start("{}");
        assert_eq!(
            run.trace()[4..],
            [
                "EscalationThrown call late",
                "EscalationCaught stop late",
                "ElementTerminating call",
                r#"VariablesSet {"more":5}"#,
                "ElementPassed stop",
                "ElementPassed stopped",
                "CalledInstanceEnded call",
                "ElementTerminated call",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn of_an_escalation_that_nobody_catches_above_the_caller_is_not_told() {
        let content = calling(call("call", "other"))
            + &sequence([boundary("stop", "call").escalation("lost"), end("stopped")]);
        let mut run = given(content).beside(escalating()).start("{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCalled call");
        run.in_child("call", |child| {
            assert!(
                child
                    .trace()
                    .contains(&"EscalationThrown tell late".to_owned())
            );
        });
    }

    #[test]
    fn an_escalation_passes_through_several_calls() {
        let inner = sequence([start("in"), call("call", "middle"), end("out")]);
        let content = calling(sub_process("sub", inner))
            + &sequence([
                boundary("told", "sub")
                    .escalation("late")
                    .non_interrupting(),
                user_task("look"),
                end("looked"),
            ]);
        let middle = process_called(
            "middle",
            sequence([start("m"), call("inner", "other"), end("n")]),
        );
        let mut run = given(content).beside(middle + &escalating()).start("{}");
        assert_eq!(run.payload("look"), r#"{"more":5}"#);
        run.in_child("call", |child| {
            assert!(
                child
                    .trace()
                    .contains(&"EscalationThrown inner late".to_owned())
            );
            child.in_child("inner", |child| {
                child.complete_job("work", "{}");
            });
        });
        run.complete_task("look", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_a_child_tells_is_heard_in_its_order_and_once() {
        let tell = |id: &str| throw(id).escalation("late");
        let other = process_called(
            "other",
            sequence([start("s"), job("work"), tell("one"), tell("two"), end("e")]),
        );
        let told = boundary("told", "call").escalation("").non_interrupting();
        let content =
            calling(call("call", "other")) + &sequence([told, user_task("look"), end("looked")]);
        let mut run = given(content).beside(other).start("{}");
        let (activation, child) = called(&run);
        let tells = |number| InstanceCommand::EscalateFromCalled {
            activation,
            called: CalledEscalation { child, number },
            escalation_code: "late".to_owned(),
            variables: Variables::default(),
        };
        let ends = InstanceCommand::EndCalledInstance {
            activation,
            child,
            outcome: Outcome::Completed,
            variables: Variables::default(),
            escalations: 2,
        };
        let early = Err(InstanceError::NotHeardBefore(child));
        run.after();
        assert_eq!(run.command(tells(2)), early);
        assert_eq!(run.command(ends.clone()), early);
        run.must(tells(1)).must(tells(1));
        assert_eq!(run.command(ends.clone()), early);
        run.must(tells(2)).must(tells(1)).must(ends).must(tells(2));
        let thrown = run.trace();
        let thrown = thrown
            .iter()
            .filter(|line| line.starts_with("EscalationThrown"));
        assert_eq!(thrown.count(), 2);
        run.complete_task("look", "{}").complete_task("look", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_call_that_is_to_end_throws_no_more() {
        let other = process_called(
            "other",
            sequence([
                start("s"),
                job("work"),
                throw("one").escalation("late"),
                throw("two").escalation("late"),
                end("e"),
            ]),
        );
        let content = calling(call("call", "other"))
            + &sequence([
                boundary("stop", "call").escalation(""),
                job("after"),
                end("stopped"),
            ]);
        let mut run = given(content).beside(other).start("{}");
        run.in_child("call", |child| {
            child.complete_job("work", "{}");
            assert_eq!(child.status(), InstanceStatus::Completed);
        });
        assert_eq!(run.active(), ["after"]);
        assert_eq!(
            run.trace()[4..],
            [
                "EscalationThrown call late",
                "EscalationCaught stop late",
                "ElementTerminating call",
                "ElementPassed stop",
                "ElementEntered after",
                "JobCreated after",
                "CalledInstanceEnded call",
                "ElementTerminated call"
            ]
        );
    }

    #[test]
    fn a_process_that_calls_itself_stops_at_the_limit_with_an_incident() {
        let mut run = given(calling(call("call", "process"))).not_started();
        run.maximum_call_depth = 2;
        run.must(InstanceCommand::Start(Box::new(plain_start())));
        assert_eq!(run.incidents(), Vec::<String>::new());
        run.in_child("call", |first| {
            assert_eq!(first.incidents(), Vec::<String>::new());
            first.in_child("call", |second| {
                assert_eq!(
                    second.incidents(),
                    ["call NoHandler: 'call' may not call process 'process': 2 calls lie above it already, as many as may \
                      nest (BPMN_MAX_CALL_DEPTH). If processes call each other without end, cancel the first of these \
                      instances; otherwise raise the limit and resolve the incident"]
                );
            });
        });
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn resolved_a_call_beyond_the_limit_is_tried_again() {
        let mut run = given(calling(call("call", "other")))
            .beside(other_with_job())
            .not_started();
        run.maximum_call_depth = 0;
        run.must(InstanceCommand::Start(Box::new(plain_start())));
        run.resolve("call", "{}");
        assert_eq!(run.incidents().len(), 1, "the limit is what it was");
        run.maximum_call_depth = 1;
        run.resolve("call", "{}").in_child("call", |child| {
            child.complete_job("work", "{}");
        });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_instance_called_before_calls_were_counted_counts_as_one_call_deep() {
        let mut run = given(calling(call("call", "other")))
            .beside(other_with_job())
            .not_started();
        run.maximum_call_depth = 1;
        let parent = Parent {
            instance: InstanceId(Uuid::from_u128(1)),
            activation: ActivationId(Uuid::from_u128(2)),
            catches: Catches::default(),
            escalations: Catches::default(),
            depth: None,
        };
        run.must(InstanceCommand::Start(Box::new(Start {
            parent: Some(parent),
            ..plain_start()
        })));
        assert_eq!(run.state.depth_of_next_call(), 2);
        assert!(run.incidents()[0].starts_with("call NoHandler"));
    }

    #[test]
    fn a_canceled_child_is_an_incident_and_resolved_another_is_called() {
        let mut run = given(calling(call("call", "other")))
            .beside(other_with_job())
            .start("{}");
        run.in_child("call", |child| {
            child.cancel();
        });
        assert!(run.incidents()[0].starts_with("call CallActivityCanceled"));
        run.resolve("call", "{}").in_child("call", |child| {
            child.complete_job("work", "{}");
        });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_process_that_is_not_deployed_is_an_incident_and_resolved_it_is_looked_for_again() {
        let mut run = given(calling(call("call", "=name")))
            .beside(other_with_job())
            .start(r#"{"name":"missing"}"#);
        assert!(
            run.incidents()[0]
                .starts_with("call NoHandler: the process called by 'call' could not be started")
        );
        run.resolve("call", r#"{"name":"other"}"#)
            .in_child("call", |child| {
                child.complete_job("work", "{}");
            });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn canceled_it_waits_for_the_child_to_end() {
        let mut run = given(calling(call("call", "other")))
            .beside(other_with_job())
            .start("{}");
        run.hold_deliveries().after().cancel();
        assert_eq!(
            run.trace(),
            ["ElementTerminating call", "InstanceCanceling"]
        );
        assert_eq!(
            run.cancel().trace(),
            Vec::<String>::new(),
            "canceling again changes nothing"
        );
        run.deliver();
        assert_eq!(
            run.trace(),
            [
                "CalledInstanceEnded call",
                "ElementTerminated call",
                "InstanceCanceled"
            ]
        );
    }

    #[test]
    fn an_end_that_is_told_again_changes_nothing() {
        let content = sequence([
            start("start"),
            call("call", "other"),
            job("next"),
            end("end"),
        ]);
        let mut run = given(content).beside(other_with_job()).start("{}");
        let (activation, child) = called(&run);
        let ended = |outcome| InstanceCommand::EndCalledInstance {
            activation,
            child,
            outcome,
            variables: Variables::default(),
            escalations: 0,
        };
        run.must(ended(Outcome::Canceled)).after();
        run.must(ended(Outcome::Canceled))
            .must(ended(Outcome::Completed));
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn enough_items_of_a_multi_instance_call_end_the_others_which_have_to_end_first() {
        let call = call("call", "other").for_each_until("items", "=numberOfCompletedInstances = 1");
        let mut run = given(calling(call))
            .beside(other_with_job())
            .start(r#"{"items":[1,2]}"#);
        run.after().hold_deliveries().in_child("call", |child| {
            child.complete_job("work", r#"{"result":7}"#);
        });
        let trace = run.trace();
        assert_eq!(trace.last().unwrap(), "InstanceCompleted");
        assert!(trace.contains(&"ElementTerminating call".to_owned()));
        assert_eq!(run.variables(), r#"{"items":[1,2],"results":[7,null]}"#);
    }
}
