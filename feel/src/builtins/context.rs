//! Functions of contexts (DMN 1.5, table 79).

use std::sync::Arc;

use super::arguments::Arguments;
use super::{Builtin, Cost, everything, form, function, reading};
use crate::evaluate::{Evaluator, Failure};
use crate::value::{Context, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "get value",
        &[form(&["m", "key"], get_value).costs(Cost::Of(of_key))],
    ),
    function(
        "get entries",
        &[form(&["m"], get_entries).costs(Cost::Items)],
    ),
    function("context", &[form(&["entries"], context).costs(Cost::Items)]),
    function(
        "context put",
        &[
            form(&["context", "key", "value"], put).costs(Cost::Of(of_key)),
            form(&["context", "keys", "value"], put_by_keys).costs(Cost::Of(of_key)),
        ],
    ),
    function(
        "context merge",
        &[form(&["contexts"], merge).costs(Cost::Items)],
    ),
];

/// The second argument is one key or several.
pub(super) fn of_key(arguments: &Arguments) -> u64 {
    everything(arguments.value(1))
}

fn get_value(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (context, key) = (arguments.context(0)?, arguments.string(1)?);
    let value = context.get(key).cloned();
    value.ok_or_else(|| format!("the context has no entry `{key}`").into())
}

pub(super) fn get_entries(
    arguments: &Arguments,
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let entry = |(name, value): (&Arc<str>, &Value)| {
        let entry = [
            ("key", Value::String(name.clone())),
            ("value", value.clone()),
        ];
        Value::from(entry.into_iter().collect::<Context>())
    };
    Ok(evaluator.list(arguments.context(0)?.iter().map(entry).collect())?)
}

fn context(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let entries = arguments.list(0)?;
    let mut result = Context::new();
    for entry in entries.iter() {
        let parts = entry
            .as_context()
            .and_then(|entry| Some((entry.get("key")?.as_str()?, entry.get("value")?)));
        let Some((key, value)) = parts else {
            return Err("every entry must be a context with a string `key` and a `value`".into());
        };
        evaluator.charge(reading(key))?;
        if result.insert(key, value.clone()).is_some() {
            return Err(format!("there are two entries `{key}`").into());
        }
    }
    Ok(evaluator.checked(Value::from(result))?)
}

/// Without names the second argument tells the two forms apart.
fn put(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    if let (Value::List(_), false) = (arguments.value(1), arguments.is_named()) {
        return put_by_keys(arguments, evaluator);
    }
    put_at(
        arguments,
        std::slice::from_ref(&Value::String(arguments.string(1)?.clone())),
        evaluator,
    )
}

fn put_by_keys(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    put_at(arguments, &arguments.list(1)?, evaluator)
}

fn put_at(
    arguments: &Arguments,
    keys: &[Value],
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    if keys.is_empty() {
        return Err("`keys` must name at least one entry".into());
    }
    let mut path: Vec<(Arc<str>, Arc<Context>)> = Vec::new();
    let mut context = arguments.context(0)?.clone();
    for (index, key) in keys.iter().enumerate() {
        let Value::String(key) = key else {
            return Err("every key must be a string".into());
        };
        evaluator.charge(context.len() as u64)?;
        path.push((key.clone(), context.clone()));
        if index + 1 < keys.len() {
            context = match context.get(key) {
                Some(Value::Context(inner)) => inner.clone(),
                _ => return Err(format!("the entry `{key}` is no context").into()),
            };
        }
    }
    put_along(path, arguments.value(2).clone(), evaluator)
}

/// A value set as the last entry of a path; each context on it is an entry of the one before.
pub(super) fn put_along(
    path: Vec<(Arc<str>, Arc<Context>)>,
    mut value: Value,
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    for (key, mut context) in path.into_iter().rev() {
        Arc::make_mut(&mut context).insert(key, value);
        value = Value::Context(context);
    }
    Ok(evaluator.checked(value)?)
}

/// The last of several entries of one name wins.
fn merge(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    merged(&arguments.list(0)?, evaluator)
}

pub(super) fn merged(contexts: &[Value], evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let mut result = Context::new();
    for item in contexts {
        let Value::Context(context) = item else {
            return Err("every item must be a context".into());
        };
        evaluator.charge(context.len() as u64)?;
        for (name, value) in context.iter() {
            evaluator.charge(reading(name))?;
            result.insert(name.clone(), value.clone());
        }
    }
    Ok(evaluator.checked(Value::from(result))?)
}
