//! Messages from outside.

use super::{
    access::ProjectAccess, body::Json, error::ApiError, time_to_live::time_to_live,
    variables::PlainVariables,
};
use crate::{application::Application, execution::PublishMessage};
use axum::{extract::State, http::StatusCode};
use domain::{
    message::{DEFAULT_TIME_TO_LIVE, correlation},
    short_text::ShortText,
};
use feel::{PlainJson, Value};
use serde::Deserialize;
use std::sync::Arc;

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
    let now = application.clock.now();
    let message = PublishMessage {
        name: request.message_name,
        correlation_key: correlation_key(request.correlation_keys)?,
        variables: request.variables.0,
        time_to_live: time_to_live(request.ttl.as_ref(), DEFAULT_TIME_TO_LIVE, now)?,
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
