//! `quantumbpm events`.

use super::{arguments::EventsCommand, exit::Failure};
use crate::{
    config::Database,
    database,
    events::{
        export::{self, Exported},
        verify::{self, Difference, Progress},
    },
};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
    time::{Duration, Instant},
};
use store::{Store, stream::Cursor};

/// How often progress is told.
const TELL_EVERY: Duration = Duration::from_secs(2);

pub(super) async fn run(command: EventsCommand, database: Database) -> Result<(), Failure> {
    let store = database::connect_once(&database).await?;
    match command {
        EventsCommand::Verify => verify(&store).await,
        EventsCommand::Export { output, after } => {
            let after = after.unwrap_or(Cursor::BEGIN);
            export(&store, output.as_deref(), after).await
        }
    }
}

/// Differences go to the standard output, all else to the standard error.
async fn verify(store: &Store) -> Result<(), Failure> {
    let begun = Instant::now();
    let mut told = begun;
    let report = |progress: &Progress, differences: &[Difference]| {
        let mut output = io::stdout().lock();
        for difference in differences {
            // A reader that has seen enough changes nothing about the result.
            let _ = writeln!(output, "{difference}");
        }
        if told.elapsed() > TELL_EVERY {
            told = Instant::now();
            tell(&summary(progress, begun));
        }
    };
    let progress = verify::verify(store, report).await?;
    tell(&summary(&progress, begun));
    match progress.differences {
        0 => Ok(()),
        differences => Err(Failure::Differences(differences)),
    }
}

fn summary(progress: &Progress, begun: Instant) -> String {
    let Progress {
        events,
        streams,
        differences,
    } = progress;
    format!(
        "{events} events of {streams} streams verified in {:.1} s, {differences} differences",
        begun.elapsed().as_secs_f64()
    )
}

async fn export(store: &Store, output: Option<&Path>, after: Cursor) -> Result<(), Failure> {
    let exported = match output {
        Some(path) => {
            let unwritable = |source| Failure::Unwritable {
                path: path.to_owned(),
                source,
            };
            let file = File::create_new(path).map_err(unwritable)?;
            let mut buffered = BufWriter::new(&file);
            let exported = export::export(store, after, &mut buffered).await?;
            drop(buffered);
            file.sync_all().map_err(unwritable)?;
            exported
        }
        None => export::export(store, after, &mut BufWriter::new(io::stdout())).await?,
    };
    let Exported {
        events,
        next,
        is_cut_short,
    } = exported;
    // How many of the last lines arrived is not known then.
    if !is_cut_short {
        tell(&format!(
            "{events} events exported; the next export goes on with --after {next}"
        ));
    }
    Ok(())
}

fn tell(text: &str) {
    // Nobody is left to tell if that fails.
    let _ = writeln!(io::stderr().lock(), "{text}");
}
