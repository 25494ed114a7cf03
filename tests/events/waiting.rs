//! Rows by which something finds what waits for it: without one of them an instance would wait for ever, and nothing would fail.

use crate::{
    BINARY,
    world::{Ran, World},
};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::Server;
use tokio::time::{Instant, sleep};

pub(crate) const PROCESSES: &str = include_str!("waiting.bpmn");

impl World {
    /// The only row that a query finds.
    fn one(&self, query: &str) -> String {
        let found = self.sql(query);
        assert_eq!(found.lines().count(), 1, "{query}: {found}");
        found
    }

    /// The stream of the only event of a kind whose data hold something.
    fn stream_of(&self, kind: &str, holding: &str) -> String {
        self.one(&format!(
            "SELECT stream FROM events WHERE kind = '{kind}' AND payload::text LIKE '%{holding}%'"
        ))
    }

    /// Lets the history of a stream end before its first event of a kind, as if its step had never been. The database refuses it
    /// to everybody but its owner.
    pub(crate) fn forget_from(&self, stream: &str, kind: &str) {
        self.sql(&format!(
            "ALTER TABLE events DISABLE TRIGGER events_are_append_only;
            DELETE FROM events WHERE stream = '{stream}' AND sequence >=
                (SELECT min(sequence) FROM events WHERE stream = '{stream}' AND kind = '{kind}');
            ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_append_only;"
        ));
    }

    async fn publish(&self, name: &str, key: Value) {
        let message =
            json!({ "messageName": name, "correlationKeys": key, "variables": {}, "ttl": "1h" });
        let published = self.editor.post("/bpmn/messages", message).await.unwrap();
        assert!(published.status < 300, "{}", published.body);
    }

    async fn signal(&self, name: &str) {
        let signal = json!({ "signalName": name });
        let published = self.editor.post("/bpmn/signals", signal).await.unwrap();
        assert!(published.status < 300, "{}", published.body);
    }

    /// Completes the user task of an instance.
    async fn complete_task(&self, instance: &str) {
        let path = format!("/bpmn/user-tasks?workflowID={instance}");
        let listed = self.editor.get(&path).await.unwrap();
        let task = listed.text_at("/data/0/executionKey").unwrap();
        let path = format!("/bpmn/user-tasks/{task}/complete");
        let completed = self.editor.post(&path, json!({ "variables": {} })).await;
        completed.unwrap().expect_status(200).unwrap();
    }

    /// Suspends an instance or a process version.
    async fn suspend(&self, what: &str) {
        let path = format!("/bpmn/{what}/suspend");
        let suspended = self.admin.post(&path, json!({})).await.unwrap();
        suspended.expect_status(204).unwrap();
    }

    /// Waits until nothing is on its way.
    pub(crate) async fn settle(&self) {
        self.wait_until("SELECT count(*) FROM outbox WHERE due <= now()", "0")
            .await;
    }

    /// What `events verify` prints of damage.
    pub(crate) fn damage(&self) -> Ran {
        let verified = self.run(&["verify"]);
        assert_eq!(verified.code, Some(65), "{}", verified.errors);
        verified
    }

    pub(crate) fn assert_sound(&self) {
        let verified = self.run(&["verify"]);
        assert_eq!((verified.code, verified.printed.as_str()), (Some(0), ""));
    }
}

/// As docs/operations.md says.
const WRITE_CONTINUE_AGAIN: &str = r#"INSERT INTO outbox (id, stream, kind, due, payload) VALUES (gen_random_uuid(), '<instance>', 'Continue', now(),
    '{"kind":"Continue","data":{"instance":"<instance>","actor":"system:driver"}}');"#;
const WRITE_TIMER_AGAIN: &str = r#"INSERT INTO outbox (id, stream, kind, due, payload) VALUES ('<key>', '<instance>', 'FireTimer', '<due>',
    '{"kind":"FireTimer","data":{"instance":"<instance>","subscription":"<key>","due":"<due>"}}');"#;

