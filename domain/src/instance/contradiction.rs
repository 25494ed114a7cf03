//! What cannot be: the state of an instance, or the state and its process, do not belong together. Only a fault of the program, or
//! of what is stored, brings that about. Nothing that was decided on it may stand, and it must not pass in silence: whoever made
//! the step reports it ([`InstanceCommand::ReportFailure`](super::command::InstanceCommand::ReportFailure)), and what asked for
//! the step is not carried out.

use crate::ids::{ActivationId, ElementId, FlowId, ProcessVersionId, SubscriptionId};

/// Something that was relied on and is not so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// The instance has begun, but its beginning is not known.
    #[error("contradiction: the instance has events, but none says how it started")]
    NoStart,
    /// Something is to be told to the caller of an instance that nobody called.
    #[error(
        "contradiction: the caller is to be told of an escalation, but nobody called the instance"
    )]
    NoCaller,
    /// An activation that something belongs to is not there.
    #[error("contradiction: activation {0} is needed, but is not active")]
    NotActive(ActivationId),
    /// A subscription that is to be closed is not there.
    #[error("contradiction: subscription {0} is to be closed, but is not open")]
    NotOpen(SubscriptionId),
    /// The instance names an element that its process does not have.
    #[error("contradiction: the instance is in element '{0}', which its process does not have")]
    UnknownElement(ElementId),
    /// The version that an instance is to go on in was not read.
    #[error("contradiction: process version {0} is to be run, but was not read")]
    UnknownVersion(ProcessVersionId),
    /// A token is on a flow that the process does not have.
    #[error("contradiction: a token is on flow '{0}', which the process does not have")]
    UnknownFlow(FlowId),
    /// A schedule that a timer was set by cannot be read.
    #[error(
        "contradiction: the timer of '{element}' was set by a schedule that cannot be read: {reason}"
    )]
    UnreadableSchedule {
        /// The element that waits.
        element: ElementId,
        /// What is the matter with it.
        reason: String,
    },
    /// An element is not what it was taken for.
    #[error("contradiction: element '{element}' is taken for {expected}, which it is not")]
    OtherElement {
        /// The element.
        element: ElementId,
        /// What it was taken for.
        expected: &'static str,
    },
    /// An activation is not what it was taken for.
    #[error("contradiction: activation {activation} is taken for {expected}, which it is not")]
    OtherActivation {
        /// The activation.
        activation: ActivationId,
        /// What it was taken for.
        expected: &'static str,
    },
}
