//! The command line.

mod arguments;
mod doctor;
mod events;
mod exit;
mod license;
mod projections;

use crate::{
    clock::Clock,
    commands::Commands,
    config::{Config, ConfigError, Database, Limits, Log, Values, WorkerConfig, settings},
    database, dev,
    execution::{Carriers, Execution},
    http, migrate, processor, provisioning, serve, telemetry, worker,
};
use ::projections::ReadTables;
use arguments::{Arguments, Command};
use clap::Parser;
use exit::Failure;
use std::{
    collections::HashMap, ffi::OsString, fs, future::Future, io::Write, path::Path,
    process::ExitCode,
};
use tokio::{
    runtime,
    signal::unix::{SignalKind, signal},
};

/// Runs the program with these arguments and environment variables, to its end.
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return exit::usage(&error),
    };
    // Variables that are no UTF-8 are none of ours.
    let readable = environment
        .into_iter()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    match run(arguments.command, &readable.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(command: Command, environment: &HashMap<String, String>) -> Result<(), Failure> {
    match command {
        Command::Serve => {
            let values = Values::collect(environment)?;
            telemetry::start(&Log::read(&values)?)?;
            let config = Config::from_values(&values)?;
            in_runtime(async {
                Ok(serve::run(config, ReadTables::of_this_program(), interruption()?).await?)
            })
        }
        Command::Worker => {
            let values = Values::collect(environment)?;
            telemetry::start(&Log::read(&values)?)?;
            let config = WorkerConfig::from_values(&values)?;
            in_runtime(async {
                Ok(worker::run(config, ReadTables::of_this_program(), interruption()?).await?)
            })
        }
        Command::Dev(options) => {
            let values = Values::collect(environment)?;
            telemetry::start(&dev_log(&values)?)?;
            in_runtime(async { Ok(dev::run(options).await?) })
        }
        Command::Migrate => {
            let database = Database::from_values(&Values::collect(environment)?)?;
            in_runtime(async { Ok(migrate::run(&database).await?) })
        }
        Command::Projections(command) => {
            let database = Database::from_values(&Values::collect(environment)?)?;
            in_runtime(projections::run(command, &database))
        }
        Command::Events(command) => {
            let database = Database::from_values(&Values::collect(environment)?)?;
            in_runtime(events::run(command, database))
        }
        Command::License(command) => license::run(command),
        Command::Provision { file, check } => provision(file.as_deref(), check, environment),
        Command::Config => print(&configuration(&Values::collect(environment)?)),
        Command::Validate { file } => validate(&file),
        Command::Openapi => print(&format!(
            "{:#}\n",
            http::openapi::describe(&http::served(), "")?
        )),
        Command::Doctor => {
            let values = Values::collect(environment)?;
            in_runtime(doctor::run(values))
        }
    }
}

/// Threads beside the cores. Decisions take at most as many threads as there are cores, so these go on serving meanwhile.
const FURTHER_THREADS: usize = 2;

/// More than an evaluation of FEEL can use (`feel::Limits`) beside what led to it.
const STACK: usize = 8 << 20;

/// Runs a future to its end.
fn in_runtime<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(processor::cores() + FURTHER_THREADS)
        .thread_stack_size(STACK)
        .enable_all()
        .build();
    runtime.map_err(Failure::Runtime)?.block_on(future)
}

/// Ends at the first SIGTERM or SIGINT (Ctrl-C).
fn interruption() -> Result<impl Future<Output = ()> + Send, Failure> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::Runtime)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::Runtime)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// A developer's log shows only what is wrong, in a form for people, unless it is configured otherwise.
fn dev_log(values: &Values) -> Result<Log, ConfigError> {
    let mut log = Log::read(values)?;
    if values.is_default(&settings::LOG_LEVEL) {
        "warn".clone_into(&mut log.level);
    }
    if values.is_default(&settings::LOG_FORMAT) {
        log.format = crate::config::LogFormat::Plain;
    }
    Ok(log)
}

/// Every setting with its value and what set it.
fn configuration(values: &Values) -> String {
    let lines = settings::ALL.iter().map(|setting| {
        let value = values.get(setting);
        let shown = setting.shown(&value.text);
        format!("{}={shown} # {}\n", setting.name, value.source)
    });
    lines.collect()
}

fn validate(file: &Path) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(|source| Failure::Unreadable {
        path: file.to_owned(),
        source,
    })?;
    let xml = match xml::decode(&bytes) {
        Ok(xml) => xml,
        Err(error) => {
            print(&format!("error: The file {error}\n"))?;
            let (path, errors) = (file.to_owned(), 1);
            return Err(Failure::Findings { path, errors });
        }
    };
    let checked = domain::model::read(&xml);
    let errors = checked.errors().count();
    let lines = checked.findings.iter().map(|finding| {
        let kind = match finding.severity {
            domain::model::Severity::Error => "error",
            domain::model::Severity::Warning => "warning",
        };
        format!("{kind}: {}\n", finding.message())
    });
    print(&lines.collect::<String>())?;
    if errors == 0 {
        Ok(())
    } else {
        Err(Failure::Findings {
            path: file.to_owned(),
            errors,
        })
    }
}

fn provision(
    file: Option<&Path>,
    check: bool,
    environment: &HashMap<String, String>,
) -> Result<(), Failure> {
    let values = Values::collect(environment)?;
    let configured = values.get(&settings::PROVISIONING_FILE).text;
    let file = file.or_else(|| (!configured.is_empty()).then_some(Path::new(&configured)));
    let plan = provisioning::read(file.ok_or(Failure::NoProvisioningFile)?)?;
    if check {
        let (projects, users) = (plan.projects.len(), plan.users.len());
        return print(&format!(
            "{projects} projects and {users} users, nothing wrong\n"
        ));
    }
    let database = Database::from_values(&values)?;
    let limits = Limits::from_values(&values)?;
    in_runtime(async {
        let read_tables = ReadTables::of_this_program();
        let store = database::connect_writing(&database, &read_tables).await?;
        let clock = Clock::default();
        // The driver is left out: what these commands make due is taken up by the next server.
        let (execution, _driver) = Execution::new(
            &store,
            &clock,
            read_tables,
            limits,
            Carriers::Embedded,
            std::future::pending(),
        );
        let commands = Commands::new(store.clone(), clock, execution);
        Ok(provisioning::apply(&plan, &commands, store.pool()).await?)
    })
}

/// Prints to the standard output. A reader that has seen enough, such as `head`, is no failure.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Runtime(error))
        }
        _ => Ok(()),
    }
}
