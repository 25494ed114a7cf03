//! From `bpmn:process` to the graph.

use super::catalog::Catalog;
use super::element::{Compiled, Compiler};
use super::implicit_start;
use super::outline::{Outline, element_index, flow_index};
use super::xml::{self, Node};
use crate::ids::{ElementId, FlowId, ProcessId};
use crate::model::extensions::Extensions;
use crate::model::finding::Findings;
use crate::model::graph::{Element, ElementIndex, Process, SequenceFlow};
use crate::model::reach::Reach;
use crate::model::validate;
use feel::Expression;

/// Reads a process; `None` if something in it cannot run, which was reported.
pub(crate) fn read(
    process: Node<'_>,
    catalog: &Catalog<'_>,
    findings: &mut Findings,
) -> Option<Process> {
    let id = xml::id(process)?;
    let outline = Outline::read(process, findings);
    if outline.node_count() == 0 && !super::is_executable(process) {
        // A black-box pool: only its name is drawn (BPMN 2.0.2, section 9.3).
        return None;
    }
    Extensions::read(process, process, &[], findings);
    let (elements, conditions) = compile(&outline, catalog, findings);
    validate::process(process, &outline, &elements, findings);
    if !findings.runnable() || outline.is_incomplete {
        return None;
    }
    let elements: Option<Vec<Compiled>> = elements.into_iter().collect();
    let mut elements: Vec<Element> = (0..)
        .map(element_index)
        .zip(elements?)
        .map(|(index, compiled)| element(&outline, index, compiled))
        .collect();
    let mut flows: Vec<SequenceFlow> = outline
        .flows()
        .zip(conditions)
        .map(|(flow, condition)| SequenceFlow {
            id: FlowId::from(flow.id.as_ref()),
            source: flow.source,
            target: flow.target,
            condition,
        })
        .collect();
    let mut root = outline.root;
    implicit_start::add(id, &mut root, &mut elements, &mut flows);
    Some(Process {
        id: ProcessId::from(id),
        name: xml::attribute(process, "name").map(str::to_owned),
        executable: super::is_executable(process),
        element_index: elements
            .iter()
            .map(|element| (element.id.clone(), element.index))
            .collect(),
        flow_index: (0..)
            .map(flow_index)
            .zip(&flows)
            .map(|(index, flow)| (flow.id.clone(), index))
            .collect(),
        reach: Reach::of(&elements, &flows),
        root,
        elements,
        flows,
    })
}

fn compile(
    outline: &Outline<'_>,
    catalog: &Catalog<'_>,
    findings: &mut Findings,
) -> (Vec<Option<Compiled>>, Vec<Option<Expression>>) {
    let mut compiler = Compiler::new(outline, catalog, findings);
    let elements = outline
        .nodes()
        .map(|(index, _)| compiler.compile(index))
        .collect();
    let conditions = outline
        .flows()
        .map(|flow| compiler.condition(flow.xml))
        .collect();
    (elements, conditions)
}

fn element(outline: &Outline<'_>, index: ElementIndex, compiled: Compiled) -> Element {
    let node = outline.node(index);
    Element {
        id: ElementId::from(node.id),
        name: xml::attribute(node.xml, "name").map(str::to_owned),
        index,
        parent: node.parent,
        kind: compiled.kind,
        incoming: node.incoming.clone(),
        outgoing: node.outgoing.clone(),
        default_flow: node.default_flow,
        boundary_events: node.boundary_events.clone(),
        inputs: compiled.inputs,
        outputs: compiled.outputs,
        multi_instance: compiled.multi_instance,
    }
}
