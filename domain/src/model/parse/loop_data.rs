//! The data of a multi-instance activity, as BPMN says it (BPMN 2.0.2, 10.3.8): there is an instance for each item of the collection
//! that `loopDataInputRef` refers to, which has it as its `inputDataItem`; the `outputDataItem` of each is collected where
//! `loopDataOutputRef` refers to. The extension element `loopCharacteristics` says the same of variables, which data is by its name
//! ([`super::data`]).

use super::data::End;
use super::element::{Compiler, Refused};
use super::text;
use super::xml::{self, Node};
use crate::model::extensions::Extension::LoopCharacteristics;
use crate::model::extensions::Extensions;
use crate::model::graph::{Mapping, Text};
use crate::model::juel::Juel;
use crate::model::problem::Problem;
use feel::Expression;

const INPUT_COLLECTION: &str = "loopDataInputRef";
const INPUT_ELEMENT: &str = "inputDataItem";
const OUTPUT_COLLECTION: &str = "loopDataOutputRef";
const OUTPUT_ELEMENT: &str = "outputDataItem";

/// The elements of BPMN that say it.
pub(super) const ELEMENTS: [&str; 4] = [
    INPUT_COLLECTION,
    INPUT_ELEMENT,
    OUTPUT_COLLECTION,
    OUTPUT_ELEMENT,
];

/// What goes into the instances and comes out of them.
pub(super) struct LoopData {
    pub(super) input_collection: Option<Expression>,
    pub(super) input_element: Option<String>,
    pub(super) output_collection: Option<String>,
    pub(super) output_element: Option<Expression>,
}

/// How a file says a part of it.
enum Said<'xml> {
    /// By an attribute of the extension element.
    Attribute(&'xml str),
    /// By an element of BPMN.
    Element(Node<'xml>),
}

/// The data of its loop that an activity's associations bring it (`input`), or take from it (`output`). They belong to the loop and
/// not to its instances.
pub(super) fn carried<'xml>(activity: Node<'xml>, direction: &str) -> Option<&'xml str> {
    let part = if direction == "input" {
        INPUT_COLLECTION
    } else {
        OUTPUT_COLLECTION
    };
    let mut loops = xml::children_named(activity, "multiInstanceLoopCharacteristics");
    let reference = xml::children_named(loops.next()?, part).next()?;
    reference.text().map(|text| xml::local(text.trim()))
}

