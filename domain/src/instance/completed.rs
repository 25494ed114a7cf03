//! What completed in a scope and may be compensated later (BPMN 2.0.2, 13.5.5): kept by the fold for those instances whose process has
//! something that compensates, with the variables that it had as it completed. It is part of the scope: as the scope completes it is
//! kept with it, and what ends before its time takes it along.

use super::{
    activation::{Activation, LoopState},
    activations::Taken,
    state::InstanceState,
};
use crate::{
    ids::{ActivationId, ElementId},
    value::{self, Variables},
};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// An activity that completed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompletedActivity {
    /// The activation that completed.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// Whether it is all of an activity that is repeated: it holds those that completed one by one.
    pub is_repeated: bool,
    /// Its own variables as it completed; those of the item that it was before them.
    pub variables: Variables,
    /// What completed inside it.
    pub inside: CompletedActivities,
}

/// Activities that completed in one scope, by the sequence of the event with which each did.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "BTreeMap<u64, CompletedActivity>")]
pub struct CompletedActivities {
    by_sequence: BTreeMap<u64, CompletedActivity>,
    taken: Taken,
}

impl CompletedActivity {
    /// About how many bytes it takes besides its variables.
    const EMPTY: u64 = 300;

    fn taken(&self) -> Taken {
        let mut taken = Taken {
            memory: value::memory(&self.variables).saturating_add(Self::EMPTY),
            structure: Self::EMPTY,
            variables: self.variables.0.bytes(),
        };
        taken += self.inside.taken;
        taken
    }
}

impl CompletedActivities {
    pub(super) fn insert(&mut self, sequence: u64, completed: CompletedActivity) {
        self.taken += completed.taken();
        self.by_sequence.insert(sequence, completed);
    }

    pub(super) fn remove(&mut self, sequence: u64) -> Option<CompletedActivity> {
        let removed = self.by_sequence.remove(&sequence)?;
        self.taken -= removed.taken();
        Some(removed)
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.by_sequence.is_empty()
    }

    /// All of them, in the order in which they completed.
    pub(super) fn iter(&self) -> impl Iterator<Item = &CompletedActivity> {
        self.by_sequence.values()
    }

    /// Calls the elements by other names, at any depth.
    pub(super) fn rename(&mut self, name: impl Fn(&ElementId) -> ElementId) {
        // Without recursion: the nesting comes from the model and its data.
        let mut open = vec![self];
        while let Some(within) = open.pop() {
            for completed in within.by_sequence.values_mut() {
                completed.element = name(&completed.element);
                open.push(&mut completed.inside);
            }
        }
    }

    /// The last that completed before a sequence; of one activity, if one is named.
    pub(super) fn last_before(
        &self,
        sequence: u64,
        only: Option<&ElementId>,
    ) -> Option<(u64, &CompletedActivity)> {
        let mut earlier = self.by_sequence.range(..sequence).rev();
        earlier
            .find(|(_, completed)| only.is_none_or(|only| completed.element == *only))
            .map(|(sequence, completed)| (*sequence, completed))
    }

    /// What they take together.
    pub(super) fn taken(&self) -> Taken {
        self.taken
    }
}

impl From<BTreeMap<u64, CompletedActivity>> for CompletedActivities {
    fn from(by_sequence: BTreeMap<u64, CompletedActivity>) -> Self {
        let mut taken = Taken::default();
        for completed in by_sequence.values() {
            taken += completed.taken();
        }
        Self { by_sequence, taken }
    }
}

impl Serialize for CompletedActivities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.by_sequence.serialize(serializer)
    }
}

impl InstanceState {
    /// Keeps what completed, if something compensates it or what is inside it. What was itself a compensation is over with all of it.
    pub(super) fn keep_completed(&mut self, scope: ActivationId, ended: Activation) {
        if self.ended_compensation(&ended) {
            return;
        }
        let sequence = self.sequence;
        let Activation {
            id: activation,
            element: Some(element),
            variables,
            loop_state,
            completed,
            ..
        } = ended
        else {
            return;
        };
        let inside = completed.map(|inside| *inside).unwrap_or_default();
        match loop_state {
            // Each item is kept as the activity that it was, which sees what the item held.
            Some(LoopState::Item { .. }) => {
                for (sequence, mut completed) in inside.by_sequence {
                    let own = std::mem::replace(&mut completed.variables, variables.clone());
                    completed.variables.merge(&own);
                    self.activations.keep(scope, sequence, completed);
                }
            }
            Some(LoopState::Body { .. } | LoopState::Loop { .. }) if inside.is_empty() => {}
            Some(LoopState::Body { .. } | LoopState::Loop { .. }) => {
                let completed = CompletedActivity {
                    activation,
                    element,
                    is_repeated: true,
                    variables: Variables::default(),
                    inside,
                };
                self.activations.keep(scope, sequence, completed);
            }
            None if inside.is_empty() && !self.is_compensable(&element) => {}
            None => {
                let completed = CompletedActivity {
                    activation,
                    element,
                    is_repeated: false,
                    variables,
                    inside,
                };
                self.activations.keep(scope, sequence, completed);
            }
        }
    }

    /// Whether the process version that runs has something that compensates an activity itself.
    pub(super) fn is_compensable(&self, element: &ElementId) -> bool {
        let started = self.started.as_ref().map(|started| &started.compensable);
        let migrated = self.migrated.as_ref().map(|migrated| &migrated.compensable);
        let compensable = migrated.or(started);
        compensable.is_some_and(|compensable| compensable.contains(element))
    }
}
