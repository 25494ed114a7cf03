//! Relations of points and ranges (DMN 1.5, table 81).

use std::cmp::Ordering;

use super::arguments::Arguments;
use super::{Body, Builtin, Form, form, function};
use crate::evaluate::Failure;
use crate::evaluate::comparison::compare;
use crate::value::{Range, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("before", &any_operands(|given, _| decide(given, before))),
    function(
        "after",
        &any_operands(|given, _| decide_reversed(given, before)),
    ),
    function("meets", &[two_ranges(|given, _| decide(given, meets))]),
    function(
        "met by",
        &[two_ranges(|given, _| decide_reversed(given, meets))],
    ),
    function(
        "overlaps",
        &[two_ranges(|given, _| decide(given, overlaps))],
    ),
    function(
        "overlaps before",
        &[two_ranges(|given, _| decide(given, overlaps_before))],
    ),
    function(
        "overlaps after",
        &[two_ranges(|given, _| {
            decide_reversed(given, overlaps_before)
        })],
    ),
    function(
        "finishes",
        &within_range(|given, _| decide(given, finishes)),
    ),
    function(
        "finished by",
        &range_around(|given, _| decide_reversed(given, finishes)),
    ),
    function(
        "includes",
        &range_around(|given, _| decide(given, includes)),
    ),
    function(
        "during",
        &within_range(|given, _| decide_reversed(given, includes)),
    ),
    function("starts", &within_range(|given, _| decide(given, starts))),
    function(
        "started by",
        &range_around(|given, _| decide_reversed(given, starts)),
    ),
    function(
        "coincides",
        &[
            form(&["point1", "point2"], coincidence),
            two_ranges(coincidence),
        ],
    ),
];

const fn two_ranges(body: Body) -> Form {
    form(&["range1", "range2"], body)
}

const fn any_operands(body: Body) -> [Form; 4] {
    [
        form(&["point1", "point2"], body),
        form(&["point", "range"], body),
        form(&["range", "point"], body),
        two_ranges(body),
    ]
}

const fn within_range(body: Body) -> [Form; 2] {
    [form(&["point", "range"], body), two_ranges(body)]
}

const fn range_around(body: Body) -> [Form; 2] {
    [form(&["range", "point"], body), two_ranges(body)]
}

fn coincidence(
    arguments: &Arguments,
    _: &mut crate::evaluate::Evaluator<'_>,
) -> Result<Value, Failure> {
    decide(arguments, coincides)
}

#[derive(Clone, Copy)]
enum Operand<'a> {
    Point(&'a Value),
    Range(&'a Range),
}

/// Whether the operands are in a relation; `None` when it is not defined for them.
type Relation = fn(Operand<'_>, Operand<'_>) -> Option<bool>;

fn operand(value: &Value) -> Operand<'_> {
    match value {
        Value::Range(range) => Operand::Range(range),
        point => Operand::Point(point),
    }
}

fn decide(arguments: &Arguments, relation: Relation) -> Result<Value, Failure> {
    related(arguments.single(0), arguments.single(1), relation)
}

/// The same relation seen from the other operand.
fn decide_reversed(arguments: &Arguments, relation: Relation) -> Result<Value, Failure> {
    related(arguments.single(1), arguments.single(0), relation)
}

fn related(left: &Value, right: &Value, relation: Relation) -> Result<Value, Failure> {
    let result = relation(operand(left), operand(right)).map(Value::Boolean);
    result.ok_or_else(|| {
        format!(
            "the relation is not defined for a {} and a {}",
            left.kind(),
            right.kind()
        )
        .into()
    })
}

/// An end of a range on the line of all values; what has no limit ends beyond every value.
#[derive(Clone, Copy)]
enum Bound<'a> {
    Lowest,
    At(&'a Value),
    Highest,
}

fn start(range: &Range) -> Bound<'_> {
    if range.start().is_null() {
        Bound::Lowest
    } else {
        Bound::At(range.start())
    }
}

fn end(range: &Range) -> Bound<'_> {
    if range.end().is_null() {
        Bound::Highest
    } else {
        Bound::At(range.end())
    }
}

