//! What workers report of their jobs, one at a time or in batches.

use super::{
    access::ProjectAccess,
    body::{Json, Object},
    error::ApiError,
    external_jobs::not_empty,
    path::PathParameters,
    variables::PlainVariables,
};
use crate::{
    application::Application,
    commands::{Actor, JobFailureReport},
};
use axum::{Json as Answer, extract::State, http::StatusCode};
use domain::{
    ids::{ActivationId, InstanceId, ProjectId},
    value::Variables,
};
use futures_util::{StreamExt, stream};
use projections::external_jobs::{self, Status};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many items of a batch are under way at once.
const BATCH_CONCURRENCY: usize = 32;

#[derive(Debug, Deserialize)]
pub(super) struct CompleteRequest {
    #[serde(rename = "workflowID")]
    instance: String,
    #[serde(rename = "clientID")]
    client: Option<String>,
    #[serde(default)]
    variables: PlainVariables,
}

/// Completes a job.
pub(super) async fn complete(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<CompleteRequest>,
) -> Result<StatusCode, ApiError> {
    let reporter = Reporter::new(&application, &access, request.client.as_deref());
    let job = Job::read(path.text("executionKey")?, Some(&request.instance))?;
    reporter.complete(&job, request.variables.0).await?;
    Ok(StatusCode::OK)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FailRequest {
    error_code: String,
    #[serde(rename = "clientID")]
    client: Option<String>,
    retryable: Option<bool>,
    #[serde(default)]
    variables: PlainVariables,
}

/// Reports that a job failed.
pub(super) async fn fail(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<FailRequest>,
) -> Result<StatusCode, ApiError> {
    let reporter = Reporter::new(&application, &access, request.client.as_deref());
    let job = Job::read(path.text("executionKey")?, None)?;
    let failure = JobFailureReport {
        error_code: not_empty("errorCode", request.error_code)?,
        retryable: request.retryable.unwrap_or(true),
        variables: request.variables.0,
    };
    reporter.fail(&job, failure).await?;
    Ok(StatusCode::OK)
}

#[derive(Debug, Deserialize)]
pub(super) struct CompleteBatchRequest {
    #[serde(rename = "clientID")]
    client: Option<String>,
    items: Vec<Object<CompleteItem>>,
}

#[derive(Debug, Deserialize)]
struct CompleteItem {
    #[serde(rename = "executionKey")]
    key: String,
    #[serde(rename = "workflowID")]
    instance: String,
    #[serde(default)]
    variables: PlainVariables,
}

#[derive(Debug, Deserialize)]
pub(super) struct FailBatchRequest {
    #[serde(rename = "clientID")]
    client: Option<String>,
    retryable: Option<bool>,
    items: Vec<Object<FailItem>>,
}

#[derive(Debug, Deserialize)]
struct FailItem {
    #[serde(rename = "executionKey")]
    key: String,
    #[serde(rename = "workflowID")]
    instance: String,
    #[serde(rename = "errorCode")]
    error_code: String,
    #[serde(default)]
    variables: PlainVariables,
}

/// What became of each item of a batch; the contract's `ExternalJobBatchResponse`.
#[derive(Debug, Serialize)]
pub(super) struct BatchAnswer {
    results: Vec<ItemAnswer>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemAnswer {
    execution_key: String,
    status: ItemStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum ItemStatus {
    Completed,
    Failed,
    Requeued,
    Error,
}

impl ItemAnswer {
    fn new(key: String, result: Result<ItemStatus, ApiError>) -> Self {
        match result {
            Ok(status) => Self {
                execution_key: key,
                status,
                error: None,
            },
            Err(error) => Self {
                execution_key: key,
                status: ItemStatus::Error,
                error: Some(error.message()),
            },
        }
    }
}

/// Completes several jobs, each by itself.
pub(super) async fn complete_batch(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<CompleteBatchRequest>,
) -> Answer<BatchAnswer> {
    let reporter = &Reporter::new(&application, &access, request.client.as_deref());
    let results = stream::iter(request.items).map(async |Object(item)| {
        let report = async {
            let job = Job::read(&item.key, Some(&item.instance))?;
            reporter.complete(&job, item.variables.0).await?;
            Ok(ItemStatus::Completed)
        };
        ItemAnswer::new(item.key.clone(), report.await)
    });
    Answer(BatchAnswer {
        results: results.buffered(BATCH_CONCURRENCY).collect().await,
    })
}

/// Reports that several jobs failed, each by itself.
pub(super) async fn fail_batch(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<FailBatchRequest>,
) -> Answer<BatchAnswer> {
    let reporter = &Reporter::new(&application, &access, request.client.as_deref());
    let retryable = request.retryable.unwrap_or(true);
    let results = stream::iter(request.items).map(async |Object(item)| {
        let report = async {
            let job = Job::read(&item.key, Some(&item.instance))?;
            let error_code = not_empty("errorCode", item.error_code)?;
            let variables = item.variables.0;
            reporter
                .fail(
                    &job,
                    JobFailureReport {
                        error_code,
                        retryable,
                        variables,
                    },
                )
                .await
        };
        ItemAnswer::new(item.key.clone(), report.await)
    });
    Answer(BatchAnswer {
        results: results.buffered(BATCH_CONCURRENCY).collect().await,
    })
}

/// The job that is reported on.
struct Job {
    key: ActivationId,
    /// The instance it is said to be of.
    instance: Option<InstanceId>,
}

impl Job {
    /// What is no id names no job.
    fn read(key: &str, instance: Option<&str>) -> Result<Self, ApiError> {
        let read = || -> Result<Self, uuid::Error> {
            Ok(Self {
                key: key.parse()?,
                instance: instance.map(str::parse).transpose()?,
            })
        };
        read().map_err(|_| ApiError::no_such("job", key.escape_debug()))
    }
}

/// A worker that reports.
struct Reporter<'a> {
    application: &'a Application,
    actor: Actor,
    project: ProjectId,
    /// The worker's name. Who does not tell it is not asked whether the lock is held.
    client: Option<&'a str>,
}

impl<'a> Reporter<'a> {
    fn new(application: &'a Application, access: &ProjectAccess, client: Option<&'a str>) -> Self {
        let client = client.filter(|client| !client.is_empty());
        Self {
            application,
            actor: access.actor(),
            project: access.project(),
            client,
        }
    }

    async fn complete(&self, job: &Job, variables: Variables) -> Result<(), ApiError> {
        let commands = &self.application.commands;
        let completed = commands
            .complete_job(
                &self.actor,
                self.project,
                job.key,
                job.instance,
                self.client,
                variables,
            )
            .await?;
        match completed {
            Some(()) => Ok(()),
            // Its first completion was heard, but the worker did not hear so.
            None if self.ended_as(job).await? == Status::Completed => Ok(()),
            None => Err(Self::not_open(job)),
        }
    }

    async fn fail(&self, job: &Job, failure: JobFailureReport) -> Result<ItemStatus, ApiError> {
        let commands = &self.application.commands;
        let failed = commands
            .fail_job(
                &self.actor,
                self.project,
                job.key,
                job.instance,
                self.client,
                failure,
            )
            .await?;
        let status = self.ended_as(job).await?;
        match failed {
            Some(()) if status == Status::Pending => Ok(ItemStatus::Requeued),
            Some(()) => Ok(ItemStatus::Failed),
            None => Err(Self::not_open(job)),
        }
    }

    /// What became of a job.
    async fn ended_as(&self, job: &Job) -> Result<Status, ApiError> {
        external_jobs::get(&self.application.pool, self.project, job.key)
            .await?
            .filter(|found| {
                job.instance
                    .is_none_or(|instance| instance == found.instance)
            })
            .map(|found| found.status)
            .ok_or_else(|| ApiError::no_such("job", job.key))
    }

    fn not_open(job: &Job) -> ApiError {
        ApiError::Conflict(format!(
            "job '{}' is not PENDING any more; drop the result",
            job.key
        ))
    }
}
