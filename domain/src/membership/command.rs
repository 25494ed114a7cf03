//! What can be asked about a stored membership in the organisation.

use super::event::Granted;

/// A change of a person's stored organisation roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MembershipCommand {
    /// Let the person have exactly these roles.
    Grant(Granted),
    /// Take every role away.
    Withdraw,
}
