//! Workflows that begin in the process that asked for them.

use crate::{BINARY, TWO_JOBS};
use serde_json::json;
use std::time::Duration;
use testkit::{ProjectClient, Server, TemporalServer};
use tokio::time::{Instant, sleep};

/// How long the first job may take to be there.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread")]
async fn the_workflow_of_an_instance_that_begins_has_its_first_task_at_once_and_no_signal() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let builder = Server::builder(BINARY).temporal(&temporal);
    let server = builder.start().await.unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    let deadline = Instant::now() + PATIENCE;
    while project.history(&instance).await.unwrap().len() < 4 {
        assert!(Instant::now() < deadline, "the first job is not there");
        sleep(Duration::from_millis(20)).await;
    }
    let show = ["workflow", "show", "--workflow-id", &instance];
    let history = temporal
        .ask(&[show.as_slice(), &["--output", "json"]].concat())
        .unwrap();
    assert!(
        history.contains("\"eagerExecutionAccepted\": true"),
        "{history}"
    );
    assert!(
        !history.contains("WORKFLOW_EXECUTION_SIGNALED"),
        "{history}"
    );
}
