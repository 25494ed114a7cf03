//! Splits a text into tokens. Names with spaces or operators are several tokens here; the parser
//! joins them, since that takes knowledge of the names in scope.

use std::fmt;

use super::characters::{continues_name, is_white_space, starts_name};
use super::other_languages::instead_of_characters;
use crate::dialect::Dialect;
use crate::error::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name without spaces, or a keyword.
    Word,
    Number,
    /// A name in backticks, with them.
    QuotedName,
    /// A text in quotation marks, escapes still in place.
    String,
    /// An operator or a punctuation mark.
    Symbol,
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl Token<'_> {
    pub(super) fn is_symbol(&self, symbol: &str) -> bool {
        self.kind == TokenKind::Symbol && self.text == symbol
    }

    /// The name within the backticks, if it is such a name.
    pub(super) fn quoted_name(&self) -> Option<&str> {
        let is_quoted = self.kind == TokenKind::QuotedName;
        is_quoted.then(|| self.text.trim_matches('`'))
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text == word
    }
}

/// As an error message names it.
impl fmt::Display for Token<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TokenKind::End => formatter.write_str("the end"),
            TokenKind::String => write!(formatter, "the string {}", self.text),
            TokenKind::QuotedName => write!(formatter, "the name {}", self.text),
            TokenKind::Number => write!(formatter, "the number {}", self.text),
            TokenKind::Word | TokenKind::Symbol => write!(formatter, "`{}`", self.text),
        }
    }
}

/// What is wrong with a text before any grammar is looked at.
#[derive(Debug)]
pub(super) struct LexicalError {
    pub(super) message: String,
    pub(super) span: Span,
}

/// Longer symbols first, so that `**` is not two `*`.
const SYMBOLS: [&str; 29] = [
    "..", "**", "!=", "<=", ">=", "->", "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", "{",
    "}", ",", ":", ".", "@", "'", "’", "&", "%", "#", "$",
];

struct Lexer<'a> {
    text: &'a str,
    offset: usize,
    dialect: Dialect,
}

/// All tokens of a text and one for its end.
pub(super) fn tokens(text: &str, dialect: Dialect) -> Result<Vec<Token<'_>>, LexicalError> {
    let mut lexer = Lexer {
        text,
        offset: 0,
        dialect,
    };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next()?;
        tokens.push(token);
        if token.kind == TokenKind::End {
            return Ok(tokens);
        }
    }
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn error(&self, start: usize, message: impl Into<String>) -> LexicalError {
        LexicalError {
            message: message.into(),
            span: Span {
                start,
                end: self.text.len(),
            },
        }
    }

    fn token(&mut self, kind: TokenKind, length: usize) -> Token<'a> {
        let text = self.rest().get(..length).unwrap_or_default();
        let span = Span {
            start: self.offset,
            end: self.offset + length,
        };
        self.offset += length;
        Token { kind, text, span }
    }

    fn next(&mut self) -> Result<Token<'a>, LexicalError> {
        self.skip_space_and_comments()?;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(self.token(TokenKind::End, 0));
        };
        if let Some(length) = number_length(rest) {
            return Ok(self.token(TokenKind::Number, length));
        }
        if starts_name(first) {
            let length = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
            return Ok(self.token(TokenKind::Word, length));
        }
        if first == '"' {
            return match string_length(rest) {
                Some(length) => Ok(self.token(TokenKind::String, length)),
                None => Err(self.error(
                    self.offset,
                    "the string that begins here has no closing quotation mark",
                )),
            };
        }
        if first == '`' && self.dialect == Dialect::Extended {
            return match rest.get(1..).and_then(|rest| rest.find('`')) {
                Some(0) => Err(self.error(self.offset, "a name in backticks cannot be empty")),
                Some(length) => Ok(self.token(TokenKind::QuotedName, length + 2)),
                None => Err(self.error(
                    self.offset,
                    "the name that begins here has no closing backtick",
                )),
            };
        }
        match SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
            Some(symbol) => Ok(self.token(TokenKind::Symbol, symbol.len())),
            None => Err(LexicalError {
                message: match instead_of_characters(rest) {
                    None => format!("the character {first:?} has no meaning here"),
                    Some(instead) => {
                        format!("the character {first:?} has no meaning here: {instead}")
                    }
                },
                span: Span {
                    start: self.offset,
                    end: self.offset + first.len_utf8(),
                },
            }),
        }
    }

    fn skip_space_and_comments(&mut self) -> Result<(), LexicalError> {
        loop {
            let rest = self.rest();
            if rest.starts_with(is_white_space) {
                self.offset += rest.find(|c| !is_white_space(c)).unwrap_or(rest.len());
            } else if rest.starts_with("//") {
                self.offset += rest.find(['\n', '\r']).unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let end = rest.find("*/");
                let end = end.ok_or_else(|| {
                    self.error(
                        self.offset,
                        "the comment that begins here is not closed by */",
                    )
                })?;
                self.offset += end + 2;
            } else {
                return Ok(());
            }
        }
    }
}

/// The length of the number at the beginning: `1`, `1.5`, `.5`, `1.5e-3`. In `1..5` the number ends
/// before the dots.
fn number_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits_from = |start: usize| {
        let rest = bytes.get(start..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut length = digits_from(0);
    if bytes.get(length) == Some(&b'.') {
        let fraction = digits_from(length + 1);
        if fraction > 0 {
            length += 1 + fraction;
        }
    }
    if length == 0 {
        return None;
    }
    if let Some(b'e' | b'E') = bytes.get(length) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let digits = digits_from(length + 1 + sign);
        if digits > 0 {
            length += 1 + sign + digits;
        }
    }
    Some(length)
}

/// The length of the string at the beginning, with both quotation marks.
fn string_length(text: &str) -> Option<usize> {
    let mut characters = text.char_indices().skip(1);
    while let Some((index, character)) = characters.next() {
        match character {
            '"' => return Some(index + 1),
            '\\' => {
                characters.next();
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text, Dialect::Standard)
            .unwrap()
            .into_iter()
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn a_range_is_no_number_with_a_point() {
        assert_eq!(texts("[1..2]"), ["[", "1", "..", "2", "]", ""]);
        assert_eq!(texts("1.5..2.5e3"), ["1.5", "..", "2.5e3", ""]);
        assert_eq!(texts(".5-1e"), [".5", "-", "1", "e", ""]);
    }

    #[test]
    fn comments_are_white_space() {
        assert_eq!(texts("a // to the end\n/* or\nto */ b"), ["a", "b", ""]);
        assert!(tokens("a /* open", Dialect::Standard).is_err());
    }

    #[test]
    fn a_string_ends_at_the_first_quotation_mark_without_a_backslash() {
        assert_eq!(texts(r#""a\"b\\" c"#), [r#""a\"b\\""#, "c", ""]);
        assert!(tokens(r#""a\""#, Dialect::Standard).is_err());
    }

    #[test]
    fn names_may_be_written_in_any_script() {
        assert_eq!(texts("größe 数量 🐎x"), ["größe", "数量", "🐎x", ""]);
    }
}
