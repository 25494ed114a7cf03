//! Functions of strings (DMN 1.5, table 74). Characters are Unicode code points.

use std::rc::Rc;

use super::arguments::Arguments;
use super::pattern::{Pattern, Replacement};
use super::{Builtin, Cost, form, function, reading};
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
    function(
        "starts with",
        &[form(&["string", "match"], starts_with).costs(Cost::Of(of_match))],
    ),
    function(
        "ends with",
        &[form(&["string", "match"], ends_with).costs(Cost::Of(of_match))],
    ),
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

/// No more of a text is read than would match.
fn of_match(arguments: &Arguments) -> u64 {
    let length = |index| arguments.single(index).as_str().map_or(0, reading);
    length(0).min(length(1))
}

fn substring(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, start) = (arguments.string(0)?, arguments.integer(1)?);
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

fn length(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let text = arguments.string(0)?;
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
    let before = text.split_once(&**wanted).map_or("", |(before, _)| before);
    Ok(evaluator.string(before.to_owned())?)
}

fn after(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, wanted) = (arguments.string(0)?, arguments.string(1)?);
    let after = text.split_once(&**wanted).map_or("", |(_, after)| after);
    Ok(evaluator.string(after.to_owned())?)
}

fn contains(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (text, wanted) = (arguments.string(0)?, arguments.string(1)?);
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
) -> Result<Rc<Pattern>, Failure> {
    // Without a text there is nothing to search in.
    arguments.string(0)?;
    let pattern = arguments.string(1)?;
    let flags = arguments
        .optional_string(flags)?
        .map_or("", |flags| &**flags);
    if let Some(known) = evaluator.patterns().get(pattern, flags) {
        return Ok(known);
    }
    let compiled = Rc::new(Pattern::compile(pattern, flags, evaluator)?);
    evaluator
        .patterns()
        .insert(pattern.clone(), flags, compiled.clone());
    Ok(compiled)
}

fn matches(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = pattern(arguments, 2, evaluator)?;
    let is_found = pattern.is_found_in(arguments.string(0)?, evaluator)?;
    Ok(Value::Boolean(is_found))
}

fn replace(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = pattern(arguments, 3, evaluator)?;
    let replacement = Replacement::parse(arguments.string(2)?, pattern.groups())?;
    let replaced = pattern.replace_all(arguments.string(0)?, &replacement, evaluator)?;
    Ok(evaluator.string(replaced)?)
}

fn split(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = pattern(arguments, usize::MAX, evaluator)?;
    let parts = pattern.split(arguments.string(0)?, evaluator)?;
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
    evaluator.reserve_string(length.saturating_sub(delimiter.len()))?;
    Ok(Value::from(parts.join(delimiter)))
}
