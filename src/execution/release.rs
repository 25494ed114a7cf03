//! Setting going what waits in instances that are not suspended any more: all of a project, page by page, when something in it is resumed;
//! and by and by those of all projects, for what came in between.
//!
//! A step that let something wait may be stored right after the page was read that its instance would have been in, or by a process that is
//! killed then. So nothing depends on the pages alone: a sweep looks at all that waits, some at a time, and goes on with what it finds.

use super::{
    Execution,
    delivery::{CONTINUE, CarriedOut, HOLD, RELEASES},
    failure::StepFailure,
};
use crate::actor::Actor;
use domain::{
    ids::{InstanceId, ProjectId},
    instance::command::InstanceCommand,
};
use futures_util::{StreamExt as _, stream};
use store::{
    Walk, leases,
    outbox::{self, Occurrence},
    suspension,
};
use uuid::Uuid;

/// How many instances are looked for at a time.
const PAGE: u32 = 500;
/// How many of them go on at once while one project is at work.
const AT_ONCE: usize = 8;

/// Where a sweep goes on, through all projects.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    jobs: Walk,
    instances: Walk,
}

impl Turn {
    /// From the first on.
    pub(super) fn first() -> Self {
        Self {
            jobs: Walk::through_all(),
            instances: Walk::through_all(),
        }
    }
}

impl Execution {
    /// Sets going what waits in the instances of a project that nothing suspends, and lets workers have their jobs. Repeated, it changes nothing.
    pub(super) async fn release_instances_of(
        &self,
        project: ProjectId,
        actor: &Actor,
        row: Occurrence,
    ) -> Result<CarriedOut, StepFailure> {
        self.suspensions.look(self.pool()).await?;
        let mut aside = Some(Walk::through(project.0));
        while let Some(walk) = aside {
            aside = leases::bring_back(self.pool(), walk, PAGE).await?;
            self.hold(row).await?;
        }
        self.jobs().offered_anywhere();
        let mut parked = Some(Walk::through(project.0));
        let mut failed = None;
        while let Some(walk) = parked {
            // That all of the project is released is what this delivery is there for.
            let found = suspension::next_parked(self.pool(), walk, CONTINUE, &[], PAGE).await?;
            let (free, next) = found;
            // The others go on all the same; the delivery stays in the outbox for those that cannot.
            failed = self.release(free, actor).await.or(failed);
            self.hold(row).await?;
            parked = next;
        }
        failed.map_or(Ok(CarriedOut::Otherwise), Err)
    }

    /// Sets going what waits in some instances, and lets workers have some jobs again, from `turn` on. Gives where the next sweep goes on.
    pub(super) async fn sweep_parked(&self, turn: Turn) -> Result<Turn, StepFailure> {
        self.suspensions.look(self.pool()).await?;
        if !self.suspensions.are_used() {
            return Ok(turn);
        }
        let Turn { jobs, instances } = turn;
        let jobs = leases::bring_back(self.pool(), jobs, PAGE).await?;
        let found = suspension::next_parked(self.pool(), instances, CONTINUE, RELEASES, PAGE);
        let (free, instances) = found.await?;
        if let Some(failure) = self.release(free, &Actor::system()).await {
            tracing::warn!(%failure, "what waits in an instance could not go on and will be tried again");
        }
        Ok(Turn {
            jobs: jobs.unwrap_or_else(Walk::through_all),
            instances: instances.unwrap_or_else(Walk::through_all),
        })
    }

    /// Sets going what waits in these instances, for `actor`. Gives the last failure.
    async fn release(&self, instances: Vec<Uuid>, actor: &Actor) -> Option<StepFailure> {
        let released: Vec<_> = stream::iter(instances)
            .map(|instance| {
                let command = InstanceCommand::GoOnIfResumed;
                self.command_instance(InstanceId(instance), actor.clone(), command)
            })
            .buffer_unordered(self.room.share(AT_ONCE))
            .collect()
            .await;
        released.into_iter().filter_map(Result::err).next_back()
    }

    /// Keeps a delivery that takes long from being taken up by others.
    pub(super) async fn hold(&self, row: Occurrence) -> Result<(), StepFailure> {
        let now = self.clock.now();
        let held_until = now.checked_add(HOLD).unwrap_or(now);
        outbox::hold(self.pool(), row, held_until).await?;
        Ok(())
    }
}
