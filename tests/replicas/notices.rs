//! A poll that waits at one process for a job that a step of another offers.

use crate::BINARY;
use serde_json::json;
use std::time::Duration;
use testkit::{ProjectClient, Server, TemporalServer};
use tokio::time::{Instant, sleep};

const ROUNDS: usize = 9;
/// A poll that nobody wakes finds a job at its next look, 900 ms after the job was offered in these tests.
const WELL_BEFORE_THE_NEXT_LOOK: Duration = Duration::from_millis(450);

const ONE_JOB: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// Instances start through one server, and the jobs are polled for through the other.
struct Pair {
    starting: ProjectClient,
    polling: ProjectClient,
    version: String,
}

impl Pair {
    async fn of(starting: &Server, polling: &Server) -> Self {
        let (project, starting) = ProjectClient::create(starting).await.unwrap();
        Self {
            polling: ProjectClient::of(polling, &project).unwrap(),
            version: starting.deploy(ONE_JOB).await.unwrap(),
            starting,
        }
    }

    /// How long it takes from the wish to start until the poll is answered, in the middle of some rounds.
    async fn latency(&self) -> Duration {
        let mut latencies = Vec::new();
        for _ in 0..ROUNDS {
            latencies.push(self.round().await);
        }
        latencies.sort();
        println!("from start to the answer of the poll: {latencies:?}");
        latencies[ROUNDS / 2]
    }

    async fn round(&self) -> Duration {
        let polling = self.polling.clone();
        let poll = json!({ "taskType": "work", "clientID": "worker", "timeout": "20s", "lockDuration": "5m" });
        let polled = tokio::spawn(async move {
            let polled = polling.client.post("/bpmn/external-jobs/poll", poll).await;
            polled.unwrap().expect_status(200).unwrap();
            Instant::now()
        });
        // It has looked once, and looks again after a second.
        sleep(Duration::from_millis(100)).await;
        let begun = Instant::now();
        self.starting.start(&self.version, json!({})).await.unwrap();
        polled.await.unwrap() - begun
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_is_woken_for_a_job_of_another_server_also_after_a_broken_connection() {
    let server = Server::start(BINARY).await.unwrap();
    let replica = server.replica(&[]).await.unwrap();
    let pair = Pair::of(&server, &replica).await;
    assert!(pair.latency().await < WELL_BEFORE_THE_NEXT_LOOK);

    let connections = "FROM pg_stat_activity WHERE application_name = 'quantumbpm notices' AND datname = current_database()";
    let broken = server
        .database
        .execute(&format!("SELECT pg_terminate_backend(pid) {connections}"));
    assert_eq!(broken.unwrap().lines().count(), 2);
    assert!(pair.round().await < Duration::from_secs(10));
    let connected = format!("SELECT count(*) {connections} AND query <> ''");
    let deadline = Instant::now() + Duration::from_secs(20);
    while server.database.execute(&connected).unwrap() != "2" {
        assert!(Instant::now() < deadline, "they do not connect again");
        sleep(Duration::from_millis(50)).await;
    }
    assert!(pair.latency().await < WELL_BEFORE_THE_NEXT_LOOK);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_notices_a_poll_finds_the_job_of_another_server_at_its_next_look() {
    let server = Server::builder(BINARY).variable("DB_NOTIFY", "false");
    let server = server.start().await.unwrap();
    let replica = server.replica(&[]).await.unwrap();
    let latency = Pair::of(&server, &replica).await.latency().await;
    assert!(latency > WELL_BEFORE_THE_NEXT_LOOK, "nobody was to wake it");
    assert!(latency < Duration::from_secs(10));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_is_woken_for_a_job_that_a_temporal_worker_offers() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let server = Server::builder(BINARY)
        .temporal(&temporal)
        .variable("TEMPORAL_WORKER", "false");
    let server = server.start().await.unwrap();
    let _worker = server.worker().unwrap();
    let pair = Pair::of(&server, &server).await;
    // The worker starts meanwhile.
    pair.round().await;
    assert!(pair.latency().await < WELL_BEFORE_THE_NEXT_LOOK);
}
