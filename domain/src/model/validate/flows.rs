//! Sequence flows: where they may begin and end, and which need a condition (BPMN 2.0.2, sections
//! 8.4.13, 10.5 and 10.6).

use crate::model::finding::Findings;
use crate::model::graph::ElementIndex;
use crate::model::parse::outline::{Flow, FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for (index, node) in outline.nodes() {
        check_ends(outline, node, findings);
        check_listed(outline, index, node, findings);
        check_conditions(outline, node, findings);
    }
}

/// Nothing flows into what starts by itself, nothing flows out of an end.
fn check_ends(outline: &Outline<'_>, node: &FlowNode<'_>, findings: &mut Findings) {
    let (no_incoming, no_outgoing) = match node.node_type {
        FlowNodeType::StartEvent => (Some("startEvent"), None),
        FlowNodeType::BoundaryEvent => (Some("boundaryEvent"), None),
        FlowNodeType::EndEvent => (None, Some("endEvent")),
        _ if node.is_event_sub_process => {
            let kind = "subProcess with triggeredByEvent=\"true\"";
            (Some(kind), Some(kind))
        }
        _ => (None, None),
    };
    if let (Some(kind), Some(flow)) = (no_incoming, node.incoming.first()) {
        let flow = outline.flow(*flow).id.to_owned();
        findings.report(xml::subject(node.xml), Problem::IncomingFlow { kind, flow });
    }
    if let (Some(kind), Some(flow)) = (no_outgoing, node.outgoing.first()) {
        let flow = outline.flow(*flow).id.to_owned();
        findings.report(xml::subject(node.xml), Problem::OutgoingFlow { kind, flow });
    }
}

/// `bpmn:incoming` and `bpmn:outgoing` repeat what the flows say; the flows count.
fn check_listed(
    outline: &Outline<'_>,
    index: ElementIndex,
    node: &FlowNode<'_>,
    findings: &mut Findings,
) {
    for child in xml::children(node.xml) {
        let end: fn(&Flow<'_>) -> ElementIndex = match child.tag_name().name() {
            "incoming" => |flow| flow.target,
            "outgoing" => |flow| flow.source,
            _ => continue,
        };
        let reference = xml::text(child);
        let Some(flow) = outline.find_flow(xml::local(&reference)) else {
            continue;
        };
        if end(flow) != index {
            let direction = if xml::is_model(child, "incoming") {
                "incoming"
            } else {
                "outgoing"
            };
            let flow = flow.id.to_owned();
            findings.report(
                xml::subject(node.xml),
                Problem::FlowSaysOtherwise { flow, direction },
            );
        }
    }
}

fn check_conditions(outline: &Outline<'_>, node: &FlowNode<'_>, findings: &mut Findings) {
    let gateway_chooses = matches!(
        node.node_type,
        FlowNodeType::ExclusiveGateway | FlowNodeType::InclusiveGateway
    ) && node.outgoing.len() > 1;
    for index in &node.outgoing {
        let flow = outline.flow(*index);
        let has_condition = xml::children_named(flow.xml, "conditionExpression")
            .next()
            .is_some();
        let is_default = node.default_flow == Some(*index);
        let problem = if has_condition && !node.node_type.has_conditional_flows() {
            let kind = node.xml.tag_name().name().to_owned();
            Problem::ConditionNotAllowed { kind }
        } else if has_condition && is_default {
            Problem::ConditionOfDefaultFlow
        } else if gateway_chooses && !has_condition && !is_default {
            Problem::MissingCondition
        } else {
            continue;
        };
        findings.report(xml::subject(flow.xml), problem);
    }
}
