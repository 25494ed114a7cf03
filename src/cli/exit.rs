//! How the program ends: one line that says why, and a code for whoever started it (`sysexits.h` of BSD, but for licenses).

use crate::{
    config::ConfigError,
    dev::DevError,
    events::{export::ExportError, verify::VerifyError},
    http::openapi::DescriptionError,
    license::{IssueError, LicenseError},
    migrate::MigrateError,
    provisioning::ProvisioningError,
    serve::ServeError,
    telemetry::LogError,
};
use clap::error::ErrorKind;
use projections::rebuild::RebuildError;
use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use store::StoreError;

/// The command line, or a setting, is wrong.
const USAGE: u8 = 64;
/// A file is wrong.
const FILE: u8 = 65;
/// Something that is needed, the database above all, is away.
const UNAVAILABLE: u8 = 69;
/// Nobody foresaw this.
const SOFTWARE: u8 = 70;
/// A file cannot be made, or the output takes no more.
const OUTPUT: u8 = 73;
/// There is no valid license.
const LICENSE: u8 = 78;

/// Why the program ends before its work is done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Log(#[from] LogError),
    #[error("{0}")]
    Serve(#[from] ServeError),
    #[error("{0}")]
    Dev(#[from] DevError),
    #[error("{0}")]
    Migrate(#[from] MigrateError),
    #[error("database: {0}")]
    Database(#[from] StoreError),
    #[error("rebuild: {0}")]
    Rebuild(#[from] RebuildError),
    #[error(
        "{0} streams cannot be read by this version of the program; their rows were left as they were"
    )]
    UnreadableStreams(usize),
    #[error("what is stored differs from what the events lead to in {0} place(s)")]
    Differences(u64),
    #[error("verify: {0}")]
    Verify(#[from] VerifyError),
    #[error("export: {0}")]
    Export(#[from] ExportError),
    #[error("{} cannot be written: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("license: {0}")]
    License(#[from] LicenseError),
    #[error("license: {0}")]
    Issue(#[from] IssueError),
    #[error("provisioning: {0}")]
    Provisioning(#[from] ProvisioningError),
    #[error("no file is named; give it as an argument or set PROVISIONING_FILE")]
    NoProvisioningFile,
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{}: found {errors} error(s)", path.display())]
    Findings { path: PathBuf, errors: usize },
    #[error("{0}")]
    Description(#[from] DescriptionError),
    #[error("the output cannot be written: {0}")]
    Print(serde_json::Error),
    #[error("{0} of the checks failed")]
    Doctor(usize),
    #[error("the system refuses: {0}")]
    Runtime(io::Error),
}

impl Failure {
    /// Says why, and gives the code.
    pub(super) fn report(&self) -> ExitCode {
        // Nobody is left to tell if that fails.
        let _ = writeln!(io::stderr().lock(), "quantumbpm: {self}");
        ExitCode::from(self.code())
    }

    fn code(&self) -> u8 {
        match self {
            Self::Config(
                ConfigError::Malformed { .. }
                | ConfigError::UnknownKey { .. }
                | ConfigError::Unreadable { .. }
                | ConfigError::WritableByOthers { .. },
            )
            | Self::Unreadable { .. }
            | Self::Findings { .. }
            | Self::Differences(_) => FILE,
            Self::Config(ConfigError::Invalid { .. } | ConfigError::Missing { .. })
            | Self::Log(_)
            | Self::Issue(_)
            | Self::NoProvisioningFile
            | Self::Serve(ServeError::Temporal(_)) => USAGE,
            Self::License(_) | Self::Serve(ServeError::License(_)) => LICENSE,
            Self::Provisioning(error) | Self::Serve(ServeError::Provisioning(error)) => {
                provisioning_code(error)
            }
            Self::Serve(
                ServeError::Database(_)
                | ServeError::Migrate(_)
                | ServeError::NotMigrated
                | ServeError::Outdated(_)
                | ServeError::Issuer(_)
                | ServeError::Server(_),
            )
            | Self::Dev(_)
            | Self::Migrate(_)
            | Self::Database(_)
            | Self::Verify(_)
            | Self::Rebuild(
                RebuildError::Running | RebuildError::NotMigrated { .. } | RebuildError::Store(_),
            )
            | Self::Export(ExportError::Database(_))
            | Self::Doctor(_) => UNAVAILABLE,
            Self::Unwritable { .. } | Self::Export(ExportError::Output(_)) => OUTPUT,
            Self::Rebuild(
                RebuildError::NotKept { .. }
                | RebuildError::Excluding(_)
                | RebuildError::Unreadable(_)
                | RebuildError::Failed(_),
            )
            | Self::UnreadableStreams(_)
            | Self::Export(ExportError::Event { .. })
            | Self::Description(_)
            | Self::Print(_)
            | Self::Runtime(_) => SOFTWARE,
        }
    }
}

fn provisioning_code(error: &ProvisioningError) -> u8 {
    match error {
        ProvisioningError::Unreadable { .. }
        | ProvisioningError::Invalid { .. }
        | ProvisioningError::Deleted(_) => FILE,
        ProvisioningError::Query(_) | ProvisioningError::Command(_) => UNAVAILABLE,
    }
}

/// Answers a command line that is wrong, or asks for help.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // Nobody is left to tell if that fails.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
        _ => ExitCode::from(USAGE),
    }
}
