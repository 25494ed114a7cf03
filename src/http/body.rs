//! Request bodies: JSON, read whole within a limit and a time, with complaints that name the field.

use super::{
    access,
    complaint::complaint,
    error::ApiError,
    intake::{SMALL, Taken},
    server::READ_AT_ONCE,
};
use crate::application::Application;
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    http::request::Parts,
};
use domain::short_text::ShortTextError;
use feel::{JsonError, JsonErrorReason};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Body as _;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::json;
use std::{error::Error, fmt, marker::PhantomData, str::Utf8Error, sync::Arc};

/// How deep a body may be nested: as values may, in the few objects and lists around them.
const DEEPEST: u32 = feel::PLAIN_DEPTH + 4;

/// A body that must be there.
#[derive(Debug)]
pub(super) struct Json<T>(pub(super) T);

/// A body that may be left out, empty or null.
#[derive(Debug)]
pub(super) struct OptionalJson<T>(pub(super) T);

impl<T: DeserializeOwned + Send + 'static> FromRequest<Arc<Application>> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(
        request: Request,
        application: &Arc<Application>,
    ) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body, &parts, application).await?;
        if is_blank(&bytes) {
            return Err(ApiError::BadRequest {
                message: "the request has no body; expected a JSON object".to_owned(),
                details: None,
            });
        }
        parse_aside(bytes, &parts, application).await.map(Self)
    }
}

impl<T: DeserializeOwned + Default + Send + 'static> FromRequest<Arc<Application>>
    for OptionalJson<T>
{
    type Rejection = ApiError;

    async fn from_request(
        request: Request,
        application: &Arc<Application>,
    ) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body, &parts, application).await?;
        if is_blank(&bytes) || bytes.trim_ascii() == b"null" {
            return Ok(Self(T::default()));
        }
        parse_aside(bytes, &parts, application).await.map(Self)
    }
}

/// Reads a body whole. A large one waits for its memory first, unread.
pub(super) async fn read(
    body: Body,
    parts: &Parts,
    application: &Application,
) -> Result<Bytes, ApiError> {
    let rest = &application.config.rest;
    let maximum = rest.maximum_body;
    let announced = body.size_hint();
    if announced.lower() > maximum as u64 {
        return Err(ApiError::TooLarge(maximum));
    }
    let exact = announced.exact().map(usize::try_from);
    let expected = exact.and_then(Result::ok).unwrap_or(maximum);
    let taken = taken(parts)?;
    let mut collected = Vec::new();
    if announced.lower() > SMALL as u64 {
        taken.wait_for_length(expected).await?;
        collected.reserve_exact(expected);
    }
    let mut limited = Limited::new(body, maximum);
    let collecting = async {
        let mut at_once = 0;
        while let Some(frame) = limited.frame().await {
            let frame = frame.map_err(|error| not_whole(error.as_ref(), maximum))?;
            let Some(data) = frame.data_ref() else {
                continue;
            };
            if collected.len() + data.len() > SMALL {
                taken.wait_for_length(expected).await?;
            }
            collected.extend_from_slice(data);
            at_once += data.len();
            if at_once >= READ_AT_ONCE {
                at_once = 0;
                taken.has_read(collected.len()).await;
            }
        }
        taken.is_whole(collected.len());
        Ok(Bytes::from(collected))
    };
    let collected = tokio::time::timeout(rest.read_timeout, collecting).await;
    collected.unwrap_or(Err(ApiError::RequestTimeout))
}

/// What the request has taken: its entrance put it there.
fn taken(parts: &Parts) -> Result<&Taken, ApiError> {
    let taken = parts.extensions.get::<Taken>();
    taken.ok_or_else(|| access::not_entered(parts))
}

fn not_whole(error: &(dyn Error + Send + Sync + 'static), limit: usize) -> ApiError {
    if error.is::<LengthLimitError>() {
        return ApiError::TooLarge(limit);
    }
    ApiError::BadRequest {
        message: format!("the body did not arrive whole: {error}"),
        details: None,
    }
}

/// Reads JSON; a long text where others do not wait for it.
async fn parse_aside<T: DeserializeOwned + Send + 'static>(
    bytes: Bytes,
    parts: &Parts,
    application: &Application,
) -> Result<T, ApiError> {
    if bytes.len() <= SMALL {
        return parse(&bytes);
    }
    let taken = taken(parts)?.clone();
    let project = access::sender(parts)?.project;
    let parsed = application.fair_pool.run(project, move || {
        taken.for_values(&bytes)?;
        parse(&bytes)
    });
    parsed.await?
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.trim_ascii().is_empty()
}

