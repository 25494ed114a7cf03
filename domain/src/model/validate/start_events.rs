//! How processes and sub-processes start (BPMN 2.0.2, sections 10.3.5 and 10.5.2).

use super::compiled;
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
    check_beginning(None, process, outline, findings);
    for (index, node) in outline.nodes() {
        let count = node.scope.start_events.len();
        let is_embedded = match node.node_type {
            FlowNodeType::SubProcess => !node.is_event_sub_process,
            FlowNodeType::Transaction => true,
            _ => false,
        };
        if is_embedded && count > 1 {
            findings.report(
                xml::subject(node.xml),
                Problem::StartEventsOfSubProcess { count },
            );
        } else if is_embedded {
            check_beginning(Some(index), node.xml, outline, findings);
        }
    }
}

/// Without a start event, what has no incoming sequence flow begins (BPMN 2.0.2, sections 10.5.2 and 13.3.4).
fn check_beginning(
    scope: Option<ElementIndex>,
    node: Node<'_>,
    outline: &Outline<'_>,
    findings: &mut Findings,
) {
    let content = outline.scope(scope);
    if outline.is_incomplete || !content.start_events.is_empty() {
        return;
    }
    let mut elements = content.elements.iter().map(|index| outline.node(*index));
    if content.elements.is_empty() {
        findings.report(xml::subject(node), Problem::HoldsNothing);
    } else if !elements
        .any(|element| element.begins_without_start_event() || element.instantiates())
    {
        findings.report(xml::subject(node), Problem::NothingBegins);
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
    compiled(elements, index).is_some_and(|compiled| {
        matches!(
            compiled.kind,
            ElementKind::StartEvent(StartEvent { trigger: None })
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{found_around, found_in};

    const TIMER: &str =
        "<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>";

    #[test]
    fn what_holds_nothing_is_said() {
        assert_eq!(
            found_in(""),
            ["nothing: bpmn:process 'process' holds no elements: it is done as soon as it begins"]
        );
        assert_eq!(
            found_around(r#"<subProcess id="it"/>"#),
            ["nothing: bpmn:subProcess 'it' holds no elements: it is done as soon as it begins"]
        );
    }

    #[test]
    fn a_process_starts_without_trigger_in_one_way_and_with_triggers_in_many() {
        let two = r#"<startEvent id="a"/><startEvent id="b"/>"#;
        assert_eq!(
            found_in(two),
            ["deploying: bpmn:process 'process' has several start events without a trigger: a, b"]
        );
        let timers = format!(
            r#"<startEvent id="a"/><startEvent id="b">{TIMER}</startEvent><startEvent id="c">{TIMER}</startEvent>"#
        );
        assert_eq!(found_in(&timers), Vec::<String>::new());
    }

    #[test]
    fn a_sub_process_has_at_most_one_start_event() {
        let two = r#"<subProcess id="it"><startEvent id="a"/><startEvent id="b"/></subProcess>"#;
        assert_eq!(
            found_around(two),
            [
                "deploying: bpmn:subProcess 'it' has 2 start events: a sub-process has at most one, without a trigger"
            ]
        );
    }
}
