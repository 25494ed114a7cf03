//! Instances that an event behind an event-based gateway starts, or a receive task (BPMN 2.0.2, sections 10.3.3, 10.6.6 and 13.5.1): what
//! has come passes, and no gateway before it. With an exclusive gateway the others are not waited for. With a parallel one the
//! gateway is active until each of the others has come, and so is the instance. They belong to it by the key of the message that
//! started it, which no other running instance of the process has.

use super::{
    event::{IncidentType, InstanceStarted, Repeat},
    here::Here,
    step::Step,
    subscription::Awaited,
    view::Fault,
};
use crate::{
    awaits::{AwaitedMessage, Awaits},
    ids::ActivationId,
    model::graph::{Element, ElementIndex, Instantiating, Trigger},
    value::Variables,
};
use feel::Value;

impl<'a> Step<'a> {
    /// Begins an instance with what started it.
    pub(super) fn instantiate(
        &mut self,
        instantiating: Instantiating,
        event: &'a Element,
        started: &InstanceStarted,
    ) {
        match self.wait_beside(instantiating, event, started) {
            Ok(()) => {
                let root = self.state.root();
                self.pass_triggered(event, root, Vec::new(), &started.payload);
            }
            Err(fault) => self.raise_on_root(fault, Repeat::Enter),
        }
    }

    /// Lets the process wait for what its event sub-processes wait for, and for the other events that start it together with this one:
    /// for all of it, or none if something cannot be resolved.
    fn wait_beside(
        &mut self,
        instantiating: Instantiating,
        event: &Element,
        started: &InstanceStarted,
    ) -> Result<(), Fault> {
        let Some(gateway) = instantiating.together else {
            return self.open_root_subscriptions();
        };
        let others = self.await_others(gateway, event, started)?;
        self.open_root_subscriptions()?;
        let (gateway, root) = (self.process.element(gateway), self.state.root());
        let here = self.activate(gateway, root, Vec::new(), Variables::default(), None);
        self.open_subscriptions(here.activation, others);
        Ok(())
    }

