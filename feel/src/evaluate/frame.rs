use std::sync::Arc;

use crate::expression::Scope;
use crate::value::Value;

/// What a part of an expression binds while it is evaluated.
pub(super) enum Binding {
    /// A variable of an iteration, a parameter or an entry of a context.
    Variable(Arc<str>, Value),
    /// The item of a filter: itself as `item`, its entries by their names (DMN 1.5, 10.3.2.5).
    Item(Value),
}

/// The names and the text around the node that is evaluated.
pub(super) struct Frame<'f> {
    pub(super) scope: &'f dyn Scope,
    pub(super) text: &'f str,
    bindings: Vec<Binding>,
}

impl<'f> Frame<'f> {
    pub(super) fn new(scope: &'f dyn Scope, text: &'f str) -> Frame<'f> {
        Frame {
            scope,
            text,
            bindings: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, binding: Binding) {
        self.bindings.push(binding);
    }

    pub(super) fn pop(&mut self) -> Option<Binding> {
        self.bindings.pop()
    }

    pub(super) fn height(&self) -> usize {
        self.bindings.len()
    }

    pub(super) fn truncate(&mut self, height: usize) {
        self.bindings.truncate(height);
    }

    /// The value of a name that something within the expression binds; the innermost wins.
    pub(super) fn local(&self, name: &str) -> Option<Value> {
        self.bindings
            .iter()
            .rev()
            .find_map(|binding| match binding {
                Binding::Variable(bound, value) => (**bound == *name).then(|| value.clone()),
                Binding::Item(item) => {
                    let entry = item.as_context().and_then(|context| context.get(name));
                    entry.or_else(|| (name == "item").then_some(item)).cloned()
                }
            })
    }

    pub(super) fn lookup(&self, name: &str) -> Option<Value> {
        self.local(name).or_else(|| self.scope.lookup(name))
    }
}

/// A scope without names: what a function takes from around it is bound when it is invoked.
pub(super) struct Empty;

impl Scope for Empty {
    fn lookup(&self, _name: &str) -> Option<Value> {
        None
    }
}
