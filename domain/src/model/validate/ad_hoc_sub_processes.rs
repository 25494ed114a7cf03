//! What an ad-hoc sub-process holds: at least one activity, and no start and no end events (BPMN 2.0.2, section 10.3.5).

use crate::model::finding::Findings;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;

pub(crate) fn check(outline: &Outline<'_>, node: &FlowNode<'_>, findings: &mut Findings) {
    let held = || node.scope.elements.iter().map(|index| outline.node(*index));
    for event in held() {
        if matches!(
            event.node_type,
            FlowNodeType::StartEvent | FlowNodeType::EndEvent
        ) {
            findings.report(xml::subject(event.xml), Problem::StartOrEndInAdHoc);
        }
    }
    if outline.is_incomplete {
        return;
    }
    if !held().any(|held| held.node_type.is_activity() && !held.is_event_sub_process) {
        findings.report(xml::subject(node.xml), Problem::AdHocWithoutActivity);
    } else if node.scope.start_events.is_empty()
        && !held().any(FlowNode::begins_without_start_event)
    {
        findings.report(xml::subject(node.xml), Problem::NothingBegins);
    }
}
