//! `and`, `or`, `if`, comparisons: logic with three values (DMN 1.5, table 49).

use super::frame::Frame;
use super::{Evaluator, Outcome, arithmetic, comparison};
use crate::syntax::tree::{Comparison, Node, Operator};
use crate::value::Value;

impl Evaluator<'_> {
    /// False as soon as one operand is, whatever the others are.
    pub(super) fn conjunction(&mut self, operands: &[Node], frame: &mut Frame<'_>) -> Outcome {
        self.connective(operands, frame, false)
    }

    /// True as soon as one operand is, whatever the others are.
    pub(super) fn disjunction(&mut self, operands: &[Node], frame: &mut Frame<'_>) -> Outcome {
        self.connective(operands, frame, true)
    }

    fn connective(&mut self, operands: &[Node], frame: &mut Frame<'_>, decisive: bool) -> Outcome {
        let mut result = Value::Boolean(!decisive);
        for operand in operands {
            match self.node(operand, frame)? {
                Value::Boolean(value) if value == decisive => return Ok(Value::Boolean(decisive)),
                Value::Boolean(_) => {}
                Value::Null => result = Value::Null,
                other => {
                    let reason = || format!("expected a boolean, found a {}", other.kind());
                    result = self.null(operand, frame, reason);
                }
            }
        }
        Ok(result)
    }

    /// A condition that is not true takes `else`.
    pub(super) fn conditional(
        &mut self,
        branches: &[(Node, Node)],
        otherwise: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        for (condition, result) in branches {
            if self.node(condition, frame)?.as_boolean() == Some(true) {
                return self.node(result, frame);
            }
        }
        self.node(otherwise, frame)
    }

    pub(super) fn comparison(
        &mut self,
        operator: Comparison,
        operands: &(Node, Node),
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let left = self.node(&operands.0, frame)?;
        let right = self.node(&operands.1, frame)?;
        self.charge(left.size().min(right.size()) - 1)?;
        let result = comparison::decide(operator, &left, &right).map(Value::Boolean);
        Ok(self.or_null(result, node, frame))
    }

    pub(super) fn between(
        &mut self,
        operands: &(Node, Node, Node),
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let value = self.node(&operands.0, frame)?;
        let low = self.node(&operands.1, frame)?;
        let high = self.node(&operands.2, frame)?;
        let result =
            comparison::decide(Comparison::GreaterOrEqual, &value, &low).and_then(|above| {
                let below = comparison::decide(Comparison::LessOrEqual, &value, &high)?;
                Ok(Value::Boolean(above && below))
            });
        Ok(self.or_null(result, node, frame))
    }

    pub(super) fn arithmetic(
        &mut self,
        first: &Node,
        rest: &[(Operator, Node)],
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let mut result = self.node(first, frame)?;
        for (operator, operand) in rest {
            let operand = self.node(operand, frame)?;
            if let (Operator::Add, Value::String(left), Value::String(right)) =
                (operator, &result, &operand)
            {
                self.reserve_string(left.len() + right.len())?;
            }
            if *operator == Operator::Power {
                self.charge(arithmetic::cost_of_power(&operand))?;
            }
            let combined = arithmetic::apply(*operator, &result, &operand);
            result = self.or_null(combined, node, frame);
        }
        Ok(result)
    }

    pub(super) fn negation(
        &mut self,
        operand: &Node,
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let operand = self.node(operand, frame)?;
        if let Value::Number(number) = &operand {
            return self.number(number.negated());
        }
        Ok(self.or_null(arithmetic::negate(&operand), node, frame))
    }
}
