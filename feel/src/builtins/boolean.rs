//! Functions of truth values (DMN 1.5, table 73).

use super::arguments::Arguments;
use super::{Builtin, Cost, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("not", &[form(&["negand"], not)]),
    function("all", &[form(&["list"], all).variadic().costs(Cost::Items)]),
    function("any", &[form(&["list"], any).variadic().costs(Cost::Items)]),
    function(
        "is",
        &[form(&["value1", "value2"], is)
            .requiring(0)
            .costs(Cost::Of(comparing))],
    ),
];

fn not(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    match arguments.single(0) {
        Value::Boolean(value) => Ok(Value::Boolean(!value)),
        _ => arguments.expected(0, "a boolean"),
    }
}

fn all(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    connective(arguments, false)
}

fn any(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    connective(arguments, true)
}

/// One decisive item settles it, whatever the others are; else an item that is no boolean makes it
/// null.
fn connective(arguments: &Arguments, decisive: bool) -> Result<Value, Failure> {
    let items = arguments.items()?;
    if items.iter().any(|item| item.as_boolean() == Some(decisive)) {
        return Ok(Value::Boolean(decisive));
    }
    if items.iter().any(|item| item.as_boolean().is_none()) {
        return Err("the list holds something that is no boolean".into());
    }
    Ok(Value::Boolean(!decisive))
}

/// The same value of the same kind in the same form: unlike `=` it tells `23:00:00Z` from
/// `00:00:00+01:00`.
fn is(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    // By name an argument may be left out, it is null then; by position both must be there.
    let [left, right] = arguments.values() else {
        return Err("expected `is(value1, value2)`".into());
    };
    Ok(Value::Boolean(left == right))
}

fn comparing(arguments: &Arguments) -> u64 {
    arguments.value(0).size().min(arguments.value(1).size())
}
