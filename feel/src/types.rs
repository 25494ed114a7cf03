use std::fmt;
use std::sync::Arc;

use crate::value::temporal::{DateTime, LocalTime, Zone};
use crate::value::{Context, Value};

/// A type of FEEL (DMN 1.5, 10.3.2.9).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names of the types say all")]
pub enum Type {
    /// Every value but null is an instance.
    Any,
    Null,
    Number,
    String,
    Boolean,
    Date,
    Time,
    DateTime,
    DaysAndTimeDuration,
    YearsAndMonthsDuration,
    /// A list of instances of one type.
    List(Box<Type>),
    /// A range between instances of one type.
    Range(Box<Type>),
    /// A context that has at least these entries.
    Context(Vec<(Arc<str>, Type)>),
    /// The types of the parameters and of the result.
    Function(Vec<Type>, Box<Type>),
}

impl Type {
    /// Whether the value is of this type, as `instance of` decides it: null is an instance of
    /// `Null` only.
    // The recursion follows the type, whose depth the parser limits.
    pub fn has_instance(&self, value: &Value) -> bool {
        match (self, value) {
            (Type::Null, value) => value.is_null(),
            (Type::Any, value) => !value.is_null(),
            (Type::Number, Value::Number(_))
            | (Type::String, Value::String(_))
            | (Type::Boolean, Value::Boolean(_))
            | (Type::Date, Value::Date(_))
            | (Type::Time, Value::Time(_))
            | (Type::DateTime, Value::DateTime(_))
            | (Type::DaysAndTimeDuration, Value::DaysAndTimeDuration(_))
            | (Type::YearsAndMonthsDuration, Value::YearsAndMonthsDuration(_)) => true,
            (Type::List(element), Value::List(items)) => {
                items.iter().all(|item| element.conforms(item))
            }
            (Type::Range(element), Value::Range(range)) => {
                element.conforms(range.start()) && element.conforms(range.end())
            }
            (Type::Context(entries), Value::Context(context)) => has_entries(context, entries),
            (Type::Function(parameters, _), Value::Function(function)) => {
                function.takes(parameters)
            }
            _ => false,
        }
    }

    /// Whether the value may stand where this type is asked for: null may stand everywhere.
    pub fn conforms(&self, value: &Value) -> bool {
        value.is_null() || self.has_instance(value)
    }

    /// The value as one of this type (DMN 1.5, 10.3.2.9.4): a list of one item becomes the item, a
    /// value a list of one item, a date the beginning of its day in UTC. `None` when nothing of
    /// that helps.
    pub fn coerce(&self, value: Value) -> Option<Value> {
        if self.conforms(&value) {
            return Some(value);
        }
        match (self, &value) {
            (Type::DateTime, Value::Date(date)) => {
                let midnight = DateTime {
                    date: *date,
                    time: LocalTime::MIDNIGHT,
                    zone: Some(Zone::UTC),
                };
                Some(Value::DateTime(midnight))
            }
            (Type::List(element), _) if element.conforms(&value) => Some(Value::from(vec![value])),
            (_, Value::List(items)) => match &***items {
                [item] if self.conforms(item) => Some(item.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether every value of this type is one of the other type (DMN 1.5, 10.3.2.9.2).
    pub fn is_subtype_of(&self, other: &Type) -> bool {
        match (self, other) {
            (_, Type::Any) | (Type::Null, _) => true,
            (Type::List(one), Type::List(two)) | (Type::Range(one), Type::Range(two)) => {
                one.is_subtype_of(two)
            }
            (Type::Context(one), Type::Context(two)) => two.iter().all(|(name, wanted)| {
                one.iter()
                    .any(|(found, kind)| found == name && kind.is_subtype_of(wanted))
            }),
            (Type::Function(one, result), Type::Function(two, wanted)) => {
                one.len() == two.len()
                    && two
                        .iter()
                        .zip(one)
                        .all(|(given, taken)| given.is_subtype_of(taken))
                    && result.is_subtype_of(wanted)
            }
            _ => self == other,
        }
    }
}

fn has_entries(context: &Context, entries: &[(Arc<str>, Type)]) -> bool {
    entries
        .iter()
        .all(|(name, kind)| context.get(name).is_some_and(|value| kind.conforms(value)))
}

/// As FEEL writes it.
impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let simple = match self {
            Type::Any => "Any",
            Type::Null => "Null",
            Type::Number => "number",
            Type::String => "string",
            Type::Boolean => "boolean",
            Type::Date => "date",
            Type::Time => "time",
            Type::DateTime => "date and time",
            Type::DaysAndTimeDuration => "days and time duration",
            Type::YearsAndMonthsDuration => "years and months duration",
            Type::List(element) => return write!(formatter, "list<{element}>"),
            Type::Range(element) => return write!(formatter, "range<{element}>"),
            Type::Context(entries) => {
                formatter.write_str("context<")?;
                for (index, (name, kind)) in entries.iter().enumerate() {
                    write!(
                        formatter,
                        "{}{name}: {kind}",
                        if index > 0 { ", " } else { "" }
                    )?;
                }
                return formatter.write_str(">");
            }
            Type::Function(parameters, result) => {
                formatter.write_str("function<")?;
                for (index, kind) in parameters.iter().enumerate() {
                    write!(formatter, "{}{kind}", if index > 0 { ", " } else { "" })?;
                }
                return write!(formatter, "> -> {result}");
            }
        };
        formatter.write_str(simple)
    }
}
