//! A clock that jumps by an hour and back while clients work. Time never goes back within a history, and nothing happens twice;
//! what was to happen at a moment happens when the clock gets there again.

use crate::{
    BINARY, checker,
    load::{Load, Pace, Servers},
};
use std::time::Duration;
use testkit::{FakeClock, Server};
use tokio::time::sleep;

/// The longest time in which none of the instances goes on that can.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_may_jump_by_an_hour_and_back() {
    let clock = FakeClock::new().unwrap();
    let mut server = Server::builder(BINARY)
        // Tokens are judged by the clock too, and are not what this is about.
        .variable("OIDC_CLOCK_SKEW", "3h");
    for (name, value) in clock.variables() {
        server = server.variable(name, &value);
    }
    let server = server.start().await.unwrap();
    let mut load = Load::begin(&[&server], Servers::Stay, Pace::Embedded).await;
    for hours in [0, 1, 0, -1, 0, 1, 0] {
        clock.turn_to(hours).unwrap();
        sleep(Duration::from_millis(500)).await;
        let taken = load.go_on(20).await;
        assert!(taken < Duration::from_secs(5), "{taken:?}");
    }
    load.start_no_more().await;

    // What began an hour ahead is in the midst of it, and has timers that are due then. Everything else ends.
    let running = "SELECT stream FROM events GROUP BY stream
        HAVING bool_or(kind = 'InstanceStarted') AND NOT bool_or(kind IN ('InstanceCompleted', 'InstanceCanceled'))";
    let due_in_an_hour = "SELECT stream FROM outbox WHERE kind = 'FireTimer'
        AND due BETWEEN now() + interval '10 minutes' AND now() + interval '70 minutes'";
    let can_go_on = format!("SELECT count(*) FROM ({running} EXCEPT {due_in_an_hour}) AS streams");
    checker::wait_for_none(&server, &can_go_on, PATIENCE).await;
    let ahead = checker::ask(
        &server,
        &format!("SELECT count(*) FROM ({running}) AS streams"),
    );
    assert_ne!(ahead, "0", "some wait for the clock to get there again");
    clock.turn_to(1).unwrap();
    checker::all_end(&server, PATIENCE).await;
    clock.turn_to(0).unwrap();

    assert_eq!(load.refusals(), 0);
    println!("{ahead} instances ended when the clock got there again");
    load.end(&server).await;
    checker::none(
        &server,
        "histories in which time goes back",
        "SELECT stream FROM (SELECT stream, recorded_at, lag(recorded_at) OVER (PARTITION BY stream ORDER BY sequence) AS before
         FROM events WHERE stream IN (SELECT stream FROM events WHERE kind = 'InstanceStarted')) moments WHERE recorded_at < before",
    );
    let range = "SELECT max(recorded_at) - min(recorded_at) > interval '2 hours' FROM events";
    assert_eq!(server.database.execute(range).unwrap(), "t");
}
