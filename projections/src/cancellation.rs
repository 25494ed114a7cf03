//! Why a job or a user task ended without a result.

use domain::instance::{
    event::{End, InstanceEvent, Life, Part},
    state::{InstanceState, InstanceStatus},
};

/// The contract's `cancelReason` of work that `event` ended.
pub(crate) fn reason(before: &InstanceState, event: &InstanceEvent) -> &'static str {
    if let Part::Instance(Life::Ended(end)) = event.part() {
        return match end {
            End::Completed => "instance completed",
            End::Failed { .. } => "instance failed",
            End::Canceled => "instance canceled",
        };
    }
    if before.status == InstanceStatus::Canceling {
        "instance canceled"
    } else {
        "activity interrupted"
    }
}
