//! What files say to other engines beside BPMN: attributes and extension elements that ask for something which
//! is said in another way here.
//!
//! A file that was drawn for another engine says much by attributes in its namespace. To pass over them in
//! silence would run another process than the one that was meant.

use super::juel::Juel;
use super::parse::xml::{Attribute, Node};
use super::problem::Problem;

/// The namespaces of engines: what stands in them is meant to be executed.
const ENGINES: [&str; 7] = [
    "http://camunda.org/schema/1.0/bpmn",
    "http://operaton.org/schema/1.0/bpmn",
    "http://cibseven.org/schema/1.0/bpmn",
    "http://activiti.org/bpmn",
    "http://flowable.org/bpmn",
    "http://www.jboss.org/drools",
    "http://camunda.org/schema/zeebe/1.0",
];

/// What attributes of other engines ask for, by local name, and what to write instead on the element that `node` is.
fn instead_of_attribute(node: Node<'_>, name: &str) -> Option<&'static str> {
    Some(match name {
        "assignee" => "use the extension element assignmentDefinition with assignee",
        "candidateUsers" => "use the extension element assignmentDefinition with candidateUsers",
        "candidateGroups" => "use the extension element assignmentDefinition with candidateGroups",
        "owner" => "use the extension element assignmentDefinition with assignee or candidateUsers",
        "dueDate" => {
            "use the extension element taskSchedule with dueDate, or a timer boundary event"
        }
        "followUpDate" => {
            "use the extension element taskSchedule with followUpDate, or a timer boundary event"
        }
        "priority" | "taskPriority" | "jobPriority" => {
            if is_for_people(node) {
                "use the extension element priorityDefinition"
            } else {
                "remove it, only user tasks have a priority"
            }
        }
        "formKey" | "formRef" | "formRefBinding" | "formRefVersion" | "formHandlerClass" => {
            "use the extension element formDefinition with formKey or formId"
        }
        "class" | "delegateExpression" | "expression" | "type" | "topic" | "actorId" => {
            "use the extension element taskDefinition with a type, and a worker that does the work"
        }
        "resultVariable" | "resultVariableName" | "mapDecisionResult" => {
            "use the extension element ioMapping with output, or the resultVariable of a script"
        }
        "decisionRef"
        | "decisionRefBinding"
        | "decisionRefVersion"
        | "decisionRefVersionTag"
        | "decisionRefTenantId" => {
            "decisions are not called yet: use taskDefinition, and let a worker decide"
        }
        "calledElementBinding" | "calledElementVersion" | "calledElementVersionTag" => {
            "use the extension element calledElement, which calls the latest deployed version unless its bindingType \
             says otherwise"
        }
        "calledElementTenantId" | "tenantId" | "calledElementType" => {
            "a process calls those of its own project"
        }
        "variableMappingClass"
        | "variableMappingDelegateExpression"
        | "inheritVariables"
        | "businessKey"
        | "inheritBusinessKey" => "use the extension element ioMapping with input and output",
        "asyncBefore" | "asyncAfter" | "async" | "exclusive" | "asyncLeave" | "triggerable" => {
            "remove it, each step is stored before the process goes on"
        }
        "errorCodeVariable" | "errorMessageVariable" | "errorVariableName" => {
            "the code and the message of an error are no variables. Let the worker give what is needed of them as a variable of the \
             error, and map that by the extension element ioMapping with output"
        }
        "escalationCodeVariable" => {
            "the code of an escalation is no variable. Let the output mappings of the event that throws it give it as one, and map \
             that by the extension element ioMapping with output"
        }
        "initiator" => "hand the name over as a variable when the instance is started",
        "collection" | "elementVariable" | "elementIndexVariable" => {
            "use the extension element loopCharacteristics with inputCollection and inputElement"
        }
        "isStartableInTasklist"
        | "startableInTasklist"
        | "candidateStarterUsers"
        | "candidateStarterGroups" => "who may start a process is said by the roles of its project",
        "historyTimeToLive" => "remove it, the history is kept",
        "versionTag" => "use the extension element versionTag with value",
        "variableName" | "variableEvents" => {
            "remove it, a condition is looked at whenever a variable that it reads is set; what else is meant belongs into the condition"
        }
        "resource" => "write the script into the file, in FEEL",
        "skipExpression" => "use an exclusive gateway",
        _ => return None,
    })
}

/// Whether it is work for people.
fn is_for_people(node: Node<'_>) -> bool {
    matches!(node.tag_name().name(), "userTask" | "manualTask")
}

/// Names that may say anything in the namespaces of others.
fn is_common(name: &str) -> bool {
    matches!(
        name,
        "async"
            | "class"
            | "collection"
            | "exclusive"
            | "expression"
            | "owner"
            | "priority"
            | "resource"
            | "topic"
            | "type"
    )
}

/// What extension elements of other engines ask for, by local name, and what to write instead; those
/// that are refused are not here. `has_headers` says whether headers would have an effect there.
fn instead_of_element(name: &str, has_headers: bool) -> Option<&'static str> {
    Some(match name {
        "connector" | "field" | "string" | "expression" => {
            "use taskDefinition with a type, and a worker that does the work"
        }
        "errorEventDefinition" => {
            "use an error boundary event, and a worker that reports the error"
        }
        "formProperty" | "formField" => "forms are named by formDefinition",
        "potentialStarter" => "who may start a process is said by the roles of its project",
        "onEntry-script" | "onExit-script" => "use a script task",
        "metaData" | "property" if has_headers => "use taskHeaders",
        "metaData" | "property" => "remove it",
        _ => return None,
    })
}

