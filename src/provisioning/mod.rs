//! Projects and memberships that a file demands. The difference to what is stored becomes commands, so a second run changes
//! nothing.

mod apply;
mod plan;

pub use apply::apply;
pub use plan::{Place, Plan, PlannedMembership, PlannedProject, PlannedUser, parse, read};

use crate::commands::CommandError;
use std::{io, path::PathBuf};

/// Why a file cannot be applied.
#[derive(Debug, thiserror::Error)]
pub enum ProvisioningError {
    /// It cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It says something that does not fit. Nothing was changed.
    #[error("{place}: {reason}")]
    Invalid {
        /// Where it stands.
        place: Place,
        /// What was expected and found.
        reason: String,
    },
    /// A project was deleted, and the file does not say that it is wanted back.
    #[error(
        "the project '{0}' was deleted; add `restore: true` to its entry to bring it back, or remove the entry"
    )]
    Deleted(String),
    /// What is stored cannot be read.
    #[error("what is stored cannot be read: {0}")]
    Query(#[from] sqlx::Error),
    /// A change was refused.
    #[error(transparent)]
    Command(#[from] CommandError),
}

impl ProvisioningError {
    /// A user is to be a member of a project that does not exist.
    fn no_such_project(user: &PlannedUser, membership: &PlannedMembership) -> Self {
        let reason = format!(
            "'{}' is to be a member of the project '{}', which is neither in the file nor stored",
            user.subject, membership.key
        );
        Self::Invalid {
            place: membership.place.clone(),
            reason,
        }
    }
}
