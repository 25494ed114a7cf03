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

use std::path::{Path, PathBuf};
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
        let arguments = ["--tuples-only", "--no-align", "--command", sql];
        Ok(self.psql(database, &arguments, sql)?.trim_end().to_owned())
    }

    /// Runs the SQL commands of a file in a database, all or none.
    ///
    /// # Errors
    /// [`PostgresError::Sql`] with the server's message.
    pub fn execute_file(&self, database: &str, file: &Path) -> Result<(), PostgresError> {
        let path = file.to_string_lossy();
        let arguments = [
            "--single-transaction",
            "--output=/dev/null",
            "--file",
            &path,
        ];
        self.psql(database, &arguments, &path).map(drop)
    }

    /// A database as SQL commands that any client of any supported version carries out: nothing but plain SQL.
    ///
    /// # Errors
    /// [`PostgresError::Io`] when there is no `pg_dump` beside `psql`; [`PostgresError::Sql`] with its message.
    pub fn dump(&self, database: &str) -> Result<String, PostgresError> {
        let program = self.psql.with_file_name("pg_dump");
        let arguments = ["--no-owner", "--no-privileges", "--rows-per-insert=100"];
        let dump = self.run(&program, database, &arguments, "pg_dump")?;
        // What newer versions of pg_dump add for newer versions of psql and of the server.
        let added = ["\\restrict ", "\\unrestrict ", "SET transaction_timeout "];
        let lines = dump.lines();
        Ok(lines
            .filter(|line| !added.iter().any(|prefix| line.starts_with(prefix)))
            .flat_map(|line| [line, "\n"])
            .collect())
    }

    fn psql(&self, database: &str, arguments: &[&str], sql: &str) -> Result<String, PostgresError> {
        let always = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"];
        self.run(&self.psql, database, &[&always, arguments].concat(), sql)
    }

    /// Runs a client of the server; what it prints. `purpose` is told when it fails.
    fn run(
        &self,
        program: &Path,
        database: &str,
        arguments: &[&str],
        purpose: &str,
    ) -> Result<String, PostgresError> {
        let output = Command::new(program)
            .args(["--host", Self::HOST, "--port", &self.port.to_string()])
            .args(["--username", USER, "--dbname", database])
            .args(arguments)
            .env("PGPASSWORD", &self.password)
            .output()
            .map_err(|source| PostgresError::io("run", program, source))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(PostgresError::Sql {
                sql: purpose.to_owned(),
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
