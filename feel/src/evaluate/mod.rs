//! Evaluation of the syntax tree (DMN 1.5, 10.3.2).

pub(crate) mod arithmetic;
pub(crate) mod comparison;
mod frame;
mod invocation;
mod iteration;
mod logic;
mod selection;
mod unary_test;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::builtins::PatternCache;
use crate::environment::{Allowance, Environment};
use crate::error::{EvaluationError, Position, Span, Warning};
use crate::expression::{Expression, Scope};
use crate::limits::Limit;
use crate::syntax::tree::{Comparison, Entry, Name, Node, NodeKind, RangeNode};
use crate::value::{Context, Function, Number, Range, Value};

use frame::{Binding, Frame};
pub(crate) use invocation::Failure;
pub(crate) use selection::offset_of;

/// Bytes of a text that are read or written for one step.
pub(crate) const TEXT_PER_STEP: u64 = 16;

/// Bytes of a warning that are kept: it may name a text.
const LONGEST_WARNING: usize = 1_000;

/// Warnings that are kept; an expression over a long list would otherwise give one for each item.
const MAXIMUM_WARNINGS: usize = 100;

/// One evaluation: counts what it uses and collects its warnings.
pub struct Evaluator<'e> {
    environment: &'e Environment,
    steps: u64,
    /// How many steps it may use.
    most_steps: u64,
    depth: u32,
    warnings: Vec<Warning>,
    /// Compiled patterns, for functions that are invoked for every item of a list.
    patterns: PatternCache,
    /// The place of the innermost invocation, for warnings of functions outside of FEEL.
    place: (Span, Position),
    made_function: bool,
}

type Outcome = Result<Value, EvaluationError>;

impl Drop for Evaluator<'_> {
    fn drop(&mut self) {
        if let Some(allowance) = &self.environment.allowance {
            allowance.take(self.steps);
        }
    }
}

impl<'e> Evaluator<'e> {
    pub(crate) fn new(environment: &'e Environment) -> Evaluator<'e> {
        let place = (Span::default(), Position::START);
        let allowed = environment
            .allowance
            .as_ref()
            .map_or(u64::MAX, Allowance::left);
        Evaluator {
            environment,
            steps: 0,
            most_steps: environment.limits.steps.min(allowed),
            depth: 0,
            warnings: Vec::new(),
            patterns: PatternCache::default(),
            place,
            made_function: false,
        }
    }

    /// Evaluates an expression within the limits that remain.
    ///
    /// # Errors
    /// [`EvaluationError`] when a limit is exceeded.
    pub fn evaluate(
        &mut self,
        expression: &Expression,
        scope: &dyn Scope,
    ) -> Result<Value, EvaluationError> {
        let mut frame = Frame::new(scope, expression.text());
        self.node(&expression.parsed.root, &mut frame)
    }

    /// What the evaluation knows besides its scope.
    pub fn environment(&self) -> &'e Environment {
        self.environment
    }

    /// Says why a function outside of FEEL gives null.
    pub fn warn(&mut self, message: impl Into<String>) {
        let (span, position) = self.place;
        if self.warnings.len() < MAXIMUM_WARNINGS {
            self.warnings.push(Warning {
                message: shortened(message.into()),
                span,
                position,
            });
        }
    }

    pub(crate) fn patterns(&mut self) -> &mut PatternCache {
        &mut self.patterns
    }

    /// Whether a function was made so far, by a definition or for the name of a built-in one.
    pub(crate) fn has_made_function(&self) -> bool {
        self.made_function
    }

    pub(crate) fn into_warnings(mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }

    /// Null, and a warning that says why.
    fn null(&mut self, node: &Node, frame: &Frame<'_>, reason: impl FnOnce() -> String) -> Value {
        if self.warnings.len() < MAXIMUM_WARNINGS {
            let position = Position::of(frame.text, node.span.start);
            self.warnings.push(Warning {
                message: shortened(reason()),
                span: node.span,
                position,
            });
        }
        Value::Null
    }

    /// The value, or null and a warning.
    fn or_null(&mut self, result: Result<Value, String>, node: &Node, frame: &Frame<'_>) -> Value {
        result.unwrap_or_else(|reason| self.null(node, frame, || reason))
    }

