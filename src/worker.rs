//! `quantumbpm worker`: carries instances on for Temporal, and serves nothing.

use crate::{
    clock::{self, Clock},
    config::WorkerConfig,
    engine::{Engine, Role},
    license,
    serve::{self, ServeError},
};
use projections::ReadTables;
use std::{future::Future, time::Duration};

/// Works until `shutdown`, or until the license ends.
pub async fn run(
    config: WorkerConfig,
    read_tables: ReadTables,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), ServeError> {
    let clock = Clock::default();
    license::check(&config.license.place, clock.now())?;
    let store = serve::open_database(&config.database, &read_tables).await?;
    let role = Role::Working(config.temporal.server);
    let engine = Engine::start(&store, &clock, read_tables, config.limits, role).await?;
    tracing::info!("the worker works");
    let interval = config.license.check_interval.as_secs().max(1);
    let offset = Duration::from_secs(clock::seed() % interval);
    let license = license::watch(config.license, clock, store.pool().clone(), offset);
    let ended = tokio::select! {
        () = shutdown => Ok(()),
        error = license => Err(ServeError::License(error)),
    };
    tracing::info!("the worker stops");
    engine.stop().await;
    ended
}
