//! Throwing: outwards over the scopes to the innermost event that catches (BPMN 2.0.2, 10.5.1 and 10.5.7). At each activity its
//! boundary events are asked, at each scope its event sub-processes; one that names what is thrown before one that takes any of
//! its kind. Above the root is the calling instance. What becomes of what nobody catches depends on its kind.
//!
//! An error ends what threw it, by what catches it or by an incident. An escalation ends it only if what catches it interrupts;
//! if nobody does, nothing follows. A calling instance is told of it while the called one goes on: of each in its order, and of
//! none that is not caught above, which the called instance knows since its start.

use super::{
    contradiction::Contradiction,
    event::{
        CalledEscalation, Catches, EscalationThrown, IncidentEnd, IncidentType, InstanceEvent,
        Parent,
    },
    incident::Uncaught,
    step::Step,
    view::Fault,
};
use crate::{
    ids::ActivationId,
    instance::here::Here,
    model::graph::{
        BoundaryEvent, Catch, Element, ElementKind, EventSubProcess, Trigger, Triggered,
    },
    value::Variables,
};

/// What is thrown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Thrown<'t> {
    /// An error. What catches it always interrupts what threw it; if nobody does, that is an incident where it was thrown.
    Error {
        /// The `errorCode`.
        code: &'t str,
    },
    /// An escalation. What threw it goes on, unless what catches it interrupts that; if nobody does, nothing happens.
    Escalation {
        /// The `escalationCode`.
        code: &'t str,
        /// The called instance that it comes from.
        called: Option<CalledEscalation>,
    },
    /// That a transaction is canceled. What catches it is on its border, and ends it.
    Cancel,
}

/// Why an event catches what is thrown. The better reason comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum CaughtBy {
    /// It names what is thrown.
    Name,
    /// It takes all of its kind.
    Kind,
}

impl Thrown<'_> {
    /// Why a trigger catches it, if it does.
    fn caught_by(self, trigger: &Trigger) -> Option<CaughtBy> {
        let (catch, code) = match self {
            Self::Error { code } => (trigger.caught_errors()?, code),
            Self::Escalation { code, .. } => (trigger.caught_escalations()?, code),
            Self::Cancel => return matches!(trigger, Trigger::Cancel).then_some(CaughtBy::Kind),
        };
        match &catch.code {
            Some(named) => (named == code).then_some(CaughtBy::Name),
            None => Some(CaughtBy::Kind),
        }
    }

    /// Whether it is caught above the instance that was called so.
    fn is_caught_above(self, caller: &Parent) -> bool {
        match self {
            Self::Error { code } => caller.catches.includes(code),
            Self::Escalation { code, .. } => caller.escalations.includes(code),
            // A transaction is canceled from inside it.
            Self::Cancel => false,
        }
    }

    /// The fact that an event caught it.
    fn caught_event(self, activation: ActivationId, event: &Element) -> InstanceEvent {
        match self {
            Self::Error { code } => InstanceEvent::ErrorCaught {
                activation,
                element: event.id.clone(),
                error_code: code.to_owned(),
            },
            Self::Escalation { code, .. } => InstanceEvent::EscalationCaught {
                activation,
                element: event.id.clone(),
                escalation_code: code.to_owned(),
            },
            Self::Cancel => InstanceEvent::TransactionCanceled {
                activation,
                element: event.id.clone(),
            },
        }
    }
}

/// Who catches what is thrown.
enum Catcher<'a> {
    /// A boundary event of this activation.
    Boundary {
        host: ActivationId,
        event: &'a Element,
        boundary: &'a BoundaryEvent,
    },
    /// The start event of an event sub-process of this scope.
    EventSubProcess {
        scope: ActivationId,
        start_event: &'a Element,
    },
    /// The calling instance.
    Caller,
}

/// The events that may catch at one place: the start events of event sub-processes inside an activation, or the boundary events on
/// it.
struct CatchEvents<'a> {
    at: ActivationId,
    events: Vec<&'a Element>,
}

