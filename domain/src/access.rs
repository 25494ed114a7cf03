//! Who may do what: the operations of the API, the role each needs, and the decision.

use crate::ids::ProjectId;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr, sync::Arc};

/// A role in one project. Each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ProjectRole {
    /// Sees everything.
    Viewer,
    /// Starts instances, works on jobs and tasks, publishes messages.
    Executor,
    /// Deploys processes and mends instances.
    Editor,
    /// Deletes the project.
    Admin,
}

/// A role in the organisation, beside those in its projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OrganizationRole {
    /// Has an account.
    User,
    /// Creates projects.
    Admin,
    /// Is an admin of every project.
    SystemAdmin,
}

/// A text that names no role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{found}' is no role; expected one of {expected}")]
pub struct UnknownRole {
    /// The text.
    pub found: String,
    /// The roles there are.
    pub expected: &'static str,
}

impl ProjectRole {
    /// The role as tokens and provisioning name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Executor => "executor",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }
}

impl FromStr for ProjectRole {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "viewer" => Ok(Self::Viewer),
            "executor" => Ok(Self::Executor),
            "editor" => Ok(Self::Editor),
            "admin" => Ok(Self::Admin),
            _ => Err(UnknownRole {
                found: text.to_owned(),
                expected: "viewer, executor, editor, admin",
            }),
        }
    }
}

impl fmt::Display for ProjectRole {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl OrganizationRole {
    /// The role as tokens and provisioning name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Admin => "admin",
            Self::SystemAdmin => "system-admin",
        }
    }
}

impl FromStr for OrganizationRole {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "user" => Ok(Self::User),
            "admin" => Ok(Self::Admin),
            "system-admin" => Ok(Self::SystemAdmin),
            _ => Err(UnknownRole {
                found: text.to_owned(),
                expected: "user, admin, system-admin",
            }),
        }
    }
}

impl fmt::Display for OrganizationRole {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What an operation asks of its caller; the contract's `x-required-role`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinimumRole {
    /// Nothing, not even a token.
    Public,
    /// A valid token.
    Authenticated,
    /// The organisation role `admin` or `system-admin`.
    OrganizationAdmin,
    /// At least this role in the project that the request names.
    Project(ProjectRole),
}

impl MinimumRole {
    /// The role as the contract names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Authenticated => "authenticated",
            Self::OrganizationAdmin => "org-admin",
            Self::Project(role) => role.as_str(),
        }
    }
}

macro_rules! operations {
    ($($name:ident: $role:expr,)*) => {
        /// An operation of the API, named as in the contract; those that the contract lacks stand last.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Operation {
            $(#[doc = concat!("The operation `", stringify!($name), "`.")] $name,)*
        }

        impl Operation {
            /// Every operation, in the contract's order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its `operationId`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// The least role that may call it.
            pub const fn minimum_role(self) -> MinimumRole {
                use MinimumRole::{Authenticated, OrganizationAdmin, Project, Public};
                use ProjectRole::{Admin, Editor, Executor, Viewer};
                match self {
                    $(Self::$name => $role,)*
                }
            }
        }
    };
}

operations! {
    GetVersion: Public,
    ListProjects: Authenticated,
    CreateProject: OrganizationAdmin,
    GetProject: Project(Viewer),
    DeleteProject: Project(Admin),
    ListBpmnResources: Project(Viewer),
    CreateBpmnResource: Project(Editor),
    GetBpmnResource: Project(Viewer),
    UpdateBpmnResource: Project(Editor),
    DeleteBpmnResource: Project(Editor),
    DeployBpmnResource: Project(Editor),
    StartBpmnTestInstance: Project(Editor),
    ListLatestBpmnResources: Project(Viewer),
    ListBpmnResourcesByDefinitionsID: Project(Viewer),
    ValidateBpmnXml: Project(Editor),
    ListBpmnInstances: Project(Viewer),
    StartBpmnInstance: Project(Executor),
    GetBpmnInstance: Project(Viewer),
    CancelBpmnInstance: Project(Editor),
    SuspendBpmnInstance: Project(Admin),
    ResumeBpmnInstance: Project(Admin),
    SuspendBpmnDefinition: Project(Admin),
    ResumeBpmnDefinition: Project(Admin),
    GetBpmnInstanceChildren: Project(Viewer),
    GetBpmnInstanceVariables: Project(Viewer),
    UpdateBpmnInstanceVariables: Project(Editor),
    TriggerBpmnAdHocNode: Project(Executor),
    SetBpmnAdHocVariables: Project(Executor),
    ResolveBpmnIncident: Project(Editor),
    ListBpmnIncidents: Project(Viewer),
    MigrateBpmnInstance: Project(Editor),
    ValidateBpmnInstanceMigration: Project(Editor),
    ModifyBpmnInstance: Project(Admin),
    ListBpmnExternalJobs: Project(Viewer),
    GetBpmnExternalJobsQueueDepth: Project(Viewer),
    PollBpmnExternalJobs: Project(Executor),
    HeartbeatBpmnExternalJob: Project(Executor),
    CompleteBpmnExternalJob: Project(Executor),
    ThrowBpmnExternalJobError: Project(Executor),
    CompleteBpmnExternalJobsBatch: Project(Executor),
    ThrowBpmnExternalJobErrorsBatch: Project(Executor),
    ListBpmnUserTasks: Project(Executor),
    ListBpmnUserTasksForCaller: Project(Viewer),
    GetBpmnUserTask: Project(Viewer),
    UpdateBpmnUserTaskAssignment: Project(Executor),
    CompleteBpmnUserTask: Project(Viewer),
    ThrowBpmnUserTaskError: Project(Viewer),
    PublishBpmnMessage: Project(Executor),
    PublishBpmnSignal: Project(Executor),
    ListBpmnProcesses: Project(Viewer),
    ListBpmnProcessVersions: Project(Viewer),
    GetBpmnInstanceHistory: Project(Viewer),
    ValidateBpmnInstanceModification: Project(Admin),
    PlanBpmnInstanceMigration: Project(Editor),
    GetMe: Authenticated,
}

