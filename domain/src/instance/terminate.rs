//! Ending before time: by an interrupting event, a terminate end event, a completion condition, or because the instance is
//! canceled. What was called elsewhere has to end first, and the listeners of a user task have to be called; until then its
//! activation, and all around it that is to end, is `Terminating`. What keeps it from ending, an incident too, is not ended again.

use super::{
    activation::ActivationStatus,
    event::{IncidentEnd, InstanceEvent, ListenerEvent},
    state::InstanceStatus,
    step::Step,
};
use crate::{
    element::behaviour_of,
    ids::{ActivationId, ElementId, IncidentId},
    instance::{here::Here, listener::has_canceling_listeners_left},
};

impl Step<'_> {
    /// Ends `activation` and everything inside it.
    pub(crate) fn terminate(&mut self, activation: ActivationId) {
        let ending = self.state.ending_with(activation);
        for activation in ending.into_iter().rev() {
            self.terminate_one(activation);
        }
    }

    fn terminate_one(&mut self, id: ActivationId) {
        let Some(activation) = self.required_activation(id) else {
            return;
        };
        let (status, waits_for_children, has_tokens, incident) = (
            activation.status,
            !activation.children.is_empty(),
            !activation.tokens.is_empty(),
            activation.incident,
        );
        if self.is_canceling_listener(id) {
            return;
        }
        let Some(element) = self.required_element_id_of(id) else {
            return;
        };
        if has_tokens {
            self.emit(InstanceEvent::TokensDiscarded {
                scope: id,
                element: Some(element.clone()),
                only: Vec::new(),
            });
        }
        // A listener's job is taken away; only an element may have to wait.
        let must_wait = self
            .here(id)
            .is_some_and(|here| behaviour_of(&here.element.kind).must_wait_to_end(&here, self));
        if waits_for_children || must_wait || self.has_canceling_listeners_left(id) {
            if status == ActivationStatus::Terminating {
                return;
            }
            self.emit(InstanceEvent::ElementTerminating {
                activation: id,
                element: element.clone(),
            });
        } else {
            self.emit(InstanceEvent::ElementTerminated {
                activation: id,
                element: element.clone(),
            });
        }
        if let Some(incident) = incident {
            self.end_incident(incident, id, Some(element), IncidentEnd::Terminated);
        }
    }

    /// What an activation that is to end waited for has ended: it ends, and what waited for it in turn.
    pub(crate) fn finish_termination(&mut self, activation: ActivationId) {
        let Some(here) = self.required_here(activation) else {
            return;
        };
        self.emit(InstanceEvent::ElementTerminated {
            activation,
            element: here.element.id.clone(),
        });
        self.close_if_completing(here.element, here.scope);
        self.end_scope_if_done(here.scope);
    }

    /// Whether an activation runs a listener that is called because its user task ends: it is what is waited for.
    fn is_canceling_listener(&self, id: ActivationId) -> bool {
        let call = self.state.activation(id).and_then(|found| found.listener);
        !self.is_abandoned && call.is_some_and(|call| call.event == ListenerEvent::Canceling)
    }

    /// Whether a user task is ending for which listeners are still to be called.
    fn has_canceling_listeners_left(&self, id: ActivationId) -> bool {
        !self.is_abandoned && has_canceling_listeners_left(&self.state, self.process, id)
    }

    /// Ends everything in the scope of `here` but itself: its tokens too, and what its event sub-processes wait for.
    pub(crate) fn terminate_others(&mut self, here: &Here<'_>) {
        self.close_subscriptions_of_scope(here.scope);
        self.terminate_inside(here.scope, Some(here.activation));
    }

    /// Ends everything in a scope, except one activation.
    pub(crate) fn terminate_inside(&mut self, scope: ActivationId, except: Option<ActivationId>) {
        let Some(found) = self.required_activation(scope) else {
            return;
        };
        let children: Vec<_> = found
            .children
            .iter()
            .copied()
            .filter(|child| Some(*child) != except)
            .collect();
        if !found.tokens.is_empty() {
            let element = found.element.clone();
            self.emit(InstanceEvent::TokensDiscarded {
                scope,
                element,
                only: Vec::new(),
            });
        }
        for child in children {
            // What was compensated for another one of them has ended with that.
            if self.state.activation(child).is_some() {
                self.terminate(child);
            }
        }
    }

    /// Cancels the whole instance. It is canceled at once unless something has to end first.
    pub(crate) fn cancel_instance(&mut self) {
        if self.state.status == InstanceStatus::Running {
            let was_suspended = self.is_suspended();
            let waited: Vec<_> = self.state.parked.iter().cloned().collect();
            self.cancel_all();
            if was_suspended || !waited.is_empty() {
                self.go_on_to_cancel(waited);
            }
        }
    }

    /// Cancels the whole instance and calls no listeners; not even those that it waits for because it was canceled before.
    pub(crate) fn abandon_instance(&mut self) {
        self.is_abandoned = true;
        self.cancel_all();
    }

    fn cancel_all(&mut self) {
        let root = self.state.root();
        self.end_incidents(IncidentEnd::InstanceCanceled);
        self.terminate_inside(root, None);
        let ended = self
            .state
            .activation(root)
            .is_none_or(|root| root.children.is_empty());
        if ended {
            self.emit(InstanceEvent::InstanceCanceled {});
        } else if self.state.status == InstanceStatus::Running {
            self.emit(InstanceEvent::InstanceCanceling {});
        }
    }

    /// Every incident is over because the instance is to end.
    pub(crate) fn end_incidents(&mut self, end: IncidentEnd) {
        let open: Vec<_> = self
            .state
            .incidents
            .iter()
            .map(|(id, incident)| (*id, incident.activation))
            .filter(|(_, held)| {
                !self.is_canceling_listener(*held) && !self.has_canceling_listeners_left(*held)
            })
            .collect();
        for (incident, activation) in open {
            let element = self.element_id_of(activation);
            self.end_incident(incident, activation, element, end);
        }
    }

    pub(super) fn end_incident(
        &mut self,
        incident: IncidentId,
        activation: ActivationId,
        element: Option<ElementId>,
        end: IncidentEnd,
    ) {
        self.emit(InstanceEvent::IncidentResolved {
            incident,
            activation,
            element,
            end,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{
        event::{IncidentEnd, InstanceEvent},
        state::InstanceStatus,
    };
    use crate::testing::{bpmn::*, given};

    #[test]
    fn a_canceled_instance_ends_with_all_that_is_in_it() {
        let inner = sequence([start("in"), job("work"), end("out")]);
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            sub_process("sub", inner),
            gateway("parallel", "join"),
            end("end"),
        ]) + &nodes([task("quick")])
            + &path("fork quick join");
        let mut run = given(content).start("{}");
        run.after().cancel();
        assert_eq!(
            run.trace(),
            [
                "TokensDiscarded",
                "ElementTerminated work",
                "ElementTerminated sub",
                "InstanceCanceled"
            ]
        );
        run.cancel();
        assert_eq!(
            run.trace(),
            Vec::<String>::new(),
            "canceling again changes nothing"
        );
    }

    /// How the incidents ended that did so in the last steps.
    fn ends(events: &[InstanceEvent]) -> Vec<IncidentEnd> {
        events
            .iter()
            .filter_map(|event| match event {
                InstanceEvent::IncidentResolved { end, .. } => Some(*end),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn an_incident_says_whether_an_operator_the_process_or_the_end_of_the_instance_ended_it() {
        let failing = || {
            let content = sequence([start("start"), job("work"), end("end")])
                + &sequence([boundary("late", "work").timer("PT1H"), end("gone")]);
            let mut run = given(content).start("{}");
            run.throw_from_job("work", "declined", "{}");
            run
        };
        let mut resolved = failing();
        resolved.resolve("work", "{}");
        assert_eq!(ends(resolved.events()), [IncidentEnd::Resolved]);
        let mut interrupted = failing();
        interrupted.fire("late");
        assert_eq!(ends(interrupted.events()), [IncidentEnd::Terminated]);
        let mut canceled = failing();
        canceled.cancel();
        assert_eq!(ends(canceled.events()), [IncidentEnd::InstanceCanceled]);
    }

    #[test]
    fn while_it_is_being_canceled_nothing_starts_any_more() {
        let content = sequence([start("start"), call("call", "other"), end("end")])
            + &event_sub_process(
                "handler",
                sequence([start("came").message("paid"), end("handled")]),
            )
            .to_string();
        let other = other_with_job();
        let mut run = given(content).beside(other).start(r#"{"key":1}"#);
        run.hold_deliveries().cancel();
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.deliver();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn calls_several_levels_down_end_before_what_called_them() {
        let content = sequence([
            start("start"),
            sub_process(
                "sub",
                sequence([start("in"), call("call", "other"), end("out")]),
            ),
            end("end"),
        ]) + &sequence([boundary("stop", "sub").timer("PT1S"), end("stopped")]);
        let other = process_called(
            "other",
            sequence([start("s"), call("deeper", "third"), end("e")]),
        );
        let third = process_called("third", sequence([start("s3"), job("work"), end("e3")]));
        let mut run = given(content).beside(other + &third).start("{}");
        run.after().fire("stop");
        assert_eq!(
            run.trace(),
            [
                "TimerFired stop",
                "ElementTerminating call",
                "ElementTerminating sub",
                "ElementPassed stop",
                "ElementPassed stopped",
                "CalledInstanceEnded call",
                "ElementTerminated call",
                "ElementTerminated sub",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn what_waits_for_a_called_instance_can_be_interrupted_from_further_out() {
        let inner = sequence([start("in"), call("call", "other"), end("out")])
            + &sequence([
                boundary("first", "call").timer("PT1S"),
                job("aside"),
                end("done"),
            ]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("second", "sub").timer("PT1M"), end("stopped")]);
        let other = other_with_job();
        let mut run = given(content).beside(other).start("{}");
        run.hold_deliveries().fire("first").fire("second");
        assert_eq!(run.active(), ["sub", "call"]);
        run.deliver();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_called_instance_that_completes_before_it_can_be_canceled_ends_the_wait_too() {
        let content = sequence([start("start"), call("call", "other"), end("end")])
            + &sequence([boundary("stop", "call").timer("PT1S"), end("stopped")]);
        let other = other_with_job();
        let mut run = given(content).beside(other).start("{}");
        run.hold_deliveries()
            .fire("stop")
            .in_child("call", |child| {
                child.complete_job("work", r#"{"late":1}"#);
            });
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(
            run.variables(),
            "{}",
            "its results are not taken over any more"
        );
    }
}
