//! What has happened to an instance. Each variant's name is its stored type and the type in `…/history`; each is folded by
//! [`InstanceState::apply`](super::state::InstanceState) alone, without the process it came from.

use crate::{
    aggregate::Event,
    ids::{
        ActivationId, ElementId, FlowId, IncidentId, InstanceId, LeaseId, MessageId, ProcessId,
        ProcessVersionId, ProjectId, ResourceId, SubscriptionId, WorkId,
    },
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One fact in the history of an instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// A waiting token was taken away: its scope ended before it moved on.
    TokensDiscarded {
        /// The scope all of whose waiting tokens ended.
        scope: ActivationId,
        /// The element whose scope it is; the process itself has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        element: Option<ElementId>,
    },
    /// Variables of a scope were set; others in it are kept.
    VariablesSet {
        /// The scope.
        scope: ActivationId,
        /// The element whose scope it is; the process itself has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        element: Option<ElementId>,
        /// The new values.
        variables: Variables,
    },
    /// An active element began to wait for a timer or a message.
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
        /// The message.
        message: MessageId,
        /// Whether the subscription stays open for the next one (a non-interrupting event).
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
    /// The element published a message.
    MessageThrown(Box<MessageThrown>),
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
        collection: Arc<Vec<Value>>,
    },
    /// Something needs an operator; the activation waits until it is resolved.
    IncidentRaised(Box<IncidentRaised>),
    /// The incident is over: resolved by an operator, or its activation ended.
    IncidentResolved {
        /// The incident.
        incident: IncidentId,
        /// The activation it held.
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

/// See [`InstanceEvent::InstanceStarted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceStarted {
    /// The project.
    pub project: ProjectId,
    /// The BPMN file.
    pub resource: ResourceId,
    /// The process version; of a draft under test, the id the draft's process would have.
    pub process_version: ProcessVersionId,
    /// The process.
    pub process_id: ProcessId,
    /// The process' name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// The version's number; 0 for a draft under test.
    pub version: u32,
    /// The start event.
    pub element: ElementId,
    /// The caller's own key for the instance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_id: Option<String>,
    /// Whether it is a test instance.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
    /// The instance that called it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent>,
    /// The message that started it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<StartMessage>,
    /// The root scope's variables.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
}

/// The call activity an instance was called by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parent {
    /// The calling instance.
    pub instance: InstanceId,
    /// The call activity's activation in it.
    pub activation: ActivationId,
    /// Which error codes are caught above. An error that nobody catches must stop where it was thrown, so the called
    /// instance has to know before it ends.
    pub catches: Catches,
}

/// Which error codes would be caught.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Catches {
    /// Every code.
    All,
    /// These codes.
    Codes(Vec<String>),
}

/// The message an instance was started by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartMessage {
    /// The message.
    pub id: MessageId,
    /// Its name.
    pub name: String,
    /// Its key, which no second running instance of the process may share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_key: Option<Value>,
}

/// See [`InstanceEvent::ElementPassed`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElementPassed {
    /// The id this passage has in history.
    pub activation: ActivationId,
    /// The element.
    pub element: ElementId,
    /// The scope it stands in.
    pub scope: ActivationId,
    /// The flows whose tokens it consumed; none for an element that is entered without a flow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<FlowId>,
    /// The flows it put tokens on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<FlowId>,
}

/// See [`InstanceEvent::ElementEntered`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElementEntered {
    /// The new activation.
    pub activation: ActivationId,
    /// The element.
    pub element: ElementId,
    /// The activation it is a child of: its scope, or the multi-instance body of an item.
    pub scope: ActivationId,
    /// The flows whose tokens it consumed; none for an element that is entered without a flow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<FlowId>,
    /// Its own variables: mapped inputs, an item and its counter.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Its part in a multi-instance activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<MultiInstanceRole>,
}

/// The part an activation has in a multi-instance activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MultiInstanceRole {
    /// It holds the items.
    Body {
        /// The input collection.
        collection: Arc<Vec<Value>>,
    },
    /// It is one item.
    Item {
        /// Its place in the collection, from 0.
        index: u32,
    },
}

/// See [`InstanceEvent::ElementCompleted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElementCompleted {
    /// The activation that ended.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The flows it put tokens on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<FlowId>,
    /// What a multi-instance item contributes to the output collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<Value>,
}

/// See [`InstanceEvent::SubscriptionOpened`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubscriptionOpened {
    /// The activation that waits; when it ends, the subscription is closed with it.
    pub activation: ActivationId,
    /// The subscription.
    pub subscription: SubscriptionId,
    /// The element whose trigger is waited for: the activation's own, a boundary event of it, a target of an event-based
    /// gateway, or an event sub-process of the scope.
    pub element: ElementId,
    /// What is waited for.
    pub awaits: Awaits,
}

/// What a subscription waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Awaits {
    /// An instant.
    Timer(DueTimer),
    /// A message.
    Message {
        /// Its name.
        name: String,
        /// The value its key must match.
        correlation_key: Value,
    },
}

/// An occurrence of a timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueTimer {
    /// When it is due.
    pub due: Timestamp,
    /// The schedule's text, if there are to be later occurrences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Cycle>,
}

