//! `quantumbpm projections`.

use super::{arguments::ProjectionsCommand, exit::Failure, print};
use crate::{config::Database, database};
use projections::{
    ReadTables,
    rebuild::{
        self, Progress, Report, Stage,
        status::{RebuildStatus, State, Status, TableStatus},
    },
};
use std::{
    convert::Infallible,
    fmt::Write as _,
    io::{self, Write as _},
    sync::Arc,
    time::{Duration, Instant},
};

/// How often the progress is shown.
const INTERVAL: Duration = Duration::from_secs(1);

pub(super) async fn run(command: ProjectionsCommand, database: &Database) -> Result<(), Failure> {
    let read_tables = ReadTables::of_this_program();
    let store = database::connect(database).await?;
    match command {
        ProjectionsCommand::Rebuild => {
            let progress = Arc::new(Progress::default());
            let begun = Instant::now();
            let rebuilding = rebuild::run(&store, read_tables, Arc::clone(&progress));
            let report = tokio::select! {
                report = rebuilding => report?,
                never = show(&progress, begun) => match never {},
            };
            print(&report_text(&report, begun.elapsed()))?;
            if report.unreadable.is_empty() {
                Ok(())
            } else {
                Err(Failure::UnreadableStreams(report.unreadable.len()))
            }
        }
        ProjectionsCommand::Status { json } => {
            let status = rebuild::status::status(store.pool(), &read_tables).await?;
            if json {
                let text = serde_json::to_string_pretty(&status).map_err(Failure::Print)?;
                print(&format!("{text}\n"))
            } else {
                print(&status_text(&status))
            }
        }
    }
}

/// Shows how far a rebuild is, on the standard error, for as long as it is polled.
async fn show(progress: &Progress, begun: Instant) -> Infallible {
    loop {
        tokio::time::sleep(INTERVAL).await;
        // Nobody may be looking.
        let _ = writeln!(
            io::stderr(),
            "{}",
            stage_text(&progress.stage(), begun.elapsed())
        );
    }
}

fn stage_text(stage: &Stage, elapsed: Duration) -> String {
    let mut text = format!(
        "{}: {} of about {} events ({} %), {} events/s, {} rows corrected",
        stage.phase.as_str(),
        stage.events,
        stage.events_expected,
        percent(stage.events, stage.events_expected),
        per_second(stage.events, elapsed),
        stage.rows_changed(),
    );
    if let Some(what) = &stage.waits_for {
        text.push_str("; waits for ");
        text.push_str(what);
    }
    text
}

fn report_text(report: &Report, elapsed: Duration) -> String {
    let Report {
        stage,
        switched,
        unreadable,
    } = report;
    let mut text = format!(
        "{:<22}{:>8}{:>12}{:>12}\n",
        "READ TABLE", "VERSION", "ROWS", "CORRECTED"
    );
    for ((name, version), corrections) in &stage.tables {
        let (rows, changed) = (corrections.checked, corrections.changed);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<22}{version:>8}{rows:>12}{changed:>12}");
    }
    let _ = writeln!(
        text,
        "{} events in {:.1} s ({} events/s); {} totals corrected",
        stage.events,
        elapsed.as_secs_f64(),
        per_second(stage.events, elapsed),
        stage.totals_changed,
    );
    for (name, version) in switched {
        let _ = writeln!(text, "lists read version {version} of {name} from now on");
    }
    for (stream, reason) in unreadable {
        let _ = writeln!(text, "left as it was: stream {stream}: {reason}");
    }
    text
}

fn status_text(status: &Status) -> String {
    let mut text = format!(
        "{:<22}{:>8}  {:<9}{:>8}  {:<22}{:>10}\n",
        "READ TABLE", "VERSION", "STATE", "LAG", "LAST REBUILT", "CORRECTED"
    );
    for table in &status.tables {
        let TableStatus { name, version, .. } = table;
        let rebuilt = table.rebuilt_at.map_or_else(
            || "never".to_owned(),
            |time| whole_seconds(time).to_string(),
        );
        let lag = or_dash(table.lag);
        let changed = or_dash(table.rows_changed);
        let _ = writeln!(
            text,
            "{name:<22}{version:>8}  {:<9}{lag:>8}  {rebuilt:<22}{changed:>10}",
            state_text(table.state)
        );
    }
    if let Some(rebuild) = &status.rebuild {
        let _ = writeln!(text, "\n{}", rebuild_text(rebuild));
    }
    for table in &status.tables {
        for writer in &table.blocked_by {
            let address = writer.address.as_deref().unwrap_or("this machine");
            let _ = writeln!(
                text,
                "{} {} is blocked by {} from {address} (process {} of the database), which does not write it",
                table.name, table.version, writer.program, writer.pid
            );
        }
    }
    if let Some(transaction) = &status.held_up_by {
        let _ = writeln!(
            text,
            "later events are hidden by a transaction of {} (process {} of the database) since {}",
            transaction.program,
            transaction.pid,
            whole_seconds(transaction.since)
        );
    }
    text
}

fn or_dash(number: Option<impl ToString>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}

fn rebuild_text(rebuild: &RebuildStatus) -> String {
    let is_done = rebuild.phase == rebuild::Phase::Done.as_str();
    let state = match (rebuild.is_running, is_done) {
        (true, _) => rebuild.phase.clone(),
        (false, true) => "done".to_owned(),
        (false, false) => format!("interrupted while {}", rebuild.phase),
    };
    let elapsed = Duration::try_from(rebuild.updated_at.duration_since(rebuild.started_at))
        .unwrap_or_default();
    let (events, expected) = (
        rebuild.events.unsigned_abs(),
        rebuild.events_expected.unsigned_abs(),
    );
    format!(
        "rebuild: {state}, {events} of about {expected} events ({} %), {} events/s, {} rows corrected, {} to {}",
        percent(events, expected),
        per_second(events, elapsed),
        rebuild.rows_changed,
        whole_seconds(rebuild.started_at),
        whole_seconds(rebuild.updated_at),
    )
}

fn state_text(state: State) -> &'static str {
    match state {
        State::Current => "current",
        State::Coming => "coming",
        State::Former => "former",
    }
}

fn whole_seconds(time: jiff::Timestamp) -> jiff::Timestamp {
    time.round(jiff::Unit::Second).unwrap_or(time)
}

fn percent(part: u64, whole: u64) -> u64 {
    part.saturating_mul(100)
        .checked_div(whole)
        .map_or(100, |percent| percent.min(100))
}

fn per_second(count: u64, elapsed: Duration) -> u128 {
    u128::from(count) * 1000 / elapsed.as_millis().max(1)
}
