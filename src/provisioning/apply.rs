//! Applying a plan: what differs from it is changed.

use super::{Plan, PlannedMembership, PlannedProject, ProvisioningError};
use crate::{
    actor::Actor,
    commands::{CommandError, Commands},
};
use domain::{
    access::ProjectRole,
    ids::ProjectId,
    membership::{Granted, Membership, MembershipCommand},
    project::{MembershipSource, ProjectCommand, ProjectError},
};
use projections::{memberships, organization_members, projects};
use std::collections::{BTreeMap, BTreeSet};
use store::Pool;

/// Who the changes are made by.
const ACTOR: &str = "system:provisioning";

/// Changes what differs from the plan. Memberships that it does not list any more end; projects stay.
pub async fn apply(plan: &Plan, commands: &Commands, pool: &Pool) -> Result<(), ProvisioningError> {
    let provisioning = Provisioning {
        commands,
        pool,
        actor: Actor::new(ACTOR),
    };
    provisioning.refuse_absent_projects(plan).await?;
    for project in &plan.projects {
        provisioning.project(project).await?;
    }
    provisioning.memberships(plan).await?;
    provisioning.organization(plan).await
}

struct Provisioning<'a> {
    commands: &'a Commands,
    pool: &'a Pool,
    actor: Actor,
}

impl Provisioning<'_> {
    async fn refuse_absent_projects(&self, plan: &Plan) -> Result<(), ProvisioningError> {
        let planned: BTreeSet<_> = plan.projects.iter().map(|project| project.id).collect();
        for user in &plan.users {
            for (id, membership) in &user.projects {
                if !planned.contains(id) && projects::get(self.pool, *id).await?.is_none() {
                    return Err(ProvisioningError::no_such_project(user, membership));
                }
            }
        }
        Ok(())
    }

    async fn project(&self, planned: &PlannedProject) -> Result<(), ProvisioningError> {
        if let Some(stored) = projects::get(self.pool, planned.id).await? {
            if stored.name == planned.name.as_str() {
                return Ok(());
            }
            return self
                .change(
                    planned.id,
                    ProjectCommand::Rename {
                        name: planned.name.clone(),
                    },
                )
                .await;
        }
        let create = ProjectCommand::Create {
            name: planned.name.clone(),
            key: Some(planned.key.clone()),
            administrator: None,
        };
        match self.commands.project(&self.actor, planned.id, create).await {
            // Another server that starts now may have been faster.
            Ok(()) | Err(CommandError::Project(ProjectError::Exists { .. })) => Ok(()),
            Err(CommandError::Project(ProjectError::Deleted)) if planned.restore => {
                self.change(planned.id, ProjectCommand::Restore).await?;
                self.change(
                    planned.id,
                    ProjectCommand::Rename {
                        name: planned.name.clone(),
                    },
                )
                .await
            }
            Err(CommandError::Project(ProjectError::Deleted)) => {
                Err(ProvisioningError::Deleted(planned.key.clone()))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn change(
        &self,
        project: ProjectId,
        command: ProjectCommand,
    ) -> Result<(), ProvisioningError> {
        self.commands.project(&self.actor, project, command).await?;
        Ok(())
    }

    async fn memberships(&self, plan: &Plan) -> Result<(), ProvisioningError> {
        let source = MembershipSource::Provisioning;
        let stored: BTreeMap<(ProjectId, String), ProjectRole> =
            memberships::of_source(self.pool, source)
                .await?
                .into_iter()
                .map(|(project, member)| ((project, member.subject), member.role))
                .collect();
        let mut ended: BTreeSet<_> = stored.keys().cloned().collect();
        for user in &plan.users {
            for (project, PlannedMembership { role, .. }) in &user.projects {
                let key = (*project, user.subject.clone());
                ended.remove(&key);
                if stored.get(&key) != Some(role) {
                    let subject = user.subject.clone();
                    self.change(
                        *project,
                        ProjectCommand::GrantMembership {
                            subject,
                            role: *role,
                            source,
                        },
                    )
                    .await?;
                }
            }
        }
        for (project, subject) in ended {
            self.change(
                project,
                ProjectCommand::WithdrawMembership { subject, source },
            )
            .await?;
        }
        Ok(())
    }

    async fn organization(&self, plan: &Plan) -> Result<(), ProvisioningError> {
        let stored: BTreeMap<String, Granted> = organization_members::all(self.pool)
            .await?
            .into_iter()
            .map(|granted| (granted.subject.clone(), granted))
            .collect();
        let mut ended: BTreeSet<_> = stored.keys().cloned().collect();
        for user in plan.users.iter().filter(|user| !user.roles.is_empty()) {
            ended.remove(&user.subject);
            let granted = Granted {
                subject: user.subject.clone(),
                email: user.email.clone(),
                roles: user.roles.clone(),
            };
            if stored.get(&user.subject) != Some(&granted) {
                self.organization_member(&user.subject, MembershipCommand::Grant(granted))
                    .await?;
            }
        }
        for subject in ended {
            self.organization_member(&subject, MembershipCommand::Withdraw)
                .await?;
        }
        Ok(())
    }

    async fn organization_member(
        &self,
        subject: &str,
        command: MembershipCommand,
    ) -> Result<(), ProvisioningError> {
        self.commands
            .membership(&self.actor, Membership::stream(subject), command)
            .await?;
        Ok(())
    }
}
