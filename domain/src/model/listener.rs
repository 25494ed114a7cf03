//! The listeners of an element or a process: what external workers are called for while it comes and goes.

use super::graph::JobDefinition;
use crate::instance::event::ListenerEvent;
use std::collections::HashSet;

/// The listeners, in the order in which the file has them.
#[derive(Debug, Default)]
pub struct Listeners {
    pub(crate) listeners: Vec<Listener>,
    /// The headers of the element, which each of their jobs has beside its own.
    pub(crate) headers: Vec<(String, String)>,
}

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
        self.listeners.is_empty()
    }

    /// Whether some are called for `event`.
    pub fn hear(&self, event: ListenerEvent) -> bool {
        self.of(event).next().is_some()
    }

    /// Those that are called for `event`, one after the other.
    pub fn of(&self, event: ListenerEvent) -> impl Iterator<Item = &JobDefinition> {
        self.listeners
            .iter()
            .filter(move |listener| listener.event == event)
            .map(|listener| &listener.job)
    }

    /// A listener's own headers, and those of the element that it has no others for.
    pub fn headers_beside(&self, mut own: Vec<(String, String)>) -> Vec<(String, String)> {
        let named: HashSet<&str> = own.iter().map(|(key, _)| key.as_str()).collect();
        let others = self.headers.iter();
        let others: Vec<_> = others
            .filter(|(key, _)| !named.contains(key.as_str()))
            .cloned()
            .collect();
        own.extend(others);
        own
    }
}
