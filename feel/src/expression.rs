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

/// A function that is called and that nothing defines, or what other languages call a method: FEEL has functions only, and
/// `a.f(1)` calls the function in the entry `f` of a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFunction {
    /// Its name.
    pub name: Arc<str>,
    /// Where it stands.
    pub position: Position,
    /// The built-in function that is written most like it.
    pub nearest: Option<&'static str>,
    /// What stands before the dot, if it is called as a method of that.
    pub method_of: Option<Arc<str>>,
}

/// A name that nobody declared, and that is neither bound within the expression nor that of a built-in function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndeclaredName {
    /// The name: one word, or all words that stand side by side.
    pub name: Arc<str>,
    /// Where it stands first.
    pub position: Position,
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
    /// expression has, or as methods of what nothing says to hold a function, in the order of the text. Unless a
    /// variable of its scope is such a function or holds it, such a call gives null.
    pub fn unknown_functions(&self) -> &[UnknownFunction] {
        &self.parsed.unknown_functions
    }

    /// The names as they stand in the expression, without backticks, that are read from its scope though nobody declared
    /// them, in the order of the text. Words side by side make one of them.
    pub fn undeclared_names(&self) -> &[UndeclaredName] {
        &self.parsed.undeclared_names
    }

    /// What is no FEEL although it was parsed: it is read as the name of a variable that nobody declared, such as `not b` and
    /// `a ?? b`. It gives null, and whoever still has such expressions can go on evaluating them.
    pub fn mistakes(&self) -> &[SyntaxError] {
        &self.parsed.mistakes
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
            "{library: {round: function(x) x}, r: library.round(1)}",
            "{f: upper case}.f(\"a\")",
            "for library in [{f: function(x) x}] return library.f(1)",
            "[{x: {f: function() 1}}][x.f() = 1]",
            "(function(library) library.f(1))({f: count})",
        ] {
            assert_eq!(unknown_functions(known), Vec::<String>::new(), "{known}");
        }
        let declared = Names::default().with_variable("my function");
        let expression = Expression::parse("my function(1)", &declared).unwrap();
        assert_eq!(expression.unknown_functions(), []);
        let declared = Names::default().with_variable("library");
        for text in ["library.round(1)", "for l in [library] return l.round(1)"] {
            let expression = Expression::parse(text, &declared).unwrap();
            assert_eq!(expression.unknown_functions(), [], "{text}");
        }
    }

    #[test]
    fn names_that_nobody_declared_are_known_with_their_places() {
        let names = Names::default().with_variable("total price");
        let names = names.in_dialect(crate::Dialect::Extended);
        let text = "total price > 5 and\n a AND b or count(x) = is defined(`c d`) or (for y in x return y)";
        let expression = Expression::parse(text, &names).unwrap();
        let found: Vec<_> = expression
            .undeclared_names()
            .iter()
            .map(|undeclared| {
                let position = undeclared.position;
                (&*undeclared.name, position.line, position.column)
            })
            .collect();
        assert_eq!(found, [("a AND b", 2, 2), ("x", 2, 19)]);
    }

    #[test]
    fn a_method_is_no_function_of_feel() {
        let methods = |text: &str| -> Vec<String> {
            let expression = Expression::parse(text, &Names::default()).unwrap();
            let unknown = expression.unknown_functions().iter();
            unknown
                .map(|unknown| {
                    format!(
                        "{}.{} {}:{} {}",
                        unknown.method_of.as_deref().unwrap_or_default(),
                        unknown.name,
                        unknown.position.line,
                        unknown.position.column,
                        unknown.nearest.unwrap_or_default()
                    )
                })
                .collect()
        };
        assert_eq!(
            methods("name.contains(\"a\")"),
            ["name.contains 1:6 contains"]
        );
        assert_eq!(
            methods("a.b . toUpperCase() = x[1].length()"),
            [
                "a.b.toUpperCase 1:7 upper case",
                "x[1].length 1:28 string length"
            ]
        );
        for text in [
            "\"abc\".length()",
            "[1, 2].size()",
            "library.round(1)",
            "count(x).f()",
            "for x in xs return x.f()",
            "xs[name.startsWith(\"a\")]",
            "(a + b).f(x: 1)",
            "{f: function(x) x, r: y.f(1)}",
            "string(f.g(1))",
        ] {
            assert_eq!(methods(text).len(), 1, "{text}");
        }
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
