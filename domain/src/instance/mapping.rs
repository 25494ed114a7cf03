//! Input and output mappings (contract, "Variables"): what goes into an activity and what comes out of it.

use super::view::{Fault, View};
use crate::{
    model::graph::{Element, Mapping},
    value::Variables,
};
use feel::{Context, Value};
use std::sync::Arc;

/// The activity's own variables, evaluated in its scope; later mappings see earlier ones.
pub(crate) fn inputs(element: &Element, scope: &View<'_>) -> Result<Variables, Fault> {
    let mut mapped = Variables::default();
    for mapping in &element.inputs {
        let value = evaluate(mapping, element, "input", &scope.with(&mapped))?;
        set(&mut mapped, mapping, value, |_| None);
    }
    Ok(mapped)
}

/// What leaves the activity: evaluated where its `results` can be seen, to be set in the scope that contains it; later mappings
/// see earlier ones. `existing` gives what can be seen from that scope, so that a path into a variable keeps its other entries.
pub(crate) fn outputs(
    element: &Element,
    inside: &View<'_>,
    results: &Variables,
    existing: impl Fn(&str) -> Option<Value>,
) -> Result<Variables, Fault> {
    let mut mapped = Variables::default();
    let mut seen = results.clone();
    for mapping in &element.outputs {
        let value = evaluate(mapping, element, "output", &inside.with(&seen))?;
        set(&mut mapped, mapping, value, &existing);
        if let Some(name) = mapping.target.first()
            && let Some(value) = mapped.get(name)
        {
            seen.set(name, value.clone());
        }
    }
    Ok(mapped)
}

fn evaluate(
    mapping: &Mapping,
    element: &Element,
    direction: &str,
    view: &View<'_>,
) -> Result<Value, Fault> {
    let Some(source) = &mapping.source else {
        return Ok(Value::Null);
    };
    view.value(
        source,
        &format!(
            "{direction} mapping of '{}' to '{}'",
            element.id,
            mapping.target.join(".")
        ),
    )
}

fn set(
    mapped: &mut Variables,
    mapping: &Mapping,
    value: Value,
    existing: impl Fn(&str) -> Option<Value>,
) {
    if let Some((name, path)) = mapping.target.split_first() {
        let before = mapped.get(name).cloned().or_else(|| existing(name));
        mapped.set(name, set_path(before, path, value));
    }
}

/// `value` placed at `path` inside `before`; what is not a context on the way becomes one.
fn set_path(before: Option<Value>, path: &[String], value: Value) -> Value {
    let Some((name, rest)) = path.split_first() else {
        return value;
    };
    let mut context = match before {
        Some(Value::Context(context)) => (*context).clone(),
        _ => Context::default(),
    };
    let inner = context.get(name).cloned();
    context.insert(name.as_str(), set_path(inner, rest, value));
    Value::Context(Arc::new(context))
}

#[cfg(test)]
mod tests {
    use crate::testing::{bpmn::*, given};
    #[test]
    fn later_inputs_see_earlier_ones() {
        let work = job("work").input("=a", "x").input("=x + 1", "y");
        let run = given(sequence([start("start"), work, end("end")])).start(r#"{"a":1}"#);
        assert_eq!(run.payload("work"), r#"{"x":1,"y":2}"#);
    }

    #[test]
    fn later_outputs_see_earlier_ones() {
        let work = script("work", "=5", "r")
            .output("=r", "one")
            .output("=one + 1", "two")
            .output("=two", "order.total")
            .output("=order.total + order.id", "three");
        let run = given(sequence([start("start"), work, end("end")]))
            .start(r#"{"order":{"id":1},"one":0}"#);
        assert_eq!(
            run.variables(),
            r#"{"order":{"id":1,"total":6},"one":5,"two":6,"three":7}"#
        );
    }

    #[test]
    fn an_output_hides_the_result_of_its_name_from_those_after_it() {
        let work = job("work").output("=a + 1", "a").output("=a", "b");
        let mut run = given(sequence([start("start"), work, end("end")])).start("{}");
        run.complete_job("work", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":2,"b":2}"#);
    }

    #[test]
    fn an_input_without_source_is_null() {
        let work = job("work").null_input("x").input("=x = null", "y");
        let run = given(sequence([start("start"), work, end("end")])).start(r#"{"x":1}"#);
        assert_eq!(run.payload("work"), r#"{"x":null,"y":true}"#);
    }

    #[test]
    fn a_literal_is_a_string() {
        let run = given(sequence([
            start("start"),
            job("work").input("a", "x"),
            end("end"),
        ]))
        .start(r#"{"a":1}"#);
        assert_eq!(run.payload("work"), r#"{"x":"a"}"#);
    }

    #[test]
    fn inputs_with_paths_build_contexts_of_their_own() {
        let work = job("work")
            .input("=a", "order.id")
            .input("=2", "order.line.number");
        let run =
            given(sequence([start("start"), work, end("end")])).start(r#"{"a":1,"order":{"x":0}}"#);
        assert_eq!(
            run.payload("work"),
            r#"{"order":{"id":1,"line":{"number":2}}}"#
        );
    }

    #[test]
    fn outputs_with_paths_go_into_what_is_there() {
        let work = job("work")
            .output("=b", "order.line.number")
            .output("=c", "order.note");
        let mut run = given(sequence([start("start"), work, end("end")]))
            .start(r#"{"order":{"id":1,"line":7}}"#);
        run.complete_job("work", r#"{"b":2,"c":"x"}"#);
        assert_eq!(
            run.variables(),
            r#"{"order":{"id":1,"line":{"number":2},"note":"x"}}"#
        );
    }

    #[test]
    fn data_associations_map_before_the_extension_element_does() {
        let objects = r#"<dataObject id="order" name="order"/><dataObjectReference id="drafted" dataObjectRef="order"/>
            <property id="total"/>"#;
        let data = r#"<dataInput id="lines" name="lines"/><dataOutput id="sum" name="sum"/>"#;
        let work = job("work")
            .input("=count(lines)", "n")
            .output("=total + n", "more")
            .data(
                "dataInputAssociation",
                "<sourceRef>drafted</sourceRef><targetRef>lines</targetRef><transformation>order.lines</transformation>",
            )
            .data(
                "dataOutputAssociation",
                "<sourceRef>sum</sourceRef><targetRef>total</targetRef>",
            )
            .data(
                "dataOutputAssociation",
                "<sourceRef>sum</sourceRef><targetRef>drafted</targetRef>
                 <assignment><from>sum</from><to>order.total</to></assignment>",
            );
        let content = objects.to_owned() + data + &sequence([start("start"), work, end("end")]);
        let mut run = given(content).start(r#"{"order":{"lines":[1,2]}}"#);
        assert_eq!(run.payload("work"), r#"{"lines":[1,2],"n":2}"#);
        run.complete_job("work", r#"{"sum":3,"noise":4}"#);
        assert_eq!(
            run.variables(),
            r#"{"order":{"lines":[1,2],"total":3},"total":3,"more":5}"#
        );
    }

    #[test]
    fn outputs_see_results_before_inputs_before_the_scope() {
        let work = job("work")
            .input("=10", "b")
            .input("=20", "c")
            .output("=[a, b, c]", "seen");
        let mut run =
            given(sequence([start("start"), work, end("end")])).start(r#"{"a":1,"b":2,"c":3}"#);
        run.complete_job("work", r#"{"c":300}"#);
        assert_eq!(run.variables(), r#"{"a":1,"b":2,"c":3,"seen":[1,10,300]}"#);
    }
}
