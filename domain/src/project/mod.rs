//! A project: the unit of access. Its stream also holds who its members are.

mod command;
mod error;
mod event;
mod state;

pub use command::ProjectCommand;
pub use error::ProjectError;
pub use event::{MembershipSource, ProjectEvent};
pub use state::{Members, Project};
