//! Who asks for compensation in which scope, and who was first: what a scope has completed is compensated for one after the other.

use super::Compensation;
use crate::{ids::ActivationId, instance::activation::Activation};
use std::collections::{BTreeMap, BTreeSet};

/// By scope, those who ask for what completed in it. It follows from the activations, and is known without a look at each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::instance) struct Asking {
    by_scope: BTreeMap<ActivationId, BTreeSet<Asks>>,
}

/// One who asks. The sequence before which completed what is left for it goes down as that is compensated, and only the first has
/// something compensated, so that the others stay in the order in which they asked.
type Asks = (u64, ActivationId);

impl Asking {
    /// Adds an activation, if it asks.
    pub(in crate::instance) fn add(&mut self, activation: &Activation) {
        if let Some(Compensation::Asked(asked)) = activation.compensation.as_deref() {
            for scope in &asked.scopes {
                let all = self.by_scope.entry(*scope).or_default();
                all.insert((asked.before, activation.id));
            }
        }
    }

    /// Takes an activation away, if it asked.
    pub(in crate::instance) fn remove(&mut self, activation: &Activation) {
        if let Some(Compensation::Asked(asked)) = activation.compensation.as_deref() {
            for scope in &asked.scopes {
                if let Some(all) = self.by_scope.get_mut(scope) {
                    all.remove(&(asked.before, activation.id));
                    if all.is_empty() {
                        self.by_scope.remove(scope);
                    }
                }
            }
        }
    }

    /// All who ask in a scope, the first one first.
    pub(in crate::instance) fn in_scope(
        &self,
        scope: ActivationId,
    ) -> impl Iterator<Item = ActivationId> + '_ {
        let all = self.by_scope.get(&scope).into_iter().flatten();
        all.map(|(_, activation)| *activation)
    }
}

#[cfg(test)]
mod tests;
