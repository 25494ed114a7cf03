//! What the integration tests share. Nothing is a stand-in: each test gets a database of its own in a real PostgreSQL, a real
//! OpenID Connect issuer, and the real `quantumbpm serve` as a process that can be killed.
//!
//! ```no_run
//! # async fn example() -> Result<(), testkit::TestkitError> {
//! // In a test: env!("CARGO_BIN_EXE_quantumbpm")
//! let server = testkit::Server::start("target/debug/quantumbpm").await?;
//! let project = server.create_project("Orders").await?;
//! let viewer = server.client(&project, testkit::Role::Viewer)?;
//! let answer = viewer.get("/bpmn/instances").await?;
//! assert_eq!(answer.status, 200);
//! # Ok(())
//! # }
//! ```

mod chance;
mod client;
mod database;
mod error;
mod fake_clock;
mod measured;
mod postgres;
mod process;
mod project_client;
mod server;
mod small_disk;
mod temporal;

pub use chance::Chance;
pub use client::{Answer, Client};
pub use database::Database;
pub use error::TestkitError;
pub use fake_clock::FakeClock;
pub use measured::Measured;
pub use postgres::PostgresServer;
pub use project_client::ProjectClient;
pub use server::{Project, Role, Server, ServerBuilder, Worker};
pub use small_disk::SmallDisk;
pub use temporal::TemporalServer;

pub use development::issuer;