/// Reads JSON. Fields that are not known are ignored, but must be JSON whose texts and numbers can be stored: every text of every
/// operation is checked here, whether anybody reads it or not.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let text = str::from_utf8(bytes).map_err(|error| no_utf8(bytes, error))?;
    feel::check_json(text, DEEPEST).map_err(|error| refused(&error))?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let Object(value) =
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| complaint(&error))?;
    Ok(value)
}

/// Where it stops to be UTF-8, JSON ends too soon.
fn no_utf8(bytes: &[u8], error: Utf8Error) -> ApiError {
    let readable = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let place = str::from_utf8(readable).map(|text| feel::check_json(text, DEEPEST));
    let path = match place {
        Ok(Err(place)) => place.path,
        _ => String::new(),
    };
    ApiError::field(named(&path), format!("is not UTF-8: {error}"))
}

fn refused(error: &JsonError) -> ApiError {
    match &error.reason {
        JsonErrorReason::Syntax { .. } | JsonErrorReason::Stored(_) => malformed(error),
        JsonErrorReason::Nul => ApiError::field(named(&error.path), ShortTextError::Nul),
        reason @ (JsonErrorReason::Surrogate
        | JsonErrorReason::TooDeep { .. }
        | JsonErrorReason::Number(_)) => ApiError::field(named(&error.path), reason),
    }
}

fn named(path: &str) -> &str {
    if path.is_empty() { "the body" } else { path }
}

/// 1 to `MOST` items.
#[derive(Debug)]
pub(super) struct Items<T, const MOST: usize>(pub(super) Vec<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Items<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Vec::deserialize(deserializer)?;
        if (1..=MOST).contains(&items.len()) {
            return Ok(Self(items));
        }
        let found = items.len();
        Err(D::Error::custom(format!(
            "expected 1 to {MOST} items, found {found}"
        )))
    }
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

fn malformed(error: &JsonError) -> ApiError {
    ApiError::BadRequest {
        message: format!("the body is not JSON: {error}"),
        details: (!error.path.is_empty()).then(|| json!({ "field": error.path })),
    }
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
        assert_eq!(wrong_type, "orderID: expected a string, found 42");
        let wrong_value = complaint_about(r#"{"orderID": "42", "items": [{"amount": -1}]}"#);
        assert_eq!(
            wrong_value,
            "items[0].amount: expected a whole number from 0 to 4294967295, found -1"
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
        assert_eq!(complaint, "items[0]: expected an object, found a list");
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
    fn what_nobody_reads_must_be_storable_too() {
        let deep = format!(r#"{{"z": {}1{}}}"#, "[".repeat(200), "]".repeat(200));
        let cases = [
            (
                r#"{"orderID": "a\u0000b", "z": "\ud800"}"#,
                "orderID: must not contain the character NUL",
            ),
            (
                r#"{"z": "\ud800", "orderID": "a\u0000b"}"#,
                "z: strings and names must not contain half",
            ),
            (
                r#"{"z": {"\udc00": 1}}"#,
                "z: strings and names must not contain half",
            ),
            (
                r#"{"z": [1e999999999]}"#,
                "z[0]: the number is outside the range",
            ),
            (deep.as_str(), "z"),
        ];
        for (body, expected) in cases {
            let complaint = complaint_about(body);
            assert!(complaint.starts_with(expected), "{complaint}");
        }
    }

    #[test]
    fn what_is_no_utf_8_is_named() {
        for bytes in [
            &b"{\"z\": \"a\xff\"}"[..],
            b"{\"z\": \"\xed\xa0\x80\"}",
            b"{\"z\": \"\xc0\x80\"}",
        ] {
            let Err(ApiError::BadRequest { message, .. }) = parse::<Order>(bytes) else {
                panic!("{bytes:?} is accepted")
            };
            assert!(message.starts_with("z: is not UTF-8: "), "{message}");
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