/// A timer's recurrence. It counts from its own start, so that a late firing does not shift it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cycle {
    /// The text: `R3/PT1S` or cron.
    pub schedule: String,
    /// When it began.
    pub start: Timestamp,
    /// How often it has fired.
    pub fired: u32,
}

/// See [`InstanceEvent::JobCreated`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobCreated {
    /// The activation it runs for: the contract's `executionKey`.
    pub activation: ActivationId,
    /// The job.
    pub job: WorkId,
    /// The element.
    pub element: ElementId,
    /// The task type workers ask for.
    pub task_type: String,
    /// How many attempts there are.
    pub retries: u32,
    /// Static headers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// See [`InstanceEvent::JobFailed`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobFailed {
    /// The activation it ran for.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// Why.
    pub cause: JobFailure,
    /// The code that is thrown if it cannot be tried again.
    pub error_code: String,
    /// How many attempts are left; 0 ends the job and throws the error.
    pub retries_left: u32,
    /// What the worker sent.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
}

/// Why a job failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum JobFailure {
    /// A technical failure the worker reported: it costs one attempt.
    Technical,
    /// A BPMN error the worker reported: it ends the job at once.
    Business,
    /// The worker's lock ran out: it costs one attempt.
    LockLost {
        /// The lease that ran out.
        lease: LeaseId,
    },
}

/// See [`InstanceEvent::UserTaskCreated`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UserTaskCreated {
    /// The activation it belongs to: the contract's `executionKey`.
    pub activation: ActivationId,
    /// The task.
    pub task: WorkId,
    /// The element.
    pub element: ElementId,
    /// `UserTask` or `ManualTask`.
    pub task_type: String,
    /// Who may work on it.
    #[serde(default)]
    pub assignment: Assignment,
    /// The form's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_key: Option<String>,
    /// The form's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_id: Option<String>,
    /// Static headers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// Who may work on a user task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The one person it is assigned to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// The people who may take it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidate_users: Vec<String>,
    /// The groups whose members may take it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidate_groups: Vec<String>,
}

/// See [`InstanceEvent::MessageThrown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageThrown {
    /// The activation that published it.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The id the message has.
    pub message: MessageId,
    /// Its name.
    pub name: String,
    /// Its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_key: Option<Value>,
    /// Its variables.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Until when it is kept for a subscriber.
    pub expires_at: Timestamp,
}

/// See [`InstanceEvent::InstanceCalled`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceCalled {
    /// The call activity's activation.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The id the called instance has.
    pub child: InstanceId,
    /// The called process; its latest deployed version is started.
    pub process_id: ProcessId,
    /// What is handed down.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Which errors of the called instance are caught here or above.
    pub catches: Catches,
}

/// How a called instance ended, with what its caller may take over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It completed.
    Completed,
    /// It was canceled.
    Canceled,
    /// It threw an error that is caught above.
    Failed {
        /// The error's code.
        error_code: String,
    },
    /// It could not be started.
    NotStarted {
        /// Why.
        reason: String,
    },
}

/// See [`InstanceEvent::IncidentRaised`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncidentRaised {
    /// The incident.
    pub incident: IncidentId,
    /// The activation that waits for its resolution.
    pub activation: ActivationId,
    /// Its element; the process itself has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// Its category.
    pub error_type: IncidentType,
    /// The BPMN error's code, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// What went wrong and what to do.
    pub message: String,
    /// What is done again on resolution.
    pub repeat: Repeat,
}

/// The contract's `errorType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IncidentType {
    /// A BPMN error that nothing catches.
    BpmnError,
    /// An expression that did not give what was needed.
    FeelError,
    /// No flow of a gateway could be taken.
    GatewayNoMatch,
    /// A timer's text could not be resolved.
    TimerResolution,
    /// A worker's lock ran out for the last time.
    JobLockLost,
    /// A message subscription could not be opened.
    SubscriptionError,
    /// The called instance was canceled.
    CallActivityCanceled,
    /// The called process has no deployed version.
    NoHandler,
    /// Something unexpected.
    Unknown,
}

impl IncidentType {
    /// The category as the contract names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BpmnError => "BpmnError",
            Self::FeelError => "FeelError",
            Self::GatewayNoMatch => "GatewayNoMatch",
            Self::TimerResolution => "TimerResolution",
            Self::JobLockLost => "JobLockLost",
            Self::SubscriptionError => "SubscriptionError",
            Self::CallActivityCanceled => "CallActivityCanceled",
            Self::NoHandler => "NoHandler",
            Self::Unknown => "Unknown",
        }
    }
}

/// What is done again when an incident is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Repeat {
    /// Everything from the input mappings on.
    Enter,
    /// What the element does, its subscriptions being open already.
    Execute,
    /// Its leaving: output mappings and the choice of flows.
    Complete,
}

