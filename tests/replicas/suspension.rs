//! What is suspended through one server does not move through another, which has not heard of it.

use crate::Replicas;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

const PROCESS: &str = r#"<process id="p" isExecutable="true"><startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="held"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/></process>"#;

#[tokio::test(flavor = "multi_thread")]
async fn all_servers_know_at_once_what_is_suspended() {
    stands_still(Replicas::embedded().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_servers_know_at_once_what_is_suspended_with_temporal() {
    stands_still(Replicas::with_temporal().await).await;
}

/// Twice, for a server learns of the first suspension in another way than of later ones.
async fn stands_still(replicas: Replicas) {
    let version = replicas.through(0).deploy(PROCESS).await.unwrap();
    let admin = &replicas.admin;
    for _ in 0..2 {
        let instance = replicas.through(1).start(&version, json!({})).await;
        let instance = instance.unwrap();
        let key = lease(&replicas).await;
        let ask = async |verb: &str| {
            let path = format!("/bpmn/definitions/{version}/{verb}");
            let asked = admin.post(&path, json!({})).await.unwrap();
            asked.expect_status(204).unwrap();
        };
        ask("suspend").await;
        let body = json!({ "workflowID": instance, "clientID": "worker" });
        let path = format!("/bpmn/external-jobs/{key}/complete");
        let completed = replicas.through(1).client.post(&path, body).await.unwrap();
        completed.expect_status(200).unwrap();
        let refused = json!({ "processDefinitionID": version });
        let refused = replicas.through(2).client.post("/bpmn/instances", refused);
        assert_eq!(refused.await.unwrap().status, 409);
        sleep(Duration::from_millis(500)).await;
        let state = replicas
            .through(2)
            .get(&format!("/bpmn/instances/{instance}"))
            .await
            .unwrap();
        assert_eq!(state["status"], "RUNNING");
        ask("resume").await;
        let project = replicas.through(2);
        project.wait_for(&instance, "COMPLETED").await.unwrap();
    }
}

async fn lease(replicas: &Replicas) -> String {
    let poll = json!({ "taskType": "held", "clientID": "worker", "timeout": "10s", "lockDuration": "5m", "maxJobs": 1 });
    let client = &replicas.through(1).client;
    let polled = client.post("/bpmn/external-jobs/poll", poll).await.unwrap();
    let jobs: Value = polled.expect_status(200).unwrap().json().unwrap();
    jobs[0]["executionKey"].as_str().unwrap().to_owned()
}
