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
        /// When it fires last, if its count does not end it before; `None` is without end.
        end: Option<Timestamp>,
        /// The time from one firing to the next; always positive.
        period: Span,
    },
    /// Cron, without end.
    Cron {
        /// The times.
        times: Box<Cron>,
        /// The zone it says; without one, that of the process counts.
        zone: Option<TimeZone>,
        /// Of the days only the one that many before the last of its month (`L-3`).
        before_last: Option<i8>,
    },
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
                end,
                period,
                ..
            } => {
                let due = following(&begun.to_zoned(zone.clone()), *period, after)?;
                Ok(Some(due).filter(|due| end.is_none_or(|end| *due <= end)))
            }
            Self::Cron {
                times,
                zone: own,
                before_last,
            } => {
                let zone = own.as_ref().unwrap_or(zone);
                cron_after(times, *before_last, &after.to_zoned(zone.clone())).map(Some)
            }
        }
    }
}

/// The first time of cron that is later than `after`. With `before_last`, cron gives the days that can be the one
/// meant, and those that are not are passed over.
fn cron_after(
    times: &Cron,
    before_last: Option<i8>,
    after: &Zoned,
) -> Result<Timestamp, TimerError> {
    let never = |_| TimerError::NeverDue;
    let mut from = after.clone();
    loop {
        let due = times
            .find_next_occurrence(&from, false)
            .map_err(|_| TimerError::NeverDue)?;
        if before_last.is_none_or(|days| due.day() == due.days_in_month() - days) {
            return Ok(due.timestamp());
        }
        let next_day = due.tomorrow().and_then(|day| day.start_of_day());
        let before = next_day.and_then(|day| day.checked_sub(Span::new().nanoseconds(1)));
        from = before.map_err(never)?;
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

#[cfg(test)]
mod tests {
    use super::Schedule;
    use crate::model::timer::{Cycle, TimerError, parse_date, parse_duration};
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    fn parse_cycle(text: &str) -> Result<Cycle, TimerError> {
        crate::model::timer::parse_cycle(text, &TimeZone::UTC)
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// The first `count` firings of a cycle that begins to run at `begun`, each on time.
    fn firings(cycle: &str, begun: &str, zone: &str, count: u32) -> Vec<String> {
        let (schedule, begun) = (Schedule::Cycle(parse_cycle(cycle).unwrap()), at(begun));
        let zone = TimeZone::get(zone).unwrap();
        let mut last = begun;
        (0..count)
            .map_while(|fired| {
                last = schedule.next(begun, fired, last, &zone).unwrap()?;
                Some(last.to_string())
            })
            .collect()
    }

    #[test]
    fn a_date_and_a_duration_fire_once() {
        let begun = at("2026-01-31T09:00:00Z");
        let date = Schedule::Date(parse_date("2026-03-01T00:00:00Z", &TimeZone::UTC).unwrap());
        assert_eq!(
            date.next(begun, 0, begun, &TimeZone::UTC),
            Ok(Some(at("2026-03-01T00:00:00Z")))
        );
        assert_eq!(date.next(begun, 1, begun, &TimeZone::UTC), Ok(None));
        let duration = Schedule::Duration(parse_duration("P1M").unwrap());
        assert_eq!(
            duration.next(begun, 0, begun, &TimeZone::UTC),
            Ok(Some(at("2026-02-28T09:00:00Z")))
        );
        assert_eq!(duration.next(begun, 1, begun, &TimeZone::UTC), Ok(None));
    }

    #[test]
    fn a_cycle_fires_as_often_as_it_says() {
        assert_eq!(
            firings("R3/PT10M", "2026-01-31T09:00:00Z", "UTC", 9),
            [
                "2026-01-31T09:10:00Z",
                "2026-01-31T09:20:00Z",
                "2026-01-31T09:30:00Z"
            ]
        );
    }

    #[test]
    fn a_cycle_with_a_start_fires_first_at_the_start() {
        assert_eq!(
            firings(
                "R2/2026-02-01T00:00:00Z/P1D",
                "2026-01-31T09:00:00Z",
                "UTC",
                9
            ),
            ["2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"]
        );
    }

    #[test]
    fn a_start_that_has_passed_keeps_its_times_of_day() {
        assert_eq!(
            firings(
                "R1/2020-01-01T06:30:00Z/P1D",
                "2026-01-31T09:00:00Z",
                "UTC",
                9
            ),
            ["2026-02-01T06:30:00Z"]
        );
    }

    #[test]
    fn months_are_counted_from_the_start() {
        assert_eq!(
            firings("R/P1M", "2026-01-31T09:00:00Z", "UTC", 3),
            [
                "2026-02-28T09:00:00Z",
                "2026-03-31T09:00:00Z",
                "2026-04-30T09:00:00Z"
            ]
        );
    }

    #[test]
    fn days_keep_the_time_of_day_when_summer_time_begins() {
        assert_eq!(
            firings("R2/P1D", "2026-03-28T08:00:00Z", "Europe/Berlin", 9),
            ["2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z"]
        );
    }

    #[test]
    fn a_start_in_a_zone_keeps_its_time_of_day_over_summer_time() {
        for cycle in [
            "R/2027-03-27T10:00:00[Europe/Berlin]/P1D",
            "R/2027-03-27T10:00:00@Europe/Berlin/P1D",
            "R/2027-03-27T10:00:00+01:00[Europe/Berlin]/P1D",
        ] {
            assert_eq!(
                firings(cycle, "2027-03-20T00:00:00Z", "UTC", 3),
                [
                    "2027-03-27T09:00:00Z",
                    "2027-03-28T08:00:00Z",
                    "2027-03-29T08:00:00Z"
                ]
            );
        }
    }

    #[test]
    fn a_cycle_with_an_end_fires_until_then() {
        let begun = "2027-01-01T00:00:00Z";
        let cycle = "R3/PT24H/2027-01-03T00:00:00Z";
        assert_eq!(
            firings(cycle, begun, "UTC", 9),
            ["2027-01-02T00:00:00Z", "2027-01-03T00:00:00Z"]
        );
        assert_eq!(
            firings("R1/PT24H/2027-01-03T00:00:00Z", begun, "UTC", 9).len(),
            1
        );
        assert_eq!(
            firings(
                "R2/2027-01-02T00:00:00Z/2027-01-02T06:00:00Z",
                begun,
                "UTC",
                9
            ),
            ["2027-01-02T00:00:00Z", "2027-01-02T06:00:00Z"]
        );
    }

    #[test]
    fn cron_says_its_own_zone() {
        assert_eq!(
            firings(
                "CRON_TZ=Europe/Berlin 0 9 * * *",
                "2027-03-27T00:00:00Z",
                "America/New_York",
                3
            ),
            [
                "2027-03-27T08:00:00Z",
                "2027-03-28T07:00:00Z",
                "2027-03-29T07:00:00Z"
            ]
        );
    }

    #[test]
    fn cron_fires_once_in_the_hour_that_summer_time_leaves_out_and_once_in_the_one_it_repeats() {
        let daily = |begun| firings("CRON_TZ=Europe/Berlin 30 2 * * *", begun, "UTC", 3);
        assert_eq!(
            daily("2027-03-26T12:00:00Z"),
            [
                "2027-03-27T01:30:00Z",
                "2027-03-28T01:00:00Z",
                "2027-03-29T00:30:00Z"
            ]
        );
        assert_eq!(
            daily("2027-10-29T12:00:00Z"),
            [
                "2027-10-30T00:30:00Z",
                "2027-10-31T00:30:00Z",
                "2027-11-01T01:30:00Z"
            ]
        );
    }

    #[test]
    fn cron_is_counted_in_the_zone() {
        assert_eq!(
            firings(
                "0 9 * * MON-FRI",
                "2026-03-27T12:00:00Z",
                "Europe/Berlin",
                2
            ),
            ["2026-03-30T07:00:00Z", "2026-03-31T07:00:00Z"]
        );
    }

    #[test]
    fn what_was_missed_is_passed_over_and_does_not_count() {
        let schedule = Schedule::Cycle(parse_cycle("R3/PT1S").unwrap());
        let begun = at("2026-01-31T09:00:00Z");
        let after_a_break = at("2046-01-31T09:00:00.25Z");
        assert_eq!(
            schedule.next(begun, 1, after_a_break, &TimeZone::UTC),
            Ok(Some(at("2046-01-31T09:00:01Z")))
        );
    }

    #[test]
    fn what_is_never_due_is_said() {
        let begun = at("2026-01-31T09:00:00Z");
        let cron = Schedule::Cycle(parse_cycle("0 0 30 2 *").unwrap());
        assert_eq!(
            cron.next(begun, 0, begun, &TimeZone::UTC),
            Err(TimerError::NeverDue)
        );
        let duration = Schedule::Duration(parse_duration("P9000Y").unwrap());
        assert_eq!(
            duration.next(begun, 0, begun, &TimeZone::UTC),
            Err(TimerError::NeverDue)
        );
    }
}
