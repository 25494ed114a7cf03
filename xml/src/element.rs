//! What elements say.

use std::borrow::Cow;

/// An XML element, or another node of a document.
pub type Node<'xml> = roxmltree::Node<'xml, 'xml>;

/// An attribute of an element; declarations of namespaces are none.
pub type Attribute<'xml> = roxmltree::Attribute<'xml, 'xml>;

/// The elements directly inside.
pub fn children(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(roxmltree::Node::is_element)
}

/// An attribute without namespace and without surrounding white space; an empty one counts as absent.
pub fn attribute<'xml>(node: Node<'xml>, name: &str) -> Option<&'xml str> {
    node.attribute(name)
        .map(str::trim)
        .filter(|value| !value.is_empty())
}

/// A reference to another element, as an attribute: a qualified name, of which the local part counts.
pub fn reference<'xml>(node: Node<'xml>, name: &str) -> Option<&'xml str> {
    attribute(node, name).map(local)
}

/// What stands behind the prefix of a qualified name.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text inside, without surrounding white space; comments do not belong to it.
pub fn text(node: Node<'_>) -> Cow<'_, str> {
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

/// Whether a text is an `NCName` (Namespaces in XML 1.0, section 3): what XML Schema wants of an id.
pub fn is_ncname(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(begins_name) && characters.all(continues_name)
}

/// `NameStartChar` of XML 1.0 (fifth edition) but for the colon.
fn begins_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` of XML 1.0 (fifth edition) but for the colon.
fn continues_name(character: char) -> bool {
    begins_name(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::{attribute, children, is_ncname, local, text};
    use crate::read;

    #[test]
    fn texts_and_attributes_come_without_the_white_space_around_them() {
        let document =
            read("<a id=' it ' empty=' '> one <!-- two --><![CDATA[<three>]]> <b/></a>").unwrap();
        let root = document.root_element();
        assert_eq!(text(root), "one <three>");
        assert_eq!(attribute(root, "id"), Some("it"));
        assert_eq!(attribute(root, "empty"), None);
        assert_eq!(children(root).count(), 1);
    }

    #[test]
    fn the_local_part_of_a_qualified_name_counts() {
        assert_eq!(["own:task", "task", ":"].map(local), ["task", "task", ""]);
    }

    #[test]
    fn ids_are_names_without_colon() {
        for name in ["a", "_1", "Größe", "sid-12.3", "活动"] {
            assert!(is_ncname(name), "{name}");
        }
        for text in ["", "1", "a b", "a:b", "{id}", "-a", "a/b"] {
            assert!(!is_ncname(text), "{text}");
        }
    }
}
