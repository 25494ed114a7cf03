//! How processes and sub-processes start (BPMN 2.0.2, sections 10.3.5 and 10.5.2).

use crate::model::finding::Findings;
use crate::model::graph::{ElementIndex, ElementKind, StartEvent};
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::Outline;
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;

pub(super) fn check(
    process: Node<'_>,
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    findings: &mut Findings,
) {
    check_process(process, outline, elements, findings);
    for (_, node) in outline.nodes() {
        let count = node.scope.start_events.len();
        let is_embedded = node.node_type == FlowNodeType::SubProcess && !node.is_event_sub_process;
        if is_embedded && count != 1 {
            findings.report(
                xml::subject(node.xml),
                Problem::StartEventsOfSubProcess { count },
            );
        }
    }
}

/// A process may start in several ways, but a start without a trigger must mean one of them.
fn check_process(
    process: Node<'_>,
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    findings: &mut Findings,
) {
    let start_events = &outline.root.start_events;
    if start_events.is_empty() {
        findings.report(xml::subject(process), Problem::NoStartEvent);
    }
    let untriggered: Vec<String> = start_events
        .iter()
        .filter(|index| is_untriggered(elements, **index))
        .map(|index| outline.node(*index).id.to_owned())
        .collect();
    if untriggered.len() > 1 {
        let problem = Problem::SeveralStartEvents {
            events: untriggered,
        };
        findings.report(xml::subject(process), problem);
    }
}

fn is_untriggered(elements: &[Option<Compiled>], index: ElementIndex) -> bool {
    elements
        .get(index.0 as usize)
        .and_then(Option::as_ref)
        .is_some_and(|compiled| matches!(compiled.kind, ElementKind::StartEvent(StartEvent::None)))
}
