//! A recursive descent parser with precedence climbing for the grammar of DMN 1.5, 10.3.1.2.

mod bracket;
mod name;
mod operator;
mod primary;
mod textual;
mod type_reference;
mod unary_test;

use std::sync::Arc;

use super::lexer::{self, Token, TokenKind};
use super::names_in_scope::NamesInScope;
use super::tree::{Node, NodeKind};
use crate::builtins;
use crate::error::{Position, Span, SyntaxError};
use crate::expression::UnknownFunction;
use crate::names::Names;
use crate::spelling;

/// The longest text that is parsed, in bytes.
const MAXIMUM_LENGTH: usize = 256 << 10;
/// How deep expressions may stand within one another, each operator and each parenthesis being one
/// step. Parsing, evaluating and dropping such an expression takes up to 1.3 MiB of stack without
/// optimisation; a test does so on 2 MiB, the stack of a worker thread.
const MAXIMUM_HEIGHT: u32 = 100;

/// A parsed text.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) root: Node,
    /// The names it takes from its scope, in the order of the text.
    pub(crate) names: Vec<Arc<str>>,
    /// The functions it calls that nothing defines, in the order of the text.
    pub(crate) unknown_functions: Vec<UnknownFunction>,
}

pub(crate) fn parse_expression(text: &Arc<str>, names: &Names) -> Result<Parsed, SyntaxError> {
    parse(text, names, Parser::expression)
}

pub(crate) fn parse_unary_tests(text: &Arc<str>, names: &Names) -> Result<Parsed, SyntaxError> {
    parse(text, names, Parser::unary_tests)
}

fn parse<'a>(
    text: &'a Arc<str>,
    names: &'a Names,
    rule: fn(&mut Parser<'a>) -> Result<Node, SyntaxError>,
) -> Result<Parsed, SyntaxError> {
    if text.len() > MAXIMUM_LENGTH {
        let message = format!(
            "the expression has {} bytes; at most {MAXIMUM_LENGTH} are allowed",
            text.len()
        );
        return Err(syntax_error(
            text,
            Span {
                start: 0,
                end: text.len(),
            },
            message,
        ));
    }
    let tokens = lexer::tokens(text, names.dialect())
        .map_err(|error| syntax_error(text, error.span, error.message))?;
    let mut parser = Parser {
        text,
        shared_text: text,
        tokens,
        index: 0,
        depth: 0,
        names,
        scope: NamesInScope::new(names),
        uses_input: false,
        unknown_functions: Vec::new(),
    };
    let root = rule(&mut parser)?;
    if parser.peek().kind != TokenKind::End {
        return Err(parser.unexpected("an operator or the end"));
    }
    // What is called is met before what calls it: `f(g())` ends with `f`.
    parser.unknown_functions.sort_by_key(|(_, span)| span.start);
    let unknown_functions = parser.unknown_functions.into_iter();
    // From one to the next, so that many of them do not read the text before them again and again.
    let (mut position, mut read) = (Position::START, 0);
    Ok(Parsed {
        root,
        names: parser.scope.into_free(),
        unknown_functions: unknown_functions
            .map(|(name, span)| {
                position = position.after(text.get(read..span.start).unwrap_or_default());
                read = span.start;
                UnknownFunction {
                    nearest: spelling::nearest(&name, builtins::names(names.dialect())),
                    position,
                    name,
                }
            })
            .collect(),
    })
}

fn syntax_error(text: &str, span: Span, message: String) -> SyntaxError {
    SyntaxError {
        message,
        span,
        position: Position::of(text, span.start),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The same text, for function definitions, which outlive the parser.
    shared_text: &'a Arc<str>,
    /// Never empty: the last one is the end.
    tokens: Vec<Token<'a>>,
    index: usize,
    depth: u32,
    names: &'a Names,
    scope: NamesInScope,
    /// Whether `?` was read; unary tests reset it.
    uses_input: bool,
    unknown_functions: Vec<(Arc<str>, Span)>,
}

impl<'a> Parser<'a> {
    fn end(&self) -> Token<'a> {
        let end = Span {
            start: self.text.len(),
            end: self.text.len(),
        };
        Token {
            kind: TokenKind::End,
            text: "",
            span: end,
        }
    }

    /// The token that many places ahead.
    fn look_ahead(&self, distance: usize) -> Token<'a> {
        self.tokens
            .get(self.index.saturating_add(distance))
            .copied()
            .unwrap_or_else(|| self.end())
    }

    fn peek(&self) -> Token<'a> {
        self.look_ahead(0)
    }

    /// The tokens from here on.
    fn rest(&self) -> &[Token<'a>] {
        self.tokens.get(self.index..).unwrap_or_default()
    }

    fn advance(&mut self) -> Token<'a> {
        let token = self.peek();
        self.index = (self.index + 1).min(self.tokens.len());
        token
    }

    fn accept_symbol(&mut self, symbol: &str) -> bool {
        let found = self.peek().is_symbol(symbol);
        self.index += usize::from(found);
        found
    }

    fn accept_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_word(word);
        self.index += usize::from(found);
        found
    }

    fn expect_symbol(&mut self, symbol: &str, purpose: &str) -> Result<(), SyntaxError> {
        if self.accept_symbol(symbol) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{symbol}` {purpose}")))
    }

    fn expect_word(&mut self, word: &str, purpose: &str) -> Result<(), SyntaxError> {
        if self.accept_word(word) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{word}` {purpose}")))
    }

    fn error_at(&self, span: Span, message: impl Into<String>) -> SyntaxError {
        syntax_error(self.text, span, message.into())
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        let token = self.peek();
        self.error_at(token.span, format!("expected {expected}, found {token}"))
    }

    fn too_deep(&self, span: Span) -> SyntaxError {
        self.error_at(
            span,
            format!("expressions are nested deeper than {MAXIMUM_HEIGHT}"),
        )
    }

    /// The end of the token before this place.
    fn end_of_previous(&self) -> usize {
        let previous = self
            .index
            .checked_sub(1)
            .and_then(|index| self.tokens.get(index));
        previous.map_or(0, |token| token.span.end)
    }

    /// A node from `start` to here.
    fn node(&self, start: usize, kind: NodeKind) -> Result<Node, SyntaxError> {
        let span = Span {
            start,
            end: self.end_of_previous(),
        };
        let height = kind.tallest_child() + 1;
        if height > MAXIMUM_HEIGHT {
            return Err(self.too_deep(span));
        }
        Ok(Node { kind, span, height })
    }

    fn expression(&mut self) -> Result<Node, SyntaxError> {
        match operator::comparison(self.peek()) {
            Some(comparison) => self.half_range(comparison),
            None => self.operation(operator::LOWEST),
        }
    }
}
