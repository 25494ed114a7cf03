//! The API answers and records while Temporal is away; instances go on when it is back.

use crate::{BINARY, ITS_EVENTS, TWO_JOBS};
use serde_json::json;
use testkit::{ProjectClient, Server, TemporalServer};

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_recorded_while_temporal_is_away_and_instances_go_on_when_it_is_back() {
    commands_are_recorded("instances").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_go_on_while_temporal_that_carries_waits_is_away() {
    commands_are_recorded("waits").await;
}

async fn commands_are_recorded(carries: &str) {
    let mut temporal = TemporalServer::start(BINARY).await.unwrap();
    let mut server = Server::builder(BINARY)
        .temporal(&temporal)
        .variable("TEMPORAL_CARRIES", carries)
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();

    temporal.kill().unwrap();
    // A server that starts meanwhile serves, too.
    server.kill().unwrap();
    server.restart().await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    project.wait_for(&instance, "RUNNING").await.unwrap();

    temporal.restart().await.unwrap();
    project.work("first").await.unwrap();
    project.work("second").await.unwrap();
    project.wait_for(&instance, "COMPLETED").await.unwrap();
    assert_eq!(project.history(&instance).await.unwrap()[..12], ITS_EVENTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn workflows_that_were_lost_are_started_anew() {
    workflows_are_lost("instances").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn workflows_of_waits_that_were_lost_are_started_anew() {
    workflows_are_lost("waits").await;
}

async fn workflows_are_lost(carries: &str) {
    let mut temporal = TemporalServer::start(BINARY).await.unwrap();
    let server = Server::builder(BINARY)
        .temporal(&temporal)
        .variable("TEMPORAL_CARRIES", carries)
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    project.work("first").await.unwrap();

    temporal.kill().unwrap();
    temporal.lose_database().unwrap();
    temporal.restart().await.unwrap();
    project.work("second").await.unwrap();
    project.wait_for(&instance, "COMPLETED").await.unwrap();
    assert_eq!(project.history(&instance).await.unwrap()[..12], ITS_EVENTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporal_server_that_answers_nothing_holds_up_no_request() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let server = Server::builder(BINARY)
        .temporal(&temporal)
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    temporal.freeze().unwrap();
    let begun = std::time::Instant::now();
    let mut instances = Vec::new();
    for _ in 0..20 {
        instances.push(project.start(&version, json!({})).await.unwrap());
    }
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    temporal.thaw().unwrap();
    for task_type in ["first", "second"] {
        for _ in &instances {
            project.work(task_type).await.unwrap();
        }
    }
    for instance in &instances {
        project.wait_for(instance, "COMPLETED").await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_of_their_own_carry_instances_on_and_replace_each_other() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let server = Server::builder(BINARY)
        .temporal(&temporal)
        .variable("TEMPORAL_WORKER", "false")
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    let mut worker = server.worker().unwrap();
    project.work("first").await.unwrap();
    worker.kill().unwrap();
    let _other = server.worker().unwrap();
    project.work("second").await.unwrap();
    project.wait_for(&instance, "COMPLETED").await.unwrap();
    assert_eq!(project.history(&instance).await.unwrap()[..12], ITS_EVENTS);
}
