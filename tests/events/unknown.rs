//! An event that this program does not know stops only its stream.

use crate::world::World;
use serde_json::json;
use std::time::Duration;
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
