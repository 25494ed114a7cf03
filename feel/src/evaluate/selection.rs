//! Filters, paths and the properties of values (DMN 1.5, 10.3.2.5, 10.3.2.6 and table 65).

use std::sync::Arc;

use super::frame::{Binding, Frame};
use super::{Evaluator, Outcome, items_of};
use crate::syntax::tree::{Node, NodeKind};
use crate::value::temporal::{LocalTime, Zone};
use crate::value::{Date, DateTime, DaysAndTimeDuration, Decimal, List, Range, Time, Value};

impl Evaluator<'_> {
    /// `list[condition]` or `list[index]`. Which of them it is shows at the first item.
    pub(super) fn filter(
        &mut self,
        operands: &(Node, Node),
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let (list, condition) = operands;
        let list = match self.node(list, frame)? {
            Value::Null if is_index(condition) => return Ok(Value::Null),
            Value::Null => Arc::default(),
            value => items_of(value),
        };
        if is_index(condition) {
            let index = self.node(condition, frame)?;
            return Ok(self.item_at(&list, &index, node, frame));
        }
        let mut kept = Vec::new();
        for (position, item) in list.iter().enumerate() {
            frame.push(Binding::Item(item.clone()));
            let verdict = self.node(condition, frame);
            frame.pop();
            match verdict? {
                index @ Value::Number(_) if position == 0 => {
                    return Ok(self.item_at(&list, &index, node, frame));
                }
                Value::Boolean(true) => kept.push(item.clone()),
                _ => {}
            }
        }
        self.list(kept)
    }

    /// Positions count from 1, negative ones from the end.
    fn item_at(&mut self, list: &List, index: &Value, node: &Node, frame: &Frame<'_>) -> Value {
        let position = index.as_number().and_then(Decimal::to_i64);
        let found = position.and_then(|position| list.get(offset_of(position, list.len())?));
        match found {
            Some(item) => item.clone(),
            None => self.null(node, frame, || {
                format!(
                    "a list of {} items has no item {}",
                    list.len(),
                    super::described(index)
                )
            }),
        }
    }

    pub(super) fn path(
        &mut self,
        operand: &Node,
        name: &str,
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        match self.node(operand, frame)? {
            Value::List(items) => {
                let mut values = Vec::with_capacity(items.len());
                for item in items.iter() {
                    values.push(self.property(item, name, node, frame));
                }
                self.list(values)
            }
            value => Ok(self.property(&value, name, node, frame)),
        }
    }

    fn property(&mut self, value: &Value, name: &str, node: &Node, frame: &Frame<'_>) -> Value {
        let found = match value {
            Value::Context(context) => context.get(name).cloned(),
            Value::Date(date) => date_property(*date, name),
            Value::Time(time) => time_property(time, name),
            Value::DateTime(date_time) => date_time_property(date_time, name),
            Value::DaysAndTimeDuration(duration) => days_and_time_property(*duration, name),
            Value::YearsAndMonthsDuration(duration) => {
                let [years, months] = duration.components();
                match name {
                    "years" => Some(years.into()),
                    "months" => Some(months.into()),
                    _ => None,
                }
            }
            Value::Range(range) => range_property(range, name),
            _ => None,
        };
        found.unwrap_or_else(|| {
            self.null(node, frame, || {
                format!("a {} has no `{name}`", value.kind())
            })
        })
    }
}

/// Whether the filter is a number that no item has an influence on.
fn is_index(condition: &Node) -> bool {
    match &condition.kind {
        NodeKind::Literal(value) => value.as_number().is_some(),
        NodeKind::Negation(operand) => matches!(&operand.kind, NodeKind::Literal(Value::Number(_))),
        _ => false,
    }
}

/// The place in a slice of a position that counts from 1, or from the end when it is negative.
pub(crate) fn offset_of(position: i64, length: usize) -> Option<usize> {
    let distance = usize::try_from(position.unsigned_abs()).ok()?;
    if position > 0 {
        Some(distance - 1)
    } else {
        length.checked_sub(distance).filter(|_| position < 0)
    }
}

fn date_property(date: Date, name: &str) -> Option<Value> {
    Some(match name {
        "year" => date.year().into(),
        "month" => i32::from(date.month()).into(),
        "day" => i32::from(date.day()).into(),
        "weekday" => i32::from(date.weekday().number()).into(),
        _ => return None,
    })
}

fn local_time_property(time: LocalTime, name: &str) -> Option<Value> {
    Some(match name {
        "hour" => i32::from(time.hour()).into(),
        "minute" => i32::from(time.minute()).into(),
        "second" => seconds_with_fraction(i64::from(time.second()), i64::from(time.nanosecond())),
        _ => return None,
    })
}

fn seconds_with_fraction(seconds: i64, nanoseconds: i64) -> Value {
    if nanoseconds == 0 {
        return seconds.into();
    }
    let total = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    Value::from(Decimal::from_scaled_i128(total, 9).without_trailing_zeros())
}

fn zone_property(zone: Option<&Zone>, offset: Option<i32>, name: &str) -> Option<Value> {
    match name {
        "time offset" => Some(
            offset
                .map(|seconds| DaysAndTimeDuration::from_seconds(seconds.into()))
                .into(),
        ),
        "timezone" => Some(zone.and_then(Zone::region).into()),
        _ => None,
    }
}

fn time_property(time: &Time, name: &str) -> Option<Value> {
    let offset = time.zone.as_ref().map(Zone::standard_offset);
    local_time_property(time.local, name)
        .or_else(|| zone_property(time.zone.as_ref(), offset, name))
}

fn date_time_property(date_time: &DateTime, name: &str) -> Option<Value> {
    date_property(date_time.date, name)
        .or_else(|| local_time_property(date_time.time, name))
        .or_else(|| zone_property(date_time.zone.as_ref(), date_time.offset(), name))
}

fn days_and_time_property(duration: DaysAndTimeDuration, name: &str) -> Option<Value> {
    let [days, hours, minutes, seconds] = duration.components();
    Some(match name {
        "days" => days.into(),
        "hours" => hours.into(),
        "minutes" => minutes.into(),
        "seconds" => {
            let rest = duration.nanoseconds() % 1_000_000_000;
            seconds_with_fraction(seconds, i64::try_from(rest).unwrap_or(0))
        }
        _ => return None,
    })
}

fn range_property(range: &Range, name: &str) -> Option<Value> {
    Some(match name {
        "start" => range.start().clone(),
        "end" => range.end().clone(),
        "start included" => range.start_included().into(),
        "end included" => range.end_included().into(),
        _ => return None,
    })
}
