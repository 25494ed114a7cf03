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
