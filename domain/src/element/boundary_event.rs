//! `bpmn:boundaryEvent` (BPMN 2.0.2, 13.5.3): waits while the activity it is attached to is active. An interrupting one ends the
//! activity. Its trigger is a subscription of the activity, or an error that the activity throws; it is entered only then.

use super::Behaviour;
use crate::model::graph::BoundaryEvent;

impl Behaviour for BoundaryEvent {
    fn can_wait(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{command::InstanceCommand, state::InstanceStatus};
    use crate::testing::{bpmn::*, given};
    use crate::value::Variables;

    fn worked_on_with(boundary_event: Node) -> String {
        sequence([start("start"), job("work"), end("end")])
            + &sequence([boundary_event, user_task("aside")])
    }

    #[test]
    fn an_interrupting_timer_ends_the_activity() {
        let mut run = given(worked_on_with(boundary("late", "work").timer("PT1H"))).start("{}");
        assert_eq!(run.open_outside(), (1, 1, 0));
        run.after().fire("late");
        assert_eq!(
            run.trace(),
            [
                "TimerFired late",
                "ElementTerminated work",
                "ElementPassed late",
                "ElementEntered aside",
                "UserTaskCreated aside"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.complete_task("aside", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn it_waits_no_longer_than_the_activity() {
        let mut run = given(worked_on_with(boundary("late", "work").timer("PT1H"))).start("{}");
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn a_cycle_that_interrupts_nothing_fires_as_often_as_it_says() {
        let reminder = boundary("remind", "work")
            .cycle("R3/PT1S")
            .non_interrupting();
        let mut run = given(worked_on_with(reminder)).start("{}");
        run.fire("remind").fire("remind").fire("remind");
        assert_eq!(run.open_outside(), (1, 0, 0));
        assert_eq!(run.active(), ["work", "aside", "aside", "aside"]);
        run.complete_job("work", "{}");
        run.complete_task("aside", "{}")
            .complete_task("aside", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.complete_task("aside", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_message_that_interrupts_nothing_comes_as_often_as_it_likes() {
        let news = boundary("news", "work").message("paid").non_interrupting();
        let mut run = given(worked_on_with(news)).start(r#"{"key":1}"#);
        run.after().message("paid", "1", r#"{"part":1}"#);
        assert_eq!(
            run.trace(),
            [
                "MessageCorrelated news",
                r#"VariablesSet {"part":1}"#,
                "ElementPassed news",
                "ElementEntered aside",
                "UserTaskCreated aside"
            ]
        );
        run.message("paid", "1", r#"{"part":2}"#);
        assert_eq!(run.active(), ["work", "aside", "aside"]);
    }

    #[test]
    fn any_of_several_triggers_it() {
        let event = || {
            boundary("any", "work")
                .timer("PT1H")
                .message("paid")
                .error("declined")
        };
        let mut run = given(worked_on_with(event())).start(r#"{"key":1}"#);
        assert_eq!(run.open_outside(), (1, 1, 1));
        run.throw_from_job("work", "declined", "{}");
        assert_eq!(run.active(), ["aside"]);
        assert_eq!(run.open_outside(), (0, 0, 0));
        let mut run = given(worked_on_with(event())).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}");
        assert_eq!(run.active(), ["aside"]);
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn one_of_several_definitions_that_interrupts_nothing_goes_on_with_the_others() {
        let event = boundary("any", "work")
            .cycle("R2/PT1S")
            .message("paid")
            .signal("closed")
            .non_interrupting();
        let mut run = given(worked_on_with(event)).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}")
            .signal("closed", "{}")
            .message("paid", "1", "{}");
        run.fire("any").fire("any");
        let aside = run.active().into_iter().filter(|id| *id == "aside");
        assert_eq!(aside.count(), 5);
        assert_eq!(run.open_outside(), (1, 0, 2), "the cycle is over");
    }

    #[test]
    fn a_signal_interrupts_or_not() {
        let news = boundary("news", "work").signal("closed").non_interrupting();
        let mut run = given(worked_on_with(news)).start("{}");
        run.after().signal("closed", r#"{"part":1}"#);
        assert_eq!(
            run.trace(),
            [
                "SignalReceived news",
                r#"VariablesSet {"part":1}"#,
                "ElementPassed news",
                "ElementEntered aside",
                "UserTaskCreated aside"
            ]
        );
        let stop = boundary("stop", "work").signal("closed");
        let mut run = given(worked_on_with(stop)).start("{}");
        run.signal("closed", "{}");
        assert_eq!(run.active(), ["aside"]);
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn a_signal_on_a_multi_instance_comes_once_for_all_items() {
        let content = sequence([start("start"), job("work").for_each("[1,2,3]"), end("end")])
            + &sequence([
                boundary("news", "work").signal("closed").non_interrupting(),
                user_task("aside"),
            ]);
        let mut run = given(content).start("{}");
        run.signal("closed", "{}");
        let aside = run.active().into_iter().filter(|id| *id == "aside");
        assert_eq!(aside.count(), 1);
    }

    #[test]
    fn a_message_that_is_delivered_again_changes_nothing() {
        let news = boundary("news", "work").message("paid").non_interrupting();
        let mut run = given(worked_on_with(news)).start(r#"{"key":1}"#);
        let delivery = InstanceCommand::CorrelateMessage {
            subscription: run.subscription("news"),
            message: crate::ids::MessageId(uuid::Uuid::from_u128(7)),
            variables: Variables::default(),
        };
        run.must(delivery.clone()).after().must(delivery);
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn its_output_mappings_say_what_of_the_message_is_kept() {
        let news = boundary("news", "work")
            .message("paid")
            .output("=amount", "paid");
        let mut run = given(worked_on_with(news)).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":5,"noise":0}"#);
        assert_eq!(run.variables(), r#"{"key":1,"paid":5}"#);
    }

    #[test]
    fn on_a_sub_process_it_ends_all_that_is_inside() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("work"),
            end("out"),
        ]) + &nodes([catch("wait").timer("P1D"), end("waited")])
            + &path("fork wait waited");
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("stop", "sub").message("paid"), end("stopped")]);
        let mut run = given(content).start(r#"{"key":1}"#);
        run.after().message("paid", "1", "{}");
        assert_eq!(
            run.trace(),
            [
                "MessageCorrelated stop",
                "ElementTerminated wait",
                "ElementTerminated work",
                "ElementTerminated sub",
                "ElementPassed stop",
                "ElementPassed stopped",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn on_a_multi_instance_activity_it_ends_every_item() {
        let content = sequence([start("start"), job("work").for_each("items"), end("end")])
            + &sequence([boundary("stop", "work").timer("PT1S"), end("stopped")]);
        let mut run = given(content).start(r#"{"items":[1,2]}"#);
        assert_eq!(
            run.open_outside(),
            (2, 1, 0),
            "the boundary event waits once"
        );
        run.fire("stop");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"items":[1,2]}"#);
    }

    #[test]
    fn on_a_call_activity_the_token_goes_on_and_the_scope_waits_for_the_called_instance() {
        let content = sequence([start("start"), call("call", "other"), end("end")])
            + &sequence([boundary("stop", "call").timer("PT1S"), end("stopped")]);
        let other = other_with_job();
        let mut run = given(content).beside(other).start("{}");
        run.hold_deliveries().after().fire("stop");
        assert_eq!(
            run.trace(),
            [
                "TimerFired stop",
                "ElementTerminating call",
                "ElementPassed stop",
                "ElementPassed stopped"
            ]
        );
        run.deliver();
        assert_eq!(
            run.trace(),
            [
                "CalledInstanceEnded call",
                "ElementTerminated call",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn one_that_cannot_be_resolved_holds_the_activity_before_it_begins() {
        let mut run = given(worked_on_with(boundary("late", "work").timer("=wait"))).start("{}");
        assert_eq!(
            run.incidents(),
            [
                "work TimerResolution: the timer of 'late' cannot be resolved: expected a duration such as \"PT1H\", \
              found null"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.resolve("work", r#"{"wait":"PT5M"}"#);
        assert_eq!(run.open_outside(), (1, 1, 0));
        run.fire("late");
        assert_eq!(run.active(), ["aside"]);
    }

    #[test]
    fn an_error_is_caught_by_its_code_before_one_that_takes_any() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([boundary("any", "work").error(""), end("a")])
            + &sequence([boundary("named", "work").error("declined"), end("b")]);
        let mut run = given(content.clone()).start("{}");
        run.after().throw_from_job("work", "declined", "{}");
        assert_eq!(run.trace()[1], "ErrorCaught named declined");
        let mut run = given(content).start("{}");
        run.after().throw_from_job("work", "other", "{}");
        assert_eq!(run.trace()[1], "ErrorCaught any other");
    }
}
