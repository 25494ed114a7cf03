//! Reading the file: everything in it is checked before anything is changed.

use super::ProvisioningError;
use crate::yaml;
use domain::{
    access::{OrganizationRole, ProjectRole},
    ids::ProjectId,
    name::Name,
    short_text::ShortText,
};
use serde::Deserialize;
use serde_saphyr::{Location, Spanned};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
};
use uuid::Uuid;

/// The longest key of a project, in characters.
const LONGEST_KEY: usize = 63;

/// What a file demands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The projects, in the file's order.
    pub projects: Vec<PlannedProject>,
    /// The users, in the file's order.
    pub users: Vec<PlannedUser>,
}

/// A project that must exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedProject {
    /// Its id.
    pub id: ProjectId,
    /// The id as it stands in the file: a UUID or a key.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// Whether it is wanted back if it was deleted.
    pub restore: bool,
}

/// A person with roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedUser {
    /// The `sub` of the person's tokens.
    pub subject: String,
    /// The person's address.
    pub email: Option<String>,
    /// The roles in the organisation.
    pub roles: BTreeSet<OrganizationRole>,
    /// The role in each project.
    pub projects: BTreeMap<ProjectId, PlannedMembership>,
}

/// A person's role in a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMembership {
    /// The project's id as it stands in the file.
    pub key: String,
    /// The role.
    pub role: ProjectRole,
    /// Where it stands in the file.
    pub place: Place,
}

/// A place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u64,
    /// The column, from 1.
    pub column: u64,
}

impl Place {
    fn new(path: &Path, location: Location) -> Self {
        Self {
            path: path.to_owned(),
            line: location.line(),
            column: location.column(),
        }
    }
}

/// As editors and compilers write it.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:{}:{}",
            self.path.display(),
            self.line,
            self.column
        )
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    #[serde(default)]
    projects: Vec<ProjectText>,
    #[serde(default)]
    users: Vec<UserText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectText {
    id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    restore: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UserText {
    subject: Spanned<String>,
    email: Option<Spanned<String>>,
    #[serde(default)]
    roles: Vec<Spanned<String>>,
    #[serde(default)]
    projects: Vec<MembershipText>,
}

/// The shape of an entry of the token's claim.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MembershipText {
    id: Spanned<String>,
    roles: Vec<Spanned<String>>,
}

/// What the file demands.
pub fn read(path: &Path) -> Result<Plan, ProvisioningError> {
    let text = fs::read_to_string(path).map_err(|source| ProvisioningError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    parse(path, &text)
}

/// What the text of the file `path` demands.
pub fn parse(path: &Path, text: &str) -> Result<Plan, ProvisioningError> {
    let file: FileText = serde_saphyr::from_str(text).map_err(|error| {
        let (location, reason) = yaml::complaint(&error);
        let place = Place::new(path, location);
        ProvisioningError::Invalid { place, reason }
    })?;
    let reader = Reader { path };
    let mut plan = Plan::default();
    for project in file.projects {
        let id = project.id.clone();
        let project = reader.project(project)?;
        if plan.projects.iter().any(|other| other.id == project.id) {
            return Err(reader.refuse(&id, format!("the project '{}' is listed twice", id.value)));
        }
        plan.projects.push(project);
    }
    for user in file.users {
        let subject = user.subject.clone();
        let user = reader.user(user)?;
        if plan.users.iter().any(|other| other.subject == user.subject) {
            return Err(reader.refuse(
                &subject,
                format!("the subject '{}' is listed twice", subject.value),
            ));
        }
        plan.users.push(user);
    }
    Ok(plan)
}

/// Reads entries, and says where they stand.
struct Reader<'a> {
    path: &'a Path,
}