impl<'a> Step<'a> {
    /// Throws from the element.
    pub(crate) fn throw(&mut self, here: &Here<'a>, thrown: Thrown<'_>, variables: &Variables) {
        let catcher = self.catcher_of(here.activation, thrown);
        if let Thrown::Escalation { code, called } = thrown {
            let is_told = matches!(catcher, Some(Catcher::Caller));
            self.emit(InstanceEvent::EscalationThrown(Box::new(
                EscalationThrown {
                    activation: here.activation,
                    element: here.element.id.clone(),
                    escalation_code: code.to_owned(),
                    variables: variables.clone(),
                    called,
                    told: is_told.then_some(self.state.escalations_told + 1),
                },
            )));
        }
        match catcher {
            Some(Catcher::Boundary {
                host,
                event,
                boundary,
            }) => {
                let Some(Here { scope, .. }) = self.required_here(host) else {
                    return;
                };
                self.emit(thrown.caught_event(host, event));
                if boundary.interrupting {
                    self.terminate(host);
                }
                self.pass_triggered(event, scope, Vec::new(), variables);
            }
            Some(Catcher::EventSubProcess { scope, start_event }) => {
                self.emit(thrown.caught_event(scope, start_event));
                self.start_event_sub_process(scope, start_event, variables);
            }
            Some(Catcher::Caller) => match thrown {
                Thrown::Error { code } => self.fail_instance(code, variables),
                // It is told by what was thrown, and what threw it goes on. A cancellation never gets there.
                Thrown::Escalation { .. } | Thrown::Cancel => {}
            },
            None => match thrown {
                Thrown::Error { code } => self.hold_uncaught_error(here, code, variables),
                // The contract has it so, and BPMN asks for no more (10.5.7): it is noted that it was thrown.
                Thrown::Escalation { .. } => {}
                Thrown::Cancel => self.contradict(Contradiction::OtherElement {
                    element: here.element.id.clone(),
                    expected: "one that stands in a transaction with a cancel boundary event",
                }),
            },
        }
    }

    /// Whether something catches what the element would throw.
    pub(crate) fn is_caught(&self, here: &Here<'a>, thrown: Thrown<'_>) -> bool {
        self.catcher_of(here.activation, thrown).is_some()
    }

    fn hold_uncaught_error(&mut self, here: &Here<'a>, code: &str, variables: &Variables) {
        let element = here.element;
        // Nothing is attached to events, nor to handlers, which stand beside the flow.
        let catch_it = if element.kind.is_activity() && !self.process.compensates(element) {
            "add a boundary event for this error"
        } else {
            "catch this error around it: on the sub-process that it is in, or in an event sub-process"
        };
        let message = format!(
            "error '{code}' was thrown from '{}' and nothing catches it. Resolve the incident to run the element again, or {catch_it}",
            element.id
        );
        let fault = Fault::new(IncidentType::BpmnError, message);
        self.raise_uncaught(here, fault, Uncaught { code, variables });
    }

    /// The errors that are caught around a call activity, so that the called instance knows which may leave it.
    pub(crate) fn errors_caught_around(&self, here: &Here<'_>) -> Catches {
        let above = self.caller().map(|caller| &caller.catches);
        self.caught_around(here, Trigger::caught_errors, above)
    }

    /// The escalations that are caught around a call activity, so that the called instance knows which it is to tell of.
    pub(crate) fn escalations_caught_around(&self, here: &Here<'_>) -> Catches {
        let above = self.caller().map(|caller| &caller.escalations);
        self.caught_around(here, Trigger::caught_escalations, above)
    }

    fn caught_around(
        &self,
        here: &Here<'_>,
        caught: fn(&Trigger) -> Option<&Catch>,
        above: Option<&Catches>,
    ) -> Catches {
        let mut codes = Vec::new();
        let around = self.catch_events_around(here.activation);
        let triggers = around
            .flat_map(|place| place.events)
            .flat_map(|event| event.kind.triggers());
        for catch in triggers.filter_map(caught) {
            match &catch.code {
                None => return Catches::All,
                Some(code) => codes.push(code.clone()),
            }
        }
        match above {
            Some(Catches::All) => return Catches::All,
            Some(Catches::Codes(above)) => codes.extend(above.iter().cloned()),
            None => {}
        }
        Catches::Codes(codes)
    }

