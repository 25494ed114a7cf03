//! What can be asked of a resource.

use crate::{
    ids::{ProcessId, ProcessVersionId, ProjectId, ResourceId, SubscriptionId},
    name::Name,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// A change of a resource, or something that became due for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceCommand {
    /// Store a file as a draft.
    Create {
        /// The project it belongs to.
        project: ProjectId,
        /// Its name.
        name: Name,
        /// The file.
        xml: String,
    },
    /// Replace the file of a draft.
    Update {
        /// The new name.
        name: Name,
        /// The new file.
        xml: String,
    },
    /// Let instances of its processes start. Repeated, it changes nothing.
    Deploy {
        /// For each process that the project has deployed before, the version with the highest number, deleted or not. It may
        /// be out of date: the unique version number in storage shows that, and then the deployment is decided again.
        latest: BTreeMap<ProcessId, LatestVersion>,
    },
    /// Delete it.
    Delete {
        /// How many instances of its processes run.
        running_instances: u64,
    },
    /// A newer version of one of its processes was deployed: instances start from that one alone.
    Supersede {
        /// Its own version.
        process_version: ProcessVersionId,
        /// The newer one.
        by: ProcessVersionId,
    },
    /// Let no token move in any instance of one of its processes, and start none.
    Suspend {
        /// The process version.
        process_version: ProcessVersionId,
        /// Why.
        reason: Option<String>,
    },
    /// Let them move again.
    Resume {
        /// The process version.
        process_version: ProcessVersionId,
    },
    /// A timer start event is due.
    FireStartTimer {
        /// The subscription.
        subscription: SubscriptionId,
        /// The occurrence that is due; another one is not fired.
        due: Timestamp,
    },
}

/// The newest version of a process that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatestVersion {
    /// The resource it is in.
    pub resource: ResourceId,
    /// Its id.
    pub process_version: ProcessVersionId,
    /// Its number.
    pub version: u32,
}
