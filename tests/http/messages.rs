//! Messages from outside.

use crate::{models, world::World};
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};
use std::time::Duration;

async fn ends(world: &World, instance: &str) -> bool {
    for _ in 0..100 {
        if world.status(instance).await == "COMPLETED" {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

async fn publish(world: &World, body: Value) -> u16 {
    world
        .editor
        .post("/bpmn/messages", body)
        .await
        .unwrap()
        .status
}

#[tokio::test]
async fn a_message_reaches_the_instance_that_waits_with_its_key() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    let other = world.start(&version, json!({ "order": "5" })).await;
    let instance = world.start(&version, json!({ "order": 5 })).await;
    // Equal numbers are the same key however they are written, a text is another.
    let message =
        json!({ "messageName": "paid", "correlationKeys": 5.0, "variables": { "sum": 7 } });
    assert_eq!(publish(&world, message).await, 200);
    assert!(ends(&world, &instance).await);
    assert_eq!(
        world
            .get(&format!("/bpmn/instances/{instance}/variables"))
            .await["variables"]["sum"],
        7
    );
    assert_eq!(world.status(&other).await, "RUNNING");
}

#[tokio::test]
async fn a_message_whose_receiver_waits_has_reached_it_when_its_publication_is_answered() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    for _ in 0..20 {
        let instance = world.start(&version, json!({ "order": "b" })).await;
        let message = json!({ "messageName": "paid", "correlationKeys": "b" });
        assert_eq!(publish(&world, message).await, 200);
        assert_eq!(world.status(&instance).await, "COMPLETED");
    }
    let of_messages = "SELECT string_agg(kind, ' ' ORDER BY sequence) FROM events WHERE kind LIKE 'Message%' \
         AND kind <> 'MessageCorrelated' GROUP BY stream";
    let histories = world.server.database.execute(of_messages).unwrap();
    let histories: Vec<_> = histories.lines().collect();
    assert_eq!(histories, ["MessagePublished MessageAssigned"; 20]);
}

#[tokio::test]
async fn of_many_messages_at_once_for_one_that_waits_one_reaches_it_and_the_others_are_kept() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    let instance = world.start(&version, json!({ "order": "c" })).await;
    let message = || json!({ "messageName": "paid", "correlationKeys": "c", "ttl": "1m" });
    let statuses: Vec<_> = stream::iter((0..10).map(|_| publish(&world, message())))
        .buffer_unordered(10)
        .collect()
        .await;
    assert_eq!(statuses, [200; 10]);
    assert!(ends(&world, &instance).await);
    for _ in 0..9 {
        let instance = world.start(&version, json!({ "order": "c" })).await;
        assert!(ends(&world, &instance).await);
    }
    let received = "SELECT count(DISTINCT payload ->> 'message'), count(*) FROM events WHERE kind = 'MessageCorrelated'";
    assert_eq!(world.server.database.execute(received).unwrap(), "10|10");
}

#[tokio::test]
async fn among_very_many_that_wait_with_objects_as_keys_the_right_one_is_found() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    // More than are looked at together.
    let starts = (0..600).map(|number| world.start(&version, json!({ "order": { "id": number } })));
    let instances: Vec<_> = stream::iter(starts).buffered(16).collect().await;
    let message = json!({ "messageName": "paid", "correlationKeys": { "id": 599 } });
    assert_eq!(publish(&world, message).await, 200);
    assert!(ends(&world, &instances[599]).await);
    assert_eq!(world.status(&instances[0]).await, "RUNNING");
}

#[tokio::test]
async fn a_message_that_comes_early_is_kept() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    assert_eq!(
        publish(
            &world,
            json!({ "messageName": "paid", "correlationKeys": "a", "ttl": "1m" })
        )
        .await,
        200
    );
    let instance = world.start(&version, json!({ "order": "a" })).await;
    assert!(ends(&world, &instance).await);
}

#[tokio::test]
async fn keys_may_be_null() {
    let world = World::new().await;
    assert_eq!(
        publish(
            &world,
            json!({ "messageName": "start", "correlationKeys": null })
        )
        .await,
        200
    );
}

#[tokio::test]
async fn a_key_that_is_awaited_as_another_type_is_hinted_at_in_the_log() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    world.start(&version, json!({ "order": 123 })).await;
    let message = |key: Value| json!({ "messageName": "paid", "correlationKeys": key });
    assert_eq!(publish(&world, message(json!("124"))).await, 200);
    assert!(!world.server.log().contains("as another type"));
    assert_eq!(publish(&world, message(json!("123"))).await, 200);
    let log = world.server.log();
    let hint = log
        .lines()
        .find(|line| line.contains("as another type"))
        .unwrap();
    let hint: Value = serde_json::from_str(hint).unwrap();
    assert_eq!(
        (&hint["name"], &hint["published"], &hint["awaited"]),
        (&json!("paid"), &json!("\"123\""), &json!("123"))
    );
}
