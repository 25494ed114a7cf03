//! A resource: one version of a BPMN file, first a draft, then deployed.

mod command;
mod error;
mod event;
mod start;
mod state;

pub use command::{LatestVersion, ResourceCommand};
pub use error::ResourceError;
pub use event::{
    DeployedProcess, ExecutableProcess, PreviousVersion, ResourceEvent, StartSubscription,
    StoredFile, file_of,
};
pub use state::Resource;
