//! Cron as Unix, Spring and Quartz write it.
//!
//! Five fields (minute, hour, day of month, month, day of week), or six with seconds before them, or seven with
//! the year behind them. `croner` counts; what it does not read of the others is rewritten for it: ranges over
//! the end of a field (`FRI-MON`, `22-2`), days before the last one (`L-3`) and `@midnight`.
//!
//! Days of the week count as in Unix and Spring: 0 and 7 are Sunday, 1 is Monday.

use super::Cycle;
use croner::Cron;
use croner::parser::CronParser;
use jiff::tz::TimeZone;

/// The fields, with the least and greatest value.
const FIELDS: [(&str, u16, u16); 7] = [
    ("second", 0, 59),
    ("minute", 0, 59),
    ("hour", 0, 23),
    (DAY_OF_MONTH, 1, 31),
    ("month", 1, 12),
    ("day of week", 0, 6),
    ("year", 1, 5000),
];

/// Bytes of a cron text. A range over the end of a field is written out, so a long one could become very much longer.
const LONGEST: usize = 1_000;

const DAY_OF_MONTH: &str = "day of month";

/// Names that stand for numbers.
const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// Reads cron, with `CRON_TZ=Europe/Berlin` before it where its times are those of a zone.
pub(super) fn parse(text: &str) -> Result<Cycle, String> {
    let (zone, times) = split_zone(text)?;
    let (times, before_last) = match times.strip_prefix('@') {
        Some(_) if times.eq_ignore_ascii_case("@midnight") => (read("@daily")?, None),
        Some(_) => (read(times)?, None),
        None => read_fields(times)?,
    };
    Ok(Cycle::Cron {
        times: Box::new(times),
        zone,
        before_last,
    })
}

/// What Unix, Spring and Quartz read otherwise in the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// A day of the week as a number: 1 is Monday here, in Unix and in Spring, and Sunday in Quartz.
    DayNumber,
    /// Day of month and day of week are both limited: either fits here and in Unix, both must in Spring.
    BothDays,
}

/// The ambiguities of cron with six or seven fields, which Unix does not have.
pub fn ambiguities(text: &str) -> Vec<Ambiguity> {
    let times = split_zone(text.trim()).map_or("", |(_, times)| times);
    let fields: Vec<&str> = times.split_whitespace().collect();
    let ([_, _, _, day, _, week] | [_, _, _, day, _, week, _]) = fields.as_slice() else {
        return Vec::new();
    };
    // What stands behind `/` and `#` is a step or a place in the month.
    let numbered = week.split(',').any(|part| {
        let day = part.split(['/', '#']).next().unwrap_or_default();
        day.contains(|c: char| c.is_ascii_digit())
    });
    let limits = |field: &str| !matches!(field, "*" | "?");
    let number = numbered.then_some(Ambiguity::DayNumber);
    let both = (limits(day) && limits(week)).then_some(Ambiguity::BothDays);
    number.into_iter().chain(both).collect()
}

fn split_zone(text: &str) -> Result<(Option<TimeZone>, &str), String> {
    let Some(rest) = text
        .strip_prefix("CRON_TZ=")
        .or_else(|| text.strip_prefix("TZ="))
    else {
        return Ok((None, text));
    };
    let (name, times) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let zone = TimeZone::get(name)
        .map_err(|_| format!("'{name}' is no time zone, expected one such as Europe/Berlin"))?;
    Ok((Some(zone), times.trim()))
}

fn read_fields(text: &str) -> Result<(Cron, Option<i8>), String> {
    if text.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    let written: Vec<&str> = text.split_whitespace().collect();
    let first = match written.len() {
        5 => 1,
        6 | 7 => 0,
        0 => return Err("it is empty".to_owned()),
        found => return Err(format!("expected 5 to 7 fields, found {found}")),
    };
    let mut fields = vec!["0".to_owned(); first];
    let mut before_last = None;
    for (field, (name, least, greatest)) in written.iter().zip(FIELDS.iter().skip(first)) {
        let rewritten = match days_before_last(field).filter(|_| *name == DAY_OF_MONTH) {
            None => rewrite(field, *least, *greatest),
            Some(days) => {
                before_last = Some(days);
                format!("{}-{}", 28 - days, 31 - days)
            }
        };
        fields.push(rewritten);
    }
    let times = read(&fields.join(" "))
        .map_err(|error| wrong_field(&written, &fields, first).unwrap_or(error))?;
    Ok((times, before_last))
}

