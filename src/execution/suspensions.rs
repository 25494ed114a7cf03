//! What a step has to know of what is suspended beside its own instance, at no cost where nothing is.
//!
//! Until something is suspended in the database for the first time a step asks nothing. After that it takes for granted that its process
//! version is not suspended, unless this process remembers that it was; only for a called instance, or one of such a version, it looks. What
//! it took for granted is checked by the statement that stores it, so that neither a resumption nor a suspension by another process is
//! missed: what is refused is looked at again.

use super::failure::StepFailure;
use domain::{
    ids::{InstanceId, ProcessVersionId},
    instance::{command::InstanceCommand, state::InstanceState},
};
use std::{
    collections::HashSet,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use store::{
    Pool,
    suspension::{self, Assumed},
};

/// What a decision is told.
pub(super) struct Held {
    /// Whether the process version is suspended, or an instance above.
    pub(super) is_held: bool,
    /// What is checked when the step is stored.
    pub(super) assumed: Assumed,
}

impl Held {
    /// What suspends an instance that goes over from one process version to another in this step: either of them. If it is held by
    /// the old one only, what waits goes on when it is looked for.
    fn or(self, other: Self) -> Self {
        let assumed = match (self.assumed, other.assumed) {
            (Assumed::Nothing, _) | (_, Assumed::Nothing) => Assumed::Nothing,
            (Assumed::NeverUsed, _) | (_, Assumed::NeverUsed) => Assumed::NeverUsed,
            (Assumed::NotSuspended(mut subjects), Assumed::NotSuspended(others)) => {
                subjects.extend(others);
                Assumed::NotSuspended(subjects)
            }
        };
        Self {
            is_held: self.is_held || other.is_held,
            assumed,
        }
    }
}

/// What this process knows.
#[derive(Debug, Default)]
pub(crate) struct Suspensions {
    /// Whether anything was ever suspended.
    is_used: AtomicBool,
    /// Process versions that were suspended when they were last looked at.
    versions: Mutex<HashSet<ProcessVersionId>>,
}

impl Suspensions {
    /// Whether anything was ever suspended, as far as is known.
    pub(super) fn are_used(&self) -> bool {
        self.is_used.load(Ordering::Relaxed)
    }

    /// Looks whether anything was ever suspended.
    pub(super) async fn look(&self, pool: &Pool) -> Result<(), StepFailure> {
        if !self.are_used() && suspension::is_used(pool).await? {
            self.is_used.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// What suspends an instance from outside.
    async fn of(
        &self,
        pool: &Pool,
        version: ProcessVersionId,
        caller: Option<InstanceId>,
    ) -> Result<Held, StepFailure> {
        if !self.are_used() {
            return Ok(Held {
                is_held: false,
                assumed: Assumed::NeverUsed,
            });
        }
        if caller.is_none() && !self.versions().contains(&version) {
            return Ok(Held {
                is_held: false,
                assumed: Assumed::NotSuspended(vec![version.0]),
            });
        }
        let above = suspension::above(pool, version.0, caller.map(|caller| caller.0)).await?;
        if !above.is_suspended {
            self.versions().remove(&version);
        }
        Ok(Held {
            is_held: above.is_suspended,
            assumed: if above.is_suspended {
                Assumed::Nothing
            } else {
                Assumed::NotSuspended(above.subjects)
            },
        })
    }

    /// What suspends an instance from outside that is to be migrated to other versions: its own, or one of these.
    pub(super) async fn of_all(
        &self,
        pool: &Pool,
        version: ProcessVersionId,
        others: impl IntoIterator<Item = ProcessVersionId>,
        caller: Option<InstanceId>,
    ) -> Result<Held, StepFailure> {
        let mut held = self.of(pool, version, caller).await?;
        for other in others {
            held = held.or(self.of(pool, other, None).await?);
        }
        Ok(held)
    }

    /// A step was not stored because something is suspended: it is to be looked at before the next.
    pub(super) fn refused(&self, versions: impl IntoIterator<Item = ProcessVersionId>) {
        self.is_used.store(true, Ordering::Relaxed);
        self.versions().extend(versions);
    }

    fn versions(&self) -> std::sync::MutexGuard<'_, HashSet<ProcessVersionId>> {
        self.versions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The instance that called one, or that calls the one that is to start.
pub(super) fn caller<'a>(
    state: &InstanceState,
    commands: impl IntoIterator<Item = &'a InstanceCommand>,
) -> Option<InstanceId> {
    let parent = match &state.started {
        Some(started) => started.parent.as_ref(),
        None => commands.into_iter().find_map(|command| {
            let InstanceCommand::Start(start) = command else {
                return None;
            };
            start.parent.as_ref()
        }),
    };
    parent.map(|parent| parent.instance)
}
