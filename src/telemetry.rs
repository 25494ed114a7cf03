//! The log.

use crate::config::{Log, LogFormat};
use std::io::{self, IsTerminal};
use tracing_subscriber::{EnvFilter, filter::ParseError, fmt, prelude::*};

/// A filter that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "LOG_LEVEL: expected error, warn, info, debug, trace or a filter such as info,sqlx=warn: {0}"
)]
pub struct LogError(#[from] ParseError);

/// Begins to log, to the standard error stream. A second call in one process changes nothing.
pub fn start(log: &Log) -> Result<(), LogError> {
    let filter = EnvFilter::try_new(&log.level)?;
    let lines = match log.format {
        LogFormat::Json => fmt::layer()
            .json()
            .flatten_event(true)
            .with_writer(io::stderr)
            .boxed(),
        LogFormat::Plain => fmt::layer()
            .with_ansi(io::stderr().is_terminal())
            .with_writer(io::stderr)
            .boxed(),
    };
    // Fails only if something logs already.
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(lines)
        .try_init();
    Ok(())
}
