//! From values to JSON.

use std::convert::Infallible;
use std::fmt::{Display, Write};

use super::FunctionNotStorable;
use super::text::write_string;
use crate::value::{Context, Function, List, Range, Value};

pub(super) fn plain(value: &Value, output: &mut String) {
    let Ok(()) = write_value::<Plain>(value, output);
}

pub(super) fn plain_context(context: &Context, output: &mut String) {
    let Ok(()) = write_entries::<Plain>(context, output);
}

pub(super) fn stored(value: &Value, output: &mut String) -> Result<(), FunctionNotStorable> {
    write_value::<Stored>(value, output)
}

pub(super) fn stored_context(
    context: &Context,
    output: &mut String,
) -> Result<(), FunctionNotStorable> {
    Stored::context(context, output)
}

/// What an encoding does with the kinds that JSON lacks.
trait Encoding {
    type Error;

    fn temporal(kind: &str, value: &dyn Display, output: &mut String);
    fn range(range: &Range, output: &mut String) -> Result<(), Self::Error>;
    fn context(context: &Context, output: &mut String) -> Result<(), Self::Error>;
    fn function(function: &Function, output: &mut String) -> Result<(), Self::Error>;
}

struct Plain;

impl Encoding for Plain {
    type Error = Infallible;

    fn temporal(_kind: &str, value: &dyn Display, output: &mut String) {
        write_string(&value.to_string(), output);
    }

    fn range(range: &Range, output: &mut String) -> Result<(), Infallible> {
        write_string(&Value::from(range.clone()).to_string(), output);
        Ok(())
    }

    fn context(context: &Context, output: &mut String) -> Result<(), Infallible> {
        write_entries::<Plain>(context, output)
    }

    fn function(_function: &Function, output: &mut String) -> Result<(), Infallible> {
        output.push_str("null");
        Ok(())
    }
}

struct Stored;

impl Encoding for Stored {
    type Error = FunctionNotStorable;

    fn temporal(kind: &str, value: &dyn Display, output: &mut String) {
        output.push_str("{\"@\":\"");
        output.push_str(kind);
        output.push_str("\",\"value\":");
        write_string(&value.to_string(), output);
        output.push('}');
    }

    fn range(range: &Range, output: &mut String) -> Result<(), FunctionNotStorable> {
        output.push_str("{\"@\":\"range\",\"start\":");
        write_value::<Stored>(range.start(), output)?;
        output.push_str(",\"startIncluded\":");
        output.push_str(boolean(range.start_included()));
        output.push_str(",\"end\":");
        write_value::<Stored>(range.end(), output)?;
        output.push_str(",\"endIncluded\":");
        output.push_str(boolean(range.end_included()));
        output.push('}');
        Ok(())
    }

    fn context(context: &Context, output: &mut String) -> Result<(), FunctionNotStorable> {
        if !context.contains("@") {
            return write_entries::<Stored>(context, output);
        }
        output.push_str("{\"@\":\"context\",\"value\":");
        write_entries::<Stored>(context, output)?;
        output.push('}');
        Ok(())
    }

    fn function(_function: &Function, _output: &mut String) -> Result<(), FunctionNotStorable> {
        Err(FunctionNotStorable)
    }
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn write_value<E: Encoding>(value: &Value, output: &mut String) -> Result<(), E::Error> {
    match value {
        Value::Null => output.push_str("null"),
        Value::Boolean(value) => output.push_str(boolean(*value)),
        Value::Number(number) => {
            // Writing to a string cannot fail.
            let _ = write!(output, "{number}");
        }
        Value::String(text) => write_string(text, output),
        Value::Date(date) => E::temporal(value.kind(), date, output),
        Value::Time(time) => E::temporal(value.kind(), time, output),
        Value::DateTime(date_time) => E::temporal(value.kind(), date_time, output),
        Value::DaysAndTimeDuration(duration) => E::temporal(value.kind(), duration, output),
        Value::YearsAndMonthsDuration(duration) => E::temporal(value.kind(), duration, output),
        Value::List(list) => return write_items::<E>(list, output),
        Value::Context(context) => return E::context(context, output),
        Value::Range(range) => return E::range(range, output),
        Value::Function(function) => return E::function(function, output),
    }
    Ok(())
}

fn write_items<E: Encoding>(list: &List, output: &mut String) -> Result<(), E::Error> {
    output.push('[');
    for (index, item) in list.iter().enumerate() {
        if index > 0 {
            output.push(',');
        }
        write_value::<E>(item, output)?;
    }
    output.push(']');
    Ok(())
}

fn write_entries<E: Encoding>(context: &Context, output: &mut String) -> Result<(), E::Error> {
    output.push('{');
    for (index, (name, value)) in context.iter().enumerate() {
        if index > 0 {
            output.push(',');
        }
        write_string(name, output);
        output.push(':');
        write_value::<E>(value, output)?;
    }
    output.push('}');
    Ok(())
}
