//! The ids of a file and what refers to them: each id once, each reference to something.
//!
//! What nothing runs by (a message flow, a data store, the flows that a flow node lists, all of a process
//! that is not executable) may refer to nothing: files that were cut out of larger ones do.
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

/// The attributes by which something runs: element, attribute, what it may point to.
const EXECUTED: [(&str, &str, Kinds); 7] = [
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
];

/// The attributes that say more about a drawing: element, attribute, what it may point to.
const DRAWN: [(&str, &str, Kinds); 9] = [
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

/// The elements whose text refers, none of which anything runs by: element, what it may point to.
const TEXTS: [(&str, Kinds); 3] = [
    ("incoming", &["sequenceFlow"]),
    ("outgoing", &["sequenceFlow"]),
    ("flowNodeRef", ANYTHING),
];

/// Processes and flow nodes: what runs, and is named by events.
fn needs_id(name: &str) -> bool {
    matches!(
        name,
        "process"
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

/// What is found by its id when a process runs.
fn is_found_by_id(name: &str) -> bool {
    needs_id(name)
        || matches!(
            name,
            "sequenceFlow" | "message" | "error" | "signal" | "escalation"
        )
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
    for Found { node, runs } in bpmn_elements(definitions) {
        let name = node.tag_name().name();
        if node.tag_name().namespace() == Some(xml::DIAGRAM) {
            check_diagram(node, &kinds, findings);
            continue;
        }
        let attributes = EXECUTED
            .iter()
            .map(|attribute| (attribute, runs))
            .chain(DRAWN.iter().map(|attribute| (attribute, false)));
        for ((element, attribute, expected), runs) in attributes {
            if *element == name
                && let Some(reference) = xml::attribute(node, attribute)
            {
                let here = Reference {
                    node,
                    field: attribute,
                    namespace,
                    runs,
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
                    runs: false,
                };
                here.check(&xml::text(node), expected, &kinds, findings);
            }
        }
    }
}

/// An element of BPMN or its diagrams.
#[derive(Clone, Copy)]
pub(super) struct Found<'xml> {
    pub(super) node: Node<'xml>,
    /// Whether something may run by it: it stands in an executable process, or beside the processes.
    pub(super) runs: bool,
}

/// The elements of BPMN and its diagrams. What stands in extension elements belongs to others, who
/// may well put BPMN's namespace on it.
pub(super) fn bpmn_elements(definitions: Node<'_>) -> impl Iterator<Item = Found<'_>> {
    let mut foreign_until = None;
    let mut drawn_until = None;
    definitions.descendants().filter_map(move |node| {
        let namespace = node.tag_name().namespace();
        let begin = node.range().start;
        if foreign_until.is_some_and(|end| begin < end) || !node.is_element() {
            return None;
        }
        if xml::is_model(node, "extensionElements") {
            foreign_until = Some(node.range().end);
            return None;
        }
        if xml::is_model(node, "process") && !super::is_executable(node) {
            drawn_until = Some(node.range().end);
        }
        let runs = drawn_until.is_none_or(|end| begin >= end);
        (namespace == Some(xml::MODEL) || namespace == Some(xml::DIAGRAM))
            .then_some(Found { node, runs })
    })
}

/// What has an id.
struct Named<'xml> {
    kind: &'xml str,
    /// Whether something is found by the id when a process runs.
    runs: bool,
}

/// Reports ids that are missing, are no names, or occur twice; answers what has which id.
fn check_ids<'xml>(
    definitions: Node<'xml>,
    findings: &mut Findings,
) -> HashMap<&'xml str, Named<'xml>> {
    let mut named: HashMap<&str, Named<'_>> = HashMap::new();
    let mut reported = HashSet::new();
    for Found { node, runs } in bpmn_elements(definitions) {
        let kind = node.tag_name().name();
        let is_model = node.tag_name().namespace() == Some(xml::MODEL);
        let Some(id) = xml::id(node) else {
            if is_model && needs_id(kind) {
                let label = xml::attribute(node, "name").map(str::to_owned);
                let kind = kind.to_owned();
                let problem = Problem::MissingId { kind, label };
                report(node, problem, runs, findings);
            }
            continue;
        };
        if is_model && !::xml::is_ncname(id) {
            findings.report(xml::subject(node), Problem::IdIsNoName);
        }
        let runs = runs && is_model && is_found_by_id(kind);
        match named.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(Named { kind, runs });
            }
            Entry::Occupied(mut first) => {
                let other = first.get().kind.to_owned();
                let matters = runs && first.get().runs;
                if runs && !first.get().runs {
                    first.insert(Named { kind, runs });
                }
                if reported.insert((id, matters)) {
                    report(node, Problem::DuplicateId { other }, matters, findings);
                }
            }
        }
    }
    named
}

fn report(node: Node<'_>, problem: Problem, runs: bool, findings: &mut Findings) {
    if runs {
        findings.report(xml::subject(node), problem);
    } else {
        findings.report_drawn(xml::subject(node), problem);
    }
}

/// A shape of nothing is not drawn and changes nothing.
fn check_diagram(node: Node<'_>, named: &HashMap<&str, Named<'_>>, findings: &mut Findings) {
    let Some(reference) = xml::reference(node, "bpmnElement") else {
        return;
    };
    if !named.contains_key(reference) {
        let element = reference.to_owned();
        findings.report(xml::subject(node), Problem::ShapeOfNothing { element });
    }
}

