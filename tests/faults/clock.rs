//! A clock that jumps by an hour and back while clients work. Time never goes back within a history, and nothing happens twice;
//! what was to happen at a moment happens when the clock gets there again.

use crate::{
    BINARY, checker,
    load::{Load, Pace},
};
use std::time::Duration;
use testkit::{FakeClock, Server};
use tokio::time::sleep;

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
    let load = Load::begin(&[&server], Pace::Embedded).await;
    for hours in [0, 1, 0, -1, 0, 1] {
        clock.turn_to(hours).unwrap();
        sleep(Duration::from_millis(500)).await;
        let taken = load.go_on(20).await;
        assert!(taken < Duration::from_secs(5), "{taken:?}");
    }
    assert_eq!(load.refusals(), 0);
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
