//! Functions of dates, times and durations (DMN 1.5, tables 72, 77, 80 and 82).

use std::cmp::Ordering;
use std::fmt::Display;
use std::str::FromStr;

use super::arguments::Arguments;
use super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::value::temporal::{LocalTime, Zone};
use crate::value::{Date, DateTime, Decimal, Time, Value, YearsAndMonthsDuration};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "date",
        &[
            form(&["from"], date_from),
            form(&["year", "month", "day"], date_of_parts),
        ],
    ),
    function(
        "time",
        &[
            form(&["from"], time_from),
            form(&["hour", "minute", "second", "offset"], time_of_parts).requiring(3),
        ],
    ),
    function(
        "date and time",
        &[
            form(&["from"], date_time_from),
            form(&["date", "time"], date_time_of_date_and_time),
            form(
                &["year", "month", "day", "hour", "minute", "second", "offset"],
                date_time_of_parts,
            )
            .requiring(6),
        ],
    ),
    function("duration", &[form(&["from"], duration)]),
    function(
        "years and months duration",
        &[form(&["from", "to"], years_and_months_between)],
    ),
    function(
        "now",
        &[form(&[], |_, evaluator| {
            Ok(Value::DateTime(evaluator.environment().now.clone()))
        })],
    ),
    function(
        "today",
        &[form(&[], |_, evaluator| {
            Ok(Value::Date(evaluator.environment().now.date))
        })],
    ),
    function("day of year", &[form(&["date"], day_of_year)]),
    function("day of week", &[form(&["date"], day_of_week)]),
    function("month of year", &[form(&["date"], month_of_year)]),
    function("week of year", &[form(&["date"], week_of_year)]),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn parsed<T>(text: &str) -> Result<T, Failure>
where
    T: FromStr,
    T::Err: Display,
{
    text.parse()
        .map_err(|error: T::Err| Failure::Null(error.to_string()))
}

/// The day of a date or of a date and time.
pub(super) fn date(arguments: &Arguments, index: usize) -> Result<Date, Failure> {
    match arguments.single(index) {
        Value::Date(date) => Ok(*date),
        Value::DateTime(date_time) => Ok(date_time.date),
        _ => arguments.expected(index, "a date or a date and time"),
    }
}

fn date_from(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    match arguments.single(0) {
        Value::String(text) => Ok(Value::Date(parsed(text)?)),
        _ => Ok(Value::Date(date(arguments, 0)?)),
    }
}

/// A whole number that fits; unlike a position it may not have digits after the point.
fn part<T: TryFrom<i64>>(arguments: &Arguments, index: usize) -> Result<T, Failure> {
    let part = arguments
        .number(index)?
        .to_i64()
        .and_then(|part| T::try_from(part).ok());
    part.map_or_else(
        || arguments.expected(index, "a whole number of the calendar"),
        Ok,
    )
}

fn date_of(arguments: &Arguments) -> Result<Date, Failure> {
    let date = Date::new(
        part(arguments, 0)?,
        part(arguments, 1)?,
        part(arguments, 2)?,
    );
    date.ok_or_else(|| "the calendar has no such day".into())
}

fn date_of_parts(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::Date(date_of(arguments)?))
}

/// The hour, minute and second from the given argument on.
fn local_time_of(arguments: &Arguments, first: usize) -> Result<LocalTime, Failure> {
    let (second, nanosecond) = second_and_nanosecond(arguments.number(first + 2)?)
        .ok_or_else(|| Failure::from("seconds go from 0 to below 60"))?;
    let local = LocalTime::new(
        part(arguments, first)?,
        part(arguments, first + 1)?,
        second,
        nanosecond,
    );
    local.ok_or_else(|| "hours end at 23, minutes and seconds at 59".into())
}

fn second_and_nanosecond(seconds: Decimal) -> Option<(u8, u32)> {
    let total = seconds.scaled_to_i128(9)?;
    let second = u8::try_from(total.checked_div(1_000_000_000)?).ok()?;
    Some((second, u32::try_from(total % 1_000_000_000).ok()?))
}

