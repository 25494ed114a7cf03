//! The flow nodes and sequence flows of one process, connected, before anything is compiled. Kinds
//! that cannot run are in it too, so that what is said about flows is right around them.

use super::vocabulary::{Content, FlowNodeType, content_of_flow_node, content_of_scope};
use super::xml::{self, Node};
use crate::model::finding::Findings;
use crate::model::graph::{ElementIndex, FlowIndex, Scope};
use crate::model::problem::Problem;
use std::collections::HashMap;

/// What a process holds, at every depth, in document order.
#[derive(Debug, Default)]
pub(crate) struct Outline<'xml> {
    nodes: Vec<FlowNode<'xml>>,
    flows: Vec<Flow<'xml>>,
    /// What stands directly in the process.
    pub(crate) root: Scope,
    node_index: HashMap<&'xml str, ElementIndex>,
    flow_index: HashMap<&'xml str, FlowIndex>,
}

/// A flow node as it stands in the file.
#[derive(Debug)]
pub(crate) struct FlowNode<'xml> {
    pub(crate) xml: Node<'xml>,
    pub(crate) id: &'xml str,
    pub(crate) node_type: FlowNodeType,
    /// `triggeredByEvent`
    pub(crate) is_event_sub_process: bool,
    pub(crate) parent: Option<ElementIndex>,
    /// What it holds; empty unless it is a sub-process.
    pub(crate) scope: Scope,
    pub(crate) incoming: Vec<FlowIndex>,
    pub(crate) outgoing: Vec<FlowIndex>,
    pub(crate) default_flow: Option<FlowIndex>,
    pub(crate) attached_to: Option<ElementIndex>,
    pub(crate) boundary_events: Vec<ElementIndex>,
}

/// A sequence flow whose ends exist.
#[derive(Debug)]
pub(crate) struct Flow<'xml> {
    pub(crate) xml: Node<'xml>,
    pub(crate) id: &'xml str,
    pub(crate) source: ElementIndex,
    pub(crate) target: ElementIndex,
}

impl<'xml> Outline<'xml> {
    /// Reads what stands in a process.
    pub(crate) fn read(process: Node<'xml>, findings: &mut Findings) -> Self {
        let mut outline = Self::default();
        let mut flows = Vec::new();
        outline.collect(process, None, &mut flows, findings);
        for flow in flows {
            outline.connect(flow, findings);
        }
        outline.point_to_default_flows(findings);
        outline.attach_boundary_events(findings);
        outline
    }

