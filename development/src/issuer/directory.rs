use super::ProjectRoles;

/// Somebody who may get a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The token's `sub`, and the `client_id` at `/token`.
    pub name: String,
    /// Organisation roles, the `roles` claim. They are the subject's groups, too.
    pub roles: Vec<String>,
    /// Roles by project, the `projects` claim.
    pub projects: Vec<ProjectRoles>,
}

impl Subject {
    /// A subject with organisation roles and no projects.
    pub fn new(name: &str, roles: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            roles: roles.iter().map(|&role| role.to_owned()).collect(),
            projects: Vec::new(),
        }
    }

    /// The same subject with a role in a project.
    #[must_use]
    pub fn in_project(mut self, project: &str, role: &str) -> Self {
        self.projects.push(ProjectRoles {
            id: project.to_owned(),
            roles: vec![role.to_owned()],
        });
        self
    }
}

/// All subjects that the issuer knows.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    subjects: Vec<Subject>,
}

impl Directory {
    /// A directory of these subjects.
    pub fn new(subjects: Vec<Subject>) -> Self {
        Self { subjects }
    }

    /// The subject of a name.
    pub fn find(&self, name: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.name == name)
    }
}
