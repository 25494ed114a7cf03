//! `bpmn:inclusiveGateway` (BPMN 2.0.2, 13.4.3): as a split, takes every flow whose condition holds, else the default flow; as a
//! join, waits for every token that can still reach it. The tokens wait on their flows; `instance/join.rs` judges.

use super::Behaviour;

pub(super) struct InclusiveGateway;

impl Behaviour for InclusiveGateway {
    fn can_wait(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    /// A split to two jobs, by conditions, and a join.
    fn two_ways(begin: &str) -> String {
        sequence([
            start(begin),
            gateway("inclusive", "fork").default_flow("fork-b"),
        ]) + &sequence([
            job("a"),
            gateway("inclusive", "join"),
            user_task("after"),
            end("end"),
        ]) + &nodes([job("b"), job("c")])
            + &flow_if("fork", "a", "=x > 0")
            + &flow_if("fork", "c", "=x > 1")
            + &path("fork b join")
            + &path("c join")
    }

    #[test]
    fn every_flow_whose_condition_holds_is_taken_and_the_join_waits_for_all() {
        let mut run = given(two_ways("start")).start(r#"{"x":2}"#);
        assert_eq!(run.active(), ["a", "c"]);
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["c"]);
        run.after().complete_job("c", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted c",
                "ElementCompleted c",
                "ElementPassed join",
                "ElementEntered after",
                "UserTaskCreated after"
            ]
        );
    }

    #[test]
    fn one_token_alone_passes_the_join() {
        let mut run = given(two_ways("start")).start(r#"{"x":1}"#);
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["after"]);
    }

    #[test]
    fn the_default_flow_is_taken_if_nothing_holds() {
        let mut run = given(two_ways("start")).start(r#"{"x":0}"#);
        run.complete_job("b", "{}").complete_task("after", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn without_a_match_and_a_default_it_is_an_incident() {
        let content = sequence([start("start"), gateway("inclusive", "fork")])
            + &nodes([end("a"), end("b")])
            + &flow_if("fork", "a", "=x > 0")
            + &flow_if("fork", "b", "=x > 1");
        let mut run = given(content).start(r#"{"x":0}"#);
        assert!(run.incidents()[0].starts_with("fork GatewayNoMatch"));
        run.resolve("fork", r#"{"x":1}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn the_join_waits_for_a_token_inside_a_sub_process_and_for_one_a_boundary_event_may_send() {
        let inner = sequence([start("in"), job("work"), end("out")]);
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("inclusive", "join"),
            end("end"),
        ]) + &nodes([sub_process("sub", inner), end("aside")])
            + &path("fork sub aside")
            + &sequence([boundary("late", "sub").timer("PT1H"), task("hurry")])
            + &path("hurry join");
        let mut run = given(content.clone()).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(
            run.status(),
            InstanceStatus::Running,
            "the timer may still send a token"
        );
        run.after().complete_job("work", "{}");
        assert_eq!(
            run.trace()[3..],
            [
                "ElementCompleted sub",
                "ElementPassed aside",
                "ElementPassed join",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}").fire("late");
        assert_eq!(
            run.events()
                .iter()
                .filter(|event| event.element().is_some_and(|id| id.as_str() == "join"))
                .count(),
            1
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_token_that_can_go_round_a_loop_to_the_join_is_waited_for() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("inclusive", "join"),
            end("end"),
        ]) + &nodes([
            gateway("exclusive", "again"),
            job("b"),
            gateway("exclusive", "enough").default_flow("enough-again"),
        ]) + &path("fork again b enough again")
            + &flow_if("enough", "join", "=done");
        let mut run = given(content).start(r#"{"done":false}"#);
        run.complete_job("a", "{}").complete_job("b", "{}");
        assert_eq!(run.active(), ["b"]);
        run.complete_job("b", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_join_in_a_loop_passes_once_each_time_round() {
        let content = sequence([
            start("start"),
            gateway("inclusive", "merge"),
            job("work"),
            gateway("exclusive", "which").default_flow("which-end"),
            end("end"),
        ]) + &flow_if("which", "merge", "=again");
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"again":true}"#)
            .complete_job("work", r#"{"again":false}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn each_item_of_a_multi_instance_sub_process_joins_for_itself() {
        let content = sequence([
            start("start"),
            sub_process("sub", two_ways("in"))
                .for_each("[0,2]")
                .input("=item", "x"),
            end("finish"),
        ]);
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}").complete_job("b", "{}");
        assert_eq!(
            run.active(),
            ["sub", "sub", "sub", "sub", "sub", "c", "after"]
        );
        run.complete_job("c", "{}")
            .complete_task("after", "{}")
            .complete_task("after", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
