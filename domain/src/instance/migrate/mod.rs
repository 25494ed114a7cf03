//! Migration: a running instance goes on in another version of its process.
//!
//! Everything that is active, and every token, keeps its place: in the element of the same id, or in the one that a mapping names. It
//! must be of the same kind and in the same scope ([`plan`]); else the migration is refused with all that stands against it, and
//! nothing is changed. One event tells the new version and the names; from it on that version counts, and before it the old one.
//!
//! - Jobs, user tasks, incidents, the items of multi-instance activities and called instances stay as they are.
//! - Timers keep their due dates, or are set anew if that is asked for. Messages and signals are awaited by the names and keys of the
//!   new version, and conditions are looked at as that says them.
//! - Boundary events, event sub-processes and events behind an event-based gateway that the new version does not have are waited
//!   for no more; those that only it has are, from now on. One that has happened does not wait again.
//! - What completed and can be compensated keeps its place like what is active, and needs a handler there.
//! - An ad-hoc sub-process asks the condition of the new version when something in it ends next. One that waited for its condition
//!   with nothing in it ends if it has none any more.

mod likeness;
mod plan;

pub use likeness::propose;
pub use plan::Plan;

use super::{
    command::{Migration, Timers},
    contradiction::Contradiction,
    error::InstanceError,
    event::InstanceEvent,
    step::Step,
    subscription::Awaited,
    view::Fault,
};
use crate::{
    awaits::Awaits,
    element,
    ids::{ActivationId, ProcessVersionId, SubscriptionId},
    model::graph::Process,
};
use plan::Waiting;

/// A subscription that is closed, or opened, by a migration.
struct Changed<'t> {
    closed: Vec<(ActivationId, SubscriptionId)>,
    opened: Vec<(ActivationId, Awaited<'t>)>,
}

impl<'a> Step<'a> {
    /// Goes on in another version, or refuses to.
    pub(crate) fn migrate(&mut self, migration: Migration) -> Result<(), InstanceError> {
        let wanted = migration.target.process_version;
        let Some(target) = self.other_version(wanted) else {
            self.contradict(Contradiction::UnknownVersion(wanted));
            return Ok(());
        };
        let plan = Plan::of(&self.state, self.process, target, &migration)
            .map_err(|issues| InstanceError::MigrationRefused { issues })?;
        let changed = self.changed_waiting(&plan, &migration)?;
        self.emit(InstanceEvent::InstanceMigrated(Box::new(plan.migrated)));
        self.process = target;
        self.process_version = wanted;
        self.set_variables(self.state.root(), migration.variables);
        for (activation, subscription) in changed.closed {
            let open = self.state.subscription(subscription);
            let element = open.map(|(_, open)| open.element.clone());
            if let Some(element) = element {
                self.emit(InstanceEvent::SubscriptionClosed {
                    activation,
                    element,
                    subscription,
                });
            }
        }
        for (activation, awaited) in changed.opened {
            self.open_subscriptions(activation, vec![awaited]);
        }
        element::end_ad_hoc_without_condition(self);
        // Its tokens may lead elsewhere, joins may wait for others, and conditions may be others.
        self.look_everywhere();
        Ok(())
    }

    fn other_version(&self, wanted: ProcessVersionId) -> Option<&'a Process> {
        let mut known = self.other_versions.iter();
        let found = known.find(|(version, _)| *version == wanted);
        found.map(|(_, process)| &**process)
    }

    /// What is waited for anew, with the variables that the migration brings. What cannot be resolved refuses the migration.
    fn changed_waiting<'t>(
        &mut self,
        plan: &Plan<'t>,
        migration: &Migration,
    ) -> Result<Changed<'t>, InstanceError> {
        let before = self.state.variables.clone();
        self.state.variables.merge(&migration.variables);
        let changed = self.resolve_waiting(plan, migration.timers);
        self.state.variables = before;
        changed
    }

    fn resolve_waiting<'t>(
        &self,
        plan: &Plan<'t>,
        timers: Timers,
    ) -> Result<Changed<'t>, InstanceError> {
        let mut changed = Changed {
            closed: plan.closed.clone(),
            opened: Vec::new(),
        };
        let mut issues = Vec::new();
        for waiting in &plan.waiting {
            let open = waiting.open.and_then(|open| self.state.subscription(open));
            let open = open.map(|(_, open)| open);
            if let Some(open) = open
                && let Awaits::Timer(_) = open.awaits
                && timers == Timers::Keep
            {
                continue;
            }
            match self.awaited_by(waiting) {
                Ok(Some(awaits)) => {
                    if let Some(open) = open {
                        if open.awaits == awaits {
                            continue;
                        }
                        changed.closed.push((waiting.activation, open.id));
                    }
                    let awaited = Awaited {
                        element: waiting.event,
                        definition: waiting.definition,
                        awaits,
                    };
                    changed.opened.push((waiting.activation, awaited));
                }
                // It is thrown to the event, and not waited for by a subscription.
                Ok(None) => {}
                Err(fault) => issues.push(fault.message),
            }
        }
        if issues.is_empty() {
            Ok(changed)
        } else {
            Err(InstanceError::MigrationRefused { issues })
        }
    }

    fn awaited_by(&self, waiting: &Waiting<'_>) -> Result<Option<Awaits>, Fault> {
        let (event, trigger) = (waiting.event, waiting.trigger);
        match &waiting.key {
            Some(key) => self.await_together(event, trigger, key),
            None => self.await_trigger(event, trigger, waiting.seen_from),
        }
    }
}

#[cfg(test)]
mod tests;
