//! Which conditions an instance waits for, and which of them an event may have changed. A condition reads the variables that its
//! expression names, each where it is found first from where the event waits outwards. So what is set in a scope can only concern
//! the conditions inside it that read that name, and they are found by both: the others cost nothing.

use super::{activation::Subscription, event::SubscriptionOpened, state::InstanceState};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, SubscriptionId},
    value::Variables,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The subscriptions that wait for conditions: by each scope around them, and by each name that the condition reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwaitedConditions {
    readers: BTreeMap<ActivationId, BTreeMap<String, BTreeSet<SubscriptionId>>>,
    /// How many entries there are, which is not counted again for each step.
    entries: u64,
}

/// What a condition was when it was last looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// Whether it was true.
    holds: bool,
    /// Of each time that it became true and its event was not triggered yet, the sequence of the event that says so.
    met: VecDeque<u64>,
}

impl Truth {
    /// Whether it was true when it was last looked at.
    pub(super) fn holds(&self) -> bool {
        self.holds
    }

    /// Whether its event is still to be triggered.
    pub(super) fn is_met(&self) -> bool {
        !self.met.is_empty()
    }

    /// When it became true, for each time that its event is still to be triggered.
    pub(super) fn met(&self) -> impl Iterator<Item = u64> {
        self.met.iter().copied()
    }

    pub(super) fn become_true(&mut self, sequence: u64) {
        self.holds = true;
        self.met.push_back(sequence);
    }

    pub(super) fn become_untrue(&mut self) {
        self.holds = false;
    }

    pub(super) fn trigger(&mut self) {
        self.met.pop_front();
    }
}

impl AwaitedConditions {
    /// Whether no condition is waited for that reads anything.
    pub(super) fn is_empty(&self) -> bool {
        self.readers.is_empty()
    }

    /// The subscriptions inside a scope whose condition reads this name.
    pub(super) fn reading(
        &self,
        scope: ActivationId,
        name: &str,
    ) -> impl Iterator<Item = SubscriptionId> {
        let readers = self.readers.get(&scope).and_then(|names| names.get(name));
        readers.into_iter().flatten().copied()
    }

    /// Nothing is waited for any more.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// About how many bytes it takes in memory. Names are short.
    pub(super) fn memory(&self) -> u64 {
        const BYTES_EACH: u64 = 160;
        self.entries.saturating_mul(BYTES_EACH)
    }

    fn insert(&mut self, scope: ActivationId, name: &str, reader: SubscriptionId) {
        let names = self.readers.entry(scope).or_default();
        if names.entry(name.to_owned()).or_default().insert(reader) {
            self.entries += 1;
        }
    }

    fn remove(&mut self, scope: ActivationId, name: &str, reader: SubscriptionId) {
        let Some(names) = self.readers.get_mut(&scope) else {
            return;
        };
        if let Some(readers) = names.get_mut(name) {
            if readers.remove(&reader) {
                self.entries = self.entries.saturating_sub(1);
            }
            if readers.is_empty() {
                names.remove(name);
            }
        }
        if names.is_empty() {
            self.readers.remove(&scope);
        }
    }
}

impl InstanceState {
    /// A subscription was opened. If it waits for a condition, it is found by what that reads.
    pub(super) fn await_condition(&mut self, opened: &SubscriptionOpened) {
        let Awaits::Condition(awaited) = &opened.awaits else {
            return;
        };
        let scopes: Vec<_> = self.scopes(opened.activation).collect();
        for scope in scopes {
            for name in &awaited.reads {
                self.awaited_conditions
                    .insert(scope, name, opened.subscription);
            }
        }
    }

    /// A subscription was closed that belonged to `activation`.
    pub(super) fn await_condition_no_more(
        &mut self,
        activation: ActivationId,
        closed: &Subscription,
    ) {
        let Awaits::Condition(awaited) = &closed.awaits else {
            return;
        };
        let scopes: Vec<_> = self.scopes(activation).collect();
        for scope in scopes {
            for name in &awaited.reads {
                self.awaited_conditions.remove(scope, name, closed.id);
            }
        }
    }
}

/// Conditions that may have changed since they were last looked at.
#[derive(Debug, Default)]
pub(crate) struct Unjudged {
    /// Those that began to wait, or that could not be evaluated.
    pub(super) subscriptions: BTreeSet<SubscriptionId>,
    /// The names that were set, each with where that was.
    pub(super) names_set: BTreeSet<(ActivationId, String)>,
}

impl Unjudged {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.subscriptions.is_empty() && self.names_set.is_empty()
    }

    /// A subscription is opened.
    pub(super) fn note_opened(&mut self, opened: &SubscriptionOpened) {
        if let Awaits::Condition(_) = opened.awaits {
            self.subscriptions.insert(opened.subscription);
        }
    }

    /// Variables are set in a scope.
    pub(super) fn note_set(
        &mut self,
        before: &InstanceState,
        scope: ActivationId,
        variables: &Variables,
    ) {
        if before.awaited_conditions.is_empty() {
            return;
        }
        let names = variables.0.iter().map(|(name, _)| name);
        let read = names.filter(|name| {
            let mut readers = before.awaited_conditions.reading(scope, name);
            readers.next().is_some()
        });
        self.names_set
            .extend(read.map(|name| (scope, name.to_string())));
    }

    /// All that an activation waits for is looked at again.
    pub(super) fn note_all_of(&mut self, before: &InstanceState, activation: ActivationId) {
        let open = before
            .activation(activation)
            .map(|found| &found.subscriptions);
        let conditions = open.into_iter().flatten().filter(|open| match open.awaits {
            Awaits::Condition(_) => true,
            Awaits::Timer(_) | Awaits::Message(_) | Awaits::Signal(_) => false,
        });
        self.subscriptions.extend(conditions.map(|open| open.id));
    }
}
