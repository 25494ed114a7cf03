//! A worker that lets the lock of its job run out: another gets the job, through whichever server, and only that one.

use crate::Replicas;
use futures_util::future::join_all;
use serde_json::{Value, json};
use testkit::Answer;

/// The shortest lock there is.
const LOCK: &str = "10s";
/// Polls wait until well after the lock has run out.
const LONGER_THAN_THE_LOCK: &str = "16s";

const ONE_JOB: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>
  </process>"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_lock_ran_out_goes_to_one_other_worker() {
    goes_to_one_other_worker(Replicas::embedded().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_lock_ran_out_goes_to_one_other_worker_with_temporal() {
    goes_to_one_other_worker(Replicas::with_temporal().await).await;
}

async fn goes_to_one_other_worker(replicas: Replicas) {
    let project = replicas.through(0);
    let version = project.deploy(ONE_JOB).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    let job = poll(&replicas, 0, "sleeper", LOCK).await.unwrap();
    let key = job["executionKey"].as_str().unwrap();

    let workers = ["first", "second", "third"];
    let polls = workers.iter().enumerate();
    let polled =
        join_all(polls.map(|(number, worker)| poll(&replicas, number, worker, "5m"))).await;
    let given: Vec<_> = workers
        .iter()
        .zip(&polled)
        .filter_map(|(worker, job)| job.as_ref().map(|job| (worker, job)))
        .collect();
    let [(worker, job)] = given[..] else {
        panic!("handed out {} times: {given:?}", given.len());
    };
    assert_eq!(job["executionKey"], key);

    let before = all_that_is_stored(&replicas);
    for number in 0..3 {
        for action in ["heartbeat", "complete", "error"] {
            let answer = report(&replicas, number, "sleeper", &instance, key, action).await;
            assert_eq!(answer.status, 409, "{}: {}", answer.request, answer.body);
        }
    }
    assert_eq!(all_that_is_stored(&replicas), before);

    for (number, worker) in [(1, worker), (2, worker)] {
        let answer = report(&replicas, number, worker, &instance, key, "heartbeat").await;
        assert_eq!(answer.status, 200, "{}: {}", answer.request, answer.body);
    }
    let answer = report(&replicas, 0, worker, &instance, key, "complete").await;
    assert_eq!(answer.status, 200, "{}: {}", answer.request, answer.body);
    project.wait_for(&instance, "COMPLETED").await.unwrap();
    let variables = project.get(&format!("/bpmn/instances/{instance}")).await;
    assert_eq!(variables.unwrap()["variables"], json!({ "by": worker }));
}

/// The job that a worker is given through one of the servers, if it is given one in time.
async fn poll(replicas: &Replicas, number: usize, worker: &str, lock: &str) -> Option<Value> {
    let body = json!({
        "taskType": "work", "clientID": worker, "timeout": LONGER_THAN_THE_LOCK, "lockDuration": lock, "maxJobs": 1,
    });
    let client = &replicas.through(number).client;
    let polled = client.post("/bpmn/external-jobs/poll", body).await.unwrap();
    if polled.status == 204 {
        return None;
    }
    let jobs = polled.expect_status(200).unwrap().json().unwrap();
    Some(jobs[0].clone())
}

/// What a worker reports of a job through one of the servers.
async fn report(
    replicas: &Replicas,
    number: usize,
    worker: &str,
    instance: &str,
    key: &str,
    action: &str,
) -> Answer {
    let body = match action {
        "complete" => {
            json!({ "workflowID": instance, "clientID": worker, "variables": { "by": worker } })
        }
        "error" => json!({ "errorCode": "BROKEN", "clientID": worker, "retryable": false }),
        _ => json!({ "clientID": worker }),
    };
    let path = format!("/bpmn/external-jobs/{key}/{action}");
    let client = &replicas.through(number).client;
    client.post(&path, body).await.unwrap()
}

/// The events, and what is known of the job and its lock.
fn all_that_is_stored(replicas: &Replicas) -> [String; 3] {
    [
        "SELECT sequence, kind, payload FROM events ORDER BY position",
        "SELECT * FROM external_jobs",
        "SELECT * FROM job_leases",
    ]
    .map(|sql| replicas.sql(sql))
}