    fn catcher_of(&self, thrower: ActivationId, thrown: Thrown<'_>) -> Option<Catcher<'a>> {
        let inside = self.catch_events_around(thrower).find_map(|place| {
            let catching = place.events.iter().filter_map(|event| {
                let triggered = event.kind.triggered()?;
                let triggers = event.kind.triggers().iter();
                let reason = triggers
                    .filter_map(|trigger| thrown.caught_by(trigger))
                    .min()?;
                Some((reason, *event, triggered))
            });
            let (_, event, triggered) = catching.min_by_key(|(reason, ..)| *reason)?;
            match triggered {
                Triggered::Boundary(boundary) => Some(Catcher::Boundary {
                    host: place.at,
                    event,
                    boundary,
                }),
                Triggered::Start(_) => Some(Catcher::EventSubProcess {
                    scope: place.at,
                    start_event: event,
                }),
                // Nothing is thrown to what waits in a flow.
                Triggered::Flow(_) => None,
            }
        });
        inside.or_else(|| {
            let caller = self.caller()?;
            thrown.is_caught_above(caller).then_some(Catcher::Caller)
        })
    }

    /// The events that may catch what an activation throws, inner ones first: what is inside a scope comes before what is on
    /// its border.
    fn catch_events_around(&self, thrower: ActivationId) -> impl Iterator<Item = CatchEvents<'a>> {
        let mut from = None;
        self.state.scopes(thrower).flat_map(move |at| {
            let handler = from.and_then(|from| self.event_sub_process(from));
            from = Some(at);
            let inside = match handler {
                // In a scope that an event sub-process has interrupted, no other one starts: what it throws leaves the scope.
                Some(handler) if handler.interrupting => Vec::new(),
                // One that runs beside the scope does not catch what it throws itself: it would start again and again.
                Some(handler) => {
                    let mut others = self.event_sub_process_starts_in(at);
                    others.retain(|start_event| start_event.index != handler.start_event);
                    others
                }
                None => self.event_sub_process_starts_in(at),
            };
            let on_the_border = self.boundary_events_on(at);
            [inside, on_the_border].map(|events| CatchEvents { at, events })
        })
    }

