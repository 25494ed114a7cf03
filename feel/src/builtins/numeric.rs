//! Functions of numbers (DMN 1.5, table 75).

use super::arguments::Arguments;
use super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::value::decimal::Rounding;
use crate::value::{DaysAndTimeDuration, Decimal, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "decimal",
        &[form(&["n", "scale"], |given, _| {
            round(given, Rounding::HalfEven)
        })],
    ),
    function(
        "floor",
        &[
            form(&["n"], |given, _| round(given, Rounding::Floor)),
            form(&["n", "scale"], |given, _| round(given, Rounding::Floor)),
        ],
    ),
    function(
        "ceiling",
        &[
            form(&["n"], |given, _| round(given, Rounding::Ceiling)),
            form(&["n", "scale"], |given, _| round(given, Rounding::Ceiling)),
        ],
    ),
    function(
        "round up",
        &[form(&["n", "scale"], |given, _| round(given, Rounding::Up))],
    ),
    function(
        "round down",
        &[form(&["n", "scale"], |given, _| {
            round(given, Rounding::Down)
        })],
    ),
    function(
        "round half up",
        &[form(&["n", "scale"], |given, _| {
            round(given, Rounding::HalfUp)
        })],
    ),
    function(
        "round half down",
        &[form(&["n", "scale"], |given, _| {
            round(given, Rounding::HalfDown)
        })],
    ),
    function("abs", &[form(&["n"], abs)]),
    function("modulo", &[form(&["dividend", "divisor"], modulo)]),
    function("sqrt", &[form(&["number"], sqrt)]),
    function("log", &[form(&["number"], log)]),
    function("exp", &[form(&["number"], exp)]),
    function(
        "odd",
        &[form(&["number"], |given, _| parity(given, Decimal::ONE))],
    ),
    function(
        "even",
        &[form(&["number"], |given, _| parity(given, Decimal::ZERO))],
    ),
];

/// Steps for a logarithm or exponential to 34 digits, which takes about 100 microseconds.
const LOGARITHM_COST: u64 = 2_000;

fn round(arguments: &Arguments, rounding: Rounding) -> Result<Value, Failure> {
    let number = arguments.number(0)?;
    let scale = if arguments.values().len() > 1 {
        scale(arguments)?
    } else {
        0
    };
    let rounded = number.round(scale, rounding);
    rounded
        .map(Value::from)
        .ok_or_else(|| format!("{number} has no result at scale {scale}").into())
}

/// The scale is between −6111 and 6176, as exponents of decimal128 are (DMN 1.5, table 75).
fn scale(arguments: &Arguments) -> Result<i32, Failure> {
    let scale = i32::try_from(arguments.integer(1)?)
        .ok()
        .filter(|scale| (-6111..=6176).contains(scale));
    scale.map_or_else(|| arguments.expected(1, "a number from -6111 to 6176"), Ok)
}

fn abs(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let result = match arguments.single(0) {
        Value::Number(number) => Some(Value::from(number.decimal().abs())),
        Value::DaysAndTimeDuration(duration) if *duration < DaysAndTimeDuration::ZERO => {
            duration.checked_neg().map(Value::DaysAndTimeDuration)
        }
        Value::YearsAndMonthsDuration(duration) if duration.months() < 0 => {
            duration.checked_neg().map(Value::YearsAndMonthsDuration)
        }
        duration @ (Value::DaysAndTimeDuration(_) | Value::YearsAndMonthsDuration(_)) => {
            Some(duration.clone())
        }
        _ => None,
    };
    result.map_or_else(|| arguments.expected(0, "a number or a duration"), Ok)
}

fn modulo(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (dividend, divisor) = (arguments.number(0)?, arguments.number(1)?);
    let result = dividend.checked_modulo(divisor);
    result
        .map(Value::from)
        .ok_or_else(|| format!("{dividend} modulo {divisor} has no result").into())
}

fn sqrt(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    real_function(arguments, evaluator, 50, "square root", Decimal::sqrt)
}

fn log(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    real_function(
        arguments,
        evaluator,
        LOGARITHM_COST,
        "logarithm",
        Decimal::ln,
    )
}

fn exp(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    real_function(
        arguments,
        evaluator,
        LOGARITHM_COST,
        "exponential",
        Decimal::exp,
    )
}

fn real_function(
    arguments: &Arguments,
    evaluator: &mut Evaluator<'_>,
    cost: u64,
    name: &str,
    apply: fn(Decimal) -> Option<Decimal>,
) -> Result<Value, Failure> {
    let number = arguments.number(0)?;
    evaluator.charge(cost)?;
    apply(number)
        .map(Value::from)
        .ok_or_else(|| format!("{number} has no {name}").into())
}

fn parity(arguments: &Arguments, wanted: Decimal) -> Result<Value, Failure> {
    let number = arguments.number(0)?;
    if !number.is_integer() {
        return Ok(Value::Boolean(false));
    }
    // What is too large to be divided by two with a rest is a multiple of ten.
    let rest = number
        .checked_modulo(Decimal::from(2))
        .unwrap_or(Decimal::ZERO);
    Ok(Value::Boolean(rest == wanted))
}
