//! Instances: the runs of processes.

use super::{
    access::ProjectAccess,
    answer,
    body::Json,
    error::ApiError,
    moment,
    page::{self, LARGEST_SIZE, Paginated},
    path::PathParameters,
    query::Query,
    variables::PlainVariables,
};
use crate::{
    application::Application,
    clock,
    commands::StartInstance,
    fair_pool::{LARGE_STATE, LONG_TEXT},
};
use axum::{Json as Answer, extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{InstanceId, ProcessId, ProcessVersionId},
    instance::{command::InstanceCommand, state::InstanceState},
    short_text::ShortText,
};
use feel::{Context, PlainJson};
use projections::{
    incidents::{self, IncidentRecord},
    instances, state,
    suspension::{self, SuspendedBy},
};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::sync::Arc;

/// A list of instances.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<instances::Instance>>, ApiError> {
    let filter = instances::Filter {
        process_version: query.process_version("definitionID")?,
        process_id: query
            .text("processId")?
            .map(|id| ProcessId::from(id.as_str())),
        status: query.parsed("status")?,
        has_incident: query.flag("hasIncident")?,
        suspended: query.flag("suspended")?,
        created_after: query.time("createdAfter")?,
        business_id: query.text("businessId")?,
        test: query.flag("test")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = instances::list(&application.pool, access.project(), &filter, page).await?;
    Ok(Answer(Paginated::new(page, listed)))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StartRequest {
    #[serde(rename = "processDefinitionID", deserialize_with = "process_version")]
    process_version: ProcessVersionId,
    #[serde(default)]
    variables: PlainVariables,
    #[serde(default, deserialize_with = "ShortText::optional")]
    business_id: Option<ShortText>,
}

/// Many begin with the `id` of a process in its BPMN file: that names all of its versions, and one of them is to be started.
fn process_version<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<ProcessVersionId, D::Error> {
    let text = ShortText::deserialize(deserializer)?;
    text.as_str().parse().map_err(|_not_uuid| {
        let found = text.as_str().escape_debug();
        D::Error::custom(format!(
            "expected the id of a process definition, which is a UUID, found '{found}'. If that is the id of a process in its \
             BPMN file, GET /bpmn/processes/{found}/versions lists its versions: start one of them by its id"
        ))
    })
}

/// The id of an instance that was started.
#[derive(Debug, Serialize)]
pub(super) struct Started {
    #[serde(rename = "workflowID")]
    pub(super) id: InstanceId,
}

impl Started {
    /// An instance that is about to be.
    pub(super) fn new(application: &Application) -> Self {
        Self {
            id: InstanceId(clock::new_id(&application.clock)),
        }
    }
}

/// Starts an instance.
pub(super) async fn start(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<StartRequest>,
) -> Result<(StatusCode, Answer<Started>), ApiError> {
    let start = StartInstance {
        project: access.project(),
        process_version: request.process_version,
        variables: request.variables.0,
        business_id: request.business_id,
    };
    let started = Started::new(&application);
    let actor = access.actor().answered_with(&started)?;
    application
        .commands
        .start_instance(&actor, started.id, start)
        .await?;
    Ok((StatusCode::CREATED, Answer(started)))
}

/// The state of an instance.
pub(super) async fn get(
    access: ProjectAccess,
    path: PathParameters,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Response, ApiError> {
    let instance = find(&application, &access, &path).await?;
    if let Some(at) = query.parsed("at")? {
        return moment::state_at(&application, access.project(), instance, at).await;
    }
    let (state, process) = application
        .commands
        .instance_state(instance.id)
        .await?
        .ok_or_else(|| ApiError::no_such("instance", instance.id))?;
    let incidents = incidents::open_of_instance(&application.pool, instance.id).await?;
    let is_suspended = instance.suspended_at.is_some()
        || instance.definition_suspended
        || instance.parent_suspended;
    let suspended = if is_suspended && instance.status == instances::Status::Running {
        let (version, parent) = (instance.process_version, instance.parent);
        suspension::of_instance(&application.pool, instance.id, version, parent).await?
    } else {
        SuspendedBy::default()
    };
    let is_long = is_long(&state, &incidents);
    answer::told(&application, access.project(), is_long, move || {
        state::tell(&state, &process, instance, incidents, suspended)
    })
    .await
}

/// Whether a state takes long to tell.
pub(super) fn is_long(state: &InstanceState, incidents: &[IncidentRecord]) -> bool {
    let seen = incidents
        .iter()
        .map(|incident| incident.variables.get().len());
    state.memory() > LARGE_STATE || seen.sum::<usize>() > LONG_TEXT
}

/// Cancels an instance. One that has ended stays as it is.
pub(super) async fn cancel(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<StatusCode, ApiError> {
    carry_out(&application, &access, &path, InstanceCommand::Cancel).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The called instances of an instance.
#[derive(Debug, Serialize)]
pub(super) struct Children {
    children: Vec<instances::Instance>,
}

/// Lists the instances that an instance called.
pub(super) async fn children(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Children>, ApiError> {
    let instance = find(&application, &access, &path).await?;
    let children = instances::children(&application.pool, access.project(), instance.id).await?;
    Ok(Answer(Children { children }))
}

/// The variables of a root scope, of a request or of an answer.
#[derive(Debug, Serialize)]
pub(super) struct RootVariables {
    variables: PlainJson<Context>,
}

/// The variables of an instance.
pub(super) async fn variables(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<Response, ApiError> {
    let instance = find(&application, &access, &path).await?;
    let state = application.commands.instance_state(instance.id).await?;
    let (state, _) = state.ok_or_else(|| ApiError::no_such("instance", instance.id))?;
    let is_long = state.memory() > LARGE_STATE;
    answer::told(&application, access.project(), is_long, || RootVariables {
        variables: PlainJson(state.variables.0),
    })
    .await
}

#[derive(Debug, Deserialize)]
pub(super) struct SetVariablesRequest {
    variables: PlainVariables,
}

/// Sets variables of an instance.
pub(super) async fn set_variables(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<SetVariablesRequest>,
) -> Result<StatusCode, ApiError> {
    let command = InstanceCommand::SetVariables(request.variables.0);
    carry_out(&application, &access, &path, command).await?;
    Ok(StatusCode::OK)
}

/// Carries out a command on the instance that the path names.
pub(super) async fn carry_out(
    application: &Application,
    access: &ProjectAccess,
    path: &PathParameters,
    command: InstanceCommand,
) -> Result<(), ApiError> {
    let id = path.id("workflowID", "instance")?;
    application
        .commands
        .instance(&access.actor(), access.project(), id, command)
        .await?;
    Ok(())
}

/// The instance that the path names, if it is one of the project.
pub(super) async fn find(
    application: &Application,
    access: &ProjectAccess,
    path: &PathParameters,
) -> Result<instances::Instance, ApiError> {
    let id = path.id("workflowID", "instance")?;
    instances::get(&application.pool, access.project(), id)
        .await?
        .ok_or_else(|| ApiError::no_such("instance", id))
}
