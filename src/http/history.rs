//! The history of an instance: every event of it, as it was stored.

use super::{
    access::ProjectAccess,
    error::ApiError,
    page::{self, Paginated},
    path::PathParameters,
    query::Query,
};
use crate::application::Application;
use axum::{Json as Answer, extract::State};
use domain::{ids::ElementId, model::graph::Element};
use projections::history::{self, HistoryItem};
use std::sync::Arc;

/// The largest page: whoever reads a whole history should need few requests.
const LARGEST_SIZE: u32 = 1000;

/// Lists what happened.
pub(super) async fn list(
    access: ProjectAccess,
    path: PathParameters,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<HistoryItem>>, ApiError> {
    let instance = path.id("workflowID", "instance")?;
    let filter = history::Filter {
        element: query
            .text("element")?
            .map(|id| ElementId::from(id.as_str())),
        kind: query.text("type")?,
        actor: query.text("actor")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let mut told = history::list(&application.pool, access.project(), instance, &filter, page)
        .await?
        .ok_or_else(|| ApiError::no_such("instance", instance))?;
    let process = application
        .commands
        .known_process(told.resource, told.process_version)
        .await?;
    told.name_kinds(|element| process.as_ref()?.find(element).map(Element::kind_name));
    Ok(Answer(Paginated::new(page, told.listed)))
}
