//! Leases that a crash of the database forgets: they are committed without waiting for the disk, and the jobs are offered again.

use crate::BINARY;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Client, PostgresServer, ProjectClient, Role, Server};
use tokio::time::{Instant, sleep};

const JOB: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// A lease is on the disk after at most three of these, and this is the longest that PostgreSQL takes.
const SYNCED_LATE: [(&str, &str); 1] = [("wal_writer_delay", "10s")];
/// How often it is tried to crash before a lease is on the disk all the same.
const ROUNDS: u32 = 5;
/// How soon the server serves again.
const RECOVERY: Duration = Duration::from_secs(15);

async fn poll(client: &Client, worker: &str) -> Vec<Value> {
    let body = json!({ "taskType": "work", "clientID": worker, "lockDuration": "60s", "timeout": "1s", "maxJobs": 2 });
    let polled = client.post("/bpmn/external-jobs/poll", body).await.unwrap();
    if polled.status == 204 {
        return Vec::new();
    }
    let jobs = polled.expect_status(200).unwrap().json().unwrap();
    jobs.as_array().unwrap().clone()
}

/// Completes a job; as a worker does, again while the answer is that the server cannot do it now.
async fn complete(client: &Client, job: &Value, worker: &str) -> u16 {
    let deadline = Instant::now() + RECOVERY;
    let key = job["executionKey"].as_str().unwrap();
    let path = format!("/bpmn/external-jobs/{key}/complete");
    let body = json!({ "workflowID": job["workflowID"], "clientID": worker });
    loop {
        let status = client.post(&path, body.clone()).await.unwrap().status;
        if status != 503 || Instant::now() > deadline {
            return status;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

async fn wait_until_ready(server: &Server) {
    let deadline = Instant::now() + RECOVERY;
    while !server.is_ready().await.unwrap() {
        assert!(Instant::now() < deadline, "it is not ready again");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_lease_a_crash_forgets_is_offered_again_and_is_done_once() {
    let mut postgres = PostgresServer::configured(BINARY, &SYNCED_LATE).unwrap();
    let builder = Server::builder(BINARY).postgres(&postgres);
    let mut server = builder.start().await.unwrap();
    let (project, starter) = ProjectClient::create(&server).await.unwrap();
    let version = starter.deploy(JOB).await.unwrap();
    for _ in 0..ROUNDS {
        let mut instances = Vec::new();
        for _ in 0..2 {
            instances.push(starter.start(&version, json!({})).await.unwrap());
        }
        let client = server.client(&project, Role::Executor).unwrap();
        let leased = poll(&client, "first").await;
        postgres.crash().unwrap();
        postgres.restart().unwrap();
        assert_eq!(leased.len(), 2);
        wait_until_ready(&server).await;
        let locked = "SELECT count(*) FROM job_leases WHERE client_id IS NOT NULL";
        let is_forgotten = server.database.execute(locked).unwrap() == "0";

        // Nobody else has it: what the worker did counts.
        assert_eq!(complete(&client, &leased[0], "first").await, 200);
        if is_forgotten {
            // The server that knew of the lease is gone as well, and another worker has the job.
            server.kill().unwrap();
            server.restart().await.unwrap();
            let client = server.client(&project, Role::Executor).unwrap();
            let again = poll(&client, "second").await;
            assert_eq!(again.len(), 1);
            assert_eq!(again[0]["executionKey"], leased[1]["executionKey"]);
            assert_eq!(again[0]["retries"], leased[1]["retries"]);
            assert_eq!(complete(&client, &leased[1], "first").await, 409);
            assert_eq!(complete(&client, &again[0], "second").await, 200);
        } else {
            assert_eq!(complete(&client, &leased[1], "first").await, 200);
        }
        for instance in &instances {
            starter.wait_for(instance, "COMPLETED").await.unwrap();
            let history = starter.history(instance).await.unwrap();
            let completed = history.iter().filter(|event| *event == "JobCompleted work");
            assert_eq!(completed.count(), 1, "{history:?}");
            assert!(
                !history.contains(&"JobFailed work".to_owned()),
                "{history:?}"
            );
        }
        if is_forgotten {
            return;
        }
    }
    panic!("no crash forgot a lease, so this shows nothing");
}