/// An offset as a duration, or the name of a region; null is a local time.
fn zone(arguments: &Arguments, index: usize) -> Result<Option<Zone>, Failure> {
    match arguments.single(index) {
        Value::Null => return Ok(None),
        Value::String(name) => {
            let zone = Zone::from_region(name);
            return zone
                .map(Some)
                .ok_or_else(|| format!("the IANA database has no zone \"{name}\"").into());
        }
        _ => {}
    }
    let seconds = arguments.time_duration(index)?.whole_seconds();
    let zone = i32::try_from(seconds).ok().and_then(Zone::from_offset);
    zone.map(Some)
        .ok_or_else(|| "an offset is at most 18 hours".into())
}

fn time_of_parts(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::Time(Time {
        local: local_time_of(arguments, 0)?,
        zone: zone(arguments, 3)?,
    }))
}

/// A date begins at midnight in UTC (DMN 1.5, table 72).
fn time_from(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let time = match arguments.single(0) {
        Value::String(text) => parsed(text)?,
        Value::Time(time) => time.clone(),
        Value::DateTime(date_time) => Time {
            local: date_time.time,
            zone: date_time.zone.clone(),
        },
        Value::Date(_) => Time {
            local: LocalTime::MIDNIGHT,
            zone: Some(Zone::UTC),
        },
        _ => return arguments.expected(0, "a string, a time or a date and time"),
    };
    Ok(Value::Time(time))
}

pub(super) fn date_time_from(
    arguments: &Arguments,
    _: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let date_time = match arguments.single(0) {
        Value::String(text) => match text.parse::<Date>() {
            Ok(date) => DateTime::from(date),
            Err(_) => parsed(text)?,
        },
        Value::Date(date) => DateTime {
            date: *date,
            time: LocalTime::MIDNIGHT,
            zone: Some(Zone::UTC),
        },
        Value::DateTime(date_time) => date_time.clone(),
        _ => return arguments.expected(0, "a string, a date or a date and time"),
    };
    Ok(Value::DateTime(date_time))
}

pub(super) fn date_time_of_date_and_time(
    arguments: &Arguments,
    _: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let date = date(arguments, 0)?;
    match arguments.single(1) {
        Value::Time(Time { local, zone }) => Ok(Value::DateTime(DateTime {
            date,
            time: *local,
            zone: zone.clone(),
        })),
        _ => arguments.expected(1, "a time"),
    }
}

pub(super) fn date_time_of_parts(
    arguments: &Arguments,
    _: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let (date, time) = (date_of(arguments)?, local_time_of(arguments, 3)?);
    Ok(Value::DateTime(DateTime {
        date,
        time,
        zone: zone(arguments, 6)?,
    }))
}

fn duration(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    match arguments.single(0) {
        Value::String(text) => match text.parse() {
            Ok(duration) => Ok(Value::YearsAndMonthsDuration(duration)),
            Err(_) => Ok(Value::DaysAndTimeDuration(parsed(text)?)),
        },
        duration @ (Value::DaysAndTimeDuration(_) | Value::YearsAndMonthsDuration(_)) => {
            Ok(duration.clone())
        }
        _ => arguments.expected(0, "a string or a duration"),
    }
}

/// Whole months between two days; a month that is not over does not count.
fn years_and_months_between(
    arguments: &Arguments,
    _: &mut Evaluator<'_>,
) -> Result<Value, Failure> {
    let (from, to) = (date(arguments, 0)?, date(arguments, 1)?);
    let months_of = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    let months = months_of(to) - months_of(from);
    let begun = match months.cmp(&0) {
        Ordering::Greater if to.day() < from.day() => 1,
        Ordering::Less if to.day() > from.day() => -1,
        _ => 0,
    };
    Ok(Value::YearsAndMonthsDuration(
        YearsAndMonthsDuration::from_months(months - begun),
    ))
}

fn day_of_year(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::from(i32::from(date(arguments, 0)?.day_of_year())))
}

fn day_of_week(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::from(date(arguments, 0)?.weekday().name()))
}

fn month_of_year(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let month = date(arguments, 0)?.month();
    Ok(Value::from(MONTHS.get(usize::from(month) - 1).copied()))
}

fn week_of_year(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::from(i32::from(date(arguments, 0)?.week_of_year())))
}
