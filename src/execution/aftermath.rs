//! What follows from a step once it is stored.

use super::{delivery::Due, room::Room};
use domain::ids::{InstanceId, ProjectId, SubscriptionId};
use jiff::Timestamp;
use store::RowChange;
use uuid::Uuid;

/// What follows from a step once it is stored.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Aftermath {
    /// The instance whose step it was.
    pub(crate) instance: Option<InstanceId>,
    /// Whether the instance began with this step.
    pub(crate) begins: bool,
    /// The project in which it follows.
    pub(crate) project: Option<ProjectId>,
    /// What this process carries out now.
    pub(crate) deliveries: Vec<Kept>,
    /// Whether more is due than it keeps: that is to be taken from the outbox now.
    pub(crate) leaves_more: bool,
    /// When the next timer is due that the step scheduled.
    pub(crate) next_timer: Option<Timestamp>,
    /// Whether the step withdrew a timer.
    pub(crate) withdrew_timer: bool,
    /// The task types for which a job was offered.
    pub(crate) jobs: Vec<(ProjectId, String)>,
    /// The subscriptions messages may be waiting for.
    pub(crate) subscriptions: Vec<SubscriptionId>,
    /// The subscriptions signals may be kept for.
    pub(crate) signal_subscriptions: Vec<SubscriptionId>,
    /// The start message whose key is free again.
    pub(crate) freed_start: Option<(ProjectId, String)>,
}

/// A delivery that this process keeps, to carry it out itself.
#[derive(Debug, PartialEq)]
pub(crate) struct Kept {
    pub(crate) due: Due,
    /// How many bytes its payload has.
    pub(crate) bytes: usize,
}

impl Aftermath {
    /// Whether nothing follows.
    pub(crate) fn is_empty(&self) -> bool {
        let Self {
            instance,
            begins,
            project,
            ..
        } = *self;
        let nothing = Self {
            instance,
            begins,
            project,
            ..Self::default()
        };
        *self == nothing
    }

    /// Something is to be carried out right after the commit: by this process if it has room for it. The row of the outbox, for
    /// the step of this stream.
    pub(crate) fn deliver(
        &mut self,
        (project, stream): (ProjectId, Uuid),
        due: Due,
        room: &Room,
    ) -> RowChange {
        let payload = due.payload();
        let bytes = payload.len();
        let is_kept = room.has_place(project, bytes);
        let held_until = due.held_until().filter(|_| is_kept);
        let row = due.row_with(project, stream, payload, held_until);
        self.project = Some(project);
        if is_kept {
            self.deliveries.push(Kept { due, bytes });
        } else {
            self.leaves_more = true;
        }
        row
    }

    /// What follows, but for what stands in the outbox.
    pub(crate) fn without_deliveries(self) -> Self {
        Self {
            deliveries: Vec::new(),
            leaves_more: false,
            next_timer: None,
            withdrew_timer: false,
            ..self
        }
    }

    /// A timer is due then.
    pub(crate) fn timer_at(&mut self, due: Timestamp) {
        self.next_timer = Some(self.next_timer.map_or(due, |next| next.min(due)));
    }
}
