//! Tokens that are taken away from where they stand.

use super::event::Position;
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
