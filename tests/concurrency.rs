//! Many clients at one instance at once, and what is long: none of them notices the others.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use futures_util::{StreamExt, future::join_all, stream};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt::Write as _, time::Duration};
use testkit::{Client, Role, Server};

const BRANCHES: usize = 100;
const CLIENTS: usize = 32;

struct World {
    /// Runs as long as the test.
    _server: Server,
    client: Client,
    instance: String,
}

impl World {
    /// An instance of the process that `body` describes.
    async fn running(body: &str) -> Self {
        let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
            .await
            .unwrap();
        let project = server.create_project("Concurrency").await.unwrap();
        let client = server.client(&project, Role::Editor).unwrap();
        let xml = format!(
            r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:q="http://quantumbpm.com/schema/1.0"
            id="d" targetNamespace="http://example.com"><process id="p" isExecutable="true">{body}</process></definitions>"#
        );
        let created = client
            .post("/bpmn/resources", json!({ "name": "P", "xml": xml }))
            .await
            .unwrap();
        let path = format!(
            "/bpmn/resources/{}",
            created.expect_status(201).unwrap().text_at("/id").unwrap()
        );
        let deployed = client.post(&format!("{path}/deploy"), json!({})).await;
        deployed.unwrap().expect_status(204).unwrap();
        let version = client
            .get(&path)
            .await
            .unwrap()
            .text_at("/processes/0/id")
            .unwrap();
        let started = client
            .post("/bpmn/instances", json!({ "processDefinitionID": version }))
            .await
            .unwrap();
        let instance = started.text_at("/workflowID").unwrap();
        Self {
            _server: server,
            client,
            instance,
        }
    }

    /// Every open job of the task type `work`, held by the client `worker`.
    async fn jobs(&self) -> Vec<Value> {
        let body =
            json!({ "taskType": "work", "clientID": "worker", "timeout": "5s", "maxJobs": 100 });
        let polled = self
            .client
            .post("/bpmn/external-jobs/poll", body)
            .await
            .unwrap();
        let jobs = polled.expect_status(200).unwrap().json().unwrap();
        jobs.as_array().unwrap().clone()
    }

    /// Completes a job with what the client says; the status code of the answer.
    async fn complete(&self, key: &str, variables: Value) -> u16 {
        let body =
            json!({ "workflowID": self.instance, "clientID": "worker", "variables": variables });
        let path = format!("/bpmn/external-jobs/{key}/complete");
        self.client.post(&path, body).await.unwrap().status
    }

    async fn get(&self, path: &str) -> Value {
        let path = format!("/bpmn/instances/{}{path}", self.instance);
        let answer = self.client.get(&path).await.unwrap();
        answer.expect_status(200).unwrap().json().unwrap()
    }

