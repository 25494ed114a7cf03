//! Multi-instance activities (BPMN 2.0.2, sections 10.3.8 and 13.3.7).

use super::element::{Compiler, Refused};
use super::outline::FlowNode;
use super::text;
use super::xml::{self, Node};
use crate::model::extensions::Extension::LoopCharacteristics;
use crate::model::extensions::Extensions;
use crate::model::graph::MultiInstance;
use crate::model::problem::Problem;

/// What BPMN has for loops beside a collection, and what to use instead.
const NOT_EXECUTABLE: [(&str, &str); 6] = [
    (
        "loopCardinality",
        "use inputCollection, such as =for i in 1..n return i",
    ),
    (
        "complexBehaviorDefinition",
        "throw the event in a sub-process that is the loop's body",
    ),
    ("loopDataInputRef", "use inputCollection"),
    ("loopDataOutputRef", "use outputCollection"),
    ("inputDataItem", "use inputElement"),
    ("outputDataItem", "use outputElement"),
];

impl<'xml> Compiler<'_, 'xml> {
    /// The loop characteristics of an activity, if it has any.
    pub(super) fn multi_instance(
        &mut self,
        node: &FlowNode<'xml>,
    ) -> Result<Option<Box<MultiInstance>>, Refused> {
        let subject = node.xml;
        if xml::children_named(subject, "standardLoopCharacteristics")
            .next()
            .is_some()
        {
            self.report(subject, Problem::StandardLoop);
            return Err(Refused);
        }
        let Some(characteristics) =
            xml::children_named(subject, "multiInstanceLoopCharacteristics").next()
        else {
            return Ok(None);
        };
        if node.is_event_sub_process {
            self.report(subject, Problem::LoopingEventSubProcess);
            return Err(Refused);
        }
        self.refuse_what_is_not_executed(subject, characteristics)?;
        let looping = self.collection_loop(subject, characteristics)?;
        Ok(Some(Box::new(looping)))
    }

    fn refuse_what_is_not_executed(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<(), Refused> {
        // `behavior` says which events each ending item throws; All throws none.
        if let Some(behavior) = xml::attribute(characteristics, "behavior")
            && matches!(behavior, "None" | "One" | "Complex")
        {
            self.report(
                subject,
                Problem::LoopBehavior {
                    behavior: behavior.to_owned(),
                },
            );
            return Err(Refused);
        }
        let refused = NOT_EXECUTABLE.map(|(name, _)| name);
        let known = [refused.as_slice(), &["completionCondition"]].concat();
        self.only_children(characteristics, subject, &known);
        for (name, instead) in NOT_EXECUTABLE {
            if xml::children_named(characteristics, name).next().is_some() {
                self.report(subject, Problem::LoopPart { name, instead });
                return Err(Refused);
            }
        }
        Ok(())
    }

    fn collection_loop(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<MultiInstance, Refused> {
        let sequential = xml::boolean(characteristics, "isSequential", false, self.findings);
        let allowed = &[LoopCharacteristics];
        let extensions = Extensions::read(characteristics, subject, allowed, self.findings);
        let attribute = |name| extensions.attribute(LoopCharacteristics, name);
        let Some(input_collection) = attribute("inputCollection") else {
            self.report(subject, Problem::MissingInputCollection);
            return Err(Refused);
        };
        if attribute("outputCollection").is_some() != attribute("outputElement").is_some() {
            self.report(subject, Problem::HalfAnOutput);
            return Err(Refused);
        }
        let condition = xml::children_named(characteristics, "completionCondition")
            .next()
            .map(xml::text)
            .filter(|condition| !condition.is_empty());
        let input_element = self.variable(subject, attribute("inputElement"), "inputElement");
        let output_collection =
            self.variable(subject, attribute("outputCollection"), "outputCollection");
        let mut parse = |source: &str, field| {
            text::expression(source, field, xml::subject(subject), self.findings).ok_or(Refused)
        };
        Ok(MultiInstance {
            sequential,
            input_collection: parse(input_collection, "inputCollection")?,
            input_element,
            output_collection,
            output_element: attribute("outputElement")
                .map(|source| parse(source, "outputElement"))
                .transpose()?,
            completion_condition: condition
                .map(|source| parse(&source, "completionCondition"))
                .transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, found_around, graph};

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
        let looped = process
            .find(&"it".into())
            .unwrap()
            .multi_instance
            .as_ref()
            .unwrap();
        assert!(looped.sequential);
        assert_eq!(looped.input_collection.text(), "items");
        assert_eq!(looped.input_element.as_deref(), Some("item"));
        assert_eq!(looped.output_collection.as_deref(), Some("results"));
        assert_eq!(looped.output_element.as_ref().unwrap().text(), "item * 2");
        assert_eq!(
            looped.completion_condition.as_ref().unwrap().text(),
            "loopCounter > 2"
        );
    }

    #[test]
    fn a_loop_needs_a_collection() {
        assert_eq!(
            found_around(&looping("", "", "")),
            [
                "deploying: bpmn:task 'it' loops over nothing: add the extension element loopCharacteristics with an \
              inputCollection"
            ]
        );
    }

    #[test]
    fn other_loops_are_refused() {
        let collection = r#"<q:loopCharacteristics inputCollection="items"/>"#;
        assert_eq!(
            found_around(&looping(
                "",
                collection,
                "<loopCardinality>3</loopCardinality>"
            )),
            [
                "deploying: bpmn:task 'it' has a multi-instance bpmn:loopCardinality, which cannot be executed yet: use \
              inputCollection, such as =for i in 1..n return i"
            ]
        );
        assert_eq!(
            found_around(&looping(r#"behavior="One""#, collection, "")),
            [
                "deploying: bpmn:task 'it' has a multi-instance behavior=\"One\", which cannot be executed yet: only All"
            ]
        );
        assert_eq!(
            found_around(r#"<task id="it"><standardLoopCharacteristics/></task>"#),
            [
                "deploying: bpmn:task 'it' has bpmn:standardLoopCharacteristics and cannot be executed yet: draw the \
              loop with gateways"
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
                "deploying: bpmn:task 'it' has only one of outputCollection and outputElement: a loop has both or none"
            ]
        );
    }
}
