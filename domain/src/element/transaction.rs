//! `bpmn:transaction` (BPMN 2.0.2, 10.3.5): a sub-process that can be canceled. A cancel end event in it ends everything else that is
//! active there, has what completed there compensated, and waits for that; then the transaction ends by the cancel event on its border.
//! If something of that is being compensated already, the cancel end event waits for it before it ends anything
//! ([`crate::instance::compensation`]). An error that leaves the transaction compensates nothing (a hazard), and completed it is
//! compensated as any sub-process is. While it is being canceled the other events on its border still wait: one that interrupts it
//! ends the compensation.

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    /// A transaction `pay` in which jobs `a` and `b` complete, and what follows; canceled, a user task is reached.
    fn paid(then: Node) -> String {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("a"),
            job("b"),
            then,
        ]) + &nodes([job("c"), end("out")])
            + &path("fork c out")
            + &compensated("a", job("undo_a"))
            + &compensated("b", job("undo_b"))
            + &compensated("c", job("undo_c"));
        sequence([start("start"), transaction("pay", inner), end("end")])
            + &sequence([
                boundary("canceled", "pay").cancel(),
                user_task("sorry"),
                end("gone"),
            ])
            + &sequence([boundary("failed", "pay").error(""), end("spoiled")])
            + &sequence([boundary("late", "pay").timer("PT1H"), end("too_late")])
    }

    #[test]
    fn canceled_it_ends_the_rest_compensates_and_leaves_by_its_boundary_event() {
        let mut run = given(paid(end("stop").cancel())).start("{}");
        run.complete_job("a", r#"{"x":1}"#)
            .after()
            .complete_job("b", "{}");
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered stop",
                "ElementTerminated c",
                "CompensationThrown stop",
                "ElementEntered b (compensated)",
                "ElementEntered undo_b",
                "JobCreated undo_b"
            ]
        );
        run.complete_job("undo_b", "{}");
        assert_eq!(run.payload("undo_a"), r#"{"x":1}"#);
        run.after().complete_job("undo_a", "{}");
        assert_eq!(
            run.trace()[3..],
            [
                "CompensationCompleted stop",
                "TransactionCanceled canceled",
                "ElementTerminated stop",
                "ElementTerminated pay",
                "ElementPassed canceled",
                "ElementEntered sorry",
                "UserTaskCreated sorry"
            ]
        );
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.complete_task("sorry", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), "{}");
    }

    #[test]
    fn an_error_leaves_it_without_compensation() {
        let mut run = given(paid(end("stop").error("declined"))).start("{}");
        run.complete_job("a", "{}").after().complete_job("b", "{}");
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered stop",
                "ErrorCaught failed declined",
                "ElementTerminated stop",
                "ElementTerminated c",
                "ElementTerminated pay",
                "ElementPassed failed",
                "ElementPassed spoiled",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn completed_it_goes_on_and_can_be_compensated_as_a_sub_process() {
        let content = paid(end("done")).replace(
            r#"<endEvent id="end"></endEvent>"#,
            &end("end").compensation("").to_string(),
        );
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}")
            .complete_job("b", "{}")
            .complete_job("c", "{}");
        for undone in ["undo_c", "undo_b", "undo_a"] {
            run.complete_job(undone, "{}");
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_handler_that_fails_is_caught_as_any_error_in_it() {
        let mut run = given(paid(end("stop").cancel())).start("{}");
        run.complete_job("a", "{}")
            .complete_job("b", "{}")
            .after()
            .throw_from_job("undo_b", "declined", "{}");
        assert_eq!(run.trace()[1], "ErrorCaught failed declined");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn interrupted_while_it_is_canceled_it_leaves_by_what_interrupted_it() {
        let mut run = given(paid(end("stop").cancel())).start("{}");
        run.complete_job("a", "{}")
            .complete_job("b", "{}")
            .after()
            .fire("late");
        assert_eq!(
            run.trace(),
            [
                "TimerFired late",
                "ElementTerminated undo_b",
                "ElementTerminated b",
                "ElementTerminated stop",
                "ElementTerminated pay",
                "ElementPassed late",
                "ElementPassed too_late",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn nothing_starts_in_it_any_more_while_it_is_canceled() {
        let handler = event_sub_process(
            "handler",
            sequence([start("came").signal("closed"), end("handled")]),
        );
        let content = paid(end("stop").cancel())
            .replace("</transaction>", &(handler.to_string() + "</transaction>"));
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}")
            .complete_job("b", "{}")
            .after()
            .signal("closed", "{}");
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn each_of_several_in_a_multi_instance_sub_process_is_canceled_alone() {
        let inner = sequence([
            start("begin"),
            transaction(
                "pay",
                sequence([start("in"), script("a", "=item", "x"), end("stop").cancel()])
                    + &compensated("a", job("undo_a")),
            ),
            end("settled"),
        ]) + &sequence([
            boundary("canceled", "pay").cancel(),
            user_task("sorry"),
            end("gone"),
        ]);
        let sub = sub_process("each", inner).for_each("[1,2]");
        let mut run = given(sequence([start("start"), sub, end("end")])).start("{}");
        run.complete_job("undo_a", "{}");
        let sorry = run
            .active()
            .into_iter()
            .filter(|element| *element == "sorry");
        assert_eq!(sorry.count(), 1);
        run.complete_task("sorry", "{}")
            .complete_job("undo_a", "{}");
        run.complete_task("sorry", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_call_in_it_ends_before_the_instance_does() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            user_task("a"),
            end("stop").cancel(),
        ]) + &nodes([call("call", "other"), end("out")])
            + &path("fork call out")
            + &compensated("a", job("undo_a"));
        let content = sequence([start("start"), transaction("pay", inner), end("end")])
            + &sequence([boundary("canceled", "pay").cancel(), end("gone")]);
        let other = other_with_job();
        let mut run = given(content).beside(other).start("{}");
        run.hold_deliveries()
            .complete_task("a", "{}")
            .complete_job("undo_a", "{}");
        assert_eq!(run.active(), ["pay", "call"]);
        run.deliver();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
