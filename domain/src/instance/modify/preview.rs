//! What a modification would do, for those who ask before they do it.

use super::super::{activation::Activation, event::Position, state::InstanceState, tokens::Taking};
use super::{place, plan::Plan};
use crate::{
    ids::{ActivationId, ElementId},
    model::graph::Process,
};
use std::collections::BTreeSet;

/// An element that a modification starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The element that a token stands before.
    pub element: ElementId,
    /// The scope that it is put into.
    pub scope: ActivationId,
    /// The sub-processes that are made for it, from the outside.
    pub made: Vec<ElementId>,
}

/// A token that a modification ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The element that it is in, or before which it waits.
    pub element: ElementId,
    /// The scope of the element.
    pub scope: ActivationId,
    /// What is active there; a token that waits before an element has none.
    pub activation: Option<ActivationId>,
}

impl Plan {
    /// The elements that get tokens.
    pub fn entered(&self, process: &Process) -> Vec<Entered> {
        let mut entered = Vec::new();
        for (scope, positions) in &self.placed {
            let outermost = positions.iter().map(|at| (at, Vec::new()));
            let mut left: Vec<_> = outermost.rev().collect();
            while let Some((at, made)) = left.pop() {
                match at {
                    Position::Into { element, begins_at } => {
                        let mut inside = made;
                        inside.push(element.clone());
                        let deeper = begins_at.iter().rev().map(|at| (at, inside.clone()));
                        left.extend(deeper);
                    }
                    Position::Flow(_) | Position::Before(_) => {
                        entered.extend(place::target(process, at).map(|element| Entered {
                            element: element.id.clone(),
                            scope: *scope,
                            made,
                        }));
                    }
                }
            }
        }
        entered
    }

    /// What ends, inner before outer, with all that an interrupting event sub-process ends as it is made.
    pub fn ended(&self, state: &InstanceState, process: &Process) -> Vec<Ended> {
        let mut ended = Vec::new();
        let mut known = BTreeSet::new();
        for (scope, positions) in &self.discarded {
            ended.extend(
                positions
                    .iter()
                    .filter_map(|at| waiting(process, *scope, at)),
            );
        }
        for activation in self.canceled.iter().chain(&self.emptied) {
            end_with_all_inside(state, process, *activation, &mut known, &mut ended);
        }
        for scope in self.interrupted(state, process) {
            for child in &scope.children {
                end_with_all_inside(state, process, *child, &mut known, &mut ended);
            }
            let discarded = self.discarded.get(&scope.id);
            let left = tokens_but(scope, discarded.map_or(&[], Vec::as_slice));
            ended.extend(left.filter_map(|at| waiting(process, scope.id, at)));
        }
        if self.cancels_instance
            && let Some(root) = state.activation(state.root())
        {
            for child in root.children.iter().copied() {
                end_with_all_inside(state, process, child, &mut known, &mut ended);
            }
        }
        ended
    }

    /// The scopes in which an interrupting event sub-process is started.
    fn interrupted<'s>(&self, state: &'s InstanceState, process: &Process) -> Vec<&'s Activation> {
        let placed = self.placed.iter();
        let interrupted = placed.filter(|(_, positions)| {
            positions.iter().any(|at| {
                matches!(at, Position::Into { .. })
                    && place::target(process, at)
                        .is_some_and(|element| element.kind.interrupts_scope())
            })
        });
        interrupted
            .filter_map(|(scope, _)| state.activation(*scope))
            .collect()
    }
}

/// Where the tokens of a scope stand that wait, but for these.
pub(super) fn tokens_but<'s>(
    scope: &'s Activation,
    discarded: &[Position],
) -> impl Iterator<Item = &'s Position> {
    let mut taking: Taking<'_> = discarded.iter().collect();
    let tokens = scope.tokens.iter().map(|token| &token.at);
    tokens.filter(move |at| !taking.takes(at))
}

fn waiting(process: &Process, scope: ActivationId, at: &Position) -> Option<Ended> {
    Some(Ended {
        element: place::target(process, at)?.id.clone(),
        scope,
        activation: None,
    })
}

fn end_with_all_inside(
    state: &InstanceState,
    process: &Process,
    activation: ActivationId,
    known: &mut BTreeSet<ActivationId>,
    ended: &mut Vec<Ended>,
) {
    let found = state.ending_with(activation).into_iter().rev();
    for found in found.filter_map(|id| state.activation(id)) {
        if found.listener.is_some() || !known.insert(found.id) {
            continue;
        }
        let tokens = found.tokens.iter();
        ended.extend(tokens.filter_map(|token| waiting(process, found.id, &token.at)));
        if let (Some(element), Some(scope)) = (&found.element, found.parent) {
            ended.push(Ended {
                element: element.clone(),
                scope,
                activation: Some(found.id),
            });
        }
    }
}