    /// What the other events behind a gateway wait for that starts the process by all of them.
    fn await_others(
        &self,
        gateway: ElementIndex,
        event: &Element,
        started: &InstanceStarted,
    ) -> Result<Vec<Awaited<'a>>, Fault> {
        let process = self.process;
        let message = started.message.as_ref();
        let key = message.and_then(|message| message.correlation_key.clone());
        let key = key.filter(|key| *key != Value::Null).ok_or_else(|| {
            Fault::new(
                IncidentType::SubscriptionError,
                format!(
                    "what started the instance at '{}' has no correlation key, so nothing says which other messages belong to \
                     it: cancel the instance, and publish the messages with their key",
                    event.id
                ),
            )
        })?;
        let mut awaited = Vec::new();
        let events = process.behind(process.element(gateway));
        for element in events.filter(|other| other.index != event.index) {
            let [trigger] = element.kind.triggers() else {
                // Refused at deployment.
                continue;
            };
            let awaits = self.await_together(element, trigger, &key)?;
            awaited.extend(awaits.map(|awaits| Awaited {
                element,
                definition: None,
                awaits,
            }));
        }
        Ok(awaited)
    }

    /// What an event waits for that starts the process with others: a message, by the key of that which started the instance.
    pub(super) fn await_together(
        &self,
        event: &Element,
        trigger: &Trigger,
        key: &Value,
    ) -> Result<Option<Awaits>, Fault> {
        let Trigger::Message(message) = trigger else {
            // Refused at deployment.
            return Ok(None);
        };
        let seen = self.seen_from(self.state.root());
        let purpose = format!("the message name of '{}'", event.id);
        Ok(Some(Awaits::Message(AwaitedMessage {
            name: seen.view().string(&message.name, &purpose)?,
            correlation_key: key.clone(),
        })))
    }

    /// Whether a gateway that started the process by several events together waits for more of them.
    pub(super) fn awaits_others_together(&self, gateway: &Here<'a>) -> bool {
        self.process.starts_together(gateway.element.index) && self.waits_on(gateway.activation)
    }

    fn waits_on(&self, activation: ActivationId) -> bool {
        let found = self.required_activation(activation);
        found.is_some_and(|found| !found.subscriptions.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{Run, bpmn::*, given};

    fn behind(gateway: Node, events: [Node; 2]) -> String {
        let flows = events
            .each_ref()
            .map(|event| path(&format!("{} {} join", gateway.id(), event.id())));
        nodes([gateway]) + &nodes(events) + &flows.concat()
    }

    fn either() -> String {
        behind(
            gateway("eventBased", "which").instantiating(),
            [
                catch("came").message("order"),
                catch("told").signal("closed"),
            ],
        ) + &sequence([gateway("exclusive", "join"), job("work"), end("end")])
    }

    #[test]
    fn the_first_event_starts_an_instance_without_its_gateway() {
        let mut run = given(either()).start_by_message("came", r#"{"a":1}"#);
        assert_eq!(
            run.trace(),
            [
                "InstanceStarted came",
                "ElementPassed came",
                "ElementPassed join",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        assert_eq!(run.variables(), r#"{"a":1}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        let mut run = given(either()).start_by_signal("told", r#"{"a":2}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.variables(), r#"{"a":2}"#);
    }

    #[test]
    fn what_starts_has_output_mappings() {
        let content = behind(
            gateway("eventBased", "which").instantiating(),
            [
                catch("came").message("order").output("=a + 1", "b"),
                catch("late").timer("PT1H"),
            ],
        ) + &sequence([gateway("exclusive", "join"), job("work"), end("end")]);
        let run = given(content).start_by_message("came", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"b":2}"#);
    }

    #[test]
    fn a_receive_task_starts_an_instance() {
        let receive = receive("came", "order")
            .instantiating()
            .output("=a", "b")
            .listener("end", "after");
        let mut run = given(sequence([receive, job("work"), end("end")]))
            .start_by_message("came", r#"{"a":1}"#);
        run.complete_job("came", "{}");
        assert_eq!(run.variables(), r#"{"b":1}"#);
        assert_eq!(run.active(), ["work"]);
    }

    /// Two messages start an instance together; both go on to the same join.
    fn both() -> String {
        behind(
            gateway("eventBased", "which")
                .instantiating()
                .for_all_events(),
            [
                catch("came").message("paid").output("=amount", "amount"),
                catch("told").message("shipped"),
            ],
        ) + &sequence([gateway("parallel", "join"), job("work"), end("end")])
    }

    fn started_with(key: &str) -> Run {
        given(both()).start_by_keyed_message("came", key, r#"{"amount":7}"#)
    }

    #[test]
    fn an_instance_that_one_of_several_starts_waits_for_the_others_of_its_key() {
        let mut run = started_with(r#"{"order":5}"#);
        assert_eq!(
            run.trace(),
            [
                "InstanceStarted came",
                "ElementEntered which",
                "SubscriptionOpened told",
                r#"VariablesSet {"amount":7}"#,
                "ElementPassed came"
            ]
        );
        assert_eq!(run.status(), InstanceStatus::Running);
        run.message("shipped", r#"{"order":5}"#, r#"{"by":"post"}"#);
        assert_eq!(
            run.trace(),
            [
                "MessageCorrelated told",
                "ElementCompleted which",
                r#"VariablesSet {"by":"post"}"#,
                "ElementPassed told",
                "ElementPassed join",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn whichever_came_first() {
        let mut run = given(both()).start_by_keyed_message("told", "1", r#"{"by":"post"}"#);
        run.message("paid", "1", r#"{"amount":7}"#);
        assert_eq!(run.variables(), r#"{"by":"post","amount":7}"#);
        assert_eq!(run.active(), ["work"]);
    }

    #[test]
    fn it_is_not_over_before_all_have_come() {
        let content = nodes([
            gateway("eventBased", "which")
                .instantiating()
                .for_all_events(),
            catch("came").message("paid"),
            catch("told").message("shipped"),
            end("end"),
            end("stop").terminate(),
        ]) + &path("which came end")
            + &path("which told stop");
        let mut run = given(content.clone()).start_by_keyed_message("came", "1", "{}");
        assert_eq!(run.active(), ["which"]);
        run.message("shipped", "1", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        let run = given(content).start_by_keyed_message("told", "1", "{}");
        assert_eq!(
            run.status(),
            InstanceStatus::Completed,
            "a termination ends the waiting, too"
        );
    }

    #[test]
    fn a_message_without_a_key_says_of_nothing_that_it_belongs_to_it() {
        let mut run = given(both()).start_by_keyed_message("came", "null", "{}");
        assert!(
            run.incidents()[0].starts_with("process SubscriptionError: what started the instance"),
            "{:?}",
            run.incidents()
        );
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn event_sub_processes_of_the_process_wait_beside_it() {
        let handler = event_sub_process(
            "handler",
            sequence([start("tick").timer("PT1H"), end("gone")]),
        );
        let mut run = given(either() + &handler.to_string()).start_by_message("came", "{}");
        assert_eq!(run.open_outside(), (1, 1, 0));
        run.fire("tick");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
