//! One run of one element: how far it is, what it waits for, and the tokens in it.

use super::{
    activations::Taken,
    arrived::Arrived,
    awaited_conditions::Truth,
    compensation::Compensation,
    completed::CompletedActivities,
    event::{Assignment, ListenerCall, ListenerEvent, Outcome, Position},
    received_signals::Received,
};
use crate::{
    awaits::Awaits,
    ids::{
        ActivationId, ElementId, FlowId, IncidentId, InstanceId, MessageId, SubscriptionId, WorkId,
    },
    value::{self, Variables},
};
use feel::Value;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

/// One run of one element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activation {
    /// Its id.
    pub id: ActivationId,
    /// The element; `None` is the process itself.
    pub element: Option<ElementId>,
    /// The activation it is a child of; `None` for the root.
    pub parent: Option<ActivationId>,
    /// Where it is in its life.
    pub status: ActivationStatus,
    /// Its own variables: of a scope those set in it, of an activity its mapped inputs. The root's are in
    /// [`super::state::InstanceState::variables`].
    pub variables: Variables,
    /// Its part in an activity that is repeated.
    pub loop_state: Option<LoopState>,
    /// What it waits for besides its children.
    pub work: Work,
    /// The timers, messages, signals and conditions it waits for.
    pub subscriptions: Vec<Subscription>,
    /// What has come of what triggers parallel multiple events that wait on it.
    pub arrived: Option<Box<Arrived>>,
    /// The activations inside it.
    pub children: BTreeSet<ActivationId>,
    /// The tokens directly in it that wait to enter an element, oldest first. Those before a join wait here for the others.
    pub tokens: VecDeque<Token>,
    /// Where its tokens begin, if it is a sub-process that was made for tokens inside it.
    pub begins_at: Vec<Position>,
    /// The incident that holds it.
    pub incident: Option<IncidentId>,
    /// The tokens that came to it, if it is a complex gateway.
    pub joined: Option<Box<Joined>>,
    /// The listener that it runs. It has no element's part in anything: it is a job inside what it is called for.
    pub listener: Option<ListenerCall>,
    /// What the listeners came to that were called for it.
    pub listened: Option<Box<Listened>>,
    /// What completed in it and may be compensated.
    pub completed: Option<Box<CompletedActivities>>,
    /// Its part in a compensation.
    pub compensation: Option<Box<Compensation>>,
    /// How far it is, if it is an ad-hoc sub-process that has begun.
    pub ad_hoc: Option<AdHoc>,
}

/// How far an ad-hoc sub-process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AdHoc {
    /// Nothing in it was triggered yet.
    Idle,
    /// Something was, and more can be.
    Triggered,
    /// Nothing begins in it any more: it ends with what runs.
    Closed,
}

/// The tokens that came to a complex gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The flows whose tokens it took and waits with.
    pub arrived: BTreeSet<FlowId>,
    /// Since it was activated, the flows whose tokens were enough for that.
    pub activated_by: Option<BTreeSet<FlowId>>,
}

/// What the listeners of an activation came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listened {
    /// How many have completed of those that are called for each event.
    pub completed: BTreeMap<ListenerEvent, u32>,
    /// Whether the activation had variables of its own before: its mapped inputs.
    pub has_inputs: bool,
    /// The variables that they have set in it.
    pub set: BTreeSet<String>,
}

/// The life of an activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivationStatus {
    /// It runs.
    Active,
    /// It ends as soon as what it called has ended.
    Terminating,
}

/// The part of an activation in an activity that is repeated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LoopState {
    /// It holds the items of a multi-instance activity.
    Body {
        /// What they are.
        items: Items,
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
    /// It holds the runs of a standard loop, one after the other.
    Loop {
        /// How many have begun.
        begun: u32,
    },
    /// It is one item of a multi-instance activity, or one run of a standard loop.
    Item {
        /// Its place in the collection or among the runs, from 0.
        index: u32,
    },
}

/// The items of a multi-instance activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Items {
    /// Those of its input collection.
    Collection(Arc<Vec<Value>>),
    /// So many, each of which is no more than its number.
    Counted(u32),
}

impl Items {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Collection(collection) => collection.len(),
            Self::Counted(instances) => usize::try_from(*instances).unwrap_or(usize::MAX),
        }
    }
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
        /// The task type workers ask for.
        task_type: String,
        /// Attempts left.
        retries: u32,
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
        /// What was asked of it and happens when its listeners have been called.
        change: Option<TaskChange>,
    },
    /// An instance of another process.
    CalledInstance {
        /// The instance.
        child: InstanceId,
        /// How it ended, if it did.
        outcome: Option<Outcome>,
        /// How many escalations it told this instance.
        escalations: u32,
    },
}