fn order(left: Bound<'_>, right: Bound<'_>) -> Option<Ordering> {
    match (left, right) {
        (Bound::At(left), Bound::At(right)) => compare(left, right),
        (Bound::Lowest, Bound::Lowest) | (Bound::Highest, Bound::Highest) => Some(Ordering::Equal),
        (Bound::Lowest, _) | (_, Bound::Highest) => Some(Ordering::Less),
        (Bound::Highest, _) | (_, Bound::Lowest) => Some(Ordering::Greater),
    }
}

fn before(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    // The upper end of the left operand and the lower end of the right one, each with whether it
    // belongs to its operand.
    let (last, has_last) = match left {
        Operand::Point(point) => (Bound::At(point), true),
        Operand::Range(range) => (end(range), range.end_included()),
    };
    let (first, has_first) = match right {
        Operand::Point(point) => (Bound::At(point), true),
        Operand::Range(range) => (start(range), range.start_included()),
    };
    let order = order(last, first)?;
    Some(order.is_lt() || (order.is_eq() && !(has_last && has_first)))
}

fn meets(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    let (Operand::Range(left), Operand::Range(right)) = (left, right) else {
        return None;
    };
    Some(order(end(left), start(right))?.is_eq() && left.end_included() && right.start_included())
}

/// Whether the ranges have a value in common, as far as their ends say.
fn overlaps(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    Some(!before(left, right)? && !before(right, left)?)
}

fn overlaps_before(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    let (Operand::Range(one), Operand::Range(other)) = (left, right) else {
        return None;
    };
    let starts = order(start(one), start(other))?;
    let ends = order(end(one), end(other))?;
    let starts_earlier =
        starts.is_lt() || (starts.is_eq() && one.start_included() && !other.start_included());
    let ends_within =
        ends.is_lt() || (ends.is_eq() && (!one.end_included() || other.end_included()));
    Some(starts_earlier && ends_within && !before(left, right)?)
}

fn finishes(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    match (left, right) {
        (Operand::Point(point), Operand::Range(range)) => {
            Some(order(Bound::At(point), end(range))?.is_eq() && range.end_included())
        }
        (Operand::Range(one), Operand::Range(other)) => {
            let same_end =
                order(end(one), end(other))?.is_eq() && one.end_included() == other.end_included();
            let starts = order(start(one), start(other))?;
            let starts_within = starts.is_gt()
                || (starts.is_eq() && (!one.start_included() || other.start_included()));
            Some(same_end && starts_within)
        }
        (Operand::Point(_) | Operand::Range(_), Operand::Point(_)) => None,
    }
}

fn starts(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    match (left, right) {
        (Operand::Point(point), Operand::Range(range)) => {
            Some(order(Bound::At(point), start(range))?.is_eq() && range.start_included())
        }
        (Operand::Range(one), Operand::Range(other)) => {
            let same_start = order(start(one), start(other))?.is_eq()
                && one.start_included() == other.start_included();
            let ends = order(end(one), end(other))?;
            let ends_within =
                ends.is_lt() || (ends.is_eq() && (!one.end_included() || other.end_included()));
            Some(same_start && ends_within)
        }
        (Operand::Point(_) | Operand::Range(_), Operand::Point(_)) => None,
    }
}

fn includes(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    match (left, right) {
        (Operand::Range(range), Operand::Point(point)) => {
            crate::evaluate::comparison::includes(range, point)
        }
        (Operand::Range(one), Operand::Range(other)) => {
            let starts = order(start(one), start(other))?;
            let ends = order(end(one), end(other))?;
            let from_start = starts.is_lt()
                || (starts.is_eq() && (one.start_included() || !other.start_included()));
            let to_end =
                ends.is_gt() || (ends.is_eq() && (one.end_included() || !other.end_included()));
            Some(from_start && to_end)
        }
        (Operand::Point(_), _) => None,
    }
}

fn coincides(left: Operand<'_>, right: Operand<'_>) -> Option<bool> {
    match (left, right) {
        (Operand::Point(left), Operand::Point(right)) => compare(left, right).map(Ordering::is_eq),
        (Operand::Range(left), Operand::Range(right)) => {
            let same_ends =
                order(start(left), start(right))?.is_eq() && order(end(left), end(right))?.is_eq();
            let same_inclusion = left.start_included() == right.start_included()
                && left.end_included() == right.end_included();
            Some(same_ends && same_inclusion)
        }
        (Operand::Point(_), Operand::Range(_)) | (Operand::Range(_), Operand::Point(_)) => None,
    }
}
