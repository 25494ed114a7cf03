//! Signals from outside.

use super::{
    access::ProjectAccess, body::Json, error::ApiError, time_to_live::time_to_live,
    variables::PlainVariables,
};
use crate::{application::Application, execution::PublishSignal};
use axum::{extract::State, http::StatusCode};
use domain::{short_text::ShortText, signal::DEFAULT_TIME_TO_LIVE};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PublishRequest {
    signal_name: ShortText,
    #[serde(default)]
    variables: PlainVariables,
    #[serde(default, deserialize_with = "ShortText::optional")]
    ttl: Option<ShortText>,
}

/// Publishes a signal.
pub(super) async fn publish(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<PublishRequest>,
) -> Result<StatusCode, ApiError> {
    let now = application.clock.now();
    let signal = PublishSignal {
        name: request.signal_name,
        variables: request.variables.0,
        time_to_live: time_to_live(request.ttl.as_ref(), DEFAULT_TIME_TO_LIVE, now)?,
    };
    application
        .commands
        .publish_signal(&access.actor(), access.project(), signal)
        .await?;
    Ok(StatusCode::OK)
}
