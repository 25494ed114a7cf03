//! From bytes to text: the encoding of a document (XML 1.0, section 4.3.3 and appendix F).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::str;
use thiserror::Error;

/// How far the XML declaration may reach.
const DECLARATION: usize = 1_000;

/// Why bytes are no text. Each text continues a sentence that begins with the document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EncodingError {
    /// The encoding that it declares is not known.
    #[error(
        "declares the encoding '{label}', which is not known: save it as UTF-8, UTF-16, ISO-8859-1 or windows-1252"
    )]
    Unknown {
        /// What stands in the declaration.
        label: String,
    },
    /// It is written in UTF-32.
    #[error("is written in UTF-32: save it as UTF-8 or UTF-16")]
    Utf32,
    /// Bytes that the encoding does not have.
    #[error("is no text in {encoding}{}{}", place(*.byte), undeclared(*.declared))]
    Malformed {
        /// In which encoding it was read.
        encoding: &'static str,
        /// The place of the first wrong byte, from 0, where it is known.
        byte: Option<usize>,
        /// Whether the document says which encoding it is written in.
        declared: bool,
    },
}

fn place(byte: Option<usize>) -> String {
    byte.map(|byte| format!(" (byte {byte})"))
        .unwrap_or_default()
}

fn undeclared(declared: bool) -> &'static str {
    if declared {
        ""
    } else {
        " and declares no other encoding: save it as UTF-8, or begin it with <?xml version=\"1.0\" encoding=\"…\"?>"
    }
}

/// The text of a document.
///
/// Its encoding is what its first bytes show: a byte order mark, or UTF-16 without one; else what the
/// XML declaration says; else UTF-8. All encodings of the Encoding Standard that keep ASCII are known.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, EncodingError> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(EncodingError::Utf32);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_in(bytes, mark, encoding, true);
    }
    match bytes {
        [b'<', 0, 0, 0, ..] | [0, 0, 0, b'<', ..] => return Err(EncodingError::Utf32),
        [b'<', 0, _, 0, ..] => return decode_in(bytes, 0, UTF_16LE, true),
        [0, b'<', 0, _, ..] => return decode_in(bytes, 0, UTF_16BE, true),
        _ => {}
    }
    let Some(label) = declared_encoding(bytes) else {
        return decode_in(bytes, 0, UTF_8, false);
    };
    // The Encoding Standard reads this label as windows-1252, in which 32 of its characters differ.
    if is_latin_1(label) {
        return Ok(encoding_rs::mem::decode_latin1(bytes));
    }
    match Encoding::for_label_no_replacement(label.as_bytes()) {
        None => Err(EncodingError::Unknown {
            label: label.to_owned(),
        }),
        // That the declaration could be read shows that it is not so. Programs that write into a text
        // in memory declare this, and whoever stores the text encodes it as UTF-8.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            decode_in(bytes, 0, UTF_8, true)
        }
        Some(encoding) => decode_in(bytes, 0, encoding, true),
    }
}

fn is_latin_1(label: &str) -> bool {
    ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1"]
        .iter()
        .any(|name| label.eq_ignore_ascii_case(name))
}

fn decode_in<'bytes>(
    bytes: &'bytes [u8],
    mark: usize,
    encoding: &'static Encoding,
    declared: bool,
) -> Result<Cow<'bytes, str>, EncodingError> {
    let text = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 {
        return str::from_utf8(text)
            .map(Cow::Borrowed)
            .map_err(|error| EncodingError::Malformed {
                encoding: "UTF-8",
                byte: Some(mark + error.valid_up_to()),
                declared,
            });
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(text)
        .ok_or(EncodingError::Malformed {
            encoding: encoding.name(),
            byte: None,
            declared,
        })
}

/// The `encoding` of the XML declaration of a document in an encoding that keeps ASCII.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let begin = bytes.get(..bytes.len().min(DECLARATION))?;
    let end = begin.windows(2).position(|pair| pair == b"?>")?;
    let declaration = str::from_utf8(begin.get(..end)?).ok()?;
    let inside = declaration.strip_prefix("<?xml")?;
    let (_, behind) = inside.split_once("encoding")?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let (label, _) = value.get(1..)?.split_once(quote)?;
    Some(label)
}

#[cfg(test)]
mod tests {
    use super::{EncodingError, decode};

    const TEXT: &str = "<a name='Grüße, 7 €'/>";

    fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn declared(encoding: &str, content: &[u8]) -> Vec<u8> {
        let mut bytes = format!("<?xml version='1.0' encoding = \"{encoding}\"?>").into_bytes();
        bytes.extend(content);
        bytes
    }

    #[test]
    fn utf_8_is_read_with_and_without_mark_and_declaration() {
        assert_eq!(decode(TEXT.as_bytes()).unwrap(), TEXT);
        assert_eq!(decode(format!("\u{feff}{TEXT}").as_bytes()).unwrap(), TEXT);
        assert!(
            decode(&declared("utf-8", TEXT.as_bytes()))
                .unwrap()
                .ends_with(TEXT)
        );
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_mark() {
        for text in [TEXT.to_owned(), format!("\u{feff}{TEXT}")] {
            assert_eq!(decode(&utf_16(&text, u16::to_le_bytes)).unwrap(), TEXT);
            assert_eq!(decode(&utf_16(&text, u16::to_be_bytes)).unwrap(), TEXT);
        }
    }

    #[test]
    fn what_declares_another_encoding_is_read_in_it() {
        let read = |encoding, content: &[u8]| {
            let text = decode(&declared(encoding, content)).unwrap().into_owned();
            text.split_once("?>").unwrap().1.to_owned()
        };
        assert_eq!(read("ISO-8859-1", b"Gr\xfc\xdfe \x80"), "Grüße \u{80}");
        assert_eq!(read("windows-1252", b"Gr\xfc\xdfe \x80"), "Grüße €");
        assert_eq!(read("ISO-8859-15", b"Gr\xfc\xdfe \xa4"), "Grüße €");
        assert_eq!(read("Shift_JIS", b"\x83e\x83X\x83g"), "テスト");
    }

    #[test]
    fn text_that_says_utf_16_and_is_utf_8_is_read_as_what_it_is() {
        let bytes = declared("utf-16", TEXT.as_bytes());
        assert!(decode(&bytes).unwrap().ends_with(TEXT));
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err().to_string();
        assert_eq!(
            refused(b"<a name='Gr\xfc\xdfe'/>"),
            "is no text in UTF-8 (byte 11) and declares no other encoding: save it as UTF-8, or begin it with \
             <?xml version=\"1.0\" encoding=\"…\"?>"
        );
        assert_eq!(
            refused(&declared("UTF-8", b"\xff")),
            "is no text in UTF-8 (byte 40)"
        );
        assert_eq!(
            refused(&declared("EBCDIC-1", b"<a/>")),
            "declares the encoding 'EBCDIC-1', which is not known: save it as UTF-8, UTF-16, ISO-8859-1 or \
             windows-1252"
        );
        assert_eq!(decode(b"\xff\xfe\0\0<\0\0\0"), Err(EncodingError::Utf32));
        let half = [0xFF, 0xFE, b'<', 0, 0, 0xD8];
        assert!(decode(&half).is_err(), "half a pair of UTF-16");
    }
}
