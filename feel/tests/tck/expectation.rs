//! Values of test files, and how results are compared with them.

use feel::{Context, Decimal, Value};
use roxmltree::Node;

use super::LocalName;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

fn is_nil(node: Node<'_, '_>) -> bool {
    node.attribute((XSI, "nil")) == Some("true")
}

/// The value within an `inputNode`, `expected`, `item` or `component`.
pub(crate) fn value(node: Node<'_, '_>) -> Value {
    if is_nil(node) {
        return Value::Null;
    }
    let components: Vec<_> = node
        .children()
        .filter(|child| child.has_tag_name_local("component"))
        .collect();
    if !components.is_empty() {
        let entries = components
            .into_iter()
            .map(|part| (part.attribute("name").unwrap().to_owned(), value(part)));
        return Value::from(entries.collect::<Context>());
    }
    if let Some(list) = node
        .children()
        .find(|child| child.has_tag_name_local("list"))
    {
        if is_nil(list) {
            return Value::Null;
        }
        let items = list
            .children()
            .filter(|child| child.has_tag_name_local("item"));
        return Value::from(items.map(value).collect::<Vec<_>>());
    }
    node.children()
        .find(|child| child.has_tag_name_local("value"))
        .map_or(Value::Null, simple)
}

fn simple(node: Node<'_, '_>) -> Value {
    if is_nil(node) {
        return Value::Null;
    }
    let text: String = node.children().filter_map(|child| child.text()).collect();
    let kind = node.attribute((XSI, "type")).unwrap_or("xsd:string");
    let kind = kind.split_once(':').map_or(kind, |(_, name)| name);
    match kind {
        "string" => Value::from(text),
        "boolean" => Value::Boolean(text.trim() == "true"),
        "decimal" | "double" | "integer" | "int" | "float" | "long" => {
            Value::Number(text.trim().parse().unwrap())
        }
        "date" => Value::Date(text.trim().parse().unwrap()),
        "time" => Value::Time(text.trim().parse().unwrap()),
        "dateTime" => Value::DateTime(text.trim().parse().unwrap()),
        "duration" => match text.trim().parse() {
            Ok(duration) => Value::YearsAndMonthsDuration(duration),
            Err(_) => Value::DaysAndTimeDuration(text.trim().parse().unwrap()),
        },
        other => panic!("the type {other} of a value is not known"),
    }
}

/// Numbers may differ by 1e-8, as the suite has it; all else is compared by value.
pub(crate) fn matches(expected: &Value, actual: &Value) -> bool {
    match (expected, actual) {
        (Value::Number(expected), Value::Number(actual)) => {
            let tolerance: Decimal = "0.00000001".parse().unwrap();
            expected
                .decimal()
                .checked_sub(actual.decimal())
                .is_some_and(|difference| difference.abs() <= tolerance)
        }
        (Value::List(expected), Value::List(actual)) => {
            expected.len() == actual.len()
                && expected
                    .iter()
                    .zip(actual.iter())
                    .all(|(e, a)| matches(e, a))
        }
        (Value::Context(expected), Value::Context(actual)) => {
            expected.len() == actual.len()
                && expected
                    .iter()
                    .all(|(name, e)| actual.get(name).is_some_and(|a| matches(e, a)))
        }
        (expected, actual) => expected == actual,
    }
}
