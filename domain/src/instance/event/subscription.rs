//! Waiting for a timer, a message, a signal or a condition.

use crate::{
    awaits::Awaits,
    ids::{ActivationId, ElementId, SubscriptionId},
};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::SubscriptionOpened`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubscriptionOpened {
    /// The activation that waits; when it ends, the subscription is closed with it.
    pub activation: ActivationId,
    /// The subscription.
    pub subscription: SubscriptionId,
    /// The element whose trigger is waited for: the activation's own, a boundary event of it, a target of an event-based
    /// gateway, or an event sub-process of the scope.
    pub element: ElementId,
    /// Which of the element's event definitions says so, from 0; absent if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<u32>,
    /// What is waited for.
    pub awaits: Awaits,
}
