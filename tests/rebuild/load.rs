//! Clients that carry instances from their start to their end, through several servers. None of them may ever see an error.

use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use testkit::Client;

/// A job, then a user task.
const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:q="http://quantumbpm.com/schema/1.0" id="d" targetNamespace="http://example.com">
  <process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="approve"/>
    <userTask id="approve"/>
    <sequenceFlow id="f3" sourceRef="approve" targetRef="end"/><endEvent id="end"/>
  </process>
</definitions>"#;

/// Fails for want of a way out unless `amount` is positive.
const FAILING: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="failures" targetNamespace="t">
  <process id="failing" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="split"/>
    <exclusiveGateway id="split"/>
    <sequenceFlow id="f2" sourceRef="split" targetRef="end"><conditionExpression>=amount &gt; 0</conditionExpression></sequenceFlow>
    <endEvent id="end"/>
  </process>
</definitions>"#;

/// Stores and deploys a file; the id of its process version.
async fn deploy(client: &Client, xml: &str) -> String {
    let body = json!({ "name": "P", "xml": xml });
    let created = client.post("/bpmn/resources", body).await.unwrap();
    let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
    let path = format!("/bpmn/resources/{id}");
    let deployed = client.post(&format!("{path}/deploy"), json!({})).await;
    deployed.unwrap().expect_status(204).unwrap();
    let resource = client.get(&path).await.unwrap();
    resource.text_at("/processes/0/id").unwrap()
}

/// The process with a job and a user task.
pub(crate) async fn deploy_work(client: &Client) -> String {
    deploy(client, PROCESS).await
}

/// The process that has an incident unless `amount` is positive.
pub(crate) async fn deploy_failing(client: &Client) -> String {
    deploy(client, FAILING).await
}

/// Starts an instance; its id.
pub(crate) async fn start(client: &Client, process_version: &str, variables: Value) -> String {
    let body = json!({ "processDefinitionID": process_version, "variables": variables });
    let started = client.post("/bpmn/instances", body).await.unwrap();
    let started = started.expect_status(201).unwrap();
    started.text_at("/workflowID").unwrap()
}

/// Completes the job and the user task of one instance, whichever it is.
pub(crate) async fn complete_one(client: &Client, worker: &str) {
    let poll = json!({ "taskType": "work", "clientID": worker, "timeout": "5s", "maxJobs": 1 });
    let polled = client.post("/bpmn/external-jobs/poll", poll).await.unwrap();
    let jobs = polled.expect_status(200).unwrap().json().unwrap();
    let (job, instance) = (&jobs[0]["executionKey"], &jobs[0]["workflowID"]);
    let body = json!({ "workflowID": instance, "clientID": worker, "variables": { "by": worker } });
    let path = format!("/bpmn/external-jobs/{}/complete", job.as_str().unwrap());
    let done = client.post(&path, body).await.unwrap();
    done.expect_status(200).unwrap();

    let path = format!("/bpmn/user-tasks?workflowID={}", instance.as_str().unwrap());
    let listed = client.get(&path).await.unwrap();
    let listed = listed.expect_status(200).unwrap().json().unwrap();
    let task = listed["data"][0]["executionKey"].as_str().unwrap();
    let path = format!("/bpmn/user-tasks/{task}/complete");
    let body = json!({ "workflowID": instance, "variables": { "approved": true } });
    let done = client.post(&path, body).await.unwrap();
    done.expect_status(200).unwrap();
}

/// Clients at work until they are told to stop.
pub(crate) struct Load {
    going_on: AtomicBool,
    ended: AtomicU64,
}

impl Load {
    pub(crate) fn new() -> Self {
        Self {
            going_on: AtomicBool::new(true),
            ended: AtomicU64::new(0),
        }
    }

    /// Carries instances to their end, one after the other.
    pub(crate) async fn work(&self, client: &Client, process_version: &str, worker: &str) {
        while self.going_on.load(Ordering::Relaxed) {
            start(client, process_version, json!({ "amount": 1.50 })).await;
            complete_one(client, worker).await;
            self.ended.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn stop(&self) {
        self.going_on.store(false, Ordering::Relaxed);
    }

    /// How many instances have ended.
    pub(crate) fn ended(&self) -> u64 {
        self.ended.load(Ordering::Relaxed)
    }
}
