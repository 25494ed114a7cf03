//! When timers are due: dates, durations and cycles.
//!
//! The texts are ISO 8601 and RFC 3339 as BPMN 2.0.2 asks for (section 10.5.5), with a time zone in
//! brackets as RFC 9557 writes it, and cron for cycles. Nothing here knows what time it is.

mod cron;
mod schedule;
mod text;
mod time_to_live;

pub use cron::{Ambiguity, ambiguities};
pub use schedule::{Cycle, Schedule};
pub use text::{parse_cycle, parse_date, parse_duration};
pub use time_to_live::parse_time_to_live;

use thiserror::Error;

/// Why a text says no time, or a schedule none that is left.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimerError {
    /// No date with time and offset.
    #[error(
        "expected a date with time and offset such as 2026-01-31T09:00:00Z or \
         2026-01-31T09:00:00+01:00[Europe/Berlin], found '{found}': {reason}"
    )]
    Date {
        /// The text.
        found: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No ISO 8601 duration.
    #[error("expected an ISO 8601 duration such as PT15M or P1Y2M3D, found '{found}': {reason}")]
    Duration {
        /// The text.
        found: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Neither an ISO 8601 duration nor one in the notation of Go.
    #[error("expected a duration such as PT1H or 1h30m, found '{found}'")]
    TimeToLive {
        /// The text.
        found: String,
    },
    /// Neither a repeating interval nor cron.
    #[error(
        "expected a cycle such as R3/PT10M, R/2026-01-31T09:00:00[Europe/Berlin]/P1D or cron such as \
         0 9 * * MON-FRI or CRON_TZ=Europe/Berlin 0 9 * * MON-FRI, found '{found}': {reason}"
    )]
    Cycle {
        /// The text.
        found: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The time is not between the years -9999 and 9999, or no date fits the cron text.
    #[error("is never due")]
    NeverDue,
}
