//! What has happened to an instance. Each variant's name is its stored type and the type in `…/history`; each is folded by
//! [`InstanceState::apply`](super::state::InstanceState) alone, without the process it came from.

mod call;
mod compensation;
mod element;
mod escalation;
mod incident;
mod job;
mod listener;
mod message;
mod migration;
mod modification;
mod names;
mod part;
mod position;
mod signal;
mod start;
mod subscription;
mod suspension;
mod trigger;
mod user_task;

pub use call::{CalledVersion, InstanceCalled, Outcome};
pub use compensation::{Compensates, CompensationThrown};
pub use element::{ElementCompleted, ElementEntered, ElementPassed, LoopRole};
pub use escalation::{CalledEscalation, EscalationThrown};
pub use incident::{IncidentEnd, IncidentRaised, IncidentType, Repeat};
pub use job::{JobCreated, JobFailed, JobFailure};
pub use listener::{ListenerCall, ListenerEvent};
pub use message::MessageThrown;
pub use migration::InstanceMigrated;
pub use modification::{InstanceModified, Operation, TokensPlaced};
pub use part::{End, IncidentEvent, JobEvent, Life, Part, UserTaskEvent};
pub use position::Position;
pub use signal::SignalThrown;
pub use start::{Catches, InstanceStarted, Parent, StartMessage, StartSignal};
pub use subscription::SubscriptionOpened;
pub use suspension::{Stimulus, StimulusParked};
pub use trigger::TriggerArrived;
pub use user_task::{Assignment, UserTaskCreated};

