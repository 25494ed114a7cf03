//! Throwing: outwards over the scopes to the innermost event that catches (BPMN 2.0.2, 10.5.1 and 10.5.7). At each activity its
//! boundary events are asked, at each scope its event sub-processes; one that names what is thrown before one that takes any of
//! its kind. Above the root is the calling instance. What becomes of what nobody catches depends on its kind.

use super::{
    event::{Catches, IncidentEnd, IncidentType, InstanceEvent},
    incident::Uncaught,
    step::Step,
    view::Fault,
};
use crate::{
    ids::ActivationId,
    instance::here::Here,
    model::graph::{BoundaryEvent, Element, ElementKind, Trigger, Triggered},
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
        match self {
            Self::Error { code } => match &trigger.caught_errors()?.code {
                Some(named) => (named == code).then_some(CaughtBy::Name),
                None => Some(CaughtBy::Kind),
            },
        }
    }

    /// Whether what is caught above the instance includes it.
    fn is_among(self, caught: &Catches) -> bool {
        match (self, caught) {
            (Self::Error { .. }, Catches::All) => true,
            (Self::Error { code }, Catches::Codes(codes)) => {
                codes.iter().any(|caught| caught == code)
            }
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
        match self.catcher_of(here.activation, thrown) {
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
            },
            None => match thrown {
                Thrown::Error { code } => self.hold_uncaught_error(here, code, variables),
            },
        }
    }

    fn hold_uncaught_error(&mut self, here: &Here<'a>, code: &str, variables: &Variables) {
        let message = format!(
            "error '{code}' was thrown from '{}' and nothing catches it. Resolve the incident to run the element again, or add \
             a boundary event for this error",
            here.element.id
        );
        let fault = Fault::new(IncidentType::BpmnError, message);
        self.raise_uncaught(here, fault, Uncaught { code, variables });
    }

    /// The error codes that are caught around a call activity, so that the called instance knows which errors may leave it.
    pub(crate) fn catches_around(&self, here: &Here<'_>) -> Catches {
        let mut codes = Vec::new();
        let around = self.catch_events_around(here.activation);
        let triggers = around
            .flat_map(|place| place.events)
            .filter_map(|event| event.kind.trigger());
        for catch in triggers.filter_map(Trigger::caught_errors) {
            match &catch.code {
                None => return Catches::All,
                Some(code) => codes.push(code.clone()),
            }
        }
        match self.caught_above() {
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
                Some((thrown.caught_by(event.kind.trigger()?)?, *event, triggered))
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
            let above = self.caught_above()?;
            thrown.is_among(above).then_some(Catcher::Caller)
        })
    }

    /// The events that may catch what an activation throws, inner ones first: what is inside a scope comes before what is on
    /// its border.
    fn catch_events_around(&self, thrower: ActivationId) -> impl Iterator<Item = CatchEvents<'a>> {
        let mut from = None;
        self.state.scopes(thrower).flat_map(move |at| {
            // In a scope that an event sub-process has interrupted, no other one starts: what it throws itself leaves the scope.
            let interrupted = from.is_some_and(|from| self.interrupts(from));
            from = Some(at);
            let inside = if interrupted {
                Vec::new()
            } else {
                self.event_sub_process_starts_in(at)
            };
            let on_the_border = self.boundary_events_on(at);
            [inside, on_the_border].map(|events| CatchEvents { at, events })
        })
    }

    /// Whether the activation is an event sub-process that has interrupted the scope it is in.
    fn interrupts(&self, activation: ActivationId) -> bool {
        self.here(activation).is_some_and(|here| {
            matches!(&here.element.kind, ElementKind::EventSubProcess(event_sub_process) if event_sub_process.interrupting)
        })
    }

    fn event_sub_process_starts_in(&self, activation: ActivationId) -> Vec<&'a Element> {
        let process = self.process;
        let Some(found) = self.required_activation(activation) else {
            return Vec::new();
        };
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
        let other = process_called("other", sequence([start("s"), job("work"), end("e")]));
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
        let other = process_called("other", sequence([start("s"), job("work"), end("e")]));
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
