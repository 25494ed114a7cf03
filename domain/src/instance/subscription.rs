//! Waiting for timers, messages, signals and conditions: one mechanism for catch events, receive tasks, event-based gateways,
//! boundary events and event sub-processes. A subscription belongs to the activation that waits and ends with it; `trigger.rs` says
//! what happens when what is waited for comes.

use super::{
    activation::{LoopState, Subscription},
    contradiction::Contradiction,
    error::InstanceError,
    event::{IncidentType, InstanceEvent, SubscriptionOpened},
    step::Step,
    timer,
    view::{Fault, View},
};
use crate::{
    awaits::{AwaitedCondition, AwaitedMessage, AwaitedSignal, Awaits},
    ids::{ActivationId, SubscriptionId},
    instance::here::Here,
    message::correlation,
    model::graph::{Element, MessageDefinition, Scope, Trigger, Triggered, Triggers},
};
use feel::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What an element waits for by one of its event definitions.
pub(super) struct Awaited<'a> {
    pub(super) element: &'a Element,
    /// Which of several.
    pub(super) definition: Option<u32>,
    pub(super) awaits: Awaits,
}

/// A subscription that is open.
pub(super) struct Waiting<'a> {
    pub(super) activation: ActivationId,
    pub(super) subscription: SubscriptionId,
    pub(super) event: &'a Element,
    /// By which of its event definitions.
    pub(super) definition: Option<u32>,
    /// Whether its condition was true when it was last looked at.
    pub(super) was_true: bool,
    /// Whether its condition became true and its event is still to be triggered.
    pub(super) is_met: bool,
}

