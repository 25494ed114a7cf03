//! What every stream of events has in common: commands are decided on a state that is the fold of the events.

use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// A stream's state and its rules. Both functions are pure: the same state, command and context give the same events, and
/// the same events give the same state.
pub trait Aggregate: Default {
    /// The name of this kind of stream where events of all kinds stand together.
    const TYPE: &'static str;
    /// What can be asked.
    type Command;
    /// What can have happened.
    type Event: Event;
    /// Why a command is refused.
    type Error: std::error::Error;

    /// The events that a command causes. None at all is an answer too: what was asked for is already so.
    fn decide(
        &self,
        command: Self::Command,
        context: &Context,
    ) -> Result<Vec<Self::Event>, Self::Error>;

    /// Takes an event into the state.
    fn apply(&mut self, event: &Self::Event);
}

/// A fact that is stored for ever.
pub trait Event: Clone + Serialize + DeserializeOwned {
    /// The stored type: the variant's name.
    fn kind(&self) -> &'static str;
}

/// What a decision knows besides the state: time, chance and the caller come from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The time of the decision.
    pub now: Timestamp,
    /// The subject of the token, or the part of the system, that asks.
    pub actor: String,
    /// Random bits, fresh for each decision.
    pub seed: u64,
}

impl Context {
    /// The decision's `nth` new id: a version 7 UUID (RFC 9562, section 5.7) of its time. The 12 bits of `rand_a` count, as
    /// that section allows, so ids of one decision sort as they were made. What exceeds 4095 goes into the random bits, which
    /// keeps ids unique.
    pub fn id(&self, nth: u32) -> Uuid {
        let milliseconds = u64::try_from(self.now.as_millisecond()).unwrap_or_default();
        let count = u128::from(nth & 0x0fff);
        let random = u128::from(self.seed ^ u64::from(nth >> 12));
        let [_, _, _, _, _, _, counter_and_random @ ..] = (count << 64 | random).to_be_bytes();
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &counter_and_random).into_uuid()
    }
}

/// The state after `events`.
pub fn fold<'a, A>(events: impl IntoIterator<Item = &'a A::Event>) -> A
where
    A: Aggregate,
    A::Event: 'a,
{
    let mut state = A::default();
    for event in events {
        state.apply(event);
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(seed: u64) -> Context {
        Context {
            now: "2026-03-01T12:00:00Z".parse().unwrap(),
            actor: "alice".to_owned(),
            seed,
        }
    }

    #[test]
    fn ids_of_one_decision_sort_as_they_were_made() {
        let context = context(7);
        let ids: Vec<_> = (0..1000).map(|nth| context.id(nth)).collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn ids_stay_unique_when_the_counter_wraps() {
        let context = context(7);
        let ids: std::collections::BTreeSet<_> = (0..10_000).map(|nth| context.id(nth)).collect();
        assert_eq!(ids.len(), 10_000);
    }

    #[test]
    fn the_same_context_gives_the_same_id_and_another_seed_another() {
        assert_eq!(context(1).id(3), context(1).id(3));
        assert_ne!(context(1).id(3), context(2).id(3));
        assert_ne!(context(1).id(3), context(1).id(4));
    }
}
