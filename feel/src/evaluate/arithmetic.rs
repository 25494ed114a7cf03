//! Arithmetic of numbers, strings and temporal values (DMN 1.5, tables 57 to 61).

use crate::syntax::tree::Operator;
use crate::value::temporal::{LocalTime, Zone};
use crate::value::{DateTime, DaysAndTimeDuration, Decimal, Time, Value, YearsAndMonthsDuration};

/// The result of an operator, or why there is none.
pub(crate) fn apply(operator: Operator, left: &Value, right: &Value) -> Result<Value, String> {
    let defined = match operator {
        Operator::Add => add(left, right),
        Operator::Subtract => subtract(left, right),
        Operator::Multiply => multiply(left, right),
        Operator::Divide => divide(left, right),
        Operator::Power => match (left, right) {
            (Value::Number(base), Value::Number(power)) => {
                Defined::from(base.decimal().checked_pow(power.decimal()))
            }
            _ => Defined::No,
        },
    };
    let symbol = operator.symbol();
    match defined {
        Defined::Result(value) => Ok(value),
        Defined::No => Err(format!(
            "`{symbol}` is not defined for a {} and a {}",
            left.kind(),
            right.kind()
        )),
        Defined::NoResult if operator == Operator::Divide && is_zero(right) => {
            Err("division by zero".to_owned())
        }
        Defined::NoResult => {
            let [left, right] = [left, right].map(operand_text);
            Err(format!(
                "{left} {symbol} {right} has no result within the range of its kind"
            ))
        }
    }
}

/// What was computed with.
fn operand_text(operand: &Value) -> String {
    operand
        .as_number()
        .map_or_else(|| operand.to_string(), |number| number.to_string())
}

/// Steps for a power: some microseconds for a whole one, some hundred for another.
pub(crate) fn cost_of_power(power: &Value) -> u64 {
    let is_small = |power: Decimal| power.to_i64().is_some_and(|power| power.abs() <= 1_000);
    if power.as_number().is_none_or(is_small) {
        50
    } else {
        5_000
    }
}

/// What is known about an operator and its operands.
enum Defined {
    Result(Value),
    /// The operator takes such operands, but there is no result for these.
    NoResult,
    /// The operator does not take operands of these kinds.
    No,
}

impl<T: Into<Value>> From<Option<T>> for Defined {
    fn from(result: Option<T>) -> Defined {
        result.map_or(Defined::NoResult, |value| Defined::Result(value.into()))
    }
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.decimal().is_zero(),
        Value::DaysAndTimeDuration(duration) => *duration == DaysAndTimeDuration::ZERO,
        Value::YearsAndMonthsDuration(duration) => duration.months() == 0,
        _ => false,
    }
}

fn add(left: &Value, right: &Value) -> Defined {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.decimal().checked_add(right.decimal()).into()
        }
        (Value::String(left), Value::String(right)) => {
            Defined::Result(Value::from([&**left, &**right].concat()))
        }
        (Value::DaysAndTimeDuration(left), Value::DaysAndTimeDuration(right)) => {
            left.checked_add(*right).into()
        }
        (Value::YearsAndMonthsDuration(left), Value::YearsAndMonthsDuration(right)) => {
            left.checked_add(*right).into()
        }
        (moment, Value::DaysAndTimeDuration(duration))
        | (Value::DaysAndTimeDuration(duration), moment) => move_by_time(moment, *duration),
        (moment, Value::YearsAndMonthsDuration(duration))
        | (Value::YearsAndMonthsDuration(duration), moment) => move_by_months(moment, *duration),
        _ => Defined::No,
    }
}

fn subtract(left: &Value, right: &Value) -> Defined {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.decimal().checked_sub(right.decimal()).into()
        }
        (Value::DaysAndTimeDuration(left), Value::DaysAndTimeDuration(right)) => {
            left.checked_sub(*right).into()
        }
        (Value::YearsAndMonthsDuration(left), Value::YearsAndMonthsDuration(right)) => {
            left.checked_sub(*right).into()
        }
        (Value::Time(left), Value::Time(right)) => difference_of_times(left, right).into(),
        (Value::Date(_) | Value::DateTime(_), Value::Date(_) | Value::DateTime(_)) => {
            difference_of_moments(left, right).into()
        }
        (moment, Value::DaysAndTimeDuration(duration)) => match duration.checked_neg() {
            Some(duration) => move_by_time(moment, duration),
            None => Defined::NoResult,
        },
        (moment, Value::YearsAndMonthsDuration(duration)) => match duration.checked_neg() {
            Some(duration) => move_by_months(moment, duration),
            None => Defined::NoResult,
        },
        _ => Defined::No,
    }
}

