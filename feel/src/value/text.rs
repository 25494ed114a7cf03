//! Values as text, as `string()` gives it (DMN 1.5, table 72).

use std::fmt;

use super::{Context, Range, Value};

/// A string is written as it is; within a list, context or range it stands in quotation marks.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::String(text) => formatter.write_str(text),
            other => write_nested(other, formatter),
        }
    }
}

fn write_nested(value: &Value, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Value::Null => formatter.write_str("null"),
        Value::Boolean(value) => write!(formatter, "{value}"),
        Value::Number(value) => write!(formatter, "{value}"),
        Value::String(text) => write_quoted(text, formatter),
        Value::Date(value) => write!(formatter, "{value}"),
        Value::Time(value) => write!(formatter, "{value}"),
        Value::DateTime(value) => write!(formatter, "{value}"),
        Value::DaysAndTimeDuration(value) => write!(formatter, "{value}"),
        Value::YearsAndMonthsDuration(value) => write!(formatter, "{value}"),
        Value::List(items) => {
            formatter.write_str("[")?;
            for (index, item) in items.iter().enumerate() {
                formatter.write_str(if index > 0 { ", " } else { "" })?;
                write_nested(item, formatter)?;
            }
            formatter.write_str("]")
        }
        Value::Context(context) => write_context(context, formatter),
        Value::Range(range) => write_range(range, formatter),
        Value::Function(function) => write!(formatter, "{function:?}"),
    }
}

fn write_quoted(text: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.write_str("\"")?;
    for part in text.split_inclusive(['"', '\\']) {
        match part.strip_suffix(['"', '\\']) {
            Some(before) => {
                let mark = part.get(before.len()..).unwrap_or_default();
                write!(formatter, "{before}\\{mark}")?;
            }
            None => formatter.write_str(part)?,
        }
    }
    formatter.write_str("\"")
}

fn write_context(context: &Context, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.write_str("{")?;
    for (index, (name, value)) in context.iter().enumerate() {
        write!(formatter, "{}{name}: ", if index > 0 { ", " } else { "" })?;
        write_nested(value, formatter)?;
    }
    formatter.write_str("}")
}

fn write_range(range: &Range, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (range.start(), range.end()) {
        (Value::Null, end) => {
            formatter.write_str(if range.end_included() { "<=" } else { "<" })?;
            write_nested(end, formatter)
        }
        (start, Value::Null) => {
            formatter.write_str(if range.start_included() { ">=" } else { ">" })?;
            write_nested(start, formatter)
        }
        (start, end) => {
            formatter.write_str(if range.start_included() { "[" } else { "(" })?;
            write_nested(start, formatter)?;
            formatter.write_str("..")?;
            write_nested(end, formatter)?;
            formatter.write_str(if range.end_included() { "]" } else { ")" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted_only_within_other_values() {
        assert_eq!(Value::from("say \"hi\"").to_string(), "say \"hi\"");
        let list = Value::from(vec![Value::from("say \"hi\" \\"), 1.into(), Value::Null]);
        assert_eq!(list.to_string(), r#"["say \"hi\" \\", 1, null]"#);
        let context: Context = [("a", Value::from("x")), ("b", list)].into_iter().collect();
        assert_eq!(
            Value::from(context).to_string(),
            r#"{a: "x", b: ["say \"hi\" \\", 1, null]}"#
        );
    }

    #[test]
    fn ranges_are_written_as_in_feel() {
        assert_eq!(
            Value::from(Range::new(1.into(), true, 2.into(), false)).to_string(),
            "[1..2)"
        );
        assert_eq!(
            Value::from(Range::new(Value::Null, true, 2.into(), true)).to_string(),
            "<=2"
        );
        assert_eq!(
            Value::from(Range::new(2.into(), false, Value::Null, true)).to_string(),
            ">2"
        );
    }
}
