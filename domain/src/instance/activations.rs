//! The activations of an instance, what they take together, and which ask for compensation. An instance may have a hundred thousand,
//! so that is known at any time without a look at each.

use super::{
    activation::{Activation, Subscription, Work},
    compensation::{Asking, Compensation},
    completed::CompletedActivity,
};
use crate::ids::ActivationId;
use serde::{Deserialize, Serialize, Serializer};
use std::{
    collections::BTreeMap,
    ops::{AddAssign, Deref, DerefMut, SubAssign},
};

/// The activations of an instance by their ids.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "BTreeMap<ActivationId, Activation>")]
pub struct Activations {
    by_id: BTreeMap<ActivationId, Activation>,
    taken: Taken,
    asking: Asking,
}

/// What activations take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    /// About how many bytes of memory.
    pub(super) memory: u64,
    /// How many bytes of that without their variables and what they repeat for.
    pub(super) structure: u64,
    /// How much their variables hold ([`feel::Value::bytes`]).
    pub(super) variables: u64,
}

/// An activation that is being changed. What it takes is counted again when this is dropped.
#[derive(Debug)]
pub(super) struct Changed<'a> {
    activation: &'a mut Activation,
    all: &'a mut Taken,
}

impl Activations {
    /// Adds an activation.
    pub(super) fn insert(&mut self, activation: Activation) {
        self.remove(activation.id);
        self.taken += activation.taken();
        self.asking.add(&activation);
        self.by_id.insert(activation.id, activation);
    }

    pub(super) fn remove(&mut self, id: ActivationId) -> Option<Activation> {
        let removed = self.by_id.remove(&id)?;
        self.taken -= removed.taken();
        self.asking.remove(&removed);
        Some(removed)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// An activation to be changed, but for its part in a compensation.
    pub(super) fn get_mut(&mut self, id: ActivationId) -> Option<Changed<'_>> {
        let activation = self.by_id.get_mut(&id)?;
        self.taken -= activation.taken();
        Some(Changed {
            activation,
            all: &mut self.taken,
        })
    }

    /// What an activation waits for. Of it only what is being submitted to a user task is counted, which is not to be changed here.
    pub(super) fn work_mut(&mut self, id: ActivationId) -> Option<&mut Work> {
        Some(&mut self.by_id.get_mut(&id)?.work)
    }

    /// What else it waits for. That is counted by the instance, which has all of it by its id.
    pub(super) fn subscriptions_mut(&mut self, id: ActivationId) -> Option<&mut Vec<Subscription>> {
        Some(&mut self.by_id.get_mut(&id)?.subscriptions)
    }

    /// Keeps what completed in a scope. There may be many in one, so what the scope takes is not counted anew.
    pub(super) fn keep(
        &mut self,
        scope: ActivationId,
        sequence: u64,
        completed: CompletedActivity,
    ) {
        if let Some(scope) = self.by_id.get_mut(&scope) {
            let kept = scope.completed.get_or_insert_default();
            self.taken -= kept.taken();
            kept.insert(sequence, completed);
            self.taken += kept.taken();
        }
    }

    /// Takes back what is kept of a scope.
    pub(super) fn take_completed(
        &mut self,
        scope: ActivationId,
        sequence: u64,
    ) -> Option<CompletedActivity> {
        let kept = self.by_id.get_mut(&scope)?.completed.as_mut()?;
        self.taken -= kept.taken();
        let completed = kept.remove(sequence);
        self.taken += kept.taken();
        completed
    }

    /// Changes the part of an activation in a compensation, which is not counted.
    pub(super) fn change_compensation(
        &mut self,
        id: ActivationId,
        change: impl FnOnce(&mut Option<Box<Compensation>>),
    ) {
        if let Some(activation) = self.by_id.get_mut(&id) {
            self.asking.remove(activation);
            change(&mut activation.compensation);
            self.asking.add(activation);
        }
    }

    /// Who asks for compensation in a scope, the first one first.
    pub(super) fn asking_in(&self, scope: ActivationId) -> impl Iterator<Item = ActivationId> + '_ {
        self.asking.in_scope(scope)
    }

    /// What they take together.
    pub(super) fn taken(&self) -> Taken {
        self.taken
    }
}

