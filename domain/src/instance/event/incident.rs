//! What needs an operator.

use crate::{
    ids::{ActivationId, ElementId, IncidentId},
    value::Variables,
};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::IncidentRaised`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IncidentRaised {
    /// The incident.
    pub incident: IncidentId,
    /// The activation that waits for its resolution.
    pub activation: ActivationId,
    /// Its element; the process itself has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// Its category.
    pub error_type: IncidentType,
    /// The BPMN error's code, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// What went wrong and what to do.
    pub message: String,
    /// What was thrown with the BPMN error, if it is one.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// What is done again on resolution.
    pub repeat: Repeat,
}

/// The contract's `errorType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum IncidentType {
    /// A BPMN error that nothing catches.
    BpmnError,
    /// An expression that did not give what was needed.
    FeelError,
    /// No flow of a gateway could be taken.
    GatewayNoMatch,
    /// A timer's text could not be resolved.
    TimerResolution,
    /// A worker's lock ran out for the last time.
    JobLockLost,
    /// A message subscription could not be opened.
    SubscriptionError,
    /// The called instance was canceled.
    CallActivityCanceled,
    /// The called process has no deployed version.
    NoHandler,
    /// A value would make the instance's variables larger than they may be.
    SnapshotSizeExceeded,
    /// Something unexpected.
    Unknown,
}

impl IncidentType {
    /// The category as the contract names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BpmnError => "BpmnError",
            Self::FeelError => "FeelError",
            Self::GatewayNoMatch => "GatewayNoMatch",
            Self::TimerResolution => "TimerResolution",
            Self::JobLockLost => "JobLockLost",
            Self::SubscriptionError => "SubscriptionError",
            Self::CallActivityCanceled => "CallActivityCanceled",
            Self::NoHandler => "NoHandler",
            Self::SnapshotSizeExceeded => "SnapshotSizeExceeded",
            Self::Unknown => "Unknown",
        }
    }
}

/// How an incident ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum IncidentEnd {
    /// An operator resolved it.
    #[default]
    Resolved,
    /// What it held was ended by something else in the process.
    Terminated,
    /// The instance was canceled.
    InstanceCanceled,
    /// The instance ended with an error that its caller catches.
    InstanceFailed,
}

impl IncidentEnd {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    pub(super) fn is_resolved(&self) -> bool {
        *self == Self::Resolved
    }
}

/// What is done again when an incident is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Repeat {
    /// Everything from the input mappings on.
    Enter,
    /// What the element does, its subscriptions being open already.
    Execute,
    /// Its leaving: output mappings and the choice of flows.
    Complete,
    /// A look at the conditions that it waits for. It waits for them meanwhile, and does what else it does.
    Condition,
}
