//! What the XML of a BPMN file says.

use crate::model::finding::{Findings, Subject};
use crate::model::problem::Problem;

pub(crate) use ::xml::{Attribute, Node, attribute, children, local, reference, text};

/// The namespace of BPMN 2.0 models (BPMN 2.0.2, chapter 15).
pub(crate) const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// The namespace of BPMN 2.0 diagrams (BPMN 2.0.2, chapter 12).
pub(crate) const DIAGRAM: &str = "http://www.omg.org/spec/BPMN/20100524/DI";

/// Whether this is the BPMN element of that name.
pub(crate) fn is_model(node: Node<'_>, name: &str) -> bool {
    node.has_tag_name((MODEL, name))
}

/// The BPMN elements of that name directly inside.
pub(crate) fn children_named<'xml>(
    node: Node<'xml>,
    name: &'static str,
) -> impl Iterator<Item = Node<'xml>> {
    children(node).filter(move |child| is_model(*child, name))
}

/// The `id`.
pub(crate) fn id(node: Node<'_>) -> Option<&str> {
    attribute(node, "id")
}

/// An `xsd:boolean`, which may also be written `1` or `0`; `None` if the attribute is absent or none.
pub(crate) fn flag(node: Node<'_>, name: &str) -> Option<bool> {
    match attribute(node, name)? {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// The same; what is neither is reported.
pub(crate) fn boolean(
    node: Node<'_>,
    name: &'static str,
    default: bool,
    findings: &mut Findings,
) -> bool {
    let value = flag(node, name);
    if let (None, Some(found)) = (value, attribute(node, name)) {
        findings.report(
            subject(node),
            Problem::BadAttribute {
                attribute: name,
                found: found.to_owned(),
                expected: "true or false",
            },
        );
    }
    value.unwrap_or(default)
}

/// How findings name an element: by itself or, if it has no id or is a part of a flow node or flow,
/// by what it stands in.
pub(crate) fn subject<'xml>(node: Node<'xml>) -> Subject<'xml> {
    let is_named = |node: &Node<'xml>| {
        let name = node.tag_name().name();
        let is_part = name.ends_with("EventDefinition")
            || name.ends_with("LoopCharacteristics")
            || name == "conditionExpression"
            || name == "activationCondition";
        is_model(*node, "sequenceFlow")
            || (node.tag_name().namespace() == Some(MODEL) && id(*node).is_some() && !is_part)
    };
    let named = node.ancestors().find(is_named).unwrap_or(node);
    match id(named) {
        None if is_model(named, "sequenceFlow") => Subject::Flow {
            source: attribute(named, "sourceRef").unwrap_or_default(),
            target: attribute(named, "targetRef").unwrap_or_default(),
        },
        id => Subject::Element {
            kind: named.tag_name().name(),
            id,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, found, process};

    #[test]
    fn what_is_no_xml_is_refused_with_line_and_column() {
        let found = found("<definitions>\n  <process>\n</definitions>");
        assert_eq!(
            found,
            [
                "storing: The file is no well-formed XML (line 3, column 1): expected 'process' tag, \
                 not 'definitions'"
            ]
        );
    }

    #[test]
    fn a_hundred_nested_sub_processes_are_read() {
        let mut content = String::new();
        for depth in 0..100 {
            content = format!(
                r#"<startEvent id="start-{depth}"/><subProcess id="inner-{depth}">{content}</subProcess>
                <sequenceFlow id="flow-{depth}" sourceRef="start-{depth}" targetRef="inner-{depth}"/>"#
            );
        }
        let found = found(&file(&process(&content)));
        let only_innermost = "nothing: bpmn:subProcess 'inner-0' holds no elements: it is done as soon as it \
                              begins";
        assert_eq!(found, [only_innermost]);
    }

    #[test]
    fn a_boolean_is_true_false_1_or_0() {
        let found = found(&file(
            r#"<process id="process" isExecutable="yes"><startEvent id="start"/></process>"#,
        ));
        assert_eq!(
            found.first().map(String::as_str),
            Some(
                "storing: bpmn:process 'process' has isExecutable=\"yes\", expected true or false"
            )
        );
    }
}
