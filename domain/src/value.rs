//! The one kind of value that flows through processes, and its one stored encoding: that of [`feel::Value`].

use feel::{Context, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Named values: the variables of a scope, the payload of a job, a task or a message. Order is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Variables(
    #[cfg_attr(
        test,
        schemars(with = "std::collections::BTreeMap<String, StoredValue>")
    )]
    pub Context,
);

impl Variables {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of `name`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Sets every variable of `other` here, replacing those of the same name.
    pub fn merge(&mut self, other: &Self) {
        for (name, value) in other.0.iter() {
            self.0.insert(name.clone(), value.clone());
        }
    }

    /// Drops the variables that have the same value in `current`.
    pub fn retain_changed(&mut self, current: &Self) {
        let unchanged: Vec<_> = self
            .0
            .iter()
            .filter(|(name, value)| current.get(name) == Some(*value))
            .map(|(name, _)| name.clone())
            .collect();
        for name in unchanged {
            self.0.remove(&name);
        }
    }

    /// Takes out the variables whose names `known` has.
    pub(crate) fn split_off_known(&mut self, known: &Self) -> Self {
        self.split_off(|name| known.get(name).is_some())
    }

    /// Takes out the variables of these names.
    pub(crate) fn split_off_named(&mut self, names: &BTreeSet<String>) -> Self {
        self.split_off(|name| names.contains(name))
    }

    fn split_off(&mut self, is_taken: impl Fn(&str) -> bool) -> Self {
        let names: Vec<_> = self
            .0
            .iter()
            .filter(|(name, _)| is_taken(name))
            .map(|(name, _)| name.clone())
            .collect();
        let mut taken = Self::default();
        for name in names {
            if let Some(value) = self.0.remove(&name) {
                taken.0.insert(name, value);
            }
        }
        taken
    }

    /// Drops the variables of these names.
    pub(crate) fn drop_named(&mut self, names: &BTreeSet<String>) {
        for name in names {
            self.0.remove(name.as_str());
        }
    }

    /// How much of these is replaced when others are merged into them, names included.
    pub(crate) fn bytes_replaced_by(&self, brought: &Self) -> u64 {
        let replaced = brought.0.iter().filter_map(|(name, _)| {
            let value = self.get(name)?;
            Some(name.len() as u64 + value.bytes())
        });
        replaced.sum()
    }

    /// Sets one variable.
    pub fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name, value);
    }
}

/// About how many bytes a value takes in memory for each that it consists of ([`Value::size`]), of which strings have one more for
/// every 64 bytes.
pub(crate) const BYTES_PER_VALUE: u64 = 96;

/// About how many bytes variables take in memory.
pub fn memory(variables: &Variables) -> u64 {
    variables.0.size().saturating_mul(BYTES_PER_VALUE)
}

/// Any value, in its stored encoding.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(transparent)]
pub(crate) struct StoredValue(
    #[expect(dead_code, reason = "only its schema is used")] serde_json::Value,
);
