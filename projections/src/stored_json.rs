//! JSON of a column. Whoever reads a row only takes the text over: checking it, and turning values of the stored encoding into
//! plain ones, takes up to 20 ms for each MB, and is left to whoever writes it out.

use feel::{PlainJson, Value};
use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

/// JSON that is handed on as it was written.
#[derive(Clone, Debug)]
pub struct StoredJson(pub(crate) String);

impl StoredJson {
    /// The text.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Serialize for StoredJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: &RawValue = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        json.serialize(serializer)
    }
}

/// Values in the stored encoding that are handed on in the plain one.
#[derive(Clone, Debug)]
pub struct StoredValue(pub(crate) String);

impl StoredValue {
    /// The text, as it is stored.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Serialize for StoredValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = Value::from_stored_json(&self.0).map_err(S::Error::custom)?;
        PlainJson(value).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_handed_on_as_it_was_written() {
        let json = StoredJson(r#"{"total": 1.10}"#.to_owned());
        assert_eq!(serde_json::to_string(&json).unwrap(), r#"{"total": 1.10}"#);
        let damaged = StoredJson(r#"{"total": 1.10"#.to_owned());
        assert!(serde_json::to_string(&damaged).is_err());
    }

    #[test]
    fn values_are_handed_on_in_the_plain_encoding() {
        let stored =
            StoredValue(r#"{"due":{"@":"date","value":"2026-01-31"},"total":1.10}"#.to_owned());
        assert_eq!(
            serde_json::to_string(&stored).unwrap(),
            r#"{"due":"2026-01-31","total":1.10}"#
        );
        assert!(serde_json::to_string(&StoredValue("{".to_owned())).is_err());
    }
}
