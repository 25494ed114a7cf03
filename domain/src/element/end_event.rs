//! `bpmn:endEvent` (BPMN 2.0.2, 13.5.5): ends its token. An error end event throws an error to whatever catches it around; a terminate
//! end event ends its scope; a message end event publishes its message first.

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    #[test]
    fn the_instance_completes_with_its_last_token() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            end("x"),
        ]) + &nodes([job("b"), end("y")])
            + &path("fork b y");
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.after().complete_job("b", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted b",
                "ElementCompleted b",
                "ElementPassed y",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn an_error_leaves_the_sub_process_it_ends() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            end("failed").error("declined"),
        ]) + &nodes([job("other"), end("out")])
            + &path("fork other out");
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([boundary("caught", "sub").error("declined"), end("sorry")]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace()[4..],
            [
                "ElementPassed fork",
                "ElementEntered failed",
                "ErrorCaught caught declined",
                "ElementTerminated failed",
                "TokensDiscarded sub",
                "ElementTerminated sub",
                "ElementPassed caught",
                "ElementPassed sorry",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn an_error_that_nobody_catches_waits_for_an_operator() {
        let mut run =
            given(sequence([start("start"), end("failed").error("declined")])).start("{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        assert!(run.incidents()[0].starts_with("failed BpmnError"));
        run.resolve("failed", "{}");
        assert_eq!(run.incidents().len(), 1, "it is thrown again");
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn terminate_ends_its_scope_only() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("a"),
            end("stop").terminate(),
        ]) + &nodes([job("b"), end("out")])
            + &path("fork b out");
        let content = sequence([
            start("start"),
            sub_process("sub", inner),
            job("after"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.after().complete_job("a", r#"{"x":1}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted a",
                r#"VariablesSet sub {"x":1}"#,
                "ElementCompleted a",
                "ElementEntered stop",
                "ElementTerminated b",
                "ElementCompleted stop",
                "ElementCompleted sub",
                "ElementEntered after",
                "JobCreated after"
            ]
        );
    }

    #[test]
    fn terminate_completes_the_instance_and_waits_for_called_ones() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            call("call", "other"),
            end("x"),
        ]) + &nodes([user_task("decide"), end("stop").terminate()])
            + &path("fork decide stop");
        let other = other_with_job();
        let mut run = given(content).beside(other).start("{}");
        run.hold_deliveries().complete_task("decide", "{}");
        assert_eq!(run.active(), ["call"]);
        run.deliver();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn nothing_starts_any_more_while_terminate_waits_for_called_instances() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            call("call", "other"),
            end("x"),
        ]) + &nodes([user_task("decide"), end("stop").terminate()])
            + &path("fork decide stop")
            + &event_sub_process(
                "handler",
                sequence([start("came").message("paid"), end("handled")]),
            )
            .to_string();
        let other = other_with_job();
        let mut run = given(content).beside(other).start(r#"{"key":1}"#);
        run.hold_deliveries().complete_task("decide", "{}");
        assert_eq!(run.open_outside(), (0, 0, 0));
        run.deliver();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn terminate_ends_only_its_item_of_a_multi_instance_sub_process() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("a"),
            end("stop").terminate(),
        ]) + &nodes([job("b"), end("out")])
            + &path("fork b out");
        let content = sequence([
            start("start"),
            sub_process("sub", inner).for_each("[1,2]"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(run.open_outside(), (2, 0, 0), "the other item goes on");
        run.complete_job("b", "{}").complete_job("a", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_message_is_published_before_the_end() {
        let mut run =
            given(sequence([start("start"), end("told").message("paid")])).start(r#"{"key":"k"}"#);
        assert_eq!(run.published(), [r#"paid "k" {"key":"k"}"#]);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered told",
                "MessageThrown told",
                "ElementCompleted told",
                "InstanceCompleted"
            ]
        );
    }
}
