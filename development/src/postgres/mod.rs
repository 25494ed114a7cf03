//! A PostgreSQL server of one's own: found on the machine, given a data folder, started, and stopped again.
//!
//! [`Cluster`] belongs to one process. [`SharedCluster`] is started by the first of several processes and stopped after the
//! last. Both are stopped even if their processes are killed: see [`watcher`].

mod account;
mod binaries;
mod cluster;
mod error;
mod folder;
mod launch;
mod processes;
mod shared;
mod watcher;

pub use account::Account;
pub use binaries::{Binaries, MINIMUM_MAJOR_VERSION};
pub use cluster::Cluster;
pub use error::PostgresError;
pub use folder::reachable_folder;
pub use launch::Options;
pub use shared::SharedCluster;

use std::path::PathBuf;
use std::process::Command;

/// The only role of a cluster.
pub const USER: &str = "quantumbpm";

/// How a client connects to a running cluster.
#[derive(Clone)]
pub struct Connection {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The password of [`USER`], made for this cluster.
    pub password: String,
    psql: PathBuf,
}

impl Connection {
    /// Always the loopback interface: the cluster listens nowhere else.
    pub const HOST: &'static str = "127.0.0.1";

    /// Runs one SQL command in a database and answers its rows, columns separated by `|`.
    ///
    /// # Errors
    /// [`PostgresError::Sql`] with the server's message.
    pub fn execute(&self, database: &str, sql: &str) -> Result<String, PostgresError> {
        let output = Command::new(&self.psql)
            .args([
                "--no-psqlrc",
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--set=ON_ERROR_STOP=1",
            ])
            .args([
                "--host",
                Self::HOST,
                "--port",
                &self.port.to_string(),
                "--username",
                USER,
            ])
            .args(["--dbname", database, "--command", sql])
            .env("PGPASSWORD", &self.password)
            .output()
            .map_err(|source| PostgresError::io("run", &self.psql, source))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout)
                .trim_end()
                .to_owned())
        } else {
            Err(PostgresError::Sql {
                sql: sql.to_owned(),
                message: String::from_utf8_lossy(&output.stderr)
                    .trim_end()
                    .to_owned(),
            })
        }
    }

    /// Creates a database unless it is there. `name` must be a plain identifier: letters, digits and `_`.
    ///
    /// # Errors
    /// [`PostgresError::Sql`] with the server's message.
    pub fn create_database(&self, name: &str) -> Result<(), PostgresError> {
        let found = self.execute(
            "postgres",
            &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"),
        )?;
        if found.is_empty() {
            self.execute("postgres", &format!("CREATE DATABASE {name}"))?;
        }
        Ok(())
    }
}