impl Reader<'_> {
    fn refuse(&self, place: &Spanned<String>, reason: String) -> ProvisioningError {
        let place = Place::new(self.path, place.referenced);
        ProvisioningError::Invalid { place, reason }
    }

    fn project(&self, text: ProjectText) -> Result<PlannedProject, ProvisioningError> {
        let id = self.project_id(&text.id)?;
        let name = Name::new(&text.name.value)
            .map_err(|error| self.refuse(&text.name, error.to_string()))?;
        Ok(PlannedProject {
            id,
            key: text.id.value,
            name,
            restore: text.restore,
        })
    }

    /// A UUID or a key. A key stands in paths and tokens, so it is made of characters that need no escaping there.
    fn project_id(&self, text: &Spanned<String>) -> Result<ProjectId, ProvisioningError> {
        let is_key = |key: &str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            (1..=LONGEST_KEY).contains(&key.len()) && key.chars().all(plain)
        };
        let key = text.value.as_str();
        if Uuid::parse_str(key).is_ok() || is_key(key) {
            return Ok(ProjectId::from_key(key));
        }
        let expected = format!(
            "expected a UUID or a key of 1 to {LONGEST_KEY} letters, digits, '-', '_' and '.', found '{key}'"
        );
        let hint = if key == "*" {
            "; for every project use the role system-admin"
        } else {
            ""
        };
        Err(self.refuse(text, format!("{expected}{hint}")))
    }

    fn user(&self, text: UserText) -> Result<PlannedUser, ProvisioningError> {
        ShortText::check(&text.subject.value).map_err(|error| {
            self.refuse(
                &text.subject,
                format!("the subject is the `sub` of tokens: {error}"),
            )
        })?;
        if let Some(email) = &text.email {
            ShortText::check(&email.value)
                .map_err(|error| self.refuse(email, format!("the email: {error}")))?;
        }
        let mut projects = BTreeMap::new();
        for membership in &text.projects {
            let id = self.project_id(&membership.id)?;
            let roles: BTreeSet<ProjectRole> = self.roles(&membership.roles)?;
            let place = &membership.id;
            let role = roles
                .last()
                .ok_or_else(|| self.refuse(place, "expected at least one role".to_owned()))?;
            let membership = PlannedMembership {
                key: place.value.clone(),
                role: *role,
                place: Place::new(self.path, place.referenced),
            };
            if projects.insert(id, membership).is_some() {
                return Err(self.refuse(
                    place,
                    format!("the project '{}' is listed twice", place.value),
                ));
            }
        }
        Ok(PlannedUser {
            subject: text.subject.value,
            email: text.email.map(|email| email.value),
            roles: self.roles(&text.roles)?,
            projects,
        })
    }

    fn roles<R>(&self, texts: &[Spanned<String>]) -> Result<BTreeSet<R>, ProvisioningError>
    where
        R: FromStr<Err: ToString> + Ord,
    {
        let read = |text: &Spanned<String>| {
            text.value
                .parse()
                .map_err(|error: R::Err| self.refuse(text, error.to_string()))
        };
        texts.iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(text: &str) -> Plan {
        parse(Path::new("p.yaml"), text).unwrap()
    }

    fn complaint(text: &str) -> String {
        parse(Path::new("p.yaml"), text).unwrap_err().to_string()
    }

    #[test]
    fn a_file_lists_projects_and_users_with_their_roles() {
        let plan = plan(
            "projects:\n\
             \x20 - { id: proj-finance, name: Finance }\n\
             users:\n\
             \x20 - subject: alice-sub\n\
             \x20   email: alice@example.com\n\
             \x20   roles: [user]\n\
             \x20   projects: [{ id: proj-finance, roles: [viewer, editor] }]\n",
        );
        let finance = ProjectId::from_key("proj-finance");
        assert_eq!(plan.projects[0].id, finance);
        assert_eq!(plan.projects[0].name.as_str(), "Finance");
        assert_eq!(
            plan.users[0].roles,
            BTreeSet::from([OrganizationRole::User])
        );
        let membership = PlannedMembership {
            key: "proj-finance".to_owned(),
            role: ProjectRole::Editor,
            place: Place {
                path: "p.yaml".into(),
                line: 7,
                column: 22,
            },
        };
        assert_eq!(
            plan.users[0].projects,
            BTreeMap::from([(finance, membership)])
        );
    }

    #[test]
    fn an_empty_file_demands_nothing() {
        assert_eq!(plan(""), Plan::default());
        assert_eq!(plan("# nothing yet\n"), Plan::default());
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        let cases = [
            (
                "projects:\n  - { id: a b, name: A }\n",
                "p.yaml:2:11: expected a UUID or a key of 1 to 63",
            ),
            (
                "projects:\n  - { id: a, name: '' }\n",
                "p.yaml:2:20: a name has 1 to 255 characters",
            ),
            (
                "projects:\n  - { id: a, name: A }\n  - { id: a, name: B }\n",
                "p.yaml:3:11: the project 'a' is listed twice",
            ),
            (
                "users:\n  - subject: ''\n",
                "p.yaml:2:14: the subject is the `sub` of tokens: expected a text, found an empty one",
            ),
            (
                "users:\n  - subject: \"a\\0b\"\n",
                "p.yaml:2:14: the subject is the `sub` of tokens: must not contain the character NUL",
            ),
            (
                "projects:\n  - { id: a, name: \"a\\0b\" }\n",
                "p.yaml:2:20: a name must not contain the character NUL",
            ),
            (
                "users:\n  - subject: alice\n    roles: [boss]\n",
                "p.yaml:3:13: 'boss' is no role; expected one of",
            ),
            (
                "users:\n  - subject: alice\n  - subject: alice\n",
                "p.yaml:3:14: the subject 'alice' is listed twice",
            ),
            (
                "users:\n  - subject: alice\n    projects: [{ id: a, roles: [boss] }]\n",
                "p.yaml:3:33: 'boss' is no role; expected one of viewer",
            ),
            (
                "users:\n  - subject: alice\n    projects: [{ id: a, roles: [] }]\n",
                "p.yaml:3:22: expected at least one role",
            ),
            (
                "users:\n  - subject: alice\n    projects: [{ id: '*', roles: [admin] }]\n",
                "p.yaml:3:22: expected a UUID or a key",
            ),
        ];
        for (text, expected) in cases {
            let complaint = complaint(text);
            assert!(
                complaint.starts_with(expected),
                "{complaint}\nshould begin with\n{expected}"
            );
        }
    }

    #[test]
    fn unknown_keys_are_refused() {
        for text in [
            "project: []\n",
            "projects:\n  - { id: a, name: A, role: x }\n",
            "users:\n  - sub: alice\n",
        ] {
            let complaint = complaint(text);
            assert!(complaint.starts_with("p.yaml:"), "{complaint}");
            assert!(complaint.contains("unknown field"), "{complaint}");
        }
    }
}
