//! Projects.

use crate::{models, world::World};
use serde_json::json;
use std::time::Duration;
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

    let projects = world.root().get("/projects").await.unwrap().json().unwrap();
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
    // A listener that nobody is there any more to be called for is not waited for.
    let listened = r#"<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="ask"/>
    <bpmn:userTask id="ask"><bpmn:extensionElements><quantum:taskListeners>
      <quantum:taskListener eventType="canceling" type="tell"/></quantum:taskListeners></bpmn:extensionElements></bpmn:userTask>"#;
    let version = world
        .deploy(&models::definitions("listened", "listened", listened))
        .await;
    let instance = world.start(&version, json!({})).await;
    let root = world.root();
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
    let deadline = Instant::now() + Duration::from_secs(10);
    while world.count_of("InstanceCanceled") != 1 {
        assert!(Instant::now() < deadline, "the instance was not canceled");
        sleep(Duration::from_millis(50)).await;
    }
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
    let deadline = Instant::now() + Duration::from_secs(10);
    while world.count_of("InstanceStarted") == 0 {
        assert!(Instant::now() < deadline, "no instance was started");
        sleep(Duration::from_millis(50)).await;
    }
    let project = format!("/projects/{}", world.project.id);
    assert_eq!(world.root().delete(&project).await.unwrap().status, 204);
    while world.count_of("InstanceCanceled") == 0 {
        assert!(Instant::now() < deadline, "the instance was not canceled");
        sleep(Duration::from_millis(50)).await;
    }
    sleep(Duration::from_secs(2)).await;
    assert_eq!(world.count_of("InstanceStarted"), 1);
    world.verify();
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
    let started = || world.count_of("InstanceStarted") + world.count_of("StartTimerFired");
    let deadline = Instant::now() + Duration::from_secs(10);
    while started() == 0 {
        assert!(
            Instant::now() < deadline,
            "the timer did not start an instance"
        );
        sleep(Duration::from_millis(50)).await;
    }
    let project = format!("/projects/{}", world.project.id);
    assert_eq!(world.root().delete(&project).await.unwrap().status, 204);
    // What was under way may end.
    sleep(Duration::from_millis(500)).await;
    let before = started();
    sleep(Duration::from_millis(1500)).await;
    assert_eq!(started(), before);
    world.verify();
}

#[tokio::test]
#[ignore = "long: it measures some thousand requests"]
async fn a_stranger_is_answered_as_fast_for_a_project_in_use_as_for_a_missing_one() {
    const REQUESTS: usize = 2_000;
    let world = World::new().await;
    let stranger = world
        .server
        .client_of(&Subject::new("stranger", &["user"]))
        .unwrap();
    let in_use = format!("/projects/{}/bpmn/instances", world.project.id);
    let mut times = [Vec::new(), Vec::new()];
    for number in 0..REQUESTS {
        let missing = format!("/projects/0190f5c0-0000-7000-8000-{number:012x}/bpmn/instances");
        for (times, path) in times.iter_mut().zip([&in_use, &missing]) {
            let begin = Instant::now();
            let answer = stranger.get(path).await.unwrap();
            times.push(begin.elapsed());
            assert_eq!(answer.status, 404);
        }
        // Somebody uses it meanwhile.
        if number % 100 == 0 {
            world.get("/bpmn/instances").await;
        }
    }
    let [in_use, missing] = times.map(|mut times| {
        times.sort();
        times[REQUESTS / 2]
    });
    println!("a project in use {in_use:?}, a missing one {missing:?}");
    let ratio = in_use.as_secs_f64() / missing.as_secs_f64();
    assert!((0.9..1.1).contains(&ratio), "{ratio}");
}
