//! What must hold whatever happened on the way. It reads the API and the table of events; that everything else that is stored is
//! what the events lead to is checked by `quantumbpm events verify`.

use crate::{BINARY, load::Acknowledged};
use futures_util::{StreamExt as _, stream};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use testkit::{Client, Measured, Server, issuer::Subject};
use tokio::{
    task::block_in_place,
    time::{Instant, sleep},
};

/// How many requests read at once.
const AT_ONCE: usize = 8;
/// Of how many instances, spread over all, the variables are read. What was stored of the others is seen in their events.
const SAMPLE: usize = 2_000;
/// How often it is looked whether everything has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How much slower than normal the slowest hundredth of what is measured may be.
const SLOWER: u32 = 5;
/// So many requests are enough to say what the slowest hundredth takes.
const ENOUGH: usize = 300;

/// What SQL answers, while other tasks of the test go on.
pub(crate) fn ask(server: &Server, sql: &str) -> String {
    block_in_place(|| server.database.execute(sql)).unwrap()
}

/// What SQL answers with two columns, in its rows.
fn pairs(server: &Server, sql: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (first, second) = line.split_once('|').unwrap();
        (first.to_owned(), second.to_owned())
    };
    ask(server, sql).lines().map(pair).collect()
}

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
pub(crate) async fn wait_for_none(server: &Server, sql: &str, patience: Duration) {
    let mut least = u64::MAX;
    let mut progressed = Instant::now();
    loop {
        let begun = Instant::now();
        let left: u64 = ask(server, sql).parse().unwrap();
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
        // Counting many takes long, and is not to keep the database busy with nothing else.
        sleep(LOOK_AGAIN.max(4 * begun.elapsed())).await;
    }
}

/// Waits until so many events of a kind are there.
pub(crate) async fn happened(server: &Server, kind: &str, count: usize, patience: Duration) {
    let left = format!("SELECT greatest(0, {count} - count(*)) FROM events WHERE kind = '{kind}'");
    wait_for_none(server, &left, patience).await;
}

/// Sees that an event of a kind happened to so many, once to each.
pub(crate) fn each_once(server: &Server, kind: &str, count: usize) {
    let told = format!("SELECT count(*), count(DISTINCT stream) FROM events WHERE kind = '{kind}'");
    assert_eq!(ask(server, &told), format!("{count}|{count}"), "{kind}");
}

/// Sees that what happened meanwhile left room: that the slowest hundredth was not much slower than normally.
pub(crate) fn leaves_room(normal: &Measured, busy: &Measured) {
    for measured in [normal, busy] {
        assert!(measured.requests >= ENOUGH, "{measured:?}");
    }
    assert!(
        busy.percentile_99 <= normal.percentile_99 * SLOWER,
        "normally {normal:?}, then {busy:?}"
    );
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
        .map(|sql| ask(server, sql))
        .join("\n")
}

/// Checks every history, everything that was acknowledged, and everything that is stored beside the events. All have ended.
pub(crate) async fn check(server: &Server, acknowledged: &Acknowledged) {
    check_histories(server);
    check_started(server, acknowledged);
    check_messages(server, acknowledged);
    check_work(server, acknowledged);
    check_what_is_told(server, acknowledged).await;
    check_what_is_stored(server);
}

/// What `sql` finds is expected to be nothing.
pub(crate) fn none(server: &Server, what: &str, sql: &str) {
    let found = ask(server, sql);
    let first: Vec<_> = found.lines().take(10).collect();
    assert!(first.is_empty(), "{what}: {first:?}");
}

