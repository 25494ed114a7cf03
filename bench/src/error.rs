use std::{io, path::PathBuf, time::Duration};

use development::{issuer::IssuerError, license::LicenseError, postgres::PostgresError};

/// Why nothing, or not everything, was measured.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    /// The private PostgreSQL failed.
    #[error("PostgreSQL: {0}")]
    Postgres(#[from] PostgresError),
    /// A statement failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The issuer failed.
    #[error("issuer: {0}")]
    Issuer(#[from] IssuerError),
    /// The private Temporal server failed.
    #[error(transparent)]
    Testkit(#[from] testkit::TestkitError),
    /// There is no connection to the private Temporal server.
    #[error(transparent)]
    Temporal(#[from] temporal::ConnectError),
    /// No license could be made.
    #[error("license: {0}")]
    License(#[from] LicenseError),
    /// A file or a program could not be used.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// The server that is measured ended.
    #[error("`quantumbpm {command}` ended with {status}; its log:\n{log}")]
    Ended {
        /// What it was to do.
        command: &'static str,
        /// How it ended.
        status: String,
        /// All that it wrote.
        log: String,
    },
    /// The server did not do something in time.
    #[error("the server did not {action} within {limit:?}")]
    Late {
        /// What it was to do.
        action: &'static str,
        /// How long it was waited for.
        limit: Duration,
    },
    /// The API's address cannot be used.
    #[error(
        "`{url}` is no URL that can be measured; expected http://HOST:PORT, with a path if the API has one"
    )]
    Url {
        /// The address.
        url: String,
    },
    /// The connection to the API failed.
    #[error("{request}: {source}")]
    Connection {
        /// Method and path.
        request: String,
        /// What went wrong.
        source: hyper::Error,
    },
    /// A request could not be made up.
    #[error("{request}: {source}")]
    Request {
        /// Method and path.
        request: String,
        /// What is wrong with it.
        source: hyper::http::Error,
    },
    /// The API answered something else than a success.
    #[error("{request} answered {status}: {body}")]
    UnexpectedAnswer {
        /// Method and path.
        request: String,
        /// The status.
        status: u16,
        /// The body.
        body: String,
    },
    /// A client has polled again and again, although its own job must be there.
    #[error("a poll got no job {0} times in a row, although one was there for every client")]
    NoJob(u32),
    /// The user task of an instance that was just started is not listed.
    #[error("instance {0} has no open user task in the list right after its start")]
    NoUserTask(String),
    /// What was started did not all end well.
    #[error(
        "{workload}: {started} instances were started, the API counts {found}, of which {completed} are completed"
    )]
    Lost {
        /// The name of the workload.
        workload: &'static str,
        /// How many starts were acknowledged.
        started: u64,
        /// How many instances there are.
        found: u64,
        /// How many have completed.
        completed: u64,
    },
    /// A list shows fewer instances than are there.
    #[error("the list shows {found} of the newest {expected} instances")]
    ShortList {
        /// How many there must be.
        expected: usize,
        /// How many there were.
        found: usize,
    },
    /// A history has another number of events than its instance.
    #[error("the history of instance {instance} has {found} events, not {expected}")]
    ShortHistory {
        /// Whose.
        instance: String,
        /// How many there must be.
        expected: u64,
        /// How many there were.
        found: u64,
    },
    /// A task of the load generator panicked.
    #[error("the load generator: {0}")]
    Crash(#[from] tokio::task::JoinError),
}

impl BenchError {
    pub(crate) fn file(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File {
            path: path.into(),
            source,
        }
    }
}
