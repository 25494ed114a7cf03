//! When a timer is due: its text or FEEL value resolved at the moment it starts to wait (BPMN 2.0.2, table 10.101).

use super::{
    event::IncidentType,
    view::{Fault, View},
};
use crate::{
    awaits::{Cycle, DueTimer},
    model::{
        graph::{Element, Text, TimerDefinition},
        timer::{self, Schedule, TimerError},
    },
};
use feel::Value;
use jiff::{SignedDuration, Span, Timestamp, tz::TimeZone};

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
        TimerDefinition::Cycle(text) => cycle(&view.value(text, &purpose)?, &purpose, now),
    }
}

/// The occurrence after one that fired: the next of the schedule that is not past yet. Occurrences that were missed while
/// nothing ran are not made up for (contract, "Timers").
///
/// # Errors
///
/// The schedule was read when the timer began to wait, and cannot be read any more.
pub(crate) fn next(fired: &DueTimer, now: Timestamp) -> Result<Option<DueTimer>, TimerError> {
    let Some(cycle) = &fired.cycle else {
        return Ok(None);
    };
    let schedule = Schedule::Cycle(timer::parse_cycle(&cycle.schedule, &TimeZone::UTC)?);
    let times = cycle.fired.saturating_add(1);
    // What would come after the last instant there is does not come.
    let due = schedule
        .next(cycle.start, times, fired.due.max(now), &TimeZone::UTC)
        .unwrap_or(None);
    Ok(due.map(|due| DueTimer {
        due,
        cycle: Some(Cycle {
            fired: times,
            ..cycle.clone()
        }),
    }))
}

