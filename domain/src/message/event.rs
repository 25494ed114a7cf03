//! What has happened to a message.

use crate::{
    aggregate::event_kinds,
    ids::{ElementId, InstanceId, ProcessVersionId, ProjectId, ResourceId, SubscriptionId},
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One fact about a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "data")]
pub enum MessageEvent {
    /// It was published.
    MessagePublished(Published),
    /// A subscription that matches gets it.
    MessageAssigned {
        /// Who.
        receiver: Receiver,
    },
    /// The subscription was closed in the meantime: the message waits again.
    MessageReturned {
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// Nobody came in time.
    MessageExpired {},
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Published {
    /// The project.
    pub project: ProjectId,
    /// The message's name.
    pub name: String,
    /// Its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<crate::value::StoredValue>"))]
    pub correlation_key: Option<Value>,
    /// Its variables.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Until when it is kept for a subscriber.
    pub expires_at: Timestamp,
}

/// Who gets a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Receiver {
    /// A running instance that waits for it.
    Catch {
        /// The instance.
        instance: InstanceId,
        /// Its subscription.
        subscription: SubscriptionId,
    },
    /// A new instance that it starts.
    Start {
        /// The id the new instance has.
        instance: InstanceId,
        /// The start event's subscription.
        subscription: SubscriptionId,
        /// The deployed resource.
        resource: ResourceId,
        /// The process version.
        process_version: ProcessVersionId,
        /// The start event.
        element: ElementId,
        /// Whether no two running instances may share the key.
        one_per_key: bool,
    },
}

impl Receiver {
    /// The subscription that got it.
    pub fn subscription(&self) -> SubscriptionId {
        match self {
            Self::Catch { subscription, .. } | Self::Start { subscription, .. } => *subscription,
        }
    }

    /// The instance that gets it.
    pub fn instance(&self) -> InstanceId {
        match self {
            Self::Catch { instance, .. } | Self::Start { instance, .. } => *instance,
        }
    }
}

event_kinds! {
    MessageEvent:
    MessagePublished,
    MessageAssigned,
    MessageReturned,
    MessageExpired,
}
