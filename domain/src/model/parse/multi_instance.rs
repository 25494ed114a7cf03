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
const NOT_EXECUTABLE: [(&str, &str); 3] = [
    (
        "loopCardinality",
        "use loopCharacteristics with inputCollection, such as =for i in 1..n return i",
    ),
    (
        "complexBehaviorDefinition",
        "throw the event in a sub-process that is the loop's body",
    ),
    (
        "loopDataInputRef",
        "use loopCharacteristics with inputCollection",
    ),
];

impl<'xml> Compiler<'_, 'xml> {
    /// The loop characteristics of an activity, if it has any.
    pub(super) fn multi_instance(
        &mut self,
        node: &FlowNode<'xml>,
    ) -> Result<Option<MultiInstance>, Refused> {
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
        self.collection_loop(subject, characteristics).map(Some)
    }

    fn refuse_what_is_not_executed(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<(), Refused> {
        // `behavior` says which events each ending item throws; All throws none.
        if let Some(behavior) = xml::attribute(characteristics, "behavior")
            && behavior != "All"
        {
            self.report(
                subject,
                Problem::LoopBehavior {
                    behavior: behavior.to_owned(),
                },
            );
            return Err(Refused);
        }
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
        let mut parse = |source: &str, field| {
            text::expression(source, field, xml::subject(subject), self.findings).ok_or(Refused)
        };
        Ok(MultiInstance {
            sequential,
            input_collection: parse(input_collection, "inputCollection")?,
            input_element: attribute("inputElement").map(str::to_owned),
            output_collection: attribute("outputCollection").map(str::to_owned),
            output_element: attribute("outputElement")
                .map(|source| parse(source, "outputElement"))
                .transpose()?,
            completion_condition: condition
                .map(|source| parse(&source, "completionCondition"))
                .transpose()?,
        })
    }
}
