//! A message that an instance publishes.

use crate::{
    ids::{ActivationId, ElementId, MessageId},
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::MessageThrown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MessageThrown {
    /// The activation that published it.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The id the message has.
    pub message: MessageId,
    /// Its name.
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
