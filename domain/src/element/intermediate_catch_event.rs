//! `bpmn:intermediateCatchEvent` (BPMN 2.0.2, 13.5.2): waits for a timer, a message, a signal or a condition, or for
//! any or all of several (`instance/parallel_multiple.rs`). One that catches a link passes: the token has
//! come by the link (`model/parse/links.rs`).

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::Triggers,
};

impl Behaviour for Triggers {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        step.wait_for(here, [here.element])?;
        Ok(Progress::Waits)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn waiting(catch: Node) -> String {
        sequence([start("start"), catch, end("end")])
    }

    #[test]
    fn a_timer_is_waited_for() {
        let mut run = given(waiting(catch("wait").timer("PT1H"))).start("{}");
        assert_eq!(
            run.trace()[2..],
            ["ElementEntered wait", "SubscriptionOpened wait"]
        );
        run.fire("wait");
        assert_eq!(
            run.trace(),
            [
                "TimerFired wait",
                "ElementCompleted wait",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_message_is_waited_for_by_the_key_it_has_now() {
        let mut run =
            given(waiting(catch("wait").message("paid"))).start(r#"{"key":{"order":5,"line":1}}"#);
        run.after()
            .message("paid", r#"{"order":5.0}"#, r#"{"amount":7}"#);
        assert_eq!(
            run.trace(),
            [
                "MessageCorrelated wait",
                r#"VariablesSet {"amount":7}"#,
                "ElementCompleted wait",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn its_input_mappings_are_seen_by_the_key_and_its_outputs_take_from_the_message() {
        let wait = catch("wait")
            .message("paid")
            .input("=order.id", "key")
            .output("=amount", "order.paid");
        let mut run = given(waiting(wait)).start(r#"{"order":{"id":"o1"}}"#);
        run.message("paid", r#""o1""#, r#"{"amount":7}"#);
        assert_eq!(run.variables(), r#"{"order":{"id":"o1","paid":7}}"#);
    }

    #[test]
    fn a_signal_is_waited_for_by_its_name_alone() {
        let wait = catch("wait").signal("named").output("=amount", "paid");
        let mut run = given(waiting(wait)).start(r#"{"name":"order 5"}"#);
        run.after().signal("order 6", "{}");
        assert_eq!(run.trace(), Vec::<String>::new());
        run.signal("order 5", r#"{"amount":7}"#);
        assert_eq!(
            run.trace(),
            [
                "SignalReceived wait",
                r#"VariablesSet {"paid":7}"#,
                "ElementCompleted wait",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn any_of_several_is_waited_for() {
        let wait = catch("wait")
            .message("paid")
            .timer("PT1H")
            .signal("closed")
            .output("=amount", "paid");
        let mut run = given(waiting(wait.clone())).start(r#"{"key":1}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered wait",
                "SubscriptionOpened wait (0)",
                "SubscriptionOpened wait (1)",
                "SubscriptionOpened wait (2)"
            ]
        );
        assert_eq!(run.open_outside(), (0, 1, 2));
        run.signal("closed", r#"{"amount":7}"#);
        assert_eq!(
            run.trace(),
            [
                "SignalReceived wait (2)",
                r#"VariablesSet {"paid":7}"#,
                "ElementCompleted wait",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
        let mut run = given(waiting(wait.clone())).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":8}"#);
        assert_eq!(run.variables(), r#"{"key":1,"paid":8}"#);
    }

    #[test]
    fn none_of_several_is_waited_for_if_one_cannot_be() {
        let wait = catch("wait").timer("PT1H").message("paid");
        let mut run = given(waiting(wait)).start("{}");
        assert!(run.incidents()[0].starts_with("wait SubscriptionError"));
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.resolve("wait", r#"{"key":1}"#);
        assert_eq!(run.open_outside(), (0, 1, 1));
    }

    #[test]
    fn a_signal_without_a_name_is_an_incident() {
        let mut run = given(waiting(catch("wait").signal("named"))).start("{}");
        assert!(run.incidents()[0].starts_with("wait FeelError: the signal name of 'wait'"));
        run.resolve("wait", r#"{"name":"opened"}"#)
            .signal("opened", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn all_that_wait_for_a_signal_get_it() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            catch("a").signal("closed"),
            end("end"),
        ]) + &nodes([
            catch("b").signal("closed"),
            catch("c").signal("opened"),
            end("end2"),
        ]) + &path("fork b end2")
            + &path("fork c end2");
        let mut run = given(content).start("{}");
        run.signal("closed", r#"{"x":1}"#);
        assert_eq!(run.active(), ["c"]);
        assert_eq!(run.variables(), r#"{"x":1}"#);
    }

    #[test]
    fn a_timer_that_cannot_be_resolved_is_an_incident() {
        let mut run = given(waiting(catch("wait").timer("=due"))).start(r#"{"due":"soon"}"#);
        assert!(
            run.incidents()[0]
                .starts_with("wait TimerResolution: the timer of 'wait' cannot be resolved")
        );
        run.resolve("wait", r#"{"due":"PT1S"}"#).fire("wait");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn it_waits_no_more_when_its_sub_process_is_interrupted() {
        let content = sequence([
            start("start"),
            sub_process(
                "sub",
                sequence([start("in"), catch("wait").message("paid"), end("out")]),
            ),
            end("end"),
        ]) + &sequence([boundary("late", "sub").timer("PT1H"), end("stopped")]);
        let mut run = given(content).start(r#"{"key":1}"#);
        run.fire("late");
        assert_eq!(run.open_outside(), (0, 0, 0));
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn each_item_of_a_multi_instance_waits_for_its_own() {
        let inner = sequence([start("in"), catch("wait").message("paid"), end("out")]);
        let content = sequence([
            start("start"),
            sub_process("sub", inner)
                .for_each("[1,2]")
                .input("=item", "key")
                .output("=got", "result"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.message("paid", "2", r#"{"got":"two"}"#)
            .message("paid", "1", r#"{"got":"one"}"#);
        assert_eq!(run.variables(), r#"{"results":["one","two"]}"#);
    }
}
