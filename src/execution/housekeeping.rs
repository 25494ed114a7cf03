//! What nobody asks for and yet has to be done now and then.

use super::{Execution, StepFailure};
use domain::instance::command::InstanceCommand;
use projections::counts;
use std::time::Duration;
use store::vacuum::vacuum;

/// How often.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How many locks that ran out are ended at a time.
const BATCH: u32 = 500;

impl Execution {
    /// Ends what was left behind, adds up what is to be added up, and takes out of the tables what is gone.
    pub(super) async fn keep_house(self) {
        let pool = self.pool();
        let mut turn = None;
        loop {
            tokio::time::sleep(LOOK_AGAIN).await;
            report(self.expire_locks().await);
            match self.messages().sweep(turn).await {
                Ok(next) => turn = next,
                Err(failure) => report(Err(failure)),
            }
            report(counts::compact(pool).await.map(drop).map_err(Into::into));
            report(vacuum(pool).await.map_err(Into::into));
        }
    }

    async fn expire_locks(&self) -> Result<(), StepFailure> {
        for (instance, activation, lease) in self.jobs().expired(BATCH).await? {
            let command = InstanceCommand::ExpireJobLock { activation, lease };
            // One instance that cannot go on keeps no other from it.
            report(self.command_instance(instance, command).await);
        }
        Ok(())
    }
}

fn report(result: Result<(), StepFailure>) {
    if let Err(failure) = result {
        tracing::warn!(%failure, "something was left undone and will be tried again");
    }
}