/// What holds of the history of every instance that ended, and what it leaves.
pub(crate) fn check_histories(server: &Server) {
    // Ids are read out of the payloads once, for they are compared often.
    let histories = "WITH histories AS (
        SELECT stream, sequence, kind, payload->>'activation' AS activation, payload->>'subscription' AS subscription,
            (payload->>'child')::uuid AS child, payload->>'outcome' AS outcome
        FROM events WHERE stream IN (SELECT stream FROM events WHERE kind = 'InstanceStarted'))";
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
            "SELECT stream, activation FROM histories
             GROUP BY 1, 2 HAVING count(*) FILTER (WHERE kind = 'JobCreated') > 0
                AND count(*) FILTER (WHERE kind IN ('JobCompleted', 'ElementTerminated')) <> 1",
        ),
        (
            "user tasks that were not closed once",
            "SELECT stream, activation FROM histories
             GROUP BY 1, 2 HAVING count(*) FILTER (WHERE kind = 'UserTaskCreated') > 0
                AND count(*) FILTER (WHERE kind IN ('UserTaskCompleted', 'UserTaskFailed', 'ElementTerminated')) <> 1",
        ),
        (
            "timers and subscriptions that were not closed once",
            "SELECT opened.stream, opened.subscription
             FROM histories opened LEFT JOIN histories closed ON closed.stream = opened.stream AND (
                closed.subscription = opened.subscription AND closed.kind <> 'SubscriptionOpened'
                OR closed.activation = opened.activation AND closed.kind IN ('ElementCompleted', 'ElementTerminated'))
             WHERE opened.kind = 'SubscriptionOpened'
             GROUP BY opened.stream, opened.sequence, opened.subscription
             HAVING count(closed.kind) = 0
                OR count(*) FILTER (WHERE closed.kind IN ('TimerFired', 'MessageCorrelated', 'SignalReceived', 'SubscriptionClosed')) > 1",
        ),
        (
            "called instances that did not end once, or whose end was not reported once, as it was; canceled are also those that \
             never started",
            "SELECT called.stream, called.child
             FROM histories called
             LEFT JOIN histories ended ON ended.stream = called.child
                AND ended.kind IN ('InstanceCompleted', 'InstanceCanceled', 'InstanceFailed')
             LEFT JOIN histories reported ON reported.stream = called.stream AND reported.child = called.child
                AND reported.kind = 'CalledInstanceEnded'
             WHERE called.kind = 'InstanceCalled'
             GROUP BY 1, 2 HAVING count(ended.kind) > 1 OR count(reported.kind) <> 1
                OR coalesce(min(ended.kind), 'InstanceCanceled') <> 'Instance' || initcap(min(reported.outcome))",
        ),
    ];
    for (what, sql) in expectations {
        none(server, what, &format!("{histories} {sql}"));
    }
    none(
        server,
        "called instances that nobody called",
        "SELECT stream FROM events started WHERE kind = 'InstanceStarted' AND payload->'parent' IS NOT NULL AND NOT EXISTS (
            SELECT FROM events called WHERE called.stream = (started.payload->'parent'->>'instance')::uuid
            AND called.kind = 'InstanceCalled' AND (called.payload->>'child')::uuid = started.stream)",
    );
    let leases = "SELECT execution_key, client_id, locked_until FROM job_leases";
    none(server, "open jobs of instances that ended", leases);
    let subscriptions = "SELECT subscription_id, stream FROM message_subscriptions WHERE kind = 'catch'
        UNION ALL SELECT subscription_id, stream FROM signal_subscriptions WHERE process_id IS NULL";
    none(
        server,
        "subscriptions of instances that ended",
        subscriptions,
    );
}

/// What was started is there, and nothing else but what that called.
fn check_started(server: &Server, acknowledged: &Acknowledged) {
    let stored =
        "SELECT stream FROM events WHERE kind = 'InstanceStarted' AND payload->'parent' IS NULL";
    let stored: BTreeSet<_> = ask(server, stored).lines().map(str::to_owned).collect();
    let expected: BTreeSet<_> = acknowledged.started.keys().cloned().collect();
    let differing: Vec<_> = expected.symmetric_difference(&stored).take(10).collect();
    assert!(
        differing.is_empty(),
        "acknowledged, or stored, but not both: {differing:?}"
    );
}

/// Each message was published once, was received once, and waits only if nobody is left who could receive it.
fn check_messages(server: &Server, acknowledged: &Acknowledged) {
    let published = "SELECT payload->>'correlation_key', count(*) FROM events WHERE kind = 'MessagePublished' GROUP BY 1";
    let published: BTreeMap<_, _> = pairs(server, published).into_iter().collect();
    let once = |number: &u64| (number.to_string(), "1".to_owned());
    let expected: BTreeMap<_, _> = acknowledged.started.values().map(once).collect();
    let differing: Vec<_> = published
        .iter()
        .filter(|(number, times)| expected.get(*number) != Some(times))
        .take(10)
        .collect();
    assert!(differing.is_empty(), "published, how often: {differing:?}");
    assert_eq!(published.len(), expected.len(), "published messages");
    none(
        server,
        "messages that were received more than once",
        "SELECT payload->>'message' FROM events WHERE kind = 'MessageCorrelated' GROUP BY 1 HAVING count(*) > 1",
    );
    let numbers = acknowledged.canceled.iter();
    let canceled: BTreeSet<_> = numbers
        .map(|instance| acknowledged.started[instance].to_string())
        .collect();
    let waiting = ask(server, "SELECT key_json FROM messages");
    let unexpected: Vec<_> = waiting
        .lines()
        .filter(|number| !canceled.contains(*number))
        .take(10)
        .collect();
    assert!(
        unexpected.is_empty(),
        "messages wait although their receivers were not cancelled: {unexpected:?}"
    );
}

