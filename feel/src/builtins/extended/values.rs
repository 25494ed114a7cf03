//! Functions of any value.

use super::super::arguments::Arguments;
use super::super::{Builtin, form, function};
use crate::error::EvaluationError;
use crate::evaluate::{Evaluator, Failure};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("is defined", &[form(&["value"], is_defined)]),
    function("get or else", &[form(&["value", "default"], get_or_else)]),
    function(
        "assert",
        &[form(&["value", "condition", "cause"], assert).requiring(2)],
    ),
    function(
        "fromAi",
        &[form(
            &["value", "description", "type", "schema", "options"],
            from_ai,
        )
        .requiring(1)],
    ),
];

/// What does not exist is null.
fn is_defined(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::Boolean(!arguments.value(0).is_null()))
}

fn get_or_else(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let value = arguments.value(0);
    let found = if value.is_null() {
        arguments.value(1)
    } else {
        value
    };
    Ok(found.clone())
}

/// The one function that ends the whole evaluation: by a condition that is not true.
fn assert(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    if *arguments.value(1) == Value::Boolean(true) {
        return Ok(arguments.value(0).clone());
    }
    let cause = arguments.optional_string(2)?;
    let cause = cause.map_or("the condition is not fulfilled", |cause| &**cause);
    Err(Failure::Stop(EvaluationError::AssertionFailed {
        cause: cause.into(),
    }))
}

/// Says that a value comes from a language model, to whoever reads the expression; it is the value itself.
fn from_ai(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(arguments.value(0).clone())
}