impl<'xml> Compiler<'_, 'xml> {
    /// What the characteristics of a multi-instance activity say of its data.
    pub(super) fn loop_data(
        &mut self,
        activity: Node<'xml>,
        characteristics: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<LoopData, Refused> {
        let mut said = |attribute, element| {
            let by_bpmn = xml::children_named(characteristics, element).next();
            match (
                extensions.attribute(LoopCharacteristics, attribute),
                by_bpmn,
            ) {
                (Some(_), Some(_)) => {
                    self.report(activity, Problem::LoopDataTwice { attribute, element });
                    Err(Refused)
                }
                (Some(text), None) => Ok(Some(Said::Attribute(text))),
                (None, Some(element)) => Ok(Some(Said::Element(element))),
                (None, None) => Ok(None),
            }
        };
        let input_collection = said("inputCollection", INPUT_COLLECTION)?;
        let input_element = said("inputElement", INPUT_ELEMENT)?;
        let output_collection = said("outputCollection", OUTPUT_COLLECTION)?;
        let output_element = said("outputElement", OUTPUT_ELEMENT)?;
        Ok(LoopData {
            input_collection: input_collection
                .map(|said| match said {
                    Said::Attribute(text) => self.always_feel(activity, text, "inputCollection"),
                    Said::Element(reference) => self.collection(activity, reference),
                })
                .transpose()?,
            input_element: input_element
                .map(|said| self.item_variable(activity, &said, "inputElement", INPUT_ELEMENT))
                .transpose()?,
            output_collection: output_collection
                .map(|said| match said {
                    Said::Attribute(text) => self
                        .variable(activity, Some(text), "outputCollection")
                        .ok_or(Refused),
                    Said::Element(reference) => self.collected(activity, reference),
                })
                .transpose()?,
            output_element: output_element
                .map(|said| match said {
                    Said::Attribute(text) => self.always_feel(activity, text, "outputElement"),
                    Said::Element(item) => {
                        let variable = self.data_item(activity, item, OUTPUT_ELEMENT)?;
                        self.reading(activity, &variable, OUTPUT_ELEMENT)
                    }
                })
                .transpose()?,
        })
    }

    fn item_variable(
        &mut self,
        activity: Node<'xml>,
        said: &Said<'xml>,
        attribute: &'static str,
        element: &'static str,
    ) -> Result<String, Refused> {
        match said {
            Said::Attribute(text) => self
                .variable(activity, Some(text), attribute)
                .ok_or(Refused),
            Said::Element(item) => self.data_item(activity, *item, element),
        }
    }

    /// The variable that an item is.
    fn data_item(
        &mut self,
        activity: Node<'xml>,
        item: Node<'xml>,
        part: &'static str,
    ) -> Result<String, Refused> {
        match self.catalog.data.of(item) {
            End::Variable(variable) => Ok(variable),
            End::Nameless | End::Store => {
                self.report(activity, Problem::NamelessLoopData { part });
                Err(Refused)
            }
        }
    }

    /// The collection: what the activity's association brings to the data that is referred to, or that data itself.
    fn collection(
        &mut self,
        activity: Node<'xml>,
        reference: Node<'xml>,
    ) -> Result<Expression, Refused> {
        let written = xml::text(reference);
        let associations = xml::children_named(activity, "dataInputAssociation");
        let associations: Vec<_> = associations.map(|found| self.association(found)).collect();
        let mut brought = Vec::new();
        for association in &associations {
            if association.brings(xml::local(&written)) {
                self.add_mappings(activity, association, &mut brought)?;
            }
        }
        match brought.pop() {
            None if written.starts_with('=') || Juel::find(&written).is_some() => {
                self.always_feel(activity, &written, INPUT_COLLECTION)
            }
            None => {
                let variable = self.referred_variable(activity, &written, INPUT_COLLECTION)?;
                self.reading(activity, &variable, INPUT_COLLECTION)
            }
            Some(Mapping {
                source: Some(Text::Feel(collection)),
                target,
            }) if brought.is_empty() && target.len() == 1 => Ok(*collection),
            Some(_) => {
                let part = INPUT_COLLECTION;
                self.report(activity, Problem::LoopDataAssigned { part });
                Err(Refused)
            }
        }
    }

    /// The variable that results are collected in: where the activity's association takes the data that is referred to, or that
    /// data itself.
    fn collected(
        &mut self,
        activity: Node<'xml>,
        reference: Node<'xml>,
    ) -> Result<String, Refused> {
        let part = OUTPUT_COLLECTION;
        let written = xml::text(reference);
        let associations = xml::children_named(activity, "dataOutputAssociation");
        for association in associations.map(|found| self.association(found)) {
            if !association.takes(xml::local(&written)) {
                continue;
            }
            if association.computes() {
                self.report(activity, Problem::LoopDataAssigned { part });
                return Err(Refused);
            }
            if let Some((_, target)) = association.copied() {
                return Ok(target.to_owned());
            }
        }
        self.referred_variable(activity, &written, part)
    }

    /// The variable that is referred to: data of the file, or, as Activiti and Flowable write it, its name.
    fn referred_variable(
        &mut self,
        activity: Node<'xml>,
        written: &str,
        part: &'static str,
    ) -> Result<String, Refused> {
        if written.starts_with('=') || Juel::find(written).is_some() {
            let (field, found) = (part, written.to_owned());
            self.report(activity, Problem::VariableName { field, found });
            return Err(Refused);
        }
        match self.catalog.data.referred(written) {
            End::Variable(variable) => Ok(variable),
            End::Nameless | End::Store => {
                self.report(activity, Problem::NamelessLoopData { part });
                Err(Refused)
            }
        }
    }

    fn reading(
        &mut self,
        activity: Node<'xml>,
        variable: &str,
        part: &'static str,
    ) -> Result<Expression, Refused> {
        let source = format!("`{variable}`");
        text::expression(&source, part, xml::subject(activity), self.findings).ok_or(Refused)
    }
}

#[cfg(test)]
mod tests {
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
                "deploying: bpmn:userTask 'it' has a data association that assigns parts of its multi-instance bpmn:{part}: let the \
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
}
