//! What an instance is at a moment: the fold of its events. Folding needs no process, no clock and no other stream.

use super::{
    activation::{Activation, LoopState, Subscription},
    activations::Activations,
    awaited_conditions::AwaitedConditions,
    event::{InstanceMigrated, InstanceStarted, JobCreated, Repeat},
    parked::Parked,
    received_signals::ReceivedSignals,
};
use crate::{
    ids::{
        ActivationId, IncidentId, InstanceId, ProcessVersionId, ProjectId, ResourceId,
        SubscriptionId,
    },
    propagation::Propagation,
    value::{self, Variables},
};
use feel::Value;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
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
