//! `bpmn:parallelGateway` (BPMN 2.0.2, 13.4.1): waits for a token on each incoming flow, then puts one on each outgoing flow.
//! The tokens wait on their flows; `instance/join.rs` knows when there are enough.

use super::{Behaviour, outgoing};
use crate::{
    ids::FlowId,
    instance::view::{Fault, View},
    model::graph::{Element, Process},
};

pub(super) struct ParallelGateway;

impl Behaviour for ParallelGateway {
    fn can_wait(&self) -> bool {
        false
    }

    fn leave(
        &self,
        process: &Process,
        element: &Element,
        _scope: &View<'_>,
    ) -> Result<Vec<FlowId>, Fault> {
        Ok(outgoing::all(process, element))
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};
    use crate::value::Variables;

    #[test]
    fn it_splits_to_every_flow_and_joins_once_all_came() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("parallel", "join"),
            end("end"),
        ]) + &nodes([job("b")])
            + &path("fork b join");
        let mut run = given(content).start("{}");
        run.complete_job("b", "{}").after().complete_job("a", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted a",
                "ElementCompleted a",
                "ElementPassed join",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_hundred_branches_are_joined_once() {
        let branches: String = (0..100)
            .map(|branch| {
                job(&format!("job{branch}")).to_string() + &path(&format!("fork job{branch} join"))
            })
            .collect();
        let content = nodes([
            start("start"),
            gateway("parallel", "fork"),
            gateway("parallel", "join"),
            end("end"),
        ]) + &path("start fork")
            + &path("join end")
            + &branches;
        let mut run = given(content).start("{}");
        for branch in 0..100 {
            assert_eq!(run.status(), InstanceStatus::Running);
            run.complete_job(&format!("job{branch}"), "{}");
        }
        let joined = run
            .trace()
            .iter()
            .filter(|line| *line == "ElementPassed join")
            .count();
        assert_eq!(joined, 1);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn two_tokens_on_one_flow_wait_for_two_on_the_other() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            gateway("exclusive", "merge"),
            gateway("parallel", "join"),
            user_task("after"),
            end("end"),
        ]) + &nodes([task("again"), job("work")])
            + &path("fork again merge")
            + &path("fork work join");
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["work"]);
        run.complete_job("work", "{}");
        assert_eq!(run.active(), ["after"]);
        run.complete_task("after", "{}");
        assert_eq!(
            run.status(),
            InstanceStatus::Running,
            "one token still waits before the join"
        );
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn tokens_of_different_scopes_are_not_joined() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("parallel", "join"),
            end("out"),
        ]) + &nodes([job("b")])
            + &path("fork b join");
        let content = sequence([
            start("start"),
            sub_process("sub", inner).for_each("[1,2]"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        let first_a = run.job("a");
        run.complete_job("a", "{}");
        let second_b = run.state.activations.values().rev().find(|activation| {
            activation
                .element
                .as_ref()
                .is_some_and(|id| id.as_str() == "b")
        });
        let activation = second_b.unwrap().id;
        assert_ne!(first_a, activation);
        run.after()
            .must(crate::instance::command::InstanceCommand::CompleteJob {
                activation,
                offer: None,
                variables: Variables::default(),
            });
        assert_eq!(run.trace(), ["JobCompleted b", "ElementCompleted b"]);
        run.complete_job("a", "{}").complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
