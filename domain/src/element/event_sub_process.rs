//! `bpmn:subProcess` with `triggeredByEvent` (BPMN 2.0.2, 13.5.4): its start event is waited for while the scope around it is
//! active. An interrupting one ends everything else in that scope; another one runs beside it, as often as it is triggered. When
//! nothing but event sub-processes is left in the scope it is completing: it waits for these, and no other begins.

use super::{Behaviour, Here, Progress};
use crate::{
    ids::ActivationId,
    instance::{step::Step, view::Fault},
    model::graph::{Element, ElementKind, EventSubProcess},
    value::Variables,
};

impl Behaviour for EventSubProcess {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        if step.begin_for_tokens(here) {
            return Ok(Progress::Waits);
        }
        // Only after an incident: what triggered it is among its variables already.
        let start_event = step.process.element(self.start_event);
        step.pass_triggered(
            start_event,
            here.activation,
            Vec::new(),
            &Variables::default(),
        );
        Ok(Progress::Waits)
    }
}

impl Step<'_> {
    /// An element has ended in a scope that may be completing now. The end of an event sub-process changes nothing in that, so those
    /// that run are looked through when something else ends only.
    pub(crate) fn close_if_completing(&mut self, ended: &Element, scope: ActivationId) {
        let Some(found) = self.required_activation(scope) else {
            return;
        };
        let runs = found.tokens.is_empty() && !found.children.is_empty();
        // Whatever is left in an ad-hoc sub-process that is open, more can be triggered.
        let can_get_more = self.is_open_ad_hoc(scope);
        if found.subscriptions.is_empty() || !runs || can_get_more || is_event_sub_process(ended) {
            return;
        }
        let runs_beside = |child: &ActivationId| {
            let here = self.here(*child);
            here.is_some_and(|here| is_event_sub_process(here.element))
        };
        if found.children.iter().all(runs_beside) {
            self.close_subscriptions_of_scope(scope);
        }
    }
}

