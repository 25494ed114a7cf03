//! Listeners: workers that are called while an element or a process comes and goes.

use crate::ids::ActivationId;
use serde::{Deserialize, Serialize};

/// What a listener is called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ListenerEvent {
    /// The element was entered and its inputs are mapped; what it waits for and does comes after.
    Start,
    /// The element is done and its outputs are mapped; its tokens go on after.
    End,
    /// A user task was reached; people are offered it after.
    Creating,
    /// Another assignee of a user task was asked for; it gets that assignee after.
    Assigning,
    /// Other candidates for a user task were asked for; it gets those after.
    Updating,
    /// A user task was reported done; it is after.
    Completing,
    /// A user task is to end before anybody has ended it; it does after.
    Canceling,
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
            Self::Creating => "creating",
            Self::Assigning => "assigning",
            Self::Updating => "updating",
            Self::Completing => "completing",
            Self::Canceling => "canceling",
        }
    }

    /// Whether a listener that refuses keeps from happening what it is called for.
    pub fn can_be_denied(self) -> bool {
        match self {
            Self::Assigning | Self::Updating | Self::Completing => true,
            Self::Start | Self::End | Self::Creating | Self::Canceling => false,
        }
    }
}
