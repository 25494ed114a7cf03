//! Operators by precedence (DMN 1.5, grammar rules 1 to 4, 51 and 53): `or`, `and`, comparison, `+
//! -`, `* /`, `**`, then `instance of`, paths, filters and invocations.

use super::Parser;
use crate::error::SyntaxError;
use crate::syntax::lexer::{Token, TokenKind};
use crate::syntax::tree::{Comparison, Node, NodeKind, Operator};

pub(super) const LOWEST: u8 = 0;
const DISJUNCTION: u8 = 1;
const CONJUNCTION: u8 = 2;
const COMPARISON: u8 = 3;
/// The operands of a comparison and the ends of a range.
pub(super) const ARITHMETIC: u8 = 4;
const ADDITION: u8 = 4;
const MULTIPLICATION: u8 = 5;
const POWER: u8 = 6;

pub(super) fn comparison(token: Token<'_>) -> Option<Comparison> {
    if token.kind != TokenKind::Symbol {
        return None;
    }
    Some(match token.text {
        "=" => Comparison::Equal,
        "!=" => Comparison::NotEqual,
        "<" => Comparison::Less,
        "<=" => Comparison::LessOrEqual,
        ">" => Comparison::Greater,
        ">=" => Comparison::GreaterOrEqual,
        _ => return None,
    })
}

fn arithmetic(token: Token<'_>) -> Option<(Operator, u8)> {
    if token.kind != TokenKind::Symbol {
        return None;
    }
    Some(match token.text {
        "+" => (Operator::Add, ADDITION),
        "-" => (Operator::Subtract, ADDITION),
        "*" => (Operator::Multiply, MULTIPLICATION),
        "/" => (Operator::Divide, MULTIPLICATION),
        "**" => (Operator::Power, POWER),
        _ => return None,
    })
}

impl Parser<'_> {
    /// An expression of operators that bind at least as strongly as `minimum`.
    pub(super) fn operation(&mut self, minimum: u8) -> Result<Node, SyntaxError> {
        self.depth += 1;
        if self.depth > super::MAXIMUM_HEIGHT {
            return Err(self.too_deep(self.peek().span));
        }
        let start = self.peek().span.start;
        let mut left = self.postfix()?;
        loop {
            let token = self.peek();
            left = if let Some((_, precedence)) = arithmetic(token) {
                if precedence < minimum {
                    break;
                }
                self.arithmetic_chain(start, left, precedence)?
            } else if comparison(token).is_some() || is_comparison_word(token) {
                if COMPARISON < minimum {
                    break;
                }
                self.comparison_of(start, left)?
            } else if token.is_word("and") && CONJUNCTION >= minimum {
                let operands = self.logical_chain(left, "and", CONJUNCTION)?;
                self.node(start, NodeKind::Conjunction(operands))?
            } else if token.is_word("or") && DISJUNCTION >= minimum {
                let operands = self.logical_chain(left, "or", DISJUNCTION)?;
                self.node(start, NodeKind::Disjunction(operands))?
            } else {
                break;
            };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn arithmetic_chain(
        &mut self,
        start: usize,
        first: Node,
        precedence: u8,
    ) -> Result<Node, SyntaxError> {
        let mut operands = Vec::new();
        while let Some((operator, _)) =
            arithmetic(self.peek()).filter(|(_, found)| *found == precedence)
        {
            self.advance();
            operands.push((operator, self.operation(precedence + 1)?));
        }
        self.node(start, NodeKind::Arithmetic(Box::new(first), operands))
    }

    fn logical_chain(
        &mut self,
        first: Node,
        word: &str,
        precedence: u8,
    ) -> Result<Vec<Node>, SyntaxError> {
        let mut operands = vec![first];
        while self.accept_word(word) {
            operands.push(self.operation(precedence + 1)?);
        }
        Ok(operands)
    }

    fn comparison_of(&mut self, start: usize, left: Node) -> Result<Node, SyntaxError> {
        let token = self.advance();
        if let Some(comparison) = comparison(token) {
            let right = self.operation(ARITHMETIC)?;
            return self.node(
                start,
                NodeKind::Comparison(comparison, Box::new((left, right))),
            );
        }
        match token.text {
            "between" => {
                let low = self.operation(ARITHMETIC)?;
                self.expect_word("and", "and the upper limit of `between`")?;
                let high = self.operation(ARITHMETIC)?;
                self.node(start, NodeKind::Between(Box::new((left, low, high))))
            }
            "in" => {
                let tests = self.tests_after_in()?;
                self.node(start, NodeKind::In(Box::new(left), tests))
            }
            _ => {
                self.expect_word("of", "after `instance`")?;
                let kind = self.type_reference()?;
                self.node(start, NodeKind::InstanceOf(Box::new(left), kind))
            }
        }
    }
}

fn is_comparison_word(token: Token<'_>) -> bool {
    token.is_word("between") || token.is_word("in") || token.is_word("instance")
}
