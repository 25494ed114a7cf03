//! Named values in requests. They are read as FEEL reads JSON, so that decimal numbers keep every digit.

use domain::value::Variables;
use feel::{Context, PlainJson};
use serde::{Deserialize, Deserializer};

/// Named values as clients send them; `null` is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PlainVariables(pub(super) Variables);

impl<'de> Deserialize<'de> for PlainVariables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let context = Option::<PlainJson<Context>>::deserialize(deserializer)?;
        Ok(Self(Variables(context.unwrap_or_default().0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        let text = r#"{"amount": 0.1234567890123456789012345678901234}"#;
        let PlainVariables(variables) = serde_json::from_str(text).unwrap();
        assert_eq!(
            variables.0.to_json(),
            r#"{"amount":0.1234567890123456789012345678901234}"#
        );
    }

    #[test]
    fn null_is_none_and_anything_but_an_object_is_refused() {
        assert_eq!(
            serde_json::from_str::<PlainVariables>("null").unwrap(),
            PlainVariables::default()
        );
        for text in ["[]", "1", "\"amount\""] {
            assert!(
                serde_json::from_str::<PlainVariables>(text).is_err(),
                "{text}"
            );
        }
    }
}
