//! Why a resource refuses a command.

use crate::{ids::ElementId, model::Finding};

/// A command that changed nothing, and why.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ResourceError {
    /// There is no such resource, or it was deleted.
    #[error("there is no such resource")]
    NotFound,
    /// There is a resource with this id already.
    #[error("there is a resource with this id already")]
    Exists,
    /// The file cannot be stored, or a stored file cannot be deployed.
    #[error("{}", summary(.findings))]
    Rejected {
        /// Everything that was found, what blocks nothing too.
        findings: Vec<Finding>,
    },
    /// What a start event waits for cannot be told when it is deployed.
    #[error("start event '{element}': {message}")]
    StartTrigger {
        /// The start event.
        element: ElementId,
        /// What was expected and found.
        message: String,
    },
    /// A deployed file never changes.
    #[error("the resource is deployed and cannot be changed; create a new version and deploy that")]
    Deployed,
    /// A timer is due that starts a process which is suspended.
    #[error("the process definition is suspended: its timers fire when it is resumed")]
    Suspended,
    /// Instances of its processes run.
    #[error("{running} instances of its processes run; let them end or cancel them first")]
    InUse {
        /// How many.
        running: u64,
    },
}

/// The worst finding, and how many more there are.
fn summary(findings: &[Finding]) -> String {
    let most = findings.iter().map(|finding| finding.blocks).max();
    let mut blocking = findings
        .iter()
        .filter(|finding| Some(finding.blocks) == most);
    let Some(first) = blocking.next() else {
        return "the file is not usable".to_owned();
    };
    match blocking.count() {
        0 => first.to_string(),
        more => format!("{first} (and {more} more findings)"),
    }
}
