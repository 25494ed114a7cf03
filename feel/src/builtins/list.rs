//! Functions of lists (DMN 1.5, tables 76 and 78), but for those of [`super::statistics`].

use std::sync::Arc;

use super::arguments::Arguments;
use super::{Builtin, Cost, form, function, items};
use crate::evaluate::comparison::is_equal;
use crate::evaluate::{Evaluator, Failure, offset_of};
use crate::value::{List, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("list contains", &[form(&["list", "element"], contains)]),
    function("count", &[form(&["list"], count).costs(Cost::Nothing)]),
    function(
        "sublist",
        &[form(&["list", "start position", "length"], sublist)
            .requiring(2)
            .costs(Cost::Nothing)],
    ),
    function(
        "append",
        &[form(&["list", "item"], append)
            .variadic()
            .costs(Cost::Of(of_first))],
    ),
    function(
        "concatenate",
        &[form(&["list"], concatenate).variadic().costs(Cost::Items)],
    ),
    function(
        "insert before",
        &[form(&["list", "position", "newItem"], insert_before).costs(Cost::Of(of_first))],
    ),
    function(
        "remove",
        &[form(&["list", "position"], remove).costs(Cost::Of(of_first))],
    ),
    function(
        "list replace",
        &[
            form(&["list", "position", "newItem"], replace).costs(Cost::Of(of_first)),
            form(&["list", "match", "newItem"], replace_matching).costs(Cost::Of(of_first)),
        ],
    ),
    function("reverse", &[form(&["list"], reverse).costs(Cost::Items)]),
    function("index of", &[form(&["list", "match"], index_of)]),
    function(
        "union",
        &[form(&["list"], union).variadic().costs(Cost::Items)],
    ),
    function(
        "distinct values",
        &[form(&["list"], distinct_values).costs(Cost::Items)],
    ),
    function("flatten", &[form(&["list"], flatten)]),
    function(
        "sort",
        &[form(&["list", "precedes"], sort).costs(Cost::Items)],
    ),
];

/// The items of the first argument are copied; the others become items as they are.
fn of_first(arguments: &Arguments) -> u64 {
    items(arguments.value(0))
}

fn contains(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (list, element) = (arguments.list(0)?, arguments.value(1));
    Ok(Value::Boolean(
        list.iter().any(|item| is_equal(item, element)),
    ))
}

fn count(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::from(arguments.list(0)?.len()))
}

/// The place in the list of the position that an argument gives.
fn position(arguments: &Arguments, index: usize, list: &List) -> Result<usize, Failure> {
    let position = arguments.integer(index)?;
    let offset = offset_of(position, list.len()).filter(|offset| *offset < list.len());
    offset
        .ok_or_else(|| format!("a list of {} items has no position {position}", list.len()).into())
}

fn sublist(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let start = position(arguments, 1, &list)?;
    let rest = list.get(start..).unwrap_or_default();
    let length = if arguments.value(2).is_null() {
        rest.len()
    } else {
        usize::try_from(arguments.integer(2)?).unwrap_or(0)
    };
    match rest.get(..length) {
        Some(part) if length > 0 => Ok(evaluator.list(part.to_vec())?),
        _ => Err(format!("there are {} items from there on, not {length}", rest.len()).into()),
    }
}

fn append(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let added = arguments.values().get(1..).unwrap_or_default();
    Ok(evaluator.list(list.iter().chain(added).cloned().collect())?)
}

fn concatenate(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let items = joined(arguments)?;
    Ok(evaluator.list(items)?)
}

/// The items of all arguments.
fn joined(arguments: &Arguments) -> Result<Vec<Value>, Failure> {
    let mut items = Vec::new();
    for index in 0..arguments.values().len() {
        let list = arguments.list(index)?;
        items.extend(list.iter().cloned());
    }
    Ok(items)
}

fn insert_before(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let place = position(arguments, 1, &list)?;
    let mut items = list.to_vec();
    items.insert(place, arguments.value(2).clone());
    Ok(evaluator.list(items)?)
}

fn remove(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let place = position(arguments, 1, &list)?;
    let kept = list.iter().enumerate().filter(|(index, _)| *index != place);
    Ok(evaluator.list(kept.map(|(_, item)| item.clone()).collect())?)
}

