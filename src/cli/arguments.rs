//! What can be written on the command line. The doc comments are what `--help` shows.

use crate::dev;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use store::stream::Cursor;

/// Runs BPMN processes, event-sourced on PostgreSQL.
#[derive(Debug, Parser)]
#[command(name = "quantumbpm", version)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the API. Configured by environment variables; see `config`
    Serve,
    /// Carry instances on for Temporal, without serving. `serve` does both, unless `TEMPORAL_WORKER` is false
    Worker,
    /// Serve the API with everything around it that a developer needs
    Dev(dev::Options),
    /// Bring the database's tables up to date
    Migrate,
    /// Look after the tables that lists read
    #[command(subcommand)]
    Projections(ProjectionsCommand),
    /// Check and export what happened
    #[command(subcommand)]
    Events(EventsCommand),
    /// Make and read licenses
    #[command(subcommand)]
    License(LicenseCommand),
    /// Apply a provisioning file, as `serve` does at every start
    Provision {
        /// The file [default: `PROVISIONING_FILE`]
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// Only say whether the file is right
        #[arg(long)]
        check: bool,
    },
    /// Print the configuration and what set each value
    Config,
    /// Check a BPMN file
    Validate {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print the description of the API
    Openapi,
    /// Say what keeps the server from running
    Doctor,
}

#[derive(Debug, Subcommand)]
pub(super) enum EventsCommand {
    /// Compare what is stored beside the events with what they lead to; servers may run meanwhile
    Verify,
    /// Write the events as JSON lines
    Export {
        /// The file to write, which must not exist yet [default: the standard output]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Only events after this one: the `cursor` of the last line of an earlier export
        #[arg(long, value_name = "CURSOR")]
        after: Option<Cursor>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ProjectionsCommand {
    /// Make every row of them what the events say, while servers run
    Rebuild,
    /// Show their versions, and how far a rebuild is
    Status {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum LicenseCommand {
    /// Print a new license
    Issue(IssueArguments),
    /// Print what a license says
    Inspect {
        /// The file that holds it
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Args, Debug)]
pub(super) struct IssueArguments {
    /// The private key to sign with, Ed25519 or RSA in PEM
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    /// Who may run the program
    #[arg(long, value_name = "NAME")]
    pub(super) customer: String,
    /// When it ends: a time (2027-01-31T00:00:00Z) or how long from now (720h)
    #[arg(long, value_name = "RFC3339|DURATION")]
    pub(super) expires: String,
    /// Who issues it
    #[arg(long, value_name = "NAME", default_value = "quantumbpm")]
    pub(super) issuer: String,
    /// What was bought
    #[arg(long, value_name = "NAME", default_value = "evaluation")]
    pub(super) plan: String,
}
