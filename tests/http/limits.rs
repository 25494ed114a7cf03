//! What is too large or too much at once: each is refused by name, and who may try again is told to.

use crate::{
    models, signals,
    world::{World, until},
};
use serde_json::{Value, json};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};
use testkit::{Answer, ProjectClient, Server};
use tokio::time::sleep;

/// How long the server may take to notice what a connection does.
const PATIENCE: Duration = Duration::from_secs(20);

async fn world(settings: &[(&str, &str)]) -> World {
    let mut builder = Server::builder(env!("CARGO_BIN_EXE_quantumbpm"));
    for (name, value) in settings {
        builder = builder.variable(name, value);
    }
    World::around(builder.start().await.unwrap()).await
}

async fn start(world: &World, version: &str, variables: Value) -> Answer {
    let body = json!({ "processDefinitionID": version, "variables": variables });
    world.editor.post("/bpmn/instances", body).await.unwrap()
}

/// A connection on which the head of a request was sent, whose body has this length.
fn begun(world: &World, token: &str, length: usize) -> TcpStream {
    let address = world.server.url().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /projects/{}/bpmn/instances HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n",
        world.project.id,
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

/// A request that has begun, with a body of this length but for the last byte, or for what the server does not read.
fn half_sent(world: &World, length: usize) -> TcpStream {
    let mut stream = begun(world, world.editor.token().unwrap(), length);
    let patience = Some(Duration::from_millis(100));
    stream.set_write_timeout(patience).unwrap();
    let _ = stream.write_all(&vec![b' '; length - 1]);
    stream
}

/// What a client reads that looks for an answer only when it has sent all.
fn answer_to_all(world: &World, token: &str, length: usize) -> String {
    let mut stream = begun(world, token, length);
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(&vec![b' '; length]).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// 503, to be tried again, for this reason.
fn assert_later(answer: &Answer, reason: &str) {
    assert_eq!(answer.status, 503, "{answer:?}");
    assert!(answer.headers.contains_key("retry-after"), "{answer:?}");
    assert!(answer.body.contains(reason), "{answer:?}");
}

#[tokio::test]
async fn a_body_that_finds_no_memory_is_to_be_sent_again_and_small_ones_are_served() {
    let world = world(&[("MEMORY_REQUESTS_BYTES", "1000000")]).await;
    let version = world.deploy(&models::user_task()).await;
    let large = || start(&world, &version, json!({ "text": "a".repeat(100_000) }));
    assert_eq!(large().await.status, 201);
    // A body of which the last byte does not come takes what there is.
    let deadline = Instant::now() + PATIENCE;
    let (half_sent, mut answer) = loop {
        let half_sent = half_sent(&world, 900_000);
        sleep(Duration::from_millis(500)).await;
        let answer = large().await;
        if answer.status != 201 || Instant::now() > deadline {
            break (half_sent, answer);
        }
    };
    assert_later(&answer, "too much to do now");
    let small = start(&world, &version, json!({ "text": "a".repeat(1_000) })).await;
    assert_eq!(small.status, 201, "{small:?}");

    drop(half_sent);
    while answer.status == 503 && Instant::now() < deadline {
        sleep(Duration::from_millis(20)).await;
        answer = large().await;
    }
    assert_eq!(answer.status, 201, "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_sent_bodies_of_one_project_leave_the_others_room_for_theirs() {
    // Nobody gives up while the test lasts.
    let patient = [("REST_READ_TIMEOUT", "60s"), ("REST_WRITE_TIMEOUT", "60s")];
    let world = world(&patient).await;
    let version = world.deploy(&models::user_task()).await;
    let other = ProjectClient::create(&world.server).await.unwrap().1;
    let half_sent: Vec<_> = (0..20).map(|_| half_sent(&world, 5_000_000)).collect();
    let large = json!({ "text": "a".repeat(5_000_000) });
    let process = r#"<process id="p" isExecutable="true">
        <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="end"/><endEvent id="end"/>
      </process>"#;
    let file = format!("<!--{}-->{process}", "a".repeat(4_000_000));
    let deployed = other.deploy(&file).await.unwrap();
    other.start(&deployed, large.clone()).await.unwrap();

    let refused = start(&world, &version, large.clone()).await;
    assert_later(&refused, "no memory for a body");
    let small = start(&world, &version, json!({ "text": "a" })).await;
    assert_eq!(small.status, 201, "{small:?}");
    drop(half_sent);
    let started = start(&world, &version, large).await;
    assert_eq!(started.status, 201, "{started:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_refused_while_it_sends_a_large_body_can_read_why() {
    let world = world(&[("MEMORY_REQUESTS_BYTES", "1000000")]).await;
    let token = world.editor.token().unwrap();
    let assert_status = |token: &str, length, status: &str| {
        let answer = tokio::task::block_in_place(|| answer_to_all(&world, token, length));
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{answer}"
        );
        assert!(answer.contains("connection: close"), "{answer}");
        assert!(answer.ends_with('}'), "{answer}");
    };
    assert_status(token, 20_000_000, "413");
    assert_status("none", 20_000_000, "401");
    let _half_sent = half_sent(&world, 900_000);
    // It takes all memory as soon as the server has come to it.
    let version = world.deploy(&models::user_task()).await;
    let deadline = Instant::now() + PATIENCE;
    while start(&world, &version, json!({ "text": "a".repeat(100_000) }))
        .await
        .status
        != 503
    {
        assert!(
            Instant::now() < deadline,
            "the half-sent body takes no memory"
        );
        sleep(Duration::from_millis(20)).await;
    }
    assert_status(token, 4_000_000, "503");
}

#[tokio::test]
async fn a_page_that_is_too_large_is_to_be_asked_for_in_smaller_ones() {
    let world = world(&[]).await;
    let version = world.deploy(&models::job("large")).await;
    for _ in 0..4 {
        let started = start(&world, &version, json!({ "text": "a".repeat(5_000_000) })).await;
        assert_eq!(started.status, 201, "{}", started.status);
    }
    let page = world.editor.get("/bpmn/external-jobs?pageSize=100").await;
    assert_later(&page.unwrap(), "ask for a smaller pageSize");
    let smaller = world.editor.get("/bpmn/external-jobs?pageSize=2").await;
    assert_eq!(smaller.unwrap().status, 200);
}

#[tokio::test]
async fn variables_that_an_instance_cannot_hold_are_refused_by_name_and_change_nothing() {
    let world = world(&[("INSTANCE_MAX_VARIABLES_BYTES", "10000")]).await;
    let version = world.deploy(&models::user_task()).await;
    let large = || json!({ "text": "a".repeat(10_000) });
    let refused = |answer: Answer| {
        assert_eq!(answer.status, 400, "{answer:?}");
        let body = answer.json().unwrap();
        assert_eq!(body["details"]["field"], "variables", "{body}");
        let message = body["message"].as_str().unwrap();
        assert!(message.contains("INSTANCE_MAX_VARIABLES_BYTES"), "{body}");
    };
    refused(start(&world, &version, large()).await);
    assert_eq!(world.get("/bpmn/instances").await["pagination"]["total"], 0);

    let instance = world.start(&version, json!({ "kept": 1 })).await;
    let path = format!("/bpmn/instances/{instance}/variables");
    let set = json!({ "variables": large() });
    refused(world.editor.put(&path, set).await.unwrap());
    let task = world.get("/bpmn/user-tasks").await["data"][0]["executionKey"].clone();
    let complete = format!("/bpmn/user-tasks/{}/complete", task.as_str().unwrap());
    let result = json!({ "variables": large() });
    refused(world.editor.post(&complete, result).await.unwrap());
    assert_eq!(world.get(&path).await["variables"], json!({ "kept": 1 }));
    assert_eq!(world.status(&instance).await, "RUNNING");
}

#[tokio::test]
async fn signals_that_have_no_room_together_become_an_incident_and_the_instance_goes_on() {
    let world = world(&[("INSTANCE_MAX_VARIABLES_BYTES", "10000")]).await;
    let file = signals::file(
        "pinged",
        r#"<startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="work"/><userTask id="work"/>
        <subProcess id="handler" triggeredByEvent="true">
            <startEvent id="came" isInterrupting="false"><signalEventDefinition signalRef="closed"/></startEvent>
            <sequenceFlow id="to" sourceRef="came" targetRef="handle"/><userTask id="handle"/>
        </subProcess>"#,
    );
    let version = world.deploy(&file).await;
    let instance = world.start(&version, json!({})).await;
    for number in 0..4 {
        let variables = json!({ format!("of{number}"): "a".repeat(4_000) });
        let signal = json!({ "signalName": "closed", "variables": variables });
        let published = world.editor.post("/bpmn/signals", signal).await.unwrap();
        assert_eq!(published.status, 200, "{published:?}");
    }
    let open = format!("/bpmn/incidents?workflowID={instance}&status=open");
    until("an incident", async || {
        world.get(&open).await["data"][0]["errorType"] == "SnapshotSizeExceeded"
    })
    .await;
    sleep(Duration::from_secs(2)).await;
    assert_eq!(world.get(&open).await["pagination"]["total"], 1);
    let tasks = world.get("/bpmn/user-tasks").await;
    assert_eq!(tasks["pagination"]["total"], 3, "{tasks}");

    let path = format!("/bpmn/instances/{instance}");
    assert_eq!(world.editor.delete(&path).await.unwrap().status, 204);
    until("its end", async || {
        world.status(&instance).await == "CANCELED"
    })
    .await;
}
