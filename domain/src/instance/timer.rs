//! When a timer is due: its text or FEEL value resolved at the moment it starts to wait (BPMN 2.0.2, table 10.101).

use super::{
    event::{Cycle, DueTimer, IncidentType},
    view::{Fault, View},
};
use crate::model::{
    graph::{Element, TimerDefinition},
    timer::{self, Schedule},
};
use feel::Value;
use jiff::{Span, Timestamp, tz::TimeZone};

/// The first occurrence of a timer that begins to wait now.
pub(crate) fn first(
    definition: &TimerDefinition,
    view: &View<'_>,
    element: &Element,
    now: Timestamp,
) -> Result<DueTimer, Fault> {
    let purpose = format!("the timer of '{}'", element.id);
    match definition {
        TimerDefinition::Date(text) => Ok(once(date(&view.value(text, &purpose)?, &purpose)?)),
        TimerDefinition::Duration(text) => {
            Ok(once(after(now, &view.value(text, &purpose)?, &purpose)?))
        }
        TimerDefinition::Cycle(text) => cycle(view.string(text, &purpose)?, &purpose, now),
    }
}

/// The occurrence after one that fired: the next of the schedule that is not past yet. Occurrences that were missed while
/// nothing ran are not made up for (contract, "Timers").
pub(crate) fn next(fired: &DueTimer, now: Timestamp) -> Option<DueTimer> {
    let cycle = fired.cycle.as_ref()?;
    let schedule = Schedule::Cycle(timer::parse_cycle(&cycle.schedule).ok()?);
    let times = cycle.fired.saturating_add(1);
    let due = schedule
        .next(cycle.start, times, fired.due.max(now), &TimeZone::UTC)
        .ok()??;
    Some(DueTimer {
        due,
        cycle: Some(Cycle {
            fired: times,
            ..cycle.clone()
        }),
    })
}

/// The instant a duration from `from` ends.
pub(crate) fn after(from: Timestamp, duration: &Value, purpose: &str) -> Result<Timestamp, Fault> {
    let too_long = |_| unresolved(purpose, "the duration is too long");
    let span = match duration {
        Value::String(text) => {
            timer::parse_duration(text).map_err(|error| unresolved(purpose, &error.to_string()))?
        }
        Value::DaysAndTimeDuration(duration) => {
            let microseconds = i64::try_from(duration.nanoseconds() / 1000).unwrap_or(i64::MAX);
            Span::new()
                .try_microseconds(microseconds)
                .map_err(too_long)?
        }
        Value::YearsAndMonthsDuration(duration) => Span::new()
            .try_months(duration.months())
            .map_err(too_long)?,
        other => {
            return Err(unresolved(
                purpose,
                &format!(
                    "expected a duration such as \"PT1H\", found {}",
                    other.kind()
                ),
            ));
        }
    };
    due(&Schedule::Duration(span), from, purpose)
}

/// The instant until which a message is kept.
pub(crate) fn expiry(
    from: Timestamp,
    time_to_live: &Value,
    purpose: &str,
) -> Result<Timestamp, Fault> {
    match time_to_live {
        Value::String(text) => {
            let kept = timer::parse_time_to_live(text)
                .map_err(|error| unresolved(purpose, &error.to_string()))?;
            from.checked_add(kept)
                .map_err(|_| unresolved(purpose, "the duration is too long"))
        }
        other => after(from, other, purpose),
    }
}

fn date(value: &Value, purpose: &str) -> Result<Timestamp, Fault> {
    match value {
        Value::String(text) => {
            timer::parse_date(text).map_err(|error| unresolved(purpose, &error.to_string()))
        }
        Value::DateTime(instant) => Timestamp::from_nanosecond(instant.epoch_nanoseconds())
            .map_err(|error| unresolved(purpose, &error.to_string())),
        Value::Date(date) => Timestamp::from_second(date.epoch_day().saturating_mul(86_400))
            .map_err(|error| unresolved(purpose, &error.to_string())),
        other => Err(unresolved(
            purpose,
            &format!(
                "expected a date and time such as \"2026-01-31T08:00:00Z\", found {}",
                other.kind()
            ),
        )),
    }
}

fn cycle(text: String, purpose: &str, now: Timestamp) -> Result<DueTimer, Fault> {
    let cycle =
        timer::parse_cycle(&text).map_err(|error| unresolved(purpose, &error.to_string()))?;
    let due = due(&Schedule::Cycle(cycle), now, purpose)?;
    Ok(DueTimer {
        due,
        cycle: Some(Cycle {
            schedule: text,
            start: now,
            fired: 0,
        }),
    })
}

fn due(schedule: &Schedule, from: Timestamp, purpose: &str) -> Result<Timestamp, Fault> {
    schedule
        .next(from, 0, from, &TimeZone::UTC)
        .map_err(|error| unresolved(purpose, &error.to_string()))?
        .ok_or_else(|| unresolved(purpose, "it has no occurrence left"))
}

fn once(due: Timestamp) -> DueTimer {
    DueTimer { due, cycle: None }
}

fn unresolved(purpose: &str, reason: &str) -> Fault {
    Fault::new(
        IncidentType::TimerResolution,
        format!("{purpose} cannot be resolved: {reason}"),
    )
}
