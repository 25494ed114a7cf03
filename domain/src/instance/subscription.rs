//! Waiting for timers and messages: one mechanism for catch events, receive tasks, event-based gateways, boundary events and
//! event sub-processes. A subscription belongs to the activation that waits and ends with it.

use super::{
    error::InstanceError,
    event::{Awaits, IncidentType, InstanceEvent, Repeat, SubscriptionOpened},
    step::Step,
    timer,
    view::Fault,
};
use crate::{
    element::Here,
    ids::{ActivationId, FlowId, MessageId, SubscriptionId},
    model::graph::{
        BoundaryTrigger, Catch, Element, ElementIndex, ElementKind, MessageDefinition, Scope,
        StartEvent,
    },
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;

impl<'a> Step<'a> {
    /// What a catching element waits for, seen from `activation`.
    pub(crate) fn await_catch(
        &self,
        element: &Element,
        activation: ActivationId,
        catch: &Catch,
    ) -> Result<Awaits, Fault> {
        match catch {
            Catch::Timer(definition) => {
                let nothing = Variables::default();
                timer::first(
                    definition,
                    &self.view(activation, &nothing),
                    element,
                    self.now,
                )
                .map(Awaits::Timer)
            }
            Catch::Message(message) => self.await_message(element, activation, message),
        }
    }

    /// The message an element waits for, seen from `activation`.
    pub(crate) fn await_message(
        &self,
        element: &Element,
        activation: ActivationId,
        message: &MessageDefinition,
    ) -> Result<Awaits, Fault> {
        let nothing = Variables::default();
        let view = self.view(activation, &nothing);
        let name = view.string(
            &message.name,
            &format!("the message name of '{}'", element.id),
        )?;
        let purpose = format!("the correlation key of '{}'", element.id);
        let correlation_key = match &message.correlation_key {
            Some(text) => view.value(text, &purpose)?,
            None => Value::Null,
        };
        match correlation_key {
            Value::String(_)
            | Value::Number(_)
            | Value::Boolean(_)
            | Value::Context(_)
            | Value::List(_) => Ok(Awaits::Message {
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

    /// Opens a subscription of `activation` for the trigger of `element`.
    pub(crate) fn open_subscription(
        &mut self,
        activation: ActivationId,
        element: &Element,
        awaits: Awaits,
    ) {
        let subscription = self.ids.subscription();
        self.emit(InstanceEvent::SubscriptionOpened(SubscriptionOpened {
            activation,
            subscription,
            element: element.id.clone(),
            awaits,
        }));
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
        self.open_all(here.activation, awaited);
        Ok(())
    }

    /// Opens the subscriptions of a multi-instance activity's boundary events, which belong to its body.
    pub(crate) fn open_boundary_subscriptions(&mut self, here: &Here<'a>) -> Result<(), Fault> {
        let awaited = self.await_boundary_events(here.element, here.scope)?;
        self.open_all(here.activation, awaited);
        Ok(())
    }

    /// Opens the subscriptions of the process' own event sub-processes.
    pub(crate) fn open_root_subscriptions(&mut self) -> Result<(), Fault> {
        let root = self.state.root();
        let awaited = self.await_event_sub_processes(&self.process.root, root)?;
        self.open_all(root, awaited);
        Ok(())
    }

    fn open_all(&mut self, activation: ActivationId, awaited: Vec<(&Element, Awaits)>) {
        for (element, awaits) in awaited {
            self.open_subscription(activation, element, awaits);
        }
    }

    /// Whether boundary events of its element wait on this activation: on the outermost one if there are several.
    pub(crate) fn carries_boundary_events(&self, activation: ActivationId) -> bool {
        let Some(here) = self.here(activation) else {
            return false;
        };
        let is_item = self.is_item_of(activation, here.element);
        !is_item && !self.is_item_of(here.scope, here.element)
    }

    /// What the boundary events of an activity wait for, seen from the scope it is in: its own variables are not theirs.
    fn await_boundary_events(
        &self,
        element: &'a Element,
        scope: ActivationId,
    ) -> Result<Vec<(&'a Element, Awaits)>, Fault> {
        let process = self.process;
        let catches = element
            .boundary_events
            .iter()
            .map(|index| process.element(*index))
            .filter_map(|event| match &event.kind {
                ElementKind::BoundaryEvent(boundary) => match &boundary.trigger {
                    BoundaryTrigger::Catch(catch) => Some((event, catch)),
                    BoundaryTrigger::Error(_) => None,
                },
                _ => None,
            });
        catches
            .map(|(event, catch)| Ok((event, self.await_catch(event, scope, catch)?)))
            .collect()
    }

    fn await_event_sub_processes(
        &self,
        scope: &'a Scope,
        activation: ActivationId,
    ) -> Result<Vec<(&'a Element, Awaits)>, Fault> {
        let process = self.process;
        let mut awaited = Vec::new();
        for index in &scope.event_sub_processes {
            let ElementKind::EventSubProcess(event_sub_process) = &process.element(*index).kind
            else {
                continue;
            };
            let event = process.element(event_sub_process.start_event);
            let ElementKind::StartEvent(start_event) = &event.kind else {
                continue;
            };
            match start_event {
                StartEvent::Message(message) => {
                    awaited.push((event, self.await_message(event, activation, message)?));
                }
                StartEvent::Timer(definition) => {
                    let nothing = Variables::default();
                    let due = timer::first(
                        definition,
                        &self.view(activation, &nothing),
                        event,
                        self.now,
                    )?;
                    awaited.push((event, Awaits::Timer(due)));
                }
                StartEvent::None | StartEvent::Error(_) => {}
            }
        }
        Ok(awaited)
    }

    /// A timer is due. Another occurrence than the one that is waited for changes nothing.
    pub(crate) fn fire_timer(&mut self, subscription: SubscriptionId, due: Timestamp) {
        let Some((activation, open)) = self.state.subscription(subscription) else {
            return;
        };
        let Awaits::Timer(timer) = &open.awaits else {
            return;
        };
        if timer.due != due {
            return;
        }
        let (activation, event_id, timer) = (activation.id, open.element.clone(), timer.clone());
        let Some(event) = self.process.find(&event_id) else {
            return;
        };
        let next = if self.stays_open(event) {
            timer::next(&timer, self.now)
        } else {
            None
        };
        self.emit(InstanceEvent::TimerFired {
            activation,
            subscription,
            element: event_id,
            next,
        });
        self.trigger(activation, event, &Variables::default());
    }

    /// A message was matched with a subscription. Delivered again, it changes nothing. If the subscription is closed, the message must find another.
    pub(crate) fn correlate_message(
        &mut self,
        subscription: SubscriptionId,
        message: MessageId,
        variables: &Variables,
    ) -> Result<(), InstanceError> {
        let closed = InstanceError::SubscriptionClosed(subscription);
        let Some((activation, open)) = self.state.subscription(subscription) else {
            return Err(closed);
        };
        if open.received.contains(&message) {
            return Ok(());
        }
        let (activation, event_id) = (activation.id, open.element.clone());
        let Some(event) = self.process.find(&event_id) else {
            return Err(closed);
        };
        let stays_open = self.stays_open(event);
        self.emit(InstanceEvent::MessageCorrelated {
            activation,
            subscription,
            element: event_id,
            message,
            stays_open,
        });
        self.trigger(activation, event, variables);
        Ok(())
    }

    /// Whether an event can be triggered again: only one that interrupts nothing.
    fn stays_open(&self, event: &Element) -> bool {
        match &event.kind {
            ElementKind::BoundaryEvent(boundary) => !boundary.interrupting,
            ElementKind::StartEvent(_) => self
                .event_sub_process_of(event)
                .is_some_and(|(_, interrupting)| !interrupting),
            _ => false,
        }
    }

    fn event_sub_process_of(&self, start_event: &Element) -> Option<(&'a Element, bool)> {
        let element = self.process.element(start_event.parent?);
        match &element.kind {
            ElementKind::EventSubProcess(event_sub_process) => {
                Some((element, event_sub_process.interrupting))
            }
            _ => None,
        }
    }

    /// What an activation waited for has come.
    fn trigger(&mut self, activation: ActivationId, event: &'a Element, payload: &Variables) {
        match &event.kind {
            ElementKind::BoundaryEvent(boundary) => {
                let Some(host) = self.here(activation) else {
                    return;
                };
                if boundary.interrupting {
                    self.terminate(activation);
                }
                self.pass_triggered(event, host.scope, Vec::new(), payload);
            }
            ElementKind::StartEvent(_) => self.start_event_sub_process(activation, event, payload),
            _ => {
                let Some(here) = self.here(activation) else {
                    return;
                };
                if here.element.id == event.id {
                    self.complete(&here, payload);
                } else {
                    self.take_event(&here, event, payload);
                }
            }
        }
    }

    /// The first event behind an event-based gateway has come.
    fn take_event(&mut self, gateway: &Here<'a>, event: &'a Element, payload: &Variables) {
        let process = self.process;
        let flow = gateway
            .element
            .outgoing
            .iter()
            .map(|flow| process.flow(*flow))
            .find(|flow| flow.target == event.index);
        let Some(flow) = flow else { return };
        self.leave(gateway, vec![flow.id.clone()]);
        self.pass_triggered(event, gateway.scope, vec![flow.id.clone()], payload);
    }

    /// An event whose trigger has come already is entered and left, with what came with it.
    pub(crate) fn pass_triggered(
        &mut self,
        event: &'a Element,
        scope: ActivationId,
        from: Vec<FlowId>,
        payload: &Variables,
    ) {
        match self.passage(event, scope, payload) {
            Ok((leaving, taken)) => {
                self.set_variables(scope, leaving);
                self.passed(event, scope, from, taken);
            }
            Err(fault) => {
                let here = self.activate(event, scope, from, Variables::default(), None);
                self.hold(&here, payload);
                self.raise(&here, fault, Repeat::Complete);
            }
        }
    }

    /// The variables that leave a triggered event, and the flows it takes. Its output mappings see what came with the trigger.
    fn passage(
        &self,
        event: &Element,
        scope: ActivationId,
        payload: &Variables,
    ) -> Result<(Variables, Vec<FlowId>), Fault> {
        let leaving = self.leaving_variables(event, scope, scope, payload)?;
        let taken = self.flows_taken(event, scope, &leaving)?;
        Ok((leaving, taken))
    }

    /// An event sub-process of `scope` starts. What triggered it becomes variables of its own.
    pub(crate) fn start_event_sub_process(
        &mut self,
        scope: ActivationId,
        start_event: &'a Element,
        payload: &Variables,
    ) {
        let Some((element, interrupting)) = self.event_sub_process_of(start_event) else {
            return;
        };
        if interrupting {
            self.close_subscriptions_of_scope(scope);
            self.terminate_inside(scope, None);
        }
        let here = self.activate(element, scope, Vec::new(), Variables::default(), None);
        match self.open_attached_subscriptions(&here) {
            Ok(()) => self.pass_triggered(start_event, here.activation, Vec::new(), payload),
            Err(fault) => {
                // The payload must outlast the incident.
                self.set_variables(here.activation, payload.clone());
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }

    /// Nothing else may trigger in a scope that an event sub-process has interrupted; what waits on its border still may.
    fn close_subscriptions_of_scope(&mut self, scope: ActivationId) {
        let Some(activation) = self.state.activation(scope) else {
            return;
        };
        let of_event_sub_processes: Vec<_> = activation
            .subscriptions
            .iter()
            .filter_map(|open| {
                let event = self.process.find(&open.element)?;
                matches!(event.kind, ElementKind::StartEvent(_))
                    .then(|| (open.id, open.element.clone()))
            })
            .collect();
        for (subscription, element) in of_event_sub_processes {
            self.emit(InstanceEvent::SubscriptionClosed {
                activation: scope,
                subscription,
                element,
            });
        }
    }

    /// Puts the first token into a scope: its none start event is entered.
    pub(crate) fn start_scope(&mut self, activation: ActivationId, scope: &Scope) {
        let process = self.process;
        let none_start = |index: &&ElementIndex| {
            matches!(
                process.element(**index).kind,
                ElementKind::StartEvent(StartEvent::None)
            )
        };
        if let Some(start_event) = scope.start_events.iter().find(none_start) {
            self.enter(process.element(*start_event), activation, Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{command::InstanceCommand, event::InstanceEvent};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn a_timer_that_is_due_at_another_time_is_not_fired() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([
                boundary("tick", "work").cycle("R/PT1S").non_interrupting(),
                end("ticked"),
            ]);
        let mut run = given(content).start("{}");
        let subscription = run.subscription("tick");
        let first = run.due("tick");
        run.fire("tick").after();
        run.must(InstanceCommand::FireTimer {
            subscription,
            due: first,
        });
        assert_eq!(run.trace(), Vec::<String>::new(), "it fired already");
        assert!(run.due("tick") > first);
    }

    #[test]
    fn the_key_may_be_a_context_of_which_the_message_names_a_part() {
        let content = sequence([start("start"), receive("wait", "paid"), end("end")]);
        let run = given(content).start(r#"{"key":{"order":{"id":1,"line":2},"tenant":"a"}}"#);
        let opened = run
            .events()
            .iter()
            .any(|event| matches!(event, InstanceEvent::SubscriptionOpened(_)));
        assert!(opened);
        let mut run = run;
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
