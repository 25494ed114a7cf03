//! What is waited for has come: a timer is due, a message was matched, a signal was published, a condition became true, an error was
//! caught. The event goes on with what came, or its event sub-process starts.

use super::{
    contradiction::Contradiction,
    error::InstanceError,
    event::{InstanceEvent, ListenerEvent, Repeat, Stimulus},
    parallel_multiple::Occurrence,
    step::Step,
    subscription::Waiting,
    timer,
    view::Fault,
};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, FlowId, MessageId, SignalId, SubscriptionId},
    instance::here::Here,
    model::graph::{Element, ElementKind, Triggered},
    value::Variables,
};
use jiff::Timestamp;

impl<'a> Step<'a> {
    /// A timer is due. Another occurrence than the one that is waited for changes nothing, and neither does one of a subscription
    /// that was closed while the timer was on its way, or fired before.
    pub(crate) fn fire_timer(&mut self, subscription: SubscriptionId, due: Timestamp) {
        let Some((activation, open)) = self.state.subscription(subscription) else {
            return;
        };
        let Awaits::Timer(timer) = &open.awaits else {
            return self.contradict(Contradiction::OtherElement {
                element: open.element.clone(),
                expected: "one that waits for a timer",
            });
        };
        if timer.due != due {
            return;
        }
        let (activation, event_id, timer) = (activation.id, open.element.clone(), timer.clone());
        let definition = open.definition;
        if self.must_wait() {
            if !self.state.parked.has_timer(subscription) {
                self.park(activation, Stimulus::Timer { subscription, due });
            }
            return;
        }
        let Some(event) = self.required_element(&event_id) else {
            return;
        };
        let next = if self.stays_open(event) {
            timer::next(&timer, self.now)
        } else {
            Ok(None)
        };
        let next = match next {
            Ok(next) => next,
            Err(error) => {
                return self.contradict(Contradiction::UnreadableSchedule {
                    element: event_id,
                    reason: error.to_string(),
                });
            }
        };
        self.emit(InstanceEvent::TimerFired {
            activation,
            subscription,
            element: event_id,
            definition,
            next,
        });
        self.occur(activation, event, definition, Occurrence::Instant);
    }

    /// A message was matched with a subscription. Delivered again, it changes nothing. If the subscription is closed, the message must
    /// find another; if there is no room for what it brings, it waits.
    pub(crate) fn correlate_message(
        &mut self,
        subscription: SubscriptionId,
        message: MessageId,
        variables: &Variables,
    ) -> Result<(), InstanceError> {
        let Some((activation, open)) = self.state.subscription(subscription) else {
            return Err(InstanceError::SubscriptionClosed(subscription));
        };
        if open.received.contains(&message) || self.state.parked.has_message(message) {
            return Ok(());
        }
        let activation = activation.id;
        self.must_have_room_for(variables)?;
        if self.must_wait() {
            let variables = variables.clone();
            let stimulus = Stimulus::Message {
                subscription,
                message,
                variables,
            };
            self.park(activation, stimulus);
            return Ok(());
        }
        let Waiting {
            activation,
            event,
            definition,
            ..
        } = self.still_waiting(subscription)?;
        self.emit(InstanceEvent::MessageCorrelated {
            activation,
            subscription,
            element: event.id.clone(),
            definition,
            message,
            stays_open: self.stays_open(event),
        });
        self.occur(
            activation,
            event,
            definition,
            Occurrence::Payload(variables),
        );
        Ok(())
    }

    /// A signal reached a subscription. One that its element has had before changes nothing.
    pub(crate) fn receive_signal(
        &mut self,
        subscription: SubscriptionId,
        (signal, expires_at): (SignalId, Timestamp),
        variables: &Variables,
    ) -> Result<(), InstanceError> {
        let Some((activation, open)) = self.state.subscription(subscription) else {
            return Err(InstanceError::SubscriptionClosed(subscription));
        };
        if open.had_signals.contains(signal) {
            return Ok(());
        }
        let activation = activation.id;
        self.must_have_room_for(variables)?;
        if self.must_wait() {
            let variables = variables.clone();
            let stimulus = Stimulus::Signal {
                subscription,
                signal,
                expires_at,
                variables,
            };
            self.park(activation, stimulus);
            return Ok(());
        }
        self.take_signal(subscription, (signal, expires_at), variables)
    }

