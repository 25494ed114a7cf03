//! A Temporal server that is away, silent, or has lost everything, while clients work: they notice nothing but that instances do
//! not go on meanwhile.

use crate::{
    BINARY,
    load::{Load, Pace, Servers},
};
use std::time::Duration;
use testkit::{Server, TemporalServer};
use tokio::time::sleep;

/// A Temporal server, the server that it carries instances on for, and clients that work.
struct Surroundings {
    temporal: TemporalServer,
    server: Server,
    load: Load,
}

impl Surroundings {
    async fn new() -> Self {
        let temporal = TemporalServer::start(BINARY).await.unwrap();
        let server = Server::builder(BINARY)
            .temporal(&temporal)
            .start()
            .await
            .unwrap();
        let load = Load::begin(&[&server], Servers::Stay, Pace::Temporal).await;
        load.go_on(10).await;
        Self {
            temporal,
            server,
            load,
        }
    }

    /// Whatever has become of Temporal, commands are recorded and answered.
    async fn serves(&self, time: Duration) {
        sleep(time).await;
        let taken = self.load.go_on(10).await;
        assert!(taken < Duration::from_secs(10), "{taken:?}");
        assert_eq!(self.load.refusals(), 0);
    }

    async fn end(self) {
        self.load.go_on(10).await;
        self.load.end(&self.server).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: half a minute"]
async fn a_temporal_server_that_is_killed_takes_up_what_was_recorded_meanwhile() {
    let mut surroundings = Surroundings::new().await;
    surroundings.temporal.kill().unwrap();
    surroundings.serves(Duration::from_secs(1)).await;
    surroundings.temporal.restart().await.unwrap();
    surroundings.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn instances_that_a_temporal_server_lost_are_started_anew() {
    let mut surroundings = Surroundings::new().await;
    surroundings.temporal.kill().unwrap();
    surroundings.temporal.lose_database().unwrap();
    surroundings.serves(Duration::from_secs(1)).await;
    surroundings.temporal.restart().await.unwrap();
    surroundings.end().await;
}

async fn temporal_freezes_for(time: Duration) {
    let surroundings = Surroundings::new().await;
    surroundings.temporal.freeze().unwrap();
    surroundings.serves(time).await;
    surroundings.temporal.thaw().unwrap();
    surroundings.end().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: half a minute"]
async fn a_temporal_server_that_is_silent_goes_on_where_it_was() {
    temporal_freezes_for(Duration::from_secs(8)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: more than a minute"]
async fn a_temporal_server_that_is_silent_for_a_minute_goes_on_where_it_was() {
    temporal_freezes_for(Duration::from_mins(1)).await;
}
