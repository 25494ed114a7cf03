//! An instance that another one calls.

use super::Catches;
use crate::{
    ids::{ActivationId, ElementId, InstanceId, ProcessId},
    value::Variables,
};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::InstanceCalled`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InstanceCalled {
    /// The call activity's activation.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The id the called instance has.
    pub child: InstanceId,
    /// The called process.
    pub process_id: ProcessId,
    /// Which of its versions.
    #[serde(default, skip_serializing_if = "CalledVersion::is_latest")]
    pub version: CalledVersion,
    /// What is handed down.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Which errors of the called instance are caught here or above.
    pub catches: Catches,
    /// Which of its escalations are. Absent where a release stored it that ran none.
    #[serde(default, skip_serializing_if = "Catches::is_nothing")]
    pub escalations: Catches,
}

/// Which version of a process is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CalledVersion {
    /// The latest that is deployed.
    #[default]
    Latest,
    /// The one in the file of the caller.
    Deployment,
    /// The latest deployed one with this `versionTag`.
    Tagged(String),
}

impl CalledVersion {
    pub(super) fn is_latest(&self) -> bool {
        *self == Self::Latest
    }
}

/// How a called instance ended, with what its caller may take over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It completed.
    Completed,
    /// It was canceled.
    Canceled,
    /// It threw an error that is caught above.
    Failed {
        /// The error's code.
        error_code: String,
    },
    /// It could not be started.
    NotStarted {
        /// Why.
        reason: String,
    },
}
