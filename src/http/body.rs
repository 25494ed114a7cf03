//! Request bodies: JSON, read whole within a limit and a time, with complaints that name the field.

use super::error::ApiError;
use crate::application::Application;
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Value;
use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

/// How much of a body that is too large is still read. A client that is answered while it sends often sees only that its
/// connection broke.
const DRAINED_BYTES: usize = 64 * 1024 * 1024;

/// How long that may take.
const DRAINING_TIME: Duration = Duration::from_secs(5);

/// A body that must be there.
#[derive(Debug)]
pub(super) struct Json<T>(pub(super) T);

/// A body that may be left out, empty or null.
#[derive(Debug)]
pub(super) struct OptionalJson<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Arc<Application>> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(
        request: Request,
        application: &Arc<Application>,
    ) -> Result<Self, ApiError> {
        let bytes = read(request.into_body(), application).await?;
        if is_blank(&bytes) {
            return Err(ApiError::BadRequest {
                message: "the request has no body; expected a JSON object".to_owned(),
                details: None,
            });
        }
        parse(&bytes).map(Self)
    }
}

impl<T: DeserializeOwned + Default> FromRequest<Arc<Application>> for OptionalJson<T> {
    type Rejection = ApiError;

    async fn from_request(
        request: Request,
        application: &Arc<Application>,
    ) -> Result<Self, ApiError> {
        let bytes = read(request.into_body(), application).await?;
        if is_blank(&bytes) || bytes.trim_ascii() == b"null" {
            return Ok(Self(T::default()));
        }
        parse(&bytes).map(Self)
    }
}

/// Reads a body whole.
pub(super) async fn read(body: Body, application: &Application) -> Result<Bytes, ApiError> {
    let rest = &application.config.rest;
    let announced = hyper::body::Body::size_hint(&body).lower();
    if announced > rest.maximum_body as u64 {
        drain(body).await;
        return Err(ApiError::TooLarge(rest.maximum_body));
    }
    let mut limited = Limited::new(body, rest.maximum_body);
    let collected = tokio::time::timeout(rest.read_timeout, (&mut limited).collect()).await;
    match collected {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            Err(ApiError::TooLarge(rest.maximum_body))
        }
        Ok(Err(error)) => Err(ApiError::BadRequest {
            message: format!("the body did not arrive whole: {error}"),
            details: None,
        }),
        Err(_elapsed) => Err(ApiError::RequestTimeout),
    }
}

/// Reads on without keeping anything.
async fn drain(mut body: Body) {
    let reading = async {
        let mut read = 0;
        while let Some(Ok(frame)) = body.frame().await {
            read += frame.data_ref().map_or(0, Bytes::len);
            if read > DRAINED_BYTES {
                break;
            }
        }
    };
    // Whether it ended in time makes no difference to the answer.
    let _ = tokio::time::timeout(DRAINING_TIME, reading).await;
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.trim_ascii().is_empty()
}

/// Reads JSON. Fields that are not known are ignored, but must be JSON.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    refuse_nul(bytes)?;
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let Object(value) =
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| complaint(&error))?;
    deserializer.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

/// What is read from an object and from nothing else: by themselves, structs are read from lists of their fields, too.
#[derive(Debug)]
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = T;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(members))
            }
        }

        deserializer.deserialize_map(Members(PhantomData)).map(Self)
    }
}

fn complaint(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let inner = error.inner();
    if inner.is_syntax() || inner.is_eof() || inner.is_io() {
        return malformed(inner);
    }
    let reason = inner.to_string();
    match missing_field(&reason) {
        Some(field) => ApiError::field(&join(&error.path().to_string(), field), "is missing"),
        None => match error.path().to_string().as_str() {
            // The path of the document itself.
            "." => ApiError::BadRequest {
                message: format!("the body does not fit: {reason}"),
                details: None,
            },
            path => ApiError::field(path, reason),
        },
    }
}

fn malformed(error: &serde_json::Error) -> ApiError {
    ApiError::BadRequest {
        message: format!("the body is not JSON: {error}"),
        details: None,
    }
}

/// The field that serde misses. Its path ends at the object that lacks it, so the name stands in the message only.
fn missing_field(reason: &str) -> Option<&str> {
    reason.strip_prefix("missing field `")?.split('`').next()
}

fn join(path: &str, field: &str) -> String {
    if path == "." {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}

/// Refuses NUL in any string, known field or not: PostgreSQL cannot store it. JSON can hold it only as an escape, so most
/// bodies are cleared by one search.
fn refuse_nul(bytes: &[u8]) -> Result<(), ApiError> {
    if !bytes.windows(6).any(|window| window == br"\u0000") {
        return Ok(());
    }
    // What is not JSON is complained about as such later.
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return Ok(());
    };
    match path_of_nul(&value) {
        Some(path) => Err(ApiError::field(
            &path,
            "must not contain the character NUL (\\u0000)",
        )),
        None => Ok(()),
    }
}

