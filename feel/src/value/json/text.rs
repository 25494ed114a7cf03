//! The grammar of RFC 8259, read byte by byte: strings, numbers, punctuation.

use std::borrow::Cow;
use std::str::FromStr;

use super::{JsonError, JsonErrorReason};
use crate::value::decimal::DecimalError;

pub(super) struct Reader<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Reader<'a> {
        Reader { text, offset: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }

    pub(super) fn error(&self, reason: impl Into<JsonErrorReason>) -> JsonError {
        JsonError {
            path: String::new(),
            offset: self.offset,
            reason: reason.into(),
        }
    }

    pub(super) fn unexpected(&self, expected: &'static str) -> JsonError {
        let rest = self.text.get(self.offset..).unwrap_or_default();
        let found = rest
            .chars()
            .next()
            .map_or("the end".to_owned(), |c| format!("{c:?}"));
        self.error(JsonErrorReason::Syntax { expected, found })
    }

    /// The next byte that is not white space, not consumed.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.offset += 1;
        }
        self.byte()
    }

    /// Consumes the punctuation mark if it comes next.
    pub(super) fn accept(&mut self, mark: u8) -> bool {
        let found = self.peek() == Some(mark);
        self.offset += usize::from(found);
        found
    }

    pub(super) fn literal(&mut self, literal: &'static str) -> Result<(), JsonError> {
        match self
            .text
            .get(self.offset..)
            .and_then(|rest| rest.strip_prefix(literal))
        {
            Some(_) => {
                self.offset += literal.len();
                Ok(())
            }
            None => Err(self.unexpected(literal)),
        }
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.offset;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.offset += 1;
        }
        if self.offset == start {
            Err(self.unexpected("a digit"))
        } else {
            Ok(())
        }
    }

    pub(super) fn number<N: FromStr<Err = DecimalError>>(&mut self) -> Result<N, JsonError> {
        let start = self.offset;
        self.offset += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.offset += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.offset += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.offset += 1;
            self.offset += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let text = self.text.get(start..self.offset).unwrap_or_default();
        text.parse()
            .map_err(|error: DecimalError| self.error(error))
    }

    /// A string; the opening quotation mark comes next.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if !self.accept(b'"') {
            return Err(self.unexpected("a string"));
        }
        let mut output = Cow::Borrowed(self.characters());
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.offset += 1;
                    return Ok(output);
                }
                Some(b'\\') => {
                    self.offset += 1;
                    let character = self.escape()?;
                    let output = output.to_mut();
                    output.push(character);
                    output.push_str(self.characters());
                }
                Some(0) => return Err(self.error(JsonErrorReason::Nul)),
                _ => return Err(self.unexpected("the end of the string")),
            }
        }
    }

    /// The characters up to the next one that does not stand for itself.
    fn characters(&mut self) -> &'a str {
        let start = self.offset;
        while !matches!(self.byte(), None | Some(b'"' | b'\\' | 0..=0x1F)) {
            self.offset += 1;
        }
        self.text.get(start..self.offset).unwrap_or_default()
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let character = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.offset += 1;
                return self.unicode_escape();
            }
            _ => return Err(self.unexpected("an escape such as \\n or \\u0041")),
        };
        self.offset += 1;
        Ok(character)
    }

    fn unicode_escape(&mut self) -> Result<char, JsonError> {
        let unit = self.hexadecimal()?;
        let code = match unit {
            0 => return Err(self.error(JsonErrorReason::Nul)),
            0xD800..=0xDBFF => {
                let half = self.error(JsonErrorReason::Surrogate);
                self.literal("\\u").map_err(|_| half.clone())?;
                let low = self.hexadecimal()?;
                if !(0xDC00..=0xDFFF).contains(&low) {
                    return Err(half);
                }
                0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            }
            unit => unit,
        };
        char::from_u32(code).ok_or_else(|| self.error(JsonErrorReason::Surrogate))
    }

    fn hexadecimal(&mut self) -> Result<u32, JsonError> {
        let digits = self
            .text
            .get(self.offset..self.offset + 4)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.unexpected("four hexadecimal digits"))?;
        self.offset += 4;
        Ok(unit)
    }
}

/// Appends a string as JSON.
pub(crate) fn write_string(text: &str, output: &mut String) {
    output.push('"');
    let mut start = 0;
    for (index, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0..=0x1F => "",
            _ => continue,
        };
        output.push_str(text.get(start..index).unwrap_or_default());
        if escape.is_empty() {
            output.push_str("\\u00");
            for digit in [byte >> 4, byte & 0xF] {
                output.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
            }
        } else {
            output.push_str(escape);
        }
        start = index + 1;
    }
    output.push_str(text.get(start..).unwrap_or_default());
    output.push('"');
}
