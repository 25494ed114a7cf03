//! Measures quantumbpm under load: how many instances it carries to their end in a second, through the API and on a real
//! PostgreSQL, compared with what that PostgreSQL can do at all.

mod api;
mod archive;
mod arguments;
mod bare_workflows;
mod error;
mod latency;
mod load;
mod place;
mod report;
mod run;
mod target;
mod workload;
mod yardstick;

use std::{fs, process::ExitCode};

use clap::Parser;

use arguments::Arguments;
use error::BenchError;
use report::Report;

/// One thread for all clients and the issuer: the processors belong to what is measured.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run::run(&arguments)
        .await
        .and_then(|report| publish(&report, &arguments))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn publish(report: &Report, arguments: &Arguments) -> Result<(), BenchError> {
    println!("{report}");
    let path = &arguments.output;
    let json = serde_json::to_string_pretty(report)
        .map_err(std::io::Error::from)
        .and_then(|json| fs::write(path, json + "\n"));
    json.map_err(|source| BenchError::file(path, source))?;
    println!("as JSON: {}", path.display());
    Ok(())
}
