//! What has happened to a resource.

use crate::{
    aggregate::event_kinds,
    awaits::{Awaits, DueTimer, StartingCondition, StartingMessage},
    ids::{
        ElementId, InstanceId, ProcessId, ProcessVersionId, ProjectId, ResourceId, SubscriptionId,
    },
    name::Name,
    propagation::Propagation,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One fact about a resource.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "data")]
pub enum ResourceEvent {
    /// The resource exists, as a draft.
    ResourceCreated {
        /// The project it belongs to.
        project: ProjectId,
        /// Who created it.
        created_by: String,
        /// What was stored.
        file: StoredFile,
    },
    /// The draft's file was replaced.
    ResourceUpdated {
        /// What was stored.
        file: StoredFile,
    },
    /// Instances of its processes can start.
    ResourceDeployed {
        /// Its executable processes, in document order.
        processes: Vec<DeployedProcess>,
    },
    /// A newer version of one of its processes was deployed: what starts instances of this one by itself is closed.
    ProcessSuperseded {
        /// Its own version.
        process_version: ProcessVersionId,
        /// The newer one.
        by: ProcessVersionId,
    },
    /// One of its processes was suspended: no token moves in any instance of it, and none is started.
    ProcessSuspended {
        /// The process version.
        process_version: ProcessVersionId,
        /// Why, as whoever did it says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The suspension of one of its processes is over.
    ProcessResumed {
        /// The process version.
        process_version: ProcessVersionId,
    },
    /// A timer start event was due.
    StartTimerFired {
        /// The process version it starts.
        process_version: ProcessVersionId,
        /// The start event.
        element: ElementId,
        /// Which subscription.
        subscription: SubscriptionId,
        /// The id the new instance has.
        instance: InstanceId,
        /// When a cycle is due again; without it the subscription is closed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<DueTimer>,
    },
    /// The resource is gone. Instances that ended keep their history.
    ResourceDeleted {},
}

/// A file as it was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StoredFile {
    /// The `id` of `bpmn:definitions`, which the versions of a resource share.
    pub definitions_id: String,
    /// The name people gave it.
    pub name: Name,
    /// The file.
    pub xml: Arc<str>,
    /// Its executable processes, in document order.
    pub processes: Vec<ExecutableProcess>,
}

/// An executable process of a stored file. A file that replaces another gives its processes new ids, so that a test instance
/// of the old file goes on with the old one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExecutableProcess {
    /// The id it has, under test and when it is deployed.
    pub process_version: ProcessVersionId,
    /// The `id` of `bpmn:process`.
    pub process_id: ProcessId,
    /// The `name` of `bpmn:process`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// Where variables go that leave an activity of it.
    #[serde(default, skip_serializing_if = "Propagation::is_isolated")]
    pub propagation: Propagation,
    /// The `versionTag` by which call activities can mean it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_tag: Option<String>,
}

/// A process that was deployed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeployedProcess {
    /// Which one.
    pub process: ExecutableProcess,
    /// Its number among the versions of the process in the project, from 1.
    pub version: u32,
    /// The version before it, whose start subscriptions must be closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<PreviousVersion>,
    /// What starts instances of it by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starts: Vec<StartSubscription>,
}

/// A version of a process that is not the newest any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PreviousVersion {
    /// The resource it is in.
    pub resource: ResourceId,
    /// The version.
    pub process_version: ProcessVersionId,
}

/// A start event that waits for a message, a signal or a timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StartSubscription {
    /// Its id.
    pub subscription: SubscriptionId,
    /// The start event.
    pub element: ElementId,
    /// What it waits for.
    pub trigger: Awaits<StartingMessage, StartingCondition>,
}

/// The stored file that holds `process_version`, among all the events of its resource: what an instance runs, be the draft
/// it was started from replaced or the resource deleted since.
pub fn file_of<'a>(
    events: impl IntoIterator<Item = &'a ResourceEvent>,
    process_version: ProcessVersionId,
) -> Option<&'a StoredFile> {
    events.into_iter().find_map(|event| match event {
        ResourceEvent::ResourceCreated { file, .. } | ResourceEvent::ResourceUpdated { file } => {
            file.processes
                .iter()
                .any(|process| process.process_version == process_version)
                .then_some(file)
        }
        ResourceEvent::ResourceDeployed { .. }
        | ResourceEvent::ProcessSuperseded { .. }
        | ResourceEvent::ProcessSuspended { .. }
        | ResourceEvent::ProcessResumed { .. }
        | ResourceEvent::StartTimerFired { .. }
        | ResourceEvent::ResourceDeleted {} => None,
    })
}

event_kinds! {
    ResourceEvent:
    ResourceCreated,
    ResourceUpdated,
    ResourceDeployed,
    ProcessSuperseded,
    ProcessSuspended,
    ProcessResumed,
    StartTimerFired,
    ResourceDeleted,
}