fn multiply(left: &Value, right: &Value) -> Defined {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.decimal().checked_mul(right.decimal()).into()
        }
        (Value::DaysAndTimeDuration(duration), Value::Number(factor))
        | (Value::Number(factor), Value::DaysAndTimeDuration(duration)) => {
            scaled_time(*duration, |nanoseconds| {
                nanoseconds.checked_mul(factor.decimal())
            })
            .into()
        }
        (Value::YearsAndMonthsDuration(duration), Value::Number(factor))
        | (Value::Number(factor), Value::YearsAndMonthsDuration(duration)) => {
            scaled_months(*duration, |months| months.checked_mul(factor.decimal())).into()
        }
        _ => Defined::No,
    }
}

fn divide(left: &Value, right: &Value) -> Defined {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.decimal().checked_div(right.decimal()).into()
        }
        (Value::DaysAndTimeDuration(duration), Value::Number(divisor)) => {
            scaled_time(*duration, |nanoseconds| {
                nanoseconds.checked_div(divisor.decimal())
            })
            .into()
        }
        (Value::YearsAndMonthsDuration(duration), Value::Number(divisor)) => {
            scaled_months(*duration, |months| months.checked_div(divisor.decimal())).into()
        }
        (Value::DaysAndTimeDuration(left), Value::DaysAndTimeDuration(right)) => {
            let [left, right] =
                [left, right].map(|duration| Decimal::from_scaled_i128(duration.nanoseconds(), 0));
            left.checked_div(right).into()
        }
        (Value::YearsAndMonthsDuration(left), Value::YearsAndMonthsDuration(right)) => {
            Decimal::from(left.months())
                .checked_div(Decimal::from(right.months()))
                .into()
        }
        _ => Defined::No,
    }
}

/// The opposite of a number or duration, or why there is none.
pub(crate) fn negate(operand: &Value) -> Result<Value, String> {
    let result = match operand {
        Value::Number(number) => Some(Value::Number(number.negated())),
        Value::DaysAndTimeDuration(duration) => {
            duration.checked_neg().map(Value::DaysAndTimeDuration)
        }
        Value::YearsAndMonthsDuration(duration) => {
            duration.checked_neg().map(Value::YearsAndMonthsDuration)
        }
        _ => None,
    };
    result.ok_or_else(|| format!("`-` is not defined for a {}", operand.kind()))
}

fn scaled_time(
    duration: DaysAndTimeDuration,
    scale: impl FnOnce(Decimal) -> Option<Decimal>,
) -> Option<DaysAndTimeDuration> {
    let nanoseconds = scale(Decimal::from_scaled_i128(duration.nanoseconds(), 0))?;
    DaysAndTimeDuration::from_nanoseconds(nanoseconds.scaled_to_i128(0)?)
}

/// Parts of a month are cut off.
fn scaled_months(
    duration: YearsAndMonthsDuration,
    scale: impl FnOnce(Decimal) -> Option<Decimal>,
) -> Option<YearsAndMonthsDuration> {
    Some(YearsAndMonthsDuration::from_months(
        scale(Decimal::from(duration.months()))?.trunc_to_i64()?,
    ))
}

fn move_by_time(moment: &Value, duration: DaysAndTimeDuration) -> Defined {
    match moment {
        // A date counts as its midnight; the result is a date again (DMN 1.5, table 59).
        Value::Date(date) => DateTime::from(*date)
            .checked_add(duration)
            .map(|moved| moved.date)
            .into(),
        Value::DateTime(date_time) => date_time.checked_add(duration).into(),
        Value::Time(time) => time.plus(duration).into(),
        _ => Defined::No,
    }
}

fn move_by_months(moment: &Value, duration: YearsAndMonthsDuration) -> Defined {
    match moment {
        Value::Date(date) => date.checked_add_months(duration).into(),
        Value::DateTime(date_time) => date_time.checked_add_months(duration).into(),
        _ => Defined::No,
    }
}

/// A local time and one in a zone have no difference.
fn difference_of_times(left: &Time, right: &Time) -> Option<DaysAndTimeDuration> {
    if left.zone.is_some() != right.zone.is_some() {
        return None;
    }
    DaysAndTimeDuration::from_nanoseconds(
        i128::from(left.utc_nanosecond()) - i128::from(right.utc_nanosecond()),
    )
}

fn difference_of_moments(left: &Value, right: &Value) -> Option<DaysAndTimeDuration> {
    let (left, right) = (moment(left)?, moment(right)?);
    if left.zone.is_some() != right.zone.is_some() {
        return None;
    }
    DaysAndTimeDuration::from_nanoseconds(left.epoch_nanoseconds() - right.epoch_nanoseconds())
}

/// A date begins at midnight in UTC (DMN 1.5, 10.3.2.3.5).
fn moment(value: &Value) -> Option<DateTime> {
    match value {
        Value::DateTime(date_time) => Some(date_time.clone()),
        Value::Date(date) => Some(DateTime {
            date: *date,
            time: LocalTime::MIDNIGHT,
            zone: Some(Zone::UTC),
        }),
        _ => None,
    }
}
