//! Names where they are written down for the first time, and names that nobody declared.

use std::sync::Arc;

use super::Parser;
use crate::error::SyntaxError;
use crate::syntax::lexer::{Token, TokenKind};
use crate::syntax::names_in_scope::joined;

/// Words that end a name of several words which was not declared.
const KEYWORDS: [&str; 17] = [
    "and",
    "between",
    "else",
    "every",
    "false",
    "for",
    "function",
    "if",
    "in",
    "instance",
    "null",
    "or",
    "return",
    "satisfies",
    "some",
    "then",
    "true",
];

fn is_name_word(token: Token<'_>) -> bool {
    token.kind == TokenKind::Word && !KEYWORDS.contains(&token.text)
}

/// A token that can stand within a name (DMN 1.5, grammar rules 27 to 31).
fn continues_declared_name(token: Token<'_>) -> bool {
    match token.kind {
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Symbol => matches!(
            token.text,
            "." | "/" | "-" | "'" | "’" | "+" | "*" | "**" | "%" | "&" | "#" | "$"
        ),
        TokenKind::String | TokenKind::End => false,
    }
}

impl Parser<'_> {
    /// The name here if nobody declared it: all words and numbers side by side, since two operands without an operator between
    /// them would be an error anyway.
    pub(super) fn unknown_name(&self) -> Result<(Arc<str>, usize), SyntaxError> {
        if !is_name_word(self.peek()) {
            return Err(self.unexpected("an expression"));
        }
        let more = self.rest().iter().skip(1);
        let length = 1 + more
            .take_while(|token| is_name_word(**token) || token.kind == TokenKind::Number)
            .count();
        Ok((
            joined(self.text, self.rest().get(..length).unwrap_or_default()),
            length,
        ))
    }

    /// The name after a dot.
    pub(super) fn member_name(&mut self) -> Result<Arc<str>, SyntaxError> {
        if let Some((name, length)) = self.scope.member(self.rest()) {
            self.index += length;
            return Ok(name);
        }
        if self.peek().kind != TokenKind::Word {
            return Err(self.unexpected("a name after `.`"));
        }
        // Here also keywords are names, as nothing else can follow a dot.
        let more = self.rest().iter().skip(1);
        let length = 1 + more
            .take_while(|token| is_name_word(**token) || token.kind == TokenKind::Number)
            .count();
        let name = joined(self.text, self.rest().get(..length).unwrap_or_default());
        self.index += length;
        Ok(name)
    }

    /// A name that is declared here, if one stands before the given symbol; consumes the name only.
    pub(super) fn name_before(&mut self, symbol: &str) -> Option<Arc<str>> {
        let length = self
            .rest()
            .iter()
            .position(|token| token.is_symbol(symbol))?;
        self.declared_name(length)
    }

    /// A name that is declared here, up to the keyword.
    pub(super) fn name_before_word(&mut self, word: &str) -> Option<Arc<str>> {
        // `in` can be a part of the name only in the first place, where it is no keyword.
        let length = self
            .rest()
            .iter()
            .skip(1)
            .position(|token| token.is_word(word))?
            + 1;
        self.declared_name(length)
    }

    /// The next `length` tokens as a name that is declared here, if they can be one.
    pub(super) fn declared_name(&mut self, length: usize) -> Option<Arc<str>> {
        let tokens = self.rest().get(..length)?;
        let is_name = tokens.first()?.kind == TokenKind::Word
            && tokens.iter().all(|token| continues_declared_name(*token));
        if !is_name {
            return None;
        }
        let name = joined(self.text, tokens);
        self.index += length;
        Some(name)
    }
}
