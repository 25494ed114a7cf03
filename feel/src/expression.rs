use std::sync::Arc;

use crate::environment::Environment;
use crate::error::{EvaluationError, Position, SyntaxError, Warning};
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

/// A function that is called and that nothing defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFunction {
    /// Its name.
    pub name: Arc<str>,
    /// Where it stands.
    pub position: Position,
    /// The built-in function that is written most like it.
    pub nearest: Option<&'static str>,
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
    /// Whether a function was made on the way. If not, the value holds none that its scope has not.
    pub made_function: bool,
}

impl Expression {
    /// Parses an expression.
    ///
    /// # Errors
    /// [`SyntaxError`] says where the text departs from the grammar, what was expected and what was
    /// found.
    pub fn parse(text: &str, names: &Names) -> Result<Expression, SyntaxError> {
        let text = Arc::from(text);
        Ok(Expression {
            parsed: syntax::parse_expression(&text, names)?,
            text,
        })
    }

    /// Parses unary tests, as they stand in a cell of a decision table. Their input is the name `?`
    /// of the scope; the value is whether the tests hold, or null.
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

    /// The names that the expression reads from its scope, in the order of the text. A name of a
    /// filter is among them, since only the values tell whether it is an entry of the item.
    pub fn names(&self) -> &[Arc<str>] {
        &self.parsed.names
    }

    /// The functions that the expression calls by names that neither a built-in function nor anything within the
    /// expression has, in the order of the text. Unless a variable of its scope is a function of that name, such
    /// a call gives null.
    pub fn unknown_functions(&self) -> &[UnknownFunction] {
        &self.parsed.unknown_functions
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
            made_function: evaluator.has_made_function(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::Allowance;
    use crate::value::temporal::Zone;

    fn names(text: &str) -> Vec<String> {
        let expression = Expression::parse(text, &Names::default()).unwrap();
        expression.names().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn very_many_unknown_functions_are_found_at_once_and_in_their_places() {
        let text = format!("[\n{} concat(1)]", "é(),".repeat(50_000));
        let expression = Expression::parse(&text, &Names::default()).unwrap();
        let unknown = expression.unknown_functions();
        let place = |index: usize| {
            let position = unknown.get(index).unwrap().position;
            (position.line, position.column)
        };
        assert_eq!(unknown.len(), 50_001);
        assert_eq!((place(0), place(1)), ((2, 1), (2, 5)));
        assert_eq!(place(50_000), (2, 200_002));
    }

    fn evaluate(text: &str) -> Evaluation {
        let environment = Environment::at(0, Zone::UTC).unwrap();
        let expression = Expression::parse(text, &Names::default()).unwrap();
        expression.evaluate(&Context::new(), &environment).unwrap()
    }

    #[test]
    fn an_expression_knows_which_names_it_reads() {
        assert_eq!(names("a + b.c * a"), ["a", "b"]);
        assert_eq!(names("for x in xs return x + y"), ["xs", "y"]);
        assert_eq!(names("function(x) x + y"), ["y"]);
        assert_eq!(names("{a: 1, b: a + c}"), ["c"]);
        assert_eq!(
            names("items[price > limit and item.x = 1]"),
            ["items", "price", "limit"]
        );
        assert_eq!(names("x in (? > 3, count([1]))"), ["x", "count"]);
    }

    fn unknown_functions(text: &str) -> Vec<String> {
        let expression = Expression::parse(text, &Names::default()).unwrap();
        expression
            .unknown_functions()
            .iter()
            .map(|unknown| {
                let (name, position) = (&unknown.name, unknown.position);
                format!(
                    "{name} {}:{} {:?}",
                    position.line, position.column, unknown.nearest
                )
            })
            .collect()
    }

    #[test]
    fn a_call_of_what_nothing_defines_is_known_with_its_place_and_the_nearest_name() {
        assert_eq!(
            unknown_functions("if conut(a) > 1\n then to upper(b) else f(g())"),
            [
                "conut 1:4 Some(\"count\")",
                "to upper 2:7 None",
                "f 2:24 None",
                "g 2:26 None"
            ]
        );
        for named in [
            "cuont(list: a)",
            "items[cuont(x) > 1]",
            "function(x) cuont(x)",
            "x in (cuont(?))",
        ] {
            assert_eq!(unknown_functions(named).len(), 1, "{named}");
        }
    }

    #[test]
    fn what_is_defined_somewhere_is_no_unknown_function() {
        for known in [
            "count([1])",
            "string length(string: a)",
            "{f: function(x) x, r: f(1)}",
            "for f in [function(x) x] return f(1)",
            "function(f) f(1)",
            "(function(x) x)(1)",
            "library.round(1)",
        ] {
            assert_eq!(unknown_functions(known), Vec::<String>::new(), "{known}");
        }
        let declared = Names::default().with_variable("my function");
        let expression = Expression::parse("my function(1)", &declared).unwrap();
        assert_eq!(expression.unknown_functions(), []);
    }

    #[test]
    fn a_syntax_error_names_its_place() {
        let error = Expression::parse("1 +\n  é * )", &Names::default()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 2, column 7: expected an expression, found `)`"
        );
        assert_eq!((error.span.start, error.span.end), (11, 12));
    }

    #[test]
    fn a_warning_names_its_place() {
        let warnings = evaluate("[1,\n 2 / 0]").warnings;
        assert_eq!(warnings.len(), 1);
        assert_eq!(
            warnings.first().unwrap().to_string(),
            "line 2, column 2: division by zero"
        );
    }

    #[test]
    fn a_warning_of_a_function_names_the_place_in_its_body() {
        let warnings = evaluate("{f: function(x) 1 / x,\n r: f(0)}").warnings;
        assert_eq!(
            warnings.first().unwrap().to_string(),
            "line 1, column 17: division by zero"
        );
    }

    #[test]
    fn warnings_are_kept_up_to_a_hundred() {
        assert_eq!(
            evaluate("for i in 1..1000 return i / 0").warnings.len(),
            100
        );
    }

    #[test]
    fn evaluations_share_an_allowance() {
        let allowance = Allowance::new(700);
        let environment = Environment::at(0, Zone::UTC)
            .unwrap()
            .with_allowance(allowance.clone());
        let expression =
            Expression::parse("count(for i in 1..150 return i)", &Names::default()).unwrap();
        let evaluate = || expression.evaluate(&Context::new(), &environment);
        assert_eq!(evaluate().unwrap().value, Value::from(150));
        assert!(!allowance.is_used_up());
        assert_eq!(evaluate().unwrap().value, Value::from(150));
        assert!(evaluate().is_err());
        assert!(allowance.is_used_up());
    }

    #[test]
    fn tests_hold_or_not() {
        let environment = Environment::at(0, Zone::UTC).unwrap();
        let tests = Expression::parse_unary_tests("< 5, 10", &Names::default()).unwrap();
        let holds = |input: Value| tests.test(input, &Context::new(), &environment).unwrap();
        assert!(holds(Value::from(3)));
        assert!(!holds(Value::from(7)));
        assert!(!holds(Value::from("a")));
    }
}
