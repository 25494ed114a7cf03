//! The ids of a file and what refers to them: each id once, each reference to something.
//!
//! The ends of sequence flows, default flows and the activities of boundary events are not checked
//! here but with the process, because they must also be in the right place of it.

use super::xml::{self, Node};
use crate::model::finding::Findings;
use crate::model::problem::Problem;
use std::collections::{HashMap, HashSet, hash_map::Entry};

/// How long an id may be. It stands in every finding and event about its element.
pub(crate) const ID: usize = 255;

/// What a reference may point to.
type Kinds = &'static [&'static str];

/// Anything with an id.
const ANYTHING: Kinds = &[];

/// The attributes that refer: element, attribute, what it may point to.
const ATTRIBUTES: [(&str, &str, Kinds); 16] = [
    ("messageEventDefinition", "messageRef", &["message"]),
    ("receiveTask", "messageRef", &["message"]),
    ("sendTask", "messageRef", &["message"]),
    ("errorEventDefinition", "errorRef", &["error"]),
    ("signalEventDefinition", "signalRef", &["signal"]),
    (
        "escalationEventDefinition",
        "escalationRef",
        &["escalation"],
    ),
    ("compensateEventDefinition", "activityRef", ANYTHING),
    ("participant", "processRef", &["process"]),
    ("messageFlow", "sourceRef", ANYTHING),
    ("messageFlow", "targetRef", ANYTHING),
    ("messageFlow", "messageRef", &["message"]),
    ("association", "sourceRef", ANYTHING),
    ("association", "targetRef", ANYTHING),
    ("dataObjectReference", "dataObjectRef", &["dataObject"]),
    ("dataStoreReference", "dataStoreRef", &["dataStore"]),
    ("group", "categoryValueRef", &["categoryValue"]),
];

/// The elements whose text refers: element, what it may point to.
const TEXTS: [(&str, Kinds); 4] = [
    ("incoming", &["sequenceFlow"]),
    ("outgoing", &["sequenceFlow"]),
    ("flowNodeRef", ANYTHING),
    ("eventDefinitionRef", ANYTHING),
];

/// The elements that are executed or referred to, and so need an id.
fn needs_id(name: &str) -> bool {
    matches!(
        name,
        "process"
            | "sequenceFlow"
            | "message"
            | "error"
            | "task"
            | "callActivity"
            | "transaction"
            | "subChoreography"
            | "callChoreography"
    ) || (name.ends_with("Task") && !name.starts_with("global"))
        || name.ends_with("SubProcess")
        || name == "subProcess"
        || name.ends_with("Gateway")
        || name.ends_with("Event")
}

/// Whether an id of the file is longer than [`ID`] bytes. Asked before anything is said about any
/// element.
pub(crate) fn has_long_id(definitions: Node<'_>) -> bool {
    definitions
        .descendants()
        .filter_map(xml::id)
        .any(|id| id.len() > ID)
}

/// Checks the ids of the whole file and the references to them.
pub(crate) fn check(definitions: Node<'_>, findings: &mut Findings) {
    let kinds = check_ids(definitions, findings);
    let namespace = xml::attribute(definitions, "targetNamespace");
    for node in bpmn_elements(definitions) {
        let name = node.tag_name().name();
        if node.tag_name().namespace() == Some(xml::DIAGRAM) {
            check_diagram(node, &kinds, findings);
            continue;
        }
        for (element, attribute, expected) in ATTRIBUTES {
            if element == name
                && let Some(reference) = xml::attribute(node, attribute)
            {
                let here = Reference {
                    node,
                    field: attribute,
                    namespace,
                };
                here.check(reference, expected, &kinds, findings);
            }
        }
        for (element, expected) in TEXTS {
            if element == name {
                let here = Reference {
                    node,
                    field: element,
                    namespace,
                };
                here.check(&xml::text(node), expected, &kinds, findings);
            }
        }
    }
}

/// The elements of BPMN and its diagrams. What stands in extension elements belongs to others, who
/// may well put BPMN's namespace on it.
fn bpmn_elements(definitions: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let mut foreign_until = None;
    definitions.descendants().filter(move |node| {
        let namespace = node.tag_name().namespace();
        if foreign_until.is_some_and(|end| node.range().start < end) || !node.is_element() {
            return false;
        }
        if xml::is_model(*node, "extensionElements") {
            foreign_until = Some(node.range().end);
            return false;
        }
        namespace == Some(xml::MODEL) || namespace == Some(xml::DIAGRAM)
    })
}

/// Reports ids that are missing or occur twice; answers which kind of element has which id.
fn check_ids<'xml>(
    definitions: Node<'xml>,
    findings: &mut Findings,
) -> HashMap<&'xml str, &'xml str> {
    let mut kinds = HashMap::new();
    let mut reported = HashSet::new();
    for node in bpmn_elements(definitions) {
        let name = node.tag_name().name();
        let Some(id) = xml::id(node) else {
            if node == definitions {
                findings.report(
                    xml::subject(node),
                    Problem::MissingAttribute { attribute: "id" },
                );
            } else if node.tag_name().namespace() == Some(xml::MODEL) && needs_id(name) {
                let (kind, label) = (
                    name.to_owned(),
                    xml::attribute(node, "name").map(str::to_owned),
                );
                findings.report(xml::subject(node), Problem::MissingId { kind, label });
            }
            continue;
        };
        match kinds.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(name);
            }
            Entry::Occupied(first) => {
                if reported.insert(id) {
                    let other = (*first.get()).to_owned();
                    findings.report(xml::subject(node), Problem::DuplicateId { other });
                }
            }
        }
    }
    kinds
}

