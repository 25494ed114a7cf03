//! What is too large or too much at once: each is refused by name, and who may try again is told to.

use crate::{models, world::World};
use serde_json::{Value, json};
use std::{
    io::Write as _,
    net::TcpStream,
    time::{Duration, Instant},
};
use testkit::{Answer, Server};
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

/// A request that has begun, with a body of this length but for the last byte.
fn half_sent(world: &World, length: usize) -> TcpStream {
    let address = world.server.url().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /projects/{}/bpmn/instances HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n",
        world.project.id,
        world.editor.token().unwrap()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&vec![b' '; length - 1]).unwrap();
    stream
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
