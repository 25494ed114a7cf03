//! The attributes of all elements: values that BPMN does not have, names that it does not know, and what is said
//! to other engines.
//!
//! What an attribute means is read with its element. Here is found what would be passed over in silence.

use super::references::{Found, bpmn_elements};
use super::xml::{self, Attribute, Node};
use crate::model::finding::Findings;
use crate::model::problem::Problem;
use crate::model::vendors;

/// The attributes with a fixed set of values (BPMN 2.0.2, `Semantic.xsd`): element, attribute, values. Those
/// of booleans and of what is executed are checked where they are read.
const VALUES: [(&str, &str, &[&str]); 14] = [
    ("process", "processType", &["None", "Public", "Private"]),
    ("exclusiveGateway", "gatewayDirection", DIRECTIONS),
    ("inclusiveGateway", "gatewayDirection", DIRECTIONS),
    ("parallelGateway", "gatewayDirection", DIRECTIONS),
    ("complexGateway", "gatewayDirection", DIRECTIONS),
    ("eventBasedGateway", "gatewayDirection", DIRECTIONS),
    (
        "eventBasedGateway",
        "eventGatewayType",
        &["Exclusive", "Parallel"],
    ),
    (
        "multiInstanceLoopCharacteristics",
        "behavior",
        &["None", "One", "All", "Complex"],
    ),
    ("adHocSubProcess", "ordering", &["Parallel", "Sequential"]),
    (
        "association",
        "associationDirection",
        &["None", "One", "Both"],
    ),
    ("itemDefinition", "itemKind", &["Information", "Physical"]),
    (
        "relationship",
        "direction",
        &["None", "Forward", "Backward", "Both"],
    ),
    ("choreographyTask", "loopType", LOOPS),
    ("subChoreography", "loopType", LOOPS),
];

const DIRECTIONS: &[&str] = &["Unspecified", "Converging", "Diverging", "Mixed"];
const LOOPS: &[&str] = &[
    "None",
    "Standard",
    "MultiInstanceSequential",
    "MultiInstanceParallel",
];

/// The names of all attributes of BPMN elements (BPMN 2.0.2, `BPMN20.xsd` and `Semantic.xsd`).
const KNOWN: [&str; 84] = [
    "activityRef",
    "associationDirection",
    "attachedToRef",
    "behavior",
    "calledChoreographyRef",
    "calledCollaborationRef",
    "calledElement",
    "cancelActivity",
    "cancelRemainingInstances",
    "capacity",
    "categoryValueRef",
    "choreographyRef",
    "completionQuantity",
    "correlationKeyRef",
    "correlationPropertyRef",
    "dataObjectRef",
    "dataStoreRef",
    "default",
    "definition",
    "definitionalCollaborationRef",
    "direction",
    "errorCode",
    "errorRef",
    "escalationCode",
    "escalationRef",
    "evaluatesToTypeRef",
    "eventGatewayType",
    "exporter",
    "exporterVersion",
    "expressionLanguage",
    "gatewayDirection",
    "id",
    "implementation",
    "implementationRef",
    "importType",
    "initiatingParticipantRef",
    "innerConversationNodeRef",
    "inputDataRef",
    "instantiate",
    "isClosed",
    "isCollection",
    "isExecutable",
    "isForCompensation",
    "isImmediate",
    "isInterrupting",
    "isRequired",
    "isSequential",
    "isUnlimited",
    "itemKind",
    "itemRef",
    "itemSubjectRef",
    "language",
    "location",
    "loopMaximum",
    "loopType",
    "maximum",
    "messageRef",
    "method",
    "minimum",
    "mustUnderstand",
    "name",
    "namespace",
    "noneBehaviorEventRef",
    "oneBehaviorEventRef",
    "operationRef",
    "ordering",
    "outerConversationNodeRef",
    "outputDataRef",
    "parallelMultiple",
    "parameterRef",
    "partitionElementRef",
    "processRef",
    "processType",
    "scriptFormat",
    "scriptLanguage",
    "signalRef",
    "sourceRef",
    "startQuantity",
    "structureRef",
    "targetNamespace",
    "targetRef",
    "testBefore",
    "textFormat",
    "triggeredByEvent",
];

