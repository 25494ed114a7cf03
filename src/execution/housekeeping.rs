//! What nobody asks for and yet has to be done now and then.

use super::{Execution, failure::StepFailure, release, signals};
use crate::actor::Actor;
use domain::instance::command::InstanceCommand;
use jiff::{SignedDuration, Timestamp};
use projections::counts;
use std::time::Duration;
use store::{requests, vacuum::vacuum};

/// How often.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How long the answers to requests that bear a key are kept.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);
/// How many locks that ran out are ended, and how many answers are forgotten, at a time.
const BATCH: u32 = 500;

impl Execution {
    /// Ends what was left behind, adds up what is to be added up, and takes out of the tables what is gone.
    pub(super) async fn keep_house(self) {
        let pool = self.pool();
        let mut turn = None;
        let mut turn_of_signals = signals::Turn::default();
        let mut turn_of_parked = release::Turn::first();
        loop {
            tokio::time::sleep(LOOK_AGAIN).await;
            report(self.expire_locks().await);
            match self.messages().sweep(turn).await {
                Ok(next) => turn = next,
                Err(failure) => report(Err(failure)),
            }
            match self.signals().sweep(turn_of_signals).await {
                Ok(next) => turn_of_signals = next,
                Err(failure) => report(Err(failure)),
            }
            match self.sweep_parked(turn_of_parked).await {
                Ok(next) => turn_of_parked = next,
                Err(failure) => report(Err(failure)),
            }
            report(self.forget_requests().await);
            report(counts::compact(pool).await.map(drop).map_err(Into::into));
            report(vacuum(pool).await.map_err(Into::into));
        }
    }

    async fn forget_requests(&self) -> Result<(), StepFailure> {
        let now = self.clock.now();
        let before = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        requests::forget(self.pool(), before, BATCH).await?;
        Ok(())
    }

    async fn expire_locks(&self) -> Result<(), StepFailure> {
        for expired in self.jobs().expired(BATCH).await? {
            let command = InstanceCommand::ExpireJobLock {
                activation: expired.job,
                offer: expired.offer,
                lease: expired.lease,
            };
            // One instance that cannot go on keeps no other from it.
            let expiring = self.command_instance(expired.instance, Actor::system(), command);
            report(expiring.await);
        }
        Ok(())
    }
}

fn report(result: Result<(), StepFailure>) {
    if let Err(failure) = result {
        tracing::warn!(%failure, "something was left undone and will be tried again");
    }
}
