//! `bpmn:subProcess`, embedded (BPMN 2.0.2, 13.3.4): a scope of its own; it is done when nothing is active in it any more.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{contradiction::Contradiction, step::Step, view::Fault},
    model::graph::Scope,
};

impl Behaviour for Scope {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        if step.begin_for_tokens(here) {
            return Ok(Progress::Waits);
        }
        let process = step.process;
        let mut start_events = self
            .start_events
            .iter()
            .map(|index| process.element(*index));
        let none_start = start_events.find(|event| event.kind.trigger().is_none());
        match none_start {
            Some(start_event) => step.enter(start_event, here.activation, Vec::new()),
            None => step.contradict(Contradiction::OtherElement {
                element: here.element.id.clone(),
                expected: "a sub-process that can begin",
            }),
        }
        Ok(Progress::Waits)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn around(sub: Node) -> String {
        sequence([start("start"), sub, end("end")])
    }

    fn worked_on() -> String {
        sequence([start("in"), job("work"), end("out")])
    }

    #[test]
    fn it_is_done_when_nothing_is_active_in_it() {
        let mut run = given(around(sub_process("sub", worked_on()))).start("{}");
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered sub",
                "ElementPassed in",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "ElementCompleted work",
                "ElementPassed out",
                "ElementCompleted sub",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn what_is_set_in_it_leaves_only_by_its_output_mappings() {
        let mut run = given(around(sub_process("sub", worked_on()))).start(r#"{"a":1}"#);
        run.complete_job("work", r#"{"a":2,"b":3}"#);
        assert_eq!(run.variables(), r#"{"a":1}"#);
        let sub = sub_process("sub", worked_on()).output("=b", "got");
        let mut run = given(around(sub)).start(r#"{"a":1}"#);
        run.complete_job("work", r#"{"a":2,"b":3}"#);
        assert_eq!(run.variables(), r#"{"a":1,"got":3}"#);
    }

    #[test]
    fn an_inner_variable_hides_an_outer_one() {
        let mut run = given(around(sub_process("sub", worked_on()).input("=a + 1", "a")))
            .start(r#"{"a":1,"b":5}"#);
        assert_eq!(run.payload("work"), r#"{"a":2,"b":5}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.variables(), r#"{"a":1,"b":5}"#);
    }

    #[test]
    fn a_path_into_an_outer_variable_keeps_its_other_entries() {
        let inner = sequence([
            start("in"),
            script("sum", "=2", "x").output("=x", "order.total"),
            job("work"),
            end("out"),
        ]);
        let run = given(around(sub_process("sub", inner))).start(r#"{"order":{"id":1}}"#);
        assert_eq!(run.payload("work"), r#"{"order":{"id":1,"total":2}}"#);
        assert_eq!(run.variables(), r#"{"order":{"id":1}}"#);
    }

    #[test]
    fn they_nest() {
        let content = around(sub_process(
            "outer",
            sequence([start("o"), sub_process("sub", worked_on()), end("p")]),
        ));
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["outer", "sub", "work"]);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_fault_of_its_input_mappings_holds_it_before_anything_begins() {
        let sub = sub_process("sub", worked_on()).input("=if a = 1 then function() 1 else a", "x");
        let mut run = given(around(sub)).start(r#"{"a":1}"#);
        assert!(run.incidents()[0].starts_with("sub FeelError: input mapping of 'sub' to 'x'"));
        run.resolve("sub", r#"{"a":2}"#);
        assert_eq!(run.payload("work"), r#"{"a":2,"x":2}"#);
    }
}
