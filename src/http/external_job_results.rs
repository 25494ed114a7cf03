//! What workers report of their jobs, one at a time or in batches.

use super::{
    access::ProjectAccess,
    body::{Items, Json, Object},
    error::ApiError,
    path::PathParameters,
    repetition,
    variables::PlainVariables,
};
use crate::{
    actor::{Actor, Reply},
    application::Application,
    commands::{FailedJob, JobFailureReport},
};
use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    ids::{ActivationId, InstanceId, ProjectId},
    short_text::ShortText,
    value::Variables,
};
use futures_util::{StreamExt, stream};
use projections::external_jobs::{self, Status};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The most items of a batch (contract, `maxItems`).
const LARGEST_BATCH: usize = 200;

/// How many items of a batch are under way at once.
const BATCH_CONCURRENCY: usize = 32;

#[derive(Debug, Deserialize)]
pub(super) struct CompleteRequest {
    #[serde(rename = "workflowID")]
    instance: ShortText,
    #[serde(default, rename = "clientID", deserialize_with = "ShortText::optional")]
    client: Option<ShortText>,
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
    let reporter = Reporter::new(&application, &access, request.client.as_ref());
    let job = Job::read(path.text("executionKey")?, Some(request.instance.as_str()))?;
    reporter.complete(&job, request.variables.0).await?;
    Ok(StatusCode::OK)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FailRequest {
    error_code: ShortText,
    #[serde(default, rename = "clientID", deserialize_with = "ShortText::optional")]
    client: Option<ShortText>,
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
    let reporter = Reporter::new(&application, &access, request.client.as_ref());
    let job = Job::read(path.text("executionKey")?, None)?;
    let failure = JobFailureReport {
        error_code: request.error_code,
        retryable: request.retryable.unwrap_or(true),
        variables: request.variables.0,
    };
    reporter.fail(&job, failure).await?;
    Ok(StatusCode::OK)
}

#[derive(Debug, Deserialize)]
pub(super) struct CompleteBatchRequest {
    #[serde(default, rename = "clientID", deserialize_with = "ShortText::optional")]
    client: Option<ShortText>,
    items: Items<Object<CompleteItem>, LARGEST_BATCH>,
}

#[derive(Debug, Deserialize)]
struct CompleteItem {
    #[serde(rename = "executionKey")]
    key: ShortText,
    #[serde(rename = "workflowID")]
    instance: ShortText,
    #[serde(default)]
    variables: PlainVariables,
}

#[derive(Debug, Deserialize)]
pub(super) struct FailBatchRequest {
    #[serde(default, rename = "clientID", deserialize_with = "ShortText::optional")]
    client: Option<ShortText>,
    retryable: Option<bool>,
    items: Items<Object<FailItem>, LARGEST_BATCH>,
}

#[derive(Debug, Deserialize)]
struct FailItem {
    #[serde(rename = "executionKey")]
    key: ShortText,
    #[serde(rename = "workflowID")]
    instance: ShortText,
    #[serde(rename = "errorCode")]
    error_code: ShortText,
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
    /// Whether a request before this one, with the same key, was told so.
    #[serde(skip)]
    is_repeated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum ItemStatus {
    Completed,
    Failed,
    Requeued,
    Error,
}

impl ItemAnswer {
    fn new(key: String, result: Result<Reported, ApiError>) -> Self {
        match result {
            Ok(Reported {
                status,
                is_repeated,
            }) => Self {
                execution_key: key,
                status,
                error: None,
                is_repeated,
            },
            Err(error) => Self {
                execution_key: key,
                status: ItemStatus::Error,
                error: Some(error.message()),
                is_repeated: false,
            },
        }
    }
}

/// What became of an item now, or when the same request came before.
struct Reported {
    status: ItemStatus,
    is_repeated: bool,
}

impl IntoResponse for BatchAnswer {
    fn into_response(self) -> Response {
        let is_repeated = self.results.iter().any(|item| item.is_repeated);
        let response = Answer(self).into_response();
        if is_repeated {
            repetition::replayed(response)
        } else {
            response
        }
    }
}

/// Completes several jobs, each by itself.
pub(super) async fn complete_batch(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<CompleteBatchRequest>,
) -> BatchAnswer {
    let batch = &Reporter::new(&application, &access, request.client.as_ref());
    let results = stream::iter(request.items.0).map(async |Object(item)| {
        let report = async {
            let job = Job::read(item.key.as_str(), Some(item.instance.as_str()))?;
            let reporter = batch.of_item(&job, || {
                Ok(Reply::Known(serde_json::to_string(&ItemStatus::Completed)?))
            })?;
            reporter
                .once(async {
                    reporter.complete(&job, item.variables.0).await?;
                    Ok(ItemStatus::Completed)
                })
                .await
        };
        ItemAnswer::new(item.key.to_string(), report.await)
    });
    BatchAnswer {
        results: results.buffered(BATCH_CONCURRENCY).collect().await,
    }
}

/// Reports that several jobs failed, each by itself.
pub(super) async fn fail_batch(
    access: ProjectAccess,
    State(application): State<Arc<Application>>,
    Json(request): Json<FailBatchRequest>,
) -> BatchAnswer {
    let batch = &Reporter::new(&application, &access, request.client.as_ref());
    let retryable = request.retryable.unwrap_or(true);
    let results = stream::iter(request.items.0).map(async |Object(item)| {
        let report = async {
            let job = Job::read(item.key.as_str(), Some(item.instance.as_str()))?;
            let failure = JobFailureReport {
                error_code: item.error_code,
                retryable,
                variables: item.variables.0,
            };
            let reporter = batch.of_item(&job, || {
                Ok(Reply::JobFailure {
                    requeued: serde_json::to_string(&ItemStatus::Requeued)?,
                    failed: serde_json::to_string(&ItemStatus::Failed)?,
                })
            })?;
            reporter.once(reporter.fail(&job, failure)).await
        };
        ItemAnswer::new(item.key.to_string(), report.await)
    });
    BatchAnswer {
        results: results.buffered(BATCH_CONCURRENCY).collect().await,
    }
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
    fn new(
        application: &'a Application,
        access: &ProjectAccess,
        client: Option<&'a ShortText>,
    ) -> Self {
        let client = client.map(ShortText::as_str);
        Self {
            application,
            actor: access.actor(),
            project: access.project(),
            client,
        }
    }

    /// The same, reporting on one item of a batch.
    fn of_item(
        &self,
        job: &Job,
        reply: impl FnOnce() -> Result<Reply, serde_json::Error>,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            actor: self.actor.for_item(job.key, reply)?,
            ..*self
        })
    }

