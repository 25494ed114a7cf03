//! Whose turn it is where tokens do not enter at once. What was put before elements enters them in the order in which it was put
//! there. In a sequential ad-hoc sub-process (BPMN 2.0.2, 13.3.5) that, and what comes to an activity by a sequence flow, waits
//! until no activity runs; those that wait have their turns in the order in which they came. What comes to an event or a
//! gateway by a flow goes on at once.

use super::{
    activation::{Activation, Token},
    event::Position,
    moves::Move,
    state::InstanceState,
};
use crate::{
    ids::ActivationId,
    model::graph::{Element, Ordering, Process},
};

/// Whether a token of `scope` must wait before an element although nothing is joined there. Whose turn it is in a sequential ad-hoc
/// sub-process is asked when nothing else can move, so that it does not depend on where steps begin.
pub(super) fn must_wait(
    process: &Process,
    scope: &Activation,
    (token, element): (&Token, &Element),
) -> bool {
    let around = element.parent.map(|parent| process.element(parent));
    let is_sequential = around.is_some_and(is_sequential);
    match &token.at {
        Position::Before(_) if !is_sequential => {
            let mut tokens = scope.tokens.iter();
            tokens.find(|other| is_before(other)) != Some(token)
        }
        Position::Before(_) => true,
        Position::Flow(_) => is_sequential && element.kind.is_activity(),
        // What an operator makes a scope for is made at once.
        Position::Into { .. } => false,
    }
}

/// The move of the token of a sequential ad-hoc sub-process whose turn it is.
pub(super) fn enter_next(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
) -> Option<Move> {
    let found = state.activation(scope)?;
    if found.tokens.is_empty() || !is_sequential(process.find(found.element.as_ref()?)?) {
        return None;
    }
    let (token, element) = next(state, process, found)?;
    Some(Move::Enter {
        element: element.index,
        scope,
        from: match &token.at {
            Position::Flow(flow) => vec![flow.clone()],
            Position::Before(_) => Vec::new(),
            // It has no turn: what an operator makes a scope for is made at once.
            Position::Into { .. } => return None,
        },
    })
}

fn is_sequential(element: &Element) -> bool {
    element
        .ad_hoc()
        .is_some_and(|ad_hoc| ad_hoc.ordering == Ordering::Sequential)
}

fn is_before(token: &Token) -> bool {
    match token.at {
        Position::Before(_) => true,
        Position::Flow(_) | Position::Into { .. } => false,
    }
}

/// The oldest token that waits for its turn, unless an activity runs.
fn next<'a>(
    state: &InstanceState,
    process: &'a Process,
    scope: &'a Activation,
) -> Option<(&'a Token, &'a Element)> {
    let mut running = scope
        .children
        .iter()
        .filter_map(|child| state.activation(*child))
        .filter(|child| child.listener.is_none())
        .filter_map(|child| process.find(child.element.as_ref()?));
    if running.any(|element| element.kind.is_activity()) {
        return None;
    }
    scope.tokens.iter().find_map(|token| match &token.at {
        Position::Before(element) | Position::Into { element, .. } => {
            Some((token, process.find(element)?))
        }
        Position::Flow(flow) => {
            let target = process.target(flow)?;
            target.kind.is_activity().then_some((token, target))
        }
    })
}
