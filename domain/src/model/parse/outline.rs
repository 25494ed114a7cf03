//! The flow nodes and sequence flows of one process, connected, before anything is compiled. Kinds
//! that cannot run are in it too, so that what is said about flows is right around them.

use super::data;
use super::derived_ids::DerivedIds;
use super::links;
use super::vocabulary::{Content, FlowNodeType, content_of_flow_node, content_of_scope};
use super::xml::{self, Node};
use crate::model::finding::Findings;
use crate::model::graph::{ElementIndex, FlowIndex, Scope};
use crate::model::problem::Problem;
use std::borrow::Cow;
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
    /// Whether a flow node or sequence flow is left out, which was reported.
    pub(crate) is_incomplete: bool,
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
    /// The flow as it is drawn; `None` of a link.
    pub(crate) xml: Option<Node<'xml>>,
    /// The `id`, or one that follows from what the flow connects.
    pub(crate) id: Cow<'xml, str>,
    pub(crate) source: ElementIndex,
    pub(crate) target: ElementIndex,
}

impl FlowNode<'_> {
    /// Whether it begins with its scope if that has no start event.
    pub(crate) fn begins_without_start_event(&self) -> bool {
        self.incoming.is_empty()
            && self.node_type != FlowNodeType::BoundaryEvent
            && !self.is_event_sub_process
            && !self.is_for_compensation()
            && !self.instantiates()
            && !links::catches(self)
    }

    /// `isForCompensation`
    pub(crate) fn is_for_compensation(&self) -> bool {
        xml::flag(self.xml, "isForCompensation") == Some(true)
    }
}

