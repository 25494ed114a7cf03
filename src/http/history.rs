//! The history of an instance: every event of it, as it was stored.

use super::{
    access::ProjectAccess, answer, error::ApiError, page, path::PathParameters, query::Query,
};
use crate::application::Application;
use axum::{extract::State, response::Response};
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
) -> Result<Response, ApiError> {
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
    let (project, length) = (access.project(), HistoryItem::length);
    answer::page(&application, project, page, told.listed, length).await
}