/// What was asked of a user task whose listeners are being called for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TaskChange {
    /// That others work on it.
    Assign(Assignment),
    /// That it is done.
    Complete {
        /// What is submitted.
        variables: Variables,
    },
}

/// A waiting for a timer, a message, a signal or a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// The element whose trigger is waited for.
    pub element: ElementId,
    /// Which of its event definitions, if it has several.
    pub definition: Option<u32>,
    /// What is waited for.
    pub awaits: Awaits,
    /// The messages it got while it stayed open, so that one that is delivered again changes nothing.
    pub received: BTreeSet<MessageId>,
    /// The signals that it does not get: its element had them when it was opened, or it has got them while it stayed open.
    pub had_signals: Received,
    /// What its condition was when it was last looked at.
    pub truth: Truth,
}

/// A token that waits to enter an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Where it stands.
    pub at: Position,
    /// The sequence of the event that put it there.
    pub arrived: u64,
}

impl Activation {
    /// A run of `element` inside `parent` that has just begun; without either, of the process itself.
    pub(crate) fn new(
        id: ActivationId,
        element: Option<ElementId>,
        parent: Option<ActivationId>,
    ) -> Self {
        Self {
            id,
            element,
            parent,
            status: ActivationStatus::Active,
            variables: Variables::default(),
            loop_state: None,
            work: Work::None,
            subscriptions: Vec::new(),
            arrived: None,
            children: BTreeSet::new(),
            tokens: VecDeque::new(),
            begins_at: Vec::new(),
            incident: None,
            joined: None,
            listener: None,
            listened: None,
            completed: None,
            compensation: None,
            ad_hoc: None,
        }
    }

    /// What is being submitted to its user task.
    pub(super) fn being_submitted(&self) -> Option<&Variables> {
        match &self.work {
            Work::UserTask {
                change: Some(TaskChange::Complete { variables }),
                ..
            } => Some(variables),
            Work::UserTask { .. } | Work::None | Work::Job { .. } | Work::CalledInstance { .. } => {
                None
            }
        }
    }

    /// The instance that it called and that has not ended yet.
    pub fn called_now(&self) -> Option<InstanceId> {
        match self.work {
            Work::CalledInstance {
                child,
                outcome: None,
                ..
            } => Some(child),
            Work::CalledInstance {
                outcome: Some(_), ..
            }
            | Work::None
            | Work::Job { .. }
            | Work::UserTask { .. } => None,
        }
    }

    /// How many of its listeners for `event` have completed.
    pub fn completed_listeners(&self, event: ListenerEvent) -> u32 {
        let listened = self.listened.as_ref();
        let completed = listened.and_then(|listened| listened.completed.get(&event));
        completed.copied().unwrap_or(0)
    }

    /// Whether variables of its own are its mapped inputs, and not only what listeners set.
    pub(super) fn has_inputs(&self) -> bool {
        match &self.listened {
            Some(listened) => listened.has_inputs,
            None => !self.variables.is_empty(),
        }
    }

    /// About how many bytes an activation takes besides its variables.
    const EMPTY: u64 = 600;

    /// About how many bytes a token takes. An ad-hoc sub-process may begin with a million.
    const TOKEN: u64 = 64;

    /// What it takes. The items of a multi-instance activity are counted, not weighed: there may be a million, and most share what
    /// they hold with the variable they come from.
    pub(super) fn taken(&self) -> Taken {
        let of_items = match &self.loop_state {
            Some(LoopState::Body { items, outputs, .. }) => {
                let held = match items {
                    Items::Collection(collection) => collection.len(),
                    Items::Counted(_) => 0,
                };
                value::BYTES_PER_VALUE * (held + outputs.len()) as u64
            }
            Some(LoopState::Loop { .. } | LoopState::Item { .. }) | None => 0,
        };
        let held = std::iter::once(&self.variables).chain(self.being_submitted());
        let arrived = self.arrived.as_deref();
        let arrived = arrived.map_or((0, 0), |arrived| (arrived.memory(), arrived.bytes()));
        let (of_variables, bytes) = held.fold(arrived, |(memory, bytes), variables| {
            (
                memory.saturating_add(value::memory(variables)),
                bytes.saturating_add(variables.0.bytes()),
            )
        });
        let structure = Self::EMPTY + Self::TOKEN * self.tokens.len() as u64;
        let mut taken = Taken {
            memory: of_variables
                .saturating_add(structure)
                .saturating_add(of_items),
            structure,
            variables: bytes,
        };
        if let Some(completed) = &self.completed {
            taken += completed.taken();
        }
        taken
    }
}
