//! Listeners: workers that are called while an element or a process comes and goes.

use crate::ids::ActivationId;
use serde::{Deserialize, Serialize};

/// What a listener is called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ListenerEvent {
    /// The element was entered and its inputs are mapped; what it waits for and does comes after.
    Start,
    /// The element is done and its outputs are mapped; its tokens go on after.
    End,
}

/// The listener that a job calls, which has an activation of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListenerCall {
    /// The activation that it is called for: of an element, or the root's for the process.
    pub host: ActivationId,
    /// What it is called for.
    pub event: ListenerEvent,
    /// Its place among those that are called for the same, from 0.
    pub index: u32,
}

impl ListenerEvent {
    /// As files name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }

    /// What a file names so.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Start, Self::End]
            .into_iter()
            .find(|event| event.name() == name)
    }
}
