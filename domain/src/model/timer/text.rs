//! From text to dates, durations and cycles.

use super::{Cycle, TimerError, cron};
use crate::rfc3339;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::{DateTimeParser, Pieces, SpanParser};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

static SPANS: SpanParser = SpanParser::new();
static DATES: DateTimeParser = DateTimeParser::new();

/// Reads a date with time, as RFC 3339, RFC 9557 (`…[Europe/Berlin]`) and FEEL (`…@Europe/Berlin`) write it.
///
/// Without offset and zone it is read in `zone`, and a date without time is its first moment there: so are
/// the dates of FEEL, whichever way they come. The last hours of the year 9999, which a [`Timestamp`] cannot
/// hold, stand for the latest one.
pub fn parse_date(text: &str, zone: &TimeZone) -> Result<Timestamp, TimerError> {
    parse_zoned(text, zone)
        .map(|date| date.timestamp())
        .or_else(|error| rfc3339::beyond(text.trim()).ok_or(error))
}

pub(super) fn parse_zoned(text: &str, zone: &TimeZone) -> Result<Zoned, TimerError> {
    let text = text.trim();
    let bad = |error: jiff::Error| TimerError::Date {
        found: text.to_owned(),
        reason: reason(&error),
    };
    if let Some((date, name)) = text.split_once('@') {
        return DATES.parse_zoned(format!("{date}[{name}]")).map_err(bad);
    }
    if text.ends_with(']') {
        return DATES.parse_zoned(text).map_err(bad);
    }
    match DATES.parse_timestamp(text) {
        Ok(date) => Ok(date.to_zoned(zone.clone())),
        Err(error) => local(text)
            .ok_or(error)
            .and_then(|local| local.to_zoned(zone.clone()))
            .map_err(bad),
    }
}

/// What is wrong, without what the library says of its own work; in its words where these are others.
fn reason(error: &jiff::Error) -> String {
    let told = error.to_string();
    if told.starts_with("failed to set value for ") {
        return "it is too long".to_owned();
    }
    if let Some((_, contradiction)) =
        told.split_once("conflict resolution was chosen, and because ")
    {
        return contradiction.to_owned();
    }
    let number = told
        .strip_prefix("failed to parse ")
        .and_then(|rest| rest.split_once(" digit integer as "));
    let Some((digits, (part, why))) =
        number.and_then(|(digits, rest)| Some((digits, rest.split_once(": ")?)))
    else {
        return told;
    };
    if why.starts_with("invalid digit") {
        format!("the {part} must have {digits} digits")
    } else {
        why.to_owned()
    }
}

/// A date, with or without time, without offset.
fn local(text: &str) -> Option<DateTime> {
    let pieces = Pieces::parse(text).ok()?;
    let says_where = pieces.offset().is_some() || pieces.time_zone_annotation().is_some();
    if says_where {
        return None;
    }
    let date: Date = pieces.date();
    Some(match pieces.time() {
        Some(time) => date.to_datetime(time),
        None => date.at(0, 0, 0, 0),
    })
}

/// Reads an ISO 8601 duration of zero or more. Years, months and weeks may stand in it.
pub fn parse_duration(text: &str) -> Result<Span, TimerError> {
    let bad = |reason: String| TimerError::Duration {
        found: text.to_owned(),
        reason,
    };
    let span = SPANS
        .parse_span(text)
        .map_err(|error| bad(reason(&error)))?;
    if span.is_negative() {
        return Err(bad("it is negative".to_owned()));
    }
    Ok(span)
}