fn is_event_sub_process(element: &Element) -> bool {
    matches!(element.kind, ElementKind::EventSubProcess(_))
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn beside_work(event_sub_process: Node) -> String {
        sequence([start("start"), job("work"), end("end")]) + &nodes([event_sub_process])
    }

    fn handler(start_event: Node) -> Node {
        event_sub_process(
            "handler",
            sequence([start_event, user_task("handle"), end("handled")]),
        )
    }

    #[test]
    fn an_interrupting_one_ends_all_else_in_its_scope() {
        let mut run =
            given(beside_work(handler(start("came").message("paid")))).start(r#"{"key":1}"#);
        run.after().message("paid", "1", r#"{"amount":5}"#);
        assert_eq!(
            run.trace(),
            [
                "MessageCorrelated came",
                "ElementTerminated work",
                "ElementEntered handler",
                r#"VariablesSet handler {"amount":5}"#,
                "ElementPassed came",
                "ElementEntered handle",
                "UserTaskCreated handle"
            ]
        );
        run.after().complete_task("handle", r#"{"done":true}"#);
        assert_eq!(
            run.trace(),
            [
                "UserTaskCompleted handle",
                r#"VariablesSet handler {"done":true}"#,
                "ElementCompleted handle",
                "ElementPassed handled",
                "ElementCompleted handler",
                "InstanceCompleted"
            ]
        );
        assert_eq!(run.variables(), r#"{"key":1}"#, "what it sets is its own");
    }

    #[test]
    fn another_one_runs_beside_as_often_as_it_is_triggered() {
        let mut run = given(beside_work(handler(
            start("came").message("paid").non_interrupting(),
        )))
        .start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"n":1}"#)
            .message("paid", "1", r#"{"n":2}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        assert_eq!(
            run.payload("handle"),
            r#"{"key":1,"n":2}"#,
            "each has its own variables"
        );
        run.complete_task("handle", "{}")
            .complete_task("handle", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn none_begins_while_only_others_are_left() {
        let mut run = given(beside_work(handler(
            start("came").message("paid").non_interrupting(),
        )))
        .start(r#"{"key":1}"#);
        run.message("paid", "1", "{}");
        run.after().complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "ElementCompleted work",
                "ElementPassed end",
                "SubscriptionClosed came"
            ]
        );
        assert_eq!(run.active(), ["handler", "handle"]);
        run.complete_task("handle", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_waits_on_the_border_waits_on_while_only_these_are_left() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &handler(start("came").message("paid").non_interrupting()).to_string();
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("late", "sub").timer("PT1H"), end("stopped")]);
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}").complete_job("work", "{}");
        assert_eq!(run.open_outside(), (0, 1, 0));
        run.fire("late");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_signal_triggers_it_once_for_each() {
        let came = start("came").signal("closed").non_interrupting();
        let mut run = given(beside_work(handler(came))).start("{}");
        run.signal("closed", r#"{"n":1}"#).signal_again("closed");
        assert_eq!(run.active(), ["work", "handler", "handle"]);
        assert_eq!(run.payload("handle"), r#"{"n":1}"#);
        run.signal("closed", r#"{"n":2}"#);
        assert_eq!(
            run.active(),
            ["work", "handler", "handle", "handler", "handle"]
        );
        let mut run = given(beside_work(handler(start("came").signal("closed")))).start("{}");
        run.signal("closed", "{}");
        assert_eq!(run.active(), ["handler", "handle"]);
    }

    #[test]
    fn any_of_several_triggers_it() {
        let came = || {
            start("came")
                .message("paid")
                .escalation("late")
                .signal("closed")
        };
        let mut run = given(beside_work(handler(came()))).start(r#"{"key":1}"#);
        run.signal("closed", r#"{"n":1}"#);
        assert_eq!(run.active(), ["handler", "handle"]);
        assert_eq!(run.open_outside(), (0, 0, 0), "the others are closed");
        let content = sequence([
            start("start"),
            throw("tell").escalation("late"),
            job("work"),
            end("end"),
        ]) + &handler(came().non_interrupting()).to_string();
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}");
        assert_eq!(
            run.active(),
            ["handler", "handle", "work", "handler", "handle"]
        );
    }

    #[test]
    fn a_cycle_triggers_it_again_and_again() {
        let tick = start("tick").cycle("R2/PT1S").non_interrupting();
        let mut run = given(beside_work(handler(tick))).start("{}");
        run.fire("tick").fire("tick");
        assert_eq!(run.open_outside(), (1, 0, 0));
        assert_eq!(
            run.active(),
            ["work", "handler", "handle", "handler", "handle"]
        );
    }

    #[test]
    fn it_catches_errors_of_its_scope() {
        let mut run = given(beside_work(handler(start("failed").error("declined")))).start("{}");
        run.after()
            .throw_from_job("work", "declined", r#"{"why":"limit"}"#);
        assert_eq!(
            run.trace(),
            [
                "JobFailed work 3 left",
                "ErrorCaught failed declined",
                "ElementTerminated work",
                "ElementEntered handler",
                r#"VariablesSet handler {"why":"limit"}"#,
                "ElementPassed failed",
                "ElementEntered handle",
                "UserTaskCreated handle"
            ]
        );
    }

    #[test]
    fn it_comes_before_the_boundary_events_of_its_sub_process() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &handler(start("failed").error("")).to_string();
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("outside", "sub").error("declined"), end("sorry")]);
        let mut run = given(content).start("{}");
        run.after().throw_from_job("work", "declined", "{}");
        assert_eq!(run.trace()[1], "ErrorCaught failed declined");
        run.after().complete_task("handle", "{}");
        assert_eq!(
            run.trace().last().unwrap(),
            "InstanceCompleted",
            "the sub-process goes on as if completed"
        );
    }

    #[test]
    fn an_error_from_within_it_is_not_caught_by_itself() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &event_sub_process(
                "handler",
                sequence([start("failed").error(""), end("again").error("declined")]),
            )
            .to_string();
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("outside", "sub").error("declined"), end("sorry")]);
        let mut run = given(content).start("{}");
        run.after().throw_from_job("work", "broken", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobFailed work 3 left",
                "ErrorCaught failed broken",
                "ElementTerminated work",
                "ElementEntered handler",
                "ElementPassed failed",
                "ElementEntered again",
                "ErrorCaught outside declined",
                "ElementTerminated again",
                "ElementTerminated handler",
                "ElementTerminated sub",
                "ElementPassed outside",
                "ElementPassed sorry",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn an_error_from_one_beside_the_work_is_caught_by_another_of_the_scope() {
        let beside = event_sub_process(
            "beside",
            sequence([
                start("came").message("paid").non_interrupting(),
                end("bad").error("declined"),
            ]),
        );
        let content = beside_work(beside) + &handler(start("failed").error("declined")).to_string();
        let mut run = given(content).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}");
        assert_eq!(run.active(), ["handler", "handle"]);
    }

    #[test]
    fn once_its_scope_is_interrupted_no_other_one_starts() {
        let late = event_sub_process("late", sequence([start("tick").timer("PT1H"), end("gone")]));
        let content = beside_work(handler(start("came").message("paid"))) + &late.to_string();
        let mut run = given(content).start(r#"{"key":1}"#);
        run.after().message("paid", "1", "{}");
        assert_eq!(run.trace()[1], "SubscriptionClosed tick");
        assert_eq!(run.open_outside(), (0, 0, 0));
    }

    #[test]
    fn the_start_events_output_mappings_say_what_it_takes_over() {
        let came = start("came").message("paid").output("=amount * 2", "twice");
        let mut run = given(beside_work(handler(came))).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":5}"#);
        assert_eq!(run.payload("handle"), r#"{"key":1,"twice":10}"#);
    }

    #[test]
    fn what_triggered_it_outlasts_an_incident() {
        let inner = sequence([
            start("came").message("paid").output("=amount", "paid"),
            user_task("handle"),
            end("handled"),
        ]) + &event_sub_process(
            "nested",
            sequence([start("tick").timer("=wait"), end("gone")]),
        )
        .to_string();
        let mut run = given(beside_work(event_sub_process("handler", inner))).start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"amount":5}"#);
        assert!(run.incidents()[0].starts_with("handler TimerResolution"));
        run.resolve("handler", r#"{"wait":"PT1S"}"#);
        assert_eq!(
            run.payload("handle"),
            r#"{"key":1,"wait":"PT1S","amount":5,"paid":5}"#
        );
    }

    #[test]
    fn each_item_of_a_multi_instance_sub_process_has_its_own() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &handler(start("failed").error("")).to_string();
        let content = sequence([
            start("start"),
            sub_process("sub", inner).for_each("[1,2]"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.throw_from_job("work", "declined", "{}");
        assert_eq!(run.open_outside(), (1, 0, 0), "the other item goes on");
        run.complete_task("handle", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
