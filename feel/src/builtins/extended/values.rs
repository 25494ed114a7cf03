//! Functions of any value.

use super::super::arguments::Arguments;
use super::super::{Builtin, form, function};
use crate::error::EvaluationError;
use crate::evaluate::{Evaluator, Failure};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Builtin] = &[
    // What does not exist is null.
    function(
        "is defined",
        &[form(&["value"], |arguments, _| {
            Ok(Value::Boolean(!arguments.value(0).is_null()))
        })],
    ),
    function(
        "get or else",
        &[form(&["value", "default"], |arguments, _| {
            let missing = arguments.value(0).is_null();
            Ok(arguments.value(usize::from(missing)).clone())
        })],
    ),
    function(
        "assert",
        &[form(&["value", "condition", "cause"], assert).requiring(2)],
    ),
    // Says that a value comes from a language model, to whoever reads the expression; it is the value itself.
    function(
        "fromAi",
        &[form(
            &["value", "description", "type", "schema", "options"],
            |arguments, _| Ok(arguments.value(0).clone()),
        )
        .requiring(1)],
    ),
];

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
