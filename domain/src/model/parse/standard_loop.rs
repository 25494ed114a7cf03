//! Standard loops (BPMN 2.0.2, sections 10.3.8 and 13.3.6).

use super::element::{Compiler, Refused};
use super::xml::{self, Node};
use crate::model::extensions::Extensions;
use crate::model::graph::StandardLoop;
use crate::model::problem::Problem;

impl<'xml> Compiler<'_, 'xml> {
    /// `bpmn:standardLoopCharacteristics` of an activity. BPMN lets the condition be left out, as a loop that is only drawn; here
    /// it would be one without end.
    pub(super) fn standard_loop(
        &mut self,
        activity: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<StandardLoop, Refused> {
        Extensions::read(characteristics, activity, &[], self.findings);
        self.only_children(characteristics, activity, &["loopCondition"]);
        let test_before = xml::boolean(characteristics, "testBefore", false, self.findings);
        let maximum = self.loop_maximum(activity, characteristics)?;
        let condition = xml::children_named(characteristics, "loopCondition")
            .find(|condition| !xml::text(*condition).is_empty())
            .map(|condition| {
                self.feel(condition, activity, "loopCondition")
                    .ok_or(Refused)
            })
            .transpose()?;
        if condition.is_none() && maximum.is_none() {
            self.report(activity, Problem::LoopWithoutEnd);
            return Err(Refused);
        }
        Ok(StandardLoop {
            test_before,
            condition,
            maximum,
        })
    }

    /// `loopMaximum`, an `xsd:integer`. One that were 0 would say that the activity never runs.
    fn loop_maximum(
        &mut self,
        activity: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<Option<u64>, Refused> {
        let Some(found) = xml::attribute(characteristics, "loopMaximum") else {
            return Ok(None);
        };
        match found.strip_prefix('+').unwrap_or(found).parse() {
            Ok(0) | Err(_) => {
                let problem = Problem::LoopMaximum {
                    found: found.to_owned(),
                };
                self.report(activity, problem);
                Err(Refused)
            }
            Ok(maximum) => Ok(Some(maximum)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::graph::{LoopCharacteristics, StandardLoop};
    use crate::model::testing::{around, found_around, graph};
    use std::sync::Arc;

    fn looped(attributes: &str, condition: &str) -> String {
        format!(
            r#"<task id="it"><standardLoopCharacteristics {attributes}>{condition}</standardLoopCharacteristics></task>"#
        )
    }

    fn read(task: &str) -> StandardLoop {
        let process = Arc::into_inner(graph(&around(task))).unwrap();
        let mut elements = process.elements.into_iter();
        let task = elements
            .find(|element| element.id.as_str() == "it")
            .unwrap();
        match task.loop_characteristics.unwrap() {
            LoopCharacteristics::StandardLoop(found) => *found,
            LoopCharacteristics::MultiInstance(found) => panic!("{found:?}"),
        }
    }

    #[test]
    fn a_condition_is_asked_after_each_run_if_not_said_otherwise() {
        let after = read(&looped("", "<loopCondition>=again</loopCondition>"));
        assert!(!after.test_before);
        assert_eq!(after.condition.unwrap().text(), "again");
        assert_eq!(after.maximum, None);
        let before = read(&looped(
            r#"testBefore="true" loopMaximum="3""#,
            "<loopCondition>again</loopCondition>",
        ));
        assert!(before.test_before);
        assert_eq!(before.maximum, Some(3));
    }

    #[test]
    fn a_maximum_alone_is_enough() {
        assert_eq!(
            read(&looped(r#"loopMaximum="3""#, "<loopCondition/>")).maximum,
            Some(3)
        );
    }

    #[test]
    fn a_loop_without_end_is_refused() {
        for condition in ["", "<loopCondition/>"] {
            assert_eq!(
                found_around(&looped("", condition)),
                [
                    "deploying: bpmn:task 'it' has bpmn:standardLoopCharacteristics that never end: add a \
                     bpmn:loopCondition, which is true while it runs again, or a loopMaximum"
                ]
            );
        }
    }

    #[test]
    fn a_maximum_is_a_whole_number_and_not_0() {
        for found in ["0", "-1", "1.5", "=n"] {
            assert_eq!(
                found_around(&looped(&format!(r#"loopMaximum="{found}""#), "")),
                [format!(
                    "deploying: bpmn:task 'it' has loopMaximum=\"{found}\", expected a whole number of at least 1. One that \
                     is computed stands in the bpmn:loopCondition, such as =loopCounter < n"
                )]
            );
        }
    }

    #[test]
    fn a_condition_in_another_language_is_refused() {
        let xpath =
            r#"<loopCondition language="http://www.w3.org/1999/XPath">true()</loopCondition>"#;
        assert_eq!(
            found_around(&looped("", xpath)),
            [
                "deploying: bpmn:task 'it' has an expression in the language 'http://www.w3.org/1999/XPath', which cannot be \
                 executed: write FEEL, with a leading '='"
            ]
        );
    }
}
