//! Work for people.

use crate::ids::{ActivationId, ElementId, WorkId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// See [`super::InstanceEvent::UserTaskCreated`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UserTaskCreated {
    /// The activation it belongs to: the contract's `executionKey`.
    pub activation: ActivationId,
    /// The task.
    pub task: WorkId,
    /// The element.
    pub element: ElementId,
    /// `UserTask` or `ManualTask`.
    pub task_type: String,
    /// Who may work on it.
    #[serde(default)]
    pub assignment: Assignment,
    /// The form's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_key: Option<String>,
    /// The form's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_id: Option<String>,
    /// Until when it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_date: Option<Timestamp>,
    /// When to look after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_date: Option<Timestamp>,
    /// How urgent it is, from 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
    /// Static headers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// Who may work on a user task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Assignment {
    /// The one person it is assigned to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// The people who may take it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidate_users: Vec<String>,
    /// The groups whose members may take it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidate_groups: Vec<String>,
}

impl Assignment {
    /// As headers of a job: the assignee, if there is one, and the candidates as JSON.
    pub(crate) fn as_headers(&self) -> impl Iterator<Item = (String, String)> {
        let assignee = self.assignee.clone();
        let candidates = [
            ("quantum:candidateUsers", &self.candidate_users),
            ("quantum:candidateGroups", &self.candidate_groups),
        ];
        assignee
            .map(|assignee| ("quantum:assignee".to_owned(), assignee))
            .into_iter()
            .chain(candidates.map(|(name, listed)| (name.to_owned(), json!(listed).to_string())))
    }
}