    pub(crate) fn stop<T>(limit: Limit) -> Result<T, EvaluationError> {
        Err(EvaluationError::LimitExceeded { limit })
    }

    /// Counts work.
    pub(crate) fn charge(&mut self, steps: u64) -> Result<(), EvaluationError> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > self.most_steps {
            Self::stop(Limit::Steps(self.most_steps))
        } else {
            Ok(())
        }
    }

    /// A list within the limits.
    pub(crate) fn list(&mut self, items: Vec<Value>) -> Outcome {
        self.charge(items.len() as u64)?;
        let limit = self.environment.limits.list_length;
        if items.len() > limit {
            return Self::stop(Limit::ListLength(limit));
        }
        self.checked(Value::from(items))
    }

    /// A string within the limits. It costs a step for every 16 bytes, which bounds the memory of
    /// all strings together.
    pub(crate) fn string(&mut self, text: String) -> Outcome {
        self.reserve_string(text.len())?;
        Ok(Value::from(text))
    }

    /// Checks that a string of that many bytes may be made, before it is made.
    pub(crate) fn reserve_string(&mut self, length: usize) -> Result<(), EvaluationError> {
        self.charge(length as u64 / TEXT_PER_STEP)?;
        let limit = self.environment.limits.string_length;
        if length > limit {
            Self::stop(Limit::StringLength(limit))
        } else {
            Ok(())
        }
    }

    /// A number within the limits; it costs what a string of its digits does, if it keeps more than FEEL computes with.
    pub(crate) fn number(&mut self, number: Number) -> Outcome {
        self.reserve_string(number.text_length())?;
        Ok(Value::Number(number))
    }

    /// A value that was put together, if it is within the limits.
    pub(crate) fn checked(&mut self, value: Value) -> Outcome {
        let limits = &self.environment.limits;
        if value.nesting() > limits.nesting {
            return Self::stop(Limit::Nesting(limits.nesting));
        }
        if value.size() > limits.value_size {
            return Self::stop(Limit::ValueSize(limits.value_size));
        }
        Ok(value)
    }

    /// The value of a node.
    // Every kind of node has a function of its own: the frame of this one, which the recursion
    // repeats, stays small.
    fn node(&mut self, node: &Node, frame: &mut Frame<'_>) -> Outcome {
        self.charge(1)?;
        let limit = self.environment.limits.depth;
        if self.depth >= limit {
            return Self::stop(Limit::Depth(limit));
        }
        self.depth += 1;
        let value = match &node.kind {
            NodeKind::Literal(value) => Ok(value.clone()),
            NodeKind::Name(name) => self.name(name, node, frame),
            NodeKind::List(nodes) => self.list_of(nodes, frame),
            NodeKind::Context(entries) => self.context(entries, frame),
            NodeKind::Range(range) => self.range(range, node, frame),
            NodeKind::HalfRange(comparison, end) => self.half_range(*comparison, end, node, frame),
            NodeKind::Arithmetic(first, rest) => self.arithmetic(first, rest, node, frame),
            NodeKind::Negation(operand) => self.negation(operand, node, frame),
            NodeKind::Comparison(comparison, operands) => {
                self.comparison(*comparison, operands, node, frame)
            }
            NodeKind::Between(operands) => self.between(operands, node, frame),
            NodeKind::In(value, tests) => self.is_in(value, tests, node, frame),
            NodeKind::Conjunction(operands) => self.conjunction(operands, frame),
            NodeKind::Disjunction(operands) => self.disjunction(operands, frame),
            NodeKind::If(branches, otherwise) => self.conditional(branches, otherwise, frame),
            NodeKind::For(node) => self.for_each(node, frame),
            NodeKind::Quantified(quantifier, iterations, condition) => {
                self.quantified(*quantifier, iterations, condition, frame)
            }
            NodeKind::Filter(operands) => self.filter(operands, node, frame),
            NodeKind::Path(operand, name) => self.path(operand, name, node, frame),
            NodeKind::Invocation(function, arguments) => {
                self.invocation(function, arguments, node, frame)
            }
            NodeKind::BuiltinInvocation(builtin, arguments) => {
                self.builtin_invocation(builtin, arguments, node, frame)
            }
            NodeKind::Function(definition) => self.closure(definition, frame),
            NodeKind::InstanceOf(operand, kind) => self.instance_of(operand, kind, frame),
            NodeKind::UnaryTests(tests, negated) => self.unary_tests(tests, *negated, node, frame),
        };
        self.depth -= 1;
        value
    }

    fn name(&mut self, name: &Name, node: &Node, frame: &Frame<'_>) -> Outcome {
        let local = if name.may_be_local {
            self.charge(frame.height() as u64 / 16)?;
            frame.local(&name.text)
        } else {
            None
        };
        if let Some(value) = local.or_else(|| frame.scope.lookup(&name.text)) {
            return Ok(value);
        }
        Ok(match name.builtin {
            Some(builtin) => {
                self.made_function = true;
                Value::from(Function::from_builtin(builtin))
            }
            None => self.null(node, frame, || {
                format!("there is no variable `{}`", name.text)
            }),
        })
    }

    fn list_of(&mut self, nodes: &[Node], frame: &mut Frame<'_>) -> Outcome {
        let mut items = Vec::with_capacity(nodes.len());
        for node in nodes {
            items.push(self.node(node, frame)?);
        }
        self.list(items)
    }

    /// Each entry sees the ones before it.
    fn context(&mut self, entries: &[Entry], frame: &mut Frame<'_>) -> Outcome {
        let mut context = Context::new();
        let height = frame.height();
        for entry in entries {
            let value = self.node(&entry.value, frame)?;
            let value = invocation::named(value, &entry.name);
            frame.push(Binding::Variable(entry.name.clone(), value.clone()));
            context.insert(entry.name.clone(), value);
        }
        frame.truncate(height);
        self.checked(Value::from(context))
    }

    fn range(&mut self, range: &RangeNode, node: &Node, frame: &mut Frame<'_>) -> Outcome {
        let start = self.node(&range.start, frame)?;
        let end = self.node(&range.end, frame)?;
        if !comparison::compare(&start, &end).is_some_and(Ordering::is_le) {
            let reason = || {
                format!(
                    "there is no range from {} to {}",
                    described(&start),
                    described(&end)
                )
            };
            return Ok(self.null(node, frame, reason));
        }
        Ok(Value::from(Range::new(
            start,
            range.start_included,
            end,
            range.end_included,
        )))
    }

    fn half_range(
        &mut self,
        comparison: Comparison,
        end: &Node,
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let end = self.node(end, frame)?;
        if comparison::compare(&end, &end).is_none() {
            let reason = || format!("there is no range with {} as its end", described(&end));
            return Ok(self.null(node, frame, reason));
        }
        Ok(Value::from(match comparison {
            Comparison::Less => Range::new(Value::Null, false, end, false),
            Comparison::LessOrEqual => Range::new(Value::Null, false, end, true),
            Comparison::Greater => Range::new(end, false, Value::Null, false),
            Comparison::GreaterOrEqual => Range::new(end, true, Value::Null, false),
            Comparison::Equal | Comparison::NotEqual => Range::new(end.clone(), true, end, true),
        }))
    }

    fn instance_of(
        &mut self,
        operand: &Node,
        kind: &crate::types::Type,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let value = self.node(operand, frame)?;
        self.charge(value.size())?;
        Ok(Value::Boolean(kind.has_instance(&value)))
    }
}

/// What is kept of a message.
fn shortened(mut message: String) -> String {
    if message.len() > LONGEST_WARNING {
        message.truncate(message.floor_char_boundary(LONGEST_WARNING));
        message.push('…');
        message.shrink_to_fit();
    }
    message
}

/// A value in a message: itself if it is short, else its kind.
fn described(value: &Value) -> String {
    match value {
        Value::Number(number) => number.decimal().to_string(),
        Value::Date(_) | Value::Time(_) | Value::DateTime(_) => value.to_string(),
        other => format!("a {}", other.kind()),
    }
}

/// The items of a list; any other value counts as a list of itself (DMN 1.5, 10.3.2.9.4).
pub(crate) fn items_of(value: Value) -> Arc<crate::value::List> {
    match value {
        Value::List(items) => items,
        other => Arc::new(vec![other].into()),
    }
}
