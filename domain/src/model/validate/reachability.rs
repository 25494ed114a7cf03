//! Flow nodes that no token can reach. They do no harm, but were hardly meant so.

use crate::model::finding::Findings;
use crate::model::graph::ElementIndex;
use crate::model::parse::element::Compiled;
use crate::model::parse::links;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;

pub(super) fn check(outline: &Outline<'_>, elements: &[Option<Compiled>], findings: &mut Findings) {
    if outline.is_incomplete {
        // What is left out may have led there.
        return;
    }
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
/// reached, so that one missing flow gives one finding; so is a link that nothing throws, which was reported. In what
/// cannot run (compensation) tokens also move in other ways than along flows.
fn begins(outline: &Outline<'_>, node: &FlowNode<'_>) -> bool {
    let in_what_cannot_run = node
        .parent
        .is_some_and(|parent| outline.node(parent).node_type.not_executable().is_some());
    node.node_type == FlowNodeType::StartEvent
        || node.is_event_sub_process
        || links::catches(node)
        || node.instantiates()
        || in_what_cannot_run
        || node.is_for_compensation()
        || (outline.scope(node.parent).start_events.is_empty() && node.begins_without_start_event())
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{flow, found_around, found_in};

    #[test]
    fn what_no_token_reaches_is_said() {
        let island = r#"<task id="it"/><task id="island"/><task id="behind"/>"#.to_owned()
            + &flow("island", "behind");
        assert_eq!(
            found_around(&island),
            [
                "nothing: bpmn:task 'island' is never reached",
                "nothing: bpmn:task 'behind' is never reached"
            ]
        );
    }

    #[test]
    fn tokens_move_on_from_boundary_events_and_in_sub_processes() {
        let content = r#"<task id="it"/><boundaryEvent id="failed" attachedToRef="it"><errorEventDefinition/></boundaryEvent>
            <subProcess id="mend"><startEvent id="inner"/><task id="work"/>"#
            .to_owned()
            + &flow("inner", "work")
            + "</subProcess>"
            + &flow("failed", "mend");
        assert_eq!(found_around(&content), Vec::<String>::new());
    }

    #[test]
    fn a_missing_flow_to_a_sub_process_is_one_finding() {
        let content =
            r#"<startEvent id="start"/><subProcess id="sub"><startEvent id="inner"/></subProcess>"#;
        assert_eq!(
            found_in(content),
            ["nothing: bpmn:subProcess 'sub' is never reached"]
        );
    }
}
