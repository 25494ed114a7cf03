//! What a project is, and its rules.

use super::{
    command::ProjectCommand,
    error::ProjectError,
    event::{MembershipSource, ProjectEvent},
};
use crate::{
    access::ProjectRole,
    aggregate::{Aggregate, Context},
    name::Name,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The members of a project: the role by subject and source.
pub type Members = BTreeMap<String, BTreeMap<MembershipSource, ProjectRole>>;

/// A project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Project {
    /// Nobody created it.
    #[default]
    Absent,
    /// It can be used.
    Present {
        /// Its name.
        name: Name,
        /// Who may do what in it.
        members: Members,
    },
    /// It was deleted.
    Deleted {
        /// The name it had.
        name: Name,
    },
}

impl Aggregate for Project {
    const TYPE: &'static str = "project";
    type Command = ProjectCommand;
    type Event = ProjectEvent;
    type Error = ProjectError;

    fn decide(
        &self,
        command: ProjectCommand,
        context: &Context,
    ) -> Result<Vec<ProjectEvent>, ProjectError> {
        match command {
            ProjectCommand::Create {
                name,
                key,
                administrator,
            } => self.create(name, key, administrator, context),
            ProjectCommand::Rename { name } => {
                let (current, _) = self.present()?;
                Ok(if name == *current {
                    Vec::new()
                } else {
                    vec![ProjectEvent::ProjectRenamed { name }]
                })
            }
            ProjectCommand::Delete => {
                self.present()?;
                Ok(vec![ProjectEvent::ProjectDeleted {}])
            }
            ProjectCommand::Restore => match self {
                Self::Absent => Err(ProjectError::NotFound),
                Self::Present { .. } => Ok(Vec::new()),
                Self::Deleted { .. } => Ok(vec![ProjectEvent::ProjectRestored {}]),
            },
            ProjectCommand::GrantMembership {
                subject,
                role,
                source,
            } => {
                if self.role(&subject, source)? == Some(role) {
                    return Ok(Vec::new());
                }
                Ok(vec![ProjectEvent::MembershipGranted {
                    subject,
                    role,
                    source,
                }])
            }
            ProjectCommand::WithdrawMembership { subject, source } => {
                if self.role(&subject, source)?.is_none() {
                    return Ok(Vec::new());
                }
                Ok(vec![ProjectEvent::MembershipWithdrawn { subject, source }])
            }
        }
    }

    fn apply(&mut self, event: &ProjectEvent) {
        match event {
            ProjectEvent::ProjectCreated { name, .. } => {
                *self = Self::Present {
                    name: name.clone(),
                    members: Members::new(),
                };
            }
            ProjectEvent::ProjectRenamed { name: new_name } => {
                if let Self::Present { name, .. } = self {
                    name.clone_from(new_name);
                }
            }
            ProjectEvent::ProjectDeleted {} => {
                if let Self::Present { name, .. } = self {
                    *self = Self::Deleted { name: name.clone() };
                }
            }
            ProjectEvent::ProjectRestored {} => {
                if let Self::Deleted { name } = self {
                    *self = Self::Present {
                        name: name.clone(),
                        members: Members::new(),
                    };
                }
            }
            ProjectEvent::MembershipGranted {
                subject,
                role,
                source,
            } => {
                if let Self::Present { members, .. } = self {
                    members
                        .entry(subject.clone())
                        .or_default()
                        .insert(*source, *role);
                }
            }
            ProjectEvent::MembershipWithdrawn { subject, source } => {
                self.withdraw(subject, *source);
            }
        }
    }
}

impl Project {
    /// The members; none of a project that is not there.
    pub fn members(&self) -> impl Iterator<Item = (&str, MembershipSource, ProjectRole)> {
        let members = match self {
            Self::Present { members, .. } => Some(members),
            Self::Absent | Self::Deleted { .. } => None,
        };
        members.into_iter().flatten().flat_map(|(subject, roles)| {
            roles
                .iter()
                .map(move |(source, role)| (subject.as_str(), *source, *role))
        })
    }

    fn create(
        &self,
        name: Name,
        key: Option<String>,
        administrator: Option<String>,
        context: &Context,
    ) -> Result<Vec<ProjectEvent>, ProjectError> {
        match self {
            Self::Absent => {}
            Self::Present { name, .. } => return Err(ProjectError::Exists { name: name.clone() }),
            Self::Deleted { .. } => return Err(ProjectError::Deleted),
        }
        let mut events = vec![ProjectEvent::ProjectCreated {
            name,
            key,
            created_by: context.actor.clone(),
        }];
        events.extend(
            administrator.map(|subject| ProjectEvent::MembershipGranted {
                subject,
                role: ProjectRole::Admin,
                source: MembershipSource::Creation,
            }),
        );
        Ok(events)
    }

    fn present(&self) -> Result<(&Name, &Members), ProjectError> {
        match self {
            Self::Present { name, members } => Ok((name, members)),
            Self::Absent | Self::Deleted { .. } => Err(ProjectError::NotFound),
        }
    }

    fn role(
        &self,
        subject: &str,
        source: MembershipSource,
    ) -> Result<Option<ProjectRole>, ProjectError> {
        let (_, members) = self.present()?;
        Ok(members
            .get(subject)
            .and_then(|roles| roles.get(&source))
            .copied())
    }

