//! How an instance began.

use crate::{
    ids::{
        ActivationId, ElementId, InstanceId, MessageId, ProcessId, ProcessVersionId, ProjectId,
        ResourceId, SignalId,
    },
    propagation::Propagation,
    value::Variables,
};
use feel::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// See [`super::InstanceEvent::InstanceStarted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InstanceStarted {
    /// The project.
    pub project: ProjectId,
    /// The BPMN file.
    pub resource: ResourceId,
    /// The process version; of a draft under test, the id the draft's process would have.
    pub process_version: ProcessVersionId,
    /// The process.
    pub process_id: ProcessId,
    /// The process' name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// The version's number; 0 for a draft under test.
    pub version: u32,
    /// The start event.
    pub element: ElementId,
    /// The caller's own key for the instance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_id: Option<String>,
    /// Whether it is a test instance.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
    /// The instance that called it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent>,
    /// The message that started it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<StartMessage>,
    /// The signal that started it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<StartSignal>,
    /// Where variables go that leave an activity, as long as the instance runs this version.
    #[serde(default, skip_serializing_if = "Propagation::is_isolated")]
    pub propagation: Propagation,
    /// The activities that something compensates: they are kept in mind when they have completed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub compensable: BTreeSet<ElementId>,
    /// The root scope's variables.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// What came with the message or signal, if it goes through the start event's output mappings. Absent too where a release stored
    /// it that mapped it in the same step.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub payload: Variables,
}

impl InstanceStarted {
    /// Whether something that brings variables started it: its start event has been triggered.
    pub fn is_triggered(&self) -> bool {
        self.message.is_some() || self.signal.is_some()
    }

    /// How many calls lie above the instance. One that was called when calls were not counted yet has at least one.
    pub fn call_depth(&self) -> u32 {
        self.parent
            .as_ref()
            .map_or(0, |parent| parent.depth.unwrap_or(1))
    }
}

/// The call activity an instance was called by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Parent {
    /// The calling instance.
    pub instance: InstanceId,
    /// The call activity's activation in it.
    pub activation: ActivationId,
    /// Which error codes are caught above. An error that nobody catches must stop where it was thrown, so the called
    /// instance has to know before it ends.
    pub catches: Catches,
    /// Which escalations are caught above: the caller is told of no others. Absent where a release stored it that ran none.
    #[serde(default, skip_serializing_if = "Catches::is_nothing")]
    pub escalations: Catches,
    /// How many calls lie above the called instance, this one included. Absent where a release stored it that did not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth: Option<u32>,
}

/// Which codes of errors or escalations would be caught.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Catches {
    /// Every code.
    All,
    /// These codes.
    Codes(Vec<String>),
}

impl Catches {
    /// Whether none would be.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::All => false,
            Self::Codes(codes) => codes.is_empty(),
        }
    }

    /// Whether one with this code would be.
    pub fn includes(&self, code: &str) -> bool {
        match self {
            Self::All => true,
            Self::Codes(codes) => codes.iter().any(|caught| caught == code),
        }
    }
}

impl Default for Catches {
    fn default() -> Self {
        Self::Codes(Vec::new())
    }
}

/// The message an instance was started by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StartMessage {
    /// The message.
    pub id: MessageId,
    /// Its name.
    pub name: String,
    /// Its key, which no second running instance of the process may share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<crate::value::StoredValue>"))]
    pub correlation_key: Option<Value>,
}

/// The signal an instance was started by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StartSignal {
    /// The signal.
    pub id: SignalId,
    /// Its name.
    pub name: String,
}
