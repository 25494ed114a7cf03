//! The API over HTTP, as its clients meet it: the real server, a real database, real tokens.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod ad_hoc;
mod bad_input;
mod digits;
mod external_jobs;
mod health;
mod incidents;
mod instances;
mod limits;
mod lists;
mod messages;
mod migrations;
mod models;
mod modifications;
mod moments;
mod openapi;
mod projects;
mod repetition;
mod resources;
mod signals;
mod suspension;
mod texts;
mod user_tasks;
mod world;
