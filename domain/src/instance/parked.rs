//! What has come to an instance that is suspended, in its order.

use super::event::{Stimulus, StimulusParked};
use crate::{
    ids::{ElementId, IncidentId, MessageId, SubscriptionId},
    value,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, VecDeque};
use uuid::Uuid;

/// What waits for an instance to be resumed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parked {
    queue: VecDeque<StimulusParked>,
    /// The subscriptions whose timers, the messages and the incidents that are in the queue: they may be told again.
    told: BTreeSet<Uuid>,
    /// About how many bytes it takes in memory.
    memory: u64,
    /// How much its variables hold together ([`feel::Value::bytes`]).
    variables: u64,
}

impl Parked {
    /// About how many bytes one takes besides its variables.
    const EMPTY: u64 = 300;

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// What came first.
    pub fn first(&self) -> Option<&StimulusParked> {
        self.queue.front()
    }

    /// All that waits, in its order.
    pub fn iter(&self) -> impl Iterator<Item = &StimulusParked> {
        self.queue.iter()
    }

    /// Whether the timer of a subscription waits.
    pub fn has_timer(&self, subscription: SubscriptionId) -> bool {
        self.told.contains(&subscription.0)
    }

    /// Whether a message waits.
    pub fn has_message(&self, message: MessageId) -> bool {
        self.told.contains(&message.0)
    }

    /// Whether the resolution of an incident waits.
    pub fn has_resolution(&self, incident: IncidentId) -> bool {
        self.told.contains(&incident.0)
    }

    /// About how many bytes it takes in memory.
    pub(super) fn memory(&self) -> u64 {
        self.memory
    }

    /// How much its variables hold together.
    pub(super) fn bytes_of_variables(&self) -> u64 {
        self.variables
    }

    /// Adds one as the last.
    pub(super) fn add(&mut self, parked: StimulusParked) {
        let (memory, variables) = taken(&parked);
        self.memory = self.memory.saturating_add(memory);
        self.variables = self.variables.saturating_add(variables);
        self.told.extend(told_again(&parked.stimulus));
        self.queue.push_back(parked);
    }

    /// Takes the first away.
    pub(super) fn remove_first(&mut self) {
        let Some(first) = self.queue.pop_front() else {
            return;
        };
        let (memory, variables) = taken(&first);
        self.memory = self.memory.saturating_sub(memory);
        self.variables = self.variables.saturating_sub(variables);
        if let Some(told) = told_again(&first.stimulus) {
            self.told.remove(&told);
        }
    }

    /// Elements are called by other names from now on.
    pub(super) fn rename(&mut self, name: impl Fn(&ElementId) -> ElementId) {
        for element in self
            .queue
            .iter_mut()
            .filter_map(|parked| parked.element.as_mut())
        {
            *element = name(element);
        }
    }

    /// Takes all away.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// What one takes in memory, and what its variables hold.
fn taken(parked: &StimulusParked) -> (u64, u64) {
    match parked.stimulus.variables() {
        Some(variables) => (
            Parked::EMPTY.saturating_add(value::memory(variables)),
            variables.0.bytes(),
        ),
        None => (Parked::EMPTY, 0),
    }
}

/// By what it is known again if it is told once more. What is not listed has changed something else by which it is known.
fn told_again(stimulus: &Stimulus) -> Option<Uuid> {
    match stimulus {
        Stimulus::Timer { subscription, .. } => Some(subscription.0),
        Stimulus::Message { message, .. } => Some(message.0),
        Stimulus::Resolution { incident, .. } => Some(incident.0),
        Stimulus::Begin {}
        | Stimulus::GoOn {}
        | Stimulus::JobDone { .. }
        | Stimulus::ListenerDone { .. }
        | Stimulus::JobGivenUp { .. }
        | Stimulus::UserTaskDone { .. }
        | Stimulus::UserTaskGivenUp { .. }
        | Stimulus::Signal { .. }
        | Stimulus::CallEnded { .. }
        | Stimulus::Escalation { .. }
        | Stimulus::AdHocChanged {} => None,
    }
}