/// The instant a duration from `from` ends.
pub(crate) fn after(from: Timestamp, duration: &Value, purpose: &str) -> Result<Timestamp, Fault> {
    let too_long = |_| unresolved(purpose, "the duration is too long");
    let negative = || unresolved(purpose, "the duration is negative");
    let span = match duration {
        Value::String(text) => {
            timer::parse_duration(text).map_err(|error| unresolved(purpose, &error.to_string()))?
        }
        Value::DaysAndTimeDuration(duration) if duration.nanoseconds() < 0 => {
            return Err(negative());
        }
        Value::YearsAndMonthsDuration(duration) if duration.months() < 0 => return Err(negative()),
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

/// The instant until which what an element publishes is kept: as its `ttl` says, else for the usual time.
pub(crate) fn time_to_live(
    ttl: Option<&Text>,
    usual: SignedDuration,
    view: &View<'_>,
    element: &Element,
    now: Timestamp,
) -> Result<Timestamp, Fault> {
    match ttl {
        Some(text) => {
            let purpose = format!("the ttl of '{}'", element.id);
            expiry(now, &view.value(text, &purpose)?, &purpose)
        }
        None => Ok(usual_expiry(usual, now)),
    }
}

/// The instant until which something is kept for the usual time.
pub(crate) fn usual_expiry(usual: SignedDuration, now: Timestamp) -> Timestamp {
    now.checked_add(usual).unwrap_or(Timestamp::MAX)
}

fn expiry(from: Timestamp, time_to_live: &Value, purpose: &str) -> Result<Timestamp, Fault> {
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

/// The instant that a date means.
pub(crate) fn date(value: &Value, purpose: &str) -> Result<Timestamp, Fault> {
    let text = match value {
        // A date of FEEL is read as its text is, so that it means the same whichever way it comes.
        Value::String(text) => text.to_string(),
        Value::DateTime(instant) => instant.to_string(),
        Value::Date(date) => date.to_string(),
        other => {
            return Err(unresolved(
                purpose,
                &format!(
                    "expected a date and time such as \"2026-01-31T08:00:00Z\", found {}",
                    other.kind()
                ),
            ));
        }
    };
    timer::parse_date(&text, &TimeZone::UTC)
        .map_err(|error| unresolved(purpose, &error.to_string()))
}

fn cycle(value: &Value, purpose: &str, now: Timestamp) -> Result<DueTimer, Fault> {
    let Value::String(text) = value else {
        return Err(unresolved(
            purpose,
            &format!(
                "expected a cycle such as \"R3/PT10M\", found {}",
                value.kind()
            ),
        ));
    };
    let cycle = timer::parse_cycle(text, &TimeZone::UTC)
        .map_err(|error| unresolved(purpose, &error.to_string()))?;
    let due = due(&Schedule::Cycle(cycle), now, purpose)?;
    Ok(DueTimer {
        due,
        cycle: Some(Cycle {
            schedule: text.to_string(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{bpmn::*, given};

    fn due_after(timer: &str, variables: &str) -> Result<String, String> {
        let run = given(sequence([
            start("start"),
            catch("wait").timer(timer),
            end("end"),
        ]))
        .start(variables);
        due_or_incident(&run)
    }

    fn due_at(date: &str, variables: &str) -> Result<String, String> {
        let run = given(sequence([
            start("start"),
            catch("wait").date(date),
            end("end"),
        ]))
        .start(variables);
        due_or_incident(&run)
    }

    fn due_or_incident(run: &crate::testing::Run) -> Result<String, String> {
        match run.incidents().first() {
            Some(incident) => Err(incident.clone()),
            None => Ok(run.due("wait").to_string()),
        }
    }

    #[test]
    fn a_duration_is_a_text_or_a_feel_duration() {
        assert_eq!(due_after("PT1H", "{}").unwrap(), "2026-01-01T01:00:00.001Z");
        assert_eq!(
            due_after("=wait", r#"{"wait":"P1D"}"#).unwrap(),
            "2026-01-02T00:00:00.001Z"
        );
        assert_eq!(
            due_after("=duration(&quot;PT90M&quot;)", "{}").unwrap(),
            "2026-01-01T01:30:00.001Z"
        );
        assert_eq!(
            due_after("=duration(&quot;P1M&quot;)", "{}").unwrap(),
            "2026-02-01T00:00:00.001Z"
        );
    }

    #[test]
    fn a_date_is_a_text_or_a_feel_date() {
        assert_eq!(
            due_at("2026-02-01T08:00:00+01:00", "{}").unwrap(),
            "2026-02-01T07:00:00Z"
        );
        assert_eq!(
            due_at("=at", r#"{"at":"2026-02-01T08:00:00Z"}"#).unwrap(),
            "2026-02-01T08:00:00Z"
        );
        assert_eq!(
            due_at("=now() + duration(&quot;PT1H&quot;)", "{}").unwrap(),
            "2026-01-01T01:00:00.001Z"
        );
        assert_eq!(
            due_at("=date(2026, 2, 1)", "{}").unwrap(),
            "2026-02-01T00:00:00Z"
        );
    }

    #[test]
    fn every_text_that_feel_gives_for_a_date_and_time_is_read_back() {
        for (date, due) in [
            (
                "date and time(&quot;2027-01-31T09:00:00@Europe/Paris&quot;)",
                "2027-01-31T08:00:00Z",
            ),
            (
                "date and time(&quot;2027-01-31T09:00:00+02:00&quot;)",
                "2027-01-31T07:00:00Z",
            ),
            (
                "date and time(&quot;2027-01-31T09:00:00.25Z&quot;)",
                "2027-01-31T09:00:00.25Z",
            ),
            (
                "date and time(&quot;2027-01-31T09:00:00&quot;)",
                "2027-01-31T09:00:00Z",
            ),
            ("date(&quot;2027-01-31&quot;)", "2027-01-31T00:00:00Z"),
        ] {
            assert_eq!(due_at(&format!("={date}"), "{}").unwrap(), due, "{date}");
            assert_eq!(
                due_at(&format!("=string({date})"), "{}").unwrap(),
                due,
                "{date}"
            );
        }
        for local in ["2027-01-31T09:00:00", "=&quot;2027-01-31T09:00:00&quot;"] {
            assert_eq!(
                due_at(local, "{}").unwrap(),
                "2027-01-31T09:00:00Z",
                "{local}"
            );
        }
        let latest = Timestamp::MAX.to_string();
        for end in [
            "9999-12-31T23:59:59Z",
            "=date and time(&quot;9999-12-31T23:59:59Z&quot;)",
        ] {
            assert_eq!(due_at(end, "{}").unwrap(), latest, "{end}");
        }
    }

    #[test]
    fn a_negative_duration_is_an_incident_whichever_way_it_comes() {
        for negative in [
            "=duration(&quot;-PT5S&quot;)",
            "=duration(&quot;-P1M&quot;)",
            "=&quot;-PT5S&quot;",
        ] {
            let incident = due_after(negative, "{}").unwrap_err();
            assert!(incident.starts_with("wait TimerResolution"), "{incident}");
            assert!(incident.contains("negative"), "{incident}");
        }
    }

    #[test]
    fn a_cycle_that_is_no_text_is_an_incident_of_the_timer() {
        let hourly = |cycle: &str| {
            let work = job("work");
            let timer = boundary("hourly", "work").cycle(cycle).non_interrupting();
            given(sequence([start("start"), work, end("end")]) + &nodes([timer])).start("{}")
        };
        let run = hourly("=5");
        assert!(
            run.incidents()[0].starts_with("work TimerResolution")
                && run.incidents()[0].contains("found number"),
            "{:?}",
            run.incidents()
        );
    }

    #[test]
    fn a_date_that_has_passed_is_due_at_once() {
        assert_eq!(
            due_at("=at", r#"{"at":"2020-01-01T00:00:00Z"}"#).unwrap(),
            "2020-01-01T00:00:00Z"
        );
    }

    #[test]
    fn what_is_no_time_is_said() {
        for (timer, reason) in [
            ("=true", "found boolean"),
            ("=&quot;soon&quot;", "found 'soon'"),
            ("=&quot;P9999999999Y&quot;", ""),
        ] {
            let incident = due_after(timer, "{}").unwrap_err();
            assert!(
                incident.starts_with("wait TimerResolution") && incident.contains(reason),
                "{incident}"
            );
        }
        assert!(due_at("=5", "{}").unwrap_err().contains("found number"));
    }

    fn cycle(schedule: &str) -> DueTimer {
        super::cycle(
            &Value::from(schedule),
            "the timer",
            "2026-01-01T00:00:00Z".parse().unwrap(),
        )
        .unwrap()
    }

    #[test]
    fn a_cycle_goes_on_from_its_own_schedule() {
        let first = cycle("R/PT10M");
        let on_time = next(&first, first.due).unwrap().unwrap();
        assert_eq!(on_time.due.to_string(), "2026-01-01T00:20:00Z");
        let late = next(&first, "2026-01-01T00:34:00Z".parse().unwrap())
            .unwrap()
            .unwrap();
        assert_eq!(
            late.due.to_string(),
            "2026-01-01T00:40:00Z",
            "what was missed fires once"
        );
    }

    #[test]
    fn a_cycle_ends_with_its_count() {
        let mut timer = Some(cycle("R2/PT10M"));
        let mut fired = 0;
        while let Some(due) = timer {
            timer = next(&due, due.due).unwrap();
            fired += 1;
        }
        assert_eq!(fired, 2);
    }
}
