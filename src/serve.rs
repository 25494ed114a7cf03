//! The server: everything that runs from the start of the process to its orderly end.

use crate::{
    application::Application,
    clock::{self, Clock},
    clock_watch::ClockWatch,
    commands::Commands,
    config::{Config, Database, Temporal},
    database,
    engine::{Engine, Role},
    http::{self, Server, ServerError},
    identity::Identity,
    license::{self, LicenseError},
    memberships::Memberships,
    metrics::Metrics,
    migrate::{self, MigrateError},
    provisioning::{self, ProvisioningError},
    under_way::UnderWay,
};
use projections::ReadTables;
use std::{future::Future, sync::Arc, time::Duration};
use store::{
    Store, StoreError,
    read_tables::{self, NotWritten},
};
use tokio::sync::watch;

/// How long requests and deliveries that were begun may take once the server stops.
const DRAIN: Duration = Duration::from_secs(25);

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// There is no valid license, or not any more.
    #[error("license: {0}")]
    License(#[from] LicenseError),
    /// The provisioning file cannot be applied.
    #[error("provisioning: {0}")]
    Provisioning(#[from] ProvisioningError),
    /// The database cannot be used.
    #[error("database: {0}")]
    Database(#[from] StoreError),
    /// The tables cannot be brought up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The database was never prepared.
    #[error(
        "database: it has no tables of this program; run `quantumbpm migrate` first, or set DB_MIGRATE=true"
    )]
    NotMigrated,
    /// Lists read what this program does not write.
    #[error("database: {0}")]
    Outdated(#[from] NotWritten),
    /// The client for the issuer cannot be set up.
    #[error("issuer: {0}")]
    Issuer(#[from] reqwest::Error),
    /// The Temporal server refuses.
    #[error(transparent)]
    Temporal(#[from] temporal::ConnectError),
    /// A port is taken, or an address is not this machine's.
    #[error(transparent)]
    Server(#[from] ServerError),
}

/// Serves until `shutdown`, or until the license ends. Steps write these read tables.
pub async fn run(
    config: Config,
    read_tables: ReadTables,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), ServeError> {
    let clock = Clock::default();
    license::check(&config.license.place, clock.now())?;
    let plan = config
        .provisioning_file
        .as_deref()
        .map(provisioning::read)
        .transpose()?;
    let identity = Arc::new(Identity::new(config.oidc.clone())?);
    tokio::spawn(Arc::clone(&identity).keep_keys_fresh());

    if config.migrates {
        migrate::run(&config.database).await?;
    }
    let store = open_database(&config.database, &read_tables).await?;
    let written = read_tables.versions();
    let role = role(config.temporal.as_ref());
    let engine = Engine::start(&store, &clock, read_tables, config.limits, role).await?;
    let commands = Commands::new(store.clone(), clock.clone(), engine.execution.clone());
    if let Some(plan) = &plan {
        provisioning::apply(plan, &commands, store.pool()).await?;
    }

    let (stop, stopped) = watch::channel(false);
    let application = Arc::new(Application {
        clock: clock.clone(),
        pool: store.pool().clone(),
        commands,
        under_way: UnderWay::default(),
        identity,
        memberships: Memberships::new(store.pool().clone(), config.membership_source),
        clock_watch: ClockWatch::default(),
        fair_pool: engine.execution.fair_pool().clone(),
        memory: http::Budgets::new(config.limits.memory),
        metrics: Metrics::new(store.clone(), clock.clone()),
        stopping: stopped,
        written,
        config,
    });
    let result = serve(&application, shutdown, stop).await;
    engine.stop().await;
    result
}

/// The database of a program that stores steps, ready for them.
pub(crate) async fn open_database(
    configured: &Database,
    read_tables: &ReadTables,
) -> Result<Store, ServeError> {
    let store = database::connect_writing(configured, read_tables).await?;
    if !database::is_prepared(store.pool()).await? {
        return Err(ServeError::NotMigrated);
    }
    let unwritten = read_tables::unwritten(store.pool(), &read_tables.versions()).await;
    match unwritten.map_err(StoreError::from)? {
        Some(reason) => Err(reason.into()),
        None => Ok(store),
    }
}

fn role(temporal: Option<&Temporal>) -> Role {
    match temporal {
        None => Role::Embedded,
        Some(temporal) if temporal.serve_runs_worker => Role::Working(temporal.server.clone()),
        Some(temporal) => Role::Waking(temporal.server.clone()),
    }
}

/// Serves the API and the metrics until `shutdown` or the end of the license.
async fn serve(
    application: &Arc<Application>,
    shutdown: impl Future<Output = ()> + Send,
    stop: watch::Sender<bool>,
) -> Result<(), ServeError> {
    let config = &application.config;
    let read_timeout = config.rest.read_timeout;
    let api = Server::bind(config.rest.address, http::router(application), read_timeout).await?;
    let metrics = http::metrics_router(application);
    let metrics = Server::bind(config.metrics, metrics, read_timeout).await?;
    tracing::info!(api = %api.address(), metrics = %metrics.address(), "the server listens");

    let mut stopped = [application.stopping.clone(), application.stopping.clone()];
    let [api_stopped, metrics_stopped] = &mut stopped;
    let serving = async {
        tokio::join!(
            api.run(until(api_stopped), DRAIN),
            metrics.run(until(metrics_stopped), DRAIN),
        )
    };
    let interval = config.license.check_interval.as_secs().max(1);
    let offset = Duration::from_secs(clock::seed() % interval);
    let license = license::watch(
        config.license.clone(),
        application.clock.clone(),
        application.pool.clone(),
        offset,
    );
    let clock_watch = application
        .clock_watch
        .run(&application.pool, &application.clock);
    tokio::pin!(serving, clock_watch);
    let ended = tokio::select! {
        _ = &mut serving => return Ok(()),
        () = &mut clock_watch => return Ok(()),
        () = shutdown => Ok(()),
        error = license => Err(ServeError::License(error)),
    };
    tracing::info!("the server stops");
    // The receivers live as long as the application.
    let _ = stop.send(true);
    serving.await;
    ended
}

async fn until(stopped: &mut watch::Receiver<bool>) {
    // An error says that the sender is gone, which is an end too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