    /// A signal goes on that a subscription has not had before.
    pub(super) fn take_signal(
        &mut self,
        subscription: SubscriptionId,
        (signal, expires_at): (SignalId, Timestamp),
        variables: &Variables,
    ) -> Result<(), InstanceError> {
        let Waiting {
            activation,
            event,
            definition,
            ..
        } = self.still_waiting(subscription)?;
        self.emit(InstanceEvent::SignalReceived {
            activation,
            subscription,
            element: event.id.clone(),
            definition,
            signal,
            expires_at,
            stays_open: self.stays_open(event),
        });
        self.occur(
            activation,
            event,
            definition,
            Occurrence::Payload(variables),
        );
        Ok(())
    }

    /// Whether an event can be triggered again: only one that interrupts nothing.
    pub(super) fn stays_open(&self, event: &Element) -> bool {
        match event.kind.triggered() {
            Some(Triggered::Boundary(boundary)) => !boundary.interrupting,
            Some(Triggered::Start(_)) => self
                .event_sub_process_of(event)
                .is_some_and(|(_, interrupting)| !interrupting),
            Some(Triggered::Flow(_)) | None => false,
        }
    }

    fn event_sub_process_of(&self, start_event: &Element) -> Option<(&'a Element, bool)> {
        let around = start_event
            .parent
            .map(|parent| self.process.element(parent));
        if let Some(element) = around
            && let ElementKind::EventSubProcess(event_sub_process) = &element.kind
        {
            return Some((element, event_sub_process.interrupting));
        }
        self.contradict(Contradiction::OtherElement {
            element: start_event.id.clone(),
            expected: "the start event of an event sub-process",
        });
        None
    }

    /// Something came by one of the definitions of an event that an activation waited for.
    pub(super) fn occur(
        &mut self,
        activation: ActivationId,
        event: &'a Element,
        definition: Option<u32>,
        occurrence: Occurrence<'_>,
    ) {
        if let Some(payload) = self.gather(activation, event, definition, occurrence) {
            self.trigger(activation, event, &payload);
        }
    }

