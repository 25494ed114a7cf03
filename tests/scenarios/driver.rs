//! What carries instances on. The cases are the same for each.

use std::{collections::BTreeSet, time::Duration};
use testkit::{Server, ServerBuilder, TemporalServer, TestkitError};
use tokio::time::{Instant, sleep};

/// How long it may take until workflows know that their instances have ended.
const PATIENCE: Duration = Duration::from_secs(30);

/// A driver of the server.
pub(crate) enum Driver {
    /// The one inside the server.
    Embedded,
    /// Workflows of a Temporal server, which carry this.
    Temporal(TemporalServer, Carries),
}

/// What workflows carry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carries {
    Instances,
    Waits,
}

impl Driver {
    /// The driver of a real Temporal server.
    pub(crate) async fn temporal(carries: Carries) -> Result<Self, TestkitError> {
        let server = TemporalServer::start(env!("CARGO_BIN_EXE_quantumbpm")).await?;
        Ok(Self::Temporal(server, carries))
    }

    /// A server with this driver.
    pub(crate) fn configure(&self, builder: ServerBuilder) -> ServerBuilder {
        match self {
            Self::Embedded => builder.variable("TEMPORAL_HOST_PORT", ""),
            Self::Temporal(server, Carries::Instances) => builder.temporal(server),
            Self::Temporal(server, Carries::Waits) => builder
                .temporal(server)
                .variable("TEMPORAL_CARRIES", "waits"),
        }
    }

    /// Sees that it carried all instances on. Workflows that carry instances: each has one, which has ended if the instance has.
    /// Workflows that carry waits: there is none for an instance to which nothing is due, now or later.
    pub(crate) async fn has_carried_all(&self, server: &Server) {
        let Self::Temporal(temporal, carries) = self else {
            return;
        };
        let instances = |kinds: &str| -> BTreeSet<String> {
            let sql = format!("SELECT stream FROM events WHERE kind IN ({kinds})");
            let found = server.database.execute(&sql).unwrap();
            found.lines().map(str::to_owned).collect()
        };
        let workflows = |query: &str| -> BTreeSet<String> {
            let found = temporal.runs("default", query).unwrap();
            found.into_iter().collect()
        };
        let deadline = Instant::now() + PATIENCE;
        loop {
            let started = instances("'InstanceStarted'");
            let ended = instances("'InstanceCompleted', 'InstanceCanceled', 'InstanceFailed'");
            assert!(!ended.is_empty(), "nothing happened");
            let completed = workflows("ExecutionStatus = 'Completed'");
            let running = workflows("ExecutionStatus = 'Running'");
            let (not_ended, not_carried): (BTreeSet<_>, _) = match carries {
                Carries::Instances => (
                    &(&ended - &completed) | &(&ended & &running),
                    &(&started - &ended) - &running,
                ),
                Carries::Waits => {
                    assert!(!completed.is_empty(), "no workflow carried anything");
                    let waiting = |condition: &str| -> BTreeSet<String> {
                        let sql = format!("SELECT DISTINCT stream FROM outbox WHERE {condition}");
                        let found = server.database.execute(&sql).unwrap();
                        found.lines().map(str::to_owned).collect()
                    };
                    // A kill may have kept a step from starting a workflow for what is due later; then the sweep does when it is.
                    let overdue = &waiting("due <= now()") & &started;
                    (&running - &waiting("true"), &overdue - &running)
                }
            };
            if not_ended.is_empty() && not_carried.is_empty() {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "their workflows have not ended: {not_ended:?}; without a workflow: {not_carried:?}"
            );
            sleep(Duration::from_millis(200)).await;
        }
    }
}
