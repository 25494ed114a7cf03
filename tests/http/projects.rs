//! Projects.

use crate::{models, world::World};
use serde_json::json;
use std::{process::Command, time::Duration};
use testkit::issuer::Subject;
use tokio::time::{Instant, sleep};

#[tokio::test]
async fn a_list_shows_the_projects_of_the_caller_only() {
    let world = World::new().await;
    let other = world.server.create_project("Other").await.unwrap();
    let alice = world
        .server
        .client_of(&Subject::new("alice", &[]).in_project(&other.id, "viewer"))
        .unwrap();
    let projects = alice.get("/projects").await.unwrap().json().unwrap();
    assert_eq!(projects[0]["name"], "Other");
    assert_eq!(projects.as_array().unwrap().len(), 1);

    let root = world
        .server
        .client_of(&Subject::new("root", &["system-admin"]))
        .unwrap();
    let projects = root.get("/projects").await.unwrap().json().unwrap();
    assert_eq!(projects.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_name_loses_the_spaces_around_it() {
    let world = World::new().await;
    let admin = world
        .server
        .client_of(&Subject::new("manager", &["admin"]))
        .unwrap();
    let created = admin
        .post("/projects", json!({ "name": "  Sales " }))
        .await
        .unwrap();
    assert_eq!(
        created.expect_status(201).unwrap().json().unwrap()["name"],
        "Sales"
    );
}

#[tokio::test]
async fn deleting_a_project_cancels_its_instances() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({})).await;
    let root = world
        .server
        .client_of(&Subject::new("root", &["system-admin"]))
        .unwrap();
    let project = format!("/projects/{}", world.project.id);
    assert_eq!(root.delete(&project).await.unwrap().status, 204);
    assert_eq!(
        world
            .editor
            .get(&format!("/bpmn/instances/{instance}"))
            .await
            .unwrap()
            .status,
        404
    );
    assert_eq!(root.delete(&project).await.unwrap().status, 404);
}

#[tokio::test]
async fn the_messages_of_a_deleted_project_start_nothing() {
    let world = World::new().await;
    let placed = r#"<bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="paid"/></bpmn:startEvent>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="work"/>
    <bpmn:userTask id="work"/>"#;
    world
        .deploy(&models::definitions("placed", "placed", placed))
        .await;
    // One instance for each key: the second message waits until the first one's instance has ended.
    let message =
        json!({ "messageName": "paid", "correlationKeys": 1, "variables": { "order": 1 } });
    for _ in 0..2 {
        let published = world.editor.post("/bpmn/messages", message.clone()).await;
        published.unwrap().expect_status(200).unwrap();
    }
    let count = |kind: &str| {
        let count = format!("SELECT count(*) FROM events WHERE kind = '{kind}'");
        world.server.database.execute(&count).unwrap()
    };
    let deadline = Instant::now() + Duration::from_secs(10);
    while count("InstanceStarted") == "0" {
        assert!(Instant::now() < deadline, "no instance was started");
        sleep(Duration::from_millis(50)).await;
    }
    let root = Subject::new("root", &["system-admin"]);
    let root = world.server.client_of(&root).unwrap();
    let project = format!("/projects/{}", world.project.id);
    assert_eq!(root.delete(&project).await.unwrap().status, 204);
    while count("InstanceCanceled") == "0" {
        assert!(Instant::now() < deadline, "the instance was not canceled");
        sleep(Duration::from_millis(50)).await;
    }
    sleep(Duration::from_secs(2)).await;
    assert_eq!(count("InstanceStarted"), "1");
    let verified = Command::new(env!("CARGO_BIN_EXE_quantumbpm"))
        .args(["events", "verify"])
        .envs(world.server.database.variables())
        .output()
        .unwrap();
    let differences = String::from_utf8_lossy(&verified.stdout);
    assert!(verified.status.success(), "{differences}");
}

#[tokio::test]
async fn the_timers_of_a_deleted_project_start_nothing() {
    let world = World::new().await;
    let alarm = r#"<bpmn:startEvent id="start"><bpmn:timerEventDefinition>
      <bpmn:timeCycle>R/PT0.2S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
    <bpmn:sequenceFlow id="out" sourceRef="start" targetRef="end"/>
    <bpmn:endEvent id="end"/>"#;
    world
        .deploy(&models::definitions("alarm", "alarm", alarm))
        .await;
    let started = || {
        let count = "SELECT count(*) FROM events WHERE kind = 'InstanceStarted'";
        world.server.database.execute(count).unwrap()
    };
    let deadline = Instant::now() + Duration::from_secs(10);
    while started().trim() == "0" {
        assert!(
            Instant::now() < deadline,
            "the timer did not start an instance"
        );
        sleep(Duration::from_millis(50)).await;
    }
    let root = Subject::new("root", &["system-admin"]);
    let root = world.server.client_of(&root).unwrap();
    let project = format!("/projects/{}", world.project.id);
    assert_eq!(root.delete(&project).await.unwrap().status, 204);
    // What was under way may end.
    sleep(Duration::from_millis(500)).await;
    let before = started();
    sleep(Duration::from_millis(1500)).await;
    assert_eq!(started(), before);
}
