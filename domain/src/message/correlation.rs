//! Whether a message's key matches a subscription's (contract, "Correlation").

use crate::short_text::{ShortText, ShortTextError};
use feel::Value;

/// Whether a value is short enough for a key: a text by which messages are looked up is a [`ShortText`], or empty.
pub fn check(key: &Value) -> Result<(), ShortTextError> {
    match key {
        Value::String(text) if !text.is_empty() => ShortText::check(text),
        _ => Ok(()),
    }
}

/// A context matches if every entry the message names is there with a matching value; scalars match by type and value; lists
/// are equal or not. A message without a key matches no subscription.
pub fn matches(published: Option<&Value>, subscription: &Value) -> bool {
    match (published, subscription) {
        (None, _) => false,
        (Some(Value::Context(published)), Value::Context(subscription)) => {
            published.iter().all(|(name, value)| {
                subscription
                    .get(name)
                    .is_some_and(|expected| matches(Some(value), expected))
            })
        }
        (Some(published), subscription) => published == subscription,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(json: &str) -> Value {
        Value::from_json(json).unwrap()
    }

    const LONG: &str = "1234567890123456789012345678901234567891";

    #[test]
    fn keys_match_as_the_contract_says() {
        let cases = [
            ("5", "5.0", true),
            ("5", "\"5\"", false),
            ("\"a\"", "\"a\"", true),
            ("true", "true", true),
            (r#"{"order": 1}"#, r#"{"order": 1, "line": 2}"#, true),
            (r#"{"order": 1, "line": 2}"#, r#"{"order": 1}"#, false),
            (
                r#"{"order": {"id": 1}}"#,
                r#"{"order": {"id": 1.0, "kind": "b"}}"#,
                true,
            ),
            ("[1, 2]", "[1, 2]", true),
            ("[1]", "[1, 2]", false),
            (LONG, &format!("{LONG}.00"), true),
            (LONG, "1234567890123456789012345678901234567892", false),
            (LONG, "1.234567890123456789012345678901235e39", false),
            (
                &format!("[{LONG}]"),
                "[1234567890123456789012345678901234567892]",
                false,
            ),
        ];
        for (published, subscription, expected) in cases {
            assert_eq!(
                matches(Some(&value(published)), &value(subscription)),
                expected,
                "{published} for {subscription}"
            );
        }
        assert!(!matches(None, &value("1")));
    }

    #[test]
    fn a_text_as_key_has_at_most_255_characters() {
        let text = |length: usize| Value::from("x".repeat(length).as_str());
        assert_eq!(check(&text(0)), Ok(()));
        assert_eq!(check(&text(255)), Ok(()));
        assert_eq!(
            check(&text(256)),
            Err(ShortTextError::TooLong { found: 256 })
        );
        assert_eq!(check(&value("5")), Ok(()));
    }
}
