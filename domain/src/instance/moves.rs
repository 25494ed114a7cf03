//! What a step does next of itself.

use super::event::Position;
use crate::{
    ids::{ActivationId, FlowId, SubscriptionId},
    model::graph::ElementIndex,
};

/// The next thing a step does.
pub(crate) enum Move {
    /// An element is entered.
    Enter {
        /// The element.
        element: ElementIndex,
        /// Where.
        scope: ActivationId,
        /// The flows whose tokens it takes.
        from: Vec<FlowId>,
    },
    /// A sub-process is made for tokens that are to stand inside it.
    MakeScope {
        /// The sub-process.
        element: ElementIndex,
        /// Where.
        scope: ActivationId,
        /// Where the tokens are to stand.
        begins_at: Vec<Position>,
    },
    /// An event is triggered whose condition has become true.
    TriggerConditional {
        /// The subscription by which it waits.
        subscription: SubscriptionId,
    },
    /// A user task that is ending calls its next listener for that.
    CallCancelingListener {
        /// The task.
        task: ActivationId,
    },
    /// A complex gateway that was activated has got all others, and begins anew.
    ResetGateway {
        /// Its activation.
        gateway: ActivationId,
    },
    /// What waits for a compensation has the next activity compensated, or is done.
    Compensate {
        /// Its activation.
        waiting: ActivationId,
    },
    /// What came while the instance was suspended goes on.
    Release,
    /// A multi-instance activity opens its next item.
    OpenItem {
        /// The activity's body.
        body: ActivationId,
    },
}

impl Move {
    /// Whether there may be more of the instance afterwards.
    pub(super) fn may_make_more(&self) -> bool {
        match self {
            Self::Enter { .. }
            | Self::MakeScope { .. }
            | Self::TriggerConditional { .. }
            | Self::OpenItem { .. } => true,
            Self::CallCancelingListener { .. }
            | Self::ResetGateway { .. }
            | Self::Compensate { .. }
            | Self::Release => false,
        }
    }
}
