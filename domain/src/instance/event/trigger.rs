//! What came to a parallel multiple event.

use crate::{
    ids::{ActivationId, ElementId},
    value::Variables,
};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::TriggerArrived`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TriggerArrived {
    /// The activation that waits.
    pub activation: ActivationId,
    /// The event.
    pub element: ElementId,
    /// Which of its event definitions it came by, from 0.
    pub definition: u32,
    /// What came with it, kept until the others have come.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Whether the others had come: the event is triggered, and what was kept longest of each is used up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub completes: bool,
}
