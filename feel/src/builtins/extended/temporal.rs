//! Functions of dates and times.

use super::super::arguments::Arguments;
use super::super::temporal;
use super::super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::value::temporal::{Zone, days_in_month};
use crate::value::{Date, DateTime, Decimal, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("last day of month", &[form(&["date"], last_day_of_month)]),
    function(
        "from unix timestamp",
        &[form(&["timestamp"], from_timestamp)],
    ),
    function("to unix timestamp", &[form(&["date"], to_timestamp)]),
    function(
        "date and time",
        &[
            form(&["from"], date_time_from),
            form(&["date", "time"], in_zone),
            form(&["date", "timezone"], in_zone),
            form(
                &["year", "month", "day", "hour", "minute", "second", "offset"],
                temporal::date_time_of_parts,
            )
            .requiring(6),
        ],
    ),
];

const PLACES_OF_NANOSECONDS: u32 = 9;

fn last_day_of_month(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let date = temporal::date(arguments, 0)?;
    let (year, month) = (date.year(), date.month());
    let last = Date::new(year, month, days_in_month(year, month));
    Ok(last.map_or(Value::Null, Value::Date))
}

/// Seconds since 1970-01-01T00:00:00Z, as clocks in UTC show them.
fn from_timestamp(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let nanoseconds = arguments.number(0)?.scaled_to_i128(PLACES_OF_NANOSECONDS);
    let date_time =
        nanoseconds.and_then(|instant| DateTime::from_epoch_nanoseconds(instant, Zone::UTC));
    match date_time {
        Some(date_time) => Ok(Value::DateTime(date_time)),
        None => arguments.expected(0, "seconds since 1970 within the years of the calendar"),
    }
}

/// Whole seconds since 1970-01-01T00:00:00Z; a local date and time counts as UTC.
fn to_timestamp(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let Value::DateTime(date_time) = arguments.single(0) else {
        return arguments.expected(0, "a date and time");
    };
    let seconds = date_time.epoch_nanoseconds().div_euclid(1_000_000_000);
    Ok(Value::from(Decimal::from_scaled_i128(seconds, 0)))
}

/// Reads also a zone's name in brackets behind its offset (RFC 9557): `2018-04-29T09:30:00+02:00[Europe/Berlin]`.
fn date_time_from(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let in_brackets = match arguments.single(0) {
        Value::String(text) => text
            .strip_suffix(']')
            .and_then(|text| text.rsplit_once('[')),
        _ => None,
    };
    let Some((instant, region)) = in_brackets else {
        return temporal::date_time_from(arguments, evaluator);
    };
    let instant: DateTime = instant
        .parse()
        .map_err(|error| format!("expected a date and time, {error}"))?;
    at(&instant, &zone(region)?)
}

/// A date with a time of day, or a date and time as the clocks of another zone show it.
fn in_zone(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let (Value::DateTime(date_time), Value::String(name)) =
        (arguments.single(0), arguments.single(1))
    else {
        return temporal::date_time_of_date_and_time(arguments, evaluator);
    };
    let mut date_time = date_time.clone();
    if date_time.zone.is_none() {
        date_time.zone.clone_from(&evaluator.environment().now.zone);
    }
    at(&date_time, &zone(name)?)
}

fn at(date_time: &DateTime, zone: &Zone) -> Result<Value, Failure> {
    DateTime::from_epoch_nanoseconds(date_time.epoch_nanoseconds(), zone.clone())
        .map(Value::DateTime)
        .ok_or_else(|| "the date and time is outside the years of the calendar".into())
}

/// A zone by the name of its region, or by an offset as `Z` and `+01:00`.
fn zone(name: &str) -> Result<Zone, Failure> {
    let at_offset = || {
        let midnight: Option<DateTime> = format!("1970-01-01T00:00:00{name}").parse().ok();
        midnight.and_then(|midnight| midnight.zone)
    };
    Zone::from_region(name)
        .or_else(at_offset)
        .ok_or_else(|| format!("there is no zone \"{name}\"").into())
}
