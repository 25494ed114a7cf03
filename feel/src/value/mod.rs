//! The values of FEEL (DMN 1.5, 10.3.2.3).

mod context;
pub mod decimal;
pub(crate) mod function;
pub mod json;
mod list;
mod number;
mod range;
pub mod temporal;
mod text;

use std::sync::Arc;

pub use context::Context;
pub use decimal::Decimal;
pub use function::{Function, HostFunction, Parameter};
pub use list::List;
pub use number::Number;
pub use range::Range;
pub use temporal::{Date, DateTime, DaysAndTimeDuration, Time, YearsAndMonthsDuration};

/// See [`Value::bytes`].
const BYTES_OF_VALUE: u64 = 16;

/// A value of FEEL. A clone copies at most a pointer.
///
/// `==` compares structure: numbers by all their digits (`1.0 == 1`), temporal values part by part,
/// functions by identity. The `=` of FEEL differs (it has null as a result) and is part of
/// evaluation.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// No value; also what an operation without a result gives.
    #[default]
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A decimal number.
    Number(Number),
    /// Text, counted in Unicode code points.
    String(Arc<str>),
    /// A day.
    Date(Date),
    /// A time of the day.
    Time(Time),
    /// A day with a time.
    DateTime(DateTime),
    /// A length of time in seconds.
    DaysAndTimeDuration(DaysAndTimeDuration),
    /// A length of time in months.
    YearsAndMonthsDuration(YearsAndMonthsDuration),
    /// Values in order.
    List(Arc<List>),
    /// Named values.
    Context(Arc<Context>),
    /// All values between two.
    Range(Arc<Range>),
    /// Something to invoke.
    Function(Arc<Function>),
}

impl Value {
    /// The name of the value's kind, as the specification writes it.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Boolean(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Date(_) => "date",
            Value::Time(_) => "time",
            Value::DateTime(_) => "date and time",
            Value::DaysAndTimeDuration(_) => "days and time duration",
            Value::YearsAndMonthsDuration(_) => "years and months duration",
            Value::List(_) => "list",
            Value::Context(_) => "context",
            Value::Range(_) => "range",
            Value::Function(_) => "function",
        }
    }

    /// How many lists, contexts, ranges and functions stand within one another: 0 for a number, 2
    /// for `[[1]]`.
    pub fn nesting(&self) -> u32 {
        match self {
            Value::List(list) => list.nesting(),
            Value::Context(context) => context.nesting(),
            Value::Range(range) => range.nesting(),
            Value::Function(function) => function.nesting(),
            _ => 0,
        }
    }

    /// How many values this one consists of, itself included; a string counts one more for every 64
    /// bytes, and so do the name of an entry and a number of more than 34 digits. A value that stands in several places counts each time, so this bounds the work of
    /// walking through.
    pub fn size(&self) -> u64 {
        match self {
            Value::String(text) => 1 + (text.len() / 64) as u64,
            Value::Number(number) => 1 + (number.text_length() / 64) as u64,
            Value::List(list) => list.size(),
            Value::Context(context) => context.size(),
            Value::Range(range) => range.size(),
            Value::Function(function) => function.size(),
            _ => 1,
        }
    }

    /// How much it holds, in bytes: 16 for each value that it consists of, and those of its strings, of its numbers of more
    /// than 34 digits and of the names of its entries. Near to the length of its JSON for most values, and known without a walk through it.
    pub fn bytes(&self) -> u64 {
        match self {
            Value::String(text) => BYTES_OF_VALUE + text.len() as u64,
            Value::Number(number) => BYTES_OF_VALUE + number.text_length() as u64,
            Value::List(list) => list.bytes(),
            Value::Context(context) => context.bytes(),
            value => value.size().saturating_mul(BYTES_OF_VALUE),
        }
    }

    /// Whether this is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The truth value, if this is one.
    pub fn as_boolean(&self) -> Option<bool> {
        match self {
            Value::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// What FEEL computes with, if this is a number.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Value::Number(value) => Some(value.decimal()),
            _ => None,
        }
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(value) => Some(value),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub fn as_list(&self) -> Option<&List> {
        match self {
            Value::List(value) => Some(value),
            _ => None,
        }
    }

    /// The entries, if this is a context.
    pub fn as_context(&self) -> Option<&Context> {
        match self {
            Value::Context(value) => Some(value),
            _ => None,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Boolean(value)
    }
}

impl From<Number> for Value {
    fn from(value: Number) -> Value {
        Value::Number(value)
    }
}

impl From<Decimal> for Value {
    fn from(value: Decimal) -> Value {
        Value::Number(value.into())
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Number(value.into())
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Value {
        Value::Number(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Value {
        Value::Number(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::String(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::String(value.into())
    }
}

impl From<Arc<str>> for Value {
    fn from(value: Arc<str>) -> Value {
        Value::String(value)
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Value {
        Value::Date(value)
    }
}

impl From<Time> for Value {
    fn from(value: Time) -> Value {
        Value::Time(value)
    }
}

impl From<DateTime> for Value {
    fn from(value: DateTime) -> Value {
        Value::DateTime(value)
    }
}

impl From<DaysAndTimeDuration> for Value {
    fn from(value: DaysAndTimeDuration) -> Value {
        Value::DaysAndTimeDuration(value)
    }
}

impl From<YearsAndMonthsDuration> for Value {
    fn from(value: YearsAndMonthsDuration) -> Value {
        Value::YearsAndMonthsDuration(value)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Value {
        Value::List(Arc::new(items.into()))
    }
}

impl From<Context> for Value {
    fn from(value: Context) -> Value {
        Value::Context(Arc::new(value))
    }
}

impl From<Range> for Value {
    fn from(value: Range) -> Value {
        Value::Range(Arc::new(value))
    }
}

impl From<Function> for Value {
    fn from(value: Function) -> Value {
        Value::Function(Arc::new(value))
    }
}

/// Null for `None`.
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}
