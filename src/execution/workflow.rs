//! What the workflow of an instance has done at each look: all that the instance's own steps asked for and is due by now.

use super::{
    Execution,
    delivery::{CarriedOut, Due},
    failure::StepFailure,
};
use domain::ids::InstanceId;
use futures_util::{StreamExt, stream};
use projections::instances;
use std::{
    future::Future,
    pin::Pin,
    time::{Duration, Instant},
};
use store::outbox::{self, Entry, Occurrence};
use temporal::{Carrier, Carries, Progress};
use uuid::Uuid;

/// How many rows are read at a time.
const BATCH: u32 = 200;
/// How many deliveries of one instance are under way at once.
const AT_ONCE: usize = 16;
/// How long one look goes on before it is recorded that there is more to do.
const LONG_ENOUGH: Duration = Duration::from_secs(20);
/// How long what was left is left for, if the sweep does not wake the workflow for it before.
const LEFT_FOR: Duration = Duration::from_mins(1);

/// Carries instances on when their workflows ask for it.
pub(super) struct Workflows {
    pub(super) execution: Execution,
    /// What they are for.
    pub(super) carries: Carries,
}

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
        let execution = self.execution.carrying(instance);
        let mut left = Vec::new();
        loop {
            let now = execution.clock.now();
            let rows = outbox::of_stream(execution.pool(), instance.0, &left, BATCH).await?;
            let next = rows.first().map(|row| row.due);
            if next.is_none_or(|due| due > now) || begun.elapsed() > LONG_ENOUGH {
                let again = now.checked_add(LEFT_FOR).ok().filter(|_| !left.is_empty());
                return match next.into_iter().chain(again).min() {
                    Some(at) => Ok(Progress::Due {
                        at: at.as_microsecond(),
                    }),
                    None => self.progress(instance).await,
                };
            }
            let due = rows.into_iter().take_while(|row| row.due <= now);
            left.extend(self.carry_out(&execution, due).await?);
        }
    }

    /// Carries out all that it can, and gives the rows that are left where they are: another version of the program may read
    /// them, or what they concern. They keep nothing else from being carried out.
    async fn carry_out(
        &self,
        execution: &Execution,
        rows: impl Iterator<Item = Entry>,
    ) -> Result<Vec<Uuid>, StepFailure> {
        let carried_out: Vec<_> = stream::iter(rows)
            .map(async |row| {
                let (id, at) = (row.id, row.due);
                let outcome = match Due::read(row) {
                    Ok(due) => execution.carry_out(&due).await,
                    Err(failure) => Err(failure),
                };
                (id, at, outcome)
            })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        let (mut done, mut left) = (Vec::new(), Vec::new());
        let mut passing = None;
        for (id, at, outcome) in carried_out {
            match outcome {
                Ok(CarriedOut::ByStep) => {}
                Ok(CarriedOut::NotYet | CarriedOut::NoRoom) => left.push(id),
                Ok(CarriedOut::Otherwise) => done.push(Occurrence { id, due: at }),
                Err(failure) if failure.passes_by_itself() => passing = Some(failure),
                Err(failure) => {
                    tracing::error!(%id, %failure, "a delivery is left where it is");
                    left.push(id);
                }
            }
        }
        if !done.is_empty() {
            outbox::acknowledge(execution.pool(), &done).await?;
        }
        passing.map_or(Ok(left), Err)
    }

    /// Where an instance stands for which nothing is to be done.
    async fn progress(&self, instance: InstanceId) -> Result<Progress, StepFailure> {
        let waits = match self.carries {
            Carries::Instances => instances::is_running(self.execution.pool(), instance).await?,
            // Whatever comes to be due starts a workflow again.
            Carries::Waits => false,
        };
        Ok(if waits {
            Progress::Waiting
        } else {
            Progress::Over
        })
    }
}
