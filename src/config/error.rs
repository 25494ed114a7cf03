//! Why a configuration is refused.

use super::sources::Source;
use std::{io, path::PathBuf};

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file cannot be read.
    #[error("{name}: {} cannot be read: {source}", path.display())]
    Unreadable {
        /// The variable that names it.
        name: String,
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Others can write a file that holds a secret.
    #[error("{name}: others can write {}: {found}; run `{remedy}`", path.display())]
    WritableByOthers {
        /// The variable that names it.
        name: String,
        /// The file.
        path: PathBuf,
        /// By what they can.
        found: String,
        /// The command that mends it.
        remedy: String,
    },
    /// The configuration file is not a YAML mapping of names to values.
    #[error("{}:{line}:{column}: expected a mapping of setting names to values: {reason}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line in it, from 1.
        line: u64,
        /// The column in it, from 1.
        column: u64,
        /// What is wrong.
        reason: String,
    },
    /// The configuration file names a setting that does not exist.
    #[error("{}:{line}: there is no setting '{name}'; `quantumbpm config` lists them all", path.display())]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The line in it.
        line: u64,
        /// The key.
        name: String,
    },
    /// A value does not fit its setting.
    #[error("{name} ({origin}): expected {expected}, found '{found}'")]
    Invalid {
        /// The setting.
        name: &'static str,
        /// What set it.
        origin: Source,
        /// What could stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A setting that has no default is not set.
    #[error("{name} is not set; expected {expected}")]
    Missing {
        /// The setting.
        name: &'static str,
        /// What could stand there.
        expected: &'static str,
    },
}