/// The field that makes the whole unreadable: it cannot be read beside others that are not limited either.
fn wrong_field(written: &[&str], fields: &[String], first: usize) -> Option<String> {
    let fields = FIELDS.iter().zip(fields).enumerate().skip(first);
    for ((place, ((name, ..), field)), written) in fields.zip(written) {
        let mut alone = ["*"; FIELDS.len()];
        if let Some(own) = alone.get_mut(place) {
            *own = field;
        }
        if read(&alone.join(" ")).is_err() {
            return Some(format!("the {name} '{written}' is not known"));
        }
    }
    None
}

/// `L-3`: so many days before the last one of the month.
fn days_before_last(field: &str) -> Option<i8> {
    let days = field.strip_prefix(['L', 'l'])?.strip_prefix('-')?;
    days.parse().ok().filter(|days| (1..=27).contains(days))
}

fn read(text: &str) -> Result<Cron, String> {
    let parser = CronParser::builder().sloppy_ranges(true).build();
    parser
        .parse(text)
        .map_err(|_| format!("'{text}' is not known"))
}

/// A field with numbers for names, and lists for ranges over its end.
fn rewrite(field: &str, least: u16, greatest: u16) -> String {
    let parts: Vec<String> = field
        .split(',')
        .map(|part| rewrite_part(part, least, greatest))
        .collect();
    parts.join(",")
}

fn rewrite_part(part: &str, least: u16, greatest: u16) -> String {
    let part = part.to_ascii_uppercase();
    let (range, step) = part.split_once('/').unwrap_or((&part, "1"));
    let over_the_end = range.split_once('-').and_then(|(from, to)| {
        let (from, to) = (number(from)?, number(to)?);
        let step = step.parse::<u16>().ok().filter(|step| *step > 0)?;
        // Sunday as 7 ends a range that begins in the week before it.
        (from > to && from <= greatest && to >= least).then_some((from, to, step))
    });
    let Some((from, to, step)) = over_the_end else {
        return part;
    };
    let count = greatest - least + 1;
    let values: Vec<String> = (from..=to + count)
        .step_by(usize::from(step))
        .map(|value| (least + (value - least) % count).to_string())
        .collect();
    values.join(",")
}

