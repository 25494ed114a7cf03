//! What stands in parentheses and brackets: an expression, a list or a range.

use super::Parser;
use super::operator::ARITHMETIC;
use crate::error::SyntaxError;
use crate::syntax::lexer::TokenKind;
use crate::syntax::tree::{Comparison, Node, NodeKind, RangeNode};

impl Parser<'_> {
    /// `(expression)` or `(start..end]`.
    pub(super) fn parenthesis(&mut self) -> Result<Node, SyntaxError> {
        let start = self.advance().span.start;
        let inner = self.expression()?;
        if self.peek().is_symbol("..") {
            return self.range(start, inner, false);
        }
        self.expect_symbol(")", "after the expression")?;
        Ok(inner)
    }

    /// `[item, item]` or `[start..end]`.
    pub(super) fn bracket(&mut self) -> Result<Node, SyntaxError> {
        let start = self.advance().span.start;
        let mut items = Vec::new();
        if self.accept_symbol("]") {
            return self.node(start, NodeKind::List(items));
        }
        loop {
            let item = self.expression()?;
            if items.is_empty() && self.peek().is_symbol("..") {
                return self.range(start, item, true);
            }
            items.push(item);
            if self.accept_symbol("]") {
                return self.node(start, NodeKind::List(items));
            }
            self.expect_symbol(",", "or `]` after an item")?;
        }
    }

    /// `]start..end[`
    pub(super) fn open_range(&mut self) -> Result<Node, SyntaxError> {
        let opening = self.advance().span.start;
        let start = self.operation(ARITHMETIC)?;
        if !self.peek().is_symbol("..") {
            return Err(self.unexpected("`..` after the start of a range"));
        }
        self.range(opening, start, false)
    }

    /// `< 5` as a value: the range of all numbers below 5.
    pub(super) fn half_range(&mut self, comparison: Comparison) -> Result<Node, SyntaxError> {
        let token = self.advance();
        if comparison == Comparison::NotEqual {
            return Err(self.error_at(
                token.span,
                "`!=` has no range: it can only be a test after `in`",
            ));
        }
        let operand = self.operation(ARITHMETIC)?;
        self.node(
            token.span.start,
            NodeKind::HalfRange(comparison, Box::new(operand)),
        )
    }

    pub(super) fn range(
        &mut self,
        opening: usize,
        start: Node,
        start_included: bool,
    ) -> Result<Node, SyntaxError> {
        self.expect_symbol("..", "in a range")?;
        let end = self.operation(ARITHMETIC)?;
        let end_included = if self.accept_symbol("]") {
            true
        } else if self.accept_symbol(")") || self.accept_symbol("[") {
            false
        } else {
            return Err(self.unexpected("`]`, `)` or `[` after the end of a range"));
        };
        let range = RangeNode {
            start,
            start_included,
            end,
            end_included,
        };
        self.node(opening, NodeKind::Range(Box::new(range)))
    }

    /// Whether `[` here ends a range such as `]1..10[`, because no filter can begin.
    pub(super) fn closes_open_range(&self) -> bool {
        let next = self.look_ahead(1);
        match next.kind {
            TokenKind::End => true,
            TokenKind::Symbol => matches!(next.text, ")" | "]" | "}" | "," | "." | ":" | "="),
            TokenKind::Word => {
                matches!(
                    next.text,
                    "and"
                        | "or"
                        | "then"
                        | "else"
                        | "return"
                        | "satisfies"
                        | "in"
                        | "instance"
                        | "between"
                )
            }
            TokenKind::Number | TokenKind::QuotedName | TokenKind::String => false,
        }
    }
}
