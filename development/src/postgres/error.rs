use std::io;
use std::path::{Path, PathBuf};

/// Why there is no PostgreSQL server to work with.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    /// No usable installation on this machine.
    #[error(
        "no PostgreSQL {minimum} or newer was found; run script/fetch to get one, or set QUANTUMBPM_POSTGRES_BIN to the \
         folder that holds initdb and postgres\nlooked at:\n  {}",
        looked_at.join("\n  ")
    )]
    NotFound {
        /// The oldest major version that will do.
        minimum: u32,
        /// Each folder that was tried, with what was wrong with it.
        looked_at: Vec<String>,
    },
    /// A folder holds no usable installation.
    #[error("{}: {reason}", folder.display())]
    Unusable {
        /// The folder that was tried.
        folder: PathBuf,
        /// What is missing or wrong.
        reason: String,
    },
    /// Another process holds the cluster.
    #[error("the PostgreSQL data in {} is in use by another process; stop that one first", folder.display())]
    InUse {
        /// The cluster's folder.
        folder: PathBuf,
    },
    /// PostgreSQL refuses to run as root, and there is nobody else to run it.
    #[error(
        "PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody`; run `useradd --system postgres`"
    )]
    NoAccount,
    /// The account that runs PostgreSQL cannot enter the folder.
    #[error("the account `{account}`, which runs PostgreSQL, cannot enter {}; use a folder outside of private ones", folder.display())]
    Unreachable {
        /// The account's name.
        account: String,
        /// The folder that it cannot enter.
        folder: PathBuf,
    },
    /// The data folder is another major version's.
    #[error(
        "the data in {} was made by PostgreSQL {data}, but {} is PostgreSQL {installed}; set QUANTUMBPM_POSTGRES_BIN to a \
         PostgreSQL {data}, or delete the folder to start anew", folder.display(), binaries.display()
    )]
    OtherVersion {
        /// The data folder.
        folder: PathBuf,
        /// The major version that made it.
        data: String,
        /// The installation that was found.
        binaries: PathBuf,
        /// Its major version.
        installed: u32,
    },
    /// `initdb` failed.
    #[error("initdb could not make a cluster in {}: {message}", folder.display())]
    Initdb {
        /// The data folder.
        folder: PathBuf,
        /// What initdb printed.
        message: String,
    },
    /// The server ended while it was starting.
    #[error("PostgreSQL ended while it was starting; the end of {} says:\n{end_of_log}", log.display())]
    Ended {
        /// The log file.
        log: PathBuf,
        /// Its last lines.
        end_of_log: String,
    },
    /// The server did not become ready, or did not stop, in time.
    #[error("PostgreSQL did not {action} within {seconds} s; see {}", log.display())]
    Late {
        /// `start` or `stop`.
        action: &'static str,
        /// How long was waited.
        seconds: u64,
        /// The log file.
        log: PathBuf,
    },
    /// The server refused a command.
    #[error("PostgreSQL refused `{sql}`: {message}")]
    Sql {
        /// The command.
        sql: String,
        /// The server's message.
        message: String,
    },
    /// A file, folder or program could not be used.
    #[error("could not {action} {}: {source}", path.display())]
    Io {
        /// What was tried, e.g. `read`.
        action: &'static str,
        /// With which file, folder or program.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl PostgresError {
    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io {
            action,
            path: path.to_owned(),
            source,
        }
    }
}