impl Event for InstanceEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::InstanceStarted(_) => "InstanceStarted",
            Self::ElementPassed(_) => "ElementPassed",
            Self::ElementEntered(_) => "ElementEntered",
            Self::ElementCompleted(_) => "ElementCompleted",
            Self::ElementTerminating { .. } => "ElementTerminating",
            Self::ElementTerminated { .. } => "ElementTerminated",
            Self::TokensDiscarded { .. } => "TokensDiscarded",
            Self::VariablesSet { .. } => "VariablesSet",
            Self::SubscriptionOpened(_) => "SubscriptionOpened",
            Self::SubscriptionClosed { .. } => "SubscriptionClosed",
            Self::JobCreated(_) => "JobCreated",
            Self::JobCompleted { .. } => "JobCompleted",
            Self::JobFailed(_) => "JobFailed",
            Self::UserTaskCreated(_) => "UserTaskCreated",
            Self::UserTaskAssigned { .. } => "UserTaskAssigned",
            Self::UserTaskCompleted { .. } => "UserTaskCompleted",
            Self::UserTaskFailed { .. } => "UserTaskFailed",
            Self::TimerFired { .. } => "TimerFired",
            Self::MessageCorrelated { .. } => "MessageCorrelated",
            Self::ErrorCaught { .. } => "ErrorCaught",
            Self::MessageThrown(_) => "MessageThrown",
            Self::InstanceCalled(_) => "InstanceCalled",
            Self::CalledInstanceEnded { .. } => "CalledInstanceEnded",
            Self::CollectionRead { .. } => "CollectionRead",
            Self::IncidentRaised(_) => "IncidentRaised",
            Self::IncidentResolved { .. } => "IncidentResolved",
            Self::InstanceCanceling {} => "InstanceCanceling",
            Self::InstanceCompleted {} => "InstanceCompleted",
            Self::InstanceCanceled {} => "InstanceCanceled",
            Self::InstanceFailed { .. } => "InstanceFailed",
        }
    }
}

impl InstanceEvent {
    /// The activation it is about; the root's for what concerns the whole instance, which only the stream's id names.
    pub fn activation(&self) -> Option<ActivationId> {
        match self {
            Self::ElementPassed(event) => Some(event.activation),
            Self::ElementEntered(event) => Some(event.activation),
            Self::ElementCompleted(event) => Some(event.activation),
            Self::SubscriptionOpened(event) => Some(event.activation),
            Self::JobCreated(event) => Some(event.activation),
            Self::JobFailed(event) => Some(event.activation),
            Self::UserTaskCreated(event) => Some(event.activation),
            Self::MessageThrown(event) => Some(event.activation),
            Self::InstanceCalled(event) => Some(event.activation),
            Self::IncidentRaised(event) => Some(event.activation),
            Self::TokensDiscarded { scope, .. } | Self::VariablesSet { scope, .. } => Some(*scope),
            Self::ElementTerminating { activation, .. }
            | Self::ElementTerminated { activation, .. }
            | Self::SubscriptionClosed { activation, .. }
            | Self::JobCompleted { activation, .. }
            | Self::UserTaskAssigned { activation, .. }
            | Self::UserTaskCompleted { activation, .. }
            | Self::UserTaskFailed { activation, .. }
            | Self::TimerFired { activation, .. }
            | Self::MessageCorrelated { activation, .. }
            | Self::ErrorCaught { activation, .. }
            | Self::CalledInstanceEnded { activation, .. }
            | Self::CollectionRead { activation, .. }
            | Self::IncidentResolved { activation, .. } => Some(*activation),
            Self::InstanceStarted(_)
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
            Self::JobCreated(event) => Some(&event.element),
            Self::JobFailed(event) => Some(&event.element),
            Self::UserTaskCreated(event) => Some(&event.element),
            Self::MessageThrown(event) => Some(&event.element),
            Self::InstanceCalled(event) => Some(&event.element),
            Self::IncidentRaised(event) => event.element.as_ref(),
            Self::TokensDiscarded { element, .. }
            | Self::VariablesSet { element, .. }
            | Self::IncidentResolved { element, .. } => element.as_ref(),
            Self::ElementTerminating { element, .. }
            | Self::ElementTerminated { element, .. }
            | Self::SubscriptionClosed { element, .. }
            | Self::JobCompleted { element, .. }
            | Self::UserTaskAssigned { element, .. }
            | Self::UserTaskCompleted { element, .. }
            | Self::UserTaskFailed { element, .. }
            | Self::TimerFired { element, .. }
            | Self::MessageCorrelated { element, .. }
            | Self::ErrorCaught { element, .. }
            | Self::CalledInstanceEnded { element, .. }
            | Self::CollectionRead { element, .. } => Some(element),
            Self::InstanceCanceling {}
            | Self::InstanceCompleted {}
            | Self::InstanceCanceled {}
            | Self::InstanceFailed { .. } => None,
        }
    }

    /// Whether it came from outside the instance: a worker, a person, a timer, a message, a called instance.
    pub fn is_stimulus(&self) -> bool {
        matches!(
            self,
            Self::JobCompleted { .. }
                | Self::JobFailed(_)
                | Self::UserTaskCompleted { .. }
                | Self::UserTaskFailed { .. }
                | Self::TimerFired { .. }
                | Self::MessageCorrelated { .. }
                | Self::CalledInstanceEnded { .. }
        )
    }
}
