//! Suspending and resuming instances and process versions.

use super::{
    access::ProjectAccess, body::OptionalJson, error::ApiError, instances, path::PathParameters,
};
use crate::application::Application;
use axum::{extract::State, http::StatusCode};
use domain::{
    ids::{InstanceId, ProcessVersionId},
    instance::command::InstanceCommand,
    short_text::ShortText,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
pub(super) struct SuspendRequest {
    #[serde(default, deserialize_with = "ShortText::optional")]
    reason: Option<ShortText>,
}

/// Suspends an instance.
pub(super) async fn suspend_instance(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    OptionalJson(request): OptionalJson<SuspendRequest>,
) -> Result<StatusCode, ApiError> {
    let instance: InstanceId = path.id("workflowID", "instance")?;
    application
        .commands
        .suspend_instance(
            &access.actor(),
            access.project(),
            instance,
            request.reason.map(String::from),
        )
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Resumes an instance.
pub(super) async fn resume_instance(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<StatusCode, ApiError> {
    instances::carry_out(&application, &access, &path, InstanceCommand::Resume).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Suspends a process version.
pub(super) async fn suspend_definition(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    OptionalJson(request): OptionalJson<SuspendRequest>,
) -> Result<StatusCode, ApiError> {
    let version: ProcessVersionId = path.id("definitionID", "process definition")?;
    application
        .commands
        .suspend_definition(
            &access.actor(),
            access.project(),
            version,
            request.reason.map(String::from),
        )
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Resumes a process version.
pub(super) async fn resume_definition(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<StatusCode, ApiError> {
    let version: ProcessVersionId = path.id("definitionID", "process definition")?;
    application
        .commands
        .resume_definition(&access.actor(), access.project(), version)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
