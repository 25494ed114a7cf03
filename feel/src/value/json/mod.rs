//! JSON in two encodings.
//!
//! **Plain** is what clients send and receive: temporal values and ranges are strings as FEEL
//! writes them, functions are null. **Stored** is lossless: kinds that JSON lacks are objects
//! tagged by a member `@`, for example `{"@":"date","value":"2026-01-31"}`. An object of a client
//! that itself has a member `@` is wrapped: `{"@":"context","value":{…}}`.
//!
//! Both keep numbers verbatim (never through binary floating point) and the order of members,
//! refuse NUL in strings and names (PostgreSQL cannot store it), and limit the nesting.
//!
//! [`Value`] and [`Context`] implement serde's traits with the stored encoding, [`PlainJson`] with
//! the plain one. Both work with `serde_json` only, and not below types that serde buffers
//! (`#[serde(flatten)]`, untagged and internally tagged enums, adjacently tagged ones when the
//! content comes before the tag): numbers pass as raw JSON.

mod check;
mod read;
mod serde_support;
mod text;
mod write;

use std::fmt;

use thiserror::Error;

use super::{Context, Value};

pub use serde_support::PlainJson;
pub(crate) use text::write_string;

/// How deep lists and contexts may be nested in JSON from a client.
pub const PLAIN_DEPTH: u32 = 128;
/// How deep they may be nested in stored JSON: whatever evaluation can produce (see
/// [`crate::Limits`]), wrapped a few times.
pub const STORED_DEPTH: u32 = 384;

/// Why a text is not accepted as JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}{reason} (at byte {offset})", PathPrefix(.path))]
pub struct JsonError {
    /// The place in the document, as `order.items[3]`; empty for the document itself.
    pub path: String,
    /// The byte where the problem was found.
    pub offset: usize,
    /// What is wrong.
    pub reason: JsonErrorReason,
}

/// What is wrong with a JSON text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonErrorReason {
    /// The text is not JSON.
    #[error("expected {expected}, found {found}")]
    Syntax {
        /// What could stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// Too many lists and objects within one another.
    #[error("lists and objects are nested deeper than {limit}")]
    TooDeep {
        /// The largest depth.
        limit: u32,
    },
    /// A string or name holds the character NUL.
    #[error("strings and names must not contain the character NUL (\\u0000)")]
    Nul,
    /// A string or name holds half of a surrogate pair, which is no character.
    #[error("strings and names must not contain half of a surrogate pair (\\ud800 to \\udfff)")]
    Surrogate,
    /// A number beyond the range of decimal128.
    #[error("{0}")]
    Number(#[from] super::decimal::DecimalError),
    /// An object of the stored encoding with an unknown tag or a content that does not fit it.
    #[error("the stored value is damaged: {0}")]
    Stored(String),
}

/// Whether a text is JSON in which every string and every number, whoever reads it, is one that a [`Value`] can hold, and which
/// nests no deeper than `depth_limit`. It costs no memory but for the path of an error.
///
/// # Errors
/// [`JsonError`] for the first place where it is not.
pub fn check_json(text: &str, depth_limit: u32) -> Result<(), JsonError> {
    check::check(text, depth_limit)
}

/// A value holds a function, which the stored encoding cannot express.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a function cannot be stored; store the result of its invocation")]
pub struct FunctionNotStorable;

struct PathPrefix<'a>(&'a str);

impl fmt::Display for PathPrefix<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            Ok(())
        } else {
            write!(formatter, "{}: ", self.0)
        }
    }
}

impl JsonError {
    /// The same error in a larger document, of which this one's text was the part at `path`.
    #[must_use]
    pub fn within(mut self, path: &str) -> JsonError {
        let separator = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{path}{separator}{}", self.path);
        self
    }
}

impl Value {
    /// Reads plain JSON.
    ///
    /// # Errors
    /// [`JsonError`] when the text is not JSON, too deep, or holds a NUL or a number that
    /// decimal128 cannot express.
    pub fn from_json(text: &str) -> Result<Value, JsonError> {
        read::read(text, PLAIN_DEPTH, read::Encoding::Plain)
    }

    /// The plain JSON text.
    pub fn to_json(&self) -> String {
        let mut output = String::new();
        self.write_json(&mut output);
        output
    }

    /// Appends the plain JSON text.
    pub fn write_json(&self, output: &mut String) {
        write::plain(self, output);
    }

    /// Reads the stored encoding.
    ///
    /// # Errors
    /// [`JsonError`] when the text was not written by [`Value::write_stored_json`].
    pub fn from_stored_json(text: &str) -> Result<Value, JsonError> {
        read::read(text, STORED_DEPTH, read::Encoding::Stored)
    }

    /// Appends the stored encoding.
    ///
    /// # Errors
    /// When the value holds a function; the output is then incomplete.
    pub fn write_stored_json(&self, output: &mut String) -> Result<(), FunctionNotStorable> {
        write::stored(self, output)
    }
}

impl Context {
    /// Reads a plain JSON object.
    ///
    /// # Errors
    /// As [`Value::from_json`], and when the text is JSON of another kind.
    pub fn from_json(text: &str) -> Result<Context, JsonError> {
        into_context(Value::from_json(text)?)
    }

    /// The plain JSON text.
    pub fn to_json(&self) -> String {
        let mut output = String::new();
        self.write_json(&mut output);
        output
    }

    /// Appends the plain JSON text.
    pub fn write_json(&self, output: &mut String) {
        write::plain_context(self, output);
    }

    /// Reads the stored encoding.
    ///
    /// # Errors
    /// [`JsonError`] when the text was not written by [`Context::write_stored_json`].
    pub fn from_stored_json(text: &str) -> Result<Context, JsonError> {
        into_context(Value::from_stored_json(text)?)
    }

    /// Appends the stored encoding.
    ///
    /// # Errors
    /// When an entry holds a function; the output is then incomplete.
    pub fn write_stored_json(&self, output: &mut String) -> Result<(), FunctionNotStorable> {
        write::stored_context(self, output)
    }
}

fn into_context(value: Value) -> Result<Context, JsonError> {
    match value {
        Value::Context(context) => Ok(std::sync::Arc::unwrap_or_clone(context)),
        other => Err(JsonError {
            path: String::new(),
            offset: 0,
            reason: JsonErrorReason::Syntax {
                expected: "an object",
                found: other.kind().to_owned(),
            },
        }),
    }
}

#[cfg(test)]
mod tests;
