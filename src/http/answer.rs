//! Answers that may be long: up to 16 MiB of rows or of variables, which take half a second to tell and to write. That is done
//! where others do not wait for it, by turns of projects.

use super::{error::ApiError, page::Paginated};
use crate::{application::Application, fair_pool::LONG_TEXT};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::ids::ProjectId;
use projections::{Listed, Page};
use serde::Serialize;

/// Tells something as JSON.
pub(super) async fn told<T: Serialize>(
    application: &Application,
    project: ProjectId,
    is_long: bool,
    tell: impl FnOnce() -> T + Send + 'static,
) -> Result<Response, ApiError> {
    let pool = &application.fair_pool;
    pool.run_if(is_long, Some(project), || written(&tell()))
        .await?
}

/// Tells a page of a list whose items have about so many bytes each.
pub(super) async fn page<T: Serialize + Send + 'static>(
    application: &Application,
    project: ProjectId,
    page: Page,
    listed: Listed<T>,
    length: impl Fn(&T) -> usize,
) -> Result<Response, ApiError> {
    let length: usize = listed.items.iter().map(length).sum();
    told(application, project, length > LONG_TEXT, move || {
        Paginated::new(page, listed)
    })
    .await
}

/// Tells what must reach the client: what it is was given to it, and to nobody else. Then it is written here if too much of the
/// project is waiting for its turn.
pub(super) async fn given<T: Serialize + Send + 'static>(
    application: &Application,
    project: ProjectId,
    is_long: bool,
    given: T,
) -> Result<Response, ApiError> {
    if !is_long {
        return written(&given);
    }
    let pool = &application.fair_pool;
    let write = |given: T| written(&given);
    let done = pool.run_with(Some(project), given, write).await;
    done.unwrap_or_else(write)
}

fn written(value: &impl Serialize) -> Result<Response, ApiError> {
    let json = serde_json::to_vec(value)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}
