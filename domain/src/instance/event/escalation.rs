//! An escalation that an element throws.

use crate::{
    ids::{ActivationId, ElementId, InstanceId},
    value::Variables,
};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::EscalationThrown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EscalationThrown {
    /// The activation that threw it.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The escalation's code.
    pub escalation_code: String,
    /// What goes with it.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// The called instance that it comes from. Without one, the element threw it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<CalledEscalation>,
    /// Its place among those that the calling instance is told, from 1. Absent if the caller is not told of it: it is caught in
    /// this instance, or by nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<u32>,
}

/// An escalation that leaves a called instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CalledEscalation {
    /// The called instance.
    pub child: InstanceId,
    /// Its place among those that this instance is told by it, from 1.
    pub number: u32,
}
