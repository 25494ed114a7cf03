//! From `bpmn:process` to the graph.

use super::catalog::Catalog;
use super::compensation;
use super::element::{Compiled, Compiler};
use super::implicit_start;
use super::outline::{Outline, element_index, flow_index};
use super::xml::{self, Node};
use crate::ids::{ElementId, FlowId, ProcessId};
use crate::model::extensions::{Extension, Extensions};
use crate::model::finding::Findings;
use crate::model::graph::{Element, ElementIndex, Process, SequenceFlow};
use crate::model::problem::Problem;
use crate::model::reach::Reach;
use crate::model::validate;
use crate::propagation::Propagation;
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
    let allowed = &[
        Extension::Variables,
        Extension::VersionTag,
        Extension::ExecutionListeners,
    ];
    let extensions = Extensions::read(process, process, allowed, findings);
    let propagation = propagation(process, &extensions, findings);
    let version_tag = extensions
        .attribute(Extension::VersionTag, "value")
        .map(str::to_owned);
    let listeners =
        Compiler::new(&outline, catalog, findings).listeners(process, &extensions, None);
    let (elements, conditions) = compile(&outline, catalog, findings);
    let compensation_handlers = compensation::read(&outline, catalog, findings);
    validate::process(process, propagation, &outline, &elements, findings);
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
    let instantiating = outline.instantiating().collect();
    let mut root = outline.root.clone();
    implicit_start::add(id, &outline, &mut root, &mut elements, &mut flows);
    Some(Process {
        id: ProcessId::from(id),
        name: xml::attribute(process, "name").map(str::to_owned),
        executable: super::is_executable(process),
        propagation,
        version_tag,
        listeners,
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
        compensation_handlers,
        root,
        instantiating,
        elements,
        flows,
    })
}

/// What the extension element `variables` of a process says, else what the platform does that its file is made for.
fn propagation(
    process: Node<'_>,
    extensions: &Extensions<'_>,
    findings: &mut Findings,
) -> Propagation {
    match extensions.attribute(Extension::Variables, "propagation") {
        Some(found) => Propagation::from_name(found).unwrap_or_else(|| {
            let found = found.to_owned();
            findings.report(xml::subject(process), Problem::Propagation { found });
            Propagation::default()
        }),
        None if is_for_camunda_8(process) => Propagation::Merge,
        None => Propagation::default(),
    }
}

/// Whether the file says that it is made for Camunda 8, which its modeler calls `Camunda Cloud`.
fn is_for_camunda_8(process: Node<'_>) -> bool {
    const MODELER: &str = "http://camunda.org/schema/modeler/1.0";
    process
        .parent()
        .and_then(|definitions| definitions.attribute((MODELER, "executionPlatform")))
        .is_some_and(|platform| platform.trim() == "Camunda Cloud")
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
        .map(|flow| compiler.condition_of_flow(flow.xml?))
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
        loop_characteristics: compiled.loop_characteristics,
        completion_quantity: compiled.completion_quantity,
        listeners: compiled.listeners,
    }
}