fn number(text: &str) -> Option<u16> {
    let named = |names: &[&str]| names.iter().position(|name| *name == text);
    let month = named(&MONTHS).map(|month| month + 1);
    match month.or_else(|| named(&DAYS)) {
        Some(value) => u16::try_from(value).ok(),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::timer::{Schedule, parse_cycle};
    use jiff::tz::TimeZone;
    use jiff::{SignedDuration, Timestamp};

    /// The first firings from Friday, the 1st of January 2027.
    fn firings(cron: &str, count: usize) -> Vec<String> {
        let schedule = Schedule::Cycle(parse_cycle(cron, &TimeZone::UTC).unwrap());
        let begun: Timestamp = "2026-12-31T23:59:59Z".parse().unwrap();
        let mut last = begun;
        let mut firings = Vec::new();
        for _ in 0..count {
            let Ok(Some(next)) = schedule.next(begun, 0, last, &TimeZone::UTC) else {
                break;
            };
            firings.push(next.strftime("%m-%d %H:%M:%S").to_string());
            last = next;
        }
        firings
    }

    fn days(cron: &str, count: usize) -> Vec<String> {
        let firings = firings(cron, count);
        let day = |firing: &String| firing.split(' ').next().unwrap_or_default().to_owned();
        firings.iter().map(day).collect()
    }

    #[test]
    fn five_to_seven_fields_are_read() {
        for (cron, first) in [
            ("*/5 * * * *", "01-01 00:00:00"),
            ("0 0/5 * * * ?", "01-01 00:00:00"),
            ("30 0 9 * * MON-FRI", "01-01 09:00:30"),
            ("0 0 12 1 1 ? 2027", "01-01 12:00:00"),
            ("0 15 10 ? * mon-fri", "01-01 10:15:00"),
            ("0 5-59/20 8,10 * JAN,MAR ?", "01-01 08:05:00"),
            ("@daily", "01-01 00:00:00"),
            ("@midnight", "01-01 00:00:00"),
            ("@hourly", "01-01 00:00:00"),
        ] {
            assert_eq!(firings(cron, 1), [first], "{cron}");
        }
        assert_eq!(
            firings("0 7/20 * * * ?", 4),
            [
                "01-01 00:07:00",
                "01-01 00:27:00",
                "01-01 00:47:00",
                "01-01 01:07:00"
            ]
        );
    }

    #[test]
    fn a_year_that_has_passed_is_never_due() {
        assert_eq!(firings("0 0 12 1 1 ? 2026", 1), Vec::<String>::new());
    }

    #[test]
    fn last_days_nearest_weekdays_and_weekdays_of_the_month_are_read() {
        for (cron, expected) in [
            ("0 0 0 L * ?", ["01-31", "02-28"]),
            ("0 0 0 LW * ?", ["01-29", "02-26"]),
            ("0 0 0 L-3 * ?", ["01-28", "02-25"]),
            ("0 0 0 15W * ?", ["01-15", "02-15"]),
            ("0 0 0 2W * ?", ["01-01", "02-02"]),
            ("0 0 0 ? * 5L", ["01-29", "02-26"]),
            ("0 0 0 ? * FRIL", ["01-29", "02-26"]),
            ("0 0 0 ? * MON#2", ["01-11", "02-08"]),
            ("0 0 0 ? * 1#2", ["01-11", "02-08"]),
        ] {
            assert_eq!(days(cron, 2), expected, "{cron}");
        }
    }

    #[test]
    fn ranges_go_over_the_end_of_a_field() {
        assert_eq!(
            days("0 0 0 ? * FRI-MON", 5),
            ["01-01", "01-02", "01-03", "01-04", "01-08"]
        );
        assert_eq!(
            days("0 0 0 ? * 5-7", 4),
            ["01-01", "01-02", "01-03", "01-08"]
        );
        assert_eq!(
            firings("0 0 22-2/2 * * ?", 4),
            [
                "01-01 00:00:00",
                "01-01 02:00:00",
                "01-01 22:00:00",
                "01-02 00:00:00"
            ]
        );
        assert_eq!(days("0 0 0 1 NOV-FEB ?", 3), ["01-01", "02-01", "11-01"]);
    }

    #[test]
    fn days_of_the_week_count_from_sunday_0() {
        for sunday in ["0", "7", "SUN"] {
            assert_eq!(days(&format!("0 0 * * {sunday}"), 1), ["01-03"], "{sunday}");
        }
    }

    #[test]
    fn what_others_read_otherwise_is_known() {
        use super::{Ambiguity, ambiguities};
        assert_eq!(ambiguities("0 0 9 ? * 2"), [Ambiguity::DayNumber]);
        assert_eq!(ambiguities("0 0 9 1 * MON 2027"), [Ambiguity::BothDays]);
        assert_eq!(
            ambiguities("CRON_TZ=UTC 0 0 9 1 * 2-5/2"),
            [Ambiguity::DayNumber, Ambiguity::BothDays]
        );
        for clear in [
            "0 9 1 * 1",
            "0 0 9 ? * MON-FRI/2",
            "0 0 9 ? * MON#2",
            "R/PT1H",
            "0 0 9 1 * *",
        ] {
            assert_eq!(ambiguities(clear), [], "{clear}");
        }
    }

    #[test]
    fn what_is_no_cron_is_refused_with_the_field() {
        for (text, reason) in [
            ("", "it is empty"),
            ("* * * *", "expected 5 to 7 fields, found 4"),
            ("61 * * * *", "the minute '61' is not known"),
            ("0 0 25 * * ?", "the hour '25' is not known"),
            (
                "0 0 0 ? * MOONDAY",
                "the day of week 'MOONDAY' is not known",
            ),
            ("0 0 0 ? FOO *", "the month 'FOO' is not known"),
            (
                "CRON_TZ=Mars/Base 0 9 * * *",
                "'Mars/Base' is no time zone, expected one such as Europe/Berlin",
            ),
            ("@soon", "'@soon' is not known"),
        ] {
            let error = parse_cycle(text, &TimeZone::UTC).unwrap_err().to_string();
            assert!(error.ends_with(&format!(": {reason}")), "{error}");
        }
    }

    #[test]
    fn seconds_are_kept() {
        let schedule = Schedule::Cycle(parse_cycle("*/10 * * * * *", &TimeZone::UTC).unwrap());
        let begun: Timestamp = "2027-01-01T00:00:03Z".parse().unwrap();
        let due = schedule
            .next(begun, 0, begun, &TimeZone::UTC)
            .unwrap()
            .unwrap();
        assert_eq!(due.duration_since(begun), SignedDuration::from_secs(7));
    }
}