/// The others of them, which are shorter or more general than one would search for.
const ALSO_KNOWN: [&str; 4] = ["type", "typeLanguage", "value", "waitForCompletion"];

/// Checks the attributes of a whole file. Nothing comes of those of a process that is not executable, so only
/// their values are checked.
pub(crate) fn check(definitions: Node<'_>, findings: &mut Findings) {
    for Found { node, runs } in bpmn_elements(definitions) {
        if node.tag_name().namespace() != Some(xml::MODEL) {
            continue;
        }
        let subject = xml::subject(node);
        for attribute in node.attributes() {
            match (problem(node, &attribute), runs) {
                (Some(problem), true) => findings.report(subject, problem),
                (Some(problem @ Problem::IllegalValue { .. }), false) => {
                    findings.report_drawn(subject, problem);
                }
                (None, _) | (Some(_), false) => {}
            }
        }
    }
}

fn problem(node: Node<'_>, attribute: &Attribute<'_>) -> Option<Problem> {
    if attribute.namespace().is_some() {
        return vendors::attribute(node, attribute);
    }
    let (element, name) = (node.tag_name().name(), attribute.name());
    if !KNOWN.contains(&name) && !ALSO_KNOWN.contains(&name) {
        return Some(vendors::unknown_attribute(node, attribute));
    }
    let (_, attribute_name, known) = VALUES
        .iter()
        .find(|(of, attribute, _)| *of == element && *attribute == name)?;
    let found = attribute.value().trim();
    (!found.is_empty() && !known.contains(&found)).then(|| Problem::IllegalValue {
        attribute: attribute_name,
        found: found.to_owned(),
        known,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, found, found_around, found_in, process};

    #[test]
    fn a_value_that_bpmn_does_not_have_is_refused_as_illegal() {
        let xml = file(
            &process(r#"<startEvent id="start"/>"#)
                .replace("isExecutable", r#"processType="bogus" isExecutable"#),
        );
        assert_eq!(
            found(&xml),
            [
                "storing: bpmn:process 'process' has processType=\"bogus\", which is illegal: BPMN 2.0 knows None, \
                 Public, Private"
            ]
        );
        let sideways = r#"<startEvent id="start"/><exclusiveGateway id="g" gatewayDirection="Sideways"/>
            <sequenceFlow id="f" sourceRef="start" targetRef="g"/>"#;
        assert_eq!(
            found_in(sideways),
            [
                "storing: bpmn:exclusiveGateway 'g' has gatewayDirection=\"Sideways\", which is illegal: BPMN 2.0 \
                 knows Unspecified, Converging, Diverging, Mixed"
            ]
        );
    }

    #[test]
    fn what_was_deployed_with_an_illegal_value_goes_on_to_run() {
        let sideways = process(
            r#"<startEvent id="start"/><exclusiveGateway id="g" gatewayDirection="Sideways"/>"#,
        );
        let definitions = crate::model::read(&file(&sideways)).definitions.unwrap();
        assert_eq!(definitions.processes.len(), 1);
    }

    #[test]
    fn in_a_process_that_never_runs_an_illegal_value_is_a_warning() {
        let drawn =
            process(r#"<exclusiveGateway id="g" gatewayDirection="Sideways" nonsense="1"/>"#)
                .replace("true", "false")
                .replace(r#"id="process""#, r#"id="drawn""#);
        let found = found(&file(&(drawn + &process(r#"<startEvent id="start"/>"#))));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found
                .iter()
                .all(|finding| finding.starts_with("nothing: bpmn:exclusiveGateway 'g'"))
        );
    }

    #[test]
    fn an_attribute_that_bpmn_does_not_know_is_said() {
        assert_eq!(
            found_around(r#"<userTask id="it" nonsense="1" assignee="ann"/>"#),
            [
                "nothing: bpmn:userTask 'it' has the attribute 'nonsense', which BPMN 2.0 does not know: it has no \
                 effect",
                "nothing: bpmn:userTask 'it' has the attribute 'assignee', which has no effect: use the extension \
                 element assignmentDefinition with assignee",
            ]
        );
    }
}
