//! `bpmn:scriptTask` with FEEL: its value becomes the result variable or, without one, the entries of a context become variables.
//! A worker runs it instead if it names a task type.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{
        step::Step,
        view::{Fault, View},
    },
    model::graph::{Element, Script, ScriptTask},
    value::Variables,
};
use feel::Value;

impl Behaviour for ScriptTask {
    fn can_wait(&self) -> bool {
        matches!(self, Self::Job(_))
    }

    fn compute(&self, element: &Element, inside: &View<'_>) -> Result<Variables, Fault> {
        match self {
            Self::Job(_) => Ok(Variables::default()),
            Self::Feel(script) => script.compute(element, inside),
        }
    }

    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Job(job) => job.execute(here, step),
            Self::Feel(script) => script
                .compute(here.element, &step.seen_from(here.activation).view())
                .map(Progress::Done),
        }
    }
}

impl Script {
    fn compute(&self, element: &Element, inside: &View<'_>) -> Result<Variables, Fault> {
        let purpose = format!("the script of '{}'", element.id);
        let value = inside.evaluate(&self.expression, &purpose)?;
        let mut results = Variables::default();
        match (&self.result_variable, value) {
            (Some(name), value) => results.set(name, value),
            (None, Value::Context(context)) => results = Variables((*context).clone()),
            (None, Value::Null) => {}
            (None, other) => {
                return Err(Fault::feel(format!(
                    "{purpose} has no resultVariable, so it must give a context, but gave {}",
                    other.kind()
                )));
            }
        }
        Ok(results)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn running(script: Node) -> String {
        sequence([start("start"), script, end("end")])
    }

    #[test]
    fn its_value_becomes_the_result_variable() {
        let mut run = given(running(script("sum", "=a + 1", "b"))).start(r#"{"a":1}"#);
        assert_eq!(
            run.trace()[2..4],
            [r#"VariablesSet {"b":2}"#, "ElementPassed sum"]
        );
        assert_eq!(run.variables(), r#"{"a":1,"b":2}"#);
    }

    #[test]
    fn without_a_result_variable_the_entries_of_a_context_become_variables() {
        let run =
            given(running(script_of_entries("sum", "={b: a + 1, c: b * 2}"))).start(r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1,"b":2,"c":4}"#);
    }

    #[test]
    fn without_a_result_variable_anything_but_a_context_or_null_is_an_incident() {
        let mut run = given(running(script_of_entries("sum", "=a"))).start(r#"{"a":1}"#);
        assert_eq!(
            run.incidents(),
            [
                "sum FeelError: the script of 'sum' has no resultVariable, so it must give a context, but gave number"
            ]
        );
        run.resolve("sum", r#"{"a":null}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_is_random_differs_within_a_step_and_is_the_same_when_it_is_decided_again() {
        let content = sequence([
            start("start"),
            task("ids")
                .input("=uuid()", "a")
                .input("=uuid()", "b")
                .output("={ids: [a, b], differ: a != b}", "seen"),
            script("number", "=random number()", "number"),
            job("work"),
        ]);
        let run = || given(content.clone()).start("{}").variables();
        assert!(run().contains(r#""differ":true"#), "{}", run());
        assert_eq!(run(), run());
    }

    #[test]
    fn a_condition_that_is_not_fulfilled_is_an_incident() {
        let check = script(
            "check",
            "=assert(a, a > 0, &quot;a is too small&quot;)",
            "b",
        );
        let mut run = given(running(check)).start(r#"{"a":0}"#);
        assert!(run.incidents()[0].ends_with("ended by assert: a is too small"));
        run.resolve("check", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1,"b":1}"#);
    }

    #[test]
    fn with_a_task_type_it_is_a_job() {
        let task = script_for_worker("run", "js");
        let mut run = given(running(task)).start("{}");
        run.complete_job("run", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }

    #[test]
    fn a_function_is_no_data() {
        let mut run = given(running(script(
            "sum",
            "=if a = 1 then [function(x) x] else 2",
            "b",
        )))
        .start(r#"{"a":1}"#);
        assert!(
            run.incidents()[0]
                .ends_with("must give data, but gave a function, which cannot be stored")
        );
        run.resolve("sum", r#"{"a":0}"#);
        assert_eq!(run.variables(), r#"{"a":0,"b":2}"#);
    }

    #[test]
    fn mappings_say_what_it_sees_and_what_leaves_it() {
        let sum = script("sum", "=x + 1", "y")
            .input("=a", "x")
            .output("=y", "kept");
        let run = given(running(sum)).start(r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1,"kept":2}"#);
    }

    #[test]
    fn in_a_multi_instance_it_runs_for_each_item_and_goes_on_once() {
        let content = sequence([
            start("start"),
            script("twice", "=item * 2", "result").for_each("items"),
            user_task("after"),
            end("end"),
        ]);
        let mut run = given(content).start(r#"{"items":[1,2,3]}"#);
        assert_eq!(run.active(), ["after"]);
        assert_eq!(run.variables(), r#"{"items":[1,2,3],"results":[2,4,6]}"#);
        run.complete_task("after", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn its_result_stays_in_its_sub_process() {
        let inner = sequence([
            start("in"),
            script("sum", "=1", "inner"),
            job("work"),
            end("out"),
        ]);
        let run = given(sequence([
            start("start"),
            sub_process("sub", inner),
            end("end"),
        ]))
        .start("{}");
        assert_eq!(run.payload("work"), r#"{"inner":1}"#);
        assert_eq!(run.variables(), "{}");
    }
}
