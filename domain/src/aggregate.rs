//! What every stream of events has in common: commands are decided on a state that is the fold of the events.

use crate::ids_source::Ids;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

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
    /// The stored types there are, so that one that a newer program wrote can be told from one that is damaged.
    const KINDS: &'static [&'static str];

    /// The stored type of the event that a stream begins with.
    const FIRST: &'static str;

    /// The stored type: the variant's name.
    fn kind(&self) -> &'static str;
}

/// Names the variants of an event as its stored types. The first is the one that a stream begins with.
macro_rules! event_kinds {
    ($event:ty: $first:ident, $($kind:ident,)*) => {
        impl $crate::aggregate::Event for $event {
            const KINDS: &'static [&'static str] = &[stringify!($first), $(stringify!($kind),)*];
            const FIRST: &'static str = stringify!($first);

            fn kind(&self) -> &'static str {
                match self {
                    Self::$first { .. } => stringify!($first),
                    $(Self::$kind { .. } => stringify!($kind),)*
                }
            }
        }
    };
}

pub(crate) use event_kinds;

/// What a decision knows besides the state: time, chance and the caller come from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The time of the decision.
    pub now: Timestamp,
    /// The subject of the token, or the part of the system, that asks.
    pub actor: String,
    /// Random bits, fresh for each decision: what tells apart the ids that are made at one time.
    pub seed: u64,
}

impl Context {
    /// Where the decision's new ids come from.
    pub fn ids(&self) -> Ids {
        Ids::new(self.now, self.seed)
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
