//! Messages whose time is over at about the moment at which somebody begins to wait for them.

use crate::world::World;
use futures_util::future::join_all;
use serde_json::json;
use std::time::Duration;
use testkit::Chance;
use tokio::time::{Instant, sleep};

const SEED: u64 = 20_261_122;
const MESSAGES: u64 = 240;
/// How many clients each send one message after the other.
const CLIENTS: u64 = 40;
/// The messages are kept for one to three seconds, and are waited for so long before or after that at most.
const AROUND: u64 = 300;
/// A receiver who comes so long before a message's time is over gets it, however busy the server is.
const IN_TIME: &str = "200 ms";
const PATIENCE: Duration = Duration::from_secs(20);

const RECEIVER: &str = r#"
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="f2" sourceRef="wait" targetRef="end"/><endEvent id="end"/>"#;

/// Each message with its receiver: when its time is over, when somebody began to wait, when it was received, when it expired.
const FATES: &str = "
    SELECT published.stream,
        (published.payload->>'expires_at')::timestamptz AS expires_at,
        started.stream AS instance,
        (SELECT recorded_at FROM events WHERE stream = started.stream AND kind = 'SubscriptionOpened') AS waited_at,
        (SELECT array_agg(stream) FROM events
            WHERE kind = 'MessageCorrelated' AND payload->>'message' = published.stream::text) AS received_by,
        (SELECT recorded_at FROM events WHERE stream = published.stream AND kind = 'MessageExpired') AS expired_at,
        (SELECT recorded_at FROM events WHERE stream = started.stream AND kind = 'InstanceCanceled') AS canceled_at
    FROM events published JOIN events started ON started.kind = 'InstanceStarted'
        AND started.payload->'variables'->>'number' = published.payload->>'correlation_key'
    WHERE published.kind = 'MessagePublished'";

/// Sends messages, and begins to wait for each when its time is about over. Some give up at once.
async fn send_and_wait(world: &World, client: u64) {
    let mut chance = Chance::new(SEED + client);
    for number in (client..MESSAGES).step_by(usize::try_from(CLIENTS).unwrap()) {
        let milliseconds = 1_000 + chance.below(2_000);
        let ttl = format!("{milliseconds}ms");
        let begun = Instant::now();
        let message = json!({ "messageName": "go", "correlationKeys": number, "ttl": ttl });
        let published = world.client.post("/bpmn/messages", message).await.unwrap();
        published.expect_status(200).unwrap();
        let wait = milliseconds - AROUND + chance.below(2 * AROUND);
        sleep(Duration::from_millis(wait).saturating_sub(begun.elapsed())).await;
        let instance = world.start(json!({ "number": number })).await;
        if chance.below(4) == 0 {
            let path = format!("/bpmn/instances/{instance}");
            let canceled = world.client.delete(&path).await.unwrap();
            canceled.expect_status(204).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_received_or_expires_when_a_receiver_comes_at_about_the_end_of_its_time() {
    let world = World::with_process(RECEIVER).await;
    join_all((0..CLIENTS).map(|client| send_and_wait(&world, client))).await;
    let undecided = "SELECT count(*) FROM messages";
    let deadline = Instant::now() + PATIENCE;
    while world.number(undecided) > 0 || world.number("SELECT count(*) FROM outbox") > 0 {
        assert!(Instant::now() < deadline, "some neither arrive nor expire");
        sleep(Duration::from_millis(100)).await;
    }

    let count = |condition: &str| {
        world.number(&format!(
            "WITH fates AS ({FATES}) SELECT count(*) FROM fates WHERE {condition}"
        ))
    };
    let received = count("received_by IS NOT NULL");
    let expired = count("expired_at IS NOT NULL");
    println!("{received} messages were received, {expired} expired");
    assert_eq!(count("true"), MESSAGES);
    assert!(received > 0 && expired > 0);
    let never = [
        (
            "both or neither",
            "(received_by IS NULL) = (expired_at IS NULL)",
        ),
        (
            "received by another, or twice",
            "received_by <> ARRAY[instance]",
        ),
        ("expired too early", "expired_at < expires_at"),
    ];
    for (what, condition) in never {
        assert_eq!(count(condition), 0, "{what}");
    }
    let lost = format!(
        "expired_at IS NOT NULL AND canceled_at IS NULL AND waited_at < expires_at - interval '{IN_TIME}'"
    );
    assert_eq!(count(&lost), 0, "lost although somebody waited in time");
}
