//! XML, read with limits.
//!
//! A document is untrusted. The reader below never expands entities (a document type declaration is
//! refused), and three limits keep its work linear: nesting, because what reads a sub-process calls
//! itself for the ones inside; attributes of one element and namespace declarations, because the
//! XML library compares each with all others.

use crate::model::finding::{Findings, Subject};
use crate::model::problem::Problem;
use roxmltree::{Document, Error};
use std::borrow::Cow;

/// The namespace of BPMN 2.0 models (BPMN 2.0.2, chapter 15).
pub(crate) const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// The namespace of BPMN 2.0 diagrams (BPMN 2.0.2, chapter 12).
pub(crate) const DIAGRAM: &str = "http://www.omg.org/spec/BPMN/20100524/DI";

/// How deep elements may be nested. Sub-processes nest once per level.
const NESTING: usize = 200;
/// How many attributes an element may have.
const ATTRIBUTES: usize = 1_000;
/// How many namespace declarations a document may have.
const NAMESPACES: usize = 1_000;

/// An XML element.
pub(crate) type Node<'xml> = roxmltree::Node<'xml, 'xml>;

/// Reads a document.
pub(crate) fn read(xml: &str) -> Result<Document<'_>, Problem> {
    check_limits(xml)?;
    Document::parse(xml).map_err(|error| match error {
        Error::DtdDetected => Problem::DocumentTypeDeclaration,
        other => not_xml(&other),
    })
}

fn not_xml(error: &Error) -> Problem {
    let position = error.pos();
    let reason = error.to_string();
    // The library ends its sentence with the position, which ours says in words.
    let reason = reason
        .strip_suffix(&format!(" at {position}"))
        .unwrap_or(&reason)
        .to_owned();
    Problem::NotXml {
        line: position.row,
        column: position.col,
        reason,
    }
}

/// Reads over the markup without building anything. In a document that is not well-formed it may
/// count wrongly, but only behind the place where the XML library stops.
fn check_limits(xml: &str) -> Result<(), Problem> {
    let (mut depth, mut namespaces) = (0_usize, 0_usize);
    let mut rest = xml;
    while let Some((_, markup)) = rest.split_once('<') {
        rest = if let Some(comment) = markup.strip_prefix("!--") {
            after(comment, "-->")
        } else if let Some(section) = markup.strip_prefix("![CDATA[") {
            after(section, "]]>")
        } else if let Some(instruction) = markup.strip_prefix('?') {
            after(instruction, "?>")
        } else {
            let (tag, behind) = markup.split_at(tag_length(markup)?);
            namespaces += tag.matches("xmlns").count();
            if tag.starts_with('/') {
                depth = depth.saturating_sub(1);
            } else if !tag.ends_with('/') {
                depth += 1;
            }
            behind
        };
        if depth > NESTING {
            return Err(Problem::NestedTooDeep { limit: NESTING });
        }
        if namespaces > NAMESPACES {
            return Err(Problem::TooManyNamespaces { limit: NAMESPACES });
        }
    }
    Ok(())
}

fn after<'xml>(text: &'xml str, end: &str) -> &'xml str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// The bytes up to the `>` that closes a tag. A `>` in a quoted value does not.
fn tag_length(markup: &str) -> Result<usize, Problem> {
    let (mut quote, mut attributes) = (None, 0_usize);
    for (length, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Ok(length),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'=') => attributes += 1,
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        if attributes > ATTRIBUTES {
            return Err(Problem::TooManyAttributes { limit: ATTRIBUTES });
        }
    }
    Ok(markup.len())
}

/// Whether this is the BPMN element of that name.
pub(crate) fn is_model(node: Node<'_>, name: &str) -> bool {
    node.has_tag_name((MODEL, name))
}

/// The elements directly inside.
pub(crate) fn children(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(roxmltree::Node::is_element)
}

/// The BPMN elements of that name directly inside.
pub(crate) fn children_named<'xml>(
    node: Node<'xml>,
    name: &'static str,
) -> impl Iterator<Item = Node<'xml>> {
    children(node).filter(move |child| is_model(*child, name))
}

/// An attribute without surrounding white space; an empty one counts as absent.
pub(crate) fn attribute<'xml>(node: Node<'xml>, name: &str) -> Option<&'xml str> {
    node.attribute(name)
        .map(str::trim)
        .filter(|value| !value.is_empty())
}

