//! What must hold whatever happened on the way. It reads the API and the table of events; that everything else that is stored is
//! what the events lead to is checked by `quantumbpm events verify`.

use crate::{BINARY, load::Acknowledged};
use futures_util::{StreamExt as _, stream};
use serde_json::Value;
use std::{collections::BTreeSet, process::Command, time::Duration};
use testkit::{Client, Server, issuer::Subject};
use tokio::time::{Instant, sleep};

/// How many instances are read at once.
const AT_ONCE: usize = 8;

/// Waits until no instance runs and nothing is left to be delivered.
pub(crate) async fn all_end(server: &Server, patience: Duration) {
    let undelivered = "SELECT count(*) FROM outbox";
    let unfinished = "SELECT count(*) FILTER (WHERE kind = 'InstanceStarted')
        - count(*) FILTER (WHERE kind IN ('InstanceCompleted', 'InstanceCanceled', 'InstanceFailed')) FROM events";
    wait_for_none(server, undelivered, patience).await;
    wait_for_none(server, unfinished, patience).await;
    wait_for_none(server, undelivered, patience).await;
}

/// Waits until what `sql` counts is none, as long as it becomes less.
async fn wait_for_none(server: &Server, sql: &str, patience: Duration) {
    let mut least = u64::MAX;
    let mut progressed = Instant::now();
    loop {
        let left: u64 = server.database.execute(sql).unwrap().parse().unwrap();
        if left == 0 {
            return;
        }
        if left < least {
            (least, progressed) = (left, Instant::now());
        }
        assert!(
            progressed.elapsed() < patience,
            "{left} do not go on: {}",
            unfinished(server)
        );
        sleep(Duration::from_millis(100)).await;
    }
}

/// Where some of the instances stand that have not ended, and what is to be delivered.
fn unfinished(server: &Server) -> String {
    let last_events = "SELECT DISTINCT ON (stream) stream, sequence, kind, element, recorded_at FROM events
        WHERE stream IN (SELECT stream FROM events GROUP BY stream
            HAVING count(*) FILTER (WHERE kind = 'InstanceStarted') > 0
            AND count(*) FILTER (WHERE kind IN ('InstanceCompleted', 'InstanceCanceled', 'InstanceFailed')) = 0)
        ORDER BY stream, sequence DESC LIMIT 10";
    let deliveries = "SELECT kind, count(*), min(due), min(held_until) FROM outbox GROUP BY kind";
    [last_events, deliveries]
        .map(|sql| server.database.execute(sql).unwrap())
        .join("\n")
}

/// Checks every history, everything that was acknowledged, and everything that is stored beside the events.
pub(crate) async fn check(server: &Server, acknowledged: &Acknowledged) {
    check_histories(server);
    check_acknowledged(server, acknowledged).await;
    check_what_is_stored(server);
}

/// What `sql` finds is expected to be nothing.
pub(crate) fn none(server: &Server, what: &str, sql: &str) {
    let found = server.database.execute(sql).unwrap();
    let first: Vec<_> = found.lines().take(10).collect();
    assert!(first.is_empty(), "{what}: {first:?}");
}

/// What holds of the history of every instance that ended.
pub(crate) fn check_histories(server: &Server) {
    let histories = "WITH histories AS (
        SELECT * FROM events WHERE stream IN (SELECT stream FROM events WHERE kind = 'InstanceStarted'))";
    let expectations = [
        (
            "histories with gaps",
            "SELECT stream FROM histories GROUP BY stream HAVING min(sequence) <> 1 OR max(sequence) <> count(*)",
        ),
        (
            "histories that do not begin once",
            "SELECT stream FROM histories WHERE kind = 'InstanceStarted' AND sequence <> 1",
        ),
        (
            "histories without one end, as their last event",
            "SELECT stream FROM histories GROUP BY stream HAVING
                array_agg(sequence) FILTER (WHERE kind IN ('InstanceCompleted', 'InstanceCanceled', 'InstanceFailed'))
                IS DISTINCT FROM ARRAY[max(sequence)]",
        ),
        (
            "jobs that were not closed once",
            "SELECT stream, payload->>'activation' FROM histories
             GROUP BY 1, 2 HAVING count(*) FILTER (WHERE kind = 'JobCreated') > 0
                AND count(*) FILTER (WHERE kind IN ('JobCompleted', 'ElementTerminated')) <> 1",
        ),
        (
            "timers and subscriptions that were not closed once",
            "SELECT stream, payload->>'subscription' FROM histories opened
             WHERE kind = 'SubscriptionOpened' AND (
                SELECT count(*) FILTER (WHERE kind IN ('TimerFired', 'MessageCorrelated', 'SubscriptionClosed')) > 1
                    OR count(*) = 0
                FROM histories closed WHERE closed.stream = opened.stream AND (
                    closed.payload->>'subscription' = opened.payload->>'subscription' AND closed.kind <> 'SubscriptionOpened'
                    OR closed.payload->>'activation' = opened.payload->>'activation'
                        AND closed.kind IN ('ElementCompleted', 'ElementTerminated')))",
        ),
    ];
    for (what, sql) in expectations {
        none(server, what, &format!("{histories} {sql}"));
    }
}

/// Each instance that was acknowledged is there and nothing else, and each result is one that was acknowledged.
async fn check_acknowledged(server: &Server, acknowledged: &Acknowledged) {
    let started = acknowledged.started.lock().unwrap().clone();
    let results = acknowledged.results.lock().unwrap().clone();
    let stored = "SELECT stream FROM events WHERE kind = 'InstanceStarted'";
    let stored: BTreeSet<_> = server
        .database
        .execute(stored)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let expected: BTreeSet<_> = started.keys().cloned().collect();
    let differing: Vec<_> = expected.symmetric_difference(&stored).take(10).collect();
    assert!(
        differing.is_empty(),
        "acknowledged, or stored, but not both: {differing:?}"
    );
    assert_eq!(results.len(), started.len(), "each instance has one job");

    let reader = server
        .client_of(&Subject::new("reader", &["system-admin"]))
        .unwrap();
    let projects = reader.get("/projects").await.unwrap().json().unwrap();
    let project = projects
        .pointer("/data/0/id")
        .or(projects.pointer("/0/id"))
        .and_then(Value::as_str)
        .unwrap();
    let reader = reader.below(&format!("/projects/{project}"));
    let failed = reader.get("/bpmn/incidents").await.unwrap().json().unwrap();
    assert_eq!(failed["pagination"]["total"], 0, "{failed}");
    let found: Vec<_> = stream::iter(started)
        .map(|(instance, number)| read(reader.clone(), instance, number))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let found: BTreeSet<_> = found.into_iter().collect();
    assert_eq!(found, results);
}

/// The result that a completed instance has.
async fn read(reader: Client, instance: String, number: u64) -> String {
    let path = format!("/bpmn/instances/{instance}");
    let shown = reader.get(&path).await.unwrap().json().unwrap();
    assert_eq!(shown["status"], "COMPLETED", "{shown}");
    let variables = reader
        .get(&format!("{path}/variables"))
        .await
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(variables["variables"]["number"], number, "{variables}");
    variables["variables"]["result"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Rows, snapshots and totals are what the events lead to.
pub(crate) fn check_what_is_stored(server: &Server) {
    let mut verify = Command::new(BINARY);
    verify
        .args(["events", "verify"])
        .envs(server.database.variables());
    let verified = verify.output().unwrap();
    assert!(
        verified.status.success(),
        "{}{}",
        String::from_utf8_lossy(&verified.stdout),
        String::from_utf8_lossy(&verified.stderr)
    );
}
