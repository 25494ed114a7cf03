//! Why a job or a user task ended without a result.

use domain::instance::{
    event::InstanceEvent,
    state::{InstanceState, InstanceStatus},
};

/// The contract's `cancelReason` of work that `event` ended.
pub(crate) fn reason(before: &InstanceState, event: &InstanceEvent) -> &'static str {
    match event {
        InstanceEvent::InstanceCompleted {} => "instance completed",
        InstanceEvent::InstanceFailed { .. } => "instance failed",
        InstanceEvent::InstanceCanceled {} => "instance canceled",
        _ if before.status == InstanceStatus::Canceling => "instance canceled",
        _ => "activity interrupted",
    }
}
