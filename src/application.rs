//! What every request may use.

use crate::{
    clock::Clock, clock_watch::ClockWatch, commands::Commands, config::Config, fair_pool::FairPool,
    http::Budgets, identity::Identity, memberships::Memberships, metrics::Metrics,
    under_way::UnderWay,
};
use std::sync::Arc;
use store::{Pool, read_tables::ReadTableVersion, requests::RequestKey};
use tokio::sync::watch;

/// What every request may use. It is shared, and lives as long as the process serves.
pub(crate) struct Application {
    /// What the operator decided.
    pub(crate) config: Config,
    /// The time.
    pub(crate) clock: Clock,
    /// The database, for queries.
    pub(crate) pool: Pool,
    /// The read tables that steps write.
    pub(crate) written: Vec<ReadTableVersion>,
    /// The only way to change anything.
    pub(crate) commands: Commands,
    /// The requests with a key that are carried out now.
    pub(crate) under_way: UnderWay<RequestKey>,
    /// Verifies tokens.
    pub(crate) identity: Arc<Identity>,
    /// What is stored about who may do what.
    pub(crate) memberships: Memberships,
    /// Whether this machine's clock can be trusted.
    pub(crate) clock_watch: ClockWatch,
    /// Where what takes long is done.
    pub(crate) fair_pool: FairPool,
    /// The memory that requests and answers share.
    pub(crate) memory: Budgets,
    /// What is counted.
    pub(crate) metrics: Metrics,
    /// Turns true when the server begins to stop.
    pub(crate) stopping: watch::Receiver<bool>,
}

impl Application {
    /// Whether the server stops, so that nothing should be waited for.
    pub(crate) fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }
}
