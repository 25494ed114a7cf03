//! Compensation: what asks for it, and what is compensated.

use crate::ids::{ActivationId, ElementId};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::CompensationThrown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompensationThrown {
    /// The activation that waits until all is compensated.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The scopes of which something is compensated: its own, and that around the event sub-process it stands in.
    pub scopes: Vec<ActivationId>,
    /// The one activity that is compensated; without it, all that completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ElementId>,
}

/// What an activation compensates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Compensates {
    /// The sequence of the event with which it completed.
    pub completed: u64,
    /// The activation that waits for it: one that has thrown compensation, or one that is compensated with what is inside.
    pub waiting: ActivationId,
}
