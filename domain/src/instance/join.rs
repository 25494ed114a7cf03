//! Which token moves next, and when the tokens before a join are enough.

use super::{
    state::{ActivationStatus, InstanceState},
    step::Move,
};
use crate::{
    ids::{ActivationId, FlowId},
    model::graph::{Element, ElementIndex, ElementKind, FlowIndex, Process},
};
use std::collections::BTreeSet;

/// The oldest token that may enter an element, with those it is joined with.
pub(crate) fn next_token(state: &InstanceState, process: &Process) -> Option<Move> {
    let mut judged: BTreeSet<(ActivationId, ElementIndex)> = BTreeSet::new();
    state.tokens.iter().find_map(|token| {
        let target = process.element(process.find_flow(&token.flow)?.target);
        let from = match (&target.kind, target.incoming.len()) {
            (ElementKind::ParallelGateway, 2..) if judged.insert((token.scope, target.index)) => {
                parallel_join(state, process, token.scope, target)?
            }
            (ElementKind::ParallelGateway | ElementKind::InclusiveGateway, 2..) => return None,
            _ => vec![token.flow.clone()],
        };
        Some(Move::Enter {
            element: target.index,
            scope: token.scope,
            from,
        })
    })
}

/// A parallel join needs a token on each incoming flow (BPMN 2.0.2, 13.4.1).
fn parallel_join(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
    join: &Element,
) -> Option<Vec<FlowId>> {
    let filled = filled_flows(state, process, scope, join);
    let complete = join.incoming.iter().all(|flow| filled.contains(flow));
    complete.then(|| {
        join.incoming
            .iter()
            .map(|flow| process.flow(*flow).id.clone())
            .collect()
    })
}

/// An inclusive join whose tokens are enough: no other token of its scope can still reach an incoming flow that has none
/// (BPMN 2.0.2, 13.4.3). Judged when nothing else can move.
pub(crate) fn next_inclusive_join(state: &InstanceState, process: &Process) -> Option<Move> {
    let mut judged: BTreeSet<(ActivationId, ElementIndex)> = BTreeSet::new();
    state.tokens.iter().find_map(|token| {
        let join = process.element(process.find_flow(&token.flow)?.target);
        if !matches!(join.kind, ElementKind::InclusiveGateway)
            || !judged.insert((token.scope, join.index))
        {
            return None;
        }
        let filled = filled_flows(state, process, token.scope, join);
        let awaited = tokens_of(state, process, token.scope).any(|flow| {
            process.flow(flow).target != join.index
                && still_awaited(process.reach.from_flow(join.index, flow), &filled)
        }) || active_elements(state, process, token.scope)
            .any(|element| still_awaited(process.reach.from_element(join.index, element), &filled));
        let from = join
            .incoming
            .iter()
            .filter(|flow| filled.contains(flow))
            .map(|flow| process.flow(*flow).id.clone())
            .collect();
        (!awaited).then_some(Move::Enter {
            element: join.index,
            scope: token.scope,
            from,
        })
    })
}

/// A token is awaited if it can reach an empty incoming flow and no filled one: the specification's condition, which keeps
/// two joins in a loop from waiting for each other.
fn still_awaited(reachable: &[FlowIndex], filled: &BTreeSet<FlowIndex>) -> bool {
    !reachable.is_empty() && reachable.iter().all(|flow| !filled.contains(flow))
}

fn filled_flows(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
    join: &Element,
) -> BTreeSet<FlowIndex> {
    tokens_of(state, process, scope)
        .filter(|flow| process.flow(*flow).target == join.index)
        .collect()
}

fn tokens_of<'a>(
    state: &'a InstanceState,
    process: &'a Process,
    scope: ActivationId,
) -> impl Iterator<Item = FlowIndex> + 'a {
    state
        .tokens
        .iter()
        .filter(move |token| token.scope == scope)
        .filter_map(|token| process.flow_index.get(&token.flow).copied())
}

fn active_elements<'a>(
    state: &'a InstanceState,
    process: &'a Process,
    scope: ActivationId,
) -> impl Iterator<Item = ElementIndex> + 'a {
    let children = state
        .activation(scope)
        .into_iter()
        .flat_map(|activation| &activation.children);
    children
        .filter_map(|child| state.activation(*child))
        .filter(|child| child.status == ActivationStatus::Active)
        .filter_map(|child| {
            process
                .find(child.element.as_ref()?)
                .map(|element| element.index)
        })
}
