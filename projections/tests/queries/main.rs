//! The queries of the read tables, on a real PostgreSQL: events are appended as the server appends them, then listed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what the tests share is no test itself, but fails like one"
)]

mod counts;
mod database;
mod external_jobs;
mod history;
mod incidents;
mod instances;
mod memberships;
mod organization_members;
mod plans;
mod processes;
mod projects;
mod rebuild;
mod resources;
mod state;
mod user_tasks;
mod world;