    async fn until_completed(&self) -> Value {
        for _ in 0..200 {
            let state = self.get("").await;
            if state["status"] == "COMPLETED" {
                return state;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the instance did not end: {}", self.get("").await);
    }

    /// How often each type of event is in the history, for an element or for all.
    async fn history(&self, query: &str) -> BTreeMap<String, usize> {
        let page = self.get(&format!("/history?pageSize=1000{query}")).await;
        let mut counts = BTreeMap::new();
        for item in page["data"].as_array().unwrap() {
            *counts
                .entry(item["type"].as_str().unwrap().to_owned())
                .or_default() += 1;
        }
        counts
    }
}

fn service_task(id: &str) -> String {
    format!(
        r#"<serviceTask id="{id}"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>"#
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_branches_completed_by_many_clients_meet_once() {
    let mut body = String::from(
        r#"<startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="split"/>
        <parallelGateway id="split"/><parallelGateway id="join"/>
        <sequenceFlow id="out" sourceRef="join" targetRef="end"/><endEvent id="end"/>"#,
    );
    for branch in 0..BRANCHES {
        let task = format!("work-{branch}");
        write!(
            body,
            r#"{}<sequenceFlow id="to-{task}" sourceRef="split" targetRef="{task}"/>
            <sequenceFlow id="from-{task}" sourceRef="{task}" targetRef="join"/>"#,
            service_task(&task)
        )
        .unwrap();
    }
    let world = World::running(&body).await;
    let jobs = world.jobs().await;
    assert_eq!(jobs.len(), BRANCHES);

    let statuses: Vec<u16> = stream::iter(jobs.iter().enumerate())
        .map(|(branch, job)| {
            let mut variables = json!({});
            variables[format!("done{branch}")] = json!(true);
            let world = &world;
            async move {
                world
                    .complete(job["executionKey"].as_str().unwrap(), variables)
                    .await
            }
        })
        .buffer_unordered(CLIENTS)
        .collect()
        .await;
    assert_eq!(statuses, vec![200; BRANCHES]);

    let state = world.until_completed().await;
    assert_eq!(state["variables"].as_object().unwrap().len(), BRANCHES);
    let history = world.history("").await;
    assert_eq!(history["JobCompleted"], BRANCHES);
    assert_eq!(history["InstanceCompleted"], 1);
    for once in ["split", "join", "end"] {
        let counts = world.history(&format!("&element={once}")).await;
        let entered = counts
            .get("ElementPassed")
            .or(counts.get("ElementCompleted"));
        assert_eq!(entered, Some(&1), "{once}: {counts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_job_completed_by_many_at_once_counts_once() {
    let body = format!(
        r#"<startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="work"/>{}
        <sequenceFlow id="out" sourceRef="work" targetRef="rest"/><userTask id="rest"/>"#,
        service_task("work")
    );
    let world = World::running(&body).await;
    let jobs = world.jobs().await;
    let key = jobs[0]["executionKey"].as_str().unwrap();
    let attempts = (0..CLIENTS).map(|client| world.complete(key, json!({ "by": client })));
    assert_eq!(join_all(attempts).await, vec![200; CLIENTS]);

    let history = world.history("").await;
    assert_eq!(
        (history["JobCompleted"], history["UserTaskCreated"]),
        (1, 1),
        "{history:?}"
    );
    let task = world.history("&element=rest&type=VariablesSet").await;
    assert_eq!(task.get("VariablesSet"), None, "{task:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_for_the_threads_that_serve_is_told_whole_everywhere() {
    const COUNT: usize = 60_000;
    let body = format!(
        r#"<startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="make"/>
        <scriptTask id="make"><extensionElements><q:script expression="=for i in 1..{COUNT} return i" resultVariable="list"/>
        </extensionElements></scriptTask><sequenceFlow id="made" sourceRef="make" targetRef="work"/>{}"#,
        service_task("work")
    );
    let world = World::running(&body).await;
    let length = |value: &Value| value["list"].as_array().map(Vec::len);

    let jobs = world.jobs().await;
    assert_eq!(length(&jobs[0]["variables"]), Some(COUNT), "polled");
    let listed = world.client.get("/bpmn/external-jobs").await.unwrap();
    let listed = listed.expect_status(200).unwrap().json().unwrap();
    assert_eq!(
        length(&listed["data"][0]["variables"]),
        Some(COUNT),
        "listed"
    );
    let variables = world.get("/variables").await;
    assert_eq!(length(&variables["variables"]), Some(COUNT), "variables");
    let now = world.get("").await;
    assert_eq!(now["status"], "RUNNING");
    let history = world.get("/history?pageSize=1000").await;
    let events = history["data"].as_array().unwrap();
    let set = events.iter().find(|event| event["type"] == "VariablesSet");
    assert_eq!(
        length(&set.unwrap()["data"]["variables"]),
        Some(COUNT),
        "history"
    );
    let last = events.last().unwrap()["seq"].clone();
    let past = world.get(&format!("?at={last}")).await;
    assert_eq!(
        length(&past["activations"][0]["variables"]),
        Some(COUNT),
        "moment"
    );
    let key = jobs[0]["executionKey"].as_str().unwrap();
    assert_eq!(world.complete(key, json!({ "list": null })).await, 200);
    world.until_completed().await;
}
