//! How the store connects.

use crate::{read_tables::ReadTableVersion, upcast::Upcasters};
use sqlx::postgres::PgConnectOptions;
use std::{num::NonZero, sync::Arc, time::Duration};

/// How the store connects to its database.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// Where the database is, and as whom to connect. It must be the primary server, not a replica.
    pub database: PgConnectOptions,
    /// The most connections that queries use.
    pub connections: u32,
    /// How many connections, beside those, store steps. A few are best, for each stores what waits as one batch.
    pub writers: NonZero<u32>,
    /// How long a statement may run.
    pub statement_timeout: Duration,
    /// How long a statement may wait for a lock.
    pub lock_timeout: Duration,
    /// How long a transaction may stand open without a statement.
    pub idle_in_transaction_timeout: Duration,
    /// How long to wait for a free connection.
    pub acquire_timeout: Duration,
    /// Whether this process tells others on the same database what it has for them, and listens to them, on one more connection.
    pub notices: bool,
    /// How older events are read.
    pub upcasters: Upcasters,
    /// The read tables that steps write.
    pub read_tables: Arc<[ReadTableVersion]>,
}

impl StoreOptions {
    /// What suits a server.
    pub fn new(database: PgConnectOptions) -> Self {
        Self {
            database,
            connections: 16,
            writers: NonZero::<u32>::MIN.saturating_add(1),
            statement_timeout: Duration::from_secs(30),
            lock_timeout: Duration::from_secs(10),
            idle_in_transaction_timeout: Duration::from_secs(30),
            acquire_timeout: Duration::from_secs(5),
            notices: true,
            upcasters: Upcasters::default(),
            read_tables: Arc::default(),
        }
    }

    /// The options of each connection, limits included.
    pub(crate) fn limited(&self) -> PgConnectOptions {
        let milliseconds = |limit: Duration| limit.as_millis().to_string();
        self.database.clone().options([
            // One plan, made once, for each statement: which index it is meant to use does not depend on its parameters.
            ("plan_cache_mode", "force_generic_plan".to_owned()),
            // Never a plan that reads a whole table because that was small when the plan was made.
            ("enable_seqscan", "off".to_owned()),
            // Rows are joined by their keys, one after the other, however few there were.
            ("enable_hashjoin", "off".to_owned()),
            ("enable_mergejoin", "off".to_owned()),
            ("enable_material", "off".to_owned()),
            // A statement that looks for a page is over long before other processes would have begun to read the whole table for it.
            ("max_parallel_workers_per_gather", "0".to_owned()),
            // Nor is it worth waiting for its machine code.
            ("jit", "off".to_owned()),
            ("statement_timeout", milliseconds(self.statement_timeout)),
            ("lock_timeout", milliseconds(self.lock_timeout)),
            (
                "idle_in_transaction_session_timeout",
                milliseconds(self.idle_in_transaction_timeout),
            ),
        ])
    }
}
