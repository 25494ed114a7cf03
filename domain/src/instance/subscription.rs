//! Waiting for timers and messages: one mechanism for catch events, receive tasks, event-based gateways, boundary events and
//! event sub-processes. A subscription belongs to the activation that waits and ends with it; `trigger.rs` says what happens
//! when what is waited for comes.

use super::{
    event::{Awaits, IncidentType, InstanceEvent, SubscriptionOpened},
    step::Step,
    timer,
    view::Fault,
};
use crate::{
    element::Here,
    ids::ActivationId,
    model::graph::{
        BoundaryTrigger, Catch, Element, ElementKind, MessageDefinition, Scope, StartEvent,
    },
    value::Variables,
};
use feel::Value;

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
