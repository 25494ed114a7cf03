//! The queries of the read tables, on a real PostgreSQL: events are appended as the server appends them, then listed.

mod counts;
mod database;
mod external_jobs;
mod history;
mod incidents;
mod instances;
mod memberships;
mod processes;
mod projects;
mod resources;
mod state;
mod user_tasks;
mod world;
