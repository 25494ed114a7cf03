//! From a date, duration or cycle to the instants at which a timer fires.

use super::TimerError;
use croner::Cron;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, Zoned};

/// When a timer is due.
#[derive(Clone, Debug)]
pub enum Schedule {
    /// Once, at an instant.
    Date(Timestamp),
    /// Once, this long after it began to run.
    Duration(Span),
    /// Again and again.
    Cycle(Cycle),
}

/// When a timer is due that fires more than once.
#[derive(Clone, Debug)]
pub enum Cycle {
    /// An ISO 8601 repeating interval.
    Interval {
        /// How often it fires; `None` is without end.
        repetitions: Option<u32>,
        /// When it fires first; `None` is one period after it began to run.
        start: Option<Zoned>,
        /// The time from one firing to the next; always positive.
        period: Span,
    },
    /// Cron, without end.
    Cron(Box<Cron>),
}

impl Schedule {
    /// When a timer is due next that began to run at `begun` and has fired `fired` times: the first
    /// time later than `after`. `None` if it has fired for the last time.
    ///
    /// A cycle keeps to its own times: what was missed while nothing ran is passed over, and does
    /// not count as fired. Months, years and cron are counted in `zone`, or in the zone of the start.
    pub fn next(
        &self,
        begun: Timestamp,
        fired: u32,
        after: Timestamp,
        zone: &TimeZone,
    ) -> Result<Option<Timestamp>, TimerError> {
        match self {
            Self::Date(_) | Self::Duration(_) if fired > 0 => Ok(None),
            Self::Date(date) => Ok(Some(*date)),
            Self::Duration(duration) => add(&begun.to_zoned(zone.clone()), *duration).map(Some),
            Self::Cycle(cycle) => cycle.next(begun, fired, after, zone),
        }
    }
}

impl Cycle {
    fn next(
        &self,
        begun: Timestamp,
        fired: u32,
        after: Timestamp,
        zone: &TimeZone,
    ) -> Result<Option<Timestamp>, TimerError> {
        match self {
            Self::Interval {
                repetitions: Some(last),
                ..
            } if fired >= *last => Ok(None),
            Self::Interval {
                start: Some(start),
                period,
                ..
            } => {
                if start.timestamp() >= after && fired == 0 {
                    return Ok(Some(start.timestamp()));
                }
                following(start, *period, after).map(Some)
            }
            Self::Interval {
                start: None,
                period,
                ..
            } => following(&begun.to_zoned(zone.clone()), *period, after).map(Some),
            Self::Cron(cron) => cron
                .find_next_occurrence(&after.to_zoned(zone.clone()), false)
                .map(|due| Some(due.timestamp()))
                .map_err(|_| TimerError::NeverDue),
        }
    }
}

/// The first of `start + period`, `start + 2 periods`, … that is later than `after`.
///
/// Each is counted from the start, not from the one before: the 31st of January and a period of one
/// month give the 28th of February and then the 31st of March.
fn following(start: &Zoned, period: Span, after: Timestamp) -> Result<Timestamp, TimerError> {
    let length = add(start, period)?.duration_since(start.timestamp());
    let passed = after.duration_since(start.timestamp());
    let mut count = estimate(passed, length);
    // Months differ in length and days in summer time, so the estimate may be off by a few.
    while count > 1 && multiple(start, period, count - 1)? > after {
        count -= 1;
    }
    loop {
        let due = multiple(start, period, count)?;
        if due > after {
            return Ok(due);
        }
        count += 1;
    }
}

/// How many times `length` fits into `passed`, at least once.
fn estimate(passed: SignedDuration, length: SignedDuration) -> i64 {
    let count = passed.as_nanos() / length.as_nanos().max(1);
    i64::try_from(count).unwrap_or(i64::MAX).max(1)
}

fn multiple(start: &Zoned, period: Span, count: i64) -> Result<Timestamp, TimerError> {
    let span = period
        .checked_mul(count)
        .map_err(|_| TimerError::NeverDue)?;
    add(start, span)
}

fn add(start: &Zoned, span: Span) -> Result<Timestamp, TimerError> {
    start
        .checked_add(span)
        .map(|due| due.timestamp())
        .map_err(|_| TimerError::NeverDue)
}