impl<'xml> Outline<'xml> {
    /// Reads what stands in a process.
    pub(crate) fn read(process: Node<'xml>, findings: &mut Findings) -> Self {
        let mut outline = Self::default();
        let mut flows = Vec::new();
        outline.collect(process, None, &mut flows, findings);
        let mut flow_ids = DerivedIds::beside(
            flows
                .iter()
                .filter_map(|flow| xml::id(*flow))
                .map(str::to_owned),
        );
        for flow in flows {
            outline.connect(flow, &mut flow_ids, findings);
        }
        links::connect(&mut outline, &mut flow_ids, findings);
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

    /// The flow node with this id.
    pub(crate) fn find_node(&self, id: &str) -> Option<ElementIndex> {
        self.node_index.get(id).copied()
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

    /// Calls itself for sub-processes; how deep they nest is limited by [`::xml::read`].
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
                Content::Unknown if is_completion_of_ad_hoc(name, container) => {}
                Content::Unknown => {
                    let name = name.to_owned();
                    findings.report(xml::subject(container), Problem::MisplacedChild { name });
                }
                // Those of a sub-process are read with it.
                Content::DataAssociation if parent.is_some() => {}
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
        // That the id is missing, or occurs twice, was found when the ids of the file were read.
        let Some(id) = xml::id(xml) else {
            self.is_incomplete = true;
            return None;
        };
        self.is_incomplete |= self.node_index.contains_key(id);
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

    fn connect(&mut self, xml: Node<'xml>, flow_ids: &mut DerivedIds, findings: &mut Findings) {
        let source = self.end_of(xml, "sourceRef", findings);
        let target = self.end_of(xml, "targetRef", findings);
        let (Some(source), Some(target)) = (source, target) else {
            self.is_incomplete = true;
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
        let own_id = xml::id(xml);
        if let Some(id) = own_id {
            self.is_incomplete |= self.flow_index.insert(id, index).is_some();
        }
        let id = own_id.map_or_else(
            || {
                let (source, target) = (self.node(source).id, self.node(target).id);
                Cow::Owned(flow_ids.derive(&format!("{source}-{target}"), "flow"))
            },
            Cow::Borrowed,
        );
        self.add_flow(Flow {
            xml: Some(xml),
            id,
            source,
            target,
        });
    }

    /// Adds the flow that a link is.
    pub(super) fn connect_by_link(
        &mut self,
        source: ElementIndex,
        target: ElementIndex,
        flow_ids: &mut DerivedIds,
    ) {
        let wanted = format!("{}-{}", self.node(source).id, self.node(target).id);
        self.add_flow(Flow {
            xml: None,
            id: Cow::Owned(flow_ids.derive(&wanted, "link")),
            source,
            target,
        });
    }

    fn add_flow(&mut self, flow: Flow<'xml>) {
        let index = flow_index(self.flows.len());
        self.node_mut(flow.source).outgoing.push(index);
        self.node_mut(flow.target).incoming.push(index);
        self.flows.push(flow);
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
            if let Some(why_not) = why_not_attached(node, host_node) {
                let problem = Problem::AttachedToNoActivity {
                    host: reference.to_owned(),
                    kind: host_node.xml.tag_name().name().to_owned(),
                    why_not,
                };
                findings.report(subject, problem);
                continue;
            }
            self.node_mut(index).attached_to = Some(host);
            self.node_mut(host).boundary_events.push(index);
        }
    }
}

/// Why a boundary event cannot be attached there: it stands on an activity beside it that tokens come to (BPMN 2.0.2, 10.5.4).
fn why_not_attached(event: &FlowNode<'_>, host: &FlowNode<'_>) -> Option<&'static str> {
    if !host.node_type.is_activity() {
        Some("which is no activity")
    } else if host.is_event_sub_process {
        Some(
            "an event sub-process, to which no event can be attached: put its content into a sub-process inside it, and attach the \
             event to that",
        )
    } else if host.parent != event.parent {
        Some("which stands in another scope: move it beside the boundary event")
    } else {
        None
    }
}

/// `completionCondition` is read with the ad-hoc sub-process it belongs to.
fn is_completion_of_ad_hoc(name: &str, container: Node<'_>) -> bool {
    name == "completionCondition" && xml::is_model(container, "adHocSubProcess")
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

/// Where nothing maps variables, data can only be drawn.
pub(crate) fn check_data_association(
    association: Node<'_>,
    owner: Node<'_>,
    findings: &mut Findings,
) {
    if data::computes(association) {
        let name = association.tag_name().name().to_owned();
        findings.report(
            xml::subject(owner),
            Problem::DataAssociationNotHere { name },
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

#[cfg(test)]
mod tests {
    use crate::model::testing::{
        around, file, flow, found, found_around, found_in, graph, process, repeated,
    };

    #[test]
    fn elements_and_flows_are_connected_in_document_order() {
        let content = r#"<startEvent id="start"/><parallelGateway id="both"/>
            <task id="left"/><task id="right"/>"#
            .to_owned()
            + &flow("both", "right")
            + &flow("start", "both")
            + &flow("both", "left");
        let process = graph(&content);
        let ids: Vec<&str> = process
            .elements()
            .iter()
            .map(|element| element.id.as_str())
            .collect();
        assert_eq!(ids, ["start", "both", "left", "right"]);
        let both = process.find(&"both".into()).unwrap();
        let targets = both
            .outgoing
            .iter()
            .map(|flow| process.element(process.flow(*flow).target).id.as_str());
        assert_eq!(targets.collect::<Vec<_>>(), ["right", "left"]);
        assert_eq!(
            process.find_flow(&"start-both".into()).unwrap().target,
            both.index
        );
    }

    #[test]
    fn a_sub_process_holds_its_own_elements() {
        let process = graph(
            &(r#"<startEvent id="start"/><subProcess id="sub"><startEvent id="inner"/><task id="work"/>"#.to_owned()
                + &flow("inner", "work")
                + "</subProcess>"
                + &flow("start", "sub")),
        );
        let sub = process.find(&"sub".into()).unwrap();
        let work = process.find(&"work".into()).unwrap();
        assert_eq!(work.parent, Some(sub.index));
        assert_eq!(process.root.elements.len(), 2);
        assert_eq!(process.scope(Some(sub.index)).unwrap().elements.len(), 2);
        assert_eq!(
            process.scope(Some(sub.index)).unwrap().start_events.len(),
            1
        );
    }

    #[test]
    fn a_flow_without_an_id_gets_one_from_what_it_connects() {
        let unnamed = r#"<sequenceFlow sourceRef="start" targetRef="task"/>"#;
        let content = format!(
            r#"<startEvent id="start"/><task id="task"/>{unnamed}{unnamed}
            <sequenceFlow id="start-task-2" sourceRef="start" targetRef="task"/>{unnamed}"#
        );
        let process = graph(&content);
        let ids: Vec<&str> = process.flows.iter().map(|flow| flow.id.as_str()).collect();
        assert_eq!(
            ids,
            ["start-task", "start-task-3", "start-task-2", "start-task-4"]
        );
    }

    #[test]
    fn a_long_id_is_not_derived_from_long_ids() {
        let (start, task) = ("s".repeat(255), "t".repeat(255));
        let process = graph(&format!(
            r#"<startEvent id="{start}"/><task id="{task}"/><sequenceFlow sourceRef="{start}" targetRef="{task}"/>"#
        ));
        assert_eq!(process.flows.first().unwrap().id.as_str(), "flow");
    }

    #[test]
    fn what_is_said_about_a_flow_without_an_id_names_its_ends() {
        let content = r#"<startEvent id="start"/><exclusiveGateway id="g"/><task id="a"/><task id="b"/>
            <sequenceFlow id="f" sourceRef="start" targetRef="g"/><sequenceFlow sourceRef="g" targetRef="a"/>
            <sequenceFlow sourceRef="g" targetRef="b"><conditionExpression>x</conditionExpression></sequenceFlow>"#;
        assert_eq!(
            found_in(content),
            [
                "deploying: bpmn:sequenceFlow from 'g' to 'a' leaves a gateway that chooses: it needs a condition, or \
                 must be the default flow"
            ]
        );
    }

    #[test]
    fn a_flow_that_leads_nowhere_is_said_once() {
        let content = r#"<startEvent id="start"/><task id="task"/><sequenceFlow id="f" sourceRef="start" targetRef="tsak"/>"#;
        assert_eq!(
            found_in(content),
            [
                "storing: bpmn:sequenceFlow 'f' refers in targetRef to 'tsak', but the file has no event, activity or \
                 gateway in its process with this id"
            ]
        );
    }

    #[test]
    fn the_completion_condition_of_an_ad_hoc_sub_process_is_known() {
        let ad_hoc = r#"<adHocSubProcess id="it"><task id="a"/><completionCondition>done</completionCondition></adHocSubProcess>"#;
        assert_eq!(found_around(ad_hoc), Vec::<String>::new());
        let in_sub_process = ad_hoc.replace("adHocSubProcess", "subProcess");
        assert!(
            found_around(&in_sub_process)
                .first()
                .unwrap()
                .contains("contains bpmn:completionCondition")
        );
    }

    #[test]
    fn a_flow_needs_both_ends() {
        let found = found_in(
            r#"<startEvent id="start"/><sequenceFlow id="flow" sourceRef="start"/>
            <sequenceFlow id="other" sourceRef="start" targetRef="gone"/>"#,
        );
        assert_eq!(
            found,
            [
                "storing: bpmn:sequenceFlow 'flow' has no targetRef",
                "storing: bpmn:sequenceFlow 'other' refers in targetRef to 'gone', but the file has no event, \
                 activity or gateway in its process with this id",
            ]
        );
    }

    #[test]
    fn a_flow_stays_in_its_sub_process() {
        let content = r#"<startEvent id="start"/><subProcess id="sub"><startEvent id="inner"/></subProcess><task id="out"/>"#;
        assert_eq!(
            found_in(&(content.to_owned() + &flow("start", "sub") + &flow("inner", "out"))),
            [
                "storing: bpmn:sequenceFlow 'inner-out' leads from 'inner' to 'out' across the border of a sub-process"
            ]
        );
    }

    #[test]
    fn a_flow_stays_in_its_process() {
        let xml = file(
            &(process(
                r#"<startEvent id="start"/><sequenceFlow id="flow" sourceRef="start" targetRef="other"/>"#,
            ) + r#"<process id="second"><task id="other"/></process>"#),
        );
        assert_eq!(
            found(&xml).first().map(String::as_str),
            Some(
                "storing: bpmn:sequenceFlow 'flow' refers in targetRef to 'other', but the file has no event, \
                 activity or gateway in its process with this id"
            )
        );
    }

    #[test]
    fn a_default_flow_leaves_its_element() {
        assert_eq!(
            found_around(r#"<exclusiveGateway id="it" default="start-it"/>"#),
            [
                "storing: bpmn:exclusiveGateway 'it' has the default flow 'start-it', which does not leave it"
            ]
        );
        assert_eq!(
            found_around(r#"<exclusiveGateway id="it" default="gone"/>"#),
            [
                "storing: bpmn:exclusiveGateway 'it' refers in default to 'gone', but the file has no sequence flow \
              with this id"
            ]
        );
        assert_eq!(
            found_around(r#"<parallelGateway id="it" default="it-end"/>"#),
            [
                "deploying: bpmn:parallelGateway 'it' has a default flow, but does not choose among its flows"
            ]
        );
    }

    #[test]
    fn a_boundary_event_is_attached_to_an_activity_of_its_scope() {
        let event = |host: &str| {
            let timer =
                "<timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>";
            format!(
                r#"<startEvent id="start"/><boundaryEvent id="boundary" {host}>{timer}</boundaryEvent>"#
            )
        };
        assert_eq!(
            found_in(&event("")).first().map(String::as_str),
            Some("storing: bpmn:boundaryEvent 'boundary' has no attachedToRef")
        );
        assert_eq!(
            found_in(&event(r#"attachedToRef="gone""#))
                .first()
                .map(String::as_str),
            Some(
                "storing: bpmn:boundaryEvent 'boundary' refers in attachedToRef to 'gone', but the file has no \
                 activity with this id"
            )
        );
        assert_eq!(
            found_in(&event(r#"attachedToRef="start""#))
                .first()
                .map(String::as_str),
            Some(
                "storing: bpmn:boundaryEvent 'boundary' is attached to the bpmn:startEvent 'start', which is no activity"
            )
        );
    }

    #[test]
    fn a_boundary_event_is_not_attached_to_an_event_sub_process_or_to_what_is_elsewhere() {
        let attached = |host: &str| {
            let sub = r#"<subProcess id="it"><startEvent id="in"/><task id="inside"/>
                <subProcess id="handler" triggeredByEvent="true"><startEvent id="failed"><errorEventDefinition/></startEvent>
                </subProcess>EVENT</subProcess>"#;
            let timer =
                "<timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>";
            let event = format!(
                r#"<boundaryEvent id="late" attachedToRef="{host}">{timer}</boundaryEvent>"#
            );
            let found = found_around(&sub.replace("EVENT", &event));
            found
                .into_iter()
                .find(|finding| finding.contains("'late'"))
                .unwrap()
        };
        assert_eq!(
            attached("handler"),
            "storing: bpmn:boundaryEvent 'late' is attached to the bpmn:subProcess 'handler', an event sub-process, to which no \
             event can be attached: put its content into a sub-process inside it, and attach the event to that"
        );
        assert_eq!(
            attached("it"),
            "storing: bpmn:boundaryEvent 'late' is attached to the bpmn:subProcess 'it', which stands in another scope: move it \
             beside the boundary event"
        );
    }

    #[test]
    fn what_needs_no_execution_is_accepted() {
        let content = r#"<documentation>Why</documentation><property id="p"/>
            <ioSpecification><dataInput id="in"/><inputSet/></ioSpecification>
            <laneSet id="lanes"><lane id="lane"><flowNodeRef>start</flowNodeRef></lane></laneSet>
            <dataObject id="data"/><dataObjectReference id="reference" dataObjectRef="data"/>
            <textAnnotation id="note"><text>Note</text></textAnnotation>
            <association id="line" sourceRef="start" targetRef="note"/><group id="group"/>"#;
        let task = r#"<task id="it"><documentation>Why</documentation>
            <dataInputAssociation id="into"><sourceRef>reference</sourceRef></dataInputAssociation></task>"#;
        assert_eq!(
            found_in(&(content.to_owned() + &around(task))),
            Vec::<String>::new()
        );
    }

    #[test]
    fn data_that_is_computed_where_no_variables_are_mapped_is_refused() {
        let association = r#"<dataInputAssociation id="into"><targetRef>it</targetRef>
            <assignment><from>1</from><to>it</to></assignment></dataInputAssociation>"#;
        let gateway = format!(r#"<exclusiveGateway id="it">{association}</exclusiveGateway>"#);
        assert_eq!(
            found_around(&gateway),
            [
                "deploying: bpmn:exclusiveGateway 'it' has a bpmn:dataInputAssociation that computes data, which only \
                 activities and events do: move it to one"
            ]
        );
        let in_process = association.to_owned() + &around(r#"<task id="it"/>"#);
        assert_eq!(
            found_in(&in_process),
            [
                "deploying: bpmn:process 'process' has a bpmn:dataInputAssociation that computes data, which only activities \
                 and events do: move it to one"
            ]
        );
    }

    #[test]
    fn elements_bpmn_does_not_know_are_refused() {
        let found = found_in(
            r#"<startEvent id="start"/><robotTask id="robot"/><q:thing/><message id="m"/>"#,
        );
        assert_eq!(
            found,
            [
                "storing: bpmn:process 'process' contains bpmn:robotTask, which BPMN 2.0 does not know in this place",
                "storing: bpmn:process 'process' contains the element 'thing', which is not in the BPMN namespace: \
                 extensions stand in bpmn:extensionElements",
                "storing: bpmn:process 'process' contains bpmn:message, which BPMN 2.0 does not know in this place",
            ]
        );
    }

    #[test]
    fn a_process_of_ten_thousand_elements_is_read() {
        let tasks = repeated(10_000, |n| {
            format!(
                r#"<task id="t{n}"/>{}"#,
                flow(&format!("t{n}"), &format!("t{}", n + 1))
            )
        });
        let content = format!(
            r#"<startEvent id="start"/>{}{tasks}<task id="t10000"/>"#,
            flow("start", "t0")
        );
        assert_eq!(graph(&content).elements().len(), 10_002);
    }
}
