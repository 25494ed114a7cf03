//! The stored membership of a person in the organisation: one stream for each subject. Memberships in projects belong to the
//! project's stream, so that they end with it.

mod command;
mod error;
mod event;
mod state;

pub use command::MembershipCommand;
pub use error::MembershipError;
pub use event::{Granted, MembershipEvent};
pub use state::Membership;
