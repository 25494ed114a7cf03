//! Ad-hoc sub-processes (BPMN 2.0.2, sections 10.3.5 and 13.3.5).

use super::element::{Compiler, Refused};
use super::outline::FlowNode;
use super::xml;
use crate::model::extensions::Extension::{AdHoc, TaskDefinition, TaskHeaders};
use crate::model::extensions::Extensions;
use crate::model::graph::{AdHocSubProcess, Ordering};
use crate::model::problem::Problem;
use crate::model::validate;

impl<'xml> Compiler<'_, 'xml> {
    /// `bpmn:adHocSubProcess` with the extension element `adHoc`.
    pub(super) fn ad_hoc_sub_process(
        &mut self,
        node: &FlowNode<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<AdHocSubProcess, Refused> {
        let xml = node.xml;
        self.refuse_what_ad_hoc_is_not_run(node, extensions);
        validate::ad_hoc_sub_process(self.outline, node, self.findings);
        let active_elements = extensions
            .attribute(AdHoc, "activeElementsCollection")
            .map(|source| self.always_feel(xml, source, "activeElementsCollection"))
            .transpose()?;
        let outline = self.outline;
        let can_be_triggered = node.scope.elements.iter().copied();
        Ok(AdHocSubProcess {
            scope: node.scope.clone(),
            can_be_triggered: can_be_triggered
                .filter(|index| outline.node(*index).begins_without_start_event())
                .collect(),
            active_elements,
            // Another value was found when the attributes of the file were read.
            ordering: match xml::attribute(xml, "ordering") {
                Some("Sequential") => Ordering::Sequential,
                Some(_) | None => Ordering::Parallel,
            },
            completion_condition: self.condition(xml, "completionCondition"),
            cancel_remaining_instances: xml::boolean(
                xml,
                "cancelRemainingInstances",
                true,
                self.findings,
            ),
        })
    }

    fn refuse_what_ad_hoc_is_not_run(
        &mut self,
        node: &FlowNode<'xml>,
        extensions: &Extensions<'xml>,
    ) {
        let xml = node.xml;
        if xml::boolean(xml, "triggeredByEvent", false, self.findings) {
            self.report(xml, Problem::AdHocEventSubProcess);
        }
        if extensions.get(TaskDefinition).is_some() {
            self.report(xml, Problem::AdHocOfWorker);
        } else {
            self.unused(xml, extensions, &[TaskHeaders]);
        }
        for attribute in ["outputCollection", "outputElement"] {
            if extensions.attribute(AdHoc, attribute).is_some() {
                self.report(xml, Problem::AdHocOutput { attribute });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::graph::{AdHocSubProcess, ElementKind, Ordering};
    use crate::model::testing::{flow, found_around, kind};

    fn ad_hoc(attributes: &str, content: &str) -> Box<AdHocSubProcess> {
        match kind(&format!(
            r#"<adHocSubProcess id="it"{attributes}>{content}</adHocSubProcess>"#
        )) {
            ElementKind::AdHocSubProcess(ad_hoc) => ad_hoc,
            other => panic!("expected an ad-hoc sub-process, found {other:?}"),
        }
    }

    fn found_in_ad_hoc(attributes: &str, content: &str) -> Vec<String> {
        found_around(&format!(
            r#"<adHocSubProcess id="it"{attributes}>{content}</adHocSubProcess>"#
        ))
    }

    #[test]
    fn activities_run_in_parallel_and_the_condition_ends_those_that_remain_if_nothing_else_is_said()
    {
        let plain = ad_hoc("", r#"<task id="a"/>"#);
        assert_eq!(plain.ordering, Ordering::Parallel);
        assert!(plain.cancel_remaining_instances);
        assert!(plain.completion_condition.is_none() && plain.active_elements.is_none());
        let other = ad_hoc(
            r#" ordering="Sequential" cancelRemainingInstances="false""#,
            r#"<extensionElements><q:adHoc activeElementsCollection="=chosen"/></extensionElements>
            <task id="a"/><completionCondition>done</completionCondition>"#,
        );
        assert_eq!(other.ordering, Ordering::Sequential);
        assert!(!other.cancel_remaining_instances);
        assert_eq!(other.completion_condition.unwrap().text(), "done");
        assert_eq!(other.active_elements.unwrap().text(), "chosen");
    }

    #[test]
    fn what_no_flow_leads_to_can_be_triggered_but_no_boundary_event_and_no_event_sub_process() {
        let content = r#"<task id="a"/><task id="b"/><exclusiveGateway id="g"/>
            <boundaryEvent id="failed" attachedToRef="a"><errorEventDefinition/></boundaryEvent>
            <subProcess id="handler" triggeredByEvent="true"><startEvent id="came"><errorEventDefinition/></startEvent>
            </subProcess>"#
            .to_owned()
            + &flow("a", "b");
        let found = ad_hoc("", &content);
        let all = &found.scope.elements;
        assert_eq!(found.can_be_triggered, [all[0], all[2]]);
    }

    #[test]
    fn nothing_starts_and_ends_in_it() {
        let content = r#"<startEvent id="in"/><task id="a"/><endEvent id="out"/>"#.to_owned()
            + &flow("in", "a")
            + &flow("a", "out");
        let instead = "stands in an ad-hoc sub-process, which has no start and no end events: what no sequence flow leads to \
                       begins when it is triggered, and what none leads on from ends. Remove it";
        assert_eq!(
            found_in_ad_hoc("", &content),
            [
                format!("deploying: bpmn:startEvent 'in' {instead}"),
                format!("deploying: bpmn:endEvent 'out' {instead}")
            ]
        );
    }

    #[test]
    fn it_holds_an_activity_that_can_begin() {
        assert_eq!(
            found_in_ad_hoc("", ""),
            [
                "deploying: bpmn:adHocSubProcess 'it' holds no activity: an ad-hoc sub-process has at least one"
            ]
        );
        assert_eq!(
            found_in_ad_hoc(
                "",
                &(r#"<task id="a"/><task id="b"/>"#.to_owned() + &flow("a", "b") + &flow("b", "a"))
            ),
            [
                "deploying: bpmn:adHocSubProcess 'it' has no start event, and each of its elements has an incoming sequence \
                 flow: nothing would begin",
                "nothing: bpmn:task 'a' is never reached",
                "nothing: bpmn:task 'b' is never reached"
            ]
        );
    }

    #[test]
    fn what_is_not_run_of_it_is_refused_by_name() {
        assert_eq!(
            found_in_ad_hoc(
                r#" triggeredByEvent="true""#,
                r#"<extensionElements><q:taskDefinition type="agent"/><q:taskHeaders/>
                <q:adHoc outputCollection="results" outputElement="=result"/></extensionElements><task id="a"/>"#
            ),
            [
                "deploying: bpmn:adHocSubProcess 'it' has triggeredByEvent=\"true\" and cannot be executed yet: put it into an \
                 event sub-process",
                "deploying: bpmn:adHocSubProcess 'it' has the extension element 'taskDefinition', by which a worker chooses what \
                 begins in it, and cannot be executed yet: name what begins by activeElementsCollection of adHoc, or let the \
                 worker trigger it by the API",
                "deploying: bpmn:adHocSubProcess 'it' has outputCollection on its extension element 'adHoc', which cannot be \
                 executed yet: collect results by output mappings of its activities, such as \
                 source=\"=append(results, result)\" target=\"results\"",
                "deploying: bpmn:adHocSubProcess 'it' has outputElement on its extension element 'adHoc', which cannot be \
                 executed yet: collect results by output mappings of its activities, such as \
                 source=\"=append(results, result)\" target=\"results\"",
            ]
        );
    }
}
