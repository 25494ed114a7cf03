//! XML of strangers, read with limits.
//!
//! A document is untrusted: entities are never expanded (a document type declaration is refused), and
//! limits keep the work linear ([`read`]). Bytes become text as XML 1.0 says ([`decode`]).

mod element;
mod encoding;
mod error;
mod limits;

pub use element::{Attribute, Node, attribute, children, is_ncname, local, reference, text};
pub use encoding::{EncodingError, decode};
pub use error::Error;
pub use roxmltree::Document;

/// Reads a document. An encoding that it declares does not matter: it is text already.
pub fn read(text: &str) -> Result<Document<'_>, Error> {
    limits::check(text)?;
    Ok(Document::parse(text)?)
}

#[cfg(test)]
mod tests {
    use super::{Error, read};
    use proptest::prelude::*;

    fn refused(text: &str) -> String {
        read(text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_xml_is_refused_with_line_and_column() {
        assert_eq!(
            refused("<definitions>\n  <process>\n</definitions>"),
            "is no well-formed XML (line 3, column 1): expected 'process' tag, not 'definitions'"
        );
    }

    #[test]
    fn a_document_type_declaration_is_refused_and_no_entity_expanded() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>"#;
        for text in [bomb, "<!DOCTYPE a>\n<a/>"] {
            assert_eq!(read(text).err(), Some(Error::DocumentTypeDeclaration));
        }
    }

    #[test]
    fn an_encoding_that_text_declares_does_not_matter() {
        for encoding in ["UTF-8", "ISO-8859-1", "UTF-16", "nonsense"] {
            let text = format!(r#"<?xml version="1.0" encoding="{encoding}"?><a name="Grüße"/>"#);
            let document = read(&text).unwrap();
            assert_eq!(document.root_element().attribute("name"), Some("Grüße"));
        }
        assert!(read("\u{feff}<a/>").is_ok(), "a mark before the text");
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "[<>/a=\"' x:!\\-\\[\\]?&;]{0,60}") {
            let _ = read(&text);
        }
    }
}
