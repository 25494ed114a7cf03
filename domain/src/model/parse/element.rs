//! From a flow node of the file to what the interpreter runs.

use super::catalog::Catalog;
use super::listener::NotCalled;
use super::outline::{self, FlowNode, Outline};
use super::text;
use super::vocabulary::{Content, FlowNodeType, content_of_any, content_of_flow_node};
use super::xml::{self, Node};
use crate::instance::event::ListenerEvent;
use crate::model::extensions::{self, Extension, Extensions, entries};
use crate::model::finding::{Findings, Subject};
use crate::model::graph::{
    ComplexGateway, ElementIndex, ElementKind, LoopCharacteristics, Mapping, MultiInstance, Text,
};
use crate::model::juel::Juel;
use crate::model::listener::Listeners;
use crate::model::problem::Problem;
use crate::short_text::ShortText;
use std::collections::HashSet;

/// How many names the target of a mapping may have: as many contexts are nested when it is set.
pub(super) const PATH: usize = 32;

/// Compiles the flow nodes of one process.
pub(crate) struct Compiler<'a, 'xml> {
    pub(super) outline: &'a Outline<'xml>,
    pub(super) catalog: &'a Catalog<'xml>,
    pub(super) findings: &'a mut Findings,
}

/// What a flow node became.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) kind: ElementKind,
    pub(crate) inputs: Vec<Mapping>,
    pub(crate) outputs: Vec<Mapping>,
    pub(crate) loop_characteristics: Option<LoopCharacteristics>,
    pub(crate) completion_quantity: u16,
    pub(crate) listeners: Listeners,
}

impl Compiled {
    /// Its loop characteristics as a multi-instance activity.
    pub(crate) fn multi_instance(&self) -> Option<&MultiInstance> {
        self.loop_characteristics.as_ref()?.multi_instance()
    }
}

