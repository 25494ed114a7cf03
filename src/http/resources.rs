//! BPMN resources: versions of BPMN files.

use super::{
    access::ProjectAccess,
    body::{Json, OptionalJson},
    error::ApiError,
    findings::{self, Findings},
    instances::Started,
    page::{self, LARGEST_SIZE, Paginated},
    path::PathParameters,
    query::Query,
    variables::PlainVariables,
};
use crate::{application::Application, clock, commands::StartTestInstance};
use axum::{Json as Answer, extract::State, http::StatusCode};
use domain::{
    ids::{ProcessId, ResourceId},
    name::Name,
    resource::ResourceCommand,
    short_text::ShortText,
};
use projections::{
    instances,
    resources::{self, Resource, ResourceDetail, ResourceSummary},
};
use serde::Deserialize;
use std::sync::Arc;

/// Lists all versions of all files.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<Resource>>, ApiError> {
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = resources::list(&application.pool, access.project(), page).await?;
    Ok(Answer(Paginated::new(page, listed)))
}

#[derive(Debug, Deserialize)]
pub(super) struct FileRequest {
    name: String,
    xml: String,
}

impl FileRequest {
    fn name(&self) -> Result<Name, ApiError> {
        Name::new(&self.name).map_err(|error| ApiError::field("name", error))
    }
}

/// Stores a file as a draft.
pub(super) async fn create(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<FileRequest>,
) -> Result<(StatusCode, Answer<ResourceDetail>), ApiError> {
    let id = ResourceId(clock::new_id(&application.clock));
    let name = request.name()?;
    let command = ResourceCommand::Create {
        project: access.project(),
        name,
        xml: request.xml,
    };
    application
        .commands
        .resource(&access.actor(), id, command)
        .await?;
    Ok((
        StatusCode::CREATED,
        Answer(find(&application, &access, id).await?),
    ))
}

/// A version of a file.
pub(super) async fn get(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<Answer<ResourceDetail>, ApiError> {
    let id = path.id("resourceID", "resource")?;
    Ok(Answer(find(&application, &access, id).await?))
}

/// Replaces a draft.
pub(super) async fn update(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<FileRequest>,
) -> Result<Answer<ResourceDetail>, ApiError> {
    let id = path.id("resourceID", "resource")?;
    find(&application, &access, id).await?;
    let command = ResourceCommand::Update {
        name: request.name()?,
        xml: request.xml,
    };
    application
        .commands
        .resource(&access.actor(), id, command)
        .await?;
    Ok(Answer(find(&application, &access, id).await?))
}

/// Deletes a version.
pub(super) async fn delete(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<StatusCode, ApiError> {
    let id = path.id("resourceID", "resource")?;
    find(&application, &access, id).await?;
    let running_instances = instances::running_of_resource(&application.pool, id).await?;
    let command = ResourceCommand::Delete { running_instances };
    application
        .commands
        .resource(&access.actor(), id, command)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deploys a version.
pub(super) async fn deploy(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<StatusCode, ApiError> {
    let id = path.id("resourceID", "resource")?;
    find(&application, &access, id).await?;
    application
        .commands
        .deploy(&access.actor(), access.project(), id)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestRequest {
    #[serde(
        default,
        rename = "processID",
        deserialize_with = "ShortText::optional"
    )]
    process_id: Option<ShortText>,
    #[serde(default)]
    variables: PlainVariables,
    #[serde(default, deserialize_with = "ShortText::optional")]
    business_id: Option<ShortText>,
}

/// Starts a test instance.
pub(super) async fn test(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    OptionalJson(request): OptionalJson<TestRequest>,
) -> Result<(StatusCode, Answer<Started>), ApiError> {
    let start = StartTestInstance {
        project: access.project(),
        resource: path.id("resourceID", "resource")?,
        process_id: request.process_id.map(|id| ProcessId::from(id.as_str())),
        variables: request.variables.0,
        business_id: request.business_id,
    };
    let started = Started::new(&application);
    let actor = access.actor().answered_with(&started)?;
    application
        .commands
        .start_test_instance(&actor, started.id, start)
        .await?;
    Ok((StatusCode::CREATED, Answer(started)))
}

/// Lists the newest version of each file.
pub(super) async fn list_latest(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<ResourceSummary>>, ApiError> {
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = resources::latest(&application.pool, access.project(), page).await?;
    Ok(Answer(Paginated::new(page, listed)))
}

/// Lists the versions of a file.
pub(super) async fn list_versions(
    access: ProjectAccess,
    path: PathParameters,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<Resource>>, ApiError> {
    let definitions = path.text("definitionsID")?;
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed =
        resources::versions(&application.pool, access.project(), definitions, page).await?;
    if listed.total == 0 {
        return Err(ApiError::no_such(
            "resource with the definitions id",
            definitions,
        ));
    }
    Ok(Answer(Paginated::new(page, listed)))
}

#[derive(Debug, Deserialize)]
pub(super) struct ValidateRequest {
    xml: String,
}

/// Checks a file and stores nothing.
pub(super) async fn validate(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<ValidateRequest>,
) -> Result<Answer<Findings>, ApiError> {
    // Also a small file takes long enough to hold up other requests.
    let check = move || findings::check(&request.xml);
    let pool = &application.fair_pool;
    Ok(Answer(pool.run(Some(access.project()), check).await?))
}

async fn find(
    application: &Application,
    access: &ProjectAccess,
    id: ResourceId,
) -> Result<ResourceDetail, ApiError> {
    resources::get(&application.pool, access.project(), id)
        .await?
        .ok_or_else(|| ApiError::no_such("resource", id))
}