impl<'a> Step<'a> {
    /// What waits by a subscription, if it is still open.
    pub(super) fn waiting(&self, subscription: SubscriptionId) -> Option<Waiting<'a>> {
        let (activation, open) = self.state.subscription(subscription)?;
        self.waiting_in(activation.id, open)
    }

    /// The same for what is delivered to it: an error if it is not open any more.
    pub(super) fn still_waiting(
        &self,
        subscription: SubscriptionId,
    ) -> Result<Waiting<'a>, InstanceError> {
        self.waiting(subscription)
            .ok_or(InstanceError::SubscriptionClosed(subscription))
    }

    /// What waits by each of these that is still open. Each activation is looked through once: many may be of one.
    pub(super) fn waiting_by(
        &self,
        subscriptions: &BTreeSet<SubscriptionId>,
    ) -> BTreeMap<SubscriptionId, Waiting<'a>> {
        let ids = subscriptions.iter();
        let activations: BTreeSet<_> = ids
            .filter_map(|id| self.state.subscriptions.get(id))
            .collect();
        let found = activations.into_iter().flat_map(|activation| {
            let found = self.state.activation(*activation).into_iter();
            let open = found.flat_map(|found| &found.subscriptions);
            let of_these = open.filter(|open| subscriptions.contains(&open.id));
            of_these.filter_map(|open| Some((open.id, self.waiting_in(*activation, open)?)))
        });
        found.collect()
    }

    fn waiting_in(&self, activation: ActivationId, open: &Subscription) -> Option<Waiting<'a>> {
        Some(Waiting {
            activation,
            subscription: open.id,
            event: self.required_element(&open.element)?,
            definition: open.definition,
            was_true: open.truth.holds(),
            is_met: open.truth.is_met(),
        })
    }

    /// What elements wait for by subscriptions, seen from `activation`: all of it, or the fault of what cannot be resolved. What
    /// is thrown to an element is not awaited.
    fn await_all<'b>(
        &self,
        elements: impl IntoIterator<Item = &'b Element>,
        activation: ActivationId,
    ) -> Result<Vec<Awaited<'b>>, Fault> {
        let mut awaited = Vec::new();
        for element in elements {
            let triggers = element.kind.trigger().into_iter();
            for (definition, trigger) in triggers.flat_map(Triggers::placed) {
                let awaits = self.await_trigger(element, trigger, activation)?;
                awaited.extend(awaits.map(|awaits| Awaited {
                    element,
                    definition,
                    awaits,
                }));
            }
        }
        Ok(awaited)
    }

    pub(super) fn await_trigger(
        &self,
        element: &Element,
        trigger: &Trigger,
        activation: ActivationId,
    ) -> Result<Option<Awaits>, Fault> {
        let seen = self.seen_from(activation);
        let view = seen.view();
        Ok(match trigger {
            Trigger::Timer(definition) => {
                let due = timer::first(definition, &view, element, self.now)?;
                Some(Awaits::Timer(due))
            }
            Trigger::Message(message) => {
                Some(Awaits::Message(awaited_message(element, message, &view)?))
            }
            Trigger::Signal(signal) => {
                let purpose = format!("the signal name of '{}'", element.id);
                Some(Awaits::Signal(AwaitedSignal {
                    name: view.string(&signal.name, &purpose)?,
                    items: self.parallel_items_around(activation),
                }))
            }
            Trigger::Condition(definition) => {
                let reads = definition.condition.names().iter();
                Some(Awaits::Condition(AwaitedCondition {
                    reads: reads.map(ToString::to_string).collect(),
                }))
            }
            Trigger::Error(_)
            | Trigger::Escalation(_)
            | Trigger::Compensation
            | Trigger::Cancel => None,
        })
    }

    /// Of each parallel multi-instance activity around an activation, outermost first, the item that it is in.
    fn parallel_items_around(&self, activation: ActivationId) -> Vec<u32> {
        let around = self.state.scopes(activation);
        let items = around.filter_map(|scope| {
            let scope = self.state.activation(scope)?;
            let Some(LoopState::Item { index }) = scope.loop_state else {
                return None;
            };
            let element = self.required_element(scope.element.as_ref()?)?;
            let is_parallel = element
                .multi_instance()
                .is_some_and(|multi_instance| !multi_instance.sequential);
            is_parallel.then_some(index)
        });
        let mut items: Vec<_> = items.collect();
        items.reverse();
        items
    }

    /// Lets an active element wait for what each of these elements waits for.
    pub(crate) fn wait_for<'b>(
        &mut self,
        here: &Here<'a>,
        elements: impl IntoIterator<Item = &'b Element>,
    ) -> Result<(), Fault> {
        let mut awaited = Vec::new();
        for element in elements {
            let of_element = self.await_all([element], here.activation)?;
            if of_element.is_empty() {
                self.contradict(Contradiction::OtherElement {
                    element: element.id.clone(),
                    expected: "one that waits",
                });
            }
            awaited.extend(of_element);
        }
        self.open_subscriptions(here.activation, awaited);
        Ok(())
    }

    /// Opens a subscription of `activation` for each.
    pub(super) fn open_subscriptions(
        &mut self,
        activation: ActivationId,
        awaited: Vec<Awaited<'_>>,
    ) {
        for Awaited {
            element,
            definition,
            awaits,
        } in awaited
        {
            let subscription = self.ids.subscription();
            self.emit(InstanceEvent::SubscriptionOpened(SubscriptionOpened {
                activation,
                subscription,
                element: element.id.clone(),
                definition,
                awaits,
            }));
        }
    }

    /// Opens the subscriptions of an activity's boundary events and, if it is a scope, of the event sub-processes inside it.
    /// All of them, or none if one cannot be resolved.
    pub(crate) fn open_attached_subscriptions(&mut self, here: &Here<'a>) -> Result<(), Fault> {
        let process = self.process;
        let mut awaited = Vec::new();
        if self.carries_boundary_events(here.activation) {
            awaited.extend(self.await_boundary_events(here.element, here.scope)?);
        }
        if let Some(scope) = process.scope(Some(here.element.index)) {
            awaited.extend(self.await_event_sub_processes(scope, here.activation)?);
        }
        self.open_subscriptions(here.activation, awaited);
        Ok(())
    }

    /// Opens the subscriptions of a multi-instance activity's boundary events, which belong to its body.
    pub(crate) fn open_boundary_subscriptions(&mut self, here: &Here<'a>) -> Result<(), Fault> {
        let awaited = self.await_boundary_events(here.element, here.scope)?;
        self.open_subscriptions(here.activation, awaited);
        Ok(())
    }

    /// Opens the subscriptions of the process' own event sub-processes.
    pub(crate) fn open_root_subscriptions(&mut self) -> Result<(), Fault> {
        let root = self.state.root();
        let awaited = self.await_event_sub_processes(&self.process.root, root)?;
        self.open_subscriptions(root, awaited);
        Ok(())
    }

    /// Lets an activation wait for nothing more.
    pub(crate) fn close_subscriptions_of(&mut self, activation: ActivationId) {
        self.close_subscriptions_where(activation, |_, _| true);
    }

    /// Nothing may start any more in a scope that an event sub-process or a terminate end event has ended; what waits on its
    /// border still may.
    pub(crate) fn close_subscriptions_of_scope(&mut self, scope: ActivationId) {
        self.close_subscriptions_where(scope, |step, open| {
            let event = step.required_element(&open.element);
            event.is_some_and(|event| matches!(event.kind.triggered(), Some(Triggered::Start(_))))
        });
    }

    fn close_subscriptions_where(
        &mut self,
        activation: ActivationId,
        closes: impl Fn(&Self, &Subscription) -> bool,
    ) {
        let Some(found) = self.required_activation(activation) else {
            return;
        };
        let open = found.subscriptions.iter();
        let closing = open.filter(|open| closes(self, open));
        let closing: Vec<_> = closing
            .map(|open| (open.id, open.element.clone()))
            .collect();
        for (subscription, element) in closing {
            self.emit(InstanceEvent::SubscriptionClosed {
                activation,
                subscription,
                element,
            });
        }
        self.end_incident_of_conditions(activation);
    }

    /// Whether boundary events of its element wait on this activation: on the outermost one if there are several. One that is
    /// compensated has completed: its boundary events wait for nothing more. The process itself has none.
    pub(crate) fn carries_boundary_events(&self, activation: ActivationId) -> bool {
        let found = self.state.activation(activation);
        found.is_some_and(|found| {
            found.element.is_some()
                && found.compensates_for().is_none()
                && self.state.is_outermost(found)
        })
    }

    /// What the boundary events of an activity wait for, seen from the scope it is in: its own variables are not theirs.
    fn await_boundary_events(
        &self,
        element: &'a Element,
        scope: ActivationId,
    ) -> Result<Vec<Awaited<'a>>, Fault> {
        let process = self.process;
        let events = element.boundary_events.iter();
        self.await_all(events.map(|index| process.element(*index)), scope)
    }

    fn await_event_sub_processes(
        &self,
        scope: &'a Scope,
        activation: ActivationId,
    ) -> Result<Vec<Awaited<'a>>, Fault> {
        self.await_all(self.process.event_sub_process_starts(scope), activation)
    }
}

