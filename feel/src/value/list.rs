use std::fmt;
use std::ops::Deref;

use super::{BYTES_OF_VALUE, Value};

/// Values in order; reads as a slice.
// Nesting and size are kept, because finding them again would cost a walk through all values
// within.
#[derive(Clone)]
pub struct List {
    items: Vec<Value>,
    nesting: u32,
    size: u64,
    bytes: u64,
}

impl List {
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

    /// Appends a value.
    pub fn push(&mut self, item: Value) {
        self.nesting = self.nesting.max(item.nesting().saturating_add(1));
        self.size = self.size.saturating_add(item.size());
        self.bytes = self.bytes.saturating_add(item.bytes());
        self.items.push(item);
    }

    /// The items by value.
    pub fn into_items(self) -> Vec<Value> {
        self.items
    }
}

impl Default for List {
    fn default() -> List {
        List {
            items: Vec::new(),
            nesting: 1,
            size: 1,
            bytes: BYTES_OF_VALUE,
        }
    }
}

impl From<Vec<Value>> for List {
    fn from(items: Vec<Value>) -> List {
        let nesting = items
            .iter()
            .map(Value::nesting)
            .max()
            .unwrap_or(0)
            .saturating_add(1);
        let size = items.iter().map(Value::size).fold(1, u64::saturating_add);
        let bytes = items
            .iter()
            .map(Value::bytes)
            .fold(BYTES_OF_VALUE, u64::saturating_add);
        List {
            items,
            nesting,
            size,
            bytes,
        }
    }
}

impl FromIterator<Value> for List {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> List {
        items.into_iter().collect::<Vec<_>>().into()
    }
}

impl Deref for List {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.items
    }
}

impl<'a> IntoIterator for &'a List {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl PartialEq for List {
    fn eq(&self, other: &List) -> bool {
        self.items == other.items
    }
}

impl fmt::Debug for List {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(&self.items).finish()
    }
}