/// The `id`.
pub(crate) fn id(node: Node<'_>) -> Option<&str> {
    attribute(node, "id")
}

/// An `xsd:boolean`, which may also be written `1` or `0`.
pub(crate) fn boolean(
    node: Node<'_>,
    name: &'static str,
    default: bool,
    findings: &mut Findings,
) -> bool {
    match attribute(node, name) {
        None => default,
        Some("true" | "1") => true,
        Some("false" | "0") => false,
        Some(found) => {
            let (attribute, found, expected) = (name, found.to_owned(), "true or false");
            findings.report(
                subject(node),
                Problem::BadAttribute {
                    attribute,
                    found,
                    expected,
                },
            );
            default
        }
    }
}

/// A reference to another element, as an attribute. References are qualified names
/// (BPMN 2.0.2, section 15.3.2): what stands before the colon names the namespace of this very file.
pub(crate) fn reference<'xml>(node: Node<'xml>, name: &str) -> Option<&'xml str> {
    attribute(node, name).map(local)
}

/// What stands behind the prefix of a qualified name.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text inside, without surrounding white space; comments do not belong to it.
pub(crate) fn text(node: Node<'_>) -> Cow<'_, str> {
    let mut parts = node
        .children()
        .filter(roxmltree::Node::is_text)
        .filter_map(|part| part.text());
    let first = parts.next().unwrap_or_default();
    match parts.next() {
        None => Cow::Borrowed(first.trim()),
        Some(second) => {
            let whole: String = [first, second].into_iter().chain(parts).collect();
            Cow::Owned(whole.trim().to_owned())
        }
    }
}

/// How findings name an element: by itself or, if it has no id or is a part of a flow node or flow,
/// by what it stands in.
pub(crate) fn subject<'xml>(node: Node<'xml>) -> Subject<'xml> {
    let is_named = |node: &Node<'xml>| {
        let name = node.tag_name().name();
        let is_part = name.ends_with("EventDefinition")
            || name.ends_with("LoopCharacteristics")
            || name == "conditionExpression";
        node.tag_name().namespace() == Some(MODEL) && id(*node).is_some() && !is_part
    };
    let named = node.ancestors().find(is_named).unwrap_or(node);
    Subject::Element {
        kind: named.tag_name().name(),
        id: id(named),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, found, process, repeated};

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
    fn a_document_type_declaration_is_refused_and_no_entity_expanded() {
        let xml = r#"<!DOCTYPE definitions [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><definitions>&b;</definitions>"#;
        let expected = "storing: The file has a document type declaration (DTD): remove it, entities are never expanded";
        assert_eq!(found(xml), [expected]);
    }

    #[test]
    fn a_thousand_nested_sub_processes_are_refused() {
        let nested = r#"<subProcess id="s">"#.repeat(1_000) + &"</subProcess>".repeat(1_000);
        let found = found(&file(&process(&nested)));
        assert_eq!(
            found,
            ["storing: The file nests its elements deeper than 200 levels"]
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
        let only_innermost = "deploying: bpmn:subProcess 'inner-0' has 0 start events: a sub-process has \
                              exactly one, without a trigger";
        assert_eq!(found, [only_innermost]);
    }

    #[test]
    fn nesting_is_not_counted_in_comments_text_and_values() {
        let noise = "<a>".repeat(300);
        let content = format!(
            r#"<!-- {noise} --><documentation id="1 > 0"><![CDATA[{noise}]]></documentation>
            <startEvent id="start" name="> > >"/>"#
        );
        assert_eq!(found(&file(&process(&content))), Vec::<String>::new());
    }

    #[test]
    fn what_would_take_quadratic_time_is_refused() {
        let attributes = repeated(1_001, |n| format!(" a{n}=''"));
        let found_attributes = found(&format!("<definitions{attributes}/>"));
        assert_eq!(
            found_attributes,
            ["storing: The file has an element with more than 1000 attributes"]
        );
        let namespaces = "<a xmlns:b='urn:b'/>".repeat(1_001);
        assert_eq!(
            found(&format!("<definitions>{namespaces}</definitions>")),
            ["storing: The file has more than 1000 namespace declarations"]
        );
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
