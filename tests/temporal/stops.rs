//! Processes that run a worker stop, whatever they are about to do and whatever Temporal does: in time, and in good order.

use crate::{BINARY, TWO_JOBS};
use serde_json::json;
use std::time::Duration;
use testkit::{Chance, ProjectClient, Server, TemporalServer};
use tokio::{
    task::JoinSet,
    time::{Instant, sleep},
};

const SEED: u64 = 9;
const CLIENTS: usize = 3;
/// A process runs no longer than this, in milliseconds.
const LONGEST_RUN: u64 = 2000;
/// How soon it must end: what was begun may take 5 s.
const IN_TIME: Duration = Duration::from_secs(10);

/// Clients that start instances and work on them until this is dropped.
fn load(project: &ProjectClient, version: &str) -> JoinSet<()> {
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (project, version) = (project.clone(), version.to_owned());
        clients.spawn(async move {
            loop {
                project.start(&version, json!({})).await.unwrap();
                project.work("first").await.unwrap();
            }
        });
    }
    clients
}

async fn stop_again_and_again(times: usize) {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let server = Server::builder(BINARY)
        .temporal(&temporal)
        .variable("TEMPORAL_WORKER", "false")
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let _always_one = server.worker().unwrap();
    let mut clients = load(&project, &version);
    let mut replica = server
        .replica(&[("TEMPORAL_WORKER", "true")])
        .await
        .unwrap();
    let mut worker = server.worker().unwrap();
    let mut chance = Chance::new(SEED);
    for _ in 0..times {
        sleep(Duration::from_millis(chance.below(LONGEST_RUN))).await;
        let begun = Instant::now();
        let (of_worker, of_replica) = tokio::join!(worker.terminate(), replica.terminate());
        assert!(of_worker.unwrap().success() && of_replica.unwrap().success());
        assert!(begun.elapsed() < IN_TIME, "{:?}", begun.elapsed());
        for log in [worker.log(), replica.log()] {
            assert!(!log.contains("panicked"), "{log}");
        }
        worker = server.worker().unwrap();
        replica.restart().await.unwrap();
    }
    assert!(clients.try_join_next().is_none(), "a client gave up");
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_stop_in_good_order_under_load() {
    stop_again_and_again(5).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes"]
async fn workers_stop_in_good_order_under_load_30_times() {
    stop_again_and_again(30).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_stop_in_good_order_while_temporal_answers_nothing() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let mut server = Server::builder(BINARY)
        .temporal(&temporal)
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let mut worker = server.worker().unwrap();
    let clients = load(&project, &version);
    sleep(Duration::from_secs(2)).await;
    temporal.freeze().unwrap();
    sleep(Duration::from_secs(1)).await;
    drop(clients);
    let begun = Instant::now();
    let (of_worker, of_server) = tokio::join!(worker.terminate(), server.terminate());
    assert!(of_worker.unwrap().success() && of_server.unwrap().success());
    assert!(begun.elapsed() < IN_TIME, "{:?}", begun.elapsed());
    for log in [worker.log(), server.log()] {
        assert!(!log.contains("panicked"), "{log}");
    }
}
