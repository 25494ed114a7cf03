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
    /// Workflows of a Temporal server.
    Temporal(TemporalServer),
}

impl Driver {
    /// The driver of a real Temporal server.
    pub(crate) async fn temporal() -> Result<Self, TestkitError> {
        let server = TemporalServer::start(env!("CARGO_BIN_EXE_quantumbpm")).await?;
        Ok(Self::Temporal(server))
    }

    /// A server with this driver.
    pub(crate) fn configure(&self, builder: ServerBuilder) -> ServerBuilder {
        match self {
            Self::Embedded => builder.variable("TEMPORAL_HOST_PORT", ""),
            Self::Temporal(server) => builder.temporal(server),
        }
    }
    /// Sees that it carried all instances on: under Temporal each has a workflow, which has ended if the instance has.
    pub(crate) async fn has_carried_all(&self, server: &Server) {
        let Self::Temporal(temporal) = self else {
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
            let not_ended: BTreeSet<_> = &(&ended - &completed) | &(&ended & &running);
            let not_carried = &(&started - &ended) - &running;
            if not_ended.is_empty() && not_carried.is_empty() {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "ended, but their workflows have not: {not_ended:?}; running, but without a workflow: {not_carried:?}"
            );
            sleep(Duration::from_millis(200)).await;
        }
    }
}
