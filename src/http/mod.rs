//! The HTTP API: the contract's operations and a few of our own. A file is a kind of thing, a function in it an operation.

mod access;
mod answer;
mod body;
mod connection;
mod error;
mod external_job_results;
mod external_jobs;
mod findings;
mod health;
mod history;
mod incidents;
mod instances;
mod intake;
mod me;
mod memory;
mod messages;
mod moment;
pub mod openapi;
mod pace;
mod page;
mod path;
mod processes;
mod projects;
mod query;
mod repetition;
mod resources;
mod router;
mod server;
mod user_tasks;
mod variables;
mod version;

pub(crate) use memory::Budgets;
pub use router::served;
pub(crate) use router::{metrics_router, router};
pub(crate) use server::Server;
pub use server::ServerError;
