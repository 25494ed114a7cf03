//! Expressions that begin with a word or a brace: `if`, `for`, `some`, `every`, `function`,
//! contexts.

use std::sync::Arc;

use super::Parser;
use crate::error::SyntaxError;
use crate::syntax::lexer::TokenKind;
use crate::syntax::literal;
use crate::syntax::tree::{
    Domain, Entry, ForNode, FunctionDefinition, Iteration, Node, NodeKind, Quantifier,
};
use crate::value::Parameter;

impl Parser<'_> {
    pub(super) fn conditional(&mut self) -> Result<Node, SyntaxError> {
        let start = self.peek().span.start;
        let mut branches = Vec::new();
        while self.accept_word("if") {
            let condition = self.expression()?;
            self.expect_word("then", "after the condition of `if`")?;
            branches.push((condition, self.expression()?));
            self.expect_word("else", "after the first branch of `if`")?;
        }
        let otherwise = self.expression()?;
        self.node(start, NodeKind::If(branches, Box::new(otherwise)))
    }

    pub(super) fn for_expression(&mut self) -> Result<Node, SyntaxError> {
        let start = self.advance().span.start;
        self.scope.enter_binding();
        let iterations = self.iterations()?;
        self.expect_word("return", "after the iterations of `for`")?;
        self.scope.bind(&"partial".into());
        let first = self.index;
        let body = self.expression()?;
        let body_tokens = self.tokens.get(first..self.index).unwrap_or_default();
        let uses_partial = body_tokens.iter().any(|token| token.is_word("partial"));
        self.scope.leave();
        self.node(
            start,
            NodeKind::For(Box::new(ForNode {
                iterations,
                body,
                uses_partial,
            })),
        )
    }

    pub(super) fn quantified(&mut self) -> Result<Node, SyntaxError> {
        let token = self.advance();
        let quantifier = if token.text == "some" {
            Quantifier::Some
        } else {
            Quantifier::Every
        };
        self.scope.enter_binding();
        let iterations = self.iterations()?;
        self.expect_word("satisfies", "after the iterations")?;
        let condition = self.expression()?;
        self.scope.leave();
        self.node(
            token.span.start,
            NodeKind::Quantified(quantifier, iterations, Box::new(condition)),
        )
    }

    fn iterations(&mut self) -> Result<Vec<Iteration>, SyntaxError> {
        let mut iterations = Vec::new();
        loop {
            let variable = self
                .declared_name()
                .ok_or_else(|| self.unexpected("the name of a variable"))?;
            self.expect_word("in", "after the variable")?;
            let first = self.expression()?;
            let domain = if self.accept_symbol("..") {
                Domain::Integers(Box::new((first, self.expression()?)))
            } else {
                Domain::Items(first)
            };
            self.scope.bind(&variable);
            iterations.push(Iteration { variable, domain });
            if !self.accept_symbol(",") {
                return Ok(iterations);
            }
        }
    }

    pub(super) fn function_definition(&mut self) -> Result<Node, SyntaxError> {
        self.has_function_values = true;
        let start = self.advance().span.start;
        self.expect_symbol("(", "after `function`")?;
        let parameters = self.parameters()?;
        if self.peek().is_word("external") {
            let message = "functions outside of FEEL (`external`) are not supported";
            return Err(self.error_at(self.peek().span, message));
        }
        self.scope.enter_function();
        for parameter in &parameters {
            self.scope.bind(&parameter.name);
        }
        let body = self.expression()?;
        let captured = self.scope.leave();
        let text = self.shared_text.clone();
        let definition = FunctionDefinition {
            parameters,
            body,
            captured,
            text,
        };
        self.node(start, NodeKind::Function(Arc::new(definition)))
    }

    fn parameters(&mut self) -> Result<Vec<Parameter>, SyntaxError> {
        let mut parameters: Vec<Parameter> = Vec::new();
        if self.accept_symbol(")") {
            return Ok(parameters);
        }
        loop {
            let place = self.peek().span;
            let name = self
                .declared_name()
                .ok_or_else(|| self.unexpected("the name of a parameter"))?;
            if parameters.iter().any(|parameter| parameter.name == name) {
                return Err(self.error_at(place, format!("there are two parameters `{name}`")));
            }
            let kind = if self.accept_symbol(":") {
                Some(self.type_reference()?)
            } else {
                None
            };
            parameters.push(Parameter { name, kind });
            if self.accept_symbol(")") {
                return Ok(parameters);
            }
            self.expect_symbol(",", "or `)` after a parameter")?;
        }
    }

    pub(super) fn context(&mut self) -> Result<Node, SyntaxError> {
        let start = self.advance().span.start;
        let mut entries: Vec<Entry> = Vec::new();
        self.scope.enter_binding();
        if !self.accept_symbol("}") {
            loop {
                entries.push(self.entry()?);
                if self.accept_symbol("}") {
                    break;
                }
                self.expect_symbol(",", "or `}` after an entry")?;
            }
        }
        self.scope.leave();
        self.node(start, NodeKind::Context(entries))
    }

    fn entry(&mut self) -> Result<Entry, SyntaxError> {
        let token = self.peek();
        let name = if token.kind == TokenKind::String {
            self.advance();
            let text = literal::string(token.text)
                .map_err(|message| self.error_at(token.span, message))?;
            Arc::from(text)
        } else {
            self.name_before(":")
                .ok_or_else(|| self.unexpected("the name of an entry and `:`"))?
        };
        self.expect_symbol(":", "after the name of an entry")?;
        let value = self.expression()?;
        if !self.scope.bind(&name) {
            return Err(self.error_at(token.span, format!("there are two entries `{name}`")));
        }
        self.scope.remember_member(&name);
        Ok(Entry { name, value })
    }
}