use crate::{
    aggregate::event_kinds,
    awaits::DueTimer,
    ids::{
        ActivationId, ElementId, FlowId, IncidentId, InstanceId, MessageId, SignalId,
        SubscriptionId,
    },
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One fact in the history of an instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "data")]
pub enum InstanceEvent {
    /// The instance exists.
    InstanceStarted(Box<InstanceStarted>),
    /// A token, or one from each incoming flow of a join, passed through an element that did not wait.
    ElementPassed(ElementPassed),
    /// An element holds a token and is active.
    ElementEntered(ElementEntered),
    /// An active element ended and its tokens moved on.
    ElementCompleted(ElementCompleted),
    /// An active element is to end before its time, and waits for a called instance to end first.
    ElementTerminating {
        /// The activation.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
    },
    /// An active element ended before its time.
    ElementTerminated {
        /// The activation.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
    },
    /// A token came to a complex gateway, which is active from its first token on and counts them.
    GatewayReached {
        /// The gateway's activation.
        activation: ActivationId,
        /// The gateway.
        element: ElementId,
        /// The flow whose token it took.
        from: FlowId,
    },
    /// The tokens that came were enough for a complex gateway. It stays active until the others have come, or cannot come.
    GatewayActivated {
        /// The gateway's activation.
        activation: ActivationId,
        /// The gateway.
        element: ElementId,
        /// The flows it put a token on.
        taken: Vec<FlowId>,
    },
    /// An ad-hoc sub-process began, and with it what its collection of active elements names; or somebody triggered an element of it.
    AdHocElementsTriggered {
        /// The ad-hoc sub-process' activation.
        activation: ActivationId,
        /// The ad-hoc sub-process.
        element: ElementId,
        /// The elements that begin, in this order; one that is named twice begins twice.
        triggered: Vec<ElementId>,
        /// Whether somebody asked for it. Else the sub-process began.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        requested: bool,
    },
    /// Nothing begins in an ad-hoc sub-process any more: its completion condition holds, everything in it has ended, or an event
    /// interrupted it.
    AdHocSubProcessClosed {
        /// The ad-hoc sub-process' activation.
        activation: ActivationId,
        /// The ad-hoc sub-process.
        element: ElementId,
    },
    /// Waiting tokens were taken away: their scope ended before they moved on, or an operator canceled them.
    TokensDiscarded {
        /// The scope they waited in.
        scope: ActivationId,
        /// The element whose scope it is; the process itself has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        element: Option<ElementId>,
        /// Where those stood that were taken away, if the others stay.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        only: Vec<Position>,
    },
    /// An operator changed the tokens of the instance; what follows from that are the events after it.
    InstanceModified(Box<InstanceModified>),
    /// The instance goes on in another version of its process.
    InstanceMigrated(Box<InstanceMigrated>),
    /// Tokens were put where no flow led them.
    TokensPlaced(TokensPlaced),
    /// Variables of a scope were set; others in it are kept.
    VariablesSet {
        /// The scope.
        scope: ActivationId,
        /// The element whose scope it is; the process itself has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        element: Option<ElementId>,
        /// The new values.
        variables: Variables,
        /// Whether a listener set them that was called for the element: they are its own.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_listener: bool,
        /// Whether somebody asked for it who is not part of the process.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        from_outside: bool,
    },
    /// An active element began to wait for a timer, a message, a signal or a condition.
    SubscriptionOpened(SubscriptionOpened),
    /// An active element no longer waits for it, without its having come.
    SubscriptionClosed {
        /// The activation that waited.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// A job waits for a worker.
    JobCreated(Box<JobCreated>),
    /// A worker completed the job.
    JobCompleted {
        /// The activation it ran for.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
    },
    /// A worker reported a failure, or its lock ran out.
    JobFailed(JobFailed),
    /// A task waits for a person.
    UserTaskCreated(Box<UserTaskCreated>),
    /// The people who may work on a task were replaced.
    UserTaskAssigned {
        /// The activation it belongs to.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// Who may work on it from now on.
        assignment: Assignment,
    },
    /// Other people were asked for; listeners are called before they are assigned.
    UserTaskAssigning {
        /// The activation it belongs to.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// Who is to work on it.
        assignment: Assignment,
    },
    /// A person reported the task done; listeners are called before it is. Again if one of them adds something.
    UserTaskCompleting {
        /// The activation it belongs to.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// What is submitted, or added to that.
        variables: Variables,
    },
    /// A listener refused what was asked of the task: it waits as before.
    UserTaskChangeDenied {
        /// The activation it belongs to.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// The error code that the listener's worker gave.
        error_code: String,
        /// What the worker sent with it: variables of the task's own, for people to read.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
    /// A person completed the task.
    UserTaskCompleted {
        /// The activation it belonged to.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// What was submitted.
        variables: Variables,
    },
    /// A person reported that the task cannot be done.
    UserTaskFailed {
        /// The activation it belonged to.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// The BPMN error code.
        error_code: String,
        /// What was submitted.
        variables: Variables,
    },
    /// A timer was due.
    TimerFired {
        /// The activation that waited.
        activation: ActivationId,
        /// Which of its subscriptions.
        subscription: SubscriptionId,
        /// The element the timer belongs to: an event, or the boundary event of the activation.
        element: ElementId,
        /// Which of the element's event definitions it is, from 0; absent if it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        definition: Option<u32>,
        /// When a cycle is due again; without it the subscription is closed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<DueTimer>,
    },
    /// A message reached the subscription that waited for it.
    MessageCorrelated {
        /// The activation that waited.
        activation: ActivationId,
        /// Which of its subscriptions.
        subscription: SubscriptionId,
        /// The element that waited: an event, a receive task, or the boundary event of the activation.
        element: ElementId,
        /// Which of the element's event definitions waited for it, from 0; absent if it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        definition: Option<u32>,
        /// The message.
        message: MessageId,
        /// Whether the subscription stays open for the next one (a non-interrupting event).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        stays_open: bool,
    },
    /// A signal reached a subscription that waited for it.
    SignalReceived {
        /// The activation that waited.
        activation: ActivationId,
        /// Which of its subscriptions.
        subscription: SubscriptionId,
        /// The element that waited: an event, or the boundary event of the activation.
        element: ElementId,
        /// Which of the element's event definitions waited for it, from 0; absent if it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        definition: Option<u32>,
        /// The signal.
        signal: SignalId,
        /// When its time is over; until then its element does not get it again.
        expires_at: Timestamp,
        /// Whether the subscription stays open for the next one (a non-interrupting event).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        stays_open: bool,
    },
    /// One of the things came that trigger a parallel multiple event, which all of them do together.
    TriggerArrived(Box<TriggerArrived>),
    /// A condition that was not true became true: the event that waits for it is triggered next.
    ConditionMet {
        /// The activation that waits.
        activation: ActivationId,
        /// Which of its subscriptions.
        subscription: SubscriptionId,
        /// The event.
        element: ElementId,
    },
    /// A condition is not true any more: its event, which interrupts nothing, is triggered again when it becomes true again.
    ConditionNoLongerMet {
        /// The activation that waits.
        activation: ActivationId,
        /// Which of its subscriptions.
        subscription: SubscriptionId,
        /// The event.
        element: ElementId,
    },
    /// An event was triggered, since its condition had become true.
    ConditionalEventTriggered {
        /// The activation that waited.
        activation: ActivationId,
        /// Which of its subscriptions.
        subscription: SubscriptionId,
        /// The event.
        element: ElementId,
        /// Whether the subscription stays open for the next time (a non-interrupting event).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        stays_open: bool,
    },
    /// A BPMN error reached the event that catches it.
    ErrorCaught {
        /// The activation the catching event belongs to: an activity, or the scope of an event sub-process.
        activation: ActivationId,
        /// The catching boundary event or event sub-process.
        element: ElementId,
        /// The error's code.
        error_code: String,
    },
    /// The element threw an escalation, or the instance that it called did; whoever catches it or not.
    EscalationThrown(Box<EscalationThrown>),
    /// An escalation reached the event that catches it.
    EscalationCaught {
        /// The activation the catching event belongs to: an activity, or the scope of an event sub-process.
        activation: ActivationId,
        /// The catching boundary event or the start event of an event sub-process.
        element: ElementId,
        /// The escalation's code.
        escalation_code: String,
    },
    /// A transaction was canceled: what completed in it is compensated, and it ends.
    TransactionCanceled {
        /// The transaction's activation.
        activation: ActivationId,
        /// The boundary event by which it is left.
        element: ElementId,
    },
    /// The element asked for the compensation of what completed, and waits for it.
    CompensationThrown(Box<CompensationThrown>),
    /// All that the element asked for is compensated.
    CompensationCompleted {
        /// The activation that waited.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
    },
    /// The element published a message.
    MessageThrown(Box<MessageThrown>),
    /// The element published a signal.
    SignalThrown(Box<SignalThrown>),
    /// A call activity called an instance of another process.
    InstanceCalled(Box<InstanceCalled>),
    /// A called instance ended.
    CalledInstanceEnded {
        /// The call activity's activation.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// The instance that ended.
        child: InstanceId,
        /// How it ended.
        outcome: Outcome,
    },
    /// A multi-instance activity read its input collection again, after it could not be read before.
    CollectionRead {
        /// The body's activation.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// The collection.
        #[cfg_attr(test, schemars(with = "Vec<crate::value::StoredValue>"))]
        collection: Arc<Vec<Value>>,
    },
    /// A multi-instance activity got the number of its instances, after it could not be told before.
    CardinalityRead {
        /// The body's activation.
        activation: ActivationId,
        /// Its element.
        element: ElementId,
        /// How many instances there are.
        instances: u32,
    },
    /// Something needs an operator; the activation waits until it is resolved.
    IncidentRaised(Box<IncidentRaised>),
    /// The incident is over: resolved by an operator, or what it held ended.
    IncidentResolved {
        /// The incident.
        incident: IncidentId,
        /// The activation it held.
        activation: ActivationId,
        /// Its element; the process itself has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        element: Option<ElementId>,
        /// How it ended.
        #[serde(default, skip_serializing_if = "IncidentEnd::is_resolved")]
        end: IncidentEnd,
    },
    /// The instance was suspended: none of its tokens moves.
    InstanceSuspended {
        /// Why, as whoever did it says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The suspension of the instance is over.
    InstanceResumed {},
    /// Something has come for a suspended instance, and waits.
    StimulusParked(Box<StimulusParked>),
    /// What came first of all that waits goes on.
    StimulusReleased {
        /// The activation that it is for; the root's for what concerns the whole instance.
        activation: ActivationId,
        /// Its element; the process itself has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        element: Option<ElementId>,
    },
    /// The instance is to be canceled, and waits for called instances to end first.
    InstanceCanceling {},
    /// Every token reached its end.
    InstanceCompleted {},
    /// The instance was canceled.
    InstanceCanceled {},
    /// The instance ended with an error that its caller catches.
    InstanceFailed {
        /// The error's code.
        error_code: String,
        /// What was thrown with it.
        #[serde(default, skip_serializing_if = "Variables::is_empty")]
        variables: Variables,
    },
}

event_kinds! {
    InstanceEvent:
    InstanceStarted,
    ElementPassed,
    ElementEntered,
    ElementCompleted,
    ElementTerminating,
    ElementTerminated,
    GatewayReached,
    GatewayActivated,
    AdHocElementsTriggered,
    AdHocSubProcessClosed,
    TokensDiscarded,
    InstanceModified,
    InstanceMigrated,
    TokensPlaced,
    VariablesSet,
    SubscriptionOpened,
    SubscriptionClosed,
    JobCreated,
    JobCompleted,
    JobFailed,
    UserTaskCreated,
    UserTaskAssigned,
    UserTaskAssigning,
    UserTaskCompleting,
    UserTaskChangeDenied,
    UserTaskCompleted,
    UserTaskFailed,
    TimerFired,
    MessageCorrelated,
    SignalReceived,
    TriggerArrived,
    ConditionMet,
    ConditionNoLongerMet,
    ConditionalEventTriggered,
    ErrorCaught,
    EscalationThrown,
    EscalationCaught,
    TransactionCanceled,
    CompensationThrown,
    CompensationCompleted,
    MessageThrown,
    SignalThrown,
    InstanceCalled,
    CalledInstanceEnded,
    CollectionRead,
    CardinalityRead,
    IncidentRaised,
    IncidentResolved,
    InstanceSuspended,
    InstanceResumed,
    StimulusParked,
    StimulusReleased,
    InstanceCanceling,
    InstanceCompleted,
    InstanceCanceled,
    InstanceFailed,
}

impl InstanceEvent {
    /// The activation it is about; the root's for what concerns the whole instance, which only the stream's id names.
    pub fn activation(&self) -> Option<ActivationId> {
        match self {
            Self::ElementPassed(event) => Some(event.activation),
            Self::ElementEntered(event) => Some(event.activation),
            Self::ElementCompleted(event) => Some(event.activation),
            Self::SubscriptionOpened(event) => Some(event.activation),
            Self::TriggerArrived(event) => Some(event.activation),
            Self::JobCreated(event) => Some(event.activation),
            Self::JobFailed(event) => Some(event.activation),
            Self::UserTaskCreated(event) => Some(event.activation),
            Self::EscalationThrown(event) => Some(event.activation),
            Self::CompensationThrown(event) => Some(event.activation),
            Self::MessageThrown(event) => Some(event.activation),
            Self::SignalThrown(event) => Some(event.activation),
            Self::InstanceCalled(event) => Some(event.activation),
            Self::IncidentRaised(event) => Some(event.activation),
            Self::TokensPlaced(event) => Some(event.scope),
            Self::StimulusParked(event) => Some(event.activation),
            Self::TokensDiscarded { scope, .. } | Self::VariablesSet { scope, .. } => Some(*scope),
            Self::ElementTerminating { activation, .. }
            | Self::ElementTerminated { activation, .. }
            | Self::GatewayReached { activation, .. }
            | Self::GatewayActivated { activation, .. }
            | Self::AdHocElementsTriggered { activation, .. }
            | Self::AdHocSubProcessClosed { activation, .. }
            | Self::SubscriptionClosed { activation, .. }
            | Self::StimulusReleased { activation, .. }
            | Self::JobCompleted { activation, .. }
            | Self::UserTaskAssigned { activation, .. }
            | Self::UserTaskAssigning { activation, .. }
            | Self::UserTaskCompleting { activation, .. }
            | Self::UserTaskChangeDenied { activation, .. }
            | Self::UserTaskCompleted { activation, .. }
            | Self::UserTaskFailed { activation, .. }
            | Self::TimerFired { activation, .. }
            | Self::MessageCorrelated { activation, .. }
            | Self::SignalReceived { activation, .. }
            | Self::ConditionMet { activation, .. }
            | Self::ConditionNoLongerMet { activation, .. }
            | Self::ConditionalEventTriggered { activation, .. }
            | Self::ErrorCaught { activation, .. }
            | Self::EscalationCaught { activation, .. }
            | Self::TransactionCanceled { activation, .. }
            | Self::CompensationCompleted { activation, .. }
            | Self::CalledInstanceEnded { activation, .. }
            | Self::CollectionRead { activation, .. }
            | Self::CardinalityRead { activation, .. }
            | Self::IncidentResolved { activation, .. } => Some(*activation),
            Self::InstanceStarted(_)
            | Self::InstanceModified(_)
            | Self::InstanceMigrated(_)
            | Self::InstanceSuspended { .. }
            | Self::InstanceResumed {}
            | Self::InstanceCanceling {}
            | Self::InstanceCompleted {}
            | Self::InstanceCanceled {}
            | Self::InstanceFailed { .. } => None,
        }
    }

    /// The element it is about; `None` for the process itself.
    pub fn element(&self) -> Option<&ElementId> {
        match self {
            Self::InstanceStarted(event) => Some(&event.element),
            Self::ElementPassed(event) => Some(&event.element),
            Self::ElementEntered(event) => Some(&event.element),
            Self::ElementCompleted(event) => Some(&event.element),
            Self::SubscriptionOpened(event) => Some(&event.element),
            Self::TriggerArrived(event) => Some(&event.element),
            Self::JobCreated(event) => Some(&event.element),
            Self::JobFailed(event) => Some(&event.element),
            Self::UserTaskCreated(event) => Some(&event.element),
            Self::EscalationThrown(event) => Some(&event.element),
            Self::CompensationThrown(event) => Some(&event.element),
            Self::MessageThrown(event) => Some(&event.element),
            Self::SignalThrown(event) => Some(&event.element),
            Self::InstanceCalled(event) => Some(&event.element),
            Self::IncidentRaised(event) => event.element.as_ref(),
            Self::TokensPlaced(event) => event.element.as_ref(),
            Self::StimulusParked(event) => event.element.as_ref(),
            Self::TokensDiscarded { element, .. }
            | Self::VariablesSet { element, .. }
            | Self::IncidentResolved { element, .. }
            | Self::StimulusReleased { element, .. } => element.as_ref(),
            Self::ElementTerminating { element, .. }
            | Self::ElementTerminated { element, .. }
            | Self::GatewayReached { element, .. }
            | Self::GatewayActivated { element, .. }
            | Self::AdHocElementsTriggered { element, .. }
            | Self::AdHocSubProcessClosed { element, .. }
            | Self::SubscriptionClosed { element, .. }
            | Self::JobCompleted { element, .. }
            | Self::UserTaskAssigned { element, .. }
            | Self::UserTaskAssigning { element, .. }
            | Self::UserTaskCompleting { element, .. }
            | Self::UserTaskChangeDenied { element, .. }
            | Self::UserTaskCompleted { element, .. }
            | Self::UserTaskFailed { element, .. }
            | Self::TimerFired { element, .. }
            | Self::MessageCorrelated { element, .. }
            | Self::SignalReceived { element, .. }
            | Self::ConditionMet { element, .. }
            | Self::ConditionNoLongerMet { element, .. }
            | Self::ConditionalEventTriggered { element, .. }
            | Self::ErrorCaught { element, .. }
            | Self::EscalationCaught { element, .. }
            | Self::TransactionCanceled { element, .. }
            | Self::CompensationCompleted { element, .. }
            | Self::CalledInstanceEnded { element, .. }
            | Self::CollectionRead { element, .. }
            | Self::CardinalityRead { element, .. } => Some(element),
            Self::InstanceModified(_)
            | Self::InstanceMigrated(_)
            | Self::InstanceSuspended { .. }
            | Self::InstanceResumed {}
            | Self::InstanceCanceling {}
            | Self::InstanceCompleted {}
            | Self::InstanceCanceled {}
            | Self::InstanceFailed { .. } => None,
        }
    }

    /// Whether it came from outside the instance: a worker, a person, a timer, a message, a signal, a called instance, an operator.
    pub fn is_stimulus(&self) -> bool {
        if let Self::EscalationThrown(thrown) = self {
            return thrown.called.is_some();
        }
        matches!(
            self,
            Self::JobCompleted { .. }
                | Self::JobFailed(_)
                | Self::UserTaskAssigning { .. }
                | Self::UserTaskCompleting { .. }
                | Self::UserTaskCompleted { .. }
                | Self::UserTaskFailed { .. }
                | Self::TimerFired { .. }
                | Self::MessageCorrelated { .. }
                | Self::SignalReceived { .. }
                | Self::CalledInstanceEnded { .. }
                | Self::InstanceModified(_)
                | Self::VariablesSet {
                    from_outside: true,
                    ..
                }
                | Self::InstanceMigrated(_)
                | Self::StimulusReleased { .. }
                | Self::AdHocElementsTriggered {
                    requested: true,
                    ..
                }
                | Self::IncidentResolved {
                    end: IncidentEnd::Resolved,
                    ..
                }
        )
    }
}