    /// Reports on an item, unless the same request did so before.
    async fn once(
        &self,
        report: impl Future<Output = Result<ItemStatus, ApiError>>,
    ) -> Result<Reported, ApiError> {
        if let Some(repeated) = self.reported().await? {
            return Ok(repeated);
        }
        match report.await {
            Ok(status) => Ok(Reported {
                status,
                is_repeated: false,
            }),
            // Another replica may have been told the same at the same time.
            Err(refused) => self.reported().await?.ok_or(refused),
        }
    }

    /// What was answered when the same request reported on the item.
    async fn reported(&self) -> Result<Option<Reported>, ApiError> {
        let answered = self.actor.answered(&self.application.pool).await?;
        let Some(status) = answered.and_then(|answered| answered.response) else {
            return Ok(None);
        };
        Ok(Some(Reported {
            status: serde_json::from_str(&status)?,
            is_repeated: true,
        }))
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
            None if self.status(job).await? == Status::Completed => Ok(()),
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
        match failed {
            Some(FailedJob::Requeued) => Ok(ItemStatus::Requeued),
            Some(FailedJob::Failed) => Ok(ItemStatus::Failed),
            None => {
                self.status(job).await?;
                Err(Self::not_open(job))
            }
        }
    }

    /// What has become of a job.
    async fn status(&self, job: &Job) -> Result<Status, ApiError> {
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
