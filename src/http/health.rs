//! What the platform that runs the process asks: whether it lives, and whether it can serve.

use crate::application::Application;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use store::read_tables::{self, NotWritten};

/// The longest the database may take to answer.
const DATABASE_TIMEOUT: Duration = Duration::from_secs(2);

/// Whether each part can be used.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: Part,
    program: ProgramState,
    issuer: Part,
    clock: ClockState,
}

/// Whether steps of this program write all that lists read.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum ProgramState {
    Current,
    Outdated,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum ClockState {
    Right,
    Wrong,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Part {
    Reachable,
    Unreachable,
}

/// Answers as long as the process lives.
pub(super) async fn live() -> StatusCode {
    StatusCode::OK
}

/// Answers 200 when requests can be served, else 503 and which part is away.
pub(super) async fn ready(State(application): State<Arc<Application>>) -> Response {
    let part = |reachable| {
        if reachable {
            Part::Reachable
        } else {
            Part::Unreachable
        }
    };
    let unwritten = unwritten(&application).await;
    let database = part(unwritten.is_some());
    let program = match unwritten.flatten() {
        None => ProgramState::Current,
        Some(_) => ProgramState::Outdated,
    };
    let issuer = part(application.identity.is_ready());
    let clock = if application.clock_watch.is_right() {
        ClockState::Right
    } else {
        ClockState::Wrong
    };
    let ready = database == Part::Reachable
        && program == ProgramState::Current
        && issuer == Part::Reachable
        && clock == ClockState::Right;
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let readiness = Readiness {
        ready,
        database,
        program,
        issuer,
        clock,
    };
    (status, Json(readiness)).into_response()
}

/// Everything that was counted.
pub(super) async fn metrics(State(application): State<Arc<Application>>) -> Response {
    const TEXT_FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    match application.metrics.render().await {
        Ok(text) => ([(header::CONTENT_TYPE, TEXT_FORMAT)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What lists read and steps do not write; `None` if the database does not answer.
async fn unwritten(application: &Application) -> Option<Option<NotWritten>> {
    let query = read_tables::unwritten(&application.pool, &application.written);
    tokio::time::timeout(DATABASE_TIMEOUT, query)
        .await
        .ok()?
        .ok()
}
