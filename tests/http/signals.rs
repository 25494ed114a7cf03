//! Signals from outside: to all who wait, and once to each.

use crate::world::{World, until};
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

/// A file with one process, whose elements are `body`.
pub(crate) fn file(id: &str, body: &str) -> String {
    format!(
        r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file-{id}" targetNamespace="http://example.com">
        <signal id="closed" name="closed"/><process id="{id}" isExecutable="true">{body}</process></definitions>"#
    )
}

fn listener() -> String {
    file(
        "listener",
        r#"<startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="wait"/>
        <intermediateCatchEvent id="wait"><signalEventDefinition signalRef="closed"/></intermediateCatchEvent>
        <sequenceFlow id="out" sourceRef="wait" targetRef="end"/><endEvent id="end"/>"#,
    )
}

/// A process that a signal starts, by each of these start events.
fn started_by(starts: &[&str]) -> String {
    let starts = starts.iter().map(|id| {
        format!(
            r#"<startEvent id="{id}"><signalEventDefinition signalRef="closed"/></startEvent>
            <sequenceFlow id="from-{id}" sourceRef="{id}" targetRef="work"/>"#
        )
    });
    let starts = starts.collect::<Vec<_>>().concat();
    file("begun", &(starts + r#"<userTask id="work"/>"#))
}

async fn publish(world: &World, body: Value) {
    let answer = world.editor.post("/bpmn/signals", body).await.unwrap();
    answer.expect_status(200).unwrap();
}

impl World {
    /// Waits until events of a kind are so many, and sees that they do not become more.
    async fn comes_to(&self, kind: &str, expected: u64) {
        until(&format!("{expected} {kind}"), async || {
            self.count_of(kind) >= expected
        })
        .await;
        sleep(Duration::from_millis(1_500)).await;
        assert_eq!(self.count_of(kind), expected, "{kind}");
    }
}

#[tokio::test]
async fn more_than_a_page_of_receivers_each_get_a_signal_once() {
    let world = World::new().await;
    let version = world.deploy(&listener()).await;
    let starts = (0..1_100).map(|number| world.start(&version, json!({ "number": number })));
    let instances: Vec<_> = stream::iter(starts).buffer_unordered(16).collect().await;
    assert_eq!(instances.len(), 1_100);
    publish(
        &world,
        json!({ "signalName": "closed", "variables": { "by": "ann" } }),
    )
    .await;
    world.comes_to("SignalReceived", 1_100).await;
    let pages =
        "SELECT string_agg(json_array_length(payload -> 'receivers')::text, ' ' ORDER BY sequence)
        FROM events WHERE kind = 'SignalBroadcast'";
    let pages = world.server.database.execute(pages).unwrap();
    assert_eq!(pages, "500 500 100");
    world.verify();
}

#[tokio::test]
async fn a_kept_signal_starts_each_process_once_whatever_version_is_deployed() {
    let world = World::new().await;
    publish(
        &world,
        json!({ "signalName": "closed", "variables": { "n": 1 } }),
    )
    .await;
    publish(&world, json!({ "signalName": "opened" })).await;
    world.deploy(&started_by(&["start"])).await;
    world.comes_to("InstanceStarted", 1).await;
    let instances = world.get("/bpmn/instances").await;
    let instance = instances["data"][0]["workflowID"].as_str().unwrap();
    let state = world.get(&format!("/bpmn/instances/{instance}")).await;
    assert_eq!(state["variables"], json!({ "n": 1 }));

    world.deploy(&started_by(&["start"])).await;
    world.comes_to("InstanceStarted", 1).await;
    // A start event that is new has not had it.
    world.deploy(&started_by(&["start", "other"])).await;
    world.comes_to("InstanceStarted", 2).await;
    publish(&world, json!({ "signalName": "closed" })).await;
    world.comes_to("InstanceStarted", 4).await;
    world.verify();
}

#[tokio::test]
async fn what_looks_for_a_signal_after_a_crash_finds_it() {
    let mut world = World::new().await;
    let version = world.deploy(&listener()).await;
    let instance = world.start(&version, json!({})).await;
    world.deploy(&started_by(&["start"])).await;
    world.server.kill().unwrap();
    // As if the process had been killed between its commit and its look: the signal is kept, and nobody is on his way.
    let signal = "01890a5d-ac96-774b-bcce-000000000051";
    let project = &world.project.id;
    let database = &world.server.database;
    database
        .execute(&format!(
            r#"INSERT INTO events (stream, sequence, kind, version, payload, recorded_at, epoch, metadata)
            SELECT '{signal}', 1, 'SignalPublished', 1,
                '{{"project":"{project}","name":"closed","expires_at":"2099-01-01T00:00:00Z"}}', now(), max(epoch), '{{"actor":"ann"}}'
            FROM events;
            INSERT INTO events (stream, sequence, kind, version, payload, recorded_at, epoch, metadata)
            SELECT '{signal}', 2, 'SignalBroadcast', 1, '{{}}', now(), max(epoch), '{{"actor":"ann"}}' FROM events;
            INSERT INTO signals (signal_id, project_id, name, expires_at, is_broadcast)
            VALUES ('{signal}', '{project}', 'closed', '2099-01-01T00:00:00Z', true)"#
        ))
        .unwrap();
    world.server.restart().await.unwrap();
    world.comes_to("SignalReceived", 1).await;
    world.comes_to("InstanceStarted", 2).await;
    assert_eq!(world.status(&instance).await, "COMPLETED");
    world.verify();
}

#[tokio::test]
async fn the_signals_of_a_deleted_project_go_with_it() {
    let world = World::new().await;
    let version = world.deploy(&listener()).await;
    world.deploy(&started_by(&["start"])).await;
    publish(&world, json!({ "signalName": "opened" })).await;
    world.start(&version, json!({})).await;
    let project = format!("/projects/{}", world.project.id);
    assert_eq!(world.root().delete(&project).await.unwrap().status, 204);
    world.comes_to("SignalExpired", 1).await;
    world.comes_to("InstanceCanceled", 1).await;
    assert_eq!(world.count_of("InstanceStarted"), 1);
    let left = "SELECT (SELECT count(*) FROM signals), (SELECT count(*) FROM signal_subscriptions WHERE process_id IS NULL)";
    assert_eq!(world.server.database.execute(left).unwrap(), "0|0");
    world.verify();
}

#[tokio::test]
async fn a_signal_that_is_over_is_forgotten() {
    let world = World::new().await;
    publish(&world, json!({ "signalName": "closed", "ttl": "200ms" })).await;
    world.comes_to("SignalExpired", 1).await;
    assert_eq!(world.count("SELECT count(*) FROM signals"), 0);
    world.verify();
}
