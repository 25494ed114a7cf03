//! What follows from a step once it is stored.

use super::delivery::Due;
use domain::ids::{InstanceId, ProjectId, SubscriptionId};
use jiff::Timestamp;

/// What follows from a step once it is stored.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Aftermath {
    /// The instance whose step it was.
    pub(crate) instance: Option<InstanceId>,
    /// Whether the instance began with this step.
    pub(crate) begins: bool,
    /// What this process carries out now.
    pub(crate) deliveries: Vec<Due>,
    /// When the next timer is due that the step scheduled.
    pub(crate) next_timer: Option<Timestamp>,
    /// Whether the step withdrew a timer.
    pub(crate) withdrew_timer: bool,
    /// The task types for which a job was offered.
    pub(crate) jobs: Vec<(ProjectId, String)>,
    /// The subscriptions messages may be waiting for.
    pub(crate) subscriptions: Vec<SubscriptionId>,
    /// The start message whose key is free again.
    pub(crate) freed_start: Option<(ProjectId, String)>,
}

impl Aftermath {
    /// Whether nothing follows.
    pub(crate) fn is_empty(&self) -> bool {
        let Self {
            instance, begins, ..
        } = *self;
        let nothing = Self {
            instance,
            begins,
            ..Self::default()
        };
        *self == nothing
    }

    /// What follows, but for what stands in the outbox.
    pub(crate) fn without_deliveries(self) -> Self {
        Self {
            deliveries: Vec::new(),
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
