//! Event-based gateways: what may follow them (BPMN 2.0.2, section 10.6.6).

use crate::model::finding::Findings;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for (_, node) in outline.nodes() {
        if node.node_type == FlowNodeType::EventBasedGateway {
            check_gateway(outline, node, findings);
        }
    }
}

fn check_gateway(outline: &Outline<'_>, gateway: &FlowNode<'_>, findings: &mut Findings) {
    let subject = xml::subject(gateway.xml);
    let count = gateway.outgoing.len();
    if count < 2 {
        findings.report(subject, Problem::EventGatewayNeedsTargets { count });
    }
    let targets: Vec<&FlowNode<'_>> = gateway
        .outgoing
        .iter()
        .map(|flow| outline.node(outline.flow(*flow).target))
        .collect();
    for target in &targets {
        let target_id = target.id.to_owned();
        if !can_follow(target) {
            findings.report(subject, Problem::EventGatewayTarget { target_id });
        } else if target.incoming.len() > 1 {
            findings.report(subject, Problem::EventGatewayTargetShared { target_id });
        }
    }
    let receives = targets
        .iter()
        .any(|target| target.node_type == FlowNodeType::ReceiveTask);
    let catches_message = targets.iter().any(|target| is_message_event(target.xml));
    if receives && catches_message {
        findings.report(subject, Problem::EventGatewayMixesMessages);
    }
}

fn can_follow(target: &FlowNode<'_>) -> bool {
    match target.node_type {
        FlowNodeType::IntermediateCatchEvent => true,
        FlowNodeType::ReceiveTask => target.boundary_events.is_empty(),
        _ => false,
    }
}

fn is_message_event(node: Node<'_>) -> bool {
    xml::children_named(node, "messageEventDefinition")
        .next()
        .is_some()
}
