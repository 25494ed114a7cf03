//! The texts by which something is looked up.

use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A text of 1 to [`ShortText::CHARACTERS`] characters without NUL. Every name, key and id that something is looked up by is one
/// (message, task type, assignee, group, business id, client id, error code), wherever it comes from: a request, a BPMN file, FEEL
/// or a token. An index of PostgreSQL takes no long ones, and no text of PostgreSQL takes NUL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ShortText(String);

/// A text that is no [`ShortText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShortTextError {
    /// It says nothing.
    #[error("expected a text, found an empty one")]
    Empty,
    /// It is too long.
    #[error("expected at most {} characters, found {found}", ShortText::CHARACTERS)]
    TooLong {
        /// How many characters it has.
        found: usize,
    },
    /// It holds the character NUL.
    #[error("must not contain the character NUL (\\u0000)")]
    Nul,
}

impl ShortText {
    /// The most characters there are.
    pub const CHARACTERS: usize = 255;

    /// The text, if it is a short one.
    pub fn new(text: impl Into<String>) -> Result<Self, ShortTextError> {
        let text = text.into();
        Self::check(&text)?;
        Ok(Self(text))
    }

    /// Whether `text` is a short one, and why not.
    pub fn check(text: &str) -> Result<(), ShortTextError> {
        if text.is_empty() {
            return Err(ShortTextError::Empty);
        }
        if text.contains('\0') {
            return Err(ShortTextError::Nul);
        }
        // Most texts have fewer bytes than the limit, and need no counting.
        let found = if text.len() <= Self::CHARACTERS {
            return Ok(());
        } else {
            text.chars().count()
        };
        if found > Self::CHARACTERS {
            return Err(ShortTextError::TooLong { found });
        }
        Ok(())
    }

    /// Reads a text that may be left out: null and an empty one are none.
    pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.filter(|text| !text.is_empty())
            .map(Self::new)
            .transpose()
            .map_err(serde::de::Error::custom)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ShortText {
    type Error = ShortTextError;

    fn try_from(text: String) -> Result<Self, ShortTextError> {
        Self::new(text)
    }
}

impl From<ShortText> for String {
    fn from(ShortText(text): ShortText) -> Self {
        text
    }
}

impl fmt::Display for ShortText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_1_to_255_characters_however_many_bytes_they_take() {
        for text in ["a", &"a".repeat(255), &"😀".repeat(255)] {
            assert_eq!(ShortText::new(text).map(String::from), Ok(text.to_owned()));
        }
        assert_eq!(ShortText::new(""), Err(ShortTextError::Empty));
        for text in ["a".repeat(256), "😀".repeat(256)] {
            let expected = Err(ShortTextError::TooLong { found: 256 });
            assert_eq!(ShortText::new(text), expected);
        }
    }

    #[test]
    fn it_holds_no_nul() {
        assert_eq!(ShortText::new("a\0b"), Err(ShortTextError::Nul));
    }

    #[test]
    fn it_is_checked_when_it_is_read() {
        let read = |json| serde_json::from_str::<ShortText>(json).map(String::from);
        assert_eq!(read(r#""order""#).unwrap(), "order");
        assert!(read(r#""""#).is_err() && read(r#""a\u0000""#).is_err() && read("5").is_err());
        let long = format!("{:?}", "x".repeat(256));
        let complaint = read(&long).unwrap_err().to_string();
        assert!(
            complaint.contains("at most 255 characters, found 256"),
            "{complaint}"
        );
    }

    #[test]
    fn one_that_may_be_left_out_is_none_when_it_is_null_or_empty() {
        #[derive(Deserialize)]
        struct Request {
            #[serde(default, deserialize_with = "ShortText::optional")]
            client: Option<ShortText>,
        }
        let read =
            |json| serde_json::from_str(json).map(|Request { client }| client.map(String::from));
        for none in ["{}", r#"{"client":null}"#, r#"{"client":""}"#] {
            assert_eq!(read(none).unwrap(), None, "{none}");
        }
        assert_eq!(read(r#"{"client":"w"}"#).unwrap().as_deref(), Some("w"));
        assert!(read(r#"{"client":"\u0000"}"#).is_err());
    }
}