/// Roles that were granted to somebody, by a token or by stored memberships.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    /// The highest role in the organisation.
    pub organization: Option<OrganizationRole>,
    /// Whether every project is reached as its admin.
    pub every_project: bool,
    /// The highest role in each project.
    pub projects: BTreeMap<ProjectId, ProjectRole>,
}

impl Grants {
    /// Adds an organisation role.
    pub fn grant_in_organization(&mut self, role: OrganizationRole) {
        self.organization = self.organization.max(Some(role));
    }

    /// Adds a role in the project of this id or key. `*` stands for every project, where only `admin` counts: a token that
    /// is lower everywhere is a mistake and must not open anything.
    pub fn grant_in_project(&mut self, project: &str, role: ProjectRole) {
        if project == "*" {
            self.every_project |= role == ProjectRole::Admin;
            return;
        }
        let held = self
            .projects
            .entry(ProjectId::from_key(project))
            .or_insert(role);
        *held = role.max(*held);
    }

    /// The role these grants give in a project.
    pub fn role_in(&self, project: ProjectId) -> Option<ProjectRole> {
        if self.reaches_every_project() {
            return Some(ProjectRole::Admin);
        }
        self.projects.get(&project).copied()
    }

    /// Whether they make an admin of every project.
    pub fn reaches_every_project(&self) -> bool {
        self.every_project || self.organization == Some(OrganizationRole::SystemAdmin)
    }

    /// These grants with `other`'s; of two roles the higher one.
    #[must_use]
    pub fn joined_with(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.organization = joined.organization.max(other.organization);
        joined.every_project |= other.every_project;
        for (project, role) in &other.projects {
            let held = joined.projects.entry(*project).or_insert(*role);
            *held = (*role).max(*held);
        }
        joined
    }
}

/// Somebody with a valid token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The token's subject.
    pub subject: String,
    /// The caller's groups: every role of the token, whether it is one of ours or not.
    pub groups: Vec<String>,
    /// What the token grants.
    pub grants: Arc<Grants>,
}

/// Why a request goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// It needs a token.
    Unauthenticated,
    /// The caller may not know whether it exists.
    Hidden,
    /// The caller may see the project, but not do this in it.
    LacksRole {
        /// The least role that may.
        needed: ProjectRole,
        /// The caller's own.
        held: ProjectRole,
    },
}

/// The highest role that any of these grants give in a project.
pub fn role_in(grants: &[&Grants], project: ProjectId) -> Option<ProjectRole> {
    grants
        .iter()
        .filter_map(|grants| grants.role_in(project))
        .max()
}

