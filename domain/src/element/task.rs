//! `bpmn:task`: a job if it names a task type (contract, "Task kinds"), else it passes at once.

#[cfg(test)]
mod tests {
    use crate::testing::{bpmn::*, given};
    #[test]
    fn without_a_task_type_it_passes() {
        let mut run = given(sequence([start("start"), task("step"), end("end")])).start("{}");
        assert_eq!(
            run.trace()[2..],
            [
                "ElementPassed step",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn with_mappings_it_moves_variables() {
        let step = task("step").input("=a", "b").output("=b + 1", "c");
        let run = given(sequence([start("start"), step, end("end")])).start(r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1,"c":2}"#);
    }

    #[test]
    fn with_a_task_type_it_is_a_job() {
        let mut run = given(sequence([
            start("start"),
            task("step").with_type("step"),
            end("end"),
        ]))
        .start("{}");
        run.complete_job("step", "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }

    #[test]
    fn in_a_multi_instance_it_passes_for_each_item_and_goes_on_once() {
        let content = sequence([
            start("start"),
            task("step").for_each("[1,2]"),
            user_task("after"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["after"]);
        run.complete_task("after", "{}");
        assert_eq!(run.variables(), r#"{"results":[null,null]}"#);
    }

    #[test]
    fn conditional_flows_out_of_it_split() {
        let content = sequence([start("start"), task("step").default_flow("step-c")])
            + &nodes([job("a"), job("b"), job("c"), end("x"), end("y"), end("z")])
            + &flow_if("step", "a", "=x > 0")
            + &flow_if("step", "b", "=x > 1")
            + &path("step c z")
            + &path("a x")
            + &path("b y");
        assert_eq!(
            given(content.clone()).start(r#"{"x":2}"#).active(),
            ["a", "b"]
        );
        assert_eq!(given(content).start(r#"{"x":0}"#).active(), ["c"]);
    }
}
