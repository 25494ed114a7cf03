//! The store as its users see it.

use crate::{
    append::Appender,
    epoch,
    error::{AppendError, StoreError},
    metrics::StepMetrics,
    notices::Notices,
    options::StoreOptions,
    pool::Pool,
    step::Step,
    upcast::Upcasters,
};
use prometheus_client::registry::Registry;
use sqlx::{
    ConnectOptions as _, PgConnection, PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// How much longer than the server's own limit for statements an answer is waited for.
const NETWORK: Duration = Duration::from_secs(5);

/// The event store. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    database: Arc<PgConnectOptions>,
    pool: Pool,
    appender: Arc<Appender>,
    upcasters: Arc<Upcasters>,
    has_notices: bool,
    metrics: StepMetrics,
}

impl Store {
    /// Connects. Must be called within a tokio runtime.
    pub async fn connect(options: &StoreOptions) -> Result<Self, StoreError> {
        let database = options.limited();
        let pool = Pool::connect(
            database.clone(),
            options.connections,
            options.acquire_timeout,
        )
        .await?;
        let patience = options.statement_timeout.saturating_add(NETWORK);
        let appender = Appender::start(&database, options.writers, &options.read_tables, patience);
        Ok(Self {
            database: Arc::new(options.database.clone()),
            pool,
            appender: Arc::new(appender),
            upcasters: Arc::new(options.upcasters.clone()),
            has_notices: options.notices,
            metrics: StepMetrics::default(),
        })
    }

    /// The connections for queries.
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// A connection of its own for what may take longer than any query of a server should: bringing the tables up to date, or
    /// looking at everything there is.
    pub async fn connect_without_limits(&self) -> Result<PgConnection, StoreError> {
        Ok(self.database.connect().await?)
    }

    /// Whether this process exchanges notices with others.
    pub fn has_notices(&self) -> bool {
        self.has_notices
    }

    /// A connection of its own for notices.
    pub async fn connect_for_notices(&self) -> Result<Notices, StoreError> {
        Notices::connect(&self.database).await
    }

    /// How older events are read, and in which version new ones are written.
    pub fn upcasters(&self) -> &Arc<Upcasters> {
        &self.upcasters
    }

    /// Connections for work on whole tables, planned by what the tables hold, without the limits of those for requests.
    pub async fn maintenance(&self, connections: u32) -> Result<PgPool, StoreError> {
        let database = PgConnectOptions::clone(&self.database).options([
            // Made with the parameters at hand: an array of a thousand rows is not one of ten.
            ("plan_cache_mode", "force_custom_plan"),
            ("jit", "off"),
        ]);
        let pool = PgPoolOptions::new().max_connections(connections);
        Ok(pool.connect_with(database).await?)
    }

    /// Brings the tables up to date. Of several servers that do so at once, one works and the others wait.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let mut connection = self.connect_without_limits().await?;
        // Not `run`: its future cannot be told to be `Send`, so whoever migrates could not be spawned.
        MIGRATIONS
            .run_direct(None, &mut connection, false)
            .await
            .map_err(StoreError::Migration)?;
        epoch::open_after_restore(&mut connection).await?;
        Ok(())
    }

    /// Stores a step: its events, and all that changes with them. Answers once it is durable.
    pub async fn append(&self, step: Step) -> Result<(), AppendError> {
        self.append_together(vec![step]).await
    }

    /// Stores steps of different streams by one statement: all or none of them. Answers once they are durable.
    pub async fn append_together(&self, steps: Vec<Step>) -> Result<(), AppendError> {
        let counts: Vec<_> = steps.iter().map(|step| step.events.len()).collect();
        let begin = Instant::now();
        let stored = self.appender.append(steps).await;
        for events in counts {
            self.metrics.observe(events, begin.elapsed(), &stored);
        }
        stored
    }

    /// Puts what is counted about steps among the metrics that are shown.
    pub fn register_metrics(&self, registry: &mut Registry) {
        self.metrics.register(registry);
    }
}
