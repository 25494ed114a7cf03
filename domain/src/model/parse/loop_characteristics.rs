//! How an activity is repeated (BPMN 2.0.2, section 10.3.8): not, or in one of two ways.

use super::element::{Compiler, Refused};
use super::outline::FlowNode;
use super::xml;
use crate::model::graph::LoopCharacteristics;
use crate::model::problem::Problem;

impl<'xml> Compiler<'_, 'xml> {
    /// The loop characteristics of an activity, if it has any.
    pub(super) fn loop_characteristics(
        &mut self,
        node: &FlowNode<'xml>,
    ) -> Result<Option<LoopCharacteristics>, Refused> {
        let activity = node.xml;
        let named = |name| xml::children_named(activity, name);
        let found: Vec<_> = named("multiInstanceLoopCharacteristics")
            .chain(named("standardLoopCharacteristics"))
            .collect();
        let [characteristics] = found.as_slice() else {
            if found.is_empty() {
                return Ok(None);
            }
            self.report(activity, Problem::SeveralLoops);
            return Err(Refused);
        };
        if node.is_event_sub_process {
            self.report(activity, Problem::LoopingEventSubProcess);
            return Err(Refused);
        }
        Ok(Some(
            if xml::is_model(*characteristics, "standardLoopCharacteristics") {
                let standard_loop = self.standard_loop(activity, *characteristics)?;
                LoopCharacteristics::StandardLoop(Box::new(standard_loop))
            } else {
                let multi_instance = self.multi_instance(activity, *characteristics)?;
                LoopCharacteristics::MultiInstance(Box::new(multi_instance))
            },
        ))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::found_around;

    #[test]
    fn an_activity_is_repeated_in_one_way() {
        let several = "deploying: bpmn:task 'it' has loop characteristics more than once: an activity is repeated in one \
                       way. Put it into a sub-process that is repeated in the other";
        let standard = r#"<standardLoopCharacteristics loopMaximum="3"/>"#;
        let multiple = "<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality>\
                        </multiInstanceLoopCharacteristics>";
        for both in [
            [standard, multiple],
            [standard, standard],
            [multiple, multiple],
        ] {
            let task = format!(r#"<task id="it">{}</task>"#, both.concat());
            assert_eq!(found_around(&task), [several]);
        }
    }

    #[test]
    fn an_event_sub_process_is_not_repeated() {
        let found = found_around(
            r#"<task id="it"/><subProcess id="handler" triggeredByEvent="true"><standardLoopCharacteristics loopMaximum="2"/>
            <startEvent id="came"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent>
            </subProcess>"#,
        );
        assert_eq!(
            found,
            [
                "deploying: bpmn:subProcess 'handler' is an event sub-process and cannot have loop characteristics"
            ]
        );
    }
}
