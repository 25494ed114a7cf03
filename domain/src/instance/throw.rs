//! Throwing a BPMN error: outwards over the scopes to the innermost event that catches it (BPMN 2.0.2, 10.5.1 and 10.5.7). At each
//! activity its boundary events are asked, at each scope its event sub-processes; one that names the code before one that takes
//! any. Above the root is the calling instance. What nobody catches is an incident where it was thrown.

use super::{
    event::{Catches, IncidentType, InstanceEvent, Repeat},
    step::Step,
    view::Fault,
};
use crate::{
    element::Here,
    ids::ActivationId,
    model::graph::{BoundaryTrigger, Element, ElementIndex, ElementKind, ErrorCatch, StartEvent},
    value::Variables,
};

/// Who catches an error.
enum Catcher<'a> {
    /// A boundary event of this activation.
    Boundary {
        host: ActivationId,
        event: &'a Element,
    },
    /// The start event of an event sub-process of this scope.
    EventSubProcess {
        scope: ActivationId,
        start_event: &'a Element,
    },
    /// The calling instance.
    Caller,
}

impl<'a> Step<'a> {
    /// Throws an error from the element.
    pub(crate) fn throw(&mut self, here: &Here<'a>, error_code: &str, variables: &Variables) {
        match self.catcher_of(here.activation, error_code) {
            Some(Catcher::Boundary { host, event }) => {
                let Some(scope) = self.here(host).map(|host| host.scope) else {
                    return;
                };
                self.error_caught(host, event, error_code);
                self.terminate(host);
                self.pass_triggered(event, scope, Vec::new(), variables);
            }
            Some(Catcher::EventSubProcess { scope, start_event }) => {
                self.error_caught(scope, start_event, error_code);
                self.start_event_sub_process(scope, start_event, variables);
            }
            Some(Catcher::Caller) => self.fail_instance(error_code, variables),
            None => {
                let message = format!(
                    "error '{error_code}' was thrown from '{}' and nothing catches it. Resolve the incident to run the element \
                     again, or add a boundary event for this error",
                    here.element.id
                );
                let fault = Fault::new(IncidentType::BpmnError, message);
                self.raise_with_code(here, fault, Some(error_code.to_owned()), Repeat::Execute);
            }
        }
    }

    /// The error codes that are caught around a call activity, so that the called instance knows which errors may leave it.
    pub(crate) fn catches_around(&self, here: &Here<'_>) -> Catches {
        let mut codes = Vec::new();
        for scope in self.state.scopes(here.activation) {
            for catch in self.error_events_at(scope) {
                match &catch.1.code {
                    None => return Catches::All,
                    Some(code) => codes.push(code.clone()),
                }
            }
        }
        match self.caught_above() {
            Some(Catches::All) => return Catches::All,
            Some(Catches::Codes(above)) => codes.extend(above.iter().cloned()),
            None => {}
        }
        Catches::Codes(codes)
    }

    fn catcher_of(&self, thrower: ActivationId, error_code: &str) -> Option<Catcher<'a>> {
        let inside: Option<Catcher<'a>> = self.state.scopes(thrower).find_map(|activation| {
            let events = self.error_events_at(activation);
            let named = events
                .iter()
                .find(|(_, catch)| catch.code.as_deref() == Some(error_code));
            let (event, _) =
                named.or_else(|| events.iter().find(|(_, catch)| catch.code.is_none()))?;
            Some(match &event.kind {
                ElementKind::BoundaryEvent(_) => Catcher::Boundary {
                    host: activation,
                    event,
                },
                _ => Catcher::EventSubProcess {
                    scope: activation,
                    start_event: event,
                },
            })
        });
        inside.or_else(|| {
            let caught = match self.caught_above()? {
                Catches::All => true,
                Catches::Codes(codes) => codes.iter().any(|code| code == error_code),
            };
            caught.then_some(Catcher::Caller)
        })
    }

    /// The events that catch errors at an activation, inner ones first: event sub-processes inside it, boundary events on it.
    fn error_events_at(&self, activation: ActivationId) -> Vec<(&'a Element, &'a ErrorCatch)> {
        let process = self.process;
        let Some(found) = self.state.activation(activation) else {
            return Vec::new();
        };
        let element = found.element.as_ref().and_then(|id| process.find(id));
        let inside = match (element, &found.multi_instance) {
            // The body and the items of a multi-instance activity hold the activity, not what is inside it.
            (_, Some(_)) => None,
            (element, None) => process.scope(element.map(|element| element.index)),
        };
        let event_sub_processes = inside
            .into_iter()
            .flat_map(|scope| &scope.event_sub_processes)
            .filter_map(|index| {
                let ElementKind::EventSubProcess(event_sub_process) = &process.element(*index).kind
                else {
                    return None;
                };
                let start_event = process.element(event_sub_process.start_event);
                match &start_event.kind {
                    ElementKind::StartEvent(StartEvent::Error(catch)) => Some((start_event, catch)),
                    _ => None,
                }
            });
        let attached = self.carries_boundary_events(activation);
        let boundary_events = element
            .into_iter()
            .filter(|_| attached)
            .flat_map(|element| &element.boundary_events)
            .filter_map(|index: &ElementIndex| match &process.element(*index).kind {
                ElementKind::BoundaryEvent(event) => match &event.trigger {
                    BoundaryTrigger::Error(catch) => Some((process.element(*index), catch)),
                    BoundaryTrigger::Catch(_) => None,
                },
                _ => None,
            });
        event_sub_processes.chain(boundary_events).collect()
    }

    fn error_caught(&mut self, activation: ActivationId, event: &Element, error_code: &str) {
        self.emit(InstanceEvent::ErrorCaught {
            activation,
            element: event.id.clone(),
            error_code: error_code.to_owned(),
        });
    }

    /// The error leaves the instance for its caller.
    fn fail_instance(&mut self, error_code: &str, variables: &Variables) {
        self.terminate_inside(self.state.root(), None);
        self.emit(InstanceEvent::InstanceFailed {
            error_code: error_code.to_owned(),
            variables: variables.clone(),
        });
    }
}
