//! The read side: one file is one read table. Each has a pure function from an event to the rows that change, and the queries
//! on the table, in a file of their own where there are many.
//!
//! The rows of an event are stored by the step that stores the event, so a list shows what was acknowledged. A row belongs to
//! one stream. The same functions give the same rows again when a table is built anew from the events.

mod cancellation;
mod cell;
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
pub mod process_versions;
pub mod processes;
pub mod projects;
mod read;
pub mod resources;
pub mod state;
mod status;
mod tally;
#[cfg(test)]
mod testing;
pub mod user_tasks;
mod view;

pub use page::{Listed, Page};
pub use status::UnknownStatus;

use domain::{
    instance::{event::InstanceEvent, state::InstanceState},
    membership::MembershipEvent,
    project::{Project, ProjectEvent},
    resource::{Resource, ResourceEvent},
};
use jiff::Timestamp;
use store::RowChange;
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

/// What an event of an instance changes in the read tables. `before` is the state before the event.
pub fn instance_rows(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
) -> Vec<RowChange> {
    let mut rows = Vec::new();
    instances::project(before, recorded, &mut rows);
    external_jobs::project(before, recorded, &mut rows);
    user_tasks::project(before, recorded, &mut rows);
    incidents::project(before, recorded, &mut rows);
    rows
}

/// What an event of a resource changes in the read tables. `before` is the state before the event.
pub fn resource_rows(before: &Resource, recorded: &Recorded<'_, ResourceEvent>) -> Vec<RowChange> {
    let mut rows = Vec::new();
    resources::project(recorded, &mut rows);
    process_versions::project(before, recorded, &mut rows);
    rows
}

/// What an event of a project changes in the read tables. `before` is the state before the event.
pub fn project_rows(before: &Project, recorded: &Recorded<'_, ProjectEvent>) -> Vec<RowChange> {
    let mut rows = Vec::new();
    projects::project(recorded, &mut rows);
    memberships::project(before, recorded, &mut rows);
    rows
}

/// What an event of a membership in the organisation changes in the read tables. `before` is the state before the event.
pub fn membership_rows(
    before: &domain::membership::Membership,
    recorded: &Recorded<'_, MembershipEvent>,
) -> Vec<RowChange> {
    let mut rows = Vec::new();
    organization_members::project(before, recorded, &mut rows);
    rows
}
