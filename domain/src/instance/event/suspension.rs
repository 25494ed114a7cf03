//! What comes to an instance that is suspended, and waits.

use super::{CalledEscalation, JobFailure, ListenerCall, Outcome};
use crate::{
    ids::{ActivationId, ElementId, IncidentId, MessageId, SignalId, SubscriptionId},
    value::Variables,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::StimulusParked`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StimulusParked {
    /// The activation that it is for; the root's for what concerns the whole instance.
    pub activation: ActivationId,
    /// Its element; the process itself has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// What has come.
    pub stimulus: Stimulus,
}

/// What makes an instance go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Stimulus {
    /// It has started, and is to begin.
    Begin {},
    /// Tokens are left that can move.
    GoOn {},
    /// A worker completed the job of an element.
    JobDone {
        /// Its results.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A worker completed the job of a listener.
    ListenerDone {
        /// The listener, whose activation has ended.
        listener: ListenerCall,
        /// What it gave.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A job failed for the last time.
    JobGivenUp {
        /// Why.
        cause: JobFailure,
        /// The error code.
        error_code: String,
        /// What the worker sent.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A person completed a task.
    UserTaskDone {
        /// What was submitted.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A person could not do a task.
    UserTaskGivenUp {
        /// The BPMN error code.
        error_code: String,
        /// What was submitted.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A timer is due.
    Timer {
        /// The subscription.
        subscription: SubscriptionId,
        /// The occurrence.
        due: Timestamp,
    },
    /// A message was matched with a subscription.
    Message {
        /// The subscription.
        subscription: SubscriptionId,
        /// The message.
        message: MessageId,
        /// Its variables.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A signal reached a subscription.
    Signal {
        /// The subscription.
        subscription: SubscriptionId,
        /// The signal.
        signal: SignalId,
        /// When its time is over.
        expires_at: Timestamp,
        /// Its variables.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A called instance ended.
    CallEnded {
        /// How.
        outcome: Outcome,
        /// What it leaves.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A called instance told of an escalation.
    Escalation {
        /// The instance, and the place of the escalation among those it tells.
        called: CalledEscalation,
        /// Its code.
        escalation_code: String,
        /// What goes with it.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// Variables of an ad-hoc sub-process were set, or its completion condition is that of another version: it is to be asked.
    AdHocChanged {},
    /// An operator resolved an incident.
    Resolution {
        /// The incident.
        incident: IncidentId,
        /// Set in the scope of the activity before.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
}

impl Stimulus {
    /// What it brings along.
    pub fn variables(&self) -> Option<&Variables> {
        match self {
            Self::JobDone { variables }
            | Self::ListenerDone { variables, .. }
            | Self::JobGivenUp { variables, .. }
            | Self::UserTaskDone { variables }
            | Self::UserTaskGivenUp { variables, .. }
            | Self::Message { variables, .. }
            | Self::Signal { variables, .. }
            | Self::CallEnded { variables, .. }
            | Self::Escalation { variables, .. }
            | Self::Resolution { variables, .. } => Some(variables),
            Self::Begin {} | Self::GoOn {} | Self::Timer { .. } | Self::AdHocChanged {} => None,
        }
    }
}
