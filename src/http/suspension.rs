//! Suspending and resuming instances and process versions.

use super::{access::ProjectAccess, body::OptionalJson, error::ApiError, path::PathParameters};
use crate::application::Application;
use axum::{extract::State, http::StatusCode};
use domain::{
    ids::{InstanceId, ProcessVersionId},
    instance::command::InstanceCommand,
};
use serde::Deserialize;
use std::sync::Arc;

/// The most characters of a reason.
const LONGEST_REASON: usize = 255;

#[derive(Debug, Default, Deserialize)]
pub(super) struct SuspendRequest {
    #[serde(default)]
    reason: Option<String>,
}

impl SuspendRequest {
    /// Why; nothing if it is empty.
    fn reason(self) -> Result<Option<String>, ApiError> {
        let Some(reason) = self.reason.filter(|reason| !reason.is_empty()) else {
            return Ok(None);
        };
        let found = reason.chars().count();
        if found > LONGEST_REASON {
            let message = format!("expected at most {LONGEST_REASON} characters, found {found}");
            return Err(ApiError::field("reason", message));
        }
        Ok(Some(reason))
    }
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
            request.reason()?,
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
    let instance: InstanceId = path.id("workflowID", "instance")?;
    let command = InstanceCommand::Resume;
    application
        .commands
        .instance(&access.actor(), access.project(), instance, command)
        .await?;
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
            request.reason()?,
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
