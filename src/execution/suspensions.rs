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

    /// What suspends an instance from outside: its process version, one that it is to be migrated to, or what is above it. One that is
    /// held only by the version that it leaves is released when what waits is looked for.
    pub(super) async fn of(
        &self,
        pool: &Pool,
        versions: &[ProcessVersionId],
        caller: Option<InstanceId>,
    ) -> Result<Held, StepFailure> {
        let not_held = |assumed| Held {
            is_held: false,
            assumed,
        };
        if !self.are_used() {
            return Ok(not_held(Assumed::NeverUsed));
        }
        let subjects: Vec<_> = versions.iter().map(|version| version.0).collect();
        let is_remembered = {
            let remembered = self.versions();
            versions.iter().any(|version| remembered.contains(version))
        };
        if caller.is_none() && !is_remembered {
            return Ok(not_held(Assumed::NotSuspended(subjects)));
        }
        let above = suspension::above(pool, &subjects, caller.map(|caller| caller.0)).await?;
        if above.is_suspended {
            return Ok(Held {
                is_held: true,
                assumed: Assumed::Nothing,
            });
        }
        self.versions()
            .retain(|version| !versions.contains(version));
        Ok(not_held(Assumed::NotSuspended(above.subjects)))
    }

    /// A step was not stored because something is suspended: it is to be looked at before the next.
    pub(super) fn refused(&self, versions: Vec<ProcessVersionId>) {
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
