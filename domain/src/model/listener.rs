//! The listeners of an element or a process: what external workers are called for while it comes and goes.

use super::graph::JobDefinition;
use crate::instance::event::ListenerEvent;

/// The listeners, in the order in which the file has them.
#[derive(Debug, Default)]
pub struct Listeners(pub(crate) Vec<Listener>);

/// A listener.
#[derive(Debug)]
pub struct Listener {
    /// What it is called for.
    pub event: ListenerEvent,
    /// What a worker is called for with.
    pub job: JobDefinition,
}

impl Listeners {
    /// Whether there are none at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether some are called for `event`.
    pub fn hear(&self, event: ListenerEvent) -> bool {
        self.of(event).next().is_some()
    }

    /// Those that are called for `event`, one after the other.
    pub fn of(&self, event: ListenerEvent) -> impl Iterator<Item = &JobDefinition> {
        let listeners = self.0.iter();
        listeners
            .filter(move |listener| listener.event == event)
            .map(|listener| &listener.job)
    }
}
