//! An event of an instance that runs, and what was before it.

use crate::{
    Recorded,
    counts::{Counted, Transition},
};
use domain::{
    ids::ProcessVersionId,
    instance::{
        event::{InstanceEvent, InstanceStarted},
        state::{InstanceState, Running},
    },
};
use store::RowChange;
use uuid::Uuid;

/// An event and what was before it.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a> {
    pub(crate) before: &'a InstanceState,
    pub(crate) started: &'a InstanceStarted,
    /// What it runs as the event happens.
    pub(crate) running: Running<'a>,
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
            running: before.running()?,
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
        self.counted(subject, from, to).row(self.recorded)
    }

    /// The move of something in the instance to another process version, for the totals.
    pub(crate) fn moves(
        &self,
        subject: &Subject<'_>,
        status: &'static str,
        other: ProcessVersionId,
    ) -> [RowChange; 2] {
        let counted = self.counted(subject, None, status);
        counted.moves(self.recorded, other)
    }

    fn counted<'s>(
        &self,
        subject: &Subject<'s>,
        from: Option<&'static str>,
        to: &'static str,
    ) -> Transition<'s> {
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
    }
}
