use std::io;
use std::path::PathBuf;

use development::issuer::IssuerError;
use development::license::LicenseError;
use development::postgres::PostgresError;

/// Why a test could not get what it stands on.
#[derive(Debug, thiserror::Error)]
pub enum TestkitError {
    /// No PostgreSQL server, or it refused a command.
    #[error(transparent)]
    Postgres(#[from] PostgresError),
    /// No issuer, or no token.
    #[error(transparent)]
    Issuer(#[from] IssuerError),
    /// No evaluation license.
    #[error(transparent)]
    License(#[from] LicenseError),
    /// `quantumbpm migrate` failed.
    #[error("`quantumbpm migrate` failed: {0}")]
    Migrate(String),
    /// What is stored is not what the events lead to.
    #[error("`quantumbpm events verify` found differences: {0}")]
    Differing(String),
    /// The server ended while it was starting.
    #[error("`quantumbpm serve` ended with {status} before it was ready:\n{log}")]
    Ended {
        /// Its exit status.
        status: String,
        /// What it wrote.
        log: String,
    },
    /// The server did not become ready, or did not end, in time.
    #[error("`quantumbpm serve` did not {action} within {seconds} s:\n{log}")]
    Late {
        /// `become ready` or `end`.
        action: &'static str,
        /// How long was waited.
        seconds: u64,
        /// What it wrote.
        log: String,
    },
    /// There is no Temporal server to start.
    #[error(
        "there is no program `temporal`; fetch it with `script/fetch test`, or set QUANTUMBPM_TEMPORAL to its path"
    )]
    NoTemporal,
    /// There is no library that answers for the machine's clock.
    #[error(
        "there is no libfaketimeMT.so.1; get it with `script/fetch test`, or set QUANTUMBPM_FAKETIME to its path"
    )]
    NoFakeClock,
    /// The Temporal server, or its command line client, complained.
    #[error("temporal: {0}")]
    Temporal(String),
    /// A small file system cannot be mounted.
    #[error("this process may not mount a file system, which takes root and CAP_SYS_ADMIN: {0}")]
    Mount(io::Error),
    /// The test killed the server, or ended it, and did not start it again.
    #[error("the server does not run")]
    NotRunning,
    /// What a test waits for does not come about.
    #[error("waited in vain for {0}")]
    Timeout(String),
    /// There is no answer to a request.
    #[error("no answer from the server: {0}")]
    Request(#[from] reqwest::Error),
    /// An answer is not what the test needs to go on.
    #[error("{request} answered {status}: {body}")]
    UnexpectedAnswer {
        /// The request.
        request: String,
        /// The status code of its answer.
        status: u16,
        /// The answer's body.
        body: String,
    },
    /// A file or program could not be used.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or program.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl TestkitError {
    pub(crate) fn io(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::Io {
            path: path.into(),
            source,
        }
    }
}
