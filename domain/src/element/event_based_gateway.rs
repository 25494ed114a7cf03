//! `bpmn:eventBasedGateway` (BPMN 2.0.2, 13.4.4): waits for what each of its targets waits for; the first that comes is taken, and
//! its element passes.

use super::{Behaviour, Here, Progress};
use crate::instance::{step::Step, view::Fault};

pub(super) struct EventBasedGateway;

impl Behaviour for EventBasedGateway {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let process = step.process;
        step.wait_for(here, process.behind(here.element))?;
        Ok(Progress::Waits)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn choice() -> String {
        sequence([
            start("start"),
            gateway("eventBased", "which"),
            catch("late").timer("PT1H"),
            end("x"),
        ]) + &nodes([
            catch("came").message("paid").output("=amount", "paid"),
            user_task("thank"),
        ]) + &path("which came thank")
    }

    #[test]
    fn the_first_event_is_taken_and_the_others_wait_no_more() {
        let mut run = given(choice()).start(r#"{"key":1}"#);
        assert_eq!(run.open_outside(), (0, 1, 1));
        run.after().message("paid", "1", r#"{"amount":5}"#);
        assert_eq!(
            run.trace(),
            [
                "MessageCorrelated came",
                "ElementCompleted which",
                r#"VariablesSet {"paid":5}"#,
                "ElementPassed came",
                "ElementEntered thank",
                "UserTaskCreated thank"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn a_timer_may_be_the_first() {
        let mut run = given(choice()).start(r#"{"key":1}"#);
        run.fire("late");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_signal_may_be_the_first() {
        let content = sequence([
            start("start"),
            gateway("eventBased", "which"),
            catch("late").timer("PT1H"),
            end("x"),
        ]) + &nodes([catch("came").signal("closed"), end("y")])
            + &path("which came y");
        let mut run = given(content).start("{}");
        run.after().signal("closed", "{}");
        assert_eq!(
            run.trace()[..3],
            [
                "SignalReceived came",
                "ElementCompleted which",
                "ElementPassed came"
            ]
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_receive_task_waits_like_a_catch_event() {
        let content = sequence([
            start("start"),
            gateway("eventBased", "which"),
            catch("late").timer("PT1H"),
            end("x"),
        ]) + &nodes([receive("came", "paid"), end("y")])
            + &path("which came y");
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":5}"#);
        assert_eq!(run.variables(), r#"{"key":1,"amount":5}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_follows_may_wait_for_any_of_several() {
        let content = sequence([
            start("start"),
            gateway("eventBased", "which"),
            catch("late").timer("PT1H"),
            end("x"),
        ]) + &nodes([catch("came").message("paid").signal("closed"), end("y")])
            + &path("which came y");
        let mut run = given(content).start(r#"{"key":1}"#);
        assert_eq!(run.open_outside(), (0, 1, 2));
        run.after().signal("closed", "{}");
        assert_eq!(
            run.trace()[..3],
            [
                "SignalReceived came (1)",
                "ElementCompleted which",
                "ElementPassed came"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn nothing_is_waited_for_if_one_event_cannot_be() {
        let mut run = given(choice()).start("{}");
        assert_eq!(
            run.incidents(),
            [
                "which SubscriptionError: the correlation key of 'came' must give a string, number, boolean, list or context, \
              but gave null"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.resolve("which", r#"{"key":1}"#);
        assert_eq!(run.open_outside(), (0, 1, 1));
    }

    #[test]
    fn a_fault_of_the_event_that_came_keeps_what_came() {
        let content = sequence([
            start("start"),
            gateway("eventBased", "which"),
            catch("late").timer("PT1H"),
            end("x"),
        ]) + &nodes([receive("came", "paid"), end("y")])
            + &path("which came")
            + &flow_if("came", "y", "=ready");
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"ready":1}"#);
        assert_eq!(run.variables(), r#"{"key":1,"ready":1}"#);
        run.resolve("came", r#"{"ready":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
