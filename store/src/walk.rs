//! Going through rows, some at a time, in the order of their projects and then of their ids: through those of one project, or of all.
//! How many are looked at is bounded, however few of them are found to be what is looked for.

use uuid::Uuid;

/// Where a walk goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    /// After this row of this project.
    pub(crate) project: Uuid,
    pub(crate) after: Uuid,
    pub(crate) last_project: Uuid,
}

impl Walk {
    /// Through the rows of one project.
    pub fn through(project: Uuid) -> Self {
        Self {
            project,
            after: Uuid::nil(),
            last_project: project,
        }
    }

    /// Through the rows of all projects.
    pub fn through_all() -> Self {
        Self {
            last_project: Uuid::max(),
            ..Self::through(Uuid::nil())
        }
    }

    /// From the row after this one on.
    pub(crate) fn past(self, (project, after): (Uuid, Uuid)) -> Self {
        Self {
            project,
            after,
            ..self
        }
    }
}
