//! Query parameters, read as what they mean. Unknown ones are ignored.

use super::error::ApiError;
use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    ids::{InstanceId, ProcessVersionId},
    rfc3339,
    short_text::{ShortText, ShortTextError},
};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use std::{borrow::Cow, fmt::Display, str::FromStr};
use uuid::Uuid;

/// The parameters of a request.
#[derive(Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads the part of the URL behind `?`.
    fn parse(query: &str) -> Result<Self, ApiError> {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let name = decode(name)
                    .ok_or_else(|| ApiError::field(name, "expected percent-encoded UTF-8"))?;
                let value = decode(value)
                    .ok_or_else(|| ApiError::field(&name, "expected percent-encoded UTF-8"))?;
                if value.contains('\0') {
                    return Err(ApiError::field(&name, ShortTextError::Nul));
                }
                Ok((name, value))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// A parameter, whatever it means. Given without a value it counts as not given, as forms send it.
    fn get(&self, name: &str) -> Result<Option<&str>, ApiError> {
        let mut values = self
            .0
            .iter()
            .filter(|(found, _)| found == name)
            .map(|(_, value)| value.as_str());
        let value = values.next();
        if values.next().is_some() {
            return Err(ApiError::field(name, "expected once, found several times"));
        }
        let value = value.filter(|value| !value.is_empty());
        if let Some(text) = value {
            ShortText::check(text).map_err(|error| ApiError::field(name, error))?;
        }
        Ok(value)
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, ApiError> {
        Ok(self.get(name)?.map(str::to_owned))
    }

    /// The id of a process definition. Many write the `id` of a process in its BPMN file, which names all of its versions.
    pub(super) fn process_version(&self, name: &str) -> Result<Option<ProcessVersionId>, ApiError> {
        self.read(
            name,
            "the id of a process definition, which is a UUID",
            |text| text.parse().ok(),
        )
    }

    /// The id of an instance. The contract lets it be any text; one that is no id belongs to no instance.
    pub(super) fn instance(&self, name: &str) -> Result<Option<InstanceId>, ApiError> {
        Ok(self
            .get(name)?
            .map(|text| text.parse().unwrap_or(InstanceId(Uuid::nil()))))
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, ApiError> {
        self.read(name, "true or false", |text| text.parse().ok())
    }

    /// A time (RFC 3339).
    pub(super) fn time(&self, name: &str) -> Result<Option<Timestamp>, ApiError> {
        self.read(
            name,
            "an RFC 3339 date-time such as 2026-01-31T12:00:00Z",
            rfc3339::parse,
        )
    }

    /// A number.
    pub(super) fn number(
        &self,
        name: &str,
        smallest: u64,
        largest: u64,
    ) -> Result<Option<u64>, ApiError> {
        let expected = format!("a whole number from {smallest} to {largest}");
        self.read(name, &expected, |text| {
            text.parse()
                .ok()
                .filter(|number| (smallest..=largest).contains(number))
        })
    }

    /// Something that reads itself, such as one of several words.
    pub(super) fn parsed<T: FromStr<Err: Display>>(
        &self,
        name: &str,
    ) -> Result<Option<T>, ApiError> {
        let text = self.get(name)?;
        text.map(str::parse)
            .transpose()
            .map_err(|reason| ApiError::field(name, reason))
    }

    fn read<T>(
        &self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ApiError> {
        let Some(text) = self.get(name)? else {
            return Ok(None);
        };
        let value = read(text).ok_or_else(|| {
            ApiError::field(
                name,
                format!("expected {expected}, found '{}'", text.escape_debug()),
            )
        })?;
        Ok(Some(value))
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        Self::parse(parts.uri.query().unwrap_or_default())
    }
}

/// The text behind `application/x-www-form-urlencoded`, if it is UTF-8.
fn decode(encoded: &str) -> Option<String> {
    let spaced = encoded.replace('+', " ");
    percent_decode_str(&spaced)
        .decode_utf8()
        .ok()
        .map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::access::ProjectRole;

    fn query(text: &str) -> Query {
        Query::parse(text).unwrap()
    }

    fn complaint<T: std::fmt::Debug>(result: Result<T, ApiError>) -> String {
        match result.unwrap_err() {
            ApiError::BadRequest { message, .. } => message,
            other => panic!("{other:?} is no complaint about the request"),
        }
    }

    #[test]
    fn parameters_are_decoded() {
        let query = query("q=order+42%20%C3%BC&suspended=true&x");
        assert_eq!(query.text("q").unwrap().as_deref(), Some("order 42 ü"));
        assert_eq!(query.flag("suspended").unwrap(), Some(true));
        assert_eq!(query.text("x").unwrap(), None);
        assert_eq!(query.text("absent").unwrap(), None);
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let query = query("a=1&b=x&c=2026-13-01&d=5&d=6&e=0&f=root");
        assert_eq!(
            complaint(query.flag("a")),
            "a: expected true or false, found '1'"
        );
        assert_eq!(
            complaint(query.process_version("b")),
            "b: expected the id of a process definition, which is a UUID, found 'x'"
        );
        assert!(complaint(query.time("c")).starts_with("c: expected an RFC 3339 date-time"));
        assert_eq!(
            complaint(query.text("d")),
            "d: expected once, found several times"
        );
        assert_eq!(
            complaint(query.number("e", 1, 100)),
            "e: expected a whole number from 1 to 100, found '0'"
        );
        assert_eq!(
            complaint(query.parsed::<ProjectRole>("f")),
            "f: 'root' is no role; expected one of viewer, executor, editor, admin"
        );
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(
            complaint(Query::parse("q=%ff")),
            "q: expected percent-encoded UTF-8"
        );
        assert_eq!(
            complaint(Query::parse("q=%00")),
            "q: must not contain the character NUL (\\u0000)"
        );
        let long = format!("q={}", "x".repeat(256));
        assert_eq!(
            complaint(query(&long).text("q")),
            "q: expected at most 255 characters, found 256"
        );
    }
}
