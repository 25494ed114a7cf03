//! Functions that a host adds to FEEL, as decision models do with business knowledge models.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::sync::{Arc, OnceLock};

use feel::{
    Context, Environment, Evaluation, EvaluationError, Evaluator, Expression, Function,
    HostFunction, Limit, Names, Parameter, Scope, Type, Value, Zone,
};

fn environment() -> Environment {
    Environment::at(1_774_780_200_000_000_000, Zone::UTC).unwrap()
}

fn evaluate(text: &str, scope: &dyn Scope) -> Result<Evaluation, EvaluationError> {
    let expression = Expression::parse(text, &Names::default()).unwrap();
    expression.evaluate(scope, &environment())
}

fn number(name: &str) -> Parameter {
    Parameter {
        name: name.into(),
        kind: Some(Type::Number),
    }
}

/// Looks into a context that is filled after the functions that use it are made.
#[derive(Default)]
struct Model(OnceLock<Context>);

impl Scope for Model {
    fn lookup(&self, name: &str) -> Option<Value> {
        self.0.get()?.lookup(name)
    }
}

/// A model with one function whose body sees the function itself.
fn recursive(body: &str) -> Arc<Model> {
    let model = Arc::new(Model::default());
    let body = Arc::new(Expression::parse(body, &Names::default()).unwrap());
    let function = Function::from_expression(vec![number("n")], body, model.clone());
    model
        .0
        .set([("f", Value::from(function))].into_iter().collect())
        .unwrap();
    model
}

#[test]
fn a_function_of_an_expression_sees_its_parameters_and_its_scope() {
    let model = recursive("if n < 2 then 1 else n * f(n - 1)");
    assert_eq!(
        evaluate("f(10)", &*model).unwrap().value,
        Value::from(3_628_800)
    );
    assert_eq!(evaluate("f(n: 3)", &*model).unwrap().value, Value::from(6));
}

#[test]
fn arguments_are_coerced_to_the_types_of_the_parameters() {
    let model = recursive("n + 1");
    assert_eq!(evaluate("f([5])", &*model).unwrap().value, Value::from(6));
    let wrong = evaluate("1 + f(\"a\")", &*model).unwrap();
    assert!(wrong.value.is_null());
    let warning = wrong.warnings.first().unwrap();
    assert_eq!(
        warning.to_string(),
        "line 1, column 5: the argument `n` must be a number, found a string"
    );
}

#[test]
fn functions_of_a_host_share_the_limits_of_the_evaluation() {
    let model = recursive("f(n + 1)");
    let error = evaluate("f(0)", &*model).unwrap_err();
    assert!(matches!(
        error,
        EvaluationError::LimitExceeded {
            limit: Limit::Depth(_)
        }
    ));
}

/// Applies the function that it is given to the number 1.
struct ApplyToOne;

impl HostFunction for ApplyToOne {
    fn invoke(
        &self,
        arguments: &[Value],
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Value, EvaluationError> {
        if let [Value::Function(function)] = arguments {
            return evaluator.invoke(function, vec![Value::from(1)]);
        }
        evaluator.warn("expected a function");
        Ok(Value::Null)
    }
}

#[test]
fn a_function_of_a_host_can_invoke_functions_and_warn() {
    let parameters = vec![Parameter {
        name: "g".into(),
        kind: None,
    }];
    let function = Function::from_host(parameters, Arc::new(ApplyToOne));
    let scope: Context = [("apply", Value::from(function))].into_iter().collect();
    assert_eq!(
        evaluate("apply(function(x) x + 1)", &scope).unwrap().value,
        Value::from(2)
    );
    let evaluation = evaluate("apply(5)", &scope).unwrap();
    let warning = evaluation.warnings.first().unwrap();
    assert_eq!(warning.to_string(), "line 1, column 1: expected a function");
}
