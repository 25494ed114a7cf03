//! Why a membership in the organisation refuses a command.

/// There is no reason: every change is possible at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MembershipError {}
