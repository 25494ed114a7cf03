//! Literals, signs, and what follows an operand directly: paths, filters, invocations.

use std::sync::Arc;

use super::{Parser, UnknownCall};
use crate::builtins;
use crate::error::{Span, SyntaxError};
use crate::names::normalized;
use crate::syntax::lexer::{Token, TokenKind};
use crate::syntax::literal;
use crate::syntax::tree::{Arguments, Name, Node, NodeKind};
use crate::value::{Number, Value};

impl Parser<'_> {
    pub(super) fn postfix(&mut self) -> Result<Node, SyntaxError> {
        let start = self.peek().span.start;
        // Where the last name after a dot stands.
        let mut member = self.peek().span;
        let mut node = self.primary()?;
        loop {
            let token = self.peek();
            if token.is_symbol(".") {
                self.advance();
                member = self.peek().span;
                let name = self.member_name()?;
                node = self.node(start, NodeKind::Path(Box::new(node), name))?;
            } else if token.is_symbol("[") && !self.closes_open_range() {
                node = self.filter(start, node)?;
            } else if token.is_symbol("(") {
                self.note_unknown_call(&node, member);
                node = self.invocation(start, node)?;
            } else {
                return Ok(node);
            }
        }
    }

    fn primary(&mut self) -> Result<Node, SyntaxError> {
        let token = self.peek();
        match token.kind {
            TokenKind::Number => self.number(token),
            TokenKind::String => {
                self.advance();
                let text = literal::string(token.text)
                    .map_err(|message| self.error_at(token.span, message))?;
                self.node(token.span.start, NodeKind::Literal(Value::from(text)))
            }
            TokenKind::Symbol => self.symbol(token),
            TokenKind::Word => self.word(token),
            TokenKind::QuotedName => self.quoted_name(token),
            TokenKind::End => Err(self.unexpected("an expression")),
        }
    }

    fn number(&mut self, token: Token<'_>) -> Result<Node, SyntaxError> {
        self.advance();
        let number = token.text.parse::<Number>();
        let number = number.map_err(|error| self.error_at(token.span, error.to_string()))?;
        self.node(token.span.start, NodeKind::Literal(Value::Number(number)))
    }

    fn symbol(&mut self, token: Token<'_>) -> Result<Node, SyntaxError> {
        match token.text {
            "-" => self.negation(token),
            "@" => self.temporal_literal(token),
            "(" => self.parenthesis(),
            "[" => self.bracket(),
            "]" => self.open_range(),
            "{" => self.context(),
            _ => Err(self.unexpected("an expression")),
        }
    }

    /// A sign binds to the operand next to it: `-2 ** 2` is 4 (grammar rule 4: negation stands
    /// below the other operators).
    fn negation(&mut self, token: Token<'_>) -> Result<Node, SyntaxError> {
        self.advance();
        self.depth += 1;
        if self.depth > super::MAXIMUM_HEIGHT {
            return Err(self.too_deep(token.span));
        }
        let operand = self.postfix()?;
        self.depth -= 1;
        self.node(token.span.start, NodeKind::Negation(Box::new(operand)))
    }

    fn temporal_literal(&mut self, token: Token<'_>) -> Result<Node, SyntaxError> {
        self.advance();
        let text = self.peek();
        if text.kind != TokenKind::String {
            return Err(self.unexpected("a string after `@`"));
        }
        self.advance();
        let content =
            literal::string(text.text).map_err(|message| self.error_at(text.span, message))?;
        let value = literal::temporal(&content).ok_or_else(|| {
            let message = format!(
                "expected a date, time, date and time or duration after `@`, found \"{content}\""
            );
            self.error_at(text.span, message)
        })?;
        self.node(token.span.start, NodeKind::Literal(value))
    }

    fn word(&mut self, token: Token<'_>) -> Result<Node, SyntaxError> {
        let literal = match token.text {
            "true" => Value::Boolean(true),
            "false" => Value::Boolean(false),
            "null" => Value::Null,
            "if" => return self.conditional(),
            "for" => return self.for_expression(),
            "some" | "every" => return self.quantified(),
            "function" if self.look_ahead(1).is_symbol("(") => return self.function_definition(),
            _ => return self.name(),
        };
        self.advance();
        self.node(token.span.start, NodeKind::Literal(literal))
    }

    fn name(&mut self) -> Result<Node, SyntaxError> {
        let start = self.peek().span.start;
        let unknown = self.unknown_name()?;
        let rest = self.tokens.get(self.index..).unwrap_or_default();
        let found = self.scope.resolve(rest, unknown);
        if !found.is_variable {
            self.note_not_without_parenthesis(found.tokens);
            self.note_other_languages(found.tokens);
        }
        self.index += found.tokens;
        self.uses_input |= &*found.name == "?";
        // A variable that is merely not declared may still hide a built-in function where it is not
        // invoked.
        let builtin = if found.is_variable {
            None
        } else {
            builtins::find(&found.name, self.names.dialect())
        };
        if !found.is_variable && !found.is_bound && builtin.is_none() {
            let span = Span {
                start,
                end: self.end_of_previous(),
            };
            self.undeclared_names
                .entry(found.name.clone())
                .or_insert(span);
        }
        self.has_function_values |= (found.is_variable && !found.is_bound)
            || (builtin.is_some() && !self.peek().is_symbol("("));
        let name = Name {
            text: found.name,
            may_be_local: found.may_be_local,
            is_defined: found.is_variable || found.is_bound,
            builtin,
        };
        self.node(start, NodeKind::Name(name))
    }

    /// A name in backticks is that name, whatever characters it has.
    fn quoted_name(&mut self, token: Token<'_>) -> Result<Node, SyntaxError> {
        self.advance();
        let text: Arc<str> = token.quoted_name().unwrap_or_default().into();
        let reading = self.scope.read(&text);
        let name = Name {
            text,
            may_be_local: reading.may_be_local,
            is_defined: reading.is_bound,
            builtin: None,
        };
        self.node(token.span.start, NodeKind::Name(name))
    }

    fn filter(&mut self, start: usize, list: Node) -> Result<Node, SyntaxError> {
        self.expect_symbol("[", "before a filter")?;
        self.scope.enter_filter();
        let condition = self.expression()?;
        self.scope.leave();
        self.expect_symbol("]", "after the filter")?;
        self.node(start, NodeKind::Filter(Box::new((list, condition))))
    }

    /// Notes that something is called that can be no function.
    fn note_unknown_call(&mut self, function: &Node, member: Span) {
        let call = match &function.kind {
            NodeKind::Name(Name {
                text,
                is_defined: false,
                builtin: None,
                ..
            }) => UnknownCall {
                name: text.clone(),
                span: function.span,
                method_of: None,
                may_be_value: false,
            },
            NodeKind::Path(operand, name) => {
                let text = self.text.get(operand.span.start..operand.span.end);
                UnknownCall {
                    name: name.clone(),
                    span: member,
                    method_of: Some(normalized(text.unwrap_or_default())),
                    may_be_value: !holds_no_function(operand),
                }
            }
            _ => return,
        };
        self.unknown_calls.push(call);
    }

    fn invocation(&mut self, start: usize, function: Node) -> Result<Node, SyntaxError> {
        self.expect_symbol("(", "before the arguments")?;
        let arguments = self.arguments()?;
        let builtin = match &function.kind {
            NodeKind::Name(Name {
                builtin: Some(builtin),
                ..
            }) => Some(*builtin),
            _ => None,
        };
        match (builtin, arguments) {
            (Some(builtin), Arguments::Positional(arguments)) => {
                self.node(start, NodeKind::BuiltinInvocation(builtin, arguments))
            }
            (_, arguments) => self.node(start, NodeKind::Invocation(Box::new(function), arguments)),
        }
    }

    fn arguments(&mut self) -> Result<Arguments, SyntaxError> {
        if self.accept_symbol(")") {
            return Ok(Arguments::Positional(Vec::new()));
        }
        if let Some(name) = self.name_before(":") {
            return self.named_arguments(name);
        }
        let mut arguments = Vec::new();
        loop {
            arguments.push(self.expression()?);
            if self.accept_symbol(")") {
                return Ok(Arguments::Positional(arguments));
            }
            self.expect_symbol(",", "or `)` after an argument")?;
        }
    }

    fn named_arguments(&mut self, first: Arc<str>) -> Result<Arguments, SyntaxError> {
        let mut name = first;
        let mut arguments = Vec::new();
        loop {
            self.expect_symbol(":", "after the name of an argument")?;
            arguments.push((name, self.expression()?));
            if self.accept_symbol(")") {
                return Ok(Arguments::Named(arguments));
            }
            self.expect_symbol(",", "or `)` after an argument")?;
            name = self
                .name_before(":")
                .ok_or_else(|| self.unexpected("the name of an argument and `:`"))?;
        }
    }
}

/// Whether no entry of a value can be a function, whatever functions the expression has: it comes from a literal, or from a
/// variable that nothing defines.
fn holds_no_function(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Literal(_) => true,
        NodeKind::Name(name) => !name.is_defined,
        NodeKind::Path(operand, _) => holds_no_function(operand),
        NodeKind::Filter(operands) => holds_no_function(&operands.0),
        _ => false,
    }
}