/// The attribute by which what stands beside the processes is told from others when it happens.
fn told_by(kind: &str) -> Option<&'static str> {
    match kind {
        "message" | "signal" => Some("name"),
        "error" => Some("errorCode"),
        "escalation" => Some("escalationCode"),
        _ => None,
    }
}

/// A place that refers to something.
struct Reference<'xml> {
    node: Node<'xml>,
    field: &'static str,
    /// The `targetNamespace` of the file.
    namespace: Option<&'xml str>,
    /// Whether something runs by it.
    runs: bool,
}

impl Reference<'_> {
    fn check(
        &self,
        reference: &str,
        expected: Kinds,
        named: &HashMap<&str, Named<'_>>,
        findings: &mut Findings,
    ) {
        if reference.is_empty() || self.points_to_another_file(reference) {
            return;
        }
        let found = named.get(xml::local(reference)).map(|named| named.kind);
        if !found.is_some_and(|kind| expected.is_empty() || expected.contains(&kind)) {
            let expected = expected.first().copied().unwrap_or("element");
            let declared = found.is_none().then(|| told_by(expected)).flatten();
            let problem = match declared {
                Some(told_by) if self.runs => Problem::NotDeclared {
                    field: self.field,
                    reference: xml::local(reference).to_owned(),
                    expected,
                    told_by,
                },
                Some(_) | None => Problem::dangling(self.field, reference, expected),
            };
            report(self.node, problem, self.runs, findings);
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
    fn an_id_that_is_no_name_is_a_warning() {
        let xml = file(
            &process(r#"<startEvent id="1 start"/>"#)
                .replace(r#"id="process""#, r#"id="Process_{{ ID }}""#),
        );
        assert_eq!(
            found(&xml),
            [
                "nothing: bpmn:process 'Process_{{ ID }}' has an id that is no XML name (NCName): other tools may \
                 refuse the file. Begin it with a letter or '_', and go on with letters, digits, '_', '-' and '.'",
                "nothing: bpmn:startEvent '1 start' has an id that is no XML name (NCName): other tools may refuse the \
                 file. Begin it with a letter or '_', and go on with letters, digits, '_', '-' and '.'",
            ]
        );
    }

    #[test]
    fn what_nothing_refers_to_needs_no_id() {
        let content = r#"<startEvent id="start"><timerEventDefinition><timeCycle>R/PT1H</timeCycle>
            </timerEventDefinition></startEvent><laneSet><lane/></laneSet><textAnnotation/><dataObject/>"#;
        let xml = file(&(r#"<message name="m"/><error/><signal/>"#.to_owned() + &process(content)));
        assert_eq!(found(&xml), Vec::<String>::new());
    }

    #[test]
    fn an_id_that_occurs_twice_where_nothing_runs_is_a_warning() {
        let twice = r#"<startEvent id="start"/><laneSet id="start"/>"#;
        assert_eq!(
            found_in(twice),
            [
                "nothing: bpmn:laneSet 'start' has the same id as a bpmn:startEvent before it: an id may occur once in a \
                 file"
            ]
        );
    }

    #[test]
    fn what_runs_by_a_reference_must_not_refer_to_nothing() {
        let content =
            r#"<startEvent id="start"><messageEventDefinition messageRef="nowhere"/></startEvent>"#;
        assert_eq!(
            found_in(content),
            [
                "storing: bpmn:startEvent 'start' refers in messageRef to 'nowhere', but the file has no message with this id: add \
                 <bpmn:message id=\"nowhere\" name=\"nowhere\"/> beside the process",
            ]
        );
        let thrown = r#"<startEvent id="start"/><endEvent id="end"><errorEventDefinition errorRef="x:lost"/></endEvent>"#;
        assert_eq!(
            found_in(thrown)[0],
            "storing: bpmn:endEvent 'end' refers in errorRef to 'lost', but the file has no error with this id: add <bpmn:error \
             id=\"lost\" errorCode=\"lost\"/> beside the process"
        );
    }

    #[test]
    fn what_only_a_drawing_refers_to_may_be_missing() {
        let content = r#"<startEvent id="start"><outgoing>gone</outgoing></startEvent>
            <association id="line" sourceRef="start" targetRef="note"/>"#;
        let collaboration = r#"<collaboration id="c"><messageFlow id="m" sourceRef="start" targetRef="pool"/></collaboration>"#;
        assert_eq!(
            found(&file(&(collaboration.to_owned() + &process(content)))),
            [
                "nothing: bpmn:messageFlow 'm' refers in targetRef to 'pool', but the file has no element with this id",
                "nothing: bpmn:startEvent 'start' refers in outgoing to 'gone', but the file has no sequenceFlow \
                 with this id",
                "nothing: bpmn:association 'line' refers in targetRef to 'note', but the file has no element with \
                 this id",
            ]
        );
    }

    #[test]
    fn a_process_that_never_runs_may_hold_any_mistake() {
        let drawn = r#"<process id="drawn"><startEvent id="a"><messageEventDefinition messageRef="nowhere"/></startEvent>
            <task/><sequenceFlow sourceRef="a" targetRef="gone"/><guard/></process>"#;
        let found = found(&file(
            &(drawn.to_owned() + &process(r#"<startEvent id="start"/>"#)),
        ));
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(
            found.iter().all(|finding| finding.starts_with("nothing: ")),
            "{found:#?}"
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
        assert_eq!(
            found_in(content),
            [
                "nothing: bpmn:process 'process' has the extension element 'task', which has no effect",
                "nothing: bpmn:process 'process' has the extension element 'incoming', which has no effect",
            ]
        );
    }
}
