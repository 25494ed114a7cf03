//! User tasks: the work of people.

use super::{
    access::ProjectAccess,
    body::{Json, OptionalJson},
    error::ApiError,
    page::{self, LARGEST_SIZE, Paginated},
    path::PathParameters,
    query::Query,
    variables::PlainVariables,
};
use crate::{application::Application, commands::CommandError};
use axum::{Json as Answer, extract::State, http::StatusCode};
use domain::{
    access::ProjectRole,
    ids::ActivationId,
    instance::{
        command::{AssignmentChange, InstanceCommand},
        error::InstanceError,
    },
};
use projections::user_tasks::{self, Status, UserTask};
use serde::{Deserialize, Deserializer};
use std::sync::Arc;

/// Lists tasks.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<UserTask>>, ApiError> {
    let filter = user_tasks::Filter {
        instance: query.instance("workflowID")?,
        status: query.parsed("status")?,
        assignee: query.text("assignee")?,
        candidate_user: query.text("candidateUser")?,
        candidate_group: query.text("candidateGroup")?,
        business_id: query.text("businessId")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = user_tasks::list(&application.pool, access.project(), &filter, page).await?;
    for task in &listed.items {
        application.known_tasks.remember(access.project(), task);
    }
    Ok(Answer(Paginated::new(page, listed)))
}

/// Lists the open tasks that the caller may work on.
pub(super) async fn list_for_caller(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<UserTask>>, ApiError> {
    let page = page::requested(&query, LARGEST_SIZE)?;
    let caller = access.caller();
    let (subject, groups) = (&caller.subject, &caller.groups);
    let listed =
        user_tasks::list_for(&application.pool, access.project(), subject, groups, page).await?;
    Ok(Answer(Paginated::new(page, listed)))
}

/// A task.
pub(super) async fn get(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<Answer<UserTask>, ApiError> {
    Ok(Answer(find(&application, &access, &path).await?))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AssignRequest {
    #[serde(default)]
    assignee: Assignee,
    candidate_users: Option<Vec<String>>,
    candidate_groups: Option<Vec<String>>,
}

/// What a request says of the assignee. Null or an empty text takes it away, which is not the same as saying nothing.
#[derive(Debug, Default, PartialEq, Eq)]
enum Assignee {
    #[default]
    Unchanged,
    Nobody,
    Somebody(String),
}

impl<'de> Deserialize<'de> for Assignee {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let assignee = Option::<String>::deserialize(deserializer)?;
        let named = assignee.filter(|assignee| !assignee.is_empty());
        Ok(named.map_or(Self::Nobody, Self::Somebody))
    }
}

/// Changes who works on a task.
pub(super) async fn assign(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<AssignRequest>,
) -> Result<Answer<UserTask>, ApiError> {
    let task = find(&application, &access, &path).await?;
    if task.status != Status::Created {
        return Err(ApiError::no_such("open user task", task.execution_key));
    }
    let change = AssignmentChange {
        assignee: match request.assignee {
            Assignee::Unchanged => None,
            Assignee::Nobody => Some(None),
            Assignee::Somebody(subject) => Some(Some(subject)),
        },
        candidate_users: request.candidate_users,
        candidate_groups: request.candidate_groups,
    };
    if change == AssignmentChange::default() {
        return Err(ApiError::BadRequest {
            message: "expected at least one of assignee, candidateUsers, candidateGroups"
                .to_owned(),
            details: None,
        });
    }
    let command = InstanceCommand::AssignUserTask {
        activation: task.execution_key,
        change,
    };
    application
        .commands
        .execute(&access.actor(), task.instance, command)
        .await?;
    Ok(Answer(find(&application, &access, &path).await?))
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct CompleteRequest {
    #[serde(default)]
    variables: PlainVariables,
}

/// Completes a task.
pub(super) async fn complete(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    OptionalJson(request): OptionalJson<CompleteRequest>,
) -> Result<StatusCode, ApiError> {
    let activation = path.id("executionKey", "user task")?;
    let command = InstanceCommand::CompleteUserTask {
        activation,
        variables: request.variables.0,
    };
    report(&application, &access, &path, activation, command).await
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FailRequest {
    error_code: String,
    #[serde(default)]
    variables: PlainVariables,
}

/// Reports that a task cannot be done.
pub(super) async fn fail(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<FailRequest>,
) -> Result<StatusCode, ApiError> {
    let activation = path.id("executionKey", "user task")?;
    let command = InstanceCommand::FailUserTask {
        activation,
        error_code: request.error_code,
        variables: request.variables.0,
    };
    report(&application, &access, &path, activation, command).await
}

/// Ends an open task.
async fn report(
    application: &Application,
    access: &ProjectAccess,
    path: &PathParameters,
    activation: ActivationId,
    command: InstanceCommand,
) -> Result<StatusCode, ApiError> {
    let execute = |instance, command| {
        let actor = access.actor();
        async move {
            application
                .commands
                .execute(&actor, instance, command)
                .await
        }
    };
    if access.role() >= ProjectRole::Executor
        && let Some(instance) = application
            .known_tasks
            .instance_of(access.project(), activation)
    {
        match execute(instance, command.clone()).await {
            Ok(()) => return Ok(StatusCode::OK),
            // What is not open is looked at, to say what has become of it.
            Err(CommandError::Instance(
                InstanceError::UserTaskNotFound(_) | InstanceError::Ended { .. },
            )) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let task = find(application, access, path).await?;
    let not_open = |status: &str| {
        ApiError::Conflict(format!("user task '{activation}' is {status}, not CREATED"))
    };
    if task.status != Status::Created {
        return Err(not_open(task.status.as_str()));
    }
    match execute(task.instance, command).await {
        Ok(()) => Ok(StatusCode::OK),
        // It ended since it was looked at.
        Err(CommandError::Instance(
            InstanceError::UserTaskNotFound(_) | InstanceError::Ended { .. },
        )) => Err(not_open("not open any more")),
        Err(error) => Err(error.into()),
    }
}

/// The task that the path names. To whoever may not work on it, it does not exist.
async fn find(
    application: &Application,
    access: &ProjectAccess,
    path: &PathParameters,
) -> Result<UserTask, ApiError> {
    let key = path.id("executionKey", "user task")?;
    let caller = access.caller();
    let found = user_tasks::get(&application.pool, access.project(), key).await?;
    let task = found
        .filter(|task| {
            access.role() >= ProjectRole::Executor || task.is_for(&caller.subject, &caller.groups)
        })
        .ok_or_else(|| ApiError::no_such("user task", key))?;
    application.known_tasks.remember(access.project(), &task);
    Ok(task)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignee_is_named_taken_away_or_left() {
        let assignee = |body| {
            serde_json::from_str::<AssignRequest>(body)
                .unwrap()
                .assignee
        };
        assert_eq!(
            assignee(r#"{"assignee":"anna"}"#),
            Assignee::Somebody("anna".to_owned())
        );
        assert_eq!(assignee(r#"{"assignee":null}"#), Assignee::Nobody);
        assert_eq!(assignee(r#"{"assignee":""}"#), Assignee::Nobody);
        assert_eq!(assignee("{}"), Assignee::Unchanged);
    }
}
