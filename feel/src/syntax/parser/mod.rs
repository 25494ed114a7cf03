//! A recursive descent parser with precedence climbing for the grammar of DMN 1.5, 10.3.1.2.

mod bracket;
mod name;
mod operator;
mod primary;
mod textual;
mod type_reference;
mod unary_test;

use std::sync::Arc;

use indexmap::IndexMap;

use super::lexer::{self, Token, TokenKind};
use super::names_in_scope::NamesInScope;
use super::other_languages::Place;
use super::tree::{Node, NodeKind};
use crate::builtins;
use crate::error::{Position, Span, SyntaxError};
use crate::expression::{UndeclaredName, UnknownFunction};
use crate::names::Names;
use crate::spelling;

/// The longest text that is parsed, in bytes.
const MAXIMUM_LENGTH: usize = 256 << 10;
/// How deep expressions may stand within one another, each operator and each parenthesis being one
/// step. Parsing, evaluating and dropping such an expression takes up to 1.3 MiB of stack without
/// optimisation; a test does so on 2 MiB, the stack of a worker thread.
const MAXIMUM_HEIGHT: u32 = 100;

/// How many mistakes of an expression are told.
const MAXIMUM_MISTAKES: usize = 10;

/// A parsed text.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) root: Node,
    /// The names it takes from its scope, in the order of the text.
    pub(crate) names: Vec<Arc<str>>,
    /// The functions it calls that nothing defines, in the order of the text.
    pub(crate) unknown_functions: Vec<UnknownFunction>,
    /// The names it reads that nobody declared, in the order of the text.
    pub(crate) undeclared_names: Vec<UndeclaredName>,
    /// What it has that could be parsed, but is no FEEL, in the order of the text.
    pub(crate) mistakes: Vec<SyntaxError>,
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
        unknown_calls: Vec::new(),
        undeclared_names: IndexMap::new(),
        mistakes: Vec::new(),
        has_function_values: false,
    };
    let root = match rule(&mut parser) {
        Ok(root) if parser.peek().kind == TokenKind::End => root,
        departed => {
            let error = departed
                .err()
                .unwrap_or_else(|| parser.unexpected("an operator or the end"));
            // What was misread before is what it comes from.
            return Err(parser.mistakes.into_iter().next().unwrap_or(error));
        }
    };
    let has_function_values = parser.has_function_values;
    parser
        .unknown_calls
        .retain(|call| !(call.may_be_value && has_function_values));
    // What is called is met before what calls it: `f(g())` ends with `f`.
    parser.unknown_calls.sort_by_key(|call| call.span.start);
    let mut places = Places::of(text);
    let unknown_functions = parser
        .unknown_calls
        .into_iter()
        .map(|call| UnknownFunction {
            nearest: spelling::nearest_function(&call.name, || builtins::names(names.dialect())),
            position: places.next(call.span.start),
            name: call.name,
            method_of: call.method_of,
        });
    let unknown_functions = unknown_functions.collect();
    // A failed attempt to parse may have met one before those to its left.
    parser.undeclared_names.sort_by_key(|_, span| span.start);
    let mut places = Places::of(text);
    let undeclared_names = parser.undeclared_names.into_iter();
    let undeclared_names = undeclared_names.map(|(name, span)| UndeclaredName {
        position: places.next(span.start),
        name,
    });
    Ok(Parsed {
        root,
        names: parser.scope.into_free(),
        unknown_functions,
        undeclared_names: undeclared_names.collect(),
        mistakes: parser.mistakes,
    })
}

/// The places of a text's bytes, each found from the one before, so that very many do not read the text again and again.
struct Places<'text> {
    text: &'text str,
    position: Position,
    read: usize,
}

impl<'text> Places<'text> {
    fn of(text: &'text str) -> Self {
        let position = Position::START;
        Self {
            text,
            position,
            read: 0,
        }
    }

    /// The place of a byte that does not stand before the last one.
    fn next(&mut self, start: usize) -> Position {
        let passed = self.text.get(self.read..start).unwrap_or_default();
        self.position = self.position.after(passed);
        self.read = start;
        self.position
    }
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
    unknown_calls: Vec<UnknownCall>,
    undeclared_names: IndexMap<Arc<str>, Span>,
    mistakes: Vec<SyntaxError>,
    /// Whether the expression has functions that are values: such as it defines itself, names without calling them, or may
    /// get from a variable that was declared.
    has_function_values: bool,
}

/// A call of a function that is no built-in one and no name that something defines.
struct UnknownCall {
    name: Arc<str>,
    span: Span,
    /// What stands before the dot, if it is written as a method of that.
    method_of: Option<Arc<str>>,
    /// Whether it could be a function all the same, if there are some that are values.
    may_be_value: bool,
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

    /// Notes what is no FEEL, though a node can be made of it.
    fn note_mistake(&mut self, span: Span, message: String) {
        // The first is told; each of them costs a look for its place.
        if self.mistakes.len() < MAXIMUM_MISTAKES {
            let mistake = self.error_at(span, message);
            self.mistakes.push(mistake);
        }
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        let token = self.peek();
        let place = Place {
            touching: self
                .previous()
                .filter(|previous| previous.span.end == token.span.start)
                .map(|previous| previous.text),
            found: token.text,
            behind_question_mark: self
                .tokens
                .iter()
                .take(self.index)
                .any(|token| token.kind == TokenKind::Word && token.text.contains('?')),
        };
        let instead = place.instead().filter(|_| token.kind != TokenKind::String);
        let instead = instead.map(|instead| format!(": {instead}"));
        self.error_at(
            token.span,
            format!(
                "expected {expected}, found {token}{}",
                instead.unwrap_or_default()
            ),
        )
    }

    fn too_deep(&self, span: Span) -> SyntaxError {
        self.error_at(
            span,
            format!("expressions are nested deeper than {MAXIMUM_HEIGHT}"),
        )
    }

    /// The token before this place.
    fn previous(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.index.checked_sub(1)?)
    }

    /// The end of the token before this place.
    fn end_of_previous(&self) -> usize {
        self.previous().map_or(0, |token| token.span.end)
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
