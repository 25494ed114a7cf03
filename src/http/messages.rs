//! Messages from outside.

use super::{access::ProjectAccess, body::Json, error::ApiError, variables::PlainVariables};
use crate::{application::Application, commands::PublishMessage, duration};
use axum::{extract::State, http::StatusCode};
use feel::{PlainJson, Value};
use jiff::SignedDuration;
use serde::Deserialize;
use std::sync::Arc;

/// How long a message waits for a receiver when the request does not say.
const DEFAULT_TIME_TO_LIVE: SignedDuration = SignedDuration::from_hours(1);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PublishRequest {
    message_name: String,
    #[serde(default)]
    correlation_keys: Option<PlainJson<Value>>,
    #[serde(default)]
    variables: PlainVariables,
    ttl: Option<String>,
}

/// Publishes a message.
pub(super) async fn publish(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<PublishRequest>,
) -> Result<StatusCode, ApiError> {
    if request.message_name.is_empty() {
        return Err(ApiError::field(
            "messageName",
            "expected a name, found an empty text",
        ));
    }
    let message = PublishMessage {
        name: request.message_name,
        correlation_key: correlation_key(request.correlation_keys)?,
        variables: request.variables.0,
        time_to_live: time_to_live(request.ttl.as_deref())?,
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
        Some(key) => Ok(Some(key)),
    }
}

fn time_to_live(text: Option<&str>) -> Result<SignedDuration, ApiError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(DEFAULT_TIME_TO_LIVE);
    };
    let duration = duration::parse(text).map_err(|error| ApiError::field("ttl", error))?;
    // The parser's longest duration is that of the type.
    Ok(SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX))
}