/// The message an element waits for.
fn awaited_message(
    element: &Element,
    message: &MessageDefinition,
    view: &View<'_>,
) -> Result<AwaitedMessage, Fault> {
    let name = view.string(
        &message.name,
        &format!("the message name of '{}'", element.id),
    )?;
    let purpose = format!("the correlation key of '{}'", element.id);
    let correlation_key = match &message.correlation_key {
        Some(text) => view.value(text, &purpose)?,
        None => Value::Null,
    };
    correlation::check(&correlation_key).map_err(|error| {
        Fault::new(
            IncidentType::SubscriptionError,
            format!("{purpose}: {error}"),
        )
    })?;
    match correlation_key {
        Value::String(_)
        | Value::Number(_)
        | Value::Boolean(_)
        | Value::Context(_)
        | Value::List(_) => Ok(AwaitedMessage {
            name,
            correlation_key,
        }),
        other => Err(Fault::new(
            IncidentType::SubscriptionError,
            format!(
                "{purpose} must give a string, number, boolean, list or context, but gave {}",
                other.kind()
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{bpmn::*, given};

    #[test]
    fn the_key_may_be_a_context_of_which_the_message_names_a_part() {
        let content = sequence([start("start"), receive("wait", "paid"), end("end")]);
        let mut run = given(content).start(r#"{"key":{"order":{"id":1,"line":2},"tenant":"a"}}"#);
        run.message("paid", r#"{"order":{"id":1}}"#, "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }

    #[test]
    fn all_subscriptions_of_an_activity_are_open_before_its_work_begins() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &event_sub_process(
                "handler",
                sequence([start("came").message("paid"), end("handled")]),
            )
            .to_string();
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("late", "sub").timer("PT1H"), end("stopped")]);
        let mut run = given(content).start(r#"{"key":1}"#);
        assert_eq!(
            run.trace()[2..6],
            [
                "ElementEntered sub",
                "SubscriptionOpened late",
                "SubscriptionOpened came",
                "ElementPassed in"
            ]
        );
    }

    #[test]
    fn a_boundary_event_reads_the_scope_and_not_the_inputs_of_its_activity() {
        let content = sequence([start("start"), job("work").input("=2", "key"), end("end")])
            + &sequence([boundary("came", "work").message("paid"), end("stopped")]);
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }
}