/// A shape of nothing is not drawn and changes nothing.
fn check_diagram(node: Node<'_>, kinds: &HashMap<&str, &str>, findings: &mut Findings) {
    let Some(reference) = xml::reference(node, "bpmnElement") else {
        return;
    };
    if !kinds.contains_key(reference) {
        let element = reference.to_owned();
        findings.report(xml::subject(node), Problem::ShapeOfNothing { element });
    }
}

/// A place that refers to something.
struct Reference<'xml> {
    node: Node<'xml>,
    field: &'static str,
    /// The `targetNamespace` of the file.
    namespace: Option<&'xml str>,
}

impl Reference<'_> {
    fn check(
        &self,
        reference: &str,
        expected: Kinds,
        kinds: &HashMap<&str, &str>,
        findings: &mut Findings,
    ) {
        if reference.is_empty() || self.points_to_another_file(reference) {
            return;
        }
        let found = kinds.get(xml::local(reference));
        if !found.is_some_and(|kind| expected.is_empty() || expected.contains(kind)) {
            let expected = expected.first().copied().unwrap_or("element");
            let problem = Problem::dangling(self.field, reference, expected);
            findings.report(xml::subject(self.node), problem);
        }
    }

    /// Whether the prefix names another namespace than that of this file, which an import brings in.
    fn points_to_another_file(&self, reference: &str) -> bool {
        let Some((prefix, _)) = reference.split_once(':') else {
            return false;
        };
        let namespace = self.node.lookup_namespace_uri(Some(prefix));
        namespace.is_some() && namespace != self.namespace
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, file, found, found_in, process};

    #[test]
    fn an_id_occurs_once_in_a_file_wherever() {
        let xml = file(
            &(r#"<message id="it" name="paid"/>"#.to_owned()
                + &process(&around(r#"<task id="it"/>"#))),
        );
        assert_eq!(
            found(&xml),
            [
                "storing: bpmn:task 'it' has the same id as a bpmn:message before it: an id may occur once in a file"
            ]
        );
    }

    #[test]
    fn a_long_id_is_refused_without_repeating_it() {
        let id = "x".repeat(256);
        assert_eq!(
            found_in(&format!(r#"<startEvent id="{id}"><task/></startEvent>"#)),
            ["storing: The file has an id longer than 255 bytes"]
        );
    }

    #[test]
    fn what_is_executed_or_referred_to_needs_an_id() {
        assert_eq!(
            found_in(r#"<startEvent id="start"/><userTask name="Check"/>"#),
            [
                "storing: bpmn:process 'process' contains a bpmn:userTask named 'Check' without an id"
            ]
        );
    }

    #[test]
    fn a_reference_to_nothing_is_refused() {
        let content = r#"<startEvent id="start"><outgoing>gone</outgoing>
            <messageEventDefinition messageRef="nowhere"/></startEvent>
            <association id="line" sourceRef="start" targetRef="note"/>"#;
        assert_eq!(
            found_in(content),
            [
                "storing: bpmn:startEvent 'start' refers in outgoing to 'gone', but the file has no sequenceFlow \
                 with this id",
                "storing: bpmn:startEvent 'start' refers in messageRef to 'nowhere', but the file has no message \
                 with this id",
                "storing: bpmn:association 'line' refers in targetRef to 'note', but the file has no element with \
                 this id",
            ]
        );
    }

    #[test]
    fn a_reference_to_something_else_is_refused() {
        let content =
            r#"<startEvent id="start"><messageEventDefinition messageRef="start"/></startEvent>"#;
        assert_eq!(
            found_in(content),
            [
                "storing: bpmn:startEvent 'start' refers in messageRef to 'start', but the file has no message with \
              this id"
            ]
        );
    }

    #[test]
    fn a_prefix_names_the_namespace_of_the_file_or_of_an_imported_one() {
        let xml = format!(
            r#"<definitions id="file" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:own"
                xmlns:own="urn:own" xmlns:other="urn:other"><message id="m" name="paid"/>{}</definitions>"#,
            process(
                r#"<startEvent id="start"><messageEventDefinition messageRef="own:m"/></startEvent>
                <dataStoreReference id="data" dataStoreRef="other:store"/>"#
            )
        );
        assert_eq!(found(&xml), Vec::<String>::new());
    }

    #[test]
    fn a_shape_of_nothing_is_only_a_warning() {
        let diagram = r#"<d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" id="diagram">
            <d:BPMNPlane id="plane" bpmnElement="process"><d:BPMNShape id="shape" bpmnElement="gone"/></d:BPMNPlane>
            </d:BPMNDiagram>"#;
        let xml = file(&(process(r#"<startEvent id="start"/>"#) + diagram));
        let expected =
            "nothing: bpmn:definitions 'file' draws 'gone', which the file does not have";
        assert_eq!(found(&xml), [expected]);
    }

    #[test]
    fn what_stands_in_extension_elements_is_left_alone() {
        let content = r#"<startEvent id="start"/><extensionElements>
            <task id="start"/><incoming>nothing</incoming></extensionElements>"#;
        assert_eq!(found_in(content), Vec::<String>::new());
    }
}