    fn withdraw(&mut self, subject: &str, source: MembershipSource) {
        let Self::Present { members, .. } = self else {
            return;
        };
        if let Some(roles) = members.get_mut(subject) {
            roles.remove(&source);
            if roles.is_empty() {
                members.remove(subject);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::fold;

    fn name(name: &str) -> Name {
        Name::new(name).unwrap()
    }

    fn created() -> ProjectEvent {
        ProjectEvent::ProjectCreated {
            name: name("Finance"),
            key: None,
            created_by: "alice".to_owned(),
        }
    }

    fn granted(subject: &str, role: ProjectRole, source: MembershipSource) -> ProjectEvent {
        ProjectEvent::MembershipGranted {
            subject: subject.to_owned(),
            role,
            source,
        }
    }

    fn decide(
        past: &[ProjectEvent],
        command: ProjectCommand,
    ) -> Result<Vec<ProjectEvent>, ProjectError> {
        let context = Context {
            now: "2026-03-01T12:00:00Z".parse().unwrap(),
            actor: "alice".to_owned(),
            seed: 1,
        };
        fold::<Project>(past).decide(command, &context)
    }

    fn create(name: &str, administrator: Option<&str>) -> ProjectCommand {
        ProjectCommand::Create {
            name: Name::new(name).unwrap(),
            key: None,
            administrator: administrator.map(str::to_owned),
        }
    }

    #[test]
    fn who_creates_a_project_is_its_admin() {
        assert_eq!(
            decide(&[], create(" Finance ", Some("alice"))),
            Ok(vec![
                created(),
                granted("alice", ProjectRole::Admin, MembershipSource::Creation)
            ])
        );
    }

    #[test]
    fn a_project_of_the_provisioning_file_has_no_creator_as_member() {
        assert_eq!(decide(&[], create("Finance", None)), Ok(vec![created()]));
    }

    #[test]
    fn a_deleted_project_takes_nothing_but_its_restoration() {
        let past = [created(), ProjectEvent::ProjectDeleted {}];
        let rename = ProjectCommand::Rename {
            name: name("Other"),
        };
        assert_eq!(
            decide(&past, create("Finance", None)),
            Err(ProjectError::Deleted)
        );
        assert_eq!(decide(&past, rename), Err(ProjectError::NotFound));
        assert_eq!(
            decide(&past, ProjectCommand::Delete),
            Err(ProjectError::NotFound)
        );
        assert_eq!(
            decide(&past, ProjectCommand::Restore),
            Ok(vec![ProjectEvent::ProjectRestored {}])
        );
    }

    #[test]
    fn deletion_ends_the_memberships_and_restoration_does_not_bring_them_back() {
        let mut past = vec![
            created(),
            granted("bob", ProjectRole::Editor, MembershipSource::Creation),
        ];
        assert_eq!(fold::<Project>(&past).members().count(), 1);
        past.push(ProjectEvent::ProjectDeleted {});
        assert_eq!(fold::<Project>(&past).members().count(), 0);
        past.push(ProjectEvent::ProjectRestored {});
        let restored = fold::<Project>(&past);
        assert_eq!(
            restored,
            Project::Present {
                name: name("Finance"),
                members: Members::new()
            }
        );
    }

    #[test]
    fn what_is_already_so_is_no_event() {
        let past = [
            created(),
            granted("bob", ProjectRole::Viewer, MembershipSource::Provisioning),
        ];
        let grant = |role| ProjectCommand::GrantMembership {
            subject: "bob".to_owned(),
            role,
            source: MembershipSource::Provisioning,
        };
        assert_eq!(decide(&past, grant(ProjectRole::Viewer)), Ok(vec![]));
        assert_eq!(
            decide(&past, grant(ProjectRole::Editor)),
            Ok(vec![granted(
                "bob",
                ProjectRole::Editor,
                MembershipSource::Provisioning
            )])
        );
        assert_eq!(
            decide(
                &past,
                ProjectCommand::Rename {
                    name: name("Finance")
                }
            ),
            Ok(vec![])
        );
        assert_eq!(decide(&past, ProjectCommand::Restore), Ok(vec![]));
    }

    #[test]
    fn a_membership_ends_only_for_the_source_that_withdraws_it() {
        let mut past = vec![
            created(),
            granted("bob", ProjectRole::Admin, MembershipSource::Creation),
            granted("bob", ProjectRole::Viewer, MembershipSource::Provisioning),
        ];
        let withdraw = ProjectCommand::WithdrawMembership {
            subject: "bob".to_owned(),
            source: MembershipSource::Provisioning,
        };
        past.extend(decide(&past, withdraw.clone()).unwrap());
        let members: Vec<_> = fold::<Project>(&past)
            .members()
            .map(|(subject, source, role)| (subject.to_owned(), source, role))
            .collect();
        assert_eq!(
            members,
            [(
                "bob".to_owned(),
                MembershipSource::Creation,
                ProjectRole::Admin
            )]
        );
        assert_eq!(decide(&past, withdraw), Ok(vec![]));
    }
}
