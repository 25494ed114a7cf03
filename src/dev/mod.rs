//! `quantumbpm dev`: the server with everything around it that a developer would otherwise have to set up, in one process and
//! one folder: a private PostgreSQL, an OpenID Connect issuer, an evaluation license, and a sample project with a process.

mod announcement;
mod error;
mod port;
mod sample;
mod surroundings;
mod users;

pub use error::DevError;

use std::future::Future;
use std::path::PathBuf;
use std::time::Instant;

use projections::ReadTables;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::JoinError;

use crate::config::Config;
use crate::migrate;
use crate::serve::{self, ServeError};
use surroundings::Surroundings;

/// What a developer may choose.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The folder that keeps everything from run to run
    #[arg(long, value_name = "FOLDER", default_value = ".data")]
    pub data: PathBuf,
    /// The port of the API [default: 8080, or a free one if that is taken]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// The port of the issuer [default: 8081, or a free one if that is taken]
    #[arg(long, value_name = "PORT")]
    pub issuer_port: Option<u16>,
}

/// Starts everything, says how to use it, and stops everything at SIGINT (Ctrl-C) or SIGTERM.
///
/// # Errors
/// [`DevError`] names the part that failed. What had been started until then is stopped.
pub async fn run(options: Options) -> Result<(), DevError> {
    let started = Instant::now();
    let interruption = interruption()?;
    tokio::pin!(interruption);

    let surroundings = tokio::select! {
        surroundings = Surroundings::start(&options) => surroundings?,
        () = &mut interruption => return Ok(()),
    };
    let config = Config::load(&surroundings.variables()?)?;
    migrate::run(&config.database).await?;
    let (stop, stopped) = oneshot::channel::<()>();
    let mut server = tokio::spawn(serve::run(config, ReadTables::of_this_program(), async {
        // The sender is dropped only when it has been used, or with everything else.
        let _ = stopped.await;
    }));

    let result = tokio::select! {
        ended = &mut server => return end_of(ended),
        result = introduce(&surroundings, started) => result,
        () = &mut interruption => Ok(()),
    };
    let withdrawn = announcement::withdraw(surroundings.folder());
    let _ = stop.send(());
    let ended = end_of(server.await);
    surroundings.stop().await?;
    result.and(withdrawn).and(ended)
}

/// Makes the sample, says how to use everything, and then leaves it to be used. Ends only by an error.
async fn introduce(surroundings: &Surroundings, started: Instant) -> Result<(), DevError> {
    let sample = sample::deploy(
        surroundings.api_url(),
        &surroundings.token(users::User::Editor)?,
    )
    .await?;
    announcement::print(surroundings, &sample, started.elapsed())?;
    std::future::pending().await
}

fn end_of(server: Result<Result<(), ServeError>, JoinError>) -> Result<(), DevError> {
    server.map_err(DevError::Crash)?.map_err(DevError::Serve)
}

/// Ends at the first SIGINT or SIGTERM. Listening begins at once, so that a signal during the start is not lost.
fn interruption() -> Result<impl Future<Output = ()>, DevError> {
    let mut interrupt = signal(SignalKind::interrupt()).map_err(DevError::Signals)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(DevError::Signals)?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
