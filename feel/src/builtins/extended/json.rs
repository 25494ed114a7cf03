//! A value as JSON text of limited length: a value may hold one long string very often.

use crate::value::json::write_string;
use crate::value::temporal::Zone;
use crate::value::{DateTime, Value};

/// The JSON text; `None` if it has more than `limit` bytes.
pub(super) fn text_of(value: &Value, limit: usize) -> Option<String> {
    let mut text = String::new();
    write(value, limit, &mut text)?;
    Some(text)
}

fn write(value: &Value, limit: usize, text: &mut String) -> Option<()> {
    match value {
        Value::List(list) => {
            for (index, item) in list.iter().enumerate() {
                text.push(if index == 0 { '[' } else { ',' });
                write(item, limit, text)?;
            }
            text.push_str(if list.is_empty() { "[]" } else { "]" });
        }
        Value::Context(context) => {
            for (index, (name, value)) in context.iter().enumerate() {
                text.push(if index == 0 { '{' } else { ',' });
                write_string(name, text);
                text.push(':');
                write(value, limit, text)?;
            }
            text.push_str(if context.is_empty() { "{}" } else { "}" });
        }
        Value::DateTime(date_time) => write_string(&iso(date_time), text),
        Value::Null
        | Value::Boolean(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::DaysAndTimeDuration(_)
        | Value::YearsAndMonthsDuration(_)
        | Value::Range(_)
        | Value::Function(_) => value.write_json(text),
    }
    (text.len() <= limit).then_some(())
}

/// In a region its offset, and then its name in brackets: `2025-11-24T10:00:00+01:00[Europe/Berlin]` (RFC 9557).
fn iso(date_time: &DateTime) -> String {
    let region = date_time.zone.as_ref().and_then(Zone::region);
    let Some((region, offset)) = region.zip(date_time.offset()) else {
        return date_time.to_string();
    };
    let at_offset = DateTime {
        zone: Zone::from_offset(offset),
        ..date_time.clone()
    };
    format!("{at_offset}[{region}]")
}
