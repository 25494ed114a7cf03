//! Names where they are written down for the first time, and names that nobody declared.

use std::sync::Arc;

use super::Parser;
use crate::error::SyntaxError;
use crate::syntax::lexer::{Token, TokenKind};
use crate::syntax::names_in_scope::joined;
use crate::syntax::other_languages::misread_name;

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
        TokenKind::QuotedName | TokenKind::String | TokenKind::End => false,
    }
}

impl Parser<'_> {
    /// The name here if nobody declared it: all words and numbers side by side, since two operands
    /// without an operator between them would be an error anyway.
    pub(super) fn unknown_name(&self) -> Result<(Arc<str>, usize), SyntaxError> {
        if !is_name_word(self.peek()) {
            return Err(self.unexpected("an expression"));
        }
        let length = self.unknown_name_length();
        Ok((
            joined(self.text, self.rest().get(..length).unwrap_or_default()),
            length,
        ))
    }

    /// The number of tokens here that are one name if nobody declared it.
    fn unknown_name_length(&self) -> usize {
        let continues =
            |token: &&Token<'_>| is_name_word(**token) || token.kind == TokenKind::Number;
        1 + self.rest().iter().skip(1).take_while(continues).count()
    }

    /// Notes what is read as a name that nobody declared, but is written as in another language.
    pub(super) fn note_other_languages(&mut self, length: usize) {
        let tokens = self.rest().get(..length).unwrap_or_default();
        let words: Vec<&str> = tokens.iter().map(|token| token.text).collect();
        let Some(misread) = misread_name(&words, self.look_ahead(length).text) else {
            return;
        };
        let span = tokens.get(misread.word).map(|token| token.span);
        let message = format!(
            "expected an operator or a name, found `{}`: {}",
            words.join(" "),
            misread.instead
        );
        self.note_mistake(span.unwrap_or_default(), message);
    }

    /// Notes `not b`: a name cannot begin with a keyword (DMN 1.5, 10.3.1.2), and `not` is a function. As a value it can only
    /// stand where an expression ends.
    pub(super) fn note_not_without_parenthesis(&mut self, length: usize) {
        if !self.peek().is_word("not") {
            return;
        }
        let next = self.look_ahead(1);
        let is_whole = length == 1
            && (next.kind == TokenKind::End
                || (next.kind == TokenKind::Symbol
                    && matches!(next.text, "(" | ")" | "]" | "}" | ",")));
        if !is_whole {
            let message = format!(
                "expected `(` after `not`, found {next}: FEEL negates by a function, write not(…)"
            );
            self.note_mistake(self.peek().span, message);
        }
    }

    /// The name after a dot.
    pub(super) fn member_name(&mut self) -> Result<Arc<str>, SyntaxError> {
        if let Some(name) = self.peek().quoted_name().map(Arc::from) {
            self.advance();
            return Ok(name);
        }
        if let Some((name, length)) = self.scope.member(self.rest()) {
            self.index += length;
            return Ok(name);
        }
        if self.peek().kind != TokenKind::Word {
            return Err(self.unexpected("a name after `.`"));
        }
        // Here also keywords are names, as nothing else can follow a dot.
        let length = self.unknown_name_length();
        self.note_other_languages(length);
        let name = joined(self.text, self.rest().get(..length).unwrap_or_default());
        self.index += length;
        Ok(name)
    }

    /// A name that is written down here for the first time, if the symbol follows it.
    pub(super) fn name_before(&mut self, symbol: &str) -> Option<Arc<str>> {
        let length = self.declared_name_length();
        if self.look_ahead(length).is_symbol(symbol) {
            self.take_name(length)
        } else {
            None
        }
    }

    /// A name that is written down here for the first time, as the variable of an iteration or a
    /// parameter.
    pub(super) fn declared_name(&mut self) -> Option<Arc<str>> {
        self.take_name(self.declared_name_length())
    }

    /// The number of tokens here that can be one name. `in` ends it, since it follows the variable
    /// of an iteration.
    fn declared_name_length(&self) -> usize {
        if self.peek().kind == TokenKind::QuotedName {
            return 1;
        }
        let continues =
            |token: &&Token<'_>| continues_declared_name(**token) && !token.is_word("in");
        self.rest().iter().take_while(continues).count()
    }

    fn take_name(&mut self, length: usize) -> Option<Arc<str>> {
        let tokens = self.rest().get(..length)?;
        let first = tokens.first()?;
        let name = match first.quoted_name() {
            Some(name) => name.into(),
            None if first.kind == TokenKind::Word => joined(self.text, tokens),
            None => return None,
        };
        self.index += length;
        Some(name)
    }
}
