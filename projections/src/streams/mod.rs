//! The kinds of streams, as the read side sees them: what their events are, how these are folded, and which read tables they give
//! rows of. One more kind is one more line in the list below.

mod instance;

use crate::Recorded;
use domain::{
    aggregate::{Aggregate, Event},
    ids::ProjectId,
    instance::state::InstanceState,
    membership::Membership,
    message::MessageState,
    project::Project,
    resource::Resource,
    signal::SignalState,
    stored::DecodeError,
};
use std::fmt::Debug;
use store::RowChange;
use uuid::Uuid;

/// A kind of stream.
pub trait StreamKind: Clone + Debug + PartialEq {
    /// What can have happened.
    type Fact: Event;

    /// Before the first event.
    fn empty(stream: Uuid) -> Self;

    /// Takes an event into the state.
    fn apply(&mut self, event: &Self::Fact);

    /// The project its rows are in, where they are found by it too (see [`store::Owner::InProject`]).
    fn project(&self) -> Option<ProjectId> {
        None
    }
}

/// What an event changes in a table. The state is the one before the event.
pub type Projecting<S> = fn(&S, &Recorded<'_, <S as StreamKind>::Fact>, &mut Vec<RowChange>);

/// One of the kinds that there are.
pub trait Projected: StreamKind {
    /// How its events give the rows of a table, if the table is one of this kind's.
    fn projecting(projection: Projection) -> Option<Projecting<Self>>;
}

/// What is done with the state of a stream, of whatever kind it is.
pub(crate) trait Visit {
    /// What comes of it.
    type Output;

    /// Does it.
    fn visit<S: Projected>(self, state: &mut S) -> Self::Output;
}

macro_rules! kinds_of_streams {
    ($($(#[$doc:meta])* $kind:ident($state:ty) $(as $aggregate:ident)?;)*) => {
        /// What a stream is at a moment.
        #[derive(Clone, Debug, PartialEq)]
        pub enum StreamState {
            /// It has no event yet.
            Empty,
            $($(#[$doc])* $kind(Box<$state>),)*
        }

        /// The kind of streams whose events give a table's rows, and how.
        #[derive(Clone, Copy, Debug)]
        pub enum Projection {
            $($(#[$doc])* $kind(Projecting<$state>),)*
        }

        $($(impl StreamKind for $state {
            type Fact = <$state as $aggregate>::Event;

            fn empty(_stream: Uuid) -> Self {
                Self::default()
            }

            fn apply(&mut self, event: &Self::Fact) {
                $aggregate::apply(self, event);
            }
        })?)*

        $(impl Projected for $state {
            fn projecting(projection: Projection) -> Option<Projecting<Self>> {
                if let Projection::$kind(projecting) = projection {
                    Some(projecting)
                } else {
                    None
                }
            }
        })*

        impl StreamState {
            /// Before its first event, which is of this kind: each kind of stream has events of its own.
            pub(crate) fn before(stream: Uuid, first: &str) -> Result<Self, DecodeError> {
                $(if has::<$state>(first) {
                    return Ok(Self::$kind(Box::new(StreamKind::empty(stream))));
                })*
                Err(DecodeError::UnknownKind {
                    kind: first.to_owned(),
                })
            }

            /// Has something done with the state. Nothing if there is none yet.
            pub(crate) fn visit<V: Visit>(&mut self, visit: V) -> Option<V::Output> {
                match self {
                    Self::Empty => None,
                    $(Self::$kind(state) => Some(visit.visit(&mut **state)),)*
                }
            }

            /// Whether a table has rows of such streams.
            pub(crate) fn has_rows_by(&self, projection: Projection) -> bool {
                match self {
                    Self::Empty => false,
                    $(Self::$kind(_) => matches!(projection, Projection::$kind(_)),)*
                }
            }

            /// The project its rows are in, where they are found by it too.
            pub fn project(&self) -> Option<ProjectId> {
                match self {
                    Self::Empty => None,
                    $(Self::$kind(state) => state.project(),)*
                }
            }
        }

        impl Projection {
            /// The kind of the event that the streams begin with.
            pub(crate) fn first_event(self) -> &'static str {
                match self {
                    $(Self::$kind(_) => <<$state as StreamKind>::Fact as Event>::FIRST,)*
                }
            }
        }
    };
}

// Of those that are aggregates there is no more to say. An instance has a file of its own.
kinds_of_streams! {
    /// Instances.
    Instance(InstanceState);
    /// Versions of BPMN files.
    Resource(Resource) as Aggregate;
    /// Projects with their members.
    Project(Project) as Aggregate;
    /// People's memberships in the organisation.
    Membership(Membership) as Aggregate;
    /// Published messages. Whoever waits for one finds it in a table of the write model.
    Message(MessageState) as Aggregate;
    /// Published signals. Whoever waits for one finds it in a table of the write model.
    Signal(SignalState) as Aggregate;
}

fn has<S: StreamKind>(kind: &str) -> bool {
    S::Fact::KINDS.contains(&kind)
}
