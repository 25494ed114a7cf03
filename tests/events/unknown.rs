//! An event that this program does not know stops only its stream.

use crate::{waiting::PROCESSES as WAITING, world::World};
use serde_json::json;
use std::time::Duration;
use testkit::{Answer, ProjectClient, issuer::Subject};
use tokio::time::{Instant, sleep};

#[tokio::test]
async fn an_event_of_a_newer_program_stops_only_its_stream() {
    let world = World::new().await;
    let (newer, other) = (world.start().await, world.start().await);
    world.add_event_of_newer_program(&newer);
    // Due for the stream that cannot go on, and for the other.
    for (number, instance) in [(1, &newer), (2, &other)] {
        let payload =
            json!({ "kind": "Continue", "data": { "instance": instance, "actor": "editor" } });
        world.sql(&format!(
            "INSERT INTO outbox VALUES ('00000000-0000-0000-0000-00000000000{number}', '{instance}', 'Continue', now(), '{payload}')"
        ));
    }

    let path = format!("/bpmn/instances/{newer}");
    for answer in [
        world.editor.delete(&path).await.unwrap(),
        world.editor.get(&path).await.unwrap(),
        world
            .editor
            .get(&format!("{path}?at=99999999"))
            .await
            .unwrap(),
    ] {
        if answer.status == 400 {
            continue;
        }
        assert_eq!(answer.status, 503, "{}", answer.body);
        let message = answer.text_at("/message").unwrap();
        assert!(
            message.contains(&newer) && message.contains("InstanceArchived"),
            "{message}"
        );
    }
    let before = world.editor.get(&format!("{path}?at=1")).await.unwrap();
    assert_eq!(before.status, 200, "{}", before.body);
    let history = world.editor.get(&format!("{path}/history")).await.unwrap();
    assert!(
        history.body.contains("InstanceArchived"),
        "{}",
        history.body
    );

    let listed = world.editor.get("/bpmn/instances").await.unwrap();
    assert_eq!(listed.json().unwrap()["pagination"]["total"], 2);
    assert_eq!(world.cancel(&other).await, 204);
    let deadline = Instant::now() + Duration::from_secs(30);
    while world.sql("SELECT count(*) FROM outbox").trim() != "1" {
        assert!(Instant::now() < deadline, "the other's delivery waits too");
        sleep(Duration::from_millis(100)).await;
    }
    let tries = world.server.log().matches("a delivery failed").count();
    assert!(tries <= 4, "{tries} tries of one delivery");

    let verified = world.run(&["verify"]);
    assert_eq!(verified.code, Some(65));
    let expected = format!(
        "stream {newer}: event 5: the event InstanceArchived is not one that this program knows"
    );
    assert!(
        verified.printed.starts_with(&expected) && verified.lines().len() == 1,
        "{}",
        verified.printed
    );
}

/// The request is refused because of an event of this stream, and may be sent again to a newer server.
fn assert_refused_for(answer: Answer, stream: &str) {
    assert_eq!(answer.status, 503, "{}: {}", answer.request, answer.body);
    let message = answer.text_at("/message").unwrap();
    assert!(
        message.contains(stream) && message.contains("InstanceArchived"),
        "{message}"
    );
}

#[tokio::test]
async fn a_server_starts_beside_streams_that_a_newer_program_wrote_and_leaves_only_them_alone() {
    let mut world = World::new().await;
    let newer_versions = world.deploy(WAITING).await;
    let versions = world.deploy(WAITING).await;
    let elsewhere = world.server.create_project("Elsewhere").await.unwrap();
    let administrator = Subject::new("organisation-admin", &["admin", "system-admin"]);
    let administrator = world.server.client_of(&administrator).unwrap();
    let (newer, known) = (world.start().await, world.start().await);
    let of_newer_file = world.start_of(&newer_versions["called"], json!({})).await;
    for number in [1, 2] {
        let message = json!({ "messageName": "go", "correlationKeys": "k", "variables": { "number": number }, "ttl": "1h" });
        let published = world.editor.post("/bpmn/messages", message).await.unwrap();
        published.expect_status(200).unwrap();
    }
    world.settle().await;
    let resource = world.sql(&format!(
        "SELECT resource_id FROM process_versions WHERE id = '{}'",
        newer_versions["called"]
    ));
    let message = world.sql("SELECT message_id FROM messages ORDER BY published_at LIMIT 1");
    for stream in [&newer, &resource, &elsewhere.id, &message] {
        world.add_event_of_newer_program(stream);
    }
    world.server.kill().unwrap();
    world.server.restart().await.unwrap();

    let instance = format!("/bpmn/instances/{newer}");
    let file = format!("/bpmn/resources/{resource}");
    let start = json!({ "processDefinitionID": newer_versions["called"], "variables": {} });
    assert_refused_for(world.editor.get(&instance).await.unwrap(), &newer);
    assert_refused_for(world.editor.delete(&instance).await.unwrap(), &newer);
    let renamed = json!({ "name": "Renamed", "xml": WAITING });
    let updated = world.editor.put(&file, renamed).await.unwrap();
    assert_refused_for(updated, &resource);
    // What an instance runs stands in the stream of its resource.
    let started = world.editor.post("/bpmn/instances", start).await.unwrap();
    assert_refused_for(started, &resource);
    let running = format!("/bpmn/instances/{of_newer_file}");
    assert_refused_for(world.editor.delete(&running).await.unwrap(), &resource);
    let project = format!("/projects/{}", elsewhere.id);
    let deleted = administrator.delete(&project).await.unwrap();
    assert_refused_for(deleted, &elsewhere.id);

    // Lists show all of them.
    for path in [
        "/bpmn/instances",
        "/bpmn/resources",
        &file,
        "/bpmn/processes",
    ] {
        let answer = world.editor.get(path).await.unwrap();
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    // Everything else goes on: instances, other versions of the file, what is in the project, and the next message.
    assert_eq!(world.cancel(&known).await, 204);
    let started = world.start_of(&versions["called"], json!({})).await;
    assert_eq!(world.cancel(&started).await, 204);
    let within = ProjectClient::of(&world.server, &elsewhere).unwrap();
    let process = r#"<process id="p" isExecutable="true"><startEvent id="start"/></process>"#;
    let version = within.deploy(process).await.unwrap();
    let ended = within.start(&version, json!({})).await.unwrap();
    within.wait_for(&ended, "COMPLETED").await.unwrap();
    let waits = world
        .start_of(&versions["waits"], json!({ "key": "k" }))
        .await;
    let received = format!(
        "SELECT count(*) FROM events WHERE stream = '{waits}' AND kind = 'MessageCorrelated' AND payload ->> 'message' <> '{message}'"
    );
    world.wait_until(&received, "1").await;

    let verified = world.run(&["verify"]);
    assert_eq!(verified.code, Some(65), "{}", verified.errors);
    let mut lines = verified.lines();
    lines.sort_unstable();
    let mut streams = [newer, resource, elsewhere.id, message];
    streams.sort();
    assert_eq!(lines.len(), streams.len(), "{lines:#?}");
    for (line, stream) in lines.iter().zip(&streams) {
        assert!(
            line.starts_with(&format!("stream {stream}: event "))
                && line.ends_with("the event InstanceArchived is not one that this program knows; a newer one can read it"),
            "{line}"
        );
    }
}
