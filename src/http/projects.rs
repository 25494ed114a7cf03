//! Projects: the units of access.

use super::{
    access::{Authenticated, ProjectAccess},
    body::Json,
    error::ApiError,
};
use crate::{application::Application, clock};
use axum::{Json as Answer, extract::State, http::StatusCode};
use domain::{ids::ProjectId, name::Name, project::ProjectCommand};
use projections::projects::{self, Project, Reach};
use serde::Deserialize;
use std::sync::Arc;

/// Lists the projects in which the caller has a role.
pub(super) async fn list(
    authenticated: Authenticated,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Vec<Project>>, ApiError> {
    let grants = authenticated.grants();
    let reach = if grants.reaches_every_project() {
        Reach::Every
    } else {
        Reach::Only(grants.projects.into_keys().collect())
    };
    Ok(Answer(projects::list(&application.pool, &reach).await?))
}

#[derive(Debug, Deserialize)]
pub(super) struct CreateRequest {
    name: String,
}

/// Creates a project, whose admin the caller becomes.
pub(super) async fn create(
    authenticated: Authenticated,
    State(application): State<Arc<Application>>,
    Json(request): Json<CreateRequest>,
) -> Result<(StatusCode, Answer<Project>), ApiError> {
    let name = Name::new(&request.name).map_err(|error| ApiError::field("name", error))?;
    let id = ProjectId(clock::new_id(&application.clock));
    let administrator = Some(authenticated.caller().subject.clone());
    let command = ProjectCommand::Create {
        name,
        key: None,
        administrator,
    };
    application
        .commands
        .project(&authenticated.actor(), id, command)
        .await?;
    application.memberships.forget();
    Ok((StatusCode::CREATED, Answer(find(&application, id).await?)))
}

/// A project.
pub(super) async fn get(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Project>, ApiError> {
    Ok(Answer(find(&application, access.project()).await?))
}

/// Deletes a project.
pub(super) async fn delete(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
) -> Result<StatusCode, ApiError> {
    let command = ProjectCommand::Delete;
    application
        .commands
        .project(&access.actor(), access.project(), command)
        .await?;
    application.memberships.forget();
    Ok(StatusCode::NO_CONTENT)
}

async fn find(application: &Application, id: ProjectId) -> Result<Project, ApiError> {
    projects::get(&application.pool, id)
        .await?
        .ok_or_else(ApiError::no_such_project)
}