/// Decides whether somebody with these grants, or nobody, may call `operation`, on `project` if it names one. An absent project
/// is for the caller of this function to find out, and to be answered as [`Denied::Hidden`] is, whatever role is lacking.
pub fn decide(
    operation: Operation,
    grants: Option<&[&Grants]>,
    project: Option<ProjectId>,
) -> Result<(), Denied> {
    let minimum = operation.minimum_role();
    if minimum == MinimumRole::Public {
        return Ok(());
    }
    let grants = grants.ok_or(Denied::Unauthenticated)?;
    match minimum {
        MinimumRole::Public | MinimumRole::Authenticated => Ok(()),
        MinimumRole::OrganizationAdmin => {
            let is_admin = |grants: &&Grants| grants.organization >= Some(OrganizationRole::Admin);
            if grants.iter().any(is_admin) {
                Ok(())
            } else {
                Err(Denied::Hidden)
            }
        }
        MinimumRole::Project(needed) => {
            match project.and_then(|project| role_in(grants, project)) {
                None => Err(Denied::Hidden),
                Some(held) if held < needed => Err(Denied::LacksRole { needed, held }),
                Some(_) => Ok(()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_project(key: &str, role: ProjectRole) -> Grants {
        let mut grants = Grants::default();
        grants.grant_in_project(key, role);
        grants
    }

    fn in_organization(role: OrganizationRole) -> Grants {
        let mut grants = Grants::default();
        grants.grant_in_organization(role);
        grants
    }

    fn decision(operation: Operation, grants: &Grants, project: &str) -> Result<(), Denied> {
        decide(
            operation,
            Some(&[grants]),
            Some(ProjectId::from_key(project)),
        )
    }

    #[test]
    fn a_public_operation_needs_no_token() {
        assert_eq!(decide(Operation::GetVersion, None, None), Ok(()));
    }

    #[test]
    fn every_other_operation_needs_a_token() {
        for operation in Operation::ALL
            .iter()
            .filter(|operation| **operation != Operation::GetVersion)
        {
            assert_eq!(
                decide(*operation, None, None),
                Err(Denied::Unauthenticated),
                "{operation:?}"
            );
        }
    }

    #[test]
    fn a_project_role_includes_the_lower_ones_and_no_higher_one() {
        let executor = in_project("finance", ProjectRole::Executor);
        let decision = |operation| decision(operation, &executor, "finance");
        assert_eq!(decision(Operation::GetProject), Ok(()));
        assert_eq!(decision(Operation::StartBpmnInstance), Ok(()));
        for (operation, needed) in [
            (Operation::CreateBpmnResource, ProjectRole::Editor),
            (Operation::DeleteProject, ProjectRole::Admin),
        ] {
            let held = ProjectRole::Executor;
            assert_eq!(decision(operation), Err(Denied::LacksRole { needed, held }));
        }
    }

    #[test]
    fn a_role_in_one_project_opens_no_other() {
        let admin = in_project("finance", ProjectRole::Admin);
        assert_eq!(
            decision(Operation::GetProject, &admin, "sales"),
            Err(Denied::Hidden)
        );
        assert_eq!(
            decide(Operation::GetProject, Some(&[&admin]), None),
            Err(Denied::Hidden)
        );
    }

    #[test]
    fn a_wildcard_reaches_every_project_only_as_admin() {
        let admin = in_project("*", ProjectRole::Admin);
        assert_eq!(
            decision(Operation::DeleteProject, &admin, "finance"),
            Ok(())
        );
        for role in [
            ProjectRole::Viewer,
            ProjectRole::Executor,
            ProjectRole::Editor,
        ] {
            let lower = in_project("*", role);
            assert_eq!(
                decision(Operation::GetProject, &lower, "finance"),
                Err(Denied::Hidden),
                "{role}"
            );
        }
    }

    #[test]
    fn only_admins_of_the_organisation_create_projects() {
        let decision = |role| {
            decide(
                Operation::CreateProject,
                Some(&[&in_organization(role)]),
                None,
            )
        };
        assert_eq!(decision(OrganizationRole::User), Err(Denied::Hidden));
        assert_eq!(decision(OrganizationRole::Admin), Ok(()));
        assert_eq!(decision(OrganizationRole::SystemAdmin), Ok(()));
    }

    #[test]
    fn only_a_system_admin_reaches_projects_by_a_role_in_the_organisation() {
        let decision = |role| decision(Operation::DeleteProject, &in_organization(role), "finance");
        assert_eq!(decision(OrganizationRole::Admin), Err(Denied::Hidden));
        assert_eq!(decision(OrganizationRole::SystemAdmin), Ok(()));
    }

    #[test]
    fn of_two_grants_the_higher_role_counts() {
        let project = ProjectId::from_key("finance");
        let token = in_project("finance", ProjectRole::Viewer);
        let stored = in_project("finance", ProjectRole::Editor);
        for grants in [[&token, &stored], [&stored, &token]] {
            assert_eq!(role_in(&grants, project), Some(ProjectRole::Editor));
            let joined = grants[0].joined_with(grants[1]);
            assert_eq!(joined.role_in(project), Some(ProjectRole::Editor));
        }
    }

    #[test]
    fn a_key_and_the_uuid_it_stands_for_name_the_same_project() {
        let project = ProjectId::from_key("finance");
        let by_uuid = in_project(&project.to_string(), ProjectRole::Editor);
        assert_eq!(by_uuid.role_in(project), Some(ProjectRole::Editor));
    }
}
