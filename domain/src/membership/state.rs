//! What a stored membership is, and its one rule: a change that changes nothing is no event.

use super::{
    command::MembershipCommand,
    error::MembershipError,
    event::{Granted, MembershipEvent},
};
use crate::aggregate::{Aggregate, Context};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The organisation roles stored for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The roles, if there are any.
    pub granted: Option<Granted>,
}

impl Membership {
    /// The stream of the person with this subject: a version 5 UUID (RFC 9562, section 5.5), so it needs no look-up.
    pub fn stream(subject: &str) -> Uuid {
        const NAMESPACE: Uuid = Uuid::from_u128(0x3b0e_3c52_77d4_5e0f_8f0c_4a51_9d6e_21b4);
        Uuid::new_v5(&NAMESPACE, subject.as_bytes())
    }
}

impl Aggregate for Membership {
    const TYPE: &'static str = "organization_membership";
    type Command = MembershipCommand;
    type Event = MembershipEvent;
    type Error = MembershipError;

    fn decide(
        &self,
        command: MembershipCommand,
        _context: &Context,
    ) -> Result<Vec<MembershipEvent>, MembershipError> {
        Ok(match command {
            MembershipCommand::Grant(granted) if self.granted.as_ref() != Some(&granted) => {
                vec![MembershipEvent::OrganizationMembershipGranted(granted)]
            }
            MembershipCommand::Withdraw if self.granted.is_some() => {
                vec![MembershipEvent::OrganizationMembershipWithdrawn {}]
            }
            MembershipCommand::Grant(_) | MembershipCommand::Withdraw => Vec::new(),
        })
    }

    fn apply(&mut self, event: &MembershipEvent) {
        self.granted = match event {
            MembershipEvent::OrganizationMembershipGranted(granted) => Some(granted.clone()),
            MembershipEvent::OrganizationMembershipWithdrawn {} => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{access::OrganizationRole, aggregate::fold};

    fn roles(roles: &[OrganizationRole]) -> Granted {
        Granted {
            subject: "alice".to_owned(),
            email: Some("alice@example.com".to_owned()),
            roles: roles.iter().copied().collect(),
        }
    }

    fn decide(past: &[MembershipEvent], command: MembershipCommand) -> Vec<MembershipEvent> {
        let context = Context {
            now: "2026-03-01T12:00:00Z".parse().unwrap(),
            actor: "root".to_owned(),
            seed: 1,
        };
        fold::<Membership>(past).decide(command, &context).unwrap()
    }

    #[test]
    fn other_roles_replace_the_roles_there_were() {
        let user = MembershipEvent::OrganizationMembershipGranted(roles(&[OrganizationRole::User]));
        let admin = roles(&[OrganizationRole::Admin]);
        assert_eq!(
            decide(&[user], MembershipCommand::Grant(admin.clone())),
            [MembershipEvent::OrganizationMembershipGranted(admin)]
        );
    }

    #[test]
    fn what_is_already_so_is_no_event() {
        let granted = roles(&[OrganizationRole::User]);
        let past = [MembershipEvent::OrganizationMembershipGranted(
            granted.clone(),
        )];
        assert_eq!(decide(&past, MembershipCommand::Grant(granted)), []);
        assert_eq!(decide(&[], MembershipCommand::Withdraw), []);
    }

    #[test]
    fn a_withdrawn_membership_can_be_granted_again() {
        let granted = roles(&[OrganizationRole::User]);
        let mut past = vec![MembershipEvent::OrganizationMembershipGranted(
            granted.clone(),
        )];
        past.extend(decide(&past, MembershipCommand::Withdraw));
        assert_eq!(
            past.last(),
            Some(&MembershipEvent::OrganizationMembershipWithdrawn {})
        );
        assert_eq!(
            decide(&past, MembershipCommand::Grant(granted.clone())),
            [MembershipEvent::OrganizationMembershipGranted(granted)]
        );
    }
}
