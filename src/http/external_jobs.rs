//! Jobs: the work of external workers.

use super::{
    access::ProjectAccess,
    answer,
    body::Json,
    error::ApiError,
    page::{self, LARGEST_SIZE},
    path::PathParameters,
    query::Query,
    repetition,
};
use crate::{
    application::Application,
    duration,
    execution::{PollJobs, Polled},
    fair_pool::LONG_TEXT,
};
use axum::{
    Extension, Json as Answer,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{access::Operation, short_text::ShortText};
use projections::external_jobs::{self, ExternalJob, QueueDepth};
use serde::{Deserialize, Serialize};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use store::leases::Poll;
use tokio::time::timeout;

/// How long a job may be locked, and for how long it is when the request does not say.
const SHORTEST_LOCK: Duration = Duration::from_secs(10);
const LONGEST_LOCK: Duration = Duration::from_mins(5);
const DEFAULT_LOCK: Duration = Duration::from_secs(30);

/// How long a poll may wait, and for how long it does when the request does not say.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
const DEFAULT_WAIT: Duration = Duration::from_secs(30);

/// How long a poll waits before it looks whether the server stops.
const TURN: Duration = Duration::from_secs(5);

/// The most jobs of a poll.
const MOST_JOBS: u32 = 100;

/// Lists jobs.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Response, ApiError> {
    let filter = external_jobs::Filter {
        task_type: query.text("taskType")?,
        status: query.parsed("status")?,
        instance: query.instance("workflowID")?,
        business_id: query.text("businessId")?,
        created_after: query.time("createdAfter")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = external_jobs::list(&application.pool, access.project(), &filter, page).await?;
    let (project, length) = (access.project(), ExternalJob::length);
    answer::page(&application, project, page, listed, length).await
}

/// The pending jobs of each task type.
#[derive(Debug, Serialize)]
pub(super) struct QueueDepths {
    items: Vec<QueueDepth>,
}

/// Counts pending jobs.
pub(super) async fn queue_depth(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<QueueDepths>, ApiError> {
    let created_after = query.time("createdAfter")?;
    let items =
        external_jobs::queue_depths(&application.pool, access.project(), created_after).await?;
    Ok(Answer(QueueDepths { items }))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PollRequest {
    task_type: ShortText,
    #[serde(rename = "clientID")]
    client: ShortText,
    #[serde(default, deserialize_with = "ShortText::optional")]
    lock_duration: Option<ShortText>,
    #[serde(default, deserialize_with = "ShortText::optional")]
    timeout: Option<ShortText>,
    max_jobs: Option<i64>,
}

/// How long a request of this operation may wait beside the time that it may take.
pub(super) fn longest_wait(operation: Operation) -> Duration {
    use Operation as Op;
    match operation {
        Op::PollBpmnExternalJobs => LONGEST_WAIT,
        Op::GetVersion
        | Op::ListProjects
        | Op::CreateProject
        | Op::GetProject
        | Op::DeleteProject
        | Op::ListBpmnResources
        | Op::CreateBpmnResource
        | Op::GetBpmnResource
        | Op::UpdateBpmnResource
        | Op::DeleteBpmnResource
        | Op::DeployBpmnResource
        | Op::StartBpmnTestInstance
        | Op::ListLatestBpmnResources
        | Op::ListBpmnResourcesByDefinitionsID
        | Op::ValidateBpmnXml
        | Op::ListBpmnInstances
        | Op::StartBpmnInstance
        | Op::GetBpmnInstance
        | Op::CancelBpmnInstance
        | Op::SuspendBpmnInstance
        | Op::ResumeBpmnInstance
        | Op::SuspendBpmnDefinition
        | Op::ResumeBpmnDefinition
        | Op::GetBpmnInstanceChildren
        | Op::GetBpmnInstanceVariables
        | Op::UpdateBpmnInstanceVariables
        | Op::MigrateBpmnInstance
        | Op::ValidateBpmnInstanceMigration
        | Op::PlanBpmnInstanceMigration
        | Op::ModifyBpmnInstance
        | Op::ValidateBpmnInstanceModification
        | Op::TriggerBpmnAdHocNode
        | Op::SetBpmnAdHocVariables
        | Op::ResolveBpmnIncident
        | Op::ListBpmnIncidents
        | Op::ListBpmnExternalJobs
        | Op::GetBpmnExternalJobsQueueDepth
        | Op::HeartbeatBpmnExternalJob
        | Op::CompleteBpmnExternalJob
        | Op::ThrowBpmnExternalJobError
        | Op::CompleteBpmnExternalJobsBatch
        | Op::ThrowBpmnExternalJobErrorsBatch
        | Op::ListBpmnUserTasks
        | Op::ListBpmnUserTasksForCaller
        | Op::GetBpmnUserTask
        | Op::UpdateBpmnUserTaskAssignment
        | Op::CompleteBpmnUserTask
        | Op::ThrowBpmnUserTaskError
        | Op::PublishBpmnMessage
        | Op::PublishBpmnSignal
        | Op::ListBpmnProcesses
        | Op::ListBpmnProcessVersions
        | Op::GetBpmnInstanceHistory
        | Op::GetMe => Duration::ZERO,
    }
}

/// Hands out jobs, waiting for some if there are none.
pub(super) async fn poll(
    access: ProjectAccess,
    repeatable: Option<Extension<Poll>>,
    State(application): State<Arc<Application>>,
    Json(request): Json<PollRequest>,
) -> Result<Response, ApiError> {
    let wait = duration_or("timeout", request.timeout.as_ref(), DEFAULT_WAIT)?
        .min(LONGEST_WAIT)
        .min(access.remaining(application.clock.now()));
    let poll = PollJobs {
        project: access.project(),
        task_type: request.task_type,
        client: request.client,
        lock_duration: lock_duration(request.lock_duration.as_ref())?,
        timeout: Duration::ZERO,
        limit: limit(request.max_jobs)?,
        repeatable: repeatable.map(|Extension(poll)| poll),
    };
    let limit = wait + application.config.rest.write_timeout;
    let polled = timeout(limit, wait_for_jobs(&application, &poll, wait)).await;
    match polled.map_err(|_elapsed| ApiError::took_too_long())?? {
        Polled::New(jobs) if jobs.is_empty() => Ok(StatusCode::NO_CONTENT.into_response()),
        Polled::New(jobs) => given(&application, &access, jobs).await,
        Polled::Again(jobs) => Ok(repetition::replayed(
            given(&application, &access, jobs).await?,
        )),
        Polled::OtherBody => Err(repetition::other_request()),
    }
}

async fn given(
    application: &Application,
    access: &ProjectAccess,
    jobs: Vec<ExternalJob>,
) -> Result<Response, ApiError> {
    let length: usize = jobs.iter().map(ExternalJob::length).sum();
    answer::given(application, access.project(), length > LONG_TEXT, jobs).await
}

/// Polls until there are jobs, the time is over or the server stops. It does so in turns: a poll that is given up halfway may
/// have locked jobs that nobody works on.
async fn wait_for_jobs(
    application: &Application,
    poll: &PollJobs,
    timeout: Duration,
) -> Result<Polled, ApiError> {
    let deadline = Instant::now() + timeout;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let turn = PollJobs {
            timeout: left.min(TURN),
            ..poll.clone()
        };
        let polled = application.commands.poll_jobs(turn).await?;
        let has_none = matches!(&polled, Polled::New(jobs) if jobs.is_empty());
        if !has_none || Instant::now() >= deadline || application.is_stopping() {
            return Ok(polled);
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HeartbeatRequest {
    #[serde(rename = "clientID")]
    client: ShortText,
    #[serde(default, deserialize_with = "ShortText::optional")]
    lock_duration: Option<ShortText>,
}

/// Extends the lock of a job.
pub(super) async fn heartbeat(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<HeartbeatRequest>,
) -> Result<StatusCode, ApiError> {
    let key = path.id("executionKey", "job")?;
    let lock = lock_duration(request.lock_duration.as_ref())?;
    application
        .commands
        .heartbeat_job(access.project(), key, request.client.as_str(), lock)
        .await?;
    Ok(StatusCode::OK)
}

/// The lock that a request asks for, within its bounds.
fn lock_duration(text: Option<&ShortText>) -> Result<Duration, ApiError> {
    Ok(duration_or("lockDuration", text, DEFAULT_LOCK)?.clamp(SHORTEST_LOCK, LONGEST_LOCK))
}

fn duration_or(
    name: &str,
    text: Option<&ShortText>,
    default: Duration,
) -> Result<Duration, ApiError> {
    match text {
        None => Ok(default),
        Some(text) => duration::parse(text.as_str()).map_err(|error| ApiError::field(name, error)),
    }
}

/// How many jobs a request asks for.
fn limit(asked: Option<i64>) -> Result<u32, ApiError> {
    match asked {
        None => Ok(1),
        Some(number) if number < 1 => Err(ApiError::field(
            "maxJobs",
            format!("expected at least 1, found {number}"),
        )),
        Some(number) => Ok(u32::try_from(number).unwrap_or(MOST_JOBS).min(MOST_JOBS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_lasts_from_10_seconds_to_5_minutes() {
        let locked = |text: Option<&str>| {
            let text = text.map(|text| ShortText::new(text).unwrap());
            lock_duration(text.as_ref())
        };
        let seconds = |text| locked(text).unwrap().as_secs();
        assert_eq!(
            [None, Some("1s"), Some("45s"), Some("1h")].map(seconds),
            [30, 10, 45, 300]
        );
        assert!(locked(Some("soon")).is_err());
    }

    #[test]
    fn a_poll_hands_out_1_to_100_jobs() {
        assert_eq!(
            [None, Some(7), Some(100), Some(i64::MAX)].map(|asked| limit(asked).unwrap()),
            [1, 7, 100, 100]
        );
        assert!(limit(Some(0)).is_err() && limit(Some(-1)).is_err());
    }
}
