//! Processes and sub-processes without a start event (BPMN 2.0.2, sections 10.5.2 and 13.3.4): what has no
//! incoming sequence flow begins when they do.
//!
//! The interpreter gets a start event that is not in the file, with a sequence flow to each of these. Its id
//! follows from that of the process or sub-process, so that events mean the same whenever the file is read.

use super::outline::{element_index, flow_index};
use super::references;
use crate::ids::{ElementId, FlowId};
use crate::model::graph::{
    Element, ElementIndex, ElementKind, FlowIndex, Scope, SequenceFlow, StartEvent,
};
use std::collections::HashSet;

/// Adds a start event to each scope that has none: the process itself, whose id is `process`, and its embedded
/// sub-processes.
pub(super) fn add(
    process: &str,
    root: &mut Scope,
    elements: &mut Vec<Element>,
    flows: &mut Vec<SequenceFlow>,
) {
    let mut ids = Ids::of(elements, flows);
    let scopes: Vec<(Option<ElementIndex>, ElementId)> = elements
        .iter()
        .filter(|element| is_without_start(element))
        .map(|element| (Some(element.index), element.id.clone()))
        .collect();
    for (parent, id) in scopes {
        let start = add_to(parent, id.as_str(), elements, flows, &mut ids);
        if let Some(ElementKind::SubProcess(scope)) = parent.and_then(|parent| {
            let element = elements.get_mut(parent.0 as usize)?;
            Some(&mut element.kind)
        }) {
            begin_with(scope, start);
        }
    }
    if root.start_events.is_empty() {
        let start = add_to(None, process, elements, flows, &mut ids);
        begin_with(root, start);
    }
}

fn is_without_start(element: &Element) -> bool {
    matches!(&element.kind, ElementKind::SubProcess(scope) if scope.start_events.is_empty())
}

fn begin_with(scope: &mut Scope, start: ElementIndex) {
    scope.elements.push(start);
    scope.start_events.push(start);
}

fn add_to(
    parent: Option<ElementIndex>,
    scope: &str,
    elements: &mut Vec<Element>,
    flows: &mut Vec<SequenceFlow>,
    ids: &mut Ids,
) -> ElementIndex {
    let start = element_index(elements.len());
    let start_id = ids.new_id(&format!("{scope}-start"), "start");
    let mut outgoing = Vec::new();
    for element in elements
        .iter_mut()
        .filter(|element| element.parent == parent && begins(element))
    {
        let flow: FlowIndex = flow_index(flows.len());
        let id = ids.new_id(&format!("{start_id}-{}", element.id), "start-flow");
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
        multi_instance: None,
    });
    start
}

/// Whether an element begins with its scope: a token can come to it in no other way.
fn begins(element: &Element) -> bool {
    element.incoming.is_empty()
        && !matches!(
            element.kind,
            ElementKind::BoundaryEvent(_)
                | ElementKind::EventSubProcess(_)
                | ElementKind::StartEvent(_)
        )
}

/// The ids of a process.
struct Ids(HashSet<String>);

impl Ids {
    fn of(elements: &[Element], flows: &[SequenceFlow]) -> Self {
        let elements = elements.iter().map(|element| element.id.to_string());
        let flows = flows.iter().map(|flow| flow.id.to_string());
        Self(elements.chain(flows).collect())
    }

    /// The wanted id, or a short one if that is too long; with a number if it is taken.
    fn new_id(&mut self, wanted: &str, short: &str) -> String {
        let name = if wanted.len() > references::ID - 12 {
            short
        } else {
            wanted
        };
        let mut id = name.to_owned();
        let mut number = 1;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{name}-{number}");
        }
        id
    }
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
