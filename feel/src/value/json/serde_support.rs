//! serde for values, by raw JSON, so that numbers stay verbatim.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::value::{Context, Value};

/// A [`Value`] or [`Context`] that serde reads and writes as plain JSON, as clients use it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlainJson<T>(pub T);

fn raw<S: Serializer>(text: String, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(text)
        .map_err(S::Error::custom)?
        .serialize(serializer)
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<RawValue>, D::Error> {
    Box::<RawValue>::deserialize(deserializer)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut output = String::new();
        self.write_stored_json(&mut output)
            .map_err(S::Error::custom)?;
        raw(output, serializer)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Value::from_stored_json(text(deserializer)?.get()).map_err(D::Error::custom)
    }
}

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut output = String::new();
        self.write_stored_json(&mut output)
            .map_err(S::Error::custom)?;
        raw(output, serializer)
    }
}

impl<'de> Deserialize<'de> for Context {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Context, D::Error> {
        Context::from_stored_json(text(deserializer)?.get()).map_err(D::Error::custom)
    }
}

impl Serialize for PlainJson<Value> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        raw(self.0.to_json(), serializer)
    }
}

impl<'de> Deserialize<'de> for PlainJson<Value> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PlainJson<Value>, D::Error> {
        Value::from_json(text(deserializer)?.get())
            .map(PlainJson)
            .map_err(D::Error::custom)
    }
}

impl Serialize for PlainJson<Context> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        raw(self.0.to_json(), serializer)
    }
}

impl<'de> Deserialize<'de> for PlainJson<Context> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PlainJson<Context>, D::Error> {
        Context::from_json(text(deserializer)?.get())
            .map(PlainJson)
            .map_err(D::Error::custom)
    }
}
