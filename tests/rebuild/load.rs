//! Clients that carry instances from their start to their end, through several servers. None of them may ever see an error.

use serde_json::{Value, json};
use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::Duration,
};
use testkit::Client;
use tokio::time::{Instant, sleep};

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

/// Adds 1 to `count` 3,000 times, without waiting for anybody.
const COUNTING: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:q="http://quantumbpm.com/schema/1.0" id="counts" targetNamespace="t">
  <process id="counting" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="join"/>
    <exclusiveGateway id="join"/><sequenceFlow id="f2" sourceRef="join" targetRef="add"/>
    <scriptTask id="add"><extensionElements><q:script expression="=count + 1" resultVariable="count"/></extensionElements>
    </scriptTask>
    <sequenceFlow id="f3" sourceRef="add" targetRef="enough"/><exclusiveGateway id="enough" default="f5"/>
    <sequenceFlow id="f4" sourceRef="enough" targetRef="join"><conditionExpression>=count &lt; 3000</conditionExpression></sequenceFlow>
    <sequenceFlow id="f5" sourceRef="enough" targetRef="end"/><endEvent id="end"/>
  </process>
</definitions>"#;

/// A task that people may take, and a process that calls it.
const CALLS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:q="http://quantumbpm.com/schema/1.0" id="calls" targetNamespace="t">
  <process id="caller" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="calling"/>
    <callActivity id="calling"><extensionElements><q:calledElement processId="called"/></extensionElements></callActivity>
  </process>
  <process id="called" isExecutable="true">
    <startEvent id="asked"/><sequenceFlow id="f2" sourceRef="asked" targetRef="ask"/>
    <userTask id="ask"><extensionElements>
      <q:assignmentDefinition assignee="editor" candidateUsers="carol, dave" candidateGroups="sales"/>
    </extensionElements></userTask>
  </process>
</definitions>"#;

/// Stores a file as a draft; the path of its resource.
async fn store(client: &Client, xml: &str) -> String {
    let body = json!({ "name": "P", "xml": xml });
    let created = client.post("/bpmn/resources", body).await.unwrap();
    let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
    format!("/bpmn/resources/{id}")
}

/// Stores and deploys a file; the id of its first process version.
async fn deploy(client: &Client, xml: &str) -> String {
    let path = store(client, xml).await;
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

/// The process that counts.
pub(crate) async fn deploy_counting(client: &Client) -> String {
    deploy(client, COUNTING).await
}

/// The process that calls another.
pub(crate) async fn deploy_calls(client: &Client) -> String {
    deploy(client, CALLS).await
}

/// A version of the process with a job and a user task that nobody deploys.
pub(crate) async fn store_draft(client: &Client) {
    store(client, PROCESS).await;
}

/// Starts an instance; its id.
pub(crate) async fn start(client: &Client, process_version: &str, variables: Value) -> String {
    let body = json!({ "processDefinitionID": process_version, "variables": variables });
    start_with(client, body).await
}

/// Starts an instance that people know by an id of theirs.
pub(crate) async fn start_order(client: &Client, process_version: &str, order: &str) -> String {
    let body =
        json!({ "processDefinitionID": process_version, "variables": {}, "businessId": order });
    start_with(client, body).await
}

async fn start_with(client: &Client, body: Value) -> String {
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

    let task = open_task(client, instance.as_str().unwrap()).await;
    let path = format!("/bpmn/user-tasks/{task}/complete");
    let body = json!({ "workflowID": instance, "variables": { "approved": true } });
    let done = client.post(&path, body).await.unwrap();
    done.expect_status(200).unwrap();
}

/// The user task of an instance whose job was completed. A step that takes too long on a busy machine leaves it to the next.
async fn open_task(client: &Client, instance: &str) -> String {
    let path = format!("/bpmn/user-tasks?workflowID={instance}");
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let listed = client.get(&path).await.unwrap();
        let listed = listed.expect_status(200).unwrap().json().unwrap();
        if let Some(task) = listed["data"][0]["executionKey"].as_str() {
            return task.to_owned();
        }
        assert!(Instant::now() < deadline, "no task of {instance}");
        sleep(Duration::from_millis(10)).await;
    }
}

/// Resolves the incident of an instance of the process that failed.
pub(crate) async fn resolve(client: &Client, instance: &str) {
    let path = format!("/bpmn/incidents?workflowID={instance}");
    let listed = client.get(&path).await.unwrap().json().unwrap();
    let incident = listed["data"][0]["incidentID"].as_str().unwrap();
    let path = format!("/bpmn/instances/{instance}/incidents/{incident}/resolve");
    let body = json!({ "variables": { "amount": 5 } });
    let resolved = client.post(&path, body).await.unwrap();
    resolved.expect_status(200).unwrap();
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
