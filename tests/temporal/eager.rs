//! Workflows that begin in the process that asked for them.

use crate::{BINARY, TWO_JOBS};
use serde_json::json;
use std::time::Duration;
use testkit::{ProjectClient, Server, TemporalServer};
use tokio::time::{Instant, sleep};

/// How long it may take until the worker of a server that was started polls, and until a first job is there.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server answers before its worker polls, and until then workflows begin by the queue: so instances are started one after the
/// other until one begins eagerly. None of them may be sent a signal for its own start.
#[tokio::test(flavor = "multi_thread")]
async fn the_workflow_of_an_instance_that_begins_has_its_first_task_at_once_and_no_signal() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let builder = Server::builder(BINARY).temporal(&temporal);
    let server = builder.start().await.unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let deadline = Instant::now() + PATIENCE;
    loop {
        let history = history_to_first_job(&temporal, &project, &version, deadline).await;
        assert!(
            !history.contains("WORKFLOW_EXECUTION_SIGNALED"),
            "{history}"
        );
        if history.contains("\"eagerExecutionAccepted\": true") {
            return;
        }
        assert!(Instant::now() < deadline, "none began eagerly: {history}");
    }
}

/// The workflow's history, as Temporal has it, of an instance that was started and has reached its first job.
async fn history_to_first_job(
    temporal: &TemporalServer,
    project: &ProjectClient,
    version: &str,
    deadline: Instant,
) -> String {
    let instance = project.start(version, json!({})).await.unwrap();
    while project.history(&instance).await.unwrap().len() < 4 {
        assert!(Instant::now() < deadline, "the first job is not there");
        sleep(Duration::from_millis(20)).await;
    }
    let show = ["workflow", "show", "--workflow-id", &instance];
    temporal
        .ask(&[show.as_slice(), &["--output", "json"]].concat())
        .unwrap()
}
