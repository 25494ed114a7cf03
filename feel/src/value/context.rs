use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;

use super::{BYTES_OF_VALUE, Value};

/// Named values in the order in which they were added.
#[derive(Clone)]
pub struct Context {
    entries: IndexMap<Arc<str>, Value>,
    /// An upper bound, see [`Value::nesting`]: a removal does not lower it.
    nesting: u32,
    size: u64,
    bytes: u64,
}

impl Default for Context {
    fn default() -> Context {
        Context {
            entries: IndexMap::new(),
            nesting: 1,
            size: 1,
            bytes: BYTES_OF_VALUE,
        }
    }
}

impl Context {
    /// A context without entries.
    pub fn new() -> Context {
        Context::default()
    }

    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.get(name)
    }

    /// Whether there is an entry of that name, be it null.
    pub fn contains(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// Sets an entry and returns the value it had. A new name goes to the end, a known one keeps
    /// its place.
    ///
    /// Contexts are shared behind an [`Arc`]; [`Arc::make_mut`] gives one that can be changed
    /// without being seen elsewhere.
    pub fn insert(&mut self, name: impl Into<Arc<str>>, value: Value) -> Option<Value> {
        self.nesting = self.nesting.max(value.nesting().saturating_add(1));
        let name = name.into();
        let of_name = size_of_name(&name);
        let bytes_of_name = name.len() as u64;
        self.size = self
            .size
            .saturating_add(of_name.saturating_add(value.size()));
        self.bytes = self
            .bytes
            .saturating_add(bytes_of_name.saturating_add(value.bytes()));
        let replaced = self.entries.insert(name, value);
        if let Some(replaced) = &replaced {
            // The name was there before.
            self.size = self
                .size
                .saturating_sub(of_name.saturating_add(replaced.size()));
            self.bytes = self
                .bytes
                .saturating_sub(bytes_of_name.saturating_add(replaced.bytes()));
        }
        replaced
    }

    /// Removes an entry and returns its value; the others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let removed = self.entries.shift_remove(name);
        if let Some(removed) = &removed {
            let size = size_of_name(name).saturating_add(removed.size());
            self.size = self.size.saturating_sub(size);
            let bytes = (name.len() as u64).saturating_add(removed.bytes());
            self.bytes = self.bytes.saturating_sub(bytes);
        }
        removed
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Value)> {
        self.entries.iter()
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// See [`Value::nesting`].
    pub fn nesting(&self) -> u32 {
        self.nesting
    }

    /// See [`Value::size`].
    pub fn size(&self) -> u64 {
        self.size
    }

    /// See [`Value::bytes`].
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// A name counts as a string does beside the value it is.
fn size_of_name(name: &str) -> u64 {
    (name.len() / 64) as u64
}

impl<N: Into<Arc<str>>> FromIterator<(N, Value)> for Context {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(entries: I) -> Context {
        let mut context = Context::new();
        for (name, value) in entries {
            context.insert(name, value);
        }
        context
    }
}

/// The order of the entries does not matter (DMN 1.5, table 53).
impl PartialEq for Context {
    fn eq(&self, other: &Context) -> bool {
        self.entries == other.entries
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(&self.entries).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order() {
        let mut context: Context = [("b", 1.into()), ("a", 2.into()), ("c", 3.into())]
            .into_iter()
            .collect();
        context.insert("b", 4.into());
        context.remove("a");
        let names: Vec<_> = context.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["b", "c"]);
    }

    #[test]
    fn long_names_count() {
        let long = "n".repeat(6_400);
        let mut context: Context = [(long.as_str(), Value::from(1))].into_iter().collect();
        assert_eq!(context.size(), 102);
        context.insert(long.as_str(), Value::from(vec![1.into()]));
        assert_eq!(context.size(), 103);
        context.remove(&long);
        assert_eq!(context.size(), 1);
    }

    #[test]
    fn bytes_are_those_of_texts_and_sixteen_for_each_value() {
        let mut context: Context = [("name", Value::from("text"))].into_iter().collect();
        assert_eq!(context.bytes(), 16 + 4 + 20);
        context.insert("name", Value::from(vec![1.into(), "four".into()]));
        assert_eq!(context.bytes(), 16 + 4 + 16 + 16 + 20);
        context.remove("name");
        assert_eq!(context.bytes(), 16);
    }

    #[test]
    fn equality_ignores_the_order() {
        let one: Context = [("a", 1.into()), ("b", 2.into())].into_iter().collect();
        let other: Context = [("b", 2.into()), ("a", 1.into())].into_iter().collect();
        assert_eq!(one, other);
    }
}