    /// Every flow node with its index.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (ElementIndex, &FlowNode<'xml>)> {
        self.nodes
            .iter()
            .enumerate()
            .map(|(index, node)| (element_index(index), node))
    }

    /// How many flow nodes there are.
    pub(crate) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Every sequence flow, in document order.
    pub(crate) fn flows(&self) -> impl Iterator<Item = &Flow<'xml>> {
        self.flows.iter()
    }

    /// The flow node with this index.
    #[expect(clippy::indexing_slicing, reason = "indices are made by this outline")]
    pub(crate) fn node(&self, index: ElementIndex) -> &FlowNode<'xml> {
        &self.nodes[index.0 as usize]
    }

    /// The sequence flow with this index.
    #[expect(clippy::indexing_slicing, reason = "indices are made by this outline")]
    pub(crate) fn flow(&self, index: FlowIndex) -> &Flow<'xml> {
        &self.flows[index.0 as usize]
    }

    /// The sequence flow with this id.
    pub(crate) fn find_flow(&self, id: &str) -> Option<&Flow<'xml>> {
        self.flow_index.get(id).map(|index| self.flow(*index))
    }

    #[expect(clippy::indexing_slicing, reason = "indices are made by this outline")]
    fn node_mut(&mut self, index: ElementIndex) -> &mut FlowNode<'xml> {
        &mut self.nodes[index.0 as usize]
    }

    /// What stands in a sub-process, or directly in the process.
    pub(crate) fn scope(&self, parent: Option<ElementIndex>) -> &Scope {
        parent.map_or(&self.root, |index| &self.node(index).scope)
    }

    fn scope_mut(&mut self, parent: Option<ElementIndex>) -> &mut Scope {
        match parent {
            None => &mut self.root,
            Some(index) => &mut self.node_mut(index).scope,
        }
    }

    /// Calls itself for sub-processes; how deep they nest is limited by [`xml::read`].
    fn collect(
        &mut self,
        container: Node<'xml>,
        parent: Option<ElementIndex>,
        flows: &mut Vec<Node<'xml>>,
        findings: &mut Findings,
    ) {
        for child in xml::children(container) {
            let name = child.tag_name().name();
            if child.tag_name().namespace() != Some(xml::MODEL) {
                findings.report(xml::subject(container), foreign(child));
                continue;
            }
            let content = match content_of_scope(name) {
                // Sub-processes hold what every flow node holds and what every scope holds.
                Content::Unknown if parent.is_some() => content_of_flow_node(name),
                content => content,
            };
            match content {
                Content::FlowNode(node_type) => {
                    let added = self.add(child, node_type, parent, findings);
                    if added.is_some() && node_type.is_scope() {
                        self.collect(child, added, flows, findings);
                    }
                }
                Content::SequenceFlow => flows.push(child),
                Content::NotExecutable(reason) => {
                    findings.report(xml::subject(child), Problem::NotExecutable { reason });
                }
                Content::Unknown if is_loop(name) && parent.is_some() => {}
                Content::Unknown => {
                    let name = name.to_owned();
                    findings.report(xml::subject(container), Problem::MisplacedChild { name });
                }
                Content::DataAssociation => check_data_association(child, container, findings),
                Content::ResourceRole | Content::Inert => {}
            }
        }
    }

    fn add(
        &mut self,
        xml: Node<'xml>,
        node_type: FlowNodeType,
        parent: Option<ElementIndex>,
        findings: &mut Findings,
    ) -> Option<ElementIndex> {
        // That the id is missing was found when the ids of the file were read.
        let id = xml::id(xml)?;
        let index = element_index(self.nodes.len());
        let is_event_sub_process = node_type == FlowNodeType::SubProcess
            && xml::boolean(xml, "triggeredByEvent", false, findings);
        self.nodes.push(FlowNode {
            xml,
            id,
            node_type,
            is_event_sub_process,
            parent,
            scope: Scope::default(),
            incoming: Vec::new(),
            outgoing: Vec::new(),
            default_flow: None,
            attached_to: None,
            boundary_events: Vec::new(),
        });
        let scope = self.scope_mut(parent);
        scope.elements.push(index);
        if node_type == FlowNodeType::StartEvent {
            scope.start_events.push(index);
        }
        if is_event_sub_process {
            scope.event_sub_processes.push(index);
        }
        self.node_index.entry(id).or_insert(index);
        Some(index)
    }

    fn connect(&mut self, xml: Node<'xml>, findings: &mut Findings) {
        let source = self.end_of(xml, "sourceRef", findings);
        let target = self.end_of(xml, "targetRef", findings);
        let (Some(source), Some(target), Some(id)) = (source, target, xml::id(xml)) else {
            return;
        };
        if self.node(source).parent != self.node(target).parent {
            let (source_id, target_id) = (
                self.node(source).id.to_owned(),
                self.node(target).id.to_owned(),
            );
            findings.report(
                xml::subject(xml),
                Problem::FlowCrossesBorder {
                    source_id,
                    target_id,
                },
            );
        }
        let index = flow_index(self.flows.len());
        self.node_mut(source).outgoing.push(index);
        self.node_mut(target).incoming.push(index);
        self.flow_index.entry(id).or_insert(index);
        self.flows.push(Flow {
            xml,
            id,
            source,
            target,
        });
    }

    fn end_of(
        &self,
        flow: Node<'xml>,
        name: &'static str,
        findings: &mut Findings,
    ) -> Option<ElementIndex> {
        let Some(reference) = xml::reference(flow, name) else {
            findings.report(
                xml::subject(flow),
                Problem::MissingAttribute { attribute: name },
            );
            return None;
        };
        let found = self.node_index.get(reference).copied();
        if found.is_none() {
            let problem =
                Problem::dangling(name, reference, "event, activity or gateway in its process");
            findings.report(xml::subject(flow), problem);
        }
        found
    }

    fn point_to_default_flows(&mut self, findings: &mut Findings) {
        for index in (0..self.nodes.len()).map(element_index) {
            let node = self.node(index);
            let Some(reference) = xml::reference(node.xml, "default") else {
                continue;
            };
            let subject = xml::subject(node.xml);
            let flow = self.flow_index.get(reference).copied();
            match flow {
                None => {
                    findings.report(
                        subject,
                        Problem::dangling("default", reference, "sequence flow"),
                    );
                }
                Some(flow) if self.flow(flow).source != index => {
                    let flow = reference.to_owned();
                    findings.report(subject, Problem::DefaultFlowLeavesElsewhere { flow });
                }
                Some(_) if !node.node_type.has_conditional_flows() => {
                    findings.report(subject, Problem::DefaultFlowNotAllowed);
                }
                Some(_) => self.node_mut(index).default_flow = flow,
            }
        }
    }

    fn attach_boundary_events(&mut self, findings: &mut Findings) {
        for index in (0..self.nodes.len()).map(element_index) {
            let node = self.node(index);
            if node.node_type != FlowNodeType::BoundaryEvent {
                continue;
            }
            let subject = xml::subject(node.xml);
            let Some(reference) = xml::reference(node.xml, "attachedToRef") else {
                let attribute = "attachedToRef";
                findings.report(subject, Problem::MissingAttribute { attribute });
                continue;
            };
            let Some(host) = self.node_index.get(reference).copied() else {
                findings.report(
                    subject,
                    Problem::dangling("attachedToRef", reference, "activity"),
                );
                continue;
            };
            let host_node = self.node(host);
            if !host_node.node_type.is_activity()
                || host_node.is_event_sub_process
                || host_node.parent != node.parent
            {
                let kind = host_node.xml.tag_name().name().to_owned();
                let host = reference.to_owned();
                findings.report(subject, Problem::AttachedToNoActivity { host, kind });
                continue;
            }
            self.node_mut(index).attached_to = Some(host);
            self.node_mut(host).boundary_events.push(index);
        }
    }
}

