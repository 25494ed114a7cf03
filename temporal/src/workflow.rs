//! The workflow of an instance: look what is due, do it, sleep until the next timer or until woken.
//!
//! Workflows that run hold to this file: what it asks of the server must stay the same, in the same order, for every history
//! that was recorded. A change is marked by `patched`, or is a workflow of another type; stored histories are replayed by tests.

use serde::{Deserialize, Serialize};
use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use temporalio_client::RetryPolicy;
use temporalio_macros::{activities, workflow, workflow_methods};
use temporalio_sdk::{
    ContinueAsNewOptions, LocalActivityOptions, SyncWorkflowContext, WorkflowContext,
    WorkflowContextView, WorkflowResult,
    activities::{ActivityContext, ActivityError},
};
use uuid::Uuid;

/// How long one look may take before it is taken for hanging.
const LOOK: Duration = Duration::from_mins(1);
/// A look that fails is repeated until it succeeds: the database may be away for long.
const FOR_EVER: Duration = Duration::from_hours(10 * 365 * 24);
/// Pauses longer than this are timers of the server, so that no worker is kept busy by them.
const LONGEST_LOCAL_PAUSE: Duration = Duration::from_secs(10);
/// A pause at the server: never none, so that a clock that is a little behind leads to no busy loop.
const SHORTEST_SLEEP: Duration = Duration::from_millis(1);

/// Carries instances on.
pub trait Carrier: Send + Sync + 'static {
    /// Does everything that is due for an instance, or as much as is good at a time. Done twice, the second changes nothing.
    ///
    /// # Errors
    /// Why it was not possible; it is tried again.
    fn advance(
        &self,
        instance: Uuid,
    ) -> Pin<Box<dyn Future<Output = Result<Progress, String>> + Send + '_>>;
}

/// How far an instance has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Progress {
    /// It waits for something that wakes its workflow.
    Waiting,
    /// Something is due then, in microseconds of Unix time.
    Due {
        /// When.
        at: i64,
    },
    /// It has ended, and nothing is left to be done for it.
    Over,
}

/// The activities of workers.
pub(crate) struct Activities {
    pub(crate) carrier: Arc<dyn Carrier>,
}

#[activities]
impl Activities {
    #[activity(name = "advance")]
    pub(crate) async fn advance(
        self: Arc<Self>,
        _context: ActivityContext,
        instance: Uuid,
    ) -> Result<Progress, ActivityError> {
        let advanced = self.carrier.advance(instance).await;
        advanced.map_err(|reason| std::io::Error::other(reason).into())
    }
}

/// The workflow of one instance.
#[workflow]
pub(crate) struct InstanceWorkflow {
    instance: Uuid,
    /// How often it was woken.
    wakes: u64,
}

#[workflow_methods]
impl InstanceWorkflow {
    #[init]
    fn new(_context: &WorkflowContextView, instance: Uuid) -> Self {
        Self { instance, wakes: 0 }
    }

    #[run(name = "instance_v1")]
    pub(crate) async fn run(context: &mut WorkflowContext<Self>) -> WorkflowResult<()> {
        let instance = context.state(|state| state.instance);
        loop {
            let seen = context.state(|state| state.wakes);
            let progress = context
                .execute_local_activity(Activities::advance, instance, looking())
                .await?;
            let was_woken = context.state(|state| state.wakes) != seen;
            if progress == Progress::Over && !was_woken {
                return Ok(());
            }
            if context.continue_as_new_suggested() {
                context.continue_as_new(instance, ContinueAsNewOptions::default())?;
            }
            if was_woken {
                continue;
            }
            let mut woken = context.wait_condition(move |state: &Self| state.wakes != seen);
            if let Progress::Due { at } = progress {
                let sleep = until(at, context.workflow_time());
                temporalio_sdk::workflows::select! {
                    _ = context.timer(sleep) => {}
                    woken = woken => woken?,
                }
            } else {
                woken.await?;
            }
        }
    }

    /// Something was put into the outbox.
    #[signal(name = "wake")]
    pub(crate) fn wake(&mut self, _context: &mut SyncWorkflowContext<Self>) {
        self.wakes += 1;
    }
}

fn looking() -> LocalActivityOptions {
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_millis(200))
        .maximum_interval(Duration::from_secs(20))
        .build();
    LocalActivityOptions::builder()
        .retry_policy(retry)
        .schedule_to_close_timeout(FOR_EVER)
        .start_to_close_timeout(LOOK)
        .timer_backoff_threshold(LONGEST_LOCAL_PAUSE)
        .build()
}

fn until(at: i64, now: Option<SystemTime>) -> Duration {
    let at = UNIX_EPOCH + Duration::from_micros(at.unsigned_abs());
    now.and_then(|now| at.duration_since(now).ok())
        .unwrap_or_default()
        .max(SHORTEST_SLEEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_ahead_leads_to_a_short_sleep_and_no_busy_loop() {
        let now = UNIX_EPOCH + Duration::from_secs(10);
        assert_eq!(until(9_000_000, Some(now)), SHORTEST_SLEEP);
        assert_eq!(until(12_000_000, Some(now)), Duration::from_secs(2));
    }
}
