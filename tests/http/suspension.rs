//! Suspending and resuming, where others do something at the same moment.

use crate::world::{World, until};
use futures_util::future::join_all;
use serde_json::json;
use std::time::Duration;
use testkit::Client;
use tokio::time::sleep;

const ASKING: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="asking" targetNamespace="urn:t">
    <process id="asking" isExecutable="true"><startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
    <userTask id="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="end"/><endEvent id="end"/></process></definitions>"#;

/// A start event that a timer triggers each second.
const TICKING: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="ticking" targetNamespace="urn:t">
    <process id="ticking" isExecutable="true"><startEvent id="start"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="end"/><endEvent id="end"/></process></definitions>"#;

/// A second process in its file, which ticks as well.
const SECOND_TICKING: &str = r#"<process id="second" isExecutable="true"><startEvent id="begin"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></startEvent>
    <sequenceFlow id="on" sourceRef="begin" targetRef="stop"/><endEvent id="stop"/></process></definitions>"#;

async fn ask(admin: &Client, path: &str) {
    let asked = admin.post(path, json!({})).await;
    asked.unwrap().expect_status(204).unwrap();
}

impl World {
    /// Completes the user task of an instance, if it has one.
    async fn completes_task(&self, instance: &str) -> bool {
        let path = format!("/bpmn/user-tasks?workflowID={instance}");
        let tasks = self.get(&path).await;
        let Some(task) = tasks["data"].get(0) else {
            return false;
        };
        let key = task["executionKey"].as_str().unwrap();
        let path = format!("/bpmn/user-tasks/{key}/complete");
        let completed = self.editor.post(&path, json!({})).await.unwrap();
        completed.expect_status(200).unwrap();
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_races_a_suspension_is_refused_or_suspended() {
    const STARTS: u64 = 40;
    let world = World::new().await;
    let (admin, version) = (world.admin(), world.deploy(ASKING).await);
    let start = |number: u64| {
        let (editor, version) = (&world.editor, &version);
        async move {
            sleep(Duration::from_millis(number / 2)).await;
            let body = json!({ "processDefinitionID": version });
            editor.post("/bpmn/instances", body).await.unwrap()
        }
    };
    let suspend = async {
        sleep(Duration::from_millis(5)).await;
        ask(&admin, &format!("/bpmn/definitions/{version}/suspend")).await;
        start(0).await.status
    };
    let (started, after) = tokio::join!(join_all((0..STARTS).map(start)), suspend);
    assert_eq!(after, 409);
    let statuses: Vec<u16> = started.iter().map(|answer| answer.status).collect();
    assert!(
        statuses.iter().all(|status| matches!(status, 201 | 409)),
        "{statuses:?}"
    );
    let started = started.into_iter().filter(|answer| answer.status == 201);
    let instances: Vec<String> = started
        .map(|answer| answer.text_at("/workflowID").unwrap())
        .collect();
    let suspended = world.get("/bpmn/instances?suspended=true").await;
    assert_eq!(suspended["pagination"]["total"], instances.len());
    let mut before_their_tasks = Vec::new();
    for instance in &instances {
        // One that was stored just before stands at its task, or before it.
        if !world.completes_task(instance).await {
            before_their_tasks.push(instance);
        }
        assert_eq!(world.status(instance).await, "RUNNING");
    }
    world.verify();
    ask(&admin, &format!("/bpmn/definitions/{version}/resume")).await;
    for instance in before_their_tasks {
        until("its task", async || world.completes_task(instance).await).await;
    }
    for instance in &instances {
        until("its end", async || {
            world.status(instance).await == "COMPLETED"
        })
        .await;
    }
    world.verify();
}

#[tokio::test(flavor = "multi_thread")]
async fn start_timers_of_a_suspended_version_wait() {
    let world = World::new().await;
    let (admin, version) = (world.admin(), world.deploy(TICKING).await);
    ask(&admin, &format!("/bpmn/definitions/{version}/suspend")).await;
    let count = async || world.get("/bpmn/instances").await["pagination"]["total"].clone();
    // One may have fired just before.
    sleep(Duration::from_millis(500)).await;
    let before = count().await;
    sleep(Duration::from_secs(3)).await;
    assert_eq!(count().await, before);
    world.verify();
    ask(&admin, &format!("/bpmn/definitions/{version}/resume")).await;
    until("a further instance", async || count().await != before).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn start_timers_of_one_process_fire_while_another_of_its_file_is_suspended() {
    let world = World::new().await;
    let file = TICKING.replace("</definitions>", SECOND_TICKING);
    let (admin, suspended) = (world.admin(), world.deploy(&file).await);
    ask(&admin, &format!("/bpmn/definitions/{suspended}/suspend")).await;
    let count = async |filter: &str| {
        let found = world.get(&format!("/bpmn/instances{filter}")).await;
        found["pagination"]["total"].as_u64().unwrap()
    };
    let held = format!("?definitionID={suspended}");
    // One may have fired just before.
    sleep(Duration::from_millis(500)).await;
    let (of_both, of_suspended) = (count("").await, count(&held).await);
    until("two further instances", async || {
        count("").await >= of_both + 2
    })
    .await;
    assert_eq!(count(&held).await, of_suspended);
    world.verify();
    ask(&admin, &format!("/bpmn/definitions/{suspended}/resume")).await;
    until("a further instance", async || {
        count(&held).await != of_suspended
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_that_is_too_long_or_no_text_is_refused() {
    let world = World::new().await;
    let (admin, version) = (world.admin(), world.deploy(ASKING).await);
    let instance = world.start(&version, json!({})).await;
    for path in [
        format!("/bpmn/instances/{instance}/suspend"),
        format!("/bpmn/definitions/{version}/suspend"),
    ] {
        for reason in [json!("x".repeat(256)), json!(5)] {
            let refused = admin
                .post(&path, json!({ "reason": reason }))
                .await
                .unwrap();
            let refused = refused.expect_status(400).unwrap().json().unwrap();
            assert!(refused["message"].as_str().unwrap().starts_with("reason"));
        }
    }
    let suspended = world.get("/bpmn/instances?suspended=true").await;
    assert_eq!(suspended["pagination"]["total"], 0);
}
