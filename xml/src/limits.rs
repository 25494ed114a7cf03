//! The limits of a document, judged before anything is built.
//!
//! What reads nested elements calls itself for the inner ones, so nesting is limited. The XML library
//! compares each attribute of an element with its others, looks a prefix up among all declarations that
//! hold where it stands, and copies those for each element that adds to them, comparing each with each.
//! In a document that is not well-formed something may be counted wrongly, but only behind the place
//! where the library stops.

use crate::Error;

/// How deep elements may be nested.
const NESTING: usize = 200;
/// How many attributes an element may have.
const ATTRIBUTES: usize = 1_000;
/// How many namespace declarations a document may have. Exports of some modelers repeat them on each
/// element: thousands in a file of ordinary size.
const NAMESPACES: usize = 20_000;
/// How many declarations may be compared when prefixes are looked up and copied: well under a second.
const COMPARISONS: usize = 300_000_000;

/// Refuses a document that goes beyond a limit.
pub(crate) fn check(text: &str) -> Result<(), Error> {
    let mut count = Count::default();
    let mut rest = text;
    while let Some((_, markup)) = rest.split_once('<') {
        rest = if let Some(comment) = markup.strip_prefix("!--") {
            after(comment, "-->")
        } else if let Some(section) = markup.strip_prefix("![CDATA[") {
            after(section, "]]>")
        } else if let Some(instruction) = markup.strip_prefix('?') {
            after(instruction, "?>")
        } else {
            let tag = Tag::read(markup)?;
            count.add(&tag)?;
            markup.get(tag.text.len()..).unwrap_or_default()
        };
    }
    Ok(())
}

fn after<'xml>(text: &'xml str, end: &str) -> &'xml str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// A tag: what stands between `<` and the `>` that closes it. A `>` in a quoted value does not.
struct Tag<'xml> {
    text: &'xml str,
    /// The prefixes it declares; the default namespace's is `xmlns`.
    prefixes: Vec<&'xml str>,
}

impl<'xml> Tag<'xml> {
    fn read(markup: &'xml str) -> Result<Self, Error> {
        let (mut quote, mut attributes, mut prefixes) = (None, 0_usize, Vec::new());
        let mut begin = 0;
        for (position, byte) in markup.bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    let text = markup.get(..position).unwrap_or_default();
                    return Ok(Self { text, prefixes });
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => {
                    attributes += 1;
                    prefixes.extend(markup.get(begin..position).and_then(declared_prefix));
                }
                (Some(open), close) if open == close => {
                    quote = None;
                    begin = position + 1;
                }
                _ => {}
            }
            if attributes > ATTRIBUTES {
                return Err(Error::TooManyAttributes { limit: ATTRIBUTES });
            }
        }
        let text = markup;
        Ok(Self { text, prefixes })
    }
}

/// The prefix, if what stands before an equals sign ends with a namespace declaration.
fn declared_prefix(before: &str) -> Option<&str> {
    let name = before.split_ascii_whitespace().next_back()?;
    (name == "xmlns")
        .then_some(name)
        .or_else(|| name.strip_prefix("xmlns:"))
}

#[derive(Default)]
struct Count<'xml> {
    /// For each open element, how many of `in_scope` held before it.
    open: Vec<usize>,
    /// The prefixes declared by the open elements, each once.
    in_scope: Vec<&'xml str>,
    declarations: usize,
    comparisons: usize,
}

impl<'xml> Count<'xml> {
    fn add(&mut self, tag: &Tag<'xml>) -> Result<(), Error> {
        if tag.text.starts_with('/') {
            if let Some(before) = self.open.pop() {
                self.in_scope.truncate(before);
            }
            return Ok(());
        }
        self.declarations += tag.prefixes.len();
        if self.declarations > NAMESPACES {
            return Err(Error::TooManyNamespaces { limit: NAMESPACES });
        }
        let before = self.in_scope.len();
        for prefix in &tag.prefixes {
            if !self.in_scope.contains(prefix) {
                self.in_scope.push(prefix);
            }
        }
        let count = self.in_scope.len();
        self.comparisons += if tag.prefixes.is_empty() {
            count
        } else {
            count * count
        };
        if self.comparisons > COMPARISONS {
            return Err(Error::NamespacesAroundTooMuch { count });
        }
        if tag.text.ends_with('/') {
            self.in_scope.truncate(before);
        } else {
            self.open.push(before);
        }
        if self.open.len() > NESTING {
            return Err(Error::NestedTooDeep { limit: NESTING });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Error, read};
    use std::fmt::Write as _;

    fn repeated(count: usize, piece: impl Fn(usize) -> String) -> String {
        (0..count).map(piece).collect()
    }

    #[test]
    fn two_hundred_levels_are_read_and_more_refused() {
        let nested = |levels: usize| "<a>".repeat(levels) + &"</a>".repeat(levels);
        assert!(read(&nested(200)).is_ok());
        let limit = 200;
        assert_eq!(
            read(&nested(201)).err(),
            Some(Error::NestedTooDeep { limit })
        );
        assert!(read(&nested(100_000)).is_err());
    }

    #[test]
    fn nesting_is_not_counted_in_comments_text_and_values() {
        let noise = "<a>".repeat(300);
        let text = format!(r#"<a b="1 > 0"><!-- {noise} --><![CDATA[{noise}]]><c d="> > >"/></a>"#);
        assert!(read(&text).is_ok());
    }

    #[test]
    fn attributes_that_would_take_quadratic_time_are_refused() {
        let element = |count| format!("<a{}/>", repeated(count, |n| format!(" a{n}=''")));
        assert!(read(&element(1_000)).is_ok());
        let limit = 1_000;
        assert_eq!(
            read(&element(1_001)).err(),
            Some(Error::TooManyAttributes { limit })
        );
    }

    #[test]
    fn namespaces_are_counted_by_declaration_whatever_the_spelling() {
        let each = |count| {
            let inner = repeated(count, |n| match n % 3 {
                0 => "<b xmlns='urn:b'/>".to_owned(),
                1 => format!("<p{n}:b xmlns:p{n} = 'urn:b'/>"),
                _ => "<b\n\txmlns:c=\"urn:c\">text</b>".to_owned(),
            });
            format!("<a>{inner}</a>")
        };
        assert!(read(&each(20_000)).is_ok());
        let limit = 20_000;
        assert_eq!(
            read(&each(20_001)).err(),
            Some(Error::TooManyNamespaces { limit })
        );
    }

    #[test]
    fn the_word_in_a_text_or_a_value_is_no_declaration() {
        let words = "xmlns xmlns:a= ".repeat(30_000);
        assert!(read(&format!("<a name='{words}'>{words}<!-- {words} --></a>")).is_ok());
    }

    #[test]
    fn namespaces_around_many_elements_are_refused_before_they_take_long() {
        let mut attack = String::from("<a");
        for n in 0..990 {
            let _ = write!(attack, " xmlns:a{n}='urn:{n}'");
        }
        attack += ">";
        attack += &"<b xmlns='urn:b'/>".repeat(10_000);
        attack += "</a>";
        assert_eq!(
            read(&attack).err(),
            Some(Error::NamespacesAroundTooMuch { count: 991 })
        );
    }
}
