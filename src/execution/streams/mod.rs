//! The small streams (projects, memberships, resources, messages, signals), run by the framework `cqrs-es` on our event store, whose commit
//! is one step. What an event asks of other streams becomes outbox rows of that step: each kind of stream says it in a file of
//! its own.

mod aggregates;
mod membership;
mod message;
mod project;
mod recording;
mod resource;
mod signal;

pub use aggregates::AggregateFailure;
pub(crate) use aggregates::Aggregates;
pub(crate) use message::waiting;
pub(crate) use resource::open_start;
