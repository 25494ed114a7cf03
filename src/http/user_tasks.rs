//! User tasks: the work of people.

use super::{
    access::ProjectAccess,
    answer,
    body::{Json, OptionalJson},
    error::ApiError,
    page::{self, LARGEST_SIZE},
    path::PathParameters,
    query::Query,
    variables::PlainVariables,
};
use crate::{
    application::Application,
    commands::{Reach, TaskResult},
    fair_pool::LONG_TEXT,
};
use axum::{Json as Answer, extract::State, http::StatusCode, response::Response};
use domain::{
    access::ProjectRole,
    instance::command::{AssignmentChange, InstanceCommand},
    short_text::ShortText,
};
use projections::user_tasks::{self, UserTask};
use serde::{Deserialize, Deserializer};
use std::sync::Arc;

/// Lists tasks.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Response, ApiError> {
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
    application
        .commands
        .tasks_were_shown(access.project(), &listed.items);
    let (project, length) = (access.project(), UserTask::length);
    answer::page(&application, project, page, listed, length).await
}

/// Lists the open tasks that the caller may work on.
pub(super) async fn list_for_caller(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Response, ApiError> {
    let page = page::requested(&query, LARGEST_SIZE)?;
    let caller = access.caller();
    let (subject, groups) = (&caller.subject, &caller.groups);
    let listed =
        user_tasks::list_for(&application.pool, access.project(), subject, groups, page).await?;
    let (project, length) = (access.project(), UserTask::length);
    answer::page(&application, project, page, listed, length).await
}

/// A task.
pub(super) async fn get(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
) -> Result<Response, ApiError> {
    let task = path.id("executionKey", "user task")?;
    let found = application
        .commands
        .user_task(access.project(), reach(&access), task);
    let found = found.await?;
    let is_long = found.length() > LONG_TEXT;
    answer::told(&application, access.project(), is_long, || found).await
}

/// Which tasks the caller may work on.
fn reach(access: &ProjectAccess) -> Reach<'_> {
    if access.role() >= ProjectRole::Executor {
        return Reach::EveryTask;
    }
    let caller = access.caller();
    Reach::Own {
        subject: &caller.subject,
        groups: &caller.groups,
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AssignRequest {
    #[serde(default)]
    assignee: Assignee,
    candidate_users: Option<Vec<ShortText>>,
    candidate_groups: Option<Vec<ShortText>>,
}

/// What a request says of the assignee. Null or an empty text takes it away, which is not the same as saying nothing.
#[derive(Debug, Default, PartialEq, Eq)]
enum Assignee {
    #[default]
    Unchanged,
    Nobody,
    Somebody(ShortText),
}

impl<'de> Deserialize<'de> for Assignee {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let named = ShortText::optional(deserializer)?;
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
    let (commands, project) = (&application.commands, access.project());
    let task = path.id("executionKey", "user task")?;
    let task = commands
        .open_user_task(project, reach(&access), task)
        .await?;
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
    commands
        .execute(&access.actor(), task.instance, command)
        .await?;
    let assigned = commands.user_task(project, reach(&access), task.execution_key);
    Ok(Answer(assigned.await?))
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
    let result = TaskResult::Completed {
        variables: request.variables.0,
    };
    end(&application, &access, &path, result).await
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FailRequest {
    error_code: ShortText,
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
    let result = TaskResult::Failed {
        error_code: request.error_code,
        variables: request.variables.0,
    };
    end(&application, &access, &path, result).await
}

/// Ends an open task.
async fn end(
    application: &Application,
    access: &ProjectAccess,
    path: &PathParameters,
    result: TaskResult,
) -> Result<StatusCode, ApiError> {
    let task = path.id("executionKey", "user task")?;
    let (project, reach) = (access.project(), reach(access));
    application
        .commands
        .end_user_task(&access.actor(), project, reach, task, result)
        .await?;
    Ok(StatusCode::OK)
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
            Assignee::Somebody(ShortText::new("anna").unwrap())
        );
        assert_eq!(assignee(r#"{"assignee":null}"#), Assignee::Nobody);
        assert_eq!(assignee(r#"{"assignee":""}"#), Assignee::Nobody);
        assert_eq!(assignee("{}"), Assignee::Unchanged);
    }
}