/// Names of attributes and extension elements by which modelers remember what they need themselves.
fn is_decoration(name: &str) -> bool {
    name == "properties"
        || name == "color"
        || name == "templateIcon"
        || name == "diagramRelationId"
        || name.starts_with("modelerTemplate")
}

/// What is said about an attribute in a namespace that is not BPMN's; `None` of decoration.
pub(super) fn attribute(node: Node<'_>, attribute: &Attribute<'_>) -> Option<Problem> {
    let name = attribute.name();
    let namespace = attribute.namespace()?;
    let is_of_engine = ENGINES.contains(&namespace);
    let instead = instead_of_attribute(node, name).filter(|_| is_of_engine || !is_common(name));
    // Schema instances, `xml:lang` and the like.
    let is_of_xml = namespace.starts_with("http://www.w3.org/");
    if is_of_xml || is_decoration(name) || (instead.is_none() && !is_of_engine) {
        return None;
    }
    let prefix = node.lookup_prefix(namespace).unwrap_or_default();
    Some(Problem::VendorAttribute {
        attribute: format!("{prefix}:{name}"),
        instead: instead.unwrap_or("remove it"),
        language: Juel::find(attribute.value()),
    })
}

/// What is said about an attribute without namespace that BPMN does not know.
pub(super) fn unknown_attribute(node: Node<'_>, attribute: &Attribute<'_>) -> Problem {
    let name = attribute.name().to_owned();
    match instead_of_attribute(node, &name) {
        None => Problem::UnknownAttribute { attribute: name },
        Some(instead) => Problem::VendorAttribute {
            attribute: name,
            instead,
            language: Juel::find(attribute.value()),
        },
    }
}

/// What is said about an extension element that no engine here follows; `None` of decoration.
pub(super) fn element(node: Node<'_>, has_headers: bool) -> Option<Problem> {
    let name = node.tag_name().name();
    (!is_decoration(name)).then(|| Problem::UnknownExtension {
        name: name.to_owned(),
        instead: instead_of_element(name, has_headers),
    })
}

