//! Keys of messages as text, so that equal keys give equal texts.

use feel::Value;
use std::fmt::Write as _;
use uuid::Uuid;

/// Stands for a key in a unique index: the same for equal keys, another for others, and short however long the key is. A
/// version 5 UUID (RFC 9562, section 5.5) of the key's normal form.
pub fn start_key(key: &Value) -> String {
    const NAMESPACE: Uuid = Uuid::from_u128(0x5e1c_0b8e_92d7_5a34_8c6f_13f4_7a90_d2e6);
    let mut normal = String::new();
    push_normal(key, &mut normal);
    Uuid::new_v5(&NAMESPACE, normal.as_bytes()).to_string()
}

/// Numbers without the zeros that do not change them, contexts in the order of their names. Values are nested only as deep as
/// the crate `feel` lets them be.
fn push_normal(value: &Value, normal: &mut String) {
    match value {
        Value::Number(number) => normal.push_str(&number.normal()),
        Value::List(items) => {
            normal.push('[');
            for item in items.iter() {
                push_normal(item, normal);
                normal.push(',');
            }
            normal.push(']');
        }
        Value::Context(context) => {
            let mut entries: Vec<_> = context.iter().collect();
            entries.sort_by_key(|(name, _)| *name);
            normal.push('{');
            for (name, entry) in entries {
                Value::from(name.as_ref()).write_json(normal);
                normal.push(':');
                push_normal(entry, normal);
                normal.push(',');
            }
            normal.push('}');
        }
        Value::Null | Value::Boolean(_) | Value::String(_) => value.write_json(normal),
        // A date and the string that reads like it differ.
        other => {
            let _ = write!(normal, "{} ", other.kind());
            other.write_json(normal);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(json: &str) -> String {
        start_key(&Value::from_json(json).unwrap())
    }

    #[test]
    fn equal_keys_are_the_same() {
        for (one, other) in [
            ("5", "5.0"),
            ("0", "-0.00"),
            ("1e40", "10.0e39"),
            (
                r#"{"order": 5, "line": "a"}"#,
                r#"{"line": "a", "order": 5.00}"#,
            ),
            ("[1, 2]", "[1.0, 2]"),
            (
                "1234567890123456789012345678901234567890",
                "123456789012345678901234567890123456789e1",
            ),
            ("1", "1.0000000000000000000000000000000000000000"),
        ] {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
    }

    #[test]
    fn other_keys_differ() {
        for (one, other) in [
            ("5", "\"5\""),
            ("5", "50"),
            ("1.5e40", "1.5e400"),
            ("true", "\"true\""),
            (r#"{"order": 5}"#, r#"{"order": 6}"#),
            (r#"{"a": 1, "b": 2}"#, r#"{"a": 1}"#),
            ("[1, 2]", "[12]"),
            ("[1, 2]", "[2, 1]"),
            (r#"{"a": ["b"]}"#, r#"{"a": "b"}"#),
            (
                r#"{"a": 1234567890123456789012345678901234567891}"#,
                r#"{"a": 1234567890123456789012345678901234567892}"#,
            ),
            ("1", "1.0000000000000000000000000000000000000001"),
        ] {
            assert_ne!(key(one), key(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_date_differs_from_its_text() {
        let date = Value::from_stored_json(r#"{"@":"date","value":"2026-01-31"}"#).unwrap();
        assert_ne!(start_key(&date), key("\"2026-01-31\""));
    }
}
