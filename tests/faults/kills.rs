//! `kill -9` of any process at random moments.

use crate::{
    BINARY,
    load::{Load, Pace, Servers},
};
use std::time::Duration;
use testkit::{Chance, PostgresServer, Server, TemporalServer, Worker};
use tokio::time::sleep;

const SEED: u64 = 20_261_122;
/// The longest time between two kills.
const LONGEST_PAUSE_MILLISECONDS: u64 = 1000;

/// Everything that runs.
struct Processes {
    server: Server,
    replica: Server,
    /// Where Temporal carries instances on: a worker beside those of the servers.
    worker: Option<Worker>,
    temporal: Option<TemporalServer>,
    postgres: PostgresServer,
}

impl Processes {
    /// Two servers that carry instances on by themselves.
    async fn embedded() -> Self {
        let postgres = PostgresServer::start(BINARY).unwrap();
        let server = Server::builder(BINARY)
            .postgres(&postgres)
            .start()
            .await
            .unwrap();
        Self {
            replica: server.replica(&[]).await.unwrap(),
            server,
            worker: None,
            temporal: None,
            postgres,
        }
    }

    /// A server that leaves instances to workers, one with a worker in it, and a worker of its own.
    async fn with_temporal() -> Self {
        let postgres = PostgresServer::start(BINARY).unwrap();
        let temporal = TemporalServer::start(BINARY).await.unwrap();
        let server = Server::builder(BINARY)
            .postgres(&postgres)
            .temporal(&temporal);
        let server = server
            .variable("TEMPORAL_WORKER", "false")
            .start()
            .await
            .unwrap();
        Self {
            replica: server
                .replica(&[("TEMPORAL_WORKER", "true")])
                .await
                .unwrap(),
            worker: Some(server.worker().unwrap()),
            server,
            temporal: Some(temporal),
            postgres,
        }
    }

    /// Kills one of them, the database more seldom than others, and starts it again.
    async fn kill_one(&mut self, chance: &mut Chance) {
        match (chance.below(10), &mut self.worker, &mut self.temporal) {
            (0, _, _) => {
                self.postgres.crash().unwrap();
                self.postgres.restart().unwrap();
            }
            (1, _, Some(temporal)) => {
                temporal.kill().unwrap();
                temporal.restart().await.unwrap();
            }
            (2..=4, Some(worker), _) => {
                worker.kill().unwrap();
                *worker = self.server.worker().unwrap();
            }
            (5..=7, _, _) => {
                self.replica.kill().unwrap();
                self.replica.restart().await.unwrap();
            }
            _ => {
                self.server.kill().unwrap();
                self.server.restart().await.unwrap();
            }
        }
    }

    async fn survive(mut self, kills: usize) {
        let pace = match self.temporal {
            None => Pace::Embedded,
            Some(_) => Pace::Temporal,
        };
        let through = [&self.server, &self.replica];
        let load = Load::begin(&through, Servers::AreKilled, pace).await;
        let mut chance = Chance::new(SEED);
        for _ in 0..kills {
            sleep(Duration::from_millis(
                chance.below(LONGEST_PAUSE_MILLISECONDS),
            ))
            .await;
            self.kill_one(&mut chance).await;
        }
        load.go_on(20).await;
        load.end(&self.server).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_kills_and_happens_once() {
    Processes::embedded().await.survive(6).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_temporal_carries_on_survives_kills_and_happens_once() {
    Processes::with_temporal().await.survive(4).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes"]
async fn what_was_acknowledged_survives_500_kills() {
    Processes::embedded().await.survive(500).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes"]
async fn what_temporal_carries_on_survives_500_kills() {
    Processes::with_temporal().await.survive(500).await;
}
