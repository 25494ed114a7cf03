//! What has happened to a project.

use crate::{access::ProjectRole, aggregate::event_kinds, name::Name};
use serde::{Deserialize, Serialize};

/// One fact about a project or its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "data")]
pub enum ProjectEvent {
    /// The project exists.
    ProjectCreated {
        /// Its name.
        name: Name,
        /// The key that provisioning and tokens know it by.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        /// Who created it.
        created_by: String,
    },
    /// The project has another name.
    ProjectRenamed {
        /// The new name.
        name: Name,
    },
    /// The project is gone, and its memberships with it.
    ProjectDeleted {},
    /// The project is there again, without members.
    ProjectRestored {},
    /// A person is a member, with this role and no other of this source.
    MembershipGranted {
        /// The `sub` of the person's tokens.
        subject: String,
        /// What the person may do.
        role: ProjectRole,
        /// Who answers for this membership.
        source: MembershipSource,
    },
    /// A membership ended.
    MembershipWithdrawn {
        /// The `sub` of the person's tokens.
        subject: String,
        /// Who answered for it.
        source: MembershipSource,
    },
}

/// Who answers for a membership. A person may be a member by several; the highest role counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MembershipSource {
    /// The person created the project.
    Creation,
    /// The provisioning file lists it; it ends when it leaves the file.
    Provisioning,
}

impl MembershipSource {
    /// The source as it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Creation => "creation",
            Self::Provisioning => "provisioning",
        }
    }
}

event_kinds! {
    ProjectEvent:
    ProjectCreated,
    ProjectRenamed,
    ProjectDeleted,
    ProjectRestored,
    MembershipGranted,
    MembershipWithdrawn,
}
