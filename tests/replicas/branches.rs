//! One instance with a hundred branches that are completed through three servers at once.

use crate::Replicas;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt::Write as _};

const BRANCHES: usize = 100;
const CLIENTS: usize = 30;

#[tokio::test(flavor = "multi_thread")]
async fn branches_completed_through_all_servers_meet_once() {
    meet_once(Replicas::embedded().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn branches_completed_through_all_servers_meet_once_with_temporal() {
    meet_once(Replicas::with_temporal().await).await;
}

async fn meet_once(replicas: Replicas) {
    let version = replicas.through(0).deploy(&process()).await.unwrap();
    let instance = replicas
        .through(1)
        .start(&version, json!({}))
        .await
        .unwrap();
    let jobs = all_jobs(&replicas).await;

    let statuses: Vec<u16> = stream::iter(jobs.iter().enumerate())
        .map(|(number, key)| complete(&replicas, &instance, number, key))
        .buffer_unordered(CLIENTS)
        .collect()
        .await;
    assert_eq!(statuses, vec![200; BRANCHES]);

    let project = replicas.through(2);
    project.wait_for(&instance, "COMPLETED").await.unwrap();
    let state = project.get(&format!("/bpmn/instances/{instance}")).await;
    assert_eq!(
        state.unwrap()["variables"].as_object().unwrap().len(),
        BRANCHES
    );
    let history = project.history(&instance).await.unwrap();
    let count = |event: &str| {
        history
            .iter()
            .filter(|found| found.starts_with(event))
            .count()
    };
    assert_eq!(count("JobCompleted"), BRANCHES);
    for once in [
        "ElementPassed split",
        "ElementPassed join",
        "InstanceCompleted",
    ] {
        assert_eq!(count(once), 1, "{once}: {history:?}");
    }
}

/// Leases jobs through one server after the other until all branches have theirs. No job is handed out twice.
async fn all_jobs(replicas: &Replicas) -> BTreeSet<String> {
    let poll = json!({ "taskType": "work", "clientID": "worker", "timeout": "1s", "lockDuration": "5m", "maxJobs": 7 });
    let mut keys = BTreeSet::new();
    for number in 0.. {
        if keys.len() == BRANCHES {
            break;
        }
        assert!(number < 60, "{} jobs", keys.len());
        let client = &replicas.through(number).client;
        let polled = client
            .post("/bpmn/external-jobs/poll", poll.clone())
            .await
            .unwrap();
        if polled.status == 204 {
            continue;
        }
        let jobs = polled.expect_status(200).unwrap().json().unwrap();
        for job in jobs.as_array().unwrap() {
            let key = job["executionKey"].as_str().unwrap().to_owned();
            assert!(keys.insert(key), "handed out twice: {job}");
        }
    }
    keys
}

async fn complete(replicas: &Replicas, instance: &str, number: usize, key: &str) -> u16 {
    let mut variables = json!({});
    variables[format!("done{number}")] = Value::Bool(true);
    let body = json!({ "workflowID": instance, "clientID": "worker", "variables": variables });
    let path = format!("/bpmn/external-jobs/{key}/complete");
    let client = &replicas.through(number).client;
    client.post(&path, body).await.unwrap().status
}

fn process() -> String {
    let mut body = String::from(
        r#"<process id="p" isExecutable="true"><startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="split"/>
        <parallelGateway id="split"/><parallelGateway id="join"/>
        <sequenceFlow id="out" sourceRef="join" targetRef="end"/><endEvent id="end"/>"#,
    );
    for branch in 0..BRANCHES {
        write!(
            body,
            r#"<serviceTask id="work-{branch}"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
            <sequenceFlow id="to-{branch}" sourceRef="split" targetRef="work-{branch}"/>
            <sequenceFlow id="from-{branch}" sourceRef="work-{branch}" targetRef="join"/>"#
        )
        .unwrap();
    }
    body + "</process>"
}
