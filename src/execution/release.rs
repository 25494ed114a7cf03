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
    leases,
    outbox::{self, Occurrence},
    suspension,
};
use uuid::Uuid;

/// How many instances are looked for at a time.
const PAGE: u32 = 500;
/// How many of them go on at once; and how many while several projects are at work.
const AT_ONCE: usize = 8;
const SHARE: usize = 3;

impl Execution {
    /// Sets going what waits in the instances of a project that nothing suspends, and lets workers have their jobs. Repeated, it changes nothing.
    pub(super) async fn release_instances_of(
        &self,
        project: ProjectId,
        actor: &Actor,
        row: Occurrence,
    ) -> Result<CarriedOut, StepFailure> {
        self.suspensions.look(self.pool()).await?;
        while leases::bring_back(self.pool(), project.0, PAGE).await? > 0 {
            self.hold(row).await?;
        }
        self.jobs().offered_anywhere();
        let mut after = None;
        let mut failed = None;
        loop {
            let found =
                suspension::releasable(self.pool(), project.0, CONTINUE, after, PAGE).await?;
            let Some(last) = found.last() else {
                return failed.map_or(Ok(CarriedOut::Otherwise), Err);
            };
            after = Some(*last);
            // The others go on all the same; the delivery stays in the outbox for those that cannot.
            failed = self.release(found, actor).await.or(failed);
            self.hold(row).await?;
        }
    }

    /// Sets going what waits in some instances after `turn`, of all projects. Gives where the next sweep goes on.
    pub(super) async fn sweep_parked(
        &self,
        turn: Option<Uuid>,
    ) -> Result<Option<Uuid>, StepFailure> {
        self.suspensions.look(self.pool()).await?;
        if !self.suspensions.are_used() {
            return Ok(None);
        }
        leases::bring_back_any(self.pool(), PAGE).await?;
        let found = suspension::next_parked(self.pool(), CONTINUE, RELEASES, turn, PAGE).await?;
        let is_last = found.len() < PAGE as usize;
        let next = found.last().map(|(instance, _)| *instance);
        let free = found.into_iter().filter(|(_, is_free)| *is_free);
        if let Some(failure) = self
            .release(
                free.map(|(instance, _)| instance).collect(),
                &Actor::system(),
            )
            .await
        {
            tracing::warn!(%failure, "what waits in an instance could not go on and will be tried again");
        }
        Ok(next.filter(|_| !is_last))
    }

    /// Sets going what waits in these instances, for `actor`. Gives the last failure.
    async fn release(&self, instances: Vec<Uuid>, actor: &Actor) -> Option<StepFailure> {
        let at_once = if self.room.is_shared() {
            SHARE
        } else {
            AT_ONCE
        };
        let released: Vec<_> = stream::iter(instances)
            .map(|instance| {
                let command = InstanceCommand::GoOnIfResumed;
                self.command_instance(InstanceId(instance), actor.clone(), command)
            })
            .buffer_unordered(at_once)
            .collect()
            .await;
        released.into_iter().filter_map(Result::err).next_back()
    }

    async fn hold(&self, row: Occurrence) -> Result<(), StepFailure> {
        let now = self.clock.now();
        let held_until = now.checked_add(HOLD).unwrap_or(now);
        outbox::hold(self.pool(), row, held_until).await?;
        Ok(())
    }
}
