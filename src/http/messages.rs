//! Messages from outside.

use super::{access::ProjectAccess, body::Json, error::ApiError, variables::PlainVariables};
use crate::{application::Application, execution::PublishMessage};
use axum::{extract::State, http::StatusCode};
use domain::{message::correlation, model::timer, short_text::ShortText};
use feel::{PlainJson, Value};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Deserialize;
use std::sync::Arc;

/// How long a message waits for a receiver when the request does not say.
const DEFAULT_TIME_TO_LIVE: SignedDuration = SignedDuration::from_hours(1);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PublishRequest {
    message_name: ShortText,
    #[serde(default)]
    correlation_keys: Option<PlainJson<Value>>,
    #[serde(default)]
    variables: PlainVariables,
    #[serde(default, deserialize_with = "ShortText::optional")]
    ttl: Option<ShortText>,
}

/// Publishes a message.
pub(super) async fn publish(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<PublishRequest>,
) -> Result<StatusCode, ApiError> {
    let message = PublishMessage {
        name: request.message_name,
        correlation_key: correlation_key(request.correlation_keys)?,
        variables: request.variables.0,
        time_to_live: time_to_live(
            request.ttl.as_ref().map(ShortText::as_str),
            application.clock.now(),
        )?,
    };
    application
        .commands
        .publish_message(&access.actor(), access.project(), message)
        .await?;
    Ok(StatusCode::OK)
}

/// The key to compare; null is none.
fn correlation_key(key: Option<PlainJson<Value>>) -> Result<Option<Value>, ApiError> {
    match key.map(|PlainJson(key)| key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::List(_)) => Err(ApiError::field(
            "correlationKeys",
            "expected a string, a number, a boolean or an object, found a list",
        )),
        Some(key) => match correlation::check(&key) {
            Ok(()) => Ok(Some(key)),
            Err(error) => Err(ApiError::field("correlationKeys", error)),
        },
    }
}

/// How long a message waits for a receiver. The text is a duration, or the time until which it waits.
fn time_to_live(text: Option<&str>, now: Timestamp) -> Result<SignedDuration, ApiError> {
    let Some(text) = text else {
        return Ok(DEFAULT_TIME_TO_LIVE);
    };
    if let Ok(until) = timer::parse_date(text, &TimeZone::UTC) {
        return Ok(until.duration_since(now).max(SignedDuration::ZERO));
    }
    timer::parse_time_to_live(text).map_err(|error| {
        ApiError::field(
            "ttl",
            format!("{error}; a time such as 2026-12-31T23:59:59Z fits too"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> i64 {
        let now = "2026-01-31T12:00:00Z".parse().unwrap();
        time_to_live(Some(text), now).unwrap().as_secs()
    }

    #[test]
    fn a_message_waits_for_a_duration_or_until_a_time() {
        assert_eq!(
            ["1h30m", "PT1H", "P1DT12H", "2026-01-31T12:01:00Z"].map(seconds),
            [5_400, 3_600, 129_600, 60]
        );
        assert_eq!(seconds("2026-01-31T11:00:00Z"), 0, "that is over");
        assert_eq!(
            ["2026-01-31T12:01:00", "2026-02-01"].map(seconds),
            [60, 43_200],
            "a time without a zone is read as timers read it, in UTC"
        );
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in ["soon", "-1s", "2026-13-31"] {
            assert!(
                time_to_live(Some(text), Timestamp::UNIX_EPOCH).is_err(),
                "{text}"
            );
        }
    }
}
