use std::io;
use std::path::PathBuf;

use development::issuer::IssuerError;
use development::license::LicenseError;
use development::postgres::PostgresError;
use tokio::task::JoinError;

use crate::config::ConfigError;
use crate::migrate::MigrateError;
use crate::serve::ServeError;

/// Which part of `quantumbpm dev` failed, and why.
#[derive(Debug, thiserror::Error)]
pub enum DevError {
    /// There is no PostgreSQL server.
    #[error(transparent)]
    Postgres(#[from] PostgresError),
    /// There is no issuer.
    #[error(transparent)]
    Issuer(#[from] IssuerError),
    /// There is no license.
    #[error(transparent)]
    License(#[from] LicenseError),
    /// A variable of the environment that `dev` leaves to the developer does not fit.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The tables could not be made.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The server could not start, or ended by an error.
    #[error(transparent)]
    Serve(ServeError),
    /// The server did not end by an error of its own.
    #[error("the server crashed: {0}")]
    Crash(JoinError),
    /// No port could be found.
    #[error("cannot listen on 127.0.0.1: {0}")]
    Port(io::Error),
    /// Signals cannot be received.
    #[error("cannot listen for Ctrl-C: {0}")]
    Signals(io::Error),
    /// A file of the data folder could not be used.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The API did not answer while the sample was deployed.
    #[error("the sample could not be deployed: {0}")]
    Request(#[from] reqwest::Error),
    /// The API refused the sample.
    #[error("the sample could not be deployed: {request} answered {status}: {body}")]
    Refused {
        /// The request.
        request: String,
        /// The answer's status code.
        status: u16,
        /// The answer's body.
        body: String,
    },
}

impl DevError {
    pub(super) fn file(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File {
            path: path.into(),
            source,
        }
    }
}
