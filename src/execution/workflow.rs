//! What the workflow of an instance has done at each look: all that the instance's own steps asked for and is due by now.

use super::{
    Execution, StepFailure,
    delivery::{CarriedOut, Due},
};
use domain::ids::InstanceId;
use futures_util::{StreamExt, stream};
use projections::instances;
use std::{
    future::Future,
    pin::Pin,
    time::{Duration, Instant},
};
use store::outbox;
use temporal::{Carrier, Progress};
use uuid::Uuid;

/// How many rows are read at a time.
const BATCH: u32 = 200;
/// How many deliveries of one instance are under way at once.
const AT_ONCE: usize = 16;
/// How long one look goes on before it is recorded that there is more to do.
const LONG_ENOUGH: Duration = Duration::from_secs(20);

/// Carries instances on when their workflows ask for it.
pub(super) struct Workflows(pub(super) Execution);

impl Carrier for Workflows {
    fn advance(
        &self,
        instance: Uuid,
    ) -> Pin<Box<dyn Future<Output = Result<Progress, String>> + Send + '_>> {
        Box::pin(async move {
            let advanced = self.carry_on(InstanceId(instance)).await;
            advanced.map_err(|failure| failure.to_string())
        })
    }
}

impl Workflows {
    async fn carry_on(&self, instance: InstanceId) -> Result<Progress, StepFailure> {
        let begun = Instant::now();
        let execution = self.0.carrying(instance);
        loop {
            let now = execution.clock.now();
            let rows = outbox::of_stream(self.0.pool(), instance.0, BATCH).await?;
            let Some(first) = rows.first() else {
                return self.progress(instance).await;
            };
            if first.due > now || begun.elapsed() > LONG_ENOUGH {
                return Ok(Progress::Due {
                    at: first.due.as_microsecond(),
                });
            }
            let due = rows.into_iter().take_while(|row| row.due <= now);
            let due = due.map(Due::read).collect::<Result<Vec<_>, _>>()?;
            self.carry_out(&execution, due).await?;
        }
    }

    /// Carries out all that it can, and says what failed first, if something did.
    async fn carry_out(&self, execution: &Execution, due: Vec<Due>) -> Result<(), StepFailure> {
        let carried_out: Vec<_> = stream::iter(due)
            .map(async |due| (execution.carry_out(&due).await, due))
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        let mut done = Vec::new();
        let mut failed = None;
        for (outcome, due) in carried_out {
            match outcome {
                Ok(CarriedOut::ByStep | CarriedOut::NotYet) => {}
                Ok(CarriedOut::Otherwise) => done.push(due.occurrence()),
                Err(failure) => failed = failed.or(Some(failure)),
            }
        }
        if !done.is_empty() {
            outbox::acknowledge(self.0.pool(), &done).await?;
        }
        failed.map_or(Ok(()), Err)
    }

    /// Where an instance stands for which nothing is to be done.
    async fn progress(&self, instance: InstanceId) -> Result<Progress, StepFailure> {
        let is_running = instances::is_running(self.0.pool(), instance).await?;
        Ok(if is_running {
            Progress::Waiting
        } else {
            Progress::Over
        })
    }
}
