//! Unary tests (DMN 1.5, grammar rules 7 to 17), as cells of decision tables and after `in`.

use super::Parser;
use super::operator::{ARITHMETIC, comparison};
use crate::error::SyntaxError;
use crate::syntax::lexer::TokenKind;
use crate::syntax::tree::{Node, NodeKind, Test};
use crate::value::Value;

impl Parser<'_> {
    /// A whole cell: `-`, `not(tests)` or tests.
    pub(super) fn unary_tests(&mut self) -> Result<Node, SyntaxError> {
        let start = self.peek().span.start;
        if self.peek().is_symbol("-") && self.look_ahead(1).kind == TokenKind::End {
            self.advance();
            return self.node(start, NodeKind::Literal(Value::Boolean(true)));
        }
        if self.peek().is_word("not") && self.look_ahead(1).is_symbol("(") {
            let (before, levels) = (self.index, self.scope.levels());
            let (unknown_calls, mistakes) = (self.unknown_calls.len(), self.mistakes.len());
            self.index += 2;
            // `not(a) and b` is an expression, no negated test.
            if let Ok(tests) = self.tests(true)
                && self.accept_symbol(")")
                && self.peek().kind == TokenKind::End
            {
                return self.node(start, NodeKind::UnaryTests(tests, true));
            }
            self.index = before;
            self.depth = 0;
            self.scope.return_to(levels);
            self.unknown_calls.truncate(unknown_calls);
            self.mistakes.truncate(mistakes);
        }
        let tests = self.tests(true)?;
        self.node(start, NodeKind::UnaryTests(tests, false))
    }

    /// `in (test, test)` or `in test`.
    pub(super) fn tests_after_in(&mut self) -> Result<Vec<Test>, SyntaxError> {
        if !self.peek().is_symbol("(") {
            return Ok(vec![self.test(false)?]);
        }
        let start = self.advance().span.start;
        let mut tests = self.tests(true)?;
        if self.peek().is_symbol("..")
            && let Some(Test::Member(first) | Test::Condition(first)) = tests.pop()
            && tests.is_empty()
        {
            // It was a range that begins with a parenthesis.
            return Ok(vec![Test::Member(self.range(start, first, false)?)]);
        }
        self.expect_symbol(")", "after a test")?;
        Ok(tests)
    }

    fn tests(&mut self, whole_expressions: bool) -> Result<Vec<Test>, SyntaxError> {
        let mut tests = vec![self.test(whole_expressions)?];
        while self.accept_symbol(",") {
            tests.push(self.test(whole_expressions)?);
        }
        Ok(tests)
    }

    /// One test; after `in` without parentheses its operators must bind more strongly than `and`.
    fn test(&mut self, whole_expression: bool) -> Result<Test, SyntaxError> {
        if let Some(comparison) = comparison(self.peek()) {
            self.advance();
            return Ok(Test::Compare(comparison, self.operation(ARITHMETIC)?));
        }
        let outer_uses_input = std::mem::take(&mut self.uses_input);
        let node = if whole_expression {
            self.expression()?
        } else {
            self.operation(ARITHMETIC)?
        };
        let uses_input = std::mem::replace(&mut self.uses_input, outer_uses_input);
        Ok(if uses_input {
            Test::Condition(node)
        } else {
            Test::Member(node)
        })
    }
}