impl<'a, 'xml> Compiler<'a, 'xml> {
    /// A compiler that reports what it finds.
    pub(crate) fn new(
        outline: &'a Outline<'xml>,
        catalog: &'a Catalog<'xml>,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            outline,
            catalog,
            findings,
        }
    }

    /// Compiles one flow node; `None` if it cannot run, which was reported.
    pub(crate) fn compile(&mut self, index: ElementIndex) -> Option<Compiled> {
        let outline = self.outline;
        let node = outline.node(index);
        if let Some(reason) = node.node_type.not_executable() {
            self.report(node.xml, Problem::NotExecutable { reason });
            return None;
        }
        self.check_children(node.xml, node.node_type);
        if node.node_type.is_activity() {
            return self.activity(node);
        }
        if node.node_type.is_gateway() {
            return self.gateway(node);
        }
        self.event(index, node)
    }

    fn gateway(&mut self, node: &FlowNode<'xml>) -> Option<Compiled> {
        let kind = match node.node_type {
            FlowNodeType::ExclusiveGateway => ElementKind::ExclusiveGateway,
            FlowNodeType::ParallelGateway => ElementKind::ParallelGateway,
            FlowNodeType::InclusiveGateway => ElementKind::InclusiveGateway,
            FlowNodeType::ComplexGateway => ElementKind::ComplexGateway(ComplexGateway {
                activation_condition: self.condition(node.xml, "activationCondition"),
            }),
            FlowNodeType::EventBasedGateway => {
                xml::boolean(node.xml, "instantiate", false, self.findings);
                ElementKind::EventBasedGateway
            }
            _ => return None,
        };
        let extensions = self.extensions(node.xml, &[]);
        let not_called = NotCalled {
            event: ListenerEvent::End,
            instead: "use one with eventType=\"start\", of it or of the element behind it",
        };
        let listeners = self.listeners(node.xml, &extensions, Some(not_called));
        Some(Compiled {
            kind,
            inputs: Vec::new(),
            outputs: Vec::new(),
            loop_characteristics: None,
            completion_quantity: 1,
            listeners,
        })
    }

    /// Finds children that would be passed over in silence.
    pub(super) fn check_children(&mut self, node: Node<'xml>, node_type: FlowNodeType) {
        if node_type.is_scope() {
            // What stands in a sub-process was read with its flow nodes.
            return;
        }
        for child in xml::children(node) {
            let name = child.tag_name().name();
            if child.tag_name().namespace() != Some(xml::MODEL) {
                self.report(node, outline::foreign(child));
                continue;
            }
            if belongs_to(node_type, name) {
                continue;
            }
            match content_of_flow_node(name) {
                Content::DataAssociation if node_type.is_gateway() => {
                    outline::check_data_association(child, node, self.findings);
                }
                // Those of activities and events are read with their mappings.
                Content::DataAssociation | Content::Inert => {}
                Content::ResourceRole => {
                    let role = name.to_owned();
                    self.report(node, Problem::ResourceRoleHasNoEffect { role });
                }
                Content::NotExecutable(reason) => {
                    self.report(child, Problem::NotExecutable { reason });
                }
                Content::FlowNode(_) | Content::SequenceFlow | Content::Unknown => {
                    let name = name.to_owned();
                    self.report(node, Problem::MisplacedChild { name });
                }
            }
        }
    }

    /// Finds children other than `known` of a part of `owner`.
    pub(super) fn only_children(&mut self, part: Node<'xml>, owner: Node<'xml>, known: &[&str]) {
        for child in xml::children(part) {
            let name = child.tag_name().name();
            let is_known = known.contains(&name) || content_of_any(name) == Content::Inert;
            if child.tag_name().namespace() != Some(xml::MODEL) {
                self.report(owner, outline::foreign(child));
            } else if !is_known {
                self.report(
                    owner,
                    Problem::MisplacedChild {
                        name: name.to_owned(),
                    },
                );
            }
        }
    }

    /// A variable that a result is put into: a name, never FEEL.
    pub(super) fn variable(
        &mut self,
        owner: Node<'xml>,
        found: Option<&str>,
        field: &'static str,
    ) -> Option<String> {
        let found = found?.to_owned();
        if found.starts_with('=') {
            self.report(owner, Problem::VariableName { field, found });
            return None;
        }
        Some(found)
    }

    /// The extension elements, with those that have no effect on this element reported.
    pub(super) fn extensions(
        &mut self,
        node: Node<'xml>,
        allowed: &[Extension],
    ) -> Extensions<'xml> {
        let allowed = [allowed, &[Extension::ExecutionListeners]].concat();
        Extensions::read(node, node, &allowed, self.findings)
    }

    /// Reports extension elements that another one leaves without effect. Headers have one where there are listeners.
    pub(super) fn unused(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
        unused: &[Extension],
    ) {
        let lists = [Extension::ExecutionListeners, Extension::TaskListeners];
        let listens = lists.into_iter().any(|list| extensions.get(list).is_some());
        for extension in unused
            .iter()
            .filter(|extension| !(listens && **extension == Extension::TaskHeaders))
            .filter_map(|extension| extensions.get(*extension))
        {
            let name = extension.tag_name().name().to_owned();
            self.report(node, Problem::ExtensionWithoutEffect { name });
        }
    }

    /// The input (`input`) or output (`output`) mappings: what data associations do, then those of `ioMapping`.
    pub(super) fn mappings(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
        direction: &'static str,
    ) -> Vec<Mapping> {
        let mut mappings = self.data_mappings(node, direction);
        let entries = entries(extensions.get(Extension::IoMapping), direction);
        mappings.extend(entries.filter_map(|entry| self.mapping(node, entry, direction)));
        mappings
    }

    fn mapping(
        &mut self,
        node: Node<'xml>,
        entry: Node<'xml>,
        direction: &'static str,
    ) -> Option<Mapping> {
        let target = xml::attribute(entry, "target").unwrap_or_default();
        let path: Vec<String> = target
            .split('.')
            .map(|name| name.trim().to_owned())
            .collect();
        let is_path = path.len() <= PATH && !path.iter().any(String::is_empty);
        if !is_path || target.starts_with('=') {
            let target = target.to_owned();
            self.report(node, Problem::MappingTarget { direction, target });
            return None;
        }
        let source = match entry.attribute("source") {
            Some(source) => Some(text::text(
                source,
                "the source of a mapping",
                xml::subject(node),
                self.findings,
            )?),
            None => None,
        };
        Some(Mapping {
            source,
            target: path,
        })
    }

    /// The entries of `taskHeaders`.
    pub(super) fn headers(
        &mut self,
        node: Node<'xml>,
        list: Option<Node<'xml>>,
    ) -> Vec<(String, String)> {
        let mut keys = HashSet::new();
        let mut headers = Vec::new();
        for (key, value) in extensions::headers(list) {
            if key.is_empty() || !keys.insert(key) {
                self.report(
                    node,
                    Problem::HeaderKey {
                        key: key.to_owned(),
                    },
                );
                continue;
            }
            if let Some(juel) = Juel::find(value) {
                let field = "a header";
                self.report(node, Problem::JuelTakenLiterally { field, juel });
            }
            headers.push((key.to_owned(), value.to_owned()));
        }
        headers
    }

    /// An expression in an element of its own, a part of `owner`. It is FEEL unless the file says otherwise; a leading `=`
    /// says FEEL whatever the file's `expressionLanguage` is (BPMN 2.0.2, section 8.4.6).
    pub(super) fn feel(
        &mut self,
        expression: Node<'xml>,
        owner: Node<'xml>,
        field: &'static str,
    ) -> Option<feel::Expression> {
        let source = xml::text(expression);
        let own = xml::attribute(expression, "language");
        let of_file = self
            .catalog
            .expression_language
            .filter(|_| !source.starts_with('='));
        if let Some(language) = own.or(of_file).filter(|language| !text::is_feel(language)) {
            let language = language.to_owned();
            self.report(owner, Problem::ExpressionLanguage { language });
            return None;
        }
        text::expression(&source, field, xml::subject(owner), self.findings)
    }

    /// A text attribute, literal or FEEL. `Err` means it is FEEL and wrong, which was reported.
    pub(super) fn optional_text(
        &mut self,
        node: Node<'xml>,
        source: Option<&str>,
        field: &'static str,
    ) -> Result<Option<Text>, Refused> {
        source
            .map(|source| self.text(node, source, field))
            .transpose()
    }

    /// A text, literal or FEEL. `Err` means it is FEEL and wrong, which was reported.
    pub(super) fn text(
        &mut self,
        node: Node<'xml>,
        source: &str,
        field: &'static str,
    ) -> Result<Text, Refused> {
        text::text(source, field, xml::subject(node), self.findings).ok_or(Refused)
    }

    /// A text by which something is looked up, literal or FEEL. What FEEL gives is checked when it runs.
    pub(super) fn short_text(
        &mut self,
        node: Node<'xml>,
        source: &str,
        field: &'static str,
    ) -> Result<Text, Refused> {
        let text = self.text(node, source, field)?;
        if let Text::Literal(literal) = &text {
            self.check_short(node, literal, field);
        }
        Ok(text)
    }

    /// Reports a literal text by which something is looked up if it cannot be.
    pub(super) fn check_short(&mut self, node: Node<'xml>, literal: &str, field: &'static str) {
        // One that is empty means what it means where it stands.
        if !literal.is_empty()
            && let Err(error) = ShortText::check(literal)
        {
            self.report(node, Problem::NotShort { field, error });
        }
    }

    /// Reports a problem of an element.
    pub(super) fn report(&mut self, node: Node<'xml>, problem: Problem) {
        let subject: Subject<'_> = xml::subject(node);
        self.findings.report(subject, problem);
    }
}

