use std::fmt;
use std::ops::Deref;

use super::Value;

/// Values in order; reads as a slice.
// The nesting is kept, because finding it again would cost a walk through all items for every list that holds this one.
#[derive(Clone, Default)]
pub struct List {
    items: Vec<Value>,
    nesting: u32,
}

impl List {
    /// See [`Value::nesting`].
    pub fn nesting(&self) -> u32 {
        self.nesting
    }

    /// The items by value.
    pub fn into_items(self) -> Vec<Value> {
        self.items
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
        List { items, nesting }
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
