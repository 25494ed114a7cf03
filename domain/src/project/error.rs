//! Why a project refuses a command.

use crate::name::Name;

/// A command that changed nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProjectError {
    /// There is no such project, or it was deleted.
    #[error("there is no such project")]
    NotFound,
    /// The project was deleted; only a restoration brings it back.
    #[error("the project was deleted; restore it to use it again")]
    Deleted,
    /// There is a project already.
    #[error("there is a project with this id already, named '{name}'")]
    Exists {
        /// Its name.
        name: Name,
    },
}
