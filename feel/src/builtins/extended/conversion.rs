//! Functions that make values of another kind.

use super::super::arguments::Arguments;
use super::super::conversion;
use super::super::{Builtin, form, function};
use super::json;
use crate::evaluate::{Evaluator, Failure};
use crate::limits::Limit;
use crate::value::Value;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("from json", &[form(&["value"], from_json)]),
    function("to json", &[form(&["value"], to_json)]),
    function(
        "number",
        &[
            form(&["from"], conversion::number),
            form(
                &["from", "grouping separator", "decimal separator"],
                conversion::number_with_separators,
            )
            .requiring(2),
        ],
    ),
];

fn from_json(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let text = arguments.string(0)?;
    // Beside reading: a value can have as many parts as its text has bytes.
    evaluator.charge(text.len() as u64)?;
    let value = Value::from_json(text).map_err(|error| error.to_string())?;
    Ok(evaluator.checked(value)?)
}

fn to_json(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let value = arguments.value(0);
    let limit = evaluator.environment().limits.string_length;
    match json::text_of(value, limit) {
        Some(text) => Ok(evaluator.string(text)?),
        None => Ok(Evaluator::stop(Limit::StringLength(limit))?),
    }
}
