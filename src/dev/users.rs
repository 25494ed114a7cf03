use development::issuer::{Directory, Subject};

/// The key of the sample project.
pub(super) const PROJECT: &str = "proj-sample";

/// Who may approve an order of the sample process; an organisation role is a group.
const APPROVERS: &str = "order-approvers";

/// The development users: one for each role in the sample project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum User {
    /// May do everything in the project, and create projects.
    Admin,
    /// May change and deploy resources.
    Editor,
    /// May start instances and work on jobs.
    Executor,
    /// May look, and approve orders.
    Viewer,
}

impl User {
    pub(super) const ALL: [Self; 4] = [Self::Admin, Self::Editor, Self::Executor, Self::Viewer];

    /// The user's name, which is also its role in the sample project and its client id at the issuer.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Executor => "executor",
            Self::Viewer => "viewer",
        }
    }

    pub(super) fn subject(self) -> Subject {
        let organisation_roles: &[&str] = match self {
            Self::Admin => &["user", "admin"],
            Self::Editor | Self::Executor => &["user"],
            Self::Viewer => &["user", APPROVERS],
        };
        Subject::new(self.name(), organisation_roles).in_project(PROJECT, self.name())
    }
}

/// Everybody who may ask the issuer for a token.
pub(super) fn directory() -> Directory {
    Directory::new(User::ALL.into_iter().map(User::subject).collect())
}
