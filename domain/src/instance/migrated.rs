//! The fold of a migration: what is active, waits or stands somewhere is called by the names of the other version from then on.

use super::{
    activation::Joined,
    event::{InstanceMigrated, Position},
    state::InstanceState,
};
use std::sync::Arc;

impl InstanceState {
    pub(super) fn migrate(&mut self, migrated: &InstanceMigrated) {
        let ids: Vec<_> = self.activations.keys().copied().collect();
        for id in ids {
            let Some(mut activation) = self.activations.get_mut(id) else {
                continue;
            };
            if let Some(element) = &mut activation.element {
                *element = migrated.element(element);
            }
            for open in &mut activation.subscriptions {
                open.element = migrated.element(&open.element);
            }
            if let Some(arrived) = &mut activation.arrived {
                arrived.rename(|element| migrated.element(element));
            }
            for token in &mut activation.tokens {
                rename(&mut token.at, migrated);
            }
            for at in &mut activation.begins_at {
                rename(at, migrated);
            }
            if let Some(compensation) = &mut activation.compensation {
                compensation.rename(|element| migrated.element(element));
            }
            if let Some(completed) = &mut activation.completed {
                completed.rename(|element| migrated.element(element));
            }
            if let Some(joined) = &mut activation.joined {
                rename_joined(joined, migrated);
            }
        }
        self.received_signals
            .rename(|element| migrated.element(element));
        self.parked.rename(|element| migrated.element(element));
        self.migrated = Some(Arc::new(migrated.clone()));
    }
}

fn rename(at: &mut Position, migrated: &InstanceMigrated) {
    match at {
        Position::Flow(flow) => *flow = migrated.flow(flow),
        Position::Before(element) => *element = migrated.element(element),
        Position::Into { element, begins_at } => {
            *element = migrated.element(element);
            for at in begins_at {
                rename(at, migrated);
            }
        }
    }
}

fn rename_joined(joined: &mut Joined, migrated: &InstanceMigrated) {
    let arrived = std::mem::take(&mut joined.arrived);
    joined.arrived = arrived.iter().map(|flow| migrated.flow(flow)).collect();
    let before = joined.activated_by.take();
    joined.activated_by =
        before.map(|before| before.iter().map(|flow| migrated.flow(flow)).collect());
}