/// Loop characteristics are read with the activity they belong to.
fn is_loop(name: &str) -> bool {
    matches!(
        name,
        "multiInstanceLoopCharacteristics" | "standardLoopCharacteristics"
    )
}

/// What is said about an element of another namespace where only BPMN may stand (BPMN 2.0.2,
/// section 8.3.3: extensions stand in `extensionElements`).
pub(crate) fn foreign(child: Node<'_>) -> Problem {
    Problem::ForeignElement {
        name: child.tag_name().name().to_owned(),
    }
}

/// Data that is only drawn needs no execution, data that is computed does.
pub(crate) fn check_data_association(
    association: Node<'_>,
    activity: Node<'_>,
    findings: &mut Findings,
) {
    let computed = xml::children_named(association, "transformation")
        .chain(xml::children_named(association, "assignment"))
        .next();
    if let Some(computed) = computed {
        let name = computed.tag_name().name().to_owned();
        findings.report(
            xml::subject(activity),
            Problem::ComputedDataAssociation { name },
        );
    }
}

/// The index of the `position`th flow node.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a document has at most u32::MAX XML nodes"
)]
pub(crate) fn element_index(position: usize) -> ElementIndex {
    ElementIndex(position as u32)
}

/// The index of the `position`th sequence flow.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a document has at most u32::MAX XML nodes"
)]
pub(crate) fn flow_index(position: usize) -> FlowIndex {
    FlowIndex(position as u32)
}
