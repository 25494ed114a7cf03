//! The history of an instance: every event of it, as it was stored.

use super::{
    access::ProjectAccess,
    error::ApiError,
    instances::find,
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
    let instance = find(&application, &access, &path).await?;
    let filter = history::Filter {
        element: query
            .text("element")?
            .map(|id| ElementId::from(id.as_str())),
        kind: query.text("type")?,
        actor: query.text("actor")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let process = application
        .commands
        .instance_state(instance.id)
        .await?
        .map(|(_, process)| process);
    let kind_of = |element: &ElementId| process.as_ref()?.find(element).map(Element::kind_name);
    let listed = history::list(&application.pool, instance.id, &filter, page, kind_of).await?;
    Ok(Answer(Paginated::new(page, listed)))
}
