//! Why an instance refuses a command.

use super::modify::Refusal;
use crate::ids::{ActivationId, IncidentId, InstanceId, SubscriptionId};

/// A command that changed nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstanceError {
    /// No such instance.
    #[error("there is no such instance")]
    NotFound,
    /// The process has no start event that can be started without a trigger.
    #[error(
        "process '{process}' has no start event without a trigger; it starts by: {}",
        listed(starts_by)
    )]
    NoStartEvent {
        /// The process.
        process: String,
        /// What starts it.
        starts_by: Vec<String>,
    },
    /// The process has no start event with this id.
    #[error("process '{process}' has no start event '{element}'")]
    UnknownStartEvent {
        /// The process.
        process: String,
        /// The id that was asked for.
        element: String,
    },
    /// Its variables would be larger than they may be.
    #[error("the variables of the instance would have {found} bytes together, more than {limit}")]
    VariablesTooLarge {
        /// How many bytes they would have ([`feel::Value::bytes`]).
        found: u64,
        /// How many they may have.
        limit: u64,
    },
    /// The instance has ended.
    #[error("the instance is {status} and takes no more commands")]
    Ended {
        /// Its status.
        status: &'static str,
    },
    /// A modification cannot be carried out as a whole.
    #[error("the modification cannot be carried out: {}", told(.refusals))]
    ModificationRefused {
        /// Why not, by its instructions.
        refusals: Vec<Refusal>,
    },
    /// The instance cannot go on in another version of its process.
    #[error("the instance cannot be migrated: {}", issues.join("; "))]
    MigrationRefused {
        /// What stands against it.
        issues: Vec<String>,
    },
    /// It is to end.
    #[error("the instance is being canceled and cannot be suspended")]
    Canceling,
    /// The process version is suspended.
    #[error(
        "the process definition is suspended: no instance of it can be started until it is resumed"
    )]
    DefinitionSuspended,
    /// No such job.
    #[error("there is no job {0}")]
    JobNotFound(ActivationId),
    /// The job has ended.
    #[error("job {0} has ended")]
    JobEnded(ActivationId),
    /// The worker's attempt is over: the job was offered to others since.
    #[error("the lock on job {0} is lost, and the job was offered again")]
    JobOfferedAgain(ActivationId),
    /// No such user task.
    #[error("there is no user task {0}")]
    UserTaskNotFound(ActivationId),
    /// Something was asked of the user task, and its listeners are being called for that.
    #[error(
        "something else was asked of user task {0} before, and its listeners are called for that; ask again when they are done"
    )]
    UserTaskChanging(ActivationId),
    /// No such open incident.
    #[error("there is no open incident {0}")]
    IncidentNotFound(IncidentId),
    /// No such ad-hoc sub-process.
    #[error("the process has no ad-hoc sub-process '{0}'")]
    NoAdHocSubProcess(String),
    /// The ad-hoc sub-process does not run.
    #[error("ad-hoc sub-process '{0}' is not active")]
    AdHocNotActive(String),
    /// Which one is meant cannot be told.
    #[error(
        "ad-hoc sub-process '{0}' is active more than once; name one of its activations by its executionKey instead"
    )]
    AdHocActiveTwice(String),
    /// It waits for its listeners or for an operator.
    #[error(
        "ad-hoc sub-process '{0}' has not begun: its listeners are called before, or it has an incident"
    )]
    AdHocNotBegun(String),
    /// Its completion condition holds, or an event interrupted it.
    #[error("ad-hoc sub-process '{0}' is about to end: nothing begins in it any more")]
    AdHocClosed(String),
    /// The element cannot be triggered.
    #[error("{reason}; what can be triggered in ad-hoc sub-process '{ad_hoc}': {known}")]
    NotTriggerable {
        /// The ad-hoc sub-process.
        ad_hoc: String,
        /// What is the matter with the element.
        reason: String,
        /// The elements that can be.
        known: String,
    },
    /// Nobody waits there any more; a message must find another subscriber.
    #[error("subscription {0} is closed")]
    SubscriptionClosed(SubscriptionId),
    /// The called instance has told of escalations before, which have not been heard yet.
    #[error("instance {0} has told of escalations before this, which have not been heard yet")]
    NotHeardBefore(InstanceId),
}

/// No more than can be read.
fn listed(names: &[String]) -> String {
    const LISTED: usize = 5;
    let listed = names.iter().take(LISTED).cloned().collect::<Vec<_>>();
    match names.len().saturating_sub(LISTED) {
        0 => listed.join(", "),
        more => format!("{} and {more} more", listed.join(", ")),
    }
}

fn told(refusals: &[Refusal]) -> String {
    let reasons = refusals.iter().map(|refusal| refusal.reason.as_str());
    reasons.collect::<Vec<_>>().join("; ")
}
