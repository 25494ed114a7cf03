use std::sync::Arc;

use crate::environment::Environment;
use crate::error::{EvaluationError, SyntaxError, Warning};
use crate::evaluate::Evaluator;
use crate::names::Names;
use crate::syntax::{self, Parsed};
use crate::value::{Context, Value};

/// A parsed expression; immutable, so that any number of threads can evaluate it.
#[derive(Debug)]
pub struct Expression {
    text: Arc<str>,
    pub(crate) parsed: Parsed,
}

/// Where the values of names come from.
pub trait Scope {
    /// The value of a name, `None` when there is no such name.
    fn lookup(&self, name: &str) -> Option<Value>;
}

impl Scope for Context {
    fn lookup(&self, name: &str) -> Option<Value> {
        self.get(name).cloned()
    }
}

/// The result of an evaluation.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The value.
    pub value: Value,
    /// Why parts of the expression gave null; the first 100 reasons.
    pub warnings: Vec<Warning>,
}

impl Expression {
    /// Parses an expression.
    ///
    /// # Errors
    /// [`SyntaxError`] says where the text departs from the grammar, what was expected and what was found.
    pub fn parse(text: &str, names: &Names) -> Result<Expression, SyntaxError> {
        let text = Arc::from(text);
        Ok(Expression {
            parsed: syntax::parse_expression(&text, names)?,
            text,
        })
    }

    /// Parses unary tests, as they stand in a cell of a decision table. Their input is the name `?` of the scope; the value is
    /// whether the tests hold, or null.
    ///
    /// # Errors
    /// As [`Expression::parse`].
    pub fn parse_unary_tests(text: &str, names: &Names) -> Result<Expression, SyntaxError> {
        let text = Arc::from(text);
        Ok(Expression {
            parsed: syntax::parse_unary_tests(&text, names)?,
            text,
        })
    }

    /// The names that the expression reads from its scope, in the order of the text. A name of a filter is among them, since
    /// only the values tell whether it is an entry of the item.
    pub fn names(&self) -> &[Arc<str>] {
        &self.parsed.names
    }

    /// The text that was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value in a scope. What FEEL calls an error gives null and a warning.
    ///
    /// # Errors
    /// [`EvaluationError`] when a limit is exceeded.
    pub fn evaluate(
        &self,
        scope: &dyn Scope,
        environment: &Environment,
    ) -> Result<Evaluation, EvaluationError> {
        let mut evaluator = Evaluator::new(environment);
        let value = evaluator.evaluate(self, scope)?;
        Ok(Evaluation {
            value,
            warnings: evaluator.into_warnings(),
        })
    }

    /// Whether unary tests hold for an input; null counts as no.
    ///
    /// # Errors
    /// As [`Expression::evaluate`].
    pub fn test(
        &self,
        input: Value,
        scope: &dyn Scope,
        environment: &Environment,
    ) -> Result<bool, EvaluationError> {
        let scope = WithInput { input, scope };
        Ok(self.evaluate(&scope, environment)?.value == Value::Boolean(true))
    }
}

struct WithInput<'a> {
    input: Value,
    scope: &'a dyn Scope,
}

impl Scope for WithInput<'_> {
    fn lookup(&self, name: &str) -> Option<Value> {
        if name == "?" {
            Some(self.input.clone())
        } else {
            self.scope.lookup(name)
        }
    }
}