/// Something cannot run, and why was reported.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused;

/// The children that only some flow nodes have.
fn belongs_to(node_type: FlowNodeType, child: &str) -> bool {
    let is_event = !node_type.is_activity() && !node_type.is_gateway();
    match child {
        "multiInstanceLoopCharacteristics" | "standardLoopCharacteristics" => {
            node_type.is_activity()
        }
        "script" => node_type == FlowNodeType::ScriptTask,
        "activationCondition" => node_type == FlowNodeType::ComplexGateway,
        // How a form looks (BPMN 2.0.2, section 10.3.4) is up to who shows it.
        "rendering" => node_type == FlowNodeType::UserTask,
        "eventDefinitionRef" => is_event,
        other => is_event && other.ends_with("EventDefinition"),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, found_around, graph, source};

    #[test]
    fn kinds_that_are_not_executed_yet_are_named() {
        assert_eq!(
            found_around(r#"<implicitThrowEvent id="it"/>"#),
            [
                "deploying: bpmn:implicitThrowEvent 'it' cannot be executed yet: use an intermediate throw event"
            ]
        );
    }

    #[test]
    fn children_in_the_wrong_place_are_refused() {
        assert_eq!(
            found_around(r#"<task id="it"><timerEventDefinition/></task>"#),
            [
                "storing: bpmn:task 'it' contains bpmn:timerEventDefinition, which BPMN 2.0 does not know in this place"
            ]
        );
        assert_eq!(
            found_around(r#"<task id="it"><q:properties/></task>"#),
            [
                "storing: bpmn:task 'it' contains the element 'properties', which is not in the BPMN namespace: \
              extensions stand in bpmn:extensionElements"
            ]
        );
    }

    #[test]
    fn people_are_assigned_by_the_extension_element_alone() {
        assert_eq!(
            found_around(r#"<userTask id="it"><potentialOwner id="owner"/></userTask>"#),
            [
                "nothing: bpmn:userTask 'it' says who works on it by bpmn:potentialOwner, which has no effect: use \
              assignmentDefinition with assignee, candidateUsers or candidateGroups"
            ]
        );
    }

    #[test]
    fn mappings_keep_their_order_and_paths() {
        let process = graph(&around(
            r#"<task id="it"><extensionElements><q:ioMapping>
            <q:input source="=order.id" target="id"/><q:input source="fixed" target="a.b"/>
            <q:output source="=id" target="result"/></q:ioMapping></extensionElements></task>"#,
        ));
        let task = process.find(&"it".into()).unwrap();
        let inputs: Vec<(String, String)> = task
            .inputs
            .iter()
            .map(|mapping| {
                (
                    source(mapping.source.as_ref().unwrap()),
                    mapping.target.join("/"),
                )
            })
            .collect();
        assert_eq!(
            inputs,
            [
                ("=order.id".to_owned(), "id".to_owned()),
                ("fixed".to_owned(), "a/b".to_owned())
            ]
        );
        assert_eq!(task.outputs.len(), 1);
    }

    #[test]
    fn a_mapping_needs_a_target() {
        let found = found_around(
            r#"<task id="it"><extensionElements><q:ioMapping><q:input source="=1"/><q:output target="a..b" source="=1"/>
            <q:output target="c"/><q:input target="d"/></q:ioMapping></extensionElements></task>"#,
        );
        assert_eq!(
            found,
            [
                "storing: bpmn:task 'it' has an input mapping to '': the target must be a name or at most 32 \
                 names with dots",
                "storing: bpmn:task 'it' has an output mapping to 'a..b': the target must be a name or at most \
                 32 names with dots",
            ]
        );
    }

    #[test]
    fn a_mapping_does_not_nest_without_end() {
        let target = vec!["a"; 33].join(".");
        let found = found_around(&format!(
            r#"<task id="it"><extensionElements><q:ioMapping><q:input source="=1" target="{target}"/></q:ioMapping>
            </extensionElements></task>"#
        ));
        assert_eq!(found.len(), 1);
    }
}
