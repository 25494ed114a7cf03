//! Functions that make values of another kind (DMN 1.5, table 72), but for temporal ones.

use std::fmt::{self, Write};

use super::arguments::Arguments;
use super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::limits::Limit;
use crate::names::Names;
use crate::syntax;
use crate::syntax::tree::NodeKind;
use crate::value::decimal::DecimalError;
use crate::value::{Range, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("string", &[form(&["from"], string)]),
    function(
        "number",
        &[
            form(&["from"], number),
            form(
                &["from", "grouping separator", "decimal separator"],
                number_with_separators,
            ),
        ],
    ),
    function("range", &[form(&["from"], range)]),
];

fn string(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    match arguments.value(0) {
        Value::Null => Ok(Value::Null),
        Value::String(text) => Ok(Value::String(text.clone())),
        value => text_of(value, evaluator),
    }
}

/// The text of a value, which may stand in it many times: writing stops as soon as the text is too
/// long.
fn text_of(value: &Value, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let mut output = LimitedText {
        text: String::new(),
        limit: evaluator.environment().limits.string_length,
    };
    if write!(output, "{value}").is_err() {
        Evaluator::stop(Limit::StringLength(output.limit))?;
    }
    Ok(evaluator.string(output.text)?)
}

struct LimitedText {
    text: String,
    limit: usize,
}

impl fmt::Write for LimitedText {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.text.len() + part.len() > self.limit {
            return Err(fmt::Error);
        }
        self.text.push_str(part);
        Ok(())
    }
}

pub(super) fn number(
    arguments: &Arguments,
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    parsed_number(arguments.string(0)?, evaluator)
}

fn parsed_number(text: &str, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let number = text
        .parse()
        .map_err(|error: DecimalError| format!("{error}, found \"{text}\""))?;
    Ok(evaluator.number(number)?)
}

pub(super) fn number_with_separators(
    arguments: &Arguments,
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let text = arguments.string(0)?;
    let grouping = separator(arguments, 1, &[" ", ",", "."])?;
    let decimal = separator(arguments, 2, &[",", "."])?;
    if grouping.is_some() && grouping == decimal {
        return Err("the grouping separator and the decimal separator must differ".into());
    }
    let mut plain =
        grouping.map_or_else(|| text.to_string(), |grouping| text.replace(grouping, ""));
    if let Some(decimal) = decimal {
        if decimal != "." && plain.contains('.') {
            return Err(format!("\"{text}\" holds a point, which is no separator here").into());
        }
        plain = plain.replace(decimal, ".");
    }
    parsed_number(&plain, evaluator)
}

fn separator<'a>(
    arguments: &'a Arguments,
    index: usize,
    allowed: &[&str],
) -> Result<Option<&'a str>, Failure> {
    let separator = arguments.optional_string(index)?.map(|text| &**text);
    if separator.is_none_or(|separator| allowed.contains(&separator)) {
        return Ok(separator);
    }
    arguments.expected(index, &format!("null or one of {allowed:?}"))
}

/// A range from its text, such as `[1..10)`: literals only.
fn range(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let text = arguments.string(0)?;
    evaluator.charge(text.len() as u64)?;
    let parsed = syntax::parse_expression(text, &Names::default());
    let parsed = parsed
        .map_err(|error| format!("expected a range such as [1..10), found \"{text}\" ({error})"))?;
    let NodeKind::Range(range) = &parsed.root.kind else {
        return Err(format!("expected a range such as [1..10), found \"{text}\"").into());
    };
    let (Some(start), Some(end)) = (
        constant(&range.start.kind, evaluator)?,
        constant(&range.end.kind, evaluator)?,
    ) else {
        return Err(format!("the ends of the range \"{text}\" must be literals").into());
    };
    let comparable = start.is_null()
        || end.is_null()
        || crate::evaluate::comparison::compare(&start, &end).is_some();
    if !comparable || (start.is_null() && end.is_null()) {
        return Err(format!(
            "a range from {} to {} does not exist",
            start.kind(),
            end.kind()
        )
        .into());
    }
    Ok(Value::from(Range::new(
        start,
        range.start_included,
        end,
        range.end_included,
    )))
}

/// The value of a literal, a negative number or an invocation such as `date("2026-01-31")`.
fn constant(kind: &NodeKind, evaluator: &mut Evaluator<'_>) -> Result<Option<Value>, Failure> {
    match kind {
        NodeKind::Literal(value) => Ok(Some(value.clone())),
        NodeKind::Negation(operand) => match &operand.kind {
            NodeKind::Literal(value) => Ok(crate::evaluate::arithmetic::negate(value).ok()),
            _ => Ok(None),
        },
        NodeKind::BuiltinInvocation(builtin, nodes) => {
            let literals = nodes.iter().map(|node| match &node.kind {
                NodeKind::Literal(value) => Some(value.clone()),
                _ => None,
            });
            match literals.collect::<Option<Vec<Value>>>() {
                Some(values) => builtin
                    .invoke(super::Given::Positional(values), evaluator)
                    .map(Some),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}