/// What was acknowledged of jobs and tasks is stored, once, and nothing else.
fn check_work(server: &Server, acknowledged: &Acknowledged) {
    let completed = "SELECT payload->>'activation', count(*) FROM events WHERE kind = 'JobCompleted' GROUP BY 1";
    let completed: BTreeSet<_> = pairs(server, completed).into_iter().collect();
    let once = |key: &String| (key.clone(), "1".to_owned());
    let expected: BTreeSet<_> = acknowledged.results.keys().map(once).collect();
    let differing: Vec<_> = expected.symmetric_difference(&completed).take(10).collect();
    assert!(differing.is_empty(), "completed jobs: {differing:?}");

    let results = ask(
        server,
        "SELECT payload->'variables'->>'result' FROM events
         WHERE kind = 'VariablesSet' AND payload->'variables'->'result' IS NOT NULL",
    );
    let results: Vec<_> = results.lines().collect();
    assert_eq!(results.len(), expected.len(), "one result for each job");
    for result in results {
        let (_, key) = result.split_once('/').unwrap();
        let accepted = &acknowledged.results[key];
        assert!(accepted.contains(result), "{result}, not of {accepted:?}");
    }

    let approvals = "SELECT payload->>'activation', payload->'variables'->>'approval' FROM events WHERE kind = 'UserTaskCompleted'";
    let approvals = pairs(server, approvals);
    let number = approvals.len();
    let approvals: BTreeMap<_, _> = approvals.into_iter().collect();
    assert_eq!(number, approvals.len(), "each task is completed once");
    let differing: Vec<_> = approvals
        .iter()
        .filter(|(key, by)| acknowledged.approvals.get(*key) != Some(by))
        .take(10)
        .collect();
    assert!(differing.is_empty(), "completed tasks: {differing:?}");
    assert_eq!(number, acknowledged.approvals.len(), "completed tasks");
}

/// The API tells of each instance what became of it.
async fn check_what_is_told(server: &Server, acknowledged: &Acknowledged) {
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

    let statuses = statuses(&reader).await;
    let stored = "SELECT count(*) FROM events WHERE kind = 'InstanceStarted'";
    assert_eq!(statuses.len().to_string(), ask(server, stored), "listed");
    let mut completed = Vec::new();
    for (instance, number) in &acknowledged.started {
        match statuses[instance].as_str() {
            "COMPLETED" => completed.push((instance.clone(), *number)),
            "CANCELED" if acknowledged.canceled.contains(instance) => {}
            status => panic!("{instance} is {status}"),
        }
    }

    let each = completed.len().div_ceil(SAMPLE).max(1);
    let sample = completed.into_iter().step_by(each);
    let results = "SELECT stream, payload->'variables'->>'result' FROM events
        WHERE kind = 'VariablesSet' AND payload->'variables'->'result' IS NOT NULL";
    let results: BTreeMap<_, _> = pairs(server, results).into_iter().collect();
    let read: Vec<_> = stream::iter(sample)
        .map(async |(instance, number)| (number, variables(&reader, &instance).await, instance))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    for (number, variables, instance) in read {
        assert_eq!(variables["number"], number, "{variables}");
        assert_eq!(variables["result"], results[&instance], "{variables}");
        assert!(variables["called"].is_string(), "{variables}");
        assert!(variables["approval"].is_string(), "{variables}");
    }
}

/// The status of every instance, as lists tell it.
async fn statuses(reader: &Client) -> BTreeMap<String, String> {
    let page = async |page: u64| {
        let path = format!("/bpmn/instances?pageSize=100&page={page}");
        let answer = reader.get(&path).await.unwrap();
        answer.expect_status(200).unwrap().json().unwrap()
    };
    let total = page(1).await["pagination"]["total"].as_u64().unwrap();
    let pages: Vec<_> = stream::iter(1..=total.div_ceil(100))
        .map(page)
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    pages
        .iter()
        .flat_map(|page| page["data"].as_array().unwrap())
        .map(|instance| (text(&instance["workflowID"]), text(&instance["status"])))
        .collect()
}

async fn variables(reader: &Client, instance: &str) -> Value {
    let path = format!("/bpmn/instances/{instance}/variables");
    let read = reader.get(&path).await.unwrap().expect_status(200);
    read.unwrap().json().unwrap()["variables"].take()
}

/// Rows, snapshots and totals are what the events lead to.
pub(crate) fn check_what_is_stored(server: &Server) {
    block_in_place(|| server.database.verify(BINARY)).unwrap();
}
