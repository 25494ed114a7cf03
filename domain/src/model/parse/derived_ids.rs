//! Ids for what the file gives none, the same whenever it is read: events name them.

use super::references;
use std::collections::{HashMap, HashSet};

/// What a number adds to an id at most.
const NUMBER: usize = 12;

/// Derives ids beside those that are taken.
pub(super) struct DerivedIds {
    taken: HashSet<String>,
    /// The number that each name got last.
    last: HashMap<String, usize>,
}

impl DerivedIds {
    /// Beside these ids.
    pub(super) fn beside(taken: impl Iterator<Item = String>) -> Self {
        Self {
            taken: taken.collect(),
            last: HashMap::new(),
        }
    }

    /// The wanted id, or a short one if that is too long; with a number if it is taken.
    pub(super) fn derive(&mut self, wanted: &str, short: &str) -> String {
        let name = if wanted.len() + NUMBER > references::ID {
            short
        } else {
            wanted
        };
        let number = self.last.entry(name.to_owned()).or_default();
        loop {
            *number += 1;
            let id = match *number {
                1 => name.to_owned(),
                number => format!("{name}-{number}"),
            };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DerivedIds;

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = DerivedIds::beside(["a".to_owned(), "b-2".to_owned()].into_iter());
        let mut derive = |wanted| ids.derive(wanted, "short");
        assert_eq!(derive("a"), "a-2");
        assert_eq!(derive("a"), "a-3");
        assert_eq!(derive("a-2"), "a-2-2", "it was derived from a");
        assert_eq!(derive("b"), "b");
        assert_eq!(derive("b"), "b-3");
        assert_eq!(derive(&"x".repeat(300)), "short");
    }
}
