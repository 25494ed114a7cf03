//! Instances and their history.

use crate::{models, world::World};
use futures_util::future::{join, join_all};
use serde_json::json;
use std::time::Duration;
use tokio::time::{Instant, sleep};

#[tokio::test]
async fn an_instance_runs_to_its_end_and_its_history_tells_how() {
    let world = World::new().await;
    let version = world.deploy(&models::straight()).await;
    let instance = world.start(&version, json!({ "amount": 5 })).await;
    let state = world.get(&format!("/bpmn/instances/{instance}")).await;
    assert_eq!(
        (&state["status"], &state["workflowID"]),
        (&json!("COMPLETED"), &json!(instance))
    );
    assert_eq!(state["variables"], json!({ "amount": 5 }));

    let history = world
        .get(&format!("/bpmn/instances/{instance}/history?pageSize=1000"))
        .await;
    let types: Vec<_> = history["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["type"].as_str().unwrap())
        .collect();
    assert_eq!(types.first(), Some(&"InstanceStarted"));
    assert_eq!(types.last(), Some(&"InstanceCompleted"));
    let first = &history["data"][0];
    assert_eq!(
        (&first["seq"], &first["actor"]),
        (&json!(1), &json!("editor"))
    );
    let of_task = world
        .get(&format!("/bpmn/instances/{instance}/history?element=work"))
        .await;
    assert_eq!(of_task["data"][0]["nodeID"], "work");
    assert_eq!(of_task["data"][0]["nodeType"], "Task");
}

#[tokio::test]
async fn numbers_keep_every_digit() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let digits = "0.1234567890123456789012345678901234";
    let body =
        format!(r#"{{"processDefinitionID": "{version}", "variables": {{"amount": {digits}}}}}"#);
    let started = world
        .editor
        .send("POST".parse().unwrap(), "/bpmn/instances", Some(body))
        .await
        .unwrap();
    let instance = started
        .expect_status(201)
        .unwrap()
        .text_at("/workflowID")
        .unwrap();
    for path in [
        format!("/bpmn/instances/{instance}/variables"),
        format!("/bpmn/instances/{instance}"),
    ] {
        let answer = world.editor.get(&path).await.unwrap();
        assert!(
            answer.body.contains(&format!("\"amount\":{digits}")),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn variables_are_set_and_others_are_kept() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({ "a": 1, "b": 2 })).await;
    let path = format!("/bpmn/instances/{instance}/variables");
    let set = world
        .editor
        .put(&path, json!({ "variables": { "b": null, "c": [3] } }))
        .await
        .unwrap();
    assert_eq!(set.status, 200, "{}", set.body);
    assert_eq!(
        world.get(&path).await["variables"],
        json!({ "a": 1, "b": null, "c": [3] })
    );
}

#[tokio::test]
async fn cancelling_ends_an_instance_and_then_changes_nothing() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({})).await;
    let path = format!("/bpmn/instances/{instance}");
    assert_eq!(world.status(&instance).await, "RUNNING");
    for _ in 0..2 {
        assert_eq!(world.editor.delete(&path).await.unwrap().status, 204);
        assert_eq!(world.status(&instance).await, "CANCELED");
    }
    let refused = world
        .editor
        .put(&format!("{path}/variables"), json!({ "variables": {} }))
        .await
        .unwrap();
    assert_eq!(refused.status, 409, "{}", refused.body);
    let task = &world.get("/bpmn/user-tasks").await["data"][0];
    assert_eq!(task["status"], "CANCELED");
}

#[tokio::test]
async fn an_instance_that_is_called_while_its_caller_ends_never_starts() {
    let world = World::new().await;
    world.deploy(&models::job("never done")).await;
    // One step takes both ways: it makes the call, and ends it.
    let body = r#"<bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="fork"/>
    <bpmn:parallelGateway id="fork"/>
    <bpmn:sequenceFlow id="one" sourceRef="fork" targetRef="call"/>
    <bpmn:sequenceFlow id="other" sourceRef="fork" targetRef="stop"/>
    <bpmn:callActivity id="call"><bpmn:extensionElements>
      <quantum:calledElement processId="job"/>
    </bpmn:extensionElements></bpmn:callActivity>
    <bpmn:endEvent id="stop"><bpmn:terminateEventDefinition/></bpmn:endEvent>"#;
    let caller = models::definitions("caller", "caller", body);
    let version = world.deploy(&caller).await;
    let instance = world.start(&version, json!({})).await;
    let path = format!("/bpmn/instances/{instance}/children");
    let deadline = Instant::now() + Duration::from_secs(8);
    loop {
        if world.status(&instance).await == "COMPLETED" {
            break;
        }
        assert!(Instant::now() < deadline, "the caller has not ended");
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(world.get(&path).await["children"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_answered_while_expressions_keep_every_core_busy() {
    let world = World::new().await;
    // As much as an evaluation may do, and then an incident.
    let body = r#"<bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="count"/>
    <bpmn:scriptTask id="count"><bpmn:extensionElements>
      <quantum:script expression="=count(for i in 1..3000, j in 1..3000 return i)" resultVariable="n"/>
    </bpmn:extensionElements></bpmn:scriptTask>"#;
    let version = world
        .deploy(&models::definitions("busy", "busy", body))
        .await;
    let begun = Instant::now();
    let all_decided = async {
        let starts = (0..6).map(|_| world.start(&version, json!({})));
        join_all(starts).await;
        begun.elapsed()
    };
    let slowest = async {
        let mut slowest = Duration::ZERO;
        for _ in 0..20 {
            let asked = Instant::now();
            world.get("/bpmn/instances").await;
            slowest = slowest.max(asked.elapsed());
            sleep(Duration::from_millis(20)).await;
        }
        slowest
    };
    let (all_decided, slowest) = join(all_decided, slowest).await;
    assert!(slowest * 3 < all_decided, "{slowest:?} of {all_decided:?}");
}

#[tokio::test]
async fn an_instance_of_one_project_is_unknown_in_another() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({})).await;
    let other = world.server.create_project("Other").await.unwrap();
    let other = world.server.client(&other, testkit::Role::Admin).unwrap();
    let path = format!("/bpmn/instances/{instance}");
    assert_eq!(other.get(&path).await.unwrap().status, 404);
    assert_eq!(other.delete(&path).await.unwrap().status, 404);
    let start = json!({ "processDefinitionID": version });
    assert_eq!(
        other.post("/bpmn/instances", start).await.unwrap().status,
        404
    );
    assert_eq!(world.status(&instance).await, "RUNNING");
}