/// Where a string or a name holds NUL. The depth is that which `serde_json` accepts, so a list of what is left to look at
/// stays small.
fn path_of_nul(value: &Value) -> Option<String> {
    let mut left = vec![(String::new(), value)];
    while let Some((path, value)) = left.pop() {
        match value {
            Value::String(text) if text.contains('\0') => return Some(path),
            Value::Array(items) => {
                left.extend(
                    items
                        .iter()
                        .enumerate()
                        .map(|(index, item)| (format!("{path}[{index}]"), item)),
                );
            }
            Value::Object(members) => {
                if members.keys().any(|name| name.contains('\0')) {
                    return Some(if path.is_empty() {
                        "the body".to_owned()
                    } else {
                        path
                    });
                }
                let dot = if path.is_empty() { "" } else { "." };
                left.extend(
                    members
                        .iter()
                        .map(|(name, member)| (format!("{path}{dot}{name}"), member)),
                );
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Order {
        #[serde(rename = "orderID")]
        id: String,
        items: Vec<Object<Item>>,
    }

    #[derive(Debug, Deserialize)]
    struct Item {
        amount: u32,
    }

    fn complaint_about(body: &str) -> String {
        match parse::<Order>(body.as_bytes()).unwrap_err() {
            ApiError::BadRequest { message, .. } => message,
            other => panic!("{other:?} is no complaint about the request"),
        }
    }

    #[test]
    fn unknown_fields_are_ignored() {
        let order: Order =
            parse(br#"{"orderID": "42", "items": [{"amount": 1, "colour": "red"}], "more": null}"#)
                .unwrap();
        assert_eq!((order.id.as_str(), order.items[0].0.amount), ("42", 1));
    }

    #[test]
    fn a_complaint_names_the_field_by_its_path() {
        assert_eq!(complaint_about(r#"{"items": []}"#), "orderID: is missing");
        assert_eq!(
            complaint_about(r#"{"orderID": "42", "items": [{}]}"#),
            "items[0].amount: is missing"
        );
        let wrong_type = complaint_about(r#"{"orderID": 42, "items": []}"#);
        assert!(
            wrong_type.starts_with("orderID: invalid type: integer `42`, expected a string"),
            "{wrong_type}"
        );
        let wrong_value = complaint_about(r#"{"orderID": "42", "items": [{"amount": -1}]}"#);
        assert!(
            wrong_value.starts_with("items[0].amount: invalid value: integer `-1`, expected u32"),
            "{wrong_value}"
        );
        let repeated = complaint_about(r#"{"orderID": "42", "orderID": "43", "items": []}"#);
        assert!(repeated.contains("duplicate field `orderID`"), "{repeated}");
    }

    #[test]
    fn what_is_not_json_is_said_to_be_so() {
        for body in [
            "{",
            "{]",
            "{\"orderID\": \"42\", \"items\": []} x",
            "\u{feff}{}",
            "{\"a\": \"\u{1}\"}",
        ] {
            let complaint = complaint_about(body);
            assert!(
                complaint.starts_with("the body is not JSON: "),
                "{complaint}"
            );
        }
    }

    #[test]
    fn an_object_is_expected_and_no_list_of_its_fields() {
        for body in ["[]", "[\"42\", []]", "42", "\"order\"", "null"] {
            let complaint = complaint_about(body);
            assert!(complaint.contains("expected an object"), "{complaint}");
        }
        let complaint = complaint_about(r#"{"orderID": "42", "items": [[1]]}"#);
        assert!(
            complaint.starts_with("items[0]: invalid type: sequence, expected an object"),
            "{complaint}"
        );
    }

    #[test]
    fn nul_is_refused_wherever_it_stands() {
        let cases = [
            (r#"{"orderID": "4\u00002"}"#, "orderID"),
            (r#"{"more": {"deep": ["", "\u0000"]}}"#, "more.deep[1]"),
            (r#"{"more": {"na\u0000me": 1}}"#, "more"),
            (r#"{"na\u0000me": 1}"#, "the body"),
        ];
        for (body, path) in cases {
            assert_eq!(
                complaint_about(body),
                format!("{path}: must not contain the character NUL (\\u0000)")
            );
        }
    }

    #[test]
    fn an_escaped_backslash_before_u0000_is_no_nul() {
        assert!(parse::<Order>(br#"{"orderID": "\\u0000", "items": []}"#).is_ok());
    }

    #[test]
    fn json_that_is_nested_too_deeply_is_refused() {
        let body = format!(
            r#"{{"orderID": {}1{}}}"#,
            "[".repeat(10_000),
            "]".repeat(10_000)
        );
        assert!(parse::<Order>(body.as_bytes()).is_err());
    }
}
