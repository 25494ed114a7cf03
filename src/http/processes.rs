//! Processes with a deployed version, and their versions.

use super::{
    access::ProjectAccess,
    error::ApiError,
    page::{self, LARGEST_SIZE, Paginated},
    path::PathParameters,
    query::Query,
};
use crate::application::Application;
use axum::{Json as Answer, extract::State};
use domain::ids::ProcessId;
use projections::{
    process_versions::{self, ProcessVersion},
    processes::{self, ProcessSummary},
};
use std::sync::Arc;

/// Lists processes.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<ProcessSummary>>, ApiError> {
    let filter = processes::Filter {
        prefix: query.text("q")?,
        suspended: query.flag("suspended")?,
        created_after: query.time("createdAfter")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = processes::list(&application.pool, access.project(), &filter, page).await?;
    Ok(Answer(Paginated::new(page, listed)))
}

/// Lists the versions of a process.
pub(super) async fn list_versions(
    access: ProjectAccess,
    path: PathParameters,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<ProcessVersion>>, ApiError> {
    let process = ProcessId::from(path.text("processID")?);
    process_versions::latest_deployed(&application.pool, access.project(), &process)
        .await?
        .ok_or_else(|| ApiError::no_such("process", process.as_str().escape_debug()))?;
    let filter = process_versions::Filter {
        suspended: query.flag("suspended")?,
        created_after: query.time("createdAfter")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed =
        process_versions::list(&application.pool, access.project(), &process, &filter, page)
            .await?;
    Ok(Answer(Paginated::new(page, listed)))
}
