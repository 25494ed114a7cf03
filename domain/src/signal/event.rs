//! What has happened to a signal.

use super::state::Broadcast;
use crate::{
    aggregate::event_kinds,
    ids::{InstanceId, ProjectId},
    value::Variables,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One fact about a signal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "data")]
pub enum SignalEvent {
    /// It was published, and is to be broadcast.
    SignalPublished(PublishedSignal),
    /// A page of those who waited for it has got it.
    SignalBroadcast {
        /// The instances that got it, also those that it started. A page that is repeated names those that had not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        receivers: Vec<InstanceId>,
        /// Where the next page begins and where they end; without it all have got it who waited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<Broadcast>,
    },
    /// Its time is over: nobody gets it any more.
    SignalExpired {},
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PublishedSignal {
    /// The project in which it reaches everybody.
    pub project: ProjectId,
    /// The signal's name.
    pub name: String,
    /// Its variables.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Until when it is kept for those who come to wait for it.
    pub expires_at: Timestamp,
}

event_kinds! {
    SignalEvent:
    SignalPublished,
    SignalBroadcast,
    SignalExpired,
}