#[tokio::test]
async fn a_timer_that_was_written_again_by_hand_is_right() {
    let manual = include_str!("../../docs/operations.md");
    assert!(manual.contains(WRITE_CONTINUE_AGAIN) && manual.contains(WRITE_TIMER_AGAIN));
    let world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let instance = world
        .start_of(&versions["waits"], json!({ "key": "k" }))
        .await;
    world.settle().await;
    world.sql("DELETE FROM outbox WHERE kind = 'FireTimer'");
    let damage = world.damage();
    let named = damage.printed.split_once("key (").unwrap().1;
    let key = named.split_once(')').unwrap().0;
    let history =
        format!("/bpmn/instances/{instance}/history?type=SubscriptionOpened&element=moment");
    let history = world.editor.get(&history).await.unwrap().json().unwrap();
    let due = history["data"][0]["data"]["awaits"]["timer"]["due"].as_str();
    let row = WRITE_TIMER_AGAIN
        .replace("<instance>", &instance)
        .replace("<key>", key)
        .replace("<due>", due.unwrap_or_else(|| panic!("{history}")));
    world.sql(&row);
    world.assert_sound();
}

#[tokio::test]
async fn a_row_that_lets_something_find_what_waits_for_it_is_missed() {
    let mut world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let instance = world
        .start_of(&versions["waits"], json!({ "key": "k" }))
        .await;
    world.publish("nobody waits for it", Value::Null).await;
    world.signal("nobody hears it").await;
    let held = world.start_of(&versions["called"], json!({})).await;
    world.suspend(&format!("instances/{held}")).await;
    world.complete_task(&held).await;
    let version = &versions["roused"];
    world.suspend(&format!("definitions/{version}")).await;
    world.settle().await;
    world.server.kill().unwrap();
    world.assert_sound();

    let signal = world.stream_of("SignalPublished", "nobody hears it");
    let resource = world.stream_of("ResourceCreated", "told-to-begin");
    let message = world.stream_of("MessagePublished", "nobody waits for it");
    let mut expected = Vec::new();
    for (stream, table, key, condition) in [
        (&instance, "outbox", "id", "kind = 'FireTimer'"),
        (&resource, "outbox", "id", "kind = 'FireStartTimer'"),
        (&instance, "job_leases", "execution_key", "true"),
        (
            &instance,
            "message_subscriptions",
            "subscription_id",
            "kind = 'catch'",
        ),
        (
            &resource,
            "message_subscriptions",
            "subscription_id",
            "kind = 'start'",
        ),
        (&message, "messages", "message_id", "true"),
        (
            &instance,
            "signal_subscriptions",
            "subscription_id",
            "process_id IS NULL",
        ),
        (
            &resource,
            "signal_subscriptions",
            "subscription_id",
            "process_id IS NOT NULL",
        ),
        (&signal, "signals", "signal_id", "true"),
        (&held, "suspended_instances", "instance_id", "true"),
        (
            &resource,
            "suspended_versions",
            "process_version_id",
            "true",
        ),
        (&held, "parked_instances", "instance_id", "true"),
    ] {
        let id = world.one(&format!("SELECT {key} FROM {table} WHERE {condition}"));
        world.sql(&format!("DELETE FROM {table} WHERE {key} = '{id}'"));
        expected.push(format!(
            "stream {stream}: table {table} key ({id}): expected a row, found none"
        ));
    }
    let damage = world.damage();
    let mut found = damage.lines();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_row_that_finds_the_wrong_thing_or_nothing_is_named() {
    let mut world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let instance = world
        .start_of(&versions["waits"], json!({ "key": "k" }))
        .await;
    world.settle().await;
    world.server.kill().unwrap();

    let resource = world.stream_of("ResourceCreated", "told-to-begin");
    let timer = world.one("SELECT id FROM outbox WHERE kind = 'FireStartTimer'");
    let subscription =
        world.one("SELECT subscription_id FROM message_subscriptions WHERE kind = 'catch'");
    world.sql(
        "UPDATE outbox SET due = '2099-01-01T00:00:00Z' WHERE kind = 'FireStartTimer';
        UPDATE message_subscriptions SET key = 's:l' WHERE kind = 'catch';
        INSERT INTO outbox SELECT '00000000-0000-0000-0000-000000000001', stream, kind, due, payload FROM outbox
            WHERE kind = 'FireTimer';
        INSERT INTO job_leases SELECT '00000000-0000-0000-0000-000000000002', instance_id, project_id, task_type, created_at
            FROM job_leases;
        INSERT INTO message_subscriptions SELECT '00000000-0000-0000-0000-000000000003',
            '00000000-0000-0000-0000-00000000beef', project_id, name, kind, key, key_json, opened_at,
            process_version_id, process_id, element, one_per_key FROM message_subscriptions WHERE kind = 'catch'",
    );
    let damage = world.damage();
    let lines = damage.lines();
    for (begin, end) in [
        (
            format!("stream {resource}: table outbox key ({timer}) column due: expected 2"),
            ", found 2099-01-01T00:00:00Z",
        ),
        (
            format!(
                "stream {instance}: table message_subscriptions key ({subscription}) column key"
            ),
            ": expected \"s:k\", found \"s:l\"",
        ),
        (
            format!("stream {instance}: table outbox key (00000000-0000-0000-0000-000000000001): "),
            "expected no row, found one",
        ),
        (
            format!(
                "stream {instance}: table job_leases key (00000000-0000-0000-0000-000000000002): "
            ),
            "expected no row, found one",
        ),
        (
            "stream 00000000-0000-0000-0000-00000000beef: table message_subscriptions key "
                .to_owned(),
            "expected no row, found one",
        ),
    ] {
        let named = |line: &&&str| line.starts_with(&begin) && line.ends_with(end);
        assert_eq!(
            lines.iter().filter(named).count(),
            1,
            "{begin}…{end} in {lines:#?}"
        );
    }
    assert_eq!(lines.len(), 5, "{lines:#?}");
}

#[tokio::test]
async fn a_delivery_that_is_neither_on_its_way_nor_has_arrived_is_missed() {
    let mut world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let mut callers = Vec::new();
    for _ in 0..3 {
        let caller = world.start_of(&versions["caller"], json!({})).await;
        world.settle().await;
        let child = world.stream_of("InstanceStarted", &format!("\"instance\":\"{caller}\""));
        callers.push((caller, child));
    }
    let [
        (calls, never_started),
        (waits, ended),
        (cancels, not_canceled),
    ] = <[_; 3]>::try_from(callers).unwrap();
    world.complete_task(&ended).await;
    assert_eq!(world.cancel(&cancels).await, 204);
    let sender = world.start_of(&versions["sender"], json!({})).await;
    let receiver = world
        .start_of(&versions["waits"], json!({ "key": "k" }))
        .await;
    world.publish("go", json!("k")).await;
    world.publish("begin", Value::Null).await;
    let crier = world.start_of(&versions["caller-out"], json!({})).await;
    world.signal("closed").await;
    world.settle().await;
    world.server.kill().unwrap();
    world.assert_sound();

    let [closed, called_out] = ["\"closed\"", "\"called out\""]
        .map(|name| world.stream_of("SignalPublished", &format!("\"name\":{name}")));
    world.forget_from(&closed, "SignalBroadcast");
    world.forget_from(&called_out, "SignalPublished");
    let [sent, caught, started_by] = ["\"sent\"", "\"go\"", "\"begin\""]
        .map(|name| world.stream_of("MessagePublished", &format!("\"name\":{name}")));
    let begun = world.stream_of("InstanceStarted", "told-to-begin");
    world.forget_from(&never_started, "InstanceStarted");
    world.forget_from(&waits, "CalledInstanceEnded");
    world.forget_from(&cancels, "CalledInstanceEnded");
    world.forget_from(&not_canceled, "ElementTerminated");
    world.forget_from(&sent, "MessagePublished");
    world.forget_from(&receiver, "MessageCorrelated");
    world.forget_from(&begun, "InstanceStarted");

    let damage = world.damage();
    for (stream, kind, about) in [
        (&calls, "CallInstance", &never_started),
        (&ended, "EndCalledInstance", &ended),
        (&cancels, "CancelInstance", &not_canceled),
        (&sender, "PublishMessage", &sent),
        (&caught, "DeliverMessage", &caught),
        (&started_by, "DeliverMessage", &started_by),
        (&crier, "PublishSignal", &called_out),
        (&closed, "BroadcastSignal", &closed),
    ] {
        let expected = format!(
            "stream {stream}: table outbox kind {kind} about {about}: expected a row, found none"
        );
        assert!(
            damage.lines().contains(&expected.as_str()),
            "{expected} in {:#?}",
            damage.lines()
        );
    }
}

#[tokio::test]
async fn an_instance_that_nobody_will_carry_on_is_named() {
    // With a Temporal server that is away a step goes no further than the request, and leaves the rest to a delivery.
    let server = Server::builder(BINARY)
        .variable("TEMPORAL_HOST_PORT", "127.0.0.1:1")
        .start()
        .await
        .unwrap();
    let world = World::of(server).await;
    let instance = world.start().await;
    world.assert_sound();
    world.sql(&format!("DELETE FROM outbox WHERE stream = '{instance}'"));
    assert_eq!(
        world.damage().lines(),
        [format!(
            "stream {instance}: table outbox kind Continue about {instance}: expected a row, found none"
        )]
    );
    world.sql(&WRITE_CONTINUE_AGAIN.replace("<instance>", &instance));
    world.assert_sound();
}

#[tokio::test]
async fn what_is_called_while_its_caller_is_canceled_does_not_run() {
    let world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let caller = world.start_of(&versions["late-caller"], json!({})).await;
    // As long as this stands open, nobody finds the process that is called.
    let database = sqlx::PgPool::connect(&world.server.database.url())
        .await
        .unwrap();
    let mut long = database.begin().await.unwrap();
    sqlx::query("LOCK TABLE process_versions IN ACCESS EXCLUSIVE MODE")
        .execute(&mut *long)
        .await
        .unwrap();
    world.complete_task(&caller).await;
    assert_eq!(world.cancel(&caller).await, 204);
    sleep(Duration::from_secs(1)).await;
    long.rollback().await.unwrap();
    let canceled =
        format!("SELECT count(*) FROM instances WHERE status = 'CANCELED' AND id = '{caller}'");
    world.wait_until(&canceled, "1").await;
    let under_way = "SELECT count(*) FROM outbox WHERE kind IN ('CallInstance', 'CancelInstance')";
    world.wait_until(under_way, "0").await;
    // It never starts, or is canceled if its start was stored just before.
    let running = format!(
        "SELECT count(*) FROM instances WHERE status <> 'CANCELED' AND parent_id = '{caller}'"
    );
    world.wait_until(&running, "0").await;
    world.assert_sound();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_while_clients_work_is_no_difference() {
    let world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let end = Instant::now() + Duration::from_secs(8);
    let (world, versions) = (&world, &versions);
    let work = async |number: u32| {
        while Instant::now() < end {
            let called = world.start_of(&versions["caller"], json!({})).await;
            let waits = world
                .start_of(&versions["waits"], json!({ "key": number }))
                .await;
            world.publish("go", json!(number)).await;
            world.publish("begin", Value::Null).await;
            world.signal("closed").await;
            world.signal("opened").await;
            world.start_of(&versions["sender"], json!({})).await;
            world.start_of(&versions["caller-out"], json!({})).await;
            assert_eq!(world.cancel(&called).await, 204);
            assert_eq!(world.cancel(&waits).await, 204);
        }
    };
    let verify = async || {
        let mut verifications = 0;
        while Instant::now() < end {
            let mut command = tokio::process::Command::from(world.command(&["verify"]));
            let verified = Ran::from(command.output().await.unwrap());
            assert_eq!((verified.code, verified.printed.as_str()), (Some(0), ""));
            verifications += 1;
        }
        verifications
    };
    let (verifications, ..) = tokio::join!(verify(), work(1), work(2), work(3), work(4));
    println!("{verifications} verifications");
    assert!(verifications > 2);
}
