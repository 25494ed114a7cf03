//! What an instance is at a moment: the fold of its events. Folding needs no process, no clock and no other stream.

use super::{
    activations::{Activations, Taken},
    arrived::Arrived,
    awaited_conditions::{AwaitedConditions, Truth},
    compensation::Compensation,
    completed::CompletedActivities,
    event::{
        Assignment, InstanceMigrated, InstanceStarted, JobCreated, ListenerCall, ListenerEvent,
        Outcome, Position, Repeat,
    },
    parked::Parked,
    received_signals::{Received, ReceivedSignals},
};
use crate::{
    awaits::Awaits,
    ids::{
        ActivationId, ElementId, FlowId, IncidentId, InstanceId, MessageId, ProcessVersionId,
        ProjectId, ResourceId, SubscriptionId, WorkId,
    },
    propagation::Propagation,
    value::{self, Variables},
};
use feel::Value;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
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
    /// The other version of its process that it runs since it was migrated last.
    pub migrated: Option<Arc<InstanceMigrated>>,
    /// Every active element; the root is the process itself.
    pub activations: Activations,
    /// Where each open subscription is, so that a timer, a message or a signal finds its activation at once.
    pub subscriptions: BTreeMap<SubscriptionId, ActivationId>,
    /// The ad-hoc sub-processes that have begun, so that who triggers something in one finds it at once.
    pub ad_hoc_sub_processes: BTreeSet<ActivationId>,
    /// What needs an operator.
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// The variables the root scope had when the instance ended, or has.
    pub variables: Variables,
    /// How many elements were entered since something last came from outside.
    pub entries_without_stimulus: u64,
    /// How many escalations its caller is told.
    pub escalations_told: u32,
    /// Which signals its catching elements have received.
    pub received_signals: ReceivedSignals,
    /// Which subscriptions wait for conditions, by what these read and where.
    pub awaited_conditions: AwaitedConditions,
    /// Whether it is suspended itself.
    pub suspended: bool,
    /// What has come while it was suspended, by whatever, and waits.
    pub parked: Parked,
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
    /// Where it is in its life.
    pub status: ActivationStatus,
    /// Its own variables: of a scope those set in it, of an activity its mapped inputs. The root's are in
    /// [`InstanceState::variables`].
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

/// What an instance runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running<'a> {
    /// The project it belongs to.
    pub project: ProjectId,
    /// The BPMN file the process is in.
    pub resource: ResourceId,
    /// The process version; of a draft under test, the id the draft's process would have.
    pub process_version: ProcessVersionId,
    /// Its number; 0 for a draft under test.
    pub version: u32,
    /// What it calls the process.
    pub process_name: Option<&'a str>,
    /// Where variables go that leave an activity of it.
    pub propagation: Propagation,
}

/// Something that needs an operator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// The activation that waits for its resolution.
    pub activation: ActivationId,
    /// What is done again then.
    pub repeat: Repeat,
}

impl InstanceState {
    /// The instance `id` before its first event.
    pub fn new(id: InstanceId) -> Self {
        Self {
            id,
            sequence: 0,
            status: InstanceStatus::NotStarted,
            started: None,
            migrated: None,
            activations: Activations::default(),
            subscriptions: BTreeMap::new(),
            ad_hoc_sub_processes: BTreeSet::new(),
            incidents: BTreeMap::new(),
            variables: Variables::default(),
            entries_without_stimulus: 0,
            escalations_told: 0,
            received_signals: ReceivedSignals::default(),
            awaited_conditions: AwaitedConditions::default(),
            suspended: false,
            parked: Parked::default(),
        }
    }