/// Reads an ISO 8601 repeating interval or cron ([`cron::parse`]).
///
/// | interval | fires |
/// |---|---|
/// | `R3/PT10M` | after each duration, that often |
/// | `R3/2026-01-31T09:00:00Z/P1D` | at the start and after each duration from then on |
/// | `R3/PT10M/2026-01-31T09:00:00Z` | after each duration, that often at most, and not after the end |
/// | `R3/2026-01-31T09:00:00Z/2026-02-01T09:00:00Z` | at the start and after each span from start to end |
///
/// Without a count there is no end. Start and end are dates as [`parse_date`] reads them; the times of day of a
/// start with a zone stay the same over summer time.
pub fn parse_cycle(text: &str, zone: &TimeZone) -> Result<Cycle, TimerError> {
    let bad = |reason: String| TimerError::Cycle {
        found: text.to_owned(),
        reason,
    };
    let text = text.trim();
    match text.strip_prefix('R') {
        Some(interval) => parse_interval(interval, zone).map_err(bad),
        None => cron::parse(text).map_err(bad),
    }
}

/// What stands after the `R`.
fn parse_interval(text: &str, zone: &TimeZone) -> Result<Cycle, String> {
    let Some((count, interval)) = text.split_once('/') else {
        return Err(
            "expected R, a count, '/', and a duration, alone or with a start before or an end behind it".to_owned(),
        );
    };
    let repetitions = match count {
        "" => None,
        count => match count.parse::<u32>() {
            Ok(count) if count >= 1 => Some(count),
            _ => {
                return Err(format!(
                    "expected a count of at least 1 after R, found '{count}'"
                ));
            }
        },
    };
    let (bounds, period) = parse_bounds(interval, zone)?;
    if !period.is_positive() {
        return Err("the duration is zero".to_owned());
    }
    Ok(Cycle::Interval {
        repetitions,
        start: bounds.start,
        end: bounds.end,
        period,
    })
}

#[derive(Default)]
struct Bounds {
    start: Option<Zoned>,
    end: Option<Timestamp>,
}

/// How many slashes are tried: the name of a zone has at most three, in each of two dates, and one stands between the dates.
const SLASHES: usize = 8;

/// One or two of start, duration and end. The names of zones have slashes too, so each is tried.
fn parse_bounds(text: &str, zone: &TimeZone) -> Result<(Bounds, Span), String> {
    for (slash, _) in text.match_indices('/').take(SLASHES) {
        let (first, second) = (
            text.get(..slash).unwrap_or_default(),
            text.get(slash + 1..).unwrap_or_default(),
        );
        let dates = (parse_zoned(first, zone), parse_zoned(second, zone));
        let durations = (parse_duration(first), parse_duration(second));
        match (dates, durations) {
            ((Ok(start), _), (_, Ok(period))) => {
                let (start, end) = (Some(start), None);
                return Ok((Bounds { start, end }, period));
            }
            ((_, Ok(end)), (Ok(period), _)) => {
                let (start, end) = (None, Some(end.timestamp()));
                return Ok((Bounds { start, end }, period));
            }
            ((Ok(start), Ok(end)), _) => {
                let period = Span::try_from(end.duration_since(&start));
                let (start, end) = (Some(start), None);
                let period = period.map_err(|error| error.to_string())?;
                return Ok((Bounds { start, end }, period));
            }
            _ => {}
        }
    }
    // What is said about the part that is wrong, as far as that can be told.
    match text.split_once('/') {
        None => parse_duration(text)
            .map(|period| (Bounds::default(), period))
            .map_err(|error| error.to_string()),
        Some((first, _)) if first.starts_with('P') => parse_duration(first)
            .and_then(|_| parse_zoned(text.get(first.len() + 1..).unwrap_or_default(), zone))
            .map_or_else(
                |error| Err(error.to_string()),
                |_| Err(TWO_PARTS.to_owned()),
            ),
        Some(_) => {
            let (first, last) = text.rsplit_once('/').unwrap_or((text, ""));
            parse_zoned(first, zone)
                .and_then(|_| parse_duration(last))
                .map_or_else(
                    |error| Err(error.to_string()),
                    |_| Err(TWO_PARTS.to_owned()),
                )
        }
    }
}

const TWO_PARTS: &str = "expected a duration, alone or with a start before or an end behind it";

#[cfg(test)]
mod tests {
    use super::parse_duration;
    use crate::model::timer::{Cycle, TimerError};
    use jiff::tz::TimeZone;
    use jiff::{Span, Timestamp};

