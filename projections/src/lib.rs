//! The read side: one file is one read table. Each has a pure function from an event to the rows that change, and the queries
//! on the table, in a file of their own where there are many.
//!
//! The rows of an event are stored by the step that stores the event, so a list shows what was acknowledged. A row belongs to
//! one stream. The same functions give the same rows again when a table is built anew from the events.

mod cancellation;
mod cell;
mod change;
mod condition;
pub mod counts;
#[cfg(test)]
mod every_event;
pub mod external_jobs;
pub mod fold;
pub mod history;
pub mod incidents;
pub mod instances;
pub mod memberships;
pub mod organization_members;
mod page;
pub mod past_state;
pub mod process_versions;
pub mod processes;
pub mod projects;
mod query;
mod read;
mod read_table;
pub mod rebuild;
pub mod resources;
pub mod state;
mod status;
mod stored_json;
mod stored_rows;
pub mod streams;
pub mod suspension;
mod tally;
#[cfg(test)]
mod testing;
pub mod user_tasks;
mod view;
mod work;

pub use page::{Listed, Page};
pub use read_table::{ReadTable, ReadTables};
pub use status::UnknownStatus;
pub use stored_rows::OwnedRow;
pub use streams::{Projection, StreamState};

use jiff::Timestamp;
use uuid::Uuid;

/// An event with what is stored beside it.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a, E> {
    /// The stream.
    pub stream: Uuid,
    /// The event's place in the stream, from 1.
    pub sequence: u64,
    /// The sequence of the first event of the same step.
    pub step_begin: u64,
    /// When the step was decided.
    pub recorded_at: Timestamp,
    /// Who asked for the step.
    pub actor: &'a str,
    /// What happened.
    pub event: &'a E,
}
