//! Functions of strings (DMN 1.5, table 74). Characters are Unicode code points.

use std::sync::Arc;

use super::arguments::Arguments;
use super::pattern::{Pattern, Replacement};
use super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure, offset_of};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "substring",
        &[form(&["string", "start position", "length"], substring).requiring(2)],
    ),
    function("string length", &[form(&["string"], length)]),
    function("upper case", &[form(&["string"], upper_case)]),
    function("lower case", &[form(&["string"], lower_case)]),
    function("substring before", &[form(&["string", "match"], before)]),
    function("substring after", &[form(&["string", "match"], after)]),
    function("contains", &[form(&["string", "match"], contains)]),
    function("starts with", &[form(&["string", "match"], starts_with)]),
    function("ends with", &[form(&["string", "match"], ends_with)]),
    function(
        "matches",
        &[form(&["input", "pattern", "flags"], matches).requiring(2)],
    ),
    function(
        "replace",
        &[form(&["input", "pattern", "replacement", "flags"], replace).requiring(3)],
    ),
    function("split", &[form(&["string", "delimiter"], split)]),
    function(
        "string join",
        &[form(&["list", "delimiter"], join).requiring(1)],
    ),
];

/// What looking through a text costs.
pub(super) fn charge_for(text: &str, evaluator: &mut Evaluator<'_>) -> Result<(), Failure> {
    Ok(evaluator.charge(text.len() as u64 / 16)?)
}

fn substring(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, start) = (arguments.string(0)?, arguments.integer(1)?);
    charge_for(text, evaluator)?;
    let count = text.chars().count();
    let offset = offset_of(start, count).filter(|offset| *offset < count);
    let Some(offset) = offset else {
        return Err(format!("a string of {count} characters has no position {start}").into());
    };
    let mut characters = text.chars().skip(offset);
    if arguments.value(2).is_null() {
        return Ok(evaluator.string(characters.collect())?);
    }
    match usize::try_from(arguments.integer(2)?) {
        Ok(length) if length > 0 => {
            Ok(evaluator.string(characters.by_ref().take(length).collect())?)
        }
        _ => arguments.expected(2, "a number of at least 1"),
    }
}

fn length(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let text = arguments.string(0)?;
    charge_for(text, evaluator)?;
    Ok(Value::from(text.chars().count()))
}

fn upper_case(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(evaluator.string(arguments.string(0)?.to_uppercase())?)
}

fn lower_case(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(evaluator.string(arguments.string(0)?.to_lowercase())?)
}

fn before(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, wanted) = (arguments.string(0)?, arguments.string(1)?);
    charge_for(text, evaluator)?;
    let before = text.split_once(&**wanted).map_or("", |(before, _)| before);
    Ok(evaluator.string(before.to_owned())?)
}

fn after(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, wanted) = (arguments.string(0)?, arguments.string(1)?);
    charge_for(text, evaluator)?;
    let after = text.split_once(&**wanted).map_or("", |(_, after)| after);
    Ok(evaluator.string(after.to_owned())?)
}

fn contains(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, wanted) = (arguments.string(0)?, arguments.string(1)?);
    charge_for(text, evaluator)?;
    Ok(Value::Boolean(text.contains(&**wanted)))
}

fn starts_with(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::Boolean(
        arguments.string(0)?.starts_with(&**arguments.string(1)?),
    ))
}

fn ends_with(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::Boolean(
        arguments.string(0)?.ends_with(&**arguments.string(1)?),
    ))
}

pub(super) fn pattern(
    arguments: &Arguments,
    flags: usize,
    evaluator: &mut Evaluator<'_>,
) -> Result<Arc<Pattern>, Failure> {
    let (text, pattern) = (arguments.string(0)?, arguments.string(1)?);
    let flags = arguments
        .optional_string(flags)?
        .map_or("", |flags| &**flags);
    charge_for(text, evaluator)?;
    if let Some(known) = evaluator.patterns().get(pattern, flags) {
        return Ok(known);
    }
    // Compiling takes some ten microseconds.
    evaluator.charge(200 + pattern.len() as u64)?;
    let compiled = Arc::new(Pattern::compile(pattern, flags)?);
    evaluator
        .patterns()
        .insert(pattern.clone(), flags, compiled.clone());
    Ok(compiled)
}

fn matches(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = pattern(arguments, 2, evaluator)?;
    Ok(Value::Boolean(pattern.is_found_in(arguments.string(0)?)?))
}

fn replace(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = pattern(arguments, 3, evaluator)?;
    let replacement = Replacement::parse(arguments.string(2)?, pattern.groups())?;
    let text = arguments.string(0)?;
    let limit = evaluator.environment().limits.string_length;
    let replaced = pattern.replace_all(text, &replacement, limit)?;
    let Some(replaced) = replaced else {
        return Ok(Evaluator::stop(crate::limits::Limit::StringLength(limit))?);
    };
    Ok(evaluator.string(replaced)?)
}

fn split(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = pattern(arguments, usize::MAX, evaluator)?;
    let parts = pattern.split(arguments.string(0)?)?;
    Ok(evaluator.list(parts.into_iter().map(Value::from).collect())?)
}

/// Items that are null are left out, without a delimiter of their own.
pub(super) fn join(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let delimiter = arguments
        .optional_string(1)?
        .map_or("", |delimiter| &**delimiter);
    let mut parts: Vec<&str> = Vec::new();
    let mut length = 0_usize;
    for item in list.iter().filter(|item| !item.is_null()) {
        let Value::String(text) = item else {
            return Err(format!("every item must be a string, found a {}", item.kind()).into());
        };
        length = length
            .saturating_add(text.len())
            .saturating_add(delimiter.len());
        parts.push(text);
    }
    evaluator.charge(parts.len() as u64)?;
    evaluator.reserve_string(length.saturating_sub(delimiter.len()))?;
    Ok(Value::from(parts.join(delimiter)))
}
