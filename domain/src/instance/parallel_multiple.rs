//! Events that several things trigger together (BPMN 2.0.2, table 10.90, "Parallel Multiple"): each that comes is kept where the
//! event waits (`arrived.rs`), and the one that completes them triggers the event, with what all of them brought. An event that
//! interrupts nothing begins anew then: one of each has been used up.

use super::{
    event::{InstanceEvent, TriggerArrived},
    step::Step,
};
use crate::{
    ids::ActivationId,
    model::graph::{Element, Triggers},
    value::Variables,
};
use std::borrow::Cow;

/// What came by one of the event definitions of an event.
#[derive(Clone, Copy)]
pub(super) enum Occurrence<'o> {
    /// An instant. One that comes again before the others have come counts once, as those that are missed while nothing runs do.
    Instant,
    /// A message or a signal, which brings variables. Each counts.
    Payload(&'o Variables),
}

impl<'a> Step<'a> {
    /// What triggers an event after something came by one of its definitions; `None` while others are waited for.
    pub(super) fn gather<'o>(
        &mut self,
        activation: ActivationId,
        event: &'a Element,
        definition: Option<u32>,
        occurrence: Occurrence<'o>,
    ) -> Option<Cow<'o, Variables>> {
        let payload = match occurrence {
            Occurrence::Instant => Cow::Owned(Variables::default()),
            Occurrence::Payload(payload) => Cow::Borrowed(payload),
        };
        let Some(Triggers::All(triggers)) = event.kind.trigger() else {
            return Some(payload);
        };
        let definition = definition.unwrap_or_default();
        let found = self.required_activation(activation)?;
        let arrived = found.arrived.as_deref();
        let first = |place| arrived.and_then(|arrived| arrived.first(&event.id, place));
        // In the order of the file, so that it does not matter in which they came.
        let each = (0..).zip(triggers).map(|(place, _)| {
            if place == definition {
                Some(payload.as_ref())
            } else {
                first(place)
            }
        });
        let all: Option<Vec<&Variables>> = each.collect();
        let gathered = all.map(|all| {
            let mut gathered = Variables::default();
            for variables in all {
                gathered.merge(variables);
            }
            gathered
        });
        if gathered.is_none()
            && matches!(occurrence, Occurrence::Instant)
            && first(definition).is_some()
        {
            return None;
        }
        self.emit(InstanceEvent::TriggerArrived(Box::new(TriggerArrived {
            activation,
            element: event.id.clone(),
            definition,
            variables: if gathered.is_some() {
                Variables::default()
            } else {
                payload.into_owned()
            },
            completes: gathered.is_some(),
        })));
        gathered.map(Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn waiting(wait: Node) -> String {
        sequence([start("start"), wait.parallel(), job("next"), end("end")])
    }

    fn on_work(event: Node) -> String {
        sequence([start("start"), job("work"), end("end")])
            + &sequence([event.parallel(), user_task("aside"), end("done")])
    }

    #[test]
    fn all_have_to_come_whatever_comes_first() {
        let content = waiting(catch("wait").message("paid").signal("closed").timer("PT1H"));
        let mut run = given(content.clone()).start(r#"{"key":1}"#);
        assert_eq!(run.open_outside(), (0, 1, 2));
        run.after()
            .message("paid", "1", r#"{"amount":7,"by":"message"}"#);
        assert_eq!(
            run.trace(),
            ["MessageCorrelated wait (0)", "TriggerArrived wait (0)"]
        );
        assert_eq!(run.open_outside(), (0, 1, 1), "it waits for no second one");
        run.fire("wait").after();
        run.signal("closed", r#"{"by":"signal"}"#);
        assert_eq!(
            run.trace(),
            [
                "SignalReceived wait (1)",
                "TriggerArrived wait (1, all)",
                r#"VariablesSet {"amount":7,"by":"signal"}"#,
                "ElementCompleted wait",
                "ElementEntered next",
                "JobCreated next"
            ]
        );
        let mut other = given(content).start(r#"{"key":1}"#);
        other.signal("closed", r#"{"by":"signal"}"#).fire("wait");
        other.message("paid", "1", r#"{"amount":7,"by":"message"}"#);
        assert_eq!(other.variables(), run.variables());
        assert_eq!(other.active(), ["next"]);
    }

    #[test]
    fn what_came_goes_through_the_output_mappings() {
        let wait = catch("wait")
            .message("paid")
            .signal("closed")
            .output("=amount + more", "sum");
        let mut run = given(waiting(wait)).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":7}"#);
        assert_eq!(run.variables(), r#"{"key":1}"#);
        run.signal("closed", r#"{"more":1}"#);
        assert_eq!(run.variables(), r#"{"key":1,"sum":8}"#);
    }

    #[test]
    fn on_the_border_it_interrupts_when_all_have_come() {
        let event = boundary("both", "work").message("paid").signal("closed");
        let mut run = given(on_work(event)).start(r#"{"key":1}"#);
        run.signal("closed", "{}");
        assert_eq!(run.active(), ["work"]);
        run.message("paid", "1", "{}");
        assert_eq!(run.active(), ["aside"]);
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn what_has_come_is_gone_with_the_activity() {
        let event = boundary("both", "work").message("paid").signal("closed");
        let mut run = given(on_work(event)).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}");
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn one_that_interrupts_nothing_uses_up_one_of_each() {
        let event = boundary("both", "work")
            .message("paid")
            .signal("closed")
            .non_interrupting();
        let mut run = given(on_work(event)).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"n":1}"#)
            .message("paid", "1", r#"{"n":2}"#)
            .message("paid", "1", r#"{"n":3}"#);
        let aside = |run: &crate::testing::Run| {
            let active = run.active();
            active.iter().filter(|id| **id == "aside").count()
        };
        assert_eq!(aside(&run), 0);
        run.signal("closed", r#"{"s":1}"#);
        assert_eq!(run.variables(), r#"{"key":1,"n":1,"s":1}"#);
        run.signal("closed", r#"{"s":2}"#);
        assert_eq!(run.variables(), r#"{"key":1,"n":2,"s":2}"#);
        assert_eq!(aside(&run), 2);
        run.signal("closed", "{}").signal("closed", "{}");
        assert_eq!(aside(&run), 3);
        run.message("paid", "1", "{}");
        assert_eq!(aside(&run), 4, "the second of these signals was kept");
    }

    #[test]
    fn an_instant_that_comes_again_counts_once() {
        let event = boundary("both", "work")
            .cycle("R/PT1S")
            .message("paid")
            .non_interrupting();
        let mut run = given(on_work(event)).start(r#"{"key":1}"#);
        run.fire("both").after().fire("both");
        assert_eq!(run.trace(), ["TimerFired both (0)"]);
        run.message("paid", "1", "{}").message("paid", "1", "{}");
        assert_eq!(run.active(), ["work", "aside"]);
        run.fire("both");
        assert_eq!(run.active(), ["work", "aside", "aside"]);
    }

    #[test]
    fn an_event_sub_process_starts_when_all_have_come() {
        let handler = event_sub_process(
            "handler",
            sequence([
                start("both").message("paid").signal("closed").parallel(),
                user_task("handle"),
                end("handled"),
            ]),
        );
        let content = sequence([start("start"), job("work"), end("end")]) + &nodes([handler]);
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":7}"#);
        assert_eq!(run.active(), ["work"]);
        run.signal("closed", r#"{"by":"signal"}"#);
        assert_eq!(run.active(), ["handler", "handle"]);
        assert_eq!(
            run.payload("handle"),
            r#"{"key":1,"amount":7,"by":"signal"}"#
        );
    }

    #[test]
    fn each_item_of_a_multi_instance_gathers_for_itself() {
        let inner = sequence([
            start("in"),
            catch("wait").message("paid").signal("closed").parallel(),
            end("out"),
        ]);
        let sub = sub_process("sub", inner)
            .for_each("[1,2]")
            .input("=item", "key")
            .output("=amount", "result");
        let mut run = given(sequence([start("start"), sub, end("end")])).start("{}");
        run.message("paid", "1", r#"{"amount":1}"#);
        run.signal("closed", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.message("paid", "2", r#"{"amount":2}"#);
        assert_eq!(run.variables(), r#"{"results":[1,2]}"#);
    }
}
