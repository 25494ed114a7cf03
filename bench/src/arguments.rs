//! What can be written on the command line. The doc comments are what `--help` shows.

use std::{num::NonZero, path::PathBuf, time::Duration};

use clap::Parser;

use crate::{load::Enough, workload::Workload};

/// Measures quantumbpm under load. Rates are compared with the yardstick: how often, at the same number of clients, the same
/// PostgreSQL carries out one statement that inserts 6 rows like events and 1 like an instance.
#[derive(Debug, Parser)]
#[command(name = "bench", version)]
pub(crate) struct Arguments {
    /// Measure for 2 s instead of 8 s, and list among 10,000 instances instead of 100,000
    #[arg(long)]
    pub(crate) quick: bool,
    /// Measure only these, separated by commas
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Subject>,
    /// The numbers of clients, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [1, 8, 32].map(clients))]
    pub(crate) clients: Vec<NonZero<u32>>,
    /// How many ended instances to list among [default: 100000, with --quick 10000]
    #[arg(long)]
    instances: Option<u32>,
    /// Where the figures are written as JSON
    #[arg(long, value_name = "FILE", default_value = "bench-results.json")]
    pub(crate) output: PathBuf,
    /// The program to measure [default: `quantumbpm` beside this program]
    #[arg(long, value_name = "FILE")]
    pub(crate) binary: Option<PathBuf>,
    /// Where the private PostgreSQL keeps its data while it is measured [default: `bench-data` beside this program]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) data: Option<PathBuf>,
    /// Have a Temporal server carry what is named, and measure what that server can do with workflows that do nothing
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "url")]
    pub(crate) temporal: Option<Carries>,
    #[command(flatten)]
    pub(crate) existing: ExistingServer,
}

/// What workflows carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Carries {
    /// Each instance, from its start to its end
    Instances,
    /// What instances wait for
    Waits,
}

impl Carries {
    /// The value of `TEMPORAL_CARRIES`.
    pub(crate) fn setting(self) -> &'static str {
        match self {
            Self::Instances => "instances",
            Self::Waits => "waits",
        }
    }
}

/// A server that runs already, instead of one of the bench's own. Its start and its memory are not measured.
#[derive(Debug, clap::Args)]
#[group(requires_all = ["url", "token", "database"], multiple = true)]
pub(crate) struct ExistingServer {
    /// The URL of the API of a server that runs already
    #[arg(long, value_name = "http://HOST:PORT")]
    url: Option<String>,
    /// A token of that server that may create projects
    #[arg(long, value_name = "JWT")]
    token: Option<String>,
    /// That server's database
    #[arg(long, value_name = "postgres://…")]
    database: Option<String>,
}

/// How to reach a server that runs already.
#[derive(Clone, Debug)]
pub(crate) struct Existing {
    pub(crate) url: String,
    pub(crate) token: String,
    pub(crate) database: String,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Subject {
    /// Straight-through instances: start, exclusive gateway, task without work, end
    A,
    /// Start, find the user task, complete it
    B,
    /// Start, poll the job, complete it
    C,
    /// Start, publish the message it waits for
    D,
    /// Parallel gateway with 10 branches and a join
    E,
    /// The newest 50 of a process among many ended instances
    List,
    /// The history of one of these instances
    History,
    /// The bytes an instance of (a) takes in the database
    Size,
    /// The time until the server is ready, and its memory
    Server,
}

impl Arguments {
    pub(crate) fn measures(&self, subject: Subject) -> bool {
        self.only.is_empty() || self.only.contains(&subject)
    }

    /// Whether it is measured among, or of, many ended instances.
    pub(crate) fn needs_archive(&self) -> bool {
        [Subject::List, Subject::History, Subject::Size]
            .into_iter()
            .any(|subject| self.measures(subject))
    }

    /// The workloads to run.
    pub(crate) fn workloads(&self) -> impl Iterator<Item = Workload> {
        Workload::ALL
            .into_iter()
            .filter(|workload| self.measures(workload.subject()))
    }

    /// How long a workload runs before it is measured.
    pub(crate) fn warm_up(&self) -> Enough {
        match self.temporal {
            Some(Carries::Instances) => Enough::Cycles(100),
            Some(Carries::Waits) | None => Enough::After(self.yardstick_warm_up()),
        }
    }

    /// How long a workload is measured. Where each instance has a workflow, a server accepts in a second what takes Temporal a
    /// minute, so their number is given.
    pub(crate) fn measured(&self) -> Enough {
        match self.temporal {
            Some(Carries::Instances) => Enough::Cycles(if self.quick { 500 } else { 2_000 }),
            Some(Carries::Waits) | None => Enough::After(self.yardstick_measured()),
        }
    }

    /// How long the yardstick runs before it is measured.
    pub(crate) fn yardstick_warm_up(&self) -> Duration {
        Duration::from_millis(if self.quick { 500 } else { 2_000 })
    }

    /// How long the yardstick is measured.
    pub(crate) fn yardstick_measured(&self) -> Duration {
        Duration::from_secs(if self.quick { 2 } else { 8 })
    }

    /// How many ended instances to list among.
    pub(crate) fn ended_instances(&self) -> u32 {
        self.instances
            .unwrap_or(if self.quick { 10_000 } else { 100_000 })
    }
}

impl ExistingServer {
    /// The server, if one is named.
    pub(crate) fn named(&self) -> Option<Existing> {
        Some(Existing {
            url: self.url.clone()?,
            token: self.token.clone()?,
            database: self.database.clone()?,
        })
    }
}

const fn clients(number: u32) -> NonZero<u32> {
    NonZero::<u32>::MIN.saturating_add(number.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from([&["bench"], arguments].concat())
    }

    #[test]
    fn everything_is_measured_unless_something_is_named() {
        let all = parse(&[]).unwrap();
        assert_eq!(all.workloads().count(), Workload::ALL.len());
        assert!(all.measures(Subject::List));

        let some = parse(&["--only", "a,c"]).unwrap();
        let named: Vec<_> = some.workloads().collect();
        assert_eq!(named, [Workload::StraightThrough, Workload::Job]);
        assert!(!some.measures(Subject::List));
    }

    #[test]
    fn a_server_that_runs_already_is_named_whole() {
        let whole = [
            "--url",
            "http://127.0.0.1:8080",
            "--token",
            "t",
            "--database",
            "postgres://x",
        ];
        assert!(parse(&whole).unwrap().existing.named().is_some());
        assert!(parse(&whole[..2]).is_err());
        assert!(parse(&[]).unwrap().existing.named().is_none());
    }

    #[test]
    fn a_run_with_no_client_is_refused() {
        assert!(parse(&["--clients", "0"]).is_err());
    }
}
