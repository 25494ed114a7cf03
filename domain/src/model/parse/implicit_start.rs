//! Processes and sub-processes without a start event (BPMN 2.0.2, sections 10.5.2 and 13.3.4): what has no
//! incoming sequence flow begins when they do.
//!
//! The interpreter gets a start event that is not in the file, with a sequence flow to each of these. Its id
//! follows from that of the process or sub-process, so that events mean the same whenever the file is read.

use super::derived_ids::DerivedIds;
use super::outline::{Outline, element_index, flow_index};
use crate::ids::{ElementId, FlowId};
use crate::model::graph::{
    Element, ElementIndex, ElementKind, FlowIndex, Scope, SequenceFlow, StartEvent,
};
use crate::model::listener::Listeners;

/// Adds a start event to each scope that has none: the process itself, whose id is `process`, and its embedded
/// sub-processes. What starts the process by itself does not begin with it; where nothing else does, the process has no such start.
pub(super) fn add(
    process: &str,
    outline: &Outline<'_>,
    root: &mut Scope,
    elements: &mut Vec<Element>,
    flows: &mut Vec<SequenceFlow>,
) {
    let of_elements = elements.iter().map(|element| element.id.to_string());
    let of_flows = flows.iter().map(|flow| flow.id.to_string());
    let mut ids = DerivedIds::beside(of_elements.chain(of_flows));
    let without_start: Vec<_> = elements
        .iter()
        .filter_map(|element| match &element.kind {
            ElementKind::SubProcess(scope) | ElementKind::Transaction(scope)
                if scope.start_events.is_empty() =>
            {
                Some((element.index, element.id.clone(), scope.elements.clone()))
            }
            _ => None,
        })
        .collect();
    for (parent, id, held) in without_start {
        let start = add_to(
            Some(parent),
            (id.as_str(), &beginning(outline, &held)),
            elements,
            flows,
            &mut ids,
        );
        let element = elements.get_mut(parent.0 as usize);
        if let Some(ElementKind::SubProcess(scope) | ElementKind::Transaction(scope)) =
            element.map(|element| &mut element.kind)
        {
            begin_with(scope, start);
        }
    }
    if root.start_events.is_empty() {
        let first = beginning(outline, &root.elements);
        let mut held = root.elements.iter();
        if first.is_empty() && held.any(|index| outline.node(*index).instantiates()) {
            return;
        }
        let start = add_to(None, (process, &first), elements, flows, &mut ids);
        begin_with(root, start);
    }
}

/// Of what a scope holds, what begins with it.
fn beginning(outline: &Outline<'_>, held: &[ElementIndex]) -> Vec<ElementIndex> {
    let held = held.iter().copied();
    held.filter(|index| outline.node(*index).begins_without_start_event())
        .collect()
}

fn begin_with(scope: &mut Scope, start: ElementIndex) {
    scope.elements.push(start);
    scope.start_events.push(start);
}

fn add_to(
    parent: Option<ElementIndex>,
    (scope, first): (&str, &[ElementIndex]),
    elements: &mut Vec<Element>,
    flows: &mut Vec<SequenceFlow>,
    ids: &mut DerivedIds,
) -> ElementIndex {
    let start = element_index(elements.len());
    let start_id = ids.derive(&format!("{scope}-start"), "start");
    let mut outgoing = Vec::new();
    for index in first {
        let Some(element) = elements.get_mut(index.0 as usize) else {
            continue;
        };
        let flow: FlowIndex = flow_index(flows.len());
        let id = ids.derive(&format!("{start_id}-{}", element.id), "start-flow");
        flows.push(SequenceFlow {
            id: FlowId::from(id.as_str()),
            source: start,
            target: element.index,
            condition: None,
        });
        element.incoming.push(flow);
        outgoing.push(flow);
    }
    elements.push(Element {
        id: ElementId::from(start_id.as_str()),
        name: None,
        index: start,
        parent,
        kind: ElementKind::StartEvent(StartEvent { trigger: None }),
        incoming: Vec::new(),
        outgoing,
        default_flow: None,
        boundary_events: Vec::new(),
        inputs: Vec::new(),
        outputs: Vec::new(),
        loop_characteristics: None,
        completion_quantity: 1,
        listeners: Listeners::default(),
    });
    start
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::model::graph::Scope;
    use crate::model::read;
    use crate::model::testing::{file, flow, found_in, graph, process};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn what_has_no_incoming_flow_begins_with_its_process() {
        let content = nodes([job("a"), job("b"), end("end")]) + &path("a end");
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["a", "b"]);
        run.complete_job("a", "{}");
        run.complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_has_no_incoming_flow_begins_with_its_sub_process() {
        let inner = nodes([task("passes"), job("a"), job("b")]) + &path("passes b");
        let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["sub", "a", "b"]);
        run.complete_job("a", "{}");
        run.complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_compensates_does_not_begin() {
        let content = nodes([job("a")]) + &compensated("a", job("undo_a"));
        let run = given(content).start("{}");
        assert_eq!(run.active(), ["a"]);
    }

    #[test]
    fn a_process_or_sub_process_that_holds_nothing_begins_and_ends() {
        let xml = file(&process(r#"<subProcess id="sub"/>"#));
        let process = read(&xml).definitions.unwrap().processes.remove(0);
        let sub = process.find(&"sub".into()).unwrap();
        let begins = |scope: &Scope| {
            let start = process.element(*scope.start_events.first().unwrap());
            start.outgoing.len()
        };
        assert_eq!(begins(process.scope(Some(sub.index)).unwrap()), 0);
        assert_eq!(begins(&process.root), 1);
    }

    #[test]
    fn ids_that_are_added_are_those_of_nothing_in_the_file() {
        let content = r#"<task id="process-start"/><task id="process-start-2"/>"#;
        let process = graph(content);
        let start = process.element(*process.root.start_events.first().unwrap());
        assert_eq!(start.id.as_str(), "process-start-3");
        assert_eq!(start.outgoing.len(), 2);
    }

    #[test]
    fn where_all_have_incoming_flows_nothing_could_begin() {
        let circle =
            r#"<task id="a"/><task id="b"/>"#.to_owned() + &flow("a", "b") + &flow("b", "a");
        let found = found_in(&circle);
        assert_eq!(
            found.first().map(String::as_str),
            Some(
                "deploying: bpmn:process 'process' has no start event, and each of its elements has an incoming \
                 sequence flow: nothing would begin"
            )
        );
    }
}
