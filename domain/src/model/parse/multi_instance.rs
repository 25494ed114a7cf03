//! Multi-instance activities (BPMN 2.0.2, sections 10.3.8 and 13.3.7).

use super::element::{Compiler, Refused};
use super::loop_data::{self, LoopData};
use super::text;
use super::xml::{self, Node};
use crate::model::extensions::Extension::LoopCharacteristics;
use crate::model::extensions::Extensions;
use crate::model::graph::{Instances, MultiInstance};
use crate::model::problem::Problem;
use feel::Expression;

impl<'xml> Compiler<'_, 'xml> {
    /// `bpmn:multiInstanceLoopCharacteristics` of an activity.
    pub(super) fn multi_instance(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<MultiInstance, Refused> {
        let parts = [
            "loopCardinality",
            "complexBehaviorDefinition",
            "completionCondition",
        ];
        self.only_children(
            characteristics,
            subject,
            &[parts.as_slice(), &loop_data::ELEMENTS].concat(),
        );
        let sequential = xml::boolean(characteristics, "isSequential", false, self.findings);
        let allowed = &[LoopCharacteristics];
        let extensions = Extensions::read(characteristics, subject, allowed, self.findings);
        let throws = self.loop_behavior(subject, characteristics)?;
        let LoopData {
            input_collection,
            input_element,
            output_collection,
            output_element,
        } = self.loop_data(subject, characteristics, &extensions)?;
        let instances =
            self.instances(subject, characteristics, input_collection, input_element)?;
        if output_collection.is_some() != output_element.is_some() {
            self.report(subject, Problem::HalfAnOutput);
            return Err(Refused);
        }
        let condition = xml::children_named(characteristics, "completionCondition")
            .next()
            .map(xml::text)
            .filter(|condition| !condition.is_empty());
        Ok(MultiInstance {
            sequential,
            instances,
            output_collection,
            output_element,
            completion_condition: condition
                .map(|source| self.always_feel(subject, &source, "completionCondition"))
                .transpose()?,
            throws,
        })
    }

    /// What makes the instances: the items of a collection, or a number of them. With both, BPMN does not say which would win.
    fn instances(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
        input_collection: Option<Expression>,
        input_element: Option<String>,
    ) -> Result<Instances, Refused> {
        let cardinality = xml::children_named(characteristics, "loopCardinality").next();
        match (cardinality, input_collection) {
            (None, None) => self.report(subject, Problem::NothingToLoopOver),
            (Some(_), Some(_)) => self.report(subject, Problem::CardinalityAndCollection),
            (Some(_), None) if input_element.is_some() => {
                self.report(subject, Problem::InputElementWithoutCollection);
            }
            (Some(cardinality), None) => {
                return self
                    .cardinality(subject, cardinality)
                    .map(Instances::Cardinality);
            }
            (None, Some(input_collection)) => {
                return Ok(Instances::Collection {
                    input_collection,
                    input_element,
                });
            }
        }
        Err(Refused)
    }

    /// A number that is written out is the same in every language that a file may say its expressions are in.
    fn cardinality(
        &mut self,
        subject: Node<'xml>,
        cardinality: Node<'xml>,
    ) -> Result<Expression, Refused> {
        const FIELD: &str = "loopCardinality";
        let source = xml::text(cardinality);
        if source.parse::<u64>().is_ok() {
            self.always_feel(subject, &source, FIELD)
        } else {
            self.feel(cardinality, subject, FIELD).ok_or(Refused)
        }
    }

    pub(super) fn always_feel(
        &mut self,
        subject: Node<'xml>,
        source: &str,
        field: &'static str,
    ) -> Result<Expression, Refused> {
        text::expression(source, field, xml::subject(subject), self.findings).ok_or(Refused)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::graph::Instances;
    use crate::model::testing::{around, file, found, found_around, graph, process};

    fn looping(attributes: &str, extension: &str, standard: &str) -> String {
        format!(
            r#"<task id="it"><multiInstanceLoopCharacteristics id="loop" {attributes}>
            <extensionElements>{extension}</extensionElements>{standard}</multiInstanceLoopCharacteristics></task>"#
        )
    }

    #[test]
    fn a_collection_is_looped_over() {
        let task = looping(
            r#"isSequential="true""#,
            r#"<q:loopCharacteristics inputCollection="items" inputElement="item" outputCollection="results"
                outputElement="=item * 2"/>"#,
            "<completionCondition>=loopCounter > 2</completionCondition>",
        );
        let process = graph(&around(&task));
        let looped = process.find(&"it".into()).unwrap();
        let looped = looped.multi_instance().unwrap();
        assert!(looped.sequential);
        let Instances::Collection {
            input_collection,
            input_element,
        } = &looped.instances
        else {
            panic!("{:?}", looped.instances)
        };
        assert_eq!(input_collection.text(), "items");
        assert_eq!(input_element.as_deref(), Some("item"));
        assert_eq!(looped.output_collection.as_deref(), Some("results"));
        assert_eq!(looped.output_element.as_ref().unwrap().text(), "item * 2");
        assert_eq!(
            looped.completion_condition.as_ref().unwrap().text(),
            "loopCounter > 2"
        );
    }

    #[test]
    fn so_many_instances_as_a_number_says() {
        for number in ["3", "=3", "= n * 2"] {
            let cardinality = format!("<loopCardinality>{number}</loopCardinality>");
            let process = graph(&around(&looping("", "", &cardinality)));
            let looped = process.find(&"it".into()).unwrap();
            let looped = looped.multi_instance().unwrap();
            let Instances::Cardinality(expression) = &looped.instances else {
                panic!("{:?}", looped.instances)
            };
            assert_eq!(expression.text(), number.trim_start_matches(['=', ' ']));
        }
    }

    #[test]
    fn a_number_is_the_same_in_every_language() {
        let in_xpath = |number: &str| {
            let cardinality = format!("<loopCardinality>{number}</loopCardinality>");
            let file = file(&process(&around(&looping("", "", &cardinality))));
            let language = r#"<definitions expressionLanguage="http://www.w3.org/1999/XPath""#;
            found(&file.replace("<definitions", language))
        };
        assert_eq!(in_xpath("3"), Vec::<String>::new());
        assert_eq!(in_xpath("=n"), Vec::<String>::new());
        assert_eq!(
            in_xpath("n"),
            [
                "deploying: bpmn:task 'it' has an expression in the language 'http://www.w3.org/1999/XPath', which cannot be \
                 executed: write FEEL, with a leading '='"
            ]
        );
    }

    #[test]
    fn a_loop_needs_a_collection_or_a_number() {
        assert_eq!(
            found_around(&looping("", "", "")),
            [
                "deploying: bpmn:task 'it' loops over nothing: add the extension element loopCharacteristics with an \
                 inputCollection, a bpmn:loopDataInputRef or a bpmn:loopCardinality"
            ]
        );
        let cardinality = "<loopCardinality>3</loopCardinality>";
        let collection = r#"<q:loopCharacteristics inputCollection="items"/>"#;
        assert_eq!(
            found_around(&looping("", collection, cardinality)),
            [
                "deploying: bpmn:task 'it' has both a bpmn:loopCardinality and a collection (inputCollection, bpmn:loopDataInputRef): \
                 remove the bpmn:loopCardinality for one instance for each item, or the collection for that number of instances"
            ]
        );
        let element = r#"<q:loopCharacteristics inputElement="item"/>"#;
        assert_eq!(
            found_around(&looping("", element, cardinality)),
            [
                "deploying: bpmn:task 'it' has an item for each instance (inputElement, bpmn:inputDataItem), but no collection that it is \
                 taken from: remove it; loopCounter is the number of the instance"
            ]
        );
    }

    #[test]
    fn items_and_results_are_variables() {
        let feel = r#"<q:loopCharacteristics inputCollection="items" inputElement="=item"/>"#;
        assert_eq!(
            found_around(&looping("", feel, "")),
            ["storing: bpmn:task 'it' has inputElement=\"=item\", expected the name of a variable"]
        );
    }

    #[test]
    fn results_need_an_element_and_a_collection() {
        let half = r#"<q:loopCharacteristics inputCollection="items" outputCollection="results"/>"#;
        assert_eq!(
            found_around(&looping("", half, "")),
            [
                "deploying: bpmn:task 'it' collects results, but says only one of what is collected (outputElement, bpmn:outputDataItem) and \
                 where (outputCollection, bpmn:loopDataOutputRef): a loop has both or none"
            ]
        );
    }
}
