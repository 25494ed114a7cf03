use crate::model::graph::{Instances, MultiInstance, Process};
use crate::model::testing::{around, found_in, graph, source};
use crate::testing::given;
use std::sync::Arc;

/// A process with data objects, and a repeated task with data of its own that associations lead to and from.
fn looping(characteristics: &str, associations: &str) -> String {
    r#"<dataObject id="o1" name="orders" isCollection="true"/><dataObjectReference id="all" dataObjectRef="o1"/>
        <dataObject id="o2" name="receipts" isCollection="true"/><dataObject id="nameless"/>"#
        .to_owned()
        + &around(&format!(
            r#"<userTask id="it"><ioSpecification><dataInput id="in" name="many"/><dataInput id="one" name="order"/>
            <dataOutput id="out" name="receipts of all"/><dataOutput id="given" name="paid"/><inputSet/><outputSet/>
            </ioSpecification>{associations}
            <multiInstanceLoopCharacteristics>{characteristics}</multiInstanceLoopCharacteristics></userTask>"#
        ))
}

fn multi_instance(process: &Arc<Process>) -> &MultiInstance {
    let task = process.find(&"it".into()).unwrap();
    task.multi_instance().unwrap()
}

/// What an instance is made for each item of.
fn collection(reference: &str, associations: &str) -> String {
    let characteristics = format!("<loopDataInputRef>{reference}</loopDataInputRef>");
    let process = graph(&looping(&characteristics, associations));
    let Instances::Collection {
        input_collection, ..
    } = &multi_instance(&process).instances
    else {
        panic!("expected a collection");
    };
    input_collection.text().to_owned()
}

fn brought(content: &str) -> String {
    format!("<dataInputAssociation>{content}<targetRef>in</targetRef></dataInputAssociation>")
}

#[test]
fn the_collection_is_data_or_a_variable() {
    assert_eq!(collection("all", ""), "`orders`");
    assert_eq!(collection("o1", ""), "`orders`");
    assert_eq!(collection("assignees", ""), "`assignees`");
    assert_eq!(collection("=orders[1].lines", ""), "orders[1].lines");
}

#[test]
fn data_of_the_activity_is_what_an_association_brings_to_it() {
    let copied = brought("<sourceRef>all</sourceRef>");
    assert_eq!(collection("in", &copied), "`orders`");
    let computed = "<dataInputAssociation><sourceRef>all</sourceRef><targetRef>in</targetRef>\
                    <transformation>orders[open]</transformation></dataInputAssociation>";
    assert_eq!(collection("in", computed), "orders[open]");
    assert_eq!(collection("in", ""), "`many`");
}

