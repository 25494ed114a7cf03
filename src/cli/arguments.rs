//! What can be written on the command line. The doc comments are what `--help` shows.

use crate::{dev, duration};
use clap::{Args, Parser, Subcommand};
use domain::rfc3339;
use jiff::{SignedDuration, Timestamp};
use std::{path::PathBuf, str::FromStr};
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

/// When a license ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expiry {
    /// At this time.
    At(Timestamp),
    /// So long after it is issued.
    After(SignedDuration),
}

impl FromStr for Expiry {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(time) = rfc3339::parse(text) {
            return Ok(Self::At(time));
        }
        let days = text
            .strip_suffix('d')
            .and_then(|days| days.parse::<u32>().ok());
        if let Some(days) = days {
            return Ok(Self::After(SignedDuration::from_hours(
                i64::from(days) * 24,
            )));
        }
        duration::parse(text)
            .ok()
            .and_then(|duration| SignedDuration::try_from(duration).ok())
            .map(Self::After)
            .ok_or_else(|| {
                "expected a time such as 2027-01-31T00:00:00Z, or a duration such as 30d or 720h"
                    .to_owned()
            })
    }
}

#[derive(Args, Debug)]
pub(super) struct IssueArguments {
    /// The private key to sign with, Ed25519 or RSA in PEM
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    /// Who may run the program
    #[arg(long, value_name = "NAME")]
    pub(super) customer: String,
    /// When it ends: a time (2027-01-31T00:00:00Z) or how long from now (30d, 720h)
    #[arg(long, value_name = "RFC3339|DURATION")]
    pub(super) expires: Expiry,
    /// Who issues it
    #[arg(long, value_name = "NAME", default_value = "quantumbpm")]
    pub(super) issuer: String,
    /// What was bought
    #[arg(long, value_name = "NAME", default_value = "evaluation")]
    pub(super) plan: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    /// The commands that a document shows, each with the place where it stands: those in backquotes, and the lines of its blocks.
    fn commands(path: &Path) -> Vec<(String, String)> {
        let text = fs::read_to_string(path).unwrap();
        let mut commands = Vec::new();
        let mut in_block = false;
        for (number, line) in (1..).zip(text.lines()) {
            let place = format!("{}:{number}", path.display());
            if line.starts_with("```") {
                in_block = !in_block;
                continue;
            }
            let code: Vec<&str> = if in_block {
                vec![line.split(" #").next().unwrap_or_default()]
            } else {
                line.split('`').skip(1).step_by(2).collect()
            };
            for code in code {
                let words = code.split_whitespace();
                // Settings stand before it.
                let mut words =
                    words.skip_while(|word| word.contains('=') && !word.starts_with('-'));
                let program = match words.next() {
                    Some("quantumbpm") => None,
                    // Its arguments are those of `quantumbpm dev`.
                    Some("script/dev") => Some("dev"),
                    _ => continue,
                };
                let words: Vec<&str> = program.into_iter().chain(words).collect();
                commands.push((place.clone(), words.join(" ")));
            }
        }
        commands
    }

    #[test]
    fn the_commands_of_the_documents_can_be_typed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let documents = fs::read_dir(root.join("docs")).unwrap();
        let documents = documents.map(|entry| entry.unwrap().path());
        let documents = documents.filter(|path| path.extension().is_some_and(|end| end == "md"));
        let found: Vec<_> = documents
            .chain([root.join("README.md"), root.join("CONTRIBUTING.md")])
            .flat_map(|path| commands(&path))
            .filter(|(_, command)| !command.is_empty())
            .collect();
        assert!(found.len() > 15, "{found:?}");
        for (place, command) in found {
            let words = ["quantumbpm"].into_iter().chain(command.split(' '));
            if let Err(error) = Arguments::try_parse_from(words) {
                // A command with subcommands may be named by itself.
                let is_named = error.kind()
                    == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
                assert!(is_named, "{place}: quantumbpm {command}: {error}");
            }
        }
    }

    #[test]
    fn a_license_ends_at_a_time_or_after_days_or_a_duration() {
        let hours = |hours| Ok(Expiry::After(SignedDuration::from_hours(hours)));
        assert_eq!("30d".parse(), hours(720));
        assert_eq!("720h".parse(), hours(720));
        let time = "2027-01-31T00:00:00Z";
        assert_eq!(time.parse(), Ok(Expiry::At(time.parse().unwrap())));
        assert_eq!(
            "9999-12-31T23:59:59Z".parse(),
            Ok(Expiry::At(Timestamp::MAX))
        );
        for text in ["", "d", "-1d", "30", "soon"] {
            assert!(text.parse::<Expiry>().is_err(), "{text}");
        }
    }
}