/// What another engine runs in a task without a task type: `camunda:class 'org.example.Pay'`.
pub(super) fn called_by(node: Node<'_>) -> Option<String> {
    let names = ["class", "delegateExpression", "expression", "topic", "type"];
    names.iter().find_map(|name| {
        let mut attributes = node.attributes();
        let attribute = attributes
            .find(|attribute| attribute.namespace().is_some() && attribute.name() == *name)?;
        let prefix = node
            .lookup_prefix(attribute.namespace()?)
            .unwrap_or_default();
        Some(format!("{prefix}:{name} '{}'", attribute.value()))
    })
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, file, found, found_around, process};

    const CAMUNDA: &str = r#"xmlns:camunda="http://camunda.org/schema/1.0/bpmn""#;

    #[test]
    fn attributes_of_other_engines_are_named_with_what_to_write() {
        assert_eq!(
            found_around(&format!(
                r#"<userTask id="it" {CAMUNDA} camunda:assignee="${{boss}}" camunda:candidateGroups="sales"/>"#
            )),
            [
                "nothing: bpmn:userTask 'it' has the attribute 'camunda:assignee', which has no effect: use the \
                 extension element assignmentDefinition with assignee. '${boss}' is Camunda 7's expression language, \
                 in FEEL: =boss",
                "nothing: bpmn:userTask 'it' has the attribute 'camunda:candidateGroups', which has no effect: use the \
                 extension element assignmentDefinition with candidateGroups",
            ]
        );
    }

    #[test]
    fn attributes_are_found_on_parts_and_on_what_stands_beside_processes() {
        let content = format!(
            r#"<error id="e" errorCode="X" {CAMUNDA} camunda:errorMessage="no"/>"#
        ) + &process(&around(&format!(
            r#"<task id="it"/><boundaryEvent id="b" attachedToRef="it">
            <errorEventDefinition errorRef="e" {CAMUNDA} camunda:errorCodeVariable="code"/></boundaryEvent>"#
        )));
        assert_eq!(
            found(&file(&content)),
            [
                "nothing: bpmn:error 'e' has the attribute 'camunda:errorMessage', which has no effect: remove it",
                "nothing: bpmn:boundaryEvent 'b' has the attribute 'camunda:errorCodeVariable', which has no effect: \
                 the code and the message of an error are no variables. Let the worker give what is needed of them as a variable \
                 of the error, and map that by the extension element ioMapping with output",
            ]
        );
    }

    #[test]
    fn what_is_advised_can_be_written_there() {
        let advice = |element: &str, extension: &str| {
            found_around(&format!(
                r#"<{element} id="it" {CAMUNDA} camunda:priority="1"><extensionElements>{extension}</extensionElements></{element}>"#
            ))
        };
        let property = r#"<q:metaData name="elementname"/>"#;
        assert_eq!(
            advice("userTask", property),
            [
                "nothing: bpmn:userTask 'it' has the attribute 'camunda:priority', which has no effect: use the extension element \
                 priorityDefinition",
                "nothing: bpmn:userTask 'it' has the extension element 'metaData', which has no effect: use taskHeaders",
            ]
        );
        assert_eq!(
            advice("exclusiveGateway", property),
            [
                "nothing: bpmn:exclusiveGateway 'it' has the attribute 'camunda:priority', which has no effect: remove it, only \
                 user tasks have a priority",
                "nothing: bpmn:exclusiveGateway 'it' has the extension element 'metaData', which has no effect: remove it",
            ]
        );
    }

    #[test]
    fn what_modelers_remember_for_themselves_is_left_alone() {
        let decoration = r##"<task id="it" xmlns:z="http://camunda.org/schema/zeebe/1.0" z:modelerTemplate="t"
            xmlns:c="http://www.omg.org/spec/BPMN/non-normative/color/1.0" c:background-color="#fff"><extensionElements>
            <z:properties><z:property name="a" value="b"/></z:properties><c:color/></extensionElements></task>"##;
        assert_eq!(found_around(decoration), Vec::<String>::new());
    }

    #[test]
    fn unknown_extension_elements_are_said_once_each() {
        let unknown = r#"<task id="it"><extensionElements><q:magic/><q:magic/><q:connector/></extensionElements></task>"#;
        assert_eq!(
            found_around(unknown),
            [
                "nothing: bpmn:task 'it' has the extension element 'magic', which has no effect",
                "nothing: bpmn:task 'it' has the extension element 'connector', which has no effect: use \
                 taskDefinition with a type, and a worker that does the work",
            ]
        );
    }

    #[test]
    fn what_another_engine_calls_is_named_when_a_task_has_no_type() {
        let found = found_around(&format!(
            r#"<serviceTask id="it" {CAMUNDA} camunda:class="org.example.Pay"/>"#
        ));
        assert_eq!(
            found,
            [
                "nothing: bpmn:serviceTask 'it' has the attribute 'camunda:class', which has no effect: use the extension \
                 element taskDefinition with a type, and a worker that does the work",
                "deploying: bpmn:serviceTask 'it' has no task type: add the extension element taskDefinition with a \
                 type. Its camunda:class 'org.example.Pay' is not called: a worker does what it did",
            ]
        );
    }
}
