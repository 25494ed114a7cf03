//! Where tokens are put, and how they are taken away from where they stand.

use super::{
    activation::Token,
    event::{ElementEntered, Position},
    state::InstanceState,
};
use crate::ids::{ActivationId, ElementId, FlowId};
use std::collections::BTreeMap;

/// One token is to be taken from each of several positions, however often one of them is named. There may be many tokens, and many
/// positions.
pub(super) struct Taking<'p>(BTreeMap<&'p Position, usize>);

impl Taking<'_> {
    /// Whether a token is one of these. The oldest come first, and those are taken.
    pub(super) fn takes(&mut self, at: &Position) -> bool {
        let Some(left) = self.0.get_mut(at).filter(|left| **left > 0) else {
            return false;
        };
        *left -= 1;
        true
    }
}

impl<'p> FromIterator<&'p Position> for Taking<'p> {
    fn from_iter<I: IntoIterator<Item = &'p Position>>(positions: I) -> Self {
        let mut taking = BTreeMap::new();
        for at in positions {
            *taking.entry(at).or_default() += 1;
        }
        Self(taking)
    }
}

impl InstanceState {
    pub(super) fn put_on(&mut self, scope: ActivationId, flows: &[FlowId]) {
        self.put_tokens(scope, flows.iter().cloned().map(Position::Flow));
    }

    pub(super) fn put_tokens(
        &mut self,
        scope: ActivationId,
        positions: impl Iterator<Item = Position>,
    ) {
        let arrived = self.sequence;
        if let Some(mut activation) = self.activations.get_mut(scope) {
            let tokens = positions.map(|at| Token { at, arrived });
            activation.tokens.extend(tokens);
        }
    }

    pub(super) fn discard_all(&mut self, scope: ActivationId) {
        if let Some(mut scope) = self.activations.get_mut(scope) {
            scope.tokens.clear();
        }
    }

    /// Takes the tokens that enter an element. What is compensated is entered by none: one that waits before it is another's.
    pub(super) fn consume_tokens_that_enter(&mut self, entered: &ElementEntered) {
        if entered.compensates.is_some() {
            return;
        }
        if entered.begins_at.is_empty() {
            self.consume_tokens(entered.scope, &entered.element, &entered.from);
        } else {
            let at = Position::Into {
                element: entered.element.clone(),
                begins_at: entered.begins_at.clone(),
            };
            self.consume(entered.scope, &at);
        }
    }

    /// Takes one token from each flow, the oldest first. What is entered by no flow takes the token that was put before it, if one
    /// was.
    pub(super) fn consume_tokens(
        &mut self,
        scope: ActivationId,
        element: &ElementId,
        flows: &[FlowId],
    ) {
        if flows.is_empty() {
            self.consume(scope, &Position::Before(element.clone()));
        }
        for flow in flows {
            self.consume(scope, &Position::Flow(flow.clone()));
        }
    }

    /// Takes the oldest token from a position.
    pub(super) fn consume(&mut self, scope: ActivationId, at: &Position) {
        let Some(mut activation) = self.activations.get_mut(scope) else {
            return;
        };
        let tokens = &mut activation.tokens;
        if let Some(oldest) = tokens.iter().position(|token| token.at == *at) {
            tokens.remove(oldest);
        }
    }

    /// Takes one token from each position, the oldest first.
    pub(super) fn discard(&mut self, scope: ActivationId, positions: &[Position]) {
        if let Some(mut scope) = self.activations.get_mut(scope) {
            let mut taking: Taking<'_> = positions.iter().collect();
            scope.tokens.retain(|token| !taking.takes(&token.at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::FlowId;

    #[test]
    fn as_many_are_taken_from_each_position_as_are_named_and_the_oldest() {
        let [a, b, c] = ["a", "b", "c"].map(|flow| Position::Flow(FlowId::from(flow)));
        let named = [&b, &a, &b, &c];
        let mut taking: Taking<'_> = named.into_iter().collect();
        let stand = [&a, &b, &a, &b, &b];
        assert_eq!(
            stand.map(|at| taking.takes(at)),
            [true, true, false, true, false]
        );
    }
}