impl From<BTreeMap<ActivationId, Activation>> for Activations {
    fn from(by_id: BTreeMap<ActivationId, Activation>) -> Self {
        let (mut taken, mut asking) = (Taken::default(), Asking::default());
        for activation in by_id.values() {
            taken += activation.taken();
            asking.add(activation);
        }
        Self {
            by_id,
            taken,
            asking,
        }
    }
}

impl Deref for Activations {
    type Target = BTreeMap<ActivationId, Activation>;

    fn deref(&self) -> &Self::Target {
        &self.by_id
    }
}

impl Serialize for Activations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.by_id.serialize(serializer)
    }
}

impl Deref for Changed<'_> {
    type Target = Activation;

    fn deref(&self) -> &Activation {
        self.activation
    }
}

impl DerefMut for Changed<'_> {
    fn deref_mut(&mut self) -> &mut Activation {
        self.activation
    }
}

impl Drop for Changed<'_> {
    fn drop(&mut self) {
        *self.all += self.activation.taken();
    }
}

// Sizes of values end at the largest number. Wrapping gives back exactly what was added, whatever it was.
impl AddAssign for Taken {
    fn add_assign(&mut self, more: Self) {
        self.memory = self.memory.wrapping_add(more.memory);
        self.structure = self.structure.wrapping_add(more.structure);
        self.variables = self.variables.wrapping_add(more.variables);
    }
}

impl SubAssign for Taken {
    fn sub_assign(&mut self, less: Self) {
        self.memory = self.memory.wrapping_sub(less.memory);
        self.structure = self.structure.wrapping_sub(less.structure);
        self.variables = self.variables.wrapping_sub(less.variables);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instance::activation::{Items, LoopState},
        testing::{bpmn::*, given, json},
    };
    use std::sync::Arc;

    fn activation(id: u128, variables: &str) -> Activation {
        Activation {
            variables: json(variables),
            ..Activation::new(ActivationId(uuid::Uuid::from_u128(id)), None, None)
        }
    }

    /// What is known is what a look at each finds.
    fn assert_counted(activations: &Activations) {
        assert_eq!(*activations, Activations::from(activations.by_id.clone()));
    }

    #[test]
    fn what_is_added_changed_and_removed_is_counted() {
        let mut activations = Activations::default();
        let (one, other) = (activation(1, r#"{"a":[1,2]}"#), activation(2, r#"{"b":3}"#));
        activations.insert(one.clone());
        activations.insert(other.clone());
        assert_counted(&activations);
        let before = activations.taken();

        activations.insert(activation(1, "{}"));
        assert!(activations.taken().variables < before.variables);
        assert_counted(&activations);

        let mut changed = activations.get_mut(other.id).unwrap();
        changed.variables = json(r#"{"long":"0123456789012345678901234567890123456789"}"#);
        changed.loop_state = Some(LoopState::Body {
            items: Items::Collection(Arc::new(vec![1.into(), 2.into()])),
            outputs: Vec::new(),
            opened: 0,
            completed: 0,
            terminated: 0,
            finished: false,
        });
        drop(changed);
        assert_counted(&activations);

        activations.remove(one.id);
        activations.remove(other.id);
        assert_eq!(activations.taken(), Taken::default());
    }

    #[test]
    fn an_instance_knows_what_its_activations_take_after_every_event() {
        let inner = sequence([
            start("in"),
            script("x", "=item", "x"),
            job("work"),
            end("out"),
        ]);
        let sub = sub_process("sub", inner).for_each("[[1,2],3,4]");
        let mut run = given(sequence([start("start"), sub, end("end")])).start(r#"{"a":1}"#);
        for _ in 0..3 {
            assert_counted(&run.state.activations);
            run.complete_job("work", r#"{"result":[1,2,3]}"#);
        }
        assert_eq!(run.state.activations.taken(), Taken::default());
    }

    #[test]
    fn what_is_read_from_a_snapshot_is_counted() {
        let mut activations = Activations::default();
        activations.insert(activation(1, r#"{"a":[1,2]}"#));
        let text = serde_json::to_string(&activations).unwrap();
        assert!(
            text.starts_with(r#"{"00000000-0000-0000-0000-000000000001":{"#),
            "{text}"
        );
        let read: Activations = serde_json::from_str(&text).unwrap();
        assert_eq!(read, activations);
    }
}