    fn parse_date(text: &str) -> Result<Timestamp, TimerError> {
        super::parse_date(text, &TimeZone::UTC)
    }

    fn parse_cycle(text: &str) -> Result<Cycle, TimerError> {
        super::parse_cycle(text, &TimeZone::UTC)
    }

    #[test]
    fn what_is_wrong_is_said_in_words_of_the_text() {
        let reason = |error: TimerError| match error {
            TimerError::Date { reason, .. } | TimerError::Duration { reason, .. } => reason,
            other => panic!("{other:?}"),
        };
        for (date, expected) in [
            ("tomorrow", "the year must have four digits"),
            ("2026-1-31", "the month must have two digits"),
            (
                "2026-01-31T25:00:00Z",
                "parameter 'hour' is not in the required range of 0..=23",
            ),
            (
                "2026-01-31T09:00:00+01:00[America/New_York]",
                "datetime has offset `+01`, but the time zone `America/New_York` for the given datetime unambiguously has offset \
                 `-05`",
            ),
        ] {
            assert_eq!(reason(parse_date(date).unwrap_err()), expected, "{date}");
        }
        for (duration, expected) in [
            (
                "15m",
                "expected to find duration beginning with `P` or `p`, but found `1` instead",
            ),
            ("PT99999999999999H", "it is too long"),
        ] {
            let error = parse_duration(duration).unwrap_err();
            assert_eq!(reason(error), expected, "{duration}");
        }
    }

    #[test]
    fn a_cycle_of_very_many_slashes_is_refused_at_once() {
        // Trying each of them would take hours.
        let text = format!("R/{}", "/".repeat(2_000_000));
        assert!(parse_cycle(&text).is_err());
    }

    #[test]
    fn dates_are_read_as_rfc_3339_rfc_9557_and_feel_write_them() {
        for (text, instant) in [
            ("2026-01-31T09:00:00Z", "2026-01-31T09:00:00Z"),
            ("2026-01-31T09:00:00.5+01:00", "2026-01-31T08:00:00.5Z"),
            ("2026-07-01T09:00:00[Europe/Berlin]", "2026-07-01T07:00:00Z"),
            (
                "2026-01-31T09:00:00+01:00[Europe/Berlin]",
                "2026-01-31T08:00:00Z",
            ),
            ("2027-01-31T09:00:00@Europe/Paris", "2027-01-31T08:00:00Z"),
            ("2026-01-31T09:00:00", "2026-01-31T09:00:00Z"),
            ("2026-01-31", "2026-01-31T00:00:00Z"),
        ] {
            assert_eq!(parse_date(text).unwrap().to_string(), instant, "{text}");
        }
        for text in [
            "",
            "2026-02-30T09:00:00Z",
            "tomorrow",
            "09:00:00",
            "2026-01-31T09:00:00[Mars/Base]",
            "2026-01-31T09:00:00@Mars/Base",
            "10000-01-01T00:00:00Z",
        ] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_without_offset_is_read_in_the_zone() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        for text in ["2026-01-31T00:00:00", "2026-01-31"] {
            assert_eq!(
                super::parse_date(text, &berlin).unwrap().to_string(),
                "2026-01-30T23:00:00Z"
            );
        }
    }

    #[test]
    fn a_zone_that_does_not_exist_is_no_latest_time() {
        let zone = &TimeZone::UTC;
        assert!(super::parse_date("2026-01-31T12:00:00+01:00[Nowhere]", zone).is_err());
    }

    #[test]
    fn the_year_9999_is_read_to_its_end() {
        for text in ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999-05:00"] {
            assert_eq!(parse_date(text), Ok(Timestamp::MAX));
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
            ..
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
            "R/PT1S/tomorrow",
            "R/2026-01-31T09:00:00Z/2026-01-30T09:00:00Z",
            "R/2026-01-31T09:00:00Z/P1D/2026-03-31T09:00:00Z",
            "* * * *",
            "61 * * * *",
        ] {
            assert!(parse_cycle(text).is_err(), "{text}");
        }
    }
}