    /// The event sub-process that the activation is, if it is one.
    fn event_sub_process(&self, activation: ActivationId) -> Option<&'a EventSubProcess> {
        let ElementKind::EventSubProcess(found) = &self.here(activation)?.element.kind else {
            return None;
        };
        Some(found)
    }

    fn event_sub_process_starts_in(&self, activation: ActivationId) -> Vec<&'a Element> {
        let process = self.process;
        let Some(found) = self.required_activation(activation) else {
            return Vec::new();
        };
        // A scope that is compensated has completed: nothing is caught in it any more.
        if found.compensates_for().is_some() {
            return Vec::new();
        }
        // The body and the items of a multi-instance activity hold the activity, not what is inside it.
        let scope = match (&found.element, &found.loop_state) {
            (_, Some(_)) => None,
            (None, None) => Some(&process.root),
            (Some(id), None) => self
                .required_element(id)
                .and_then(|element| process.scope(Some(element.index))),
        };
        scope
            .into_iter()
            .flat_map(|scope| process.event_sub_process_starts(scope))
            .collect()
    }

    fn boundary_events_on(&self, activation: ActivationId) -> Vec<&'a Element> {
        let process = self.process;
        self.here(activation)
            .filter(|_| self.carries_boundary_events(activation))
            .into_iter()
            .flat_map(|here| &here.element.boundary_events)
            .map(|index| process.element(*index))
            .collect()
    }

    /// The error leaves the instance for its caller.
    fn fail_instance(&mut self, error_code: &str, variables: &Variables) {
        self.end_incidents(IncidentEnd::InstanceFailed);
        self.terminate_inside(self.state.root(), None);
        self.emit(InstanceEvent::InstanceFailed {
            error_code: error_code.to_owned(),
            variables: variables.clone(),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{
        event::{Catches, InstanceEvent},
        state::InstanceStatus,
    };
    use crate::testing::{bpmn::*, given};

    #[test]
    fn an_error_goes_outwards_to_the_innermost_event_that_catches_it() {
        let inner = sequence([start("in"), job("work"), end("out")]);
        let middle = sequence([start("m"), sub_process("inner", inner), end("n")])
            + &sequence([boundary("not_this", "inner").error("broken"), end("x")]);
        let content = sequence([start("start"), sub_process("middle", middle), end("end")])
            + &sequence([boundary("this", "middle").error("declined"), end("y")]);
        let mut run = given(content).start("{}");
        run.after().throw_from_job("work", "declined", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobFailed work 3 left",
                "ErrorCaught this declined",
                "ElementTerminated work",
                "ElementTerminated inner",
                "ElementTerminated middle",
                "ElementPassed this",
                "ElementPassed y",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn what_is_thrown_lands_in_the_scope_of_the_event_that_catches_it() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &sequence([
                boundary("failed", "work")
                    .error("")
                    .output("=why", "reason"),
                user_task("ask"),
                end("x"),
            ]);
        let mut run = given(sequence([
            start("start"),
            sub_process("sub", inner),
            end("end"),
        ]))
        .start("{}");
        run.throw_from_job("work", "declined", r#"{"why":"limit","noise":1}"#);
        assert_eq!(run.payload("ask"), r#"{"reason":"limit"}"#);
    }

    #[test]
    fn what_nobody_catches_keeps_what_was_thrown_with_it() {
        let mut run = given(sequence([start("start"), job("work"), end("end")])).start("{}");
        run.throw_from_job("work", "declined", r#"{"why":"limit"}"#);
        let thrown = run.events().iter().find_map(|event| match event {
            InstanceEvent::IncidentRaised(raised) => Some(raised.variables.0.to_json()),
            _ => None,
        });
        assert_eq!(thrown.as_deref(), Some(r#"{"why":"limit"}"#));
    }

    #[test]
    fn a_called_process_knows_which_errors_are_caught_above_it() {
        let content = sequence([start("start"), call("call", "other"), end("end")])
            + &sequence([boundary("a", "call").error("declined"), end("x")])
            + &event_sub_process(
                "handler",
                sequence([start("failed").error("broken"), end("handled")]),
            )
            .to_string();
        let other = other_with_job();
        let run = given(content).beside(other).start("{}");
        let catches = run.events().iter().find_map(|event| match event {
            InstanceEvent::InstanceCalled(called) => Some(called.catches.clone()),
            _ => None,
        });
        assert_eq!(
            catches,
            Some(Catches::Codes(vec![
                "declined".to_owned(),
                "broken".to_owned()
            ]))
        );
    }

    /// A sub-process `sub` that throws the escalation `late`, works and ends, in a process that goes on behind it.
    fn escalating(throw: Node) -> String {
        let inner = sequence([start("in"), throw, job("work"), end("out")]);
        sequence([start("start"), sub_process("sub", inner), end("end")])
    }

    fn late() -> Node {
        throw("tell").escalation("late")
    }

    #[test]
    fn an_escalation_goes_to_who_catches_it_and_what_threw_it_goes_on() {
        let content = escalating(late())
            + &sequence([
                boundary("told", "sub")
                    .escalation("late")
                    .non_interrupting(),
                user_task("look"),
                end("looked"),
            ]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace()[3..],
            [
                "ElementPassed in",
                "ElementEntered tell",
                "EscalationThrown tell late",
                "EscalationCaught told late",
                "ElementPassed told",
                "ElementCompleted tell",
                "ElementEntered look",
                "UserTaskCreated look",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", "{}").complete_task("look", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_catches_an_escalation_may_interrupt_what_threw_it() {
        let content = escalating(late())
            + &sequence([
                boundary("stop", "sub").escalation("late"),
                user_task("look"),
                end("looked"),
            ]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace()[4..],
            [
                "ElementEntered tell",
                "EscalationThrown tell late",
                "EscalationCaught stop late",
                "ElementTerminated tell",
                "ElementTerminated sub",
                "ElementPassed stop",
                "ElementEntered look",
                "UserTaskCreated look"
            ]
        );
    }

    #[test]
    fn an_escalation_that_nobody_catches_is_noted_and_nothing_else() {
        let content =
            escalating(late()) + &sequence([boundary("other", "sub").escalation("lost"), end("x")]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace()[4..7],
            [
                "ElementEntered tell",
                "EscalationThrown tell late",
                "ElementCompleted tell"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_end_event_escalates_and_ends_its_token() {
        let inner = sequence([start("in"), end("out").escalation("late")]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([
                boundary("told", "sub").escalation("").non_interrupting(),
                user_task("look"),
                end("looked"),
            ]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace()[4..],
            [
                "ElementEntered out",
                "EscalationThrown out late",
                "EscalationCaught told late",
                "ElementPassed told",
                "ElementCompleted out",
                "ElementCompleted sub",
                "ElementEntered look",
                "UserTaskCreated look",
                "ElementPassed end"
            ]
        );
        run.complete_task("look", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_escalation_is_caught_by_the_nearest_and_there_by_its_code_before_one_that_takes_any() {
        let inner = sequence([start("in"), late(), end("out")]);
        let middle = sequence([start("m"), sub_process("inner", inner), end("n")])
            + &sequence([
                boundary("any", "inner").escalation("").non_interrupting(),
                end("a"),
            ])
            + &sequence([
                boundary("named", "inner")
                    .escalation("late")
                    .non_interrupting(),
                end("b"),
            ]);
        let content = sequence([start("start"), sub_process("middle", middle), end("end")])
            + &sequence([boundary("outside", "middle").escalation("late"), end("y")]);
        let run = given(content).start("{}");
        let caught = run.events().iter().filter_map(|event| match event {
            InstanceEvent::EscalationCaught { element, .. } => Some(element.as_str()),
            _ => None,
        });
        assert_eq!(caught.collect::<Vec<_>>(), ["named"]);
    }

    #[test]
    fn an_escalation_starts_an_event_sub_process_beside_its_scope_as_often_as_it_comes() {
        let content = sequence([
            start("start"),
            throw("one").escalation("late"),
            throw("two").escalation("lost"),
            job("work"),
            end("end"),
        ]) + &event_sub_process(
            "handler",
            sequence([
                start("came").escalation("").non_interrupting(),
                user_task("handle"),
                end("handled"),
            ]),
        )
        .to_string();
        let mut run = given(content).start("{}");
        assert_eq!(
            run.active(),
            ["handler", "handle", "handler", "handle", "work"]
        );
        run.complete_task("handle", "{}")
            .complete_task("handle", "{}")
            .complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_escalation_starts_an_event_sub_process_in_place_of_its_scope() {
        let content = sequence([start("start"), late(), job("work"), end("end")])
            + &event_sub_process(
                "handler",
                sequence([
                    start("came").escalation("late"),
                    user_task("handle"),
                    end("handled"),
                ]),
            )
            .to_string();
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["handler", "handle"]);
        run.complete_task("handle", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_event_sub_process_does_not_catch_the_escalation_it_throws_itself() {
        let handler = |id: &str, code: &str, thrown: &str| {
            let [begin, tell, finish] = ["came", "tell", "end"].map(|part| format!("{id}-{part}"));
            event_sub_process(
                id,
                sequence([
                    start(&begin).escalation(code).non_interrupting(),
                    throw(&tell).escalation(thrown),
                    end(&finish),
                ]),
            )
            .to_string()
        };
        let content = sequence([start("start"), late(), end("end")])
            + &handler("any", "", "lost")
            + &handler("named", "late", "late");
        let run = given(content).start("{}");
        let caught = run.events().iter().filter_map(|event| match event {
            InstanceEvent::EscalationCaught { element, .. } => Some(element.as_str()),
            _ => None,
        });
        // `any` catches what `named` throws, and nobody what `any` throws.
        assert_eq!(caught.collect::<Vec<_>>(), ["named-came", "any-came"]);
    }

    #[test]
    fn its_output_mappings_go_with_an_escalation_and_leave_the_event() {
        let tell = late()
            .input("=amount * 2", "twice")
            .output("=twice + 1", "more");
        let content = escalating(tell)
            + &sequence([
                boundary("told", "sub")
                    .escalation("late")
                    .non_interrupting(),
                user_task("look"),
                end("looked"),
            ]);
        let mut run = given(content).start(r#"{"amount":2}"#);
        assert_eq!(
            run.variables(),
            r#"{"amount":2,"more":5}"#,
            "where it is caught"
        );
        assert_eq!(
            run.payload("work"),
            r#"{"amount":2,"more":5}"#,
            "where it was thrown"
        );
        assert!(
            run.trace()
                .contains(&r#"VariablesSet sub {"more":5}"#.to_owned())
        );
    }

    #[test]
    fn what_goes_with_an_escalation_goes_through_the_output_mappings_of_what_catches_it() {
        let content = escalating(late().output("=5", "more").output("=6", "noise"))
            + &sequence([
                boundary("told", "sub")
                    .escalation("late")
                    .output("=more", "told")
                    .non_interrupting(),
                end("looked"),
            ]);
        let run = given(content).start("{}");
        assert_eq!(run.variables(), r#"{"told":5}"#);
    }

    #[test]
    fn what_interrupts_an_event_keeps_its_variables_from_its_own_scope() {
        let content = escalating(late().output("=5", "more"))
            + &sequence([boundary("stop", "sub").escalation(""), end("stopped")]);
        let mut run = given(content).start("{}");
        assert_eq!(run.variables(), r#"{"more":5}"#);
        assert!(
            !run.trace()
                .iter()
                .any(|line| line.starts_with("VariablesSet sub"))
        );
    }

    #[test]
    fn the_code_of_an_escalation_may_be_feel_and_what_gives_none_is_an_incident() {
        let content = escalating(throw("tell").escalation("computed"))
            + &sequence([
                boundary("told", "sub")
                    .escalation("lost")
                    .non_interrupting(),
                end("looked"),
            ]);
        let mut run = given(content).start(r#"{"code":null}"#);
        assert_eq!(
            run.incidents(),
            [
                "tell FeelError: the escalation code of 'tell' 'code' must give a string, but gave null"
            ]
        );
        run.after().resolve("tell", r#"{"code":"lost"}"#);
        assert!(
            run.trace()
                .contains(&"EscalationCaught told lost".to_owned())
        );
    }

    #[test]
    fn listeners_of_an_event_that_escalates_are_called_around_it() {
        let content = escalating(late().listener("start", "before").listener("end", "after"))
            + &sequence([
                boundary("told", "sub")
                    .escalation("late")
                    .non_interrupting(),
                end("looked"),
            ]);
        let mut run = given(content).start("{}");
        run.after().complete_job("tell", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted tell",
                "EscalationThrown tell late",
                "EscalationCaught told late",
                "ElementPassed told",
                "JobCreated tell (end after)",
                "ElementPassed looked",
            ]
        );
        run.complete_job("tell", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_escalation_of_one_item_is_caught_on_the_border_of_all() {
        let inner = || sequence([start("in"), late(), job("work"), end("out")]);
        let around = |boundary: Node| {
            sequence([
                start("start"),
                sub_process("sub", inner()).for_each("[1,2]"),
                end("end"),
            ]) + &sequence([boundary, user_task("look"), end("looked")])
        };
        let told = boundary("told", "sub").escalation("late");
        let mut run = given(around(told.clone().non_interrupting())).start("{}");
        assert_eq!(run.open_outside(), (2, 0, 0), "both items go on");
        run.complete_task("look", "{}").complete_task("look", "{}");
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        let run = given(around(told)).start("{}");
        assert_eq!(run.active(), ["look"], "the first one ends both");
    }

    #[test]
    fn a_called_process_knows_which_escalations_are_caught_above_it() {
        let content = sequence([start("start"), call("call", "other"), end("end")])
            + &sequence([boundary("a", "call").escalation("late"), end("x")]);
        let other = other_with_job();
        let run = given(content).beside(other).start("{}");
        let caught = run.events().iter().find_map(|event| match event {
            InstanceEvent::InstanceCalled(called) => {
                Some((called.catches.clone(), called.escalations.clone()))
            }
            _ => None,
        });
        let late = Catches::Codes(vec!["late".to_owned()]);
        assert_eq!(caught, Some((Catches::default(), late)));
    }

    #[test]
    fn an_event_sub_process_that_runs_does_not_catch_for_what_it_calls() {
        let handler = event_sub_process(
            "handler",
            sequence([
                start("failed").error(""),
                call("call", "other"),
                end("handled"),
            ]),
        );
        let content = sequence([start("start"), end("bad").error("broken")]) + &handler.to_string();
        let other = other_with_job();
        let mut run = given(content).beside(other).start("{}");
        run.in_child("call", |child| {
            child.throw_from_job("work", "declined", "{}");
            assert_eq!(child.incidents().len(), 1, "nobody catches it");
        });
        assert_eq!(run.status(), InstanceStatus::Running);
    }

    #[test]
    fn an_error_that_leaves_the_instance_ends_all_that_is_in_it() {
        let content = sequence([start("start"), call("call", "other"), end("end")])
            + &sequence([boundary("a", "call").error("declined"), end("x")]);
        let other = sequence([
            start("s"),
            gateway("parallel", "fork"),
            job("work"),
            end("e"),
        ]) + &nodes([call("deeper", "third"), end("f")])
            + &path("fork deeper f")
            + &event_sub_process("late", sequence([start("tick").timer("PT1H"), end("gone")]))
                .to_string();
        let third = process_called("third", sequence([start("s3"), job("deep"), end("e3")]));
        let mut run = given(content)
            .beside(process_called("other", other) + &third)
            .start("{}");
        run.in_child("call", |child| {
            child.throw_from_job("work", "declined", "{}");
            assert_eq!(child.status(), InstanceStatus::Failed);
        });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