#[test]
fn an_item_is_a_variable_by_its_name_or_id() {
    let items = |input: &str, output: &str| {
        let characteristics = format!(
            "<loopDataInputRef>all</loopDataInputRef><loopDataOutputRef>o2</loopDataOutputRef>
             <inputDataItem {input}/><outputDataItem {output}/>"
        );
        let process = graph(&looping(&characteristics, ""));
        let looped = multi_instance(&process);
        let Instances::Collection { input_element, .. } = &looped.instances else {
            panic!("expected a collection");
        };
        let output_element = looped.output_element.as_ref().unwrap();
        assert_eq!(looped.output_collection.as_deref(), Some("receipts"));
        let read = looped.output_variable().unwrap();
        assert_eq!(output_element.text(), format!("`{read}`"));
        (input_element.clone().unwrap(), read.to_owned())
    };
    let expected = |input: &str, output: &str| (input.to_owned(), output.to_owned());
    assert_eq!(
        items(r#"name="order""#, r#"name="the receipt""#),
        expected("order", "the receipt")
    );
    assert_eq!(items(r#"id="a""#, r#"id="b""#), expected("a", "b"));
}

#[test]
fn associations_of_the_loop_do_nothing_in_its_instances_and_those_of_an_item_do() {
    let associations = brought("<sourceRef>all</sourceRef>")
        + "<dataInputAssociation><sourceRef>item</sourceRef><targetRef>one</targetRef></dataInputAssociation>
           <dataOutputAssociation><sourceRef>out</sourceRef><targetRef>o2</targetRef></dataOutputAssociation>
           <dataOutputAssociation><sourceRef>given</sourceRef><targetRef>result</targetRef></dataOutputAssociation>";
    let characteristics = r#"<loopDataInputRef>in</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef>
        <inputDataItem id="item"/><outputDataItem id="result"/>"#;
    let content = looping(characteristics, &associations);
    let process = graph(&content);
    let task = process.find(&"it".into()).unwrap();
    let lines = |mappings: &[crate::model::graph::Mapping]| -> Vec<String> {
        let line = |mapping: &crate::model::graph::Mapping| {
            let from = mapping.source.as_ref().map(source).unwrap_or_default();
            format!("{from} -> {}", mapping.target.join("/"))
        };
        mappings.iter().map(line).collect()
    };
    assert_eq!(lines(&task.inputs), ["=`item` -> order"]);
    assert_eq!(lines(&task.outputs), ["=`paid` -> result"]);

    let mut run = given(content).start(r#"{"orders":["a","b"]}"#);
    run.complete_task("it", r#"{"paid":1}"#);
    run.complete_task("it", r#"{"paid":2}"#);
    assert_eq!(run.variables(), r#"{"orders":["a","b"],"receipts":[1,2]}"#);
}

fn refused(characteristics: &str, associations: &str) -> Vec<String> {
    found_in(&looping(characteristics, associations))
}

#[test]
fn what_is_said_twice_is_refused() {
    let both = r#"<extensionElements><q:loopCharacteristics inputCollection="orders"/></extensionElements>
        <loopDataInputRef>all</loopDataInputRef>"#;
    assert_eq!(
        refused(both, ""),
        [
            "deploying: bpmn:userTask 'it' has inputCollection and bpmn:loopDataInputRef, which say the same of its \
             multi-instance loop: keep one of them"
        ]
    );
    assert_eq!(
        refused(
            "<loopCardinality>3</loopCardinality><loopDataInputRef>all</loopDataInputRef>",
            ""
        ),
        [
            "deploying: bpmn:userTask 'it' has both a bpmn:loopCardinality and a collection (inputCollection, \
             bpmn:loopDataInputRef): remove the bpmn:loopCardinality for one instance for each item, or the collection for \
             that number of instances"
        ]
    );
}

#[test]
fn data_without_a_name_is_no_variable() {
    assert_eq!(
        refused("<loopDataInputRef>nameless</loopDataInputRef>", ""),
        [
            "deploying: bpmn:userTask 'it' has a multi-instance bpmn:loopDataInputRef of data without a name that a variable \
             could have: name it"
        ]
    );
}

#[test]
fn a_collection_is_assigned_as_a_whole() {
    let assigned = brought(
        "<assignment><from>=1</from><to>in.first</to></assignment>\
         <assignment><from>=2</from><to>in.second</to></assignment>",
    );
    let expected = |part: &str| {
        [format!(
            "deploying: bpmn:userTask 'it' has a data association that computes its multi-instance bpmn:{part}, which cannot be executed so: let the \
             association lead from data to data, or compute the collection before the activity, or what becomes of it behind"
        )]
    };
    assert_eq!(
        refused("<loopDataInputRef>in</loopDataInputRef>", &assigned),
        expected("loopDataInputRef")
    );
    let computed = "<dataOutputAssociation><sourceRef>out</sourceRef><targetRef>o2</targetRef>\
                    <transformation>x</transformation></dataOutputAssociation>";
    assert_eq!(
        refused(
            "<loopDataInputRef>all</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef><outputDataItem id=\"a\"/>",
            computed
        ),
        expected("loopDataOutputRef")
    );
}

#[test]
fn other_languages_are_named() {
    let found = refused("<loopDataInputRef>${list}</loopDataInputRef>", "");
    assert_eq!(
        found,
        [
            "storing: bpmn:userTask 'it' has in loopDataInputRef an expression that is no FEEL. '${list}' is Camunda 7's \
             expression language, in FEEL: =list"
        ]
    );
    assert_eq!(
        refused(
            "<loopDataInputRef>all</loopDataInputRef><loopDataOutputRef>=x</loopDataOutputRef><outputDataItem id=\"a\"/>",
            ""
        ),
        [
            "storing: bpmn:userTask 'it' has loopDataOutputRef=\"=x\", expected the name of a variable"
        ]
    );
}