    /// What an activation waited for has come.
    pub(super) fn trigger(
        &mut self,
        activation: ActivationId,
        event: &'a Element,
        payload: &Variables,
    ) {
        match event.kind.triggered() {
            Some(Triggered::Boundary(boundary)) => {
                let Some(host) = self.required_here(activation) else {
                    return;
                };
                if boundary.interrupting {
                    self.terminate(activation);
                }
                self.pass_triggered(event, host.scope, Vec::new(), payload);
            }
            Some(Triggered::Start(_)) => {
                self.start_event_sub_process(activation, event, payload);
            }
            None => self.contradict(Contradiction::OtherElement {
                element: event.id.clone(),
                expected: "one that is triggered",
            }),
            Some(Triggered::Flow(_)) => {
                let Some(here) = self.required_here(activation) else {
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

    /// The first event behind an event-based gateway has come, or one of those that start the process together.
    fn take_event(&mut self, gateway: &Here<'a>, event: &'a Element, payload: &Variables) {
        let process = self.process;
        let flow = gateway
            .element
            .outgoing
            .iter()
            .map(|flow| process.flow(*flow))
            .find(|flow| flow.target == event.index);
        let Some(flow) = flow else {
            return self.contradict(Contradiction::OtherElement {
                element: event.id.clone(),
                expected: "one behind the event-based gateway that waits for it",
            });
        };
        if self.awaits_others_together(gateway) {
            return self.pass_triggered(event, gateway.scope, Vec::new(), payload);
        }
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
        if event.listeners.hear(ListenerEvent::End) {
            let here = self.activate(event, scope, from, Variables::default(), None);
            return self.complete(&here, payload);
        }
        let passage = match self.endless_loop(event) {
            None => self.passage(event, scope, payload),
            Some(fault) => Err(fault),
        };
        match passage {
            Ok((leaving, taken)) => {
                self.propagate(scope, leaving);
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
            self.close_ad_hoc(scope);
        }
        let here = self.activate(element, scope, Vec::new(), Variables::default(), None);
        if element.listeners.hear(ListenerEvent::Start) {
            // The payload must outlast the listeners.
            self.set_variables(here.activation, payload.clone());
            return self.begin(&here);
        }
        match self.open_attached_subscriptions(&here) {
            Ok(()) => self.pass_triggered(start_event, here.activation, Vec::new(), payload),
            Err(fault) => {
                // The payload must outlast the incident.
                self.set_variables(here.activation, payload.clone());
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        awaits::{Awaits, DueTimer},
        ids::MessageId,
        instance::{command::InstanceCommand, contradiction::Contradiction},
        testing::{Run, bpmn::*, given},
        value::Variables,
    };

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

    /// A run whose state says that it waits in an element that its process does not have.
    fn lost(content: String) -> Run {
        let mut run = given(content).unchecked().start(r#"{"key":1}"#);
        let activations: Vec<_> = run.state.activations.keys().copied().collect();
        for activation in activations {
            let open = run.state.activations.subscriptions_mut(activation);
            for open in open.unwrap() {
                open.element = "lost".into();
            }
        }
        run
    }

    #[test]
    fn a_timer_whose_element_is_not_in_the_process_is_told_and_stays_due() {
        let mut run = lost(sequence([
            start("start"),
            catch("wait").timer("PT1H"),
            end("end"),
        ]));
        let waits = run.state.subscriptions.clone();
        let (activation, open) = run
            .state
            .subscription(*waits.keys().next().unwrap())
            .unwrap();
        assert_eq!(activation.element.as_ref().unwrap().as_str(), "wait");
        let Awaits::Timer(timer) = open.awaits.clone() else {
            panic!("expected a timer")
        };
        let fire = InstanceCommand::FireTimer {
            subscription: open.id,
            due: timer.due,
        };
        let contradiction = run.contradiction(fire).unwrap();
        assert_eq!(contradiction, Contradiction::UnknownElement("lost".into()));
        assert_eq!(run.state.subscriptions, waits);
        let message = contradiction.to_string();
        run.must(InstanceCommand::ReportFailure { message });
        let [incident] = &run.incidents()[..] else {
            panic!("expected one incident")
        };
        assert!(incident.contains("is in element 'lost', which its process does not have"));
    }

    #[test]
    fn a_message_whose_element_is_not_in_the_process_finds_no_other_receiver_in_silence() {
        let mut run = lost(sequence([
            start("start"),
            catch("wait").message("paid"),
            end("end"),
        ]));
        let (subscription, _) = run.state.subscriptions.iter().next().unwrap();
        let correlate = InstanceCommand::CorrelateMessage {
            subscription: *subscription,
            message: MessageId(uuid::Uuid::from_u128(7)),
            variables: Variables::default(),
        };
        assert_eq!(
            run.contradiction(correlate),
            Some(Contradiction::UnknownElement("lost".into()))
        );
    }

    #[test]
    fn a_cycle_that_cannot_be_read_any_more_does_not_end_in_silence() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([
                boundary("tick", "work").cycle("R/PT1S").non_interrupting(),
                end("ticked"),
            ]);
        let mut run = given(content).unchecked().start("{}");
        let (subscription, due) = (run.subscription("tick"), run.due("tick"));
        let activations: Vec<_> = run.state.activations.keys().copied().collect();
        for activation in activations {
            let open = run.state.activations.subscriptions_mut(activation);
            for open in open.unwrap() {
                if let Awaits::Timer(DueTimer {
                    cycle: Some(cycle), ..
                }) = &mut open.awaits
                {
                    cycle.schedule = "every now and then".to_owned();
                }
            }
        }
        let contradiction = run.contradiction(InstanceCommand::FireTimer { subscription, due });
        assert!(matches!(
            contradiction,
            Some(Contradiction::UnreadableSchedule { element, .. }) if element.as_str() == "tick"
        ));
    }
}
