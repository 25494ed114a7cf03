//! From text to dates, durations and cycles.

use super::{Cycle, TimerError};
use croner::Cron;
use jiff::fmt::temporal::{DateTimeParser, SpanParser};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use std::str::FromStr;

static SPANS: SpanParser = SpanParser::new();
static DATES: DateTimeParser = DateTimeParser::new();

/// Reads a date with time and offset or zone. A time without offset is refused: it would be due at
/// another instant on every machine.
pub fn parse_date(text: &str) -> Result<Timestamp, TimerError> {
    parse_zoned(text).map(|date| date.timestamp())
}

fn parse_zoned(text: &str) -> Result<Zoned, TimerError> {
    let bad = |error: jiff::Error| TimerError::Date {
        found: text.to_owned(),
        reason: error.to_string(),
    };
    if text.ends_with(']') {
        return DATES.parse_zoned(text).map_err(bad);
    }
    DATES
        .parse_timestamp(text)
        .map(|date| date.to_zoned(TimeZone::UTC))
        .map_err(bad)
}

/// Reads an ISO 8601 duration of zero or more. Years, months and weeks may stand in it.
pub fn parse_duration(text: &str) -> Result<Span, TimerError> {
    let bad = |reason: String| TimerError::Duration {
        found: text.to_owned(),
        reason,
    };
    let span = SPANS
        .parse_span(text)
        .map_err(|error| bad(error.to_string()))?;
    if span.is_negative() {
        return Err(bad("it is negative".to_owned()));
    }
    Ok(span)
}

/// Reads an ISO 8601 repeating interval (`R3/PT10M`, `R/2026-01-31T09:00:00Z/P1D`) or cron.
///
/// Cron has five fields (minute, hour, day of month, month, day of week), or six with seconds before
/// them, or seven with the year after them; `@daily` and its like stand for such texts.
pub fn parse_cycle(text: &str) -> Result<Cycle, TimerError> {
    let bad = |reason: String| TimerError::Cycle {
        found: text.to_owned(),
        reason,
    };
    let text = text.trim();
    match text.strip_prefix('R') {
        Some(interval) => parse_interval(interval).map_err(bad),
        None => Cron::from_str(text)
            .map(|cron| Cycle::Cron(Box::new(cron)))
            .map_err(|error| bad(error.to_string())),
    }
}

/// What stands after the `R`.
fn parse_interval(text: &str) -> Result<Cycle, String> {
    let mut parts = text.split('/');
    let (count, first, second, rest) = (parts.next(), parts.next(), parts.next(), parts.next());
    let (start, period) = match (first, second, rest) {
        (Some(period), None, None) => (None, period),
        (Some(start), Some(period), None) => (Some(start), period),
        _ => {
            return Err(
                "expected R, a count, '/', and a duration or a start and a duration".to_owned(),
            );
        }
    };
    let repetitions = match count {
        None | Some("") => None,
        Some(count) => match count.parse::<u32>() {
            Ok(count) if count >= 1 => Some(count),
            _ => {
                return Err(format!(
                    "expected a count of at least 1 after R, found '{count}'"
                ));
            }
        },
    };
    let start = start
        .map(parse_zoned)
        .transpose()
        .map_err(|error| error.to_string())?;
    let period = parse_duration(period).map_err(|error| error.to_string())?;
    if period.is_zero() {
        return Err("the duration is zero".to_owned());
    }
    Ok(Cycle::Interval {
        repetitions,
        start,
        period,
    })
}

#[cfg(test)]
mod tests {
    use super::{parse_cycle, parse_date, parse_duration};
    use crate::model::timer::Cycle;
    use jiff::Span;

    #[test]
    fn dates_say_their_offset_or_zone() {
        for (text, instant) in [
            ("2026-01-31T09:00:00Z", "2026-01-31T09:00:00Z"),
            ("2026-01-31T09:00:00.5+01:00", "2026-01-31T08:00:00.5Z"),
            ("2026-07-01T09:00:00[Europe/Berlin]", "2026-07-01T07:00:00Z"),
            (
                "2026-01-31T09:00:00+01:00[Europe/Berlin]",
                "2026-01-31T08:00:00Z",
            ),
        ] {
            assert_eq!(parse_date(text).unwrap().to_string(), instant, "{text}");
        }
        for text in [
            "",
            "2026-01-31",
            "2026-01-31T09:00:00",
            "2026-02-30T09:00:00Z",
            "tomorrow",
            "2026-01-31T09:00:00[Mars/Base]",
        ] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn durations_may_hold_years_and_months() {
        assert_eq!(
            parse_duration("P1Y2M").unwrap().fieldwise(),
            Span::new().years(1).months(2)
        );
        assert_eq!(
            parse_duration("P1W").unwrap().fieldwise(),
            Span::new().weeks(1)
        );
        assert_eq!(parse_duration("PT0S").unwrap().fieldwise(), Span::new());
        assert_eq!(
            parse_duration("P1DT2H3M4.5S").unwrap().fieldwise(),
            Span::new()
                .days(1)
                .hours(2)
                .minutes(3)
                .seconds(4)
                .milliseconds(500)
        );
        for text in ["", "P", "PT", "15m", "-PT1S", "PT1", "P1D2H"] {
            assert!(parse_duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn repeating_intervals_say_how_often_from_when_and_at_which_distance() {
        let Cycle::Interval {
            repetitions,
            start,
            period,
        } = parse_cycle("R3/2026-01-31T09:00:00Z/P1D").unwrap()
        else {
            panic!("expected an interval")
        };
        assert_eq!(repetitions, Some(3));
        assert_eq!(
            start.unwrap().timestamp().to_string(),
            "2026-01-31T09:00:00Z"
        );
        assert_eq!(period.fieldwise(), Span::new().days(1));
        let endless = parse_cycle("R/PT1S").unwrap();
        assert!(matches!(
            endless,
            Cycle::Interval {
                repetitions: None,
                start: None,
                ..
            }
        ));
    }

    #[test]
    fn cron_has_five_to_seven_fields() {
        for text in [
            "*/5 * * * *",
            "0 0 9 * * MON-FRI",
            "0 0 9 1 1 * 2030",
            "@daily",
        ] {
            assert!(matches!(parse_cycle(text), Ok(Cycle::Cron(_))), "{text}");
        }
    }

    #[test]
    fn what_is_no_cycle_is_refused() {
        for text in [
            "",
            "R",
            "R3",
            "R3/",
            "R0/PT1S",
            "R-1/PT1S",
            "Rx/PT1S",
            "R/PT0S",
            "R/tomorrow/PT1S",
            "R/PT1S/PT1S/PT1S",
            "* * * *",
            "61 * * * *",
        ] {
            assert!(parse_cycle(text).is_err(), "{text}");
        }
    }
}
