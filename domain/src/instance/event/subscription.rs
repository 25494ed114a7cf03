//! Waiting for a timer or a message.

use crate::ids::{ActivationId, ElementId, SubscriptionId};
use feel::Value;
use jiff::Timestamp;
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
    /// What is waited for.
    pub awaits: Awaits,
}

/// What a subscription waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Awaits {
    /// An instant.
    Timer(DueTimer),
    /// A message.
    Message {
        /// Its name.
        name: String,
        /// The value its key must match.
        #[cfg_attr(test, schemars(with = "crate::value::StoredValue"))]
        correlation_key: Value,
    },
}

/// An occurrence of a timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DueTimer {
    /// When it is due.
    pub due: Timestamp,
    /// The schedule's text, if there are to be later occurrences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Cycle>,
}

/// A timer's recurrence. It counts from its own start, so that a late firing does not shift it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cycle {
    /// The text: `R3/PT1S` or cron.
    pub schedule: String,
    /// When it began.
    pub start: Timestamp,
    /// How often it has fired.
    pub fired: u32,
}
