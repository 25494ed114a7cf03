//! Appending: steps of many streams are stored together by one statement each time (group commit).
//!
//! Callers put steps into a [`Queue`]; a few writers, each with a connection of its own, take what waits as one batch. While a
//! batch is being stored the next one gathers, so batches grow by themselves as far as the load asks for it. See
//! `docs/adr/0002-step.md`.

mod batch;
mod merge;
mod prepared;
mod queue;
mod statement;
mod writer;

pub use prepared::StepError;
pub(crate) use statement::{CARRIED_OUT_BEFORE, DIVISION_BY_ZERO, SUSPENDED};

use crate::{
    error::{AppendError, StoreError},
    read_tables::ReadTableVersion,
    step::Step,
};
use queue::{Pending, Queue};
use sqlx::postgres::PgConnectOptions;
use std::{num::NonZero, sync::Arc, time::Duration};
use tokio::sync::oneshot;
use writer::Writer;

/// Stores steps. When it is dropped its writers store what waits, and end.
#[derive(Debug)]
pub(crate) struct Appender {
    queue: Arc<Queue>,
}

impl Appender {
    /// Starts the writers. Each connects when it has its first batch.
    pub(crate) fn start(
        database: &PgConnectOptions,
        writers: NonZero<u32>,
        read_tables: &Arc<[ReadTableVersion]>,
        patience: Duration,
    ) -> Self {
        let queue = Arc::new(Queue::default());
        for _ in 0..writers.get() {
            let writer = Writer::new(
                Arc::clone(&queue),
                database.clone(),
                Arc::clone(read_tables),
                patience,
            );
            tokio::spawn(writer.run());
        }
        Self { queue }
    }

    /// Stores steps of different streams, all or none; answers once they are durable.
    pub(crate) async fn append(
        &self,
        steps: impl IntoIterator<Item = Step>,
    ) -> Result<(), AppendError> {
        let steps = prepared::prepare(steps).map_err(StoreError::from)?;
        let (answer, answered) = oneshot::channel();
        self.queue.push(Pending::new(steps, answer));
        answered.await.unwrap_or(Err(StoreError::Closed.into()))
    }
}

impl Drop for Appender {
    fn drop(&mut self) {
        self.queue.close();
    }
}
