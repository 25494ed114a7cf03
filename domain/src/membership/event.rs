//! What has happened to a stored membership in the organisation.

use crate::{access::OrganizationRole, aggregate::event_kinds};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One fact about the organisation roles stored for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "data")]
pub enum MembershipEvent {
    /// The person has exactly these roles from now on.
    OrganizationMembershipGranted(Granted),
    /// The person has none any more.
    OrganizationMembershipWithdrawn {},
}

/// The roles of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Granted {
    /// The `sub` of the person's tokens.
    pub subject: String,
    /// The address people know the person by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The roles.
    pub roles: BTreeSet<OrganizationRole>,
}

event_kinds! {
    MembershipEvent:
    OrganizationMembershipGranted,
    OrganizationMembershipWithdrawn,
}
