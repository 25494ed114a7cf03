//! What can be asked of a project.

use super::event::MembershipSource;
use crate::{access::ProjectRole, name::Name};

/// A change of a project or of its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectCommand {
    /// Let there be a project.
    Create {
        /// Its name.
        name: Name,
        /// The key that provisioning and tokens know it by.
        key: Option<String>,
        /// The subject of the person that becomes its admin.
        administrator: Option<String>,
    },
    /// Give it another name.
    Rename {
        /// The new name.
        name: Name,
    },
    /// Delete it. Its memberships end with it; its events stay.
    Delete,
    /// Undo its deletion. Its former memberships do not come back.
    Restore,
    /// Make a person a member, or change a member's role.
    GrantMembership {
        /// The `sub` of the person's tokens.
        subject: String,
        /// What the person may do.
        role: ProjectRole,
        /// Who answers for this membership.
        source: MembershipSource,
    },
    /// End a membership. One from another source stays.
    WithdrawMembership {
        /// The `sub` of the person's tokens.
        subject: String,
        /// Who answered for it.
        source: MembershipSource,
    },
}
