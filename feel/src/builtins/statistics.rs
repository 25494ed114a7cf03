//! Functions of lists of numbers, and least and greatest (DMN 1.5, table 76).

use std::cmp::Ordering;

use super::arguments::Arguments;
use super::{Builtin, form, function};
use crate::evaluate::comparison::compare;
use crate::evaluate::{Evaluator, Failure, arithmetic};
use crate::syntax::tree::Operator;
use crate::value::{Decimal, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "min",
        &[form(&["list"], |given, _| extreme(given, Ordering::Less)).variadic()],
    ),
    function(
        "max",
        &[form(&["list"], |given, _| extreme(given, Ordering::Greater)).variadic()],
    ),
    function("sum", &[form(&["list"], sum).variadic()]),
    function("mean", &[form(&["list"], mean).variadic()]),
    function("product", &[form(&["list"], product).variadic()]),
    function("median", &[form(&["list"], median).variadic()]),
    function("stddev", &[form(&["list"], standard_deviation).variadic()]),
    function("mode", &[form(&["list"], mode).variadic()]),
];

const OUT_OF_RANGE: &str = "the result is outside the range of numbers";

fn extreme(arguments: &Arguments, wanted: Ordering) -> Result<Value, Failure> {
    let items = arguments.items()?;
    let Some((first, rest)) = items.split_first() else {
        return Ok(Value::Null);
    };
    let mut best = first;
    // Also a list of one item must hold something that has an order.
    for item in std::iter::once(first).chain(rest) {
        let order = compare(item, best);
        let order = order
            .ok_or_else(|| format!("a {} and a {} have no order", item.kind(), best.kind()))?;
        if order == wanted {
            best = item;
        }
    }
    Ok(best.clone())
}

fn numbers(arguments: &Arguments) -> Result<Vec<Decimal>, Failure> {
    let items = arguments.items()?;
    let number = |item: &Value| {
        item.as_number()
            .ok_or_else(|| format!("every item must be a number, found a {}", item.kind()).into())
    };
    items.iter().map(number).collect()
}

/// Durations can be added, too. The sum of nothing is null.
fn sum(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let items = arguments.items()?;
    let Some((first, rest)) = items.split_first() else {
        return Ok(Value::Null);
    };
    let mut total = first.as_number().map_or_else(|| first.clone(), Value::from);
    if !is_summand(&total) {
        return Err(format!("every item must be a number, found a {}", total.kind()).into());
    }
    for item in rest {
        if !is_summand(item) {
            return Err(format!("every item must be a number, found a {}", item.kind()).into());
        }
        total = arithmetic::apply(Operator::Add, &total, item)?;
    }
    Ok(total)
}

fn is_summand(value: &Value) -> bool {
    matches!(
        value,
        Value::Number(_) | Value::DaysAndTimeDuration(_) | Value::YearsAndMonthsDuration(_)
    )
}

fn mean(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let count = arguments.items()?.len();
    match sum(arguments, evaluator)? {
        Value::Null => Ok(Value::Null),
        total => Ok(arithmetic::apply(
            Operator::Divide,
            &total,
            &Value::from(count),
        )?),
    }
}

fn product(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let numbers = numbers(arguments)?;
    let Some((first, rest)) = numbers.split_first() else {
        return Ok(Value::Null);
    };
    let product = rest
        .iter()
        .try_fold(*first, |product, number| product.checked_mul(*number));
    product.map(Value::from).ok_or_else(|| OUT_OF_RANGE.into())
}

/// The middle number in order, or the mean of the two in the middle.
fn median(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let mut numbers = numbers(arguments)?;
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    let upper = numbers.get(middle).copied();
    if numbers.len() % 2 == 1 {
        return Ok(Value::from(upper));
    }
    let lower = middle
        .checked_sub(1)
        .and_then(|index| numbers.get(index))
        .copied();
    let Some((lower, upper)) = lower.zip(upper) else {
        return Ok(Value::Null);
    };
    let mean = lower
        .checked_add(upper)
        .and_then(|sum| sum.checked_div(Decimal::from(2)));
    mean.map(Value::from).ok_or_else(|| OUT_OF_RANGE.into())
}

/// The deviation of a sample: the squares are divided by their number less one.
fn standard_deviation(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let numbers = numbers(arguments)?;
    if numbers.len() < 2 {
        return Err("a standard deviation needs at least two numbers".into());
    }
    deviation(&numbers)
        .map(Value::from)
        .ok_or_else(|| OUT_OF_RANGE.into())
}

fn deviation(numbers: &[Decimal]) -> Option<Decimal> {
    let count = Decimal::from(numbers.len());
    let sum = numbers
        .iter()
        .try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))?;
    let mean = sum.checked_div(count)?;
    let squares = numbers.iter().try_fold(Decimal::ZERO, |sum, number| {
        let distance = number.checked_sub(mean)?;
        sum.checked_add(distance.checked_mul(distance)?)
    })?;
    squares
        .checked_div(count.checked_sub(Decimal::ONE)?)?
        .sqrt()
}

/// The most frequent numbers, in ascending order.
fn mode(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let mut numbers = numbers(arguments)?;
    numbers.sort_unstable();
    let groups: Vec<&[Decimal]> = numbers.chunk_by(|left, right| left == right).collect();
    let most = groups.iter().map(|group| group.len()).max().unwrap_or(0);
    let modes = groups
        .iter()
        .filter(|group| group.len() == most)
        .filter_map(|group| group.first());
    Ok(evaluator.list(modes.map(|number| Value::from(*number)).collect())?)
}
