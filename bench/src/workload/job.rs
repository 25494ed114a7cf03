//! (c) Start, poll one job, complete it: three requests. A client gets the oldest job, which may be of another's instance; since
//! each starts one before it polls, there is always one for each.

use serde_json::json;

use super::Client;
use crate::{api::text, error::BenchError};

pub(super) const XML: &str = include_str!("../../processes/job.bpmn");

/// How often a poll may come back without a job: not at all but for jobs that others are about to get.
const ATTEMPTS: u32 = 3;

pub(super) async fn cycle(client: &mut Client) -> Result<(), BenchError> {
    client.api.start(client.start.clone()).await?;
    let poll = text(&json!({
        "taskType": "charge", "clientID": client.name, "lockDuration": "60s", "timeout": "10s", "maxJobs": 1,
    }));
    for _ in 0..ATTEMPTS {
        let jobs = client.api.poll_jobs(poll.clone()).await?;
        if let Some(job) = jobs.into_iter().next() {
            let done = text(&json!({
                "workflowID": job.instance, "clientID": client.name, "variables": { "charged": true },
            }));
            return client.api.complete_job(&job.execution_key, done).await;
        }
    }
    Err(BenchError::NoJob(ATTEMPTS))
}