    /// What it runs; `None` before it started. Whoever needs the process asks here.
    pub fn running(&self) -> Option<Running<'_>> {
        let started = self.started.as_ref()?;
        let begun = Running {
            project: started.project,
            resource: started.resource,
            process_version: started.process_version,
            version: started.version,
            process_name: started.process_name.as_deref(),
            propagation: started.propagation,
        };
        Some(match &self.migrated {
            None => begun,
            Some(migrated) => Running {
                resource: migrated.resource,
                process_version: migrated.process_version,
                version: migrated.version,
                process_name: migrated.process_name.as_deref(),
                propagation: migrated.propagation,
                ..begun
            },
        })
    }

    /// The root scope.
    pub fn root(&self) -> ActivationId {
        ActivationId::root(self.id)
    }

    /// How many calls lie above an instance that this one calls.
    pub fn depth_of_next_call(&self) -> u32 {
        let own = self.started.as_ref().map_or(0, |own| own.call_depth());
        own.saturating_add(1)
    }

    /// The activation with this id, if it is active.
    pub fn activation(&self, id: ActivationId) -> Option<&Activation> {
        self.activations.get(&id)
    }

    /// The open subscription with this id and the activation it belongs to.
    pub fn subscription(&self, id: SubscriptionId) -> Option<(&Activation, &Subscription)> {
        let activation = self.activation(*self.subscriptions.get(&id)?)?;
        let mut open = activation.subscriptions.iter();
        open.find(|open| open.id == id)
            .map(|found| (activation, found))
    }

    /// The incident that holds `activation`.
    pub fn incident_of(&self, activation: ActivationId) -> Option<IncidentId> {
        self.activation(activation)?.incident
    }

    /// About how many bytes it takes in memory.
    pub fn memory(&self) -> u64 {
        value::memory(&self.variables)
            .saturating_add(self.activations.taken().memory)
            .saturating_add(self.waits_memory())
            .saturating_add(self.received_signals.memory())
            .saturating_add(self.awaited_conditions.memory())
            .saturating_add(self.parked.memory())
    }

    /// About how many bytes a subscription takes.
    const SUBSCRIPTION: u64 = 500;

    /// About how many bytes an incident takes.
    const INCIDENT: u64 = 200;

    /// What takes memory beside activations: subscriptions and incidents. There may be many, so they are counted, not weighed.
    fn waits_memory(&self) -> u64 {
        let (open, incidents) = (self.subscriptions.len(), self.incidents.len());
        Self::SUBSCRIPTION * open as u64 + Self::INCIDENT * incidents as u64
    }

    /// About how many bytes it takes in memory beside its variables: its activations, tokens, subscriptions and incidents.
    pub fn structure(&self) -> u64 {
        let of_activations = self.activations.taken().structure;
        of_activations.saturating_add(self.waits_memory())
    }

    /// How much its variables hold together ([`Value::bytes`]).
    pub fn bytes_of_variables(&self) -> u64 {
        let own = self.variables.0.bytes();
        own.saturating_add(self.activations.taken().variables)
            .saturating_add(self.parked.bytes_of_variables())
    }

    /// The variables that belong to an activation itself.
    pub fn own_variables(&self, activation: ActivationId) -> Option<&Variables> {
        if activation == self.root() {
            return Some(&self.variables);
        }
        self.activation(activation)
            .map(|activation| &activation.variables)
    }

    /// The value of `name` as seen from `activation`: the innermost scope that has it wins.
    pub fn lookup(&self, activation: ActivationId, name: &str) -> Option<&Value> {
        self.scopes(activation)
            .find_map(|scope| self.own_variables(scope)?.get(name))
    }

    /// Every variable that can be seen from `activation`; an inner one hides an outer one of the same name.
    pub fn visible_variables(&self, activation: ActivationId) -> Variables {
        let mut visible = Variables::default();
        let mut scopes: Vec<_> = self.scopes(activation).collect();
        scopes.reverse();
        for variables in scopes
            .into_iter()
            .filter_map(|scope| self.own_variables(scope))
        {
            visible.merge(variables);
        }
        visible
    }

    /// What an activity hands to a worker, a person or a called process: its mapped inputs or, without input mappings, every
    /// variable it can see; always all of them where variables are merged.
    pub fn payload(&self, activation: ActivationId) -> Variables {
        match self.activation(activation) {
            Some(found)
                if found.has_inputs()
                    && activation != self.root()
                    && self.propagation() == Propagation::Isolated =>
            {
                found.variables.clone()
            }
            _ => self.visible_variables(activation),
        }
    }

    /// What the worker gets whom a job calls: an element's payload; of a listener, all that it can see, and before it what is
    /// being submitted to its user task.
    pub fn payload_of_job(&self, created: &JobCreated) -> Variables {
        let Some(listener) = &created.listener else {
            return self.payload(created.activation);
        };
        let mut visible = self.visible_variables(listener.host);
        if let Some(submitted) = self.being_submitted(listener.host) {
            visible.merge(submitted);
        }
        visible
    }

    /// What is being submitted to a user task, while its listeners are called.
    pub fn being_submitted(&self, task: ActivationId) -> Option<&Variables> {
        self.activation(task)?.being_submitted()
    }

    /// Where variables belong that leave an activity in `scope`: there. A run of a standard loop keeps none, so that the next one
    /// sees what it gave.
    pub fn scope_of_results(&self, scope: ActivationId) -> ActivationId {
        let around_run = self.loop_around_run(scope).and_then(|body| body.parent);
        let mut nearest = around_run.unwrap_or(scope);
        // What compensates an activity gives its results where the activity gave its own.
        while let Some(compensated) = self.activation(nearest)
            && compensated.passes_on_results()
            && let Some(around) = compensated.parent
        {
            nearest = around;
        }
        nearest
    }

    /// Whether an activation is the outermost of its element: of an activity that is repeated, the one that holds all runs.
    pub fn is_outermost(&self, activation: &Activation) -> bool {
        let around = activation.parent.and_then(|parent| self.activation(parent));
        around.is_none_or(|around| around.element != activation.element)
    }

    /// The standard loop of which `scope` is a run.
    pub fn loop_around_run(&self, scope: ActivationId) -> Option<&Activation> {
        let body = self.activation(self.activation(scope)?.parent?)?;
        matches!(body.loop_state, Some(LoopState::Loop { .. })).then_some(body)
    }

    /// `activation` and everything around it, innermost first.
    pub fn scopes(&self, activation: ActivationId) -> impl Iterator<Item = ActivationId> + '_ {
        std::iter::successors(Some(activation), |id| {
            self.activation(*id)
                .and_then(|activation| activation.parent)
        })
    }
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
    fn being_submitted(&self) -> Option<&Variables> {
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
    fn has_inputs(&self) -> bool {
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

impl InstanceStatus {
    /// Whether nothing can happen to the instance any more.
    pub fn has_ended(self) -> bool {
        match self {
            Self::Completed | Self::Canceled | Self::Failed => true,
            Self::NotStarted | Self::Running | Self::Canceling => false,
        }
    }

    /// The contract's `status`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted | Self::Running | Self::Canceling => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Canceled => "CANCELED",
            Self::Failed => "FAILED",
        }
    }
}
