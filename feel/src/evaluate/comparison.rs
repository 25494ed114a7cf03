//! Equality and order of values (DMN 1.5, tables 50 to 53).

use std::cmp::Ordering;

use crate::syntax::tree::Comparison;
use crate::value::{Context, DateTime, List, Range, Time, Value};

/// The truth of a comparison, or why it has none.
pub(crate) fn decide(operator: Comparison, left: &Value, right: &Value) -> Result<bool, String> {
    let result = match operator {
        Comparison::Equal => equal(left, right),
        Comparison::NotEqual => equal(left, right).map(|equal| !equal),
        Comparison::Less => compare(left, right).map(Ordering::is_lt),
        Comparison::LessOrEqual => compare(left, right).map(Ordering::is_le),
        Comparison::Greater => compare(left, right).map(Ordering::is_gt),
        Comparison::GreaterOrEqual => compare(left, right).map(Ordering::is_ge),
    };
    result.ok_or_else(|| {
        let operator = operator.symbol();
        format!(
            "`{operator}` cannot compare a {} with a {}",
            left.kind(),
            right.kind()
        )
    })
}

/// Whether the values are equal; `None` when they are of different kinds. Null equals only null.
pub(crate) fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Null, Value::Null) => Some(true),
        (Value::Null, _) | (_, Value::Null) => Some(false),
        (Value::Boolean(left), Value::Boolean(right)) => Some(left == right),
        (Value::String(left), Value::String(right)) => Some(left == right),
        (Value::Time(left), Value::Time(right)) => {
            Some(compare_times(left, right) == Some(Ordering::Equal))
        }
        (Value::DateTime(left), Value::DateTime(right)) => {
            Some(compare_date_times(left, right) == Some(Ordering::Equal))
        }
        (Value::List(left), Value::List(right)) => Some(equal_lists(left, right)),
        (Value::Context(left), Value::Context(right)) => Some(equal_contexts(left, right)),
        (Value::Range(left), Value::Range(right)) => Some(equal_ranges(left, right)),
        (Value::Function(_), Value::Function(_)) => Some(left == right),
        _ => compare(left, right).map(Ordering::is_eq),
    }
}

/// Whether the values are equal; what cannot be compared is not.
pub(crate) fn is_equal(left: &Value, right: &Value) -> bool {
    equal(left, right) == Some(true)
}

fn equal_lists(left: &List, right: &List) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(left, right)| is_equal(left, right))
}

fn equal_contexts(left: &Context, right: &Context) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .all(|(name, value)| right.get(name).is_some_and(|other| is_equal(value, other)))
}

fn equal_ranges(left: &Range, right: &Range) -> bool {
    left.start_included() == right.start_included()
        && left.end_included() == right.end_included()
        && is_equal(left.start(), right.start())
        && is_equal(left.end(), right.end())
}

/// The order of two values; `None` when they have none: null, values of different kinds, booleans,
/// lists, contexts.
pub(crate) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.decimal().cmp(&right.decimal())),
        // UTF-8 is ordered as its code points are.
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Time(left), Value::Time(right)) => compare_times(left, right),
        (Value::DateTime(left), Value::DateTime(right)) => compare_date_times(left, right),
        (Value::DaysAndTimeDuration(left), Value::DaysAndTimeDuration(right)) => {
            Some(left.cmp(right))
        }
        (Value::YearsAndMonthsDuration(left), Value::YearsAndMonthsDuration(right)) => {
            Some(left.cmp(right))
        }
        _ => None,
    }
}

/// A local time and one in a zone have no order.
fn compare_times(left: &Time, right: &Time) -> Option<Ordering> {
    let comparable = left.zone.is_some() == right.zone.is_some();
    comparable.then(|| left.utc_nanosecond().cmp(&right.utc_nanosecond()))
}

fn compare_date_times(left: &DateTime, right: &DateTime) -> Option<Ordering> {
    let comparable = left.zone.is_some() == right.zone.is_some();
    comparable.then(|| left.epoch_nanoseconds().cmp(&right.epoch_nanoseconds()))
}

/// Whether a range includes a value; `None` when the value cannot be compared with its ends.
pub(crate) fn includes(range: &Range, value: &Value) -> Option<bool> {
    let above = match range.start() {
        Value::Null => true,
        start => {
            let order = compare(value, start)?;
            order.is_gt() || (order.is_eq() && range.start_included())
        }
    };
    let below = match range.end() {
        Value::Null => true,
        end => {
            let order = compare(value, end)?;
            order.is_lt() || (order.is_eq() && range.end_included())
        }
    };
    if value.is_null() {
        None
    } else {
        Some(above && below)
    }
}
