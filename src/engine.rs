//! Everything that executes, running: the driver and, where Temporal carries instances on, its worker.

use crate::{
    clock::Clock,
    config::Limits,
    execution::{Carriers, Execution},
};
use projections::ReadTables;
use std::time::Duration;
use store::Store;
use temporal::{ConnectError, Connector, Settings, Waker};
use tokio::{sync::watch, task::JoinSet, time::timeout};

/// How long deliveries that were begun may take once the process stops.
const PATIENCE: Duration = Duration::from_secs(5);

/// What this process does for Temporal.
#[derive(Clone, Debug)]
pub(crate) enum Role {
    /// There is no Temporal server: this process carries instances on by itself.
    Embedded,
    /// It wakes workflows, and leaves them to workers.
    Waking(Settings),
    /// It wakes workflows and runs them.
    Working(Settings),
}

/// Everything that executes, running.
pub(crate) struct Engine {
    pub(crate) execution: Execution,
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
}

impl Engine {
    /// Starts it. It starts also while the Temporal server cannot be reached.
    ///
    /// # Errors
    /// [`ConnectError::Misconfigured`], when the server is there and what is configured for it is wrong.
    pub(crate) async fn start(
        store: &Store,
        clock: &Clock,
        read_tables: ReadTables,
        limits: Limits,
        role: Role,
    ) -> Result<Self, ConnectError> {
        let (stop, stopped) = watch::channel(false);
        let until_stopped = || {
            let mut stopped = stopped.clone();
            async move {
                // A sender that is gone says so too.
                let _ = stopped.wait_for(|stopped| *stopped).await;
            }
        };
        let waking = |connector, settings: &Settings| Carriers::Temporal {
            waker: Waker::new(connector, settings),
            carries: settings.carries,
        };
        let (carriers, worker) = match role {
            Role::Embedded => (Carriers::Embedded, None),
            Role::Waking(settings) => {
                let connector = Connector::start(settings.clone()).await?;
                (waking(connector, &settings), None)
            }
            Role::Working(settings) => {
                let connector = Connector::start(settings.clone()).await?;
                let carriers = waking(connector.clone(), &settings);
                (carriers, Some((connector, settings)))
            }
        };
        let (execution, driver) =
            Execution::new(store, clock, read_tables, limits, carriers, until_stopped());
        let mut running = JoinSet::new();
        running.spawn(driver);
        if let Some((connector, settings)) = worker {
            let workflows = execution.workflows(settings.carries);
            running.spawn(temporal::run(
                connector,
                settings,
                workflows,
                until_stopped(),
            ));
        }
        Ok(Self {
            execution,
            stop,
            running,
        })
    }

    /// Stops it, and waits for what was begun.
    pub(crate) async fn stop(mut self) {
        // The receivers are gone if everything has ended.
        let _ = self.stop.send(true);
        let ended = async { while self.running.join_next().await.is_some() {} };
        if timeout(PATIENCE, ended).await.is_err() {
            tracing::warn!(
                "some deliveries were not finished; they are taken up again at the next start"
            );
            self.running.shutdown().await;
        }
    }
}
