//! An event of an instance that runs, and what was before it.

use crate::{
    Recorded,
    counts::{Counted, Transition},
};
use domain::{
    ids::ProcessVersionId,
    instance::{
        event::{InstanceEvent, InstanceStarted},
        state::InstanceState,
    },
};
use store::RowChange;
use uuid::Uuid;

/// An event and what was before it.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a> {
    pub(crate) before: &'a InstanceState,
    pub(crate) started: &'a InstanceStarted,
    pub(crate) recorded: &'a Recorded<'a, InstanceEvent>,
}

/// What is counted, whose status changes.
pub(crate) struct Subject<'a> {
    pub(crate) counted: Counted,
    pub(crate) id: Uuid,
    /// The name that it is counted under too.
    pub(crate) name: Option<&'a str>,
    /// The process version that it is counted under too.
    pub(crate) process_version: Option<ProcessVersionId>,
}

impl<'a> Change<'a> {
    /// `None` before the instance has started: nothing in it can change.
    pub(crate) fn of(
        before: &'a InstanceState,
        recorded: &'a Recorded<'a, InstanceEvent>,
    ) -> Option<Self> {
        let started = before.started.as_ref()?;
        Some(Self {
            before,
            started,
            recorded,
        })
    }

    /// The change of status of something in the instance, for the totals.
    pub(crate) fn transition(
        &self,
        subject: &Subject<'_>,
        from: Option<&'static str>,
        to: &'static str,
    ) -> RowChange {
        Transition {
            project: self.started.project,
            counted: subject.counted,
            id: subject.id,
            name: subject.name,
            process_version: subject.process_version,
            test: self.started.test,
            from,
            to,
        }
        .row(self.recorded)
    }
}
