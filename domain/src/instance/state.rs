//! What an instance is at a moment: the fold of its events. Folding needs no process, no clock and no other stream.

use super::event::{
    Assignment, Awaits, DueTimer, InstanceEvent, InstanceStarted, MultiInstanceRole, Outcome, Parent, Repeat,
};
use crate::{
    ids::{
        ActivationId, ElementId, FlowId, IncidentId, InstanceId, LeaseId, ProcessId, ProcessVersionId, SubscriptionId,
        WorkId,
    },
    value::Variables,
};
use feel::Value;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

/// An instance at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceState {
    /// The instance.
    pub id: InstanceId,
    /// How many events made it; the sequence of the last.
    pub sequence: u64,
    /// Where it is in its life.
    pub status: InstanceStatus,
    /// How it began; `None` before it did.
    pub started: Option<Arc<InstanceStarted>>,
    /// Every active element; the root is the process itself.
    pub activations: BTreeMap<ActivationId, Activation>,
    /// Tokens that wait to enter an element, oldest first. Those before a join wait here for the others.
    pub tokens: VecDeque<Token>,
    /// What needs an operator.
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// The variables the root scope had when the instance ended, or has.
    pub variables: Variables,
    /// How many elements were entered since the instance last waited for something from outside.
    pub entries_without_waiting: u64,
}

/// The life of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InstanceStatus {
    /// It has no event yet.
    NotStarted,
    /// It has tokens, activities or incidents.
    Running,
    /// It is to be canceled and waits for called instances to end.
    Canceling,
    /// Every token reached its end.
    Completed,
    /// It was canceled.
    Canceled,
    /// It ended with an error its caller catches.
    Failed,
}

/// One run of one element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activation {
    /// Its id.
    pub id: ActivationId,
    /// The element; `None` is the process itself.
    pub element: Option<ElementId>,
    /// The activation it is a child of; `None` for the root.
    pub parent: Option<ActivationId>,
    /// The process version it belongs to.
    pub process_version: ProcessVersionId,
    /// Where it is in its life.
    pub status: ActivationStatus,
    /// Its own variables. The root's are in [`InstanceState::variables`].
    pub variables: Variables,
    /// Its part in a multi-instance activity.
    pub multi_instance: Option<MultiInstanceState>,
    /// What it waits for besides its children.
    pub work: Work,
    /// The timers and messages it waits for.
    pub subscriptions: Vec<Subscription>,
}

/// The life of an activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivationStatus {
    /// It runs.
    Active,
    /// It ends as soon as what it called has ended.
    Terminating,
}

/// The part of an activation in a multi-instance activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MultiInstanceState {
    /// It holds the items.
    Body {
        /// The input collection.
        collection: Arc<Vec<Value>>,
        /// The result of each item by its place; `None` until it completed.
        outputs: Vec<Option<Value>>,
        /// How many items were opened.
        opened: u32,
        /// How many completed.
        completed: u32,
        /// How many were terminated.
        terminated: u32,
        /// Whether no more items are to be opened, since the completion condition held.
        finished: bool,
    },
    /// It is one item.
    Item {
        /// Its place in the collection, from 0.
        index: u32,
    },
}

/// What an activation waits for besides its children and subscriptions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Work {
    /// Nothing.
    None,
    /// A worker.
    Job {
        /// The job.
        job: WorkId,
        /// Attempts left.
        retries: u32,
        /// The last lease that ran out, which must not cost a second attempt.
        lost_lease: Option<LeaseId>,
        /// Whether it still waits.
        open: bool,
    },
    /// A person.
    UserTask {
        /// The task.
        task: WorkId,
        /// Who may work on it.
        assignment: Assignment,
        /// Whether it still waits.
        open: bool,
    },
    /// An instance of another process.
    CalledInstance {
        /// The instance.
        child: InstanceId,
        /// How it ended, if it did.
        outcome: Option<Outcome>,
    },
}

/// A waiting for a timer or a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// The element whose trigger is waited for.
    pub element: ElementId,
    /// What is waited for.
    pub awaits: Awaits,
}

/// A token that waits to enter an element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Token {
    /// The scope it moves in.
    pub scope: ActivationId,
    /// Where it stands.
    pub at: TokenPlace,
}

/// Where a token stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenPlace {
    /// On a sequence flow.
    Flow(FlowId),
    /// Before an element that is entered without a flow: a start event, a triggered boundary event or event sub-process.
    Element(ElementId),
}

/// Something that needs an operator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// The activation that waits for its resolution.
    pub activation: ActivationId,
    /// What is done again then.
    pub repeat: Repeat,
}
