//! A signal that an instance publishes.

use crate::{
    ids::{ActivationId, ElementId, SignalId},
    value::Variables,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::SignalThrown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SignalThrown {
    /// The activation that published it.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The id the signal has.
    pub signal: SignalId,
    /// Its name.
    pub name: String,
    /// Its variables.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Until when it is kept for those who come to wait for it.
    pub expires_at: Timestamp,
}
