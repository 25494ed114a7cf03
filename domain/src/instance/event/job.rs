//! Work for external workers.

use super::ListenerCall;
use crate::{
    ids::{ActivationId, ElementId, LeaseId, WorkId},
    value::Variables,
};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::JobCreated`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JobCreated {
    /// The activation it runs for: the contract's `executionKey`.
    pub activation: ActivationId,
    /// The job.
    pub job: WorkId,
    /// The element; of a listener of the process, the process.
    pub element: ElementId,
    /// The task type workers ask for.
    pub task_type: String,
    /// How many attempts there are.
    pub retries: u32,
    /// Static headers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The listener that it calls. Then the activation is the listener's own and begins with its first job, inside the one that it
    /// is called for; it ends with the job. Absent if the job is the work of its element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listener: Option<ListenerCall>,
}

/// See [`super::InstanceEvent::JobFailed`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JobFailed {
    /// The activation it ran for.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// Why.
    pub cause: JobFailure,
    /// The code that is thrown if it cannot be tried again.
    pub error_code: String,
    /// How many attempts are left; 0 ends the job and throws the error.
    pub retries_left: u32,
    /// What the worker sent.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
}

/// Why a job failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum JobFailure {
    /// A technical failure the worker reported: it costs one attempt.
    Technical,
    /// A BPMN error the worker reported: it ends the job at once.
    Business,
    /// The worker's lock ran out: it costs one attempt.
    LockLost {
        /// The lease that ran out.
        lease: LeaseId,
    },
}
