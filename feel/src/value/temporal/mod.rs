//! Dates, times and durations of FEEL (DMN 1.5, 10.3.2.3.5 to 10.3.2.3.8), in the proleptic
//! Gregorian calendar with years from −999,999,999 to 999,999,999.

mod date;
mod date_time;
mod days_and_time_duration;
mod text;
mod time;
mod years_and_months_duration;
mod zone;

pub(crate) use date::days_in_month;
pub use date::{Date, Weekday};
pub use date_time::DateTime;
pub use days_and_time_duration::DaysAndTimeDuration;
pub use time::{LocalTime, Time};
pub use years_and_months_duration::YearsAndMonthsDuration;
pub use zone::Zone;

use thiserror::Error;

pub(crate) const SECONDS_PER_DAY: i64 = 86_400;
pub(crate) const NANOSECONDS_PER_SECOND: i64 = 1_000_000_000;

/// Why a text is no temporal value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TemporalError {
    /// The text does not have the form of the kind.
    #[error("expected {expected}, found \"{found}\"")]
    Malformed {
        /// The form that was expected, with an example.
        expected: &'static str,
        /// What stood there.
        found: String,
    },
    /// The form is right, the day or the hour does not exist, or the value is outside the supported
    /// range.
    #[error("\"{found}\" does not exist: {reason}")]
    OutOfRange {
        /// What stood there.
        found: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}
