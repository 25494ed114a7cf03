//! `for`, `some` and `every` (DMN 1.5, 10.3.2.14 and 10.3.2.15).

use std::sync::Arc;

use super::frame::{Binding, Frame};
use super::{Evaluator, Outcome, items_of};
use crate::error::EvaluationError;
use crate::limits::Limit;
use crate::syntax::tree::{Domain, ForNode, Iteration, Node, Quantifier};
use crate::value::{Date, List, Range, Value};

/// Whether an iteration goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Continue,
    Break,
}

/// What an iteration does with each combination of its variables.
trait Visitor {
    fn visit(
        &mut self,
        evaluator: &mut Evaluator<'_>,
        frame: &mut Frame<'_>,
    ) -> Result<Flow, EvaluationError>;
}

impl Evaluator<'_> {
    pub(super) fn for_each(&mut self, node: &ForNode, frame: &mut Frame<'_>) -> Outcome {
        let mut collector = Collector {
            node,
            results: Arc::default(),
        };
        match self.iterate(&node.iterations, frame, &mut collector)? {
            Some(_) => self.checked(Value::List(collector.results)),
            None => Ok(Value::Null),
        }
    }

    pub(super) fn quantified(
        &mut self,
        quantifier: Quantifier,
        iterations: &[Iteration],
        condition: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let decisive = quantifier == Quantifier::Some;
        let mut search = Search {
            condition,
            decisive,
            result: Some(!decisive),
        };
        match self.iterate(iterations, frame, &mut search)? {
            Some(_) => Ok(Value::from(search.result)),
            None => Ok(Value::Null),
        }
    }

    /// Visits all combinations, the last variable changing fastest. `None` when a domain cannot be
    /// iterated.
    fn iterate(
        &mut self,
        iterations: &[Iteration],
        frame: &mut Frame<'_>,
        visitor: &mut dyn Visitor,
    ) -> Result<Option<Flow>, EvaluationError> {
        let Some((first, rest)) = iterations.split_first() else {
            return visitor.visit(self, frame).map(Some);
        };
        let Some(domain) = self.domain(&first.domain, frame)? else {
            return Ok(None);
        };
        for item in domain {
            self.charge(1)?;
            frame.push(Binding::Variable(first.variable.clone(), item));
            let flow = self.iterate(rest, frame, visitor);
            frame.pop();
            match flow? {
                Some(Flow::Continue) => {}
                end => return Ok(end),
            }
        }
        Ok(Some(Flow::Continue))
    }

    fn domain(
        &mut self,
        domain: &Domain,
        frame: &mut Frame<'_>,
    ) -> Result<Option<Sequence>, EvaluationError> {
        match domain {
            Domain::Items(node) => match self.node(node, frame)? {
                Value::Null => {
                    self.null(node, frame, || "null cannot be iterated".to_owned());
                    Ok(None)
                }
                Value::Range(range) => {
                    let sequence = Sequence::of_range(&range);
                    if sequence.is_none() {
                        self.null(node, frame, || {
                            "only ranges of integers and dates can be iterated".to_owned()
                        });
                    }
                    Ok(sequence)
                }
                other => Ok(Some(Sequence::Items(items_of(other), 0))),
            },
            Domain::Integers(ends) => {
                let start = self.node(&ends.0, frame)?;
                let end = self.node(&ends.1, frame)?;
                let sequence = Sequence::between(&start, &end);
                if sequence.is_none() {
                    let reason = || {
                        format!(
                            "an iteration cannot go from {} to {}",
                            start.kind(),
                            end.kind()
                        )
                    };
                    self.null(&ends.0, frame, reason);
                }
                Ok(sequence)
            }
        }
    }
}

struct Collector<'a> {
    node: &'a ForNode,
    results: Arc<List>,
}

impl Visitor for Collector<'_> {
    fn visit(
        &mut self,
        evaluator: &mut Evaluator<'_>,
        frame: &mut Frame<'_>,
    ) -> Result<Flow, EvaluationError> {
        let value = if self.node.uses_partial {
            frame.push(Binding::Variable(
                "partial".into(),
                Value::List(self.results.clone()),
            ));
            let value = evaluator.node(&self.node.body, frame);
            frame.pop();
            // If the body kept the results so far, they are copied below.
            if Arc::strong_count(&self.results) > 1 {
                evaluator.charge(self.results.len() as u64)?;
            }
            value?
        } else {
            evaluator.node(&self.node.body, frame)?
        };
        let limit = evaluator.environment().limits.list_length;
        if self.results.len() >= limit {
            return Evaluator::stop(Limit::ListLength(limit));
        }
        Arc::make_mut(&mut self.results).push(value);
        Ok(Flow::Continue)
    }
}

struct Search<'a> {
    condition: &'a Node,
    /// The truth value that ends the search.
    decisive: bool,
    result: Option<bool>,
}

impl Visitor for Search<'_> {
    fn visit(
        &mut self,
        evaluator: &mut Evaluator<'_>,
        frame: &mut Frame<'_>,
    ) -> Result<Flow, EvaluationError> {
        match evaluator.node(self.condition, frame)?.as_boolean() {
            Some(value) if value == self.decisive => {
                self.result = Some(value);
                return Ok(Flow::Break);
            }
            Some(_) => {}
            None => self.result = None,
        }
        Ok(Flow::Continue)
    }
}

/// What a variable of an iteration goes through.
enum Sequence {
    Items(Arc<List>, usize),
    Integers(Steps),
    Days(Steps),
}

/// Integers from the next one to the last one, upwards or downwards.
struct Steps {
    next: Option<i64>,
    last: i64,
    descending: bool,
}

impl Steps {
    fn new(first: i64, last: i64) -> Steps {
        Steps {
            next: Some(first),
            last,
            descending: first > last,
        }
    }
}

impl Iterator for Steps {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let current = self.next?;
        self.next = if current == self.last {
            None
        } else if self.descending {
            current.checked_sub(1)
        } else {
            current.checked_add(1)
        };
        Some(current)
    }
}

impl Sequence {
    /// Both ends belong to it.
    fn between(start: &Value, end: &Value) -> Option<Sequence> {
        match (start, end) {
            (Value::Number(start), Value::Number(end)) => Some(Sequence::Integers(Steps::new(
                start.decimal().to_i64()?,
                end.decimal().to_i64()?,
            ))),
            (Value::Date(start), Value::Date(end)) => Some(Sequence::Days(Steps::new(
                start.epoch_day(),
                end.epoch_day(),
            ))),
            _ => None,
        }
    }

    /// A range goes upwards; only the ends that belong to it are visited.
    fn of_range(range: &Range) -> Option<Sequence> {
        let mut sequence = Sequence::between(range.start(), range.end())?;
        if let Sequence::Integers(steps) | Sequence::Days(steps) = &mut sequence {
            let first = steps
                .next?
                .checked_add(i64::from(!range.start_included()))?;
            let last = steps.last.checked_sub(i64::from(!range.end_included()))?;
            steps.next = (first <= last).then_some(first);
            steps.last = last;
        }
        Some(sequence)
    }
}

impl Iterator for Sequence {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        match self {
            Sequence::Items(items, index) => {
                let item = items.get(*index).cloned();
                *index += 1;
                item
            }
            Sequence::Integers(steps) => steps.next().map(Value::from),
            Sequence::Days(steps) => steps.next().and_then(Date::from_epoch_day).map(Value::Date),
        }
    }
}
