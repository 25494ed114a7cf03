//! Where variables go that leave an activity or an event: one property of a process, recorded with each of its versions and with
//! each instance, so that neither changes how it goes on.

use serde::{Deserialize, Serialize};

/// Where the variables of a process go that leave an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Propagation {
    /// Into the nearest scope around it; work sees its mapped inputs alone, if it has any.
    #[default]
    Isolated,
    /// As Camunda 8 does: each where its name exists, innermost first, else into the root scope; work sees all there is.
    Merge,
}

impl Propagation {
    /// By the name that it has in BPMN files.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "isolated" => Some(Self::Isolated),
            "merge" => Some(Self::Merge),
            _ => None,
        }
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    pub(crate) fn is_isolated(&self) -> bool {
        *self == Self::Isolated
    }
}
