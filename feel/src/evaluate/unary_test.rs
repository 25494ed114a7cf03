//! `in` and the tests of decision tables (DMN 1.5, 10.3.2.8 and table 55).

use super::frame::{Binding, Frame};
use super::{Evaluator, Outcome, comparison};
use crate::error::EvaluationError;
use crate::syntax::tree::{Node, NodeKind, Test};
use crate::value::Value;

/// Whether a test holds; `None` for null.
type Verdict = Option<bool>;

impl Evaluator<'_> {
    pub(super) fn is_in(
        &mut self,
        value: &Node,
        tests: &[Test],
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let input = self.node(value, frame)?;
        frame.push(Binding::Variable("?".into(), input.clone()));
        let verdict = self.any_test(&input, tests, false, frame);
        frame.pop();
        Ok(match verdict? {
            Some(verdict) => Value::Boolean(verdict),
            None => self.null(node, frame, || {
                format!("a {} cannot be tested with `in` here", input.kind())
            }),
        })
    }

    pub(super) fn unary_tests(
        &mut self,
        tests: &[Test],
        negated: bool,
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let Some(input) = frame.lookup("?") else {
            return Ok(self.null(node, frame, || "unary tests need an input `?`".to_owned()));
        };
        let verdict = self.any_test(&input, tests, true, frame)?;
        Ok(Value::from(verdict.map(|verdict| verdict != negated)))
    }

    /// True if one test holds, else null if one is null.
    fn any_test(
        &mut self,
        input: &Value,
        tests: &[Test],
        of_decision_table: bool,
        frame: &mut Frame<'_>,
    ) -> Result<Verdict, EvaluationError> {
        let mut result = Some(false);
        for test in tests {
            match self.test(input, test, of_decision_table, frame)? {
                Some(true) => return Ok(Some(true)),
                Some(false) => {}
                None => result = None,
            }
        }
        Ok(result)
    }

    fn test(
        &mut self,
        input: &Value,
        test: &Test,
        of_decision_table: bool,
        frame: &mut Frame<'_>,
    ) -> Result<Verdict, EvaluationError> {
        match test {
            Test::Compare(operator, operand) => {
                let operand = self.node(operand, frame)?;
                self.charge(input.size().min(operand.size()))?;
                Ok(comparison::decide(*operator, input, &operand).ok())
            }
            Test::Condition(condition) => Ok(self.node(condition, frame)?.as_boolean()),
            Test::Member(node) => {
                let value = self.node(node, frame)?;
                self.charge(input.size().saturating_add(value.size()))?;
                if value.is_null() && matches!(node.kind, NodeKind::Range(_)) {
                    return Ok(None);
                }
                match value {
                    // A cell may be a condition on other things than its input.
                    Value::Boolean(verdict)
                        if of_decision_table && input.as_boolean().is_none() =>
                    {
                        Ok(Some(verdict))
                    }
                    value => Ok(is_member(input, &value)),
                }
            }
        }
    }
}

/// Whether the input is the value, is within the range, or is so with an item of the list.
fn is_member(input: &Value, value: &Value) -> Verdict {
    match value {
        Value::Range(range) if !matches!(input, Value::Range(_)) => {
            comparison::includes(range, input)
        }
        Value::List(items) => {
            let found = items.iter().any(|item| match item {
                Value::Range(range) if comparison::includes(range, input) == Some(true) => true,
                item => comparison::is_equal(input, item),
            });
            Some(found || comparison::is_equal(input, value))
        }
        value => comparison::equal(input, value),
    }
}