/// Without names the second argument tells the two forms apart.
fn replace(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    if let (Value::Function(_), false) = (arguments.value(1), arguments.is_named()) {
        return replace_matching(arguments, evaluator);
    }
    let list = arguments.list(0)?;
    let place = position(arguments, 1, &list)?;
    let new = arguments.value(2);
    let items = list
        .iter()
        .enumerate()
        .map(|(index, item)| if index == place { new } else { item });
    Ok(evaluator.list(items.cloned().collect())?)
}

fn replace_matching(
    arguments: &Arguments,
    evaluator: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let (list, matches, new) = (
        arguments.list(0)?,
        arguments.function(1)?,
        arguments.value(2),
    );
    if matches.parameter_names().len() != 2 {
        return Err(
            "`match` must be a function of two parameters, the item and the new item".into(),
        );
    }
    let mut items = Vec::with_capacity(list.len());
    for item in list.iter() {
        match evaluator.invoke(matches, vec![item.clone(), new.clone()])? {
            Value::Boolean(true) => items.push(new.clone()),
            Value::Boolean(false) => items.push(item.clone()),
            other => {
                return Err(
                    format!("`match` must return a boolean, found a {}", other.kind()).into(),
                );
            }
        }
    }
    Ok(evaluator.list(items)?)
}

fn reverse(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(evaluator.list(arguments.list(0)?.iter().rev().cloned().collect())?)
}

fn index_of(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (list, wanted) = (arguments.list(0)?, arguments.value(1));
    let found = list
        .iter()
        .enumerate()
        .filter(|(_, item)| is_equal(item, wanted));
    Ok(evaluator.list(found.map(|(index, _)| Value::from(index + 1)).collect())?)
}

fn union(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let items = joined(arguments)?;
    distinct(&items, evaluator)
}

fn distinct_values(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    distinct(&arguments.list(0)?, evaluator)
}

/// The first of all equal items.
fn distinct(items: &[Value], evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let mut kept: Vec<Value> = Vec::new();
    let mut size = 0_u64;
    for item in items {
        evaluator.charge(size.min(item.size().saturating_mul(kept.len() as u64)))?;
        if !kept.iter().any(|known| is_equal(known, item)) {
            size = size.saturating_add(item.size());
            kept.push(item.clone());
        }
    }
    Ok(evaluator.list(kept)?)
}

fn flatten(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let list = arguments.list(0)?;
    let mut items = Vec::new();
    // Lists that are being gone through, with the place that comes next. Values nest only so deep.
    let mut open: Vec<(Arc<List>, usize)> = vec![(list, 0)];
    while let Some((list, index)) = open.last_mut() {
        let item = list.get(*index).cloned();
        *index += 1;
        match item {
            Some(Value::List(inner)) => open.push((inner, 0)),
            Some(item) => items.push(item),
            None => {
                open.pop();
            }
        }
    }
    Ok(evaluator.list(items)?)
}

/// A stable merge sort: `precedes` is a function of the model, which may fail or contradict itself.
fn sort(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (list, precedes) = (arguments.list(0)?, arguments.function(1)?);
    let mut runs: Vec<Vec<Value>> = list.iter().map(|item| vec![item.clone()]).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        let mut rest = runs.into_iter();
        while let Some(left) = rest.next() {
            merged.push(match rest.next() {
                Some(right) => {
                    let precedes = |evaluator: &mut Evaluator<'_>, right: &Value, left: &Value| {
                        match evaluator.invoke(precedes, vec![right.clone(), left.clone()])? {
                            Value::Boolean(value) => Ok(value),
                            other => Err(Failure::Null(format!(
                                "`precedes` must return a boolean, found a {}",
                                other.kind()
                            ))),
                        }
                    };
                    merge(left, right, evaluator, precedes)?
                }
                None => left,
            });
        }
        runs = merged;
    }
    Ok(evaluator.list(runs.pop().unwrap_or_default())?)
}

fn merge(
    left: Vec<Value>,
    right: Vec<Value>,
    evaluator: &mut Evaluator<'_>,
    precedes: impl Fn(&mut Evaluator<'_>, &Value, &Value) -> Result<bool, Failure>,
) -> Result<Vec<Value>, Failure> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        let next = if precedes(evaluator, second, first)? {
            right.next()
        } else {
            left.next()
        };
        merged.extend(next);
    }
    merged.extend(left);
    merged.extend(right);
    Ok(merged)
}
