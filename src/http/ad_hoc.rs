//! Ad-hoc sub-processes: what begins in them, and their variables. The path names one by its id in the file or, where that is
//! active more than once, by the `executionKey` of the one that is meant.

use super::{
    access::ProjectAccess, body::Json, error::ApiError, instances, path::PathParameters,
    variables::PlainVariables,
};
use crate::application::Application;
use axum::{extract::State, http::StatusCode};
use domain::{ids::ElementId, instance::command::InstanceCommand, short_text::ShortText};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Deserialize)]
pub(super) struct TriggerRequest {
    #[serde(rename = "nodeID")]
    node: ShortText,
}

/// Triggers an element.
pub(super) async fn trigger(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<TriggerRequest>,
) -> Result<StatusCode, ApiError> {
    let command = InstanceCommand::TriggerInAdHoc {
        ad_hoc: path.text("adHocNodeID")?.to_owned(),
        element: ElementId::from(request.node.as_str()),
    };
    instances::carry_out(&application, &access, &path, command).await?;
    Ok(StatusCode::OK)
}

#[derive(Debug, Deserialize)]
pub(super) struct SetVariablesRequest {
    #[serde(default)]
    variables: PlainVariables,
}

/// Sets variables.
pub(super) async fn set_variables(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<SetVariablesRequest>,
) -> Result<StatusCode, ApiError> {
    let command = InstanceCommand::SetAdHocVariables {
        ad_hoc: path.text("adHocNodeID")?.to_owned(),
        variables: request.variables.0,
    };
    instances::carry_out(&application, &access, &path, command).await?;
    Ok(StatusCode::OK)
}
