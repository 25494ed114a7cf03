//! Flow nodes that no token can reach. They do no harm, but were hardly meant so.

use crate::model::finding::Findings;
use crate::model::graph::ElementIndex;
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;

pub(super) fn check(outline: &Outline<'_>, elements: &[Option<Compiled>], findings: &mut Findings) {
    let mut reached = vec![false; outline.node_count()];
    let mut open: Vec<ElementIndex> = outline
        .nodes()
        .zip(elements)
        .filter(|((_, node), compiled)| begins(outline, node) || compiled.is_none())
        .map(|((index, _), _)| index)
        .collect();
    while let Some(index) = open.pop() {
        let Some(mark) = reached.get_mut(index.0 as usize) else {
            continue;
        };
        if std::mem::replace(mark, true) {
            continue;
        }
        let node = outline.node(index);
        open.extend(node.outgoing.iter().map(|flow| outline.flow(*flow).target));
        open.extend(&node.boundary_events);
    }
    for ((_, node), reached) in outline.nodes().zip(reached) {
        if !reached {
            findings.report(xml::subject(node.xml), Problem::NeverReached);
        }
    }
}

/// Whether a token can appear here by itself. What stands in a sub-process is judged as if that were
/// reached, so that one missing flow gives one finding. In what cannot run (compensation, links,
/// ad-hoc sub-processes) tokens also move in other ways than along flows.
fn begins(outline: &Outline<'_>, node: &FlowNode<'_>) -> bool {
    let in_what_cannot_run = node
        .parent
        .is_some_and(|parent| outline.node(parent).node_type.not_executable().is_some());
    node.node_type == FlowNodeType::StartEvent
        || node.is_event_sub_process
        || in_what_cannot_run
        || xml::attribute(node.xml, "isForCompensation").is_some_and(|value| value != "false")
}
