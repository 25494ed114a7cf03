//! Messages that are sent more than once while those who wait for them come and go.

use crate::world::World;
use futures_util::future::join_all;
use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use testkit::Chance;
use tokio::time::{Instant, sleep};

const CLIENTS: u64 = 8;
/// The messages have so many different keys.
const KEYS: u64 = 40;
const SEED: u64 = 20_261_122;

/// Waits for message after message with its key, until one says that it is the last.
const LISTENER: &str = r#"
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="again"/>
    <exclusiveGateway id="again"/><sequenceFlow id="f2" sourceRef="again" targetRef="listen"/>
    <intermediateCatchEvent id="listen"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="listen" targetRef="enough"/>
    <exclusiveGateway id="enough" default="f5"/>
    <sequenceFlow id="f4" sourceRef="enough" targetRef="end"><conditionExpression>=last</conditionExpression></sequenceFlow>
    <sequenceFlow id="f5" sourceRef="enough" targetRef="again"/>
    <endEvent id="end"/>"#;

const CORRELATED: &str = "SELECT count(*) FROM events WHERE kind = 'MessageCorrelated'";

struct Load {
    world: World,
    messages: u64,
    next: AtomicU64,
    sends: AtomicU64,
    replays: AtomicU64,
    listening: AtomicBool,
}

impl Load {
    /// Sends messages, each one to three times with the same key: the second at the same time as the first, the third later.
    async fn send(&self, client: u64) {
        let mut chance = Chance::new(SEED + client);
        loop {
            let id = self.next.fetch_add(1, Ordering::Relaxed);
            if id >= self.messages {
                return;
            }
            let message = json!({
                "messageName": "go", "correlationKeys": id % KEYS, "ttl": "1h",
                "variables": { "id": id, "last": chance.below(10) == 0 },
            });
            let sender = self
                .world
                .client
                .with_idempotency_key(&format!("message-{id}"));
            let times = 1 + chance.below(3);
            let at_once = (0..times.min(2)).map(|_| sender.post("/bpmn/messages", message.clone()));
            let mut answers = join_all(at_once).await;
            if times == 3 {
                answers.push(sender.post("/bpmn/messages", message.clone()).await);
            }
            let replays = answers
                .into_iter()
                .map(|answer| answer.unwrap().expect_status(200).unwrap())
                .filter(testkit::Answer::is_replayed)
                .count() as u64;
            assert_eq!(
                replays,
                times - 1,
                "message {id}: one of the requests is carried out"
            );
            self.sends.fetch_add(times, Ordering::Relaxed);
            self.replays.fetch_add(replays, Ordering::Relaxed);
        }
    }

    /// Begins to listen for one key after the other, and gives some of it up in the middle.
    async fn listen(&self) {
        let mut chance = Chance::new(SEED);
        let mut listening = Vec::new();
        for key in (0..KEYS).cycle() {
            if !self.listening.load(Ordering::Relaxed) {
                return;
            }
            listening.push(self.world.start(json!({ "number": key })).await);
            if chance.below(4) == 0 {
                let which = chance.below(listening.len() as u64);
                let given_up = listening.swap_remove(usize::try_from(which).unwrap());
                let path = format!("/bpmn/instances/{given_up}");
                let canceled = self.world.client.delete(&path).await.unwrap();
                canceled.expect_status(204).unwrap();
            }
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// What the histories of all instances say was received: the ids of messages.
    async fn received(&self) -> Vec<String> {
        let mut received = Vec::new();
        for page in 1.. {
            let path = format!("/bpmn/instances?pageSize=100&page={page}");
            let listed = self.world.client.get(&path).await.unwrap().json().unwrap();
            let instances = listed["data"].as_array().unwrap();
            if instances.is_empty() {
                break;
            }
            for instance in instances {
                let path = format!(
                    "/bpmn/instances/{}/history?type=MessageCorrelated&pageSize=1000",
                    instance["workflowID"].as_str().unwrap()
                );
                let history = self.world.client.get(&path).await.unwrap().json().unwrap();
                for item in history["data"].as_array().unwrap() {
                    received.push(item["data"]["message"].as_str().unwrap().to_owned());
                }
            }
        }
        received
    }
}

async fn send_and_listen(messages: u64, patience: Duration) {
    let load = Arc::new(Load {
        world: World::with_process(LISTENER).await,
        messages,
        next: AtomicU64::new(0),
        sends: AtomicU64::new(0),
        replays: AtomicU64::new(0),
        listening: AtomicBool::new(true),
    });
    let begin = Instant::now();
    let listening = Arc::clone(&load);
    let listening = tokio::spawn(async move { listening.listen().await });
    let sending = (0..CLIENTS).map(|client| {
        let load = Arc::clone(&load);
        tokio::spawn(async move { load.send(client).await })
    });
    for client in join_all(sending).await {
        client.unwrap();
    }
    let sent = begin.elapsed();
    // Someone listens for each key again and again, so whatever was not lost arrives.
    let deadline = Instant::now() + patience;
    while load.world.number(CORRELATED) < messages {
        assert!(
            Instant::now() < deadline,
            "{} of {messages} messages arrived",
            load.world.number(CORRELATED)
        );
        sleep(Duration::from_millis(100)).await;
    }
    load.listening.store(false, Ordering::Relaxed);
    listening.await.unwrap();
    println!(
        "{messages} messages sent {} times in {sent:.1?}, all received after {:.1?}",
        load.sends.load(Ordering::Relaxed),
        begin.elapsed()
    );
    assert!(load.replays.load(Ordering::Relaxed) > messages / 2);

    let world = &load.world;
    let published = "SELECT count(*) FROM events WHERE kind = 'MessagePublished'";
    assert_eq!(world.number(published), messages, "each was published once");
    let ids = "SELECT count(DISTINCT payload::jsonb #> '{variables,id}') FROM events WHERE kind = 'MessagePublished'";
    assert_eq!(world.number(ids), messages);
    let expired = "SELECT count(*) FROM events WHERE kind = 'MessageExpired'";
    assert_eq!(world.number(expired), 0);
    let mut received = load.received().await;
    assert_eq!(received.len() as u64, messages, "none was lost");
    received.sort_unstable();
    received.dedup();
    assert_eq!(received.len() as u64, messages, "none was received twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_messages_sent_up_to_three_times_are_each_received_once() {
    send_and_listen(1_000, Duration::from_mins(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes"]
async fn ten_thousand_messages_sent_up_to_three_times_are_each_received_once() {
    send_and_listen(10_000, Duration::from_mins(10)).await;
}
