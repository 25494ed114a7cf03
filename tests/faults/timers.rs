//! Very many timers that are due at the moment a server starts.

use crate::{BINARY, checker, load::start_all};
use serde_json::json;
use std::time::Duration;
use testkit::{Measured, ProjectClient, Server};
use tokio::time::{Instant, sleep, sleep_until};

/// How long the API is measured while nothing else happens.
const NORMAL: Duration = Duration::from_secs(3);
/// How long it takes to start the server twice, and to measure once.
const PREPARATION: Duration = Duration::from_secs(7);
/// The longest time in which none of them fires.
const PATIENCE: Duration = Duration::from_secs(30);

const WAITING: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDate>=due</timeDate></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f2" sourceRef="moment" targetRef="end"/><endEvent id="end"/>
  </process>"#;

const SHORT: &str = r#"<process id="short" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// The moment in so many seconds, by the database's clock.
fn in_seconds(server: &Server, seconds: u64) -> String {
    let moment = format!(
        "SELECT to_char((now() + interval '{seconds} s') AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    );
    server.database.execute(&moment).unwrap()
}

/// How many timers have fired.
fn fired(server: &Server) -> String {
    let fired = "SELECT count(*) FROM events WHERE kind = 'TimerFired'";
    checker::ask(server, fired)
}

/// How many requests there were and what they took: normally, and while so many timers fire. In both cases the server has just
/// been killed and started again.
async fn timers_are_due_at_the_start(
    count: usize,
    seconds_to_start_them: u64,
) -> (Measured, Measured) {
    let mut server = Server::start(BINARY).await.unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let short = project.deploy(SHORT).await.unwrap();
    let waiting = project.deploy(WAITING).await.unwrap();
    let begun = Instant::now();
    let due = in_seconds(&server, seconds_to_start_them + PREPARATION.as_secs());
    let due_at = begun + PREPARATION + Duration::from_secs(seconds_to_start_them + 1);
    start_all(&project, &waiting, count, &json!({ "due": due })).await;
    let started = begun.elapsed();
    assert!(
        started.as_secs() < seconds_to_start_them,
        "{count} instances took {started:?} to start"
    );
    server.kill().unwrap();
    server.restart().await.unwrap();
    let (normal, ()) = Measured::during(&project, &short, sleep(NORMAL))
        .await
        .unwrap();

    server.kill().unwrap();
    assert_eq!(fired(&server), "0");
    sleep_until(due_at).await;
    server.restart().await.unwrap();
    let begun = Instant::now();
    let all_fired = checker::all_end(&server, PATIENCE);
    let (busy, ()) = Measured::during(&project, &short, all_fired).await.unwrap();
    println!(
        "{count} instances started in {started:?}, their timers fired in {:?}; requests took {normal:?}, then {busy:?}",
        begun.elapsed()
    );
    assert_eq!(fired(&server), count.to_string());
    checker::check_histories(&server);
    checker::check_what_is_stored(&server);
    (normal, busy)
}

#[tokio::test(flavor = "multi_thread")]
async fn timers_that_are_due_at_the_start_fire_once() {
    // Other tests run beside this one: how long requests take says nothing.
    timers_are_due_at_the_start(2_000, 12).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes, alone, for it measures"]
async fn a_hundred_thousand_timers_that_are_due_at_the_start_fire_once_and_leave_room_for_requests()
{
    let (normal, busy) = timers_are_due_at_the_start(100_000, 300).await;
    checker::leaves_room(&normal, &busy);
}
