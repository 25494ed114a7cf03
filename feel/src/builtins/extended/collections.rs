//! Functions of lists and contexts.

use std::sync::Arc;

use super::super::arguments::Arguments;
use super::super::{Builtin, Cost, context, form, function};
use crate::evaluate::comparison::is_equal;
use crate::evaluate::{Evaluator, Failure};
use crate::value::{Context, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "is empty",
        &[form(&["list"], is_empty).costs(Cost::Nothing)],
    ),
    function(
        "duplicate values",
        &[form(&["list"], duplicate_values).costs(Cost::Items)],
    ),
    function(
        "partition",
        &[form(&["list", "size"], partition).costs(Cost::Items)],
    ),
    function(
        "get value",
        &[
            form(&["m", "key"], get_value).costs(Cost::Of(context::of_key)),
            form(&["context", "key"], get_value).costs(Cost::Of(context::of_key)),
            form(&["context", "keys"], get_value).costs(Cost::Of(context::of_key)),
        ],
    ),
    function(
        "get entries",
        &[
            form(&["m"], context::get_entries).costs(Cost::Items),
            form(&["context"], context::get_entries).costs(Cost::Items),
        ],
    ),
    function(
        "context put",
        &[
            form(&["context", "key", "value"], put).costs(Cost::Of(context::of_key)),
            form(&["context", "keys", "value"], put).costs(Cost::Of(context::of_key)),
        ],
    ),
    function(
        "put",
        &[form(&["context", "key", "value"], put).costs(Cost::Of(context::of_key))],
    ),
    function(
        "put all",
        &[form(&["contexts"], put_all).variadic().costs(Cost::Items)],
    ),
];

fn is_empty(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    match arguments.value(0) {
        Value::List(list) => Ok(Value::Boolean(list.is_empty())),
        _ => arguments.expected(0, "a list"),
    }
}

/// Each value that the list holds more than once, in the order of its first appearance.
fn duplicate_values(
    arguments: &Arguments,
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    // Distinct values, each with whether it came again.
    let mut known: Vec<(&Value, bool)> = Vec::new();
    let mut size = 0_u64;
    for item in list.iter() {
        evaluator.charge(size.min(item.size().saturating_mul(known.len() as u64)))?;
        if let Some((_, again)) = known.iter_mut().find(|(value, _)| is_equal(value, item)) {
            *again = true;
        } else {
            size = size.saturating_add(item.size());
            known.push((item, false));
        }
    }
    let duplicates = known.into_iter().filter(|(_, again)| *again);
    Ok(evaluator.list(duplicates.map(|(value, _)| value.clone()).collect())?)
}

/// Lists of `size` items each; the last may have fewer.
fn partition(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let size = usize::try_from(arguments.integer(1)?).ok();
    let Some(size) = size.filter(|size| *size > 0) else {
        return arguments.expected(1, "a number of at least 1");
    };
    let mut parts = Vec::with_capacity(list.len().div_ceil(size));
    for part in list.chunks(size) {
        parts.push(evaluator.list(part.to_vec())?);
    }
    Ok(evaluator.list(parts)?)
}

/// The entry of a key, or along several keys; null if there is none.
fn get_value(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let mut value = Value::Context(arguments.context(0)?.clone());
    let keys = keys(arguments, 1)?;
    evaluator.charge(keys.len() as u64)?;
    for key in &keys {
        let inner = value.as_context().and_then(|context| context.get(key));
        let Some(inner) = inner.cloned() else {
            return Err(format!("the context has no entry `{key}`").into());
        };
        value = inner;
    }
    Ok(value)
}

/// One key, or a list of at least one.
fn keys(arguments: &Arguments, index: usize) -> Result<Vec<Arc<str>>, Failure> {
    let key = |value: &Value| match value {
        Value::String(key) => Ok(key.clone()),
        _ => arguments.expected(index, "a string or a list of strings"),
    };
    match arguments.value(index) {
        Value::List(list) if list.is_empty() => Err("`keys` must name at least one entry".into()),
        Value::List(list) => list.iter().map(key).collect(),
        value => Ok(vec![key(value)?]),
    }
}

/// The context with an entry set, at one key or along several. Contexts on the way are made where they are missing.
fn put(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let keys = keys(arguments, 1)?;
    let mut path: Vec<(Arc<str>, Arc<Context>)> = Vec::with_capacity(keys.len());
    let mut context = arguments.context(0)?.clone();
    for key in keys {
        evaluator.charge(1 + context.len() as u64)?;
        let inner = match context.get(&key) {
            Some(Value::Context(inner)) => inner.clone(),
            _ => Arc::default(),
        };
        path.push((key, context));
        context = inner;
    }
    context::put_along(path, arguments.value(2).clone(), evaluator)
}

fn put_all(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    context::merged(&arguments.items()?, evaluator)
}
