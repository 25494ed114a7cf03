//! `?at=`: an instance as of a moment of its past.

use super::{answer, error::ApiError, instances};
use crate::application::Application;
use axum::response::Response;
use domain::{ids::ProjectId, rfc3339};
use jiff::Timestamp;
use projections::{
    incidents,
    instances::Instance,
    past_state::{LastEvent, tell_past},
};
use std::str::FromStr;

/// A moment of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// After the event with this sequence.
    Sequence(u64),
    /// After the last event that was recorded at or before this time.
    Time(Timestamp),
}

/// A text that is no moment.
#[derive(Debug, thiserror::Error)]
#[error(
    "expected the sequence of an event, from 1, or an RFC 3339 date-time such as 2026-01-31T12:00:00Z; found '{0}'"
)]
pub(super) struct NoMoment(String);

impl FromStr for At {
    type Err = NoMoment;

    fn from_str(text: &str) -> Result<Self, NoMoment> {
        let sequence = text.parse().ok().filter(|sequence| *sequence > 0);
        let time = || rfc3339::parse(text).map(Self::Time);
        sequence
            .map(Self::Sequence)
            .or_else(time)
            .ok_or_else(|| NoMoment(text.escape_debug().to_string()))
    }
}

/// Tells the state of an instance of a project as of a moment.
pub(super) async fn state_at(
    application: &Application,
    project: ProjectId,
    instance: Instance,
    at: At,
) -> Result<Response, ApiError> {
    let sequence = sequence_at(application, &instance, at).await?;
    let replayed = application
        .commands
        .instance_state_at(instance.id, sequence)
        .await?;
    let (state, recorded_at, process) =
        replayed.ok_or_else(|| ApiError::no_such("instance", instance.id))?;
    let open: Vec<_> = state.incidents.keys().copied().collect();
    let incidents = incidents::with_ids(&application.pool, &open).await?;
    let at = LastEvent {
        sequence: state.sequence,
        timestamp: recorded_at,
    };
    let is_long = instances::is_long(&state, &incidents);
    answer::told(application, project, is_long, move || {
        tell_past(&state, at, &process, instance, incidents)
    })
    .await
}

/// The sequence of the last event up to a moment.
async fn sequence_at(
    application: &Application,
    instance: &Instance,
    at: At,
) -> Result<u64, ApiError> {
    let commands = &application.commands;
    match at {
        At::Sequence(sequence) => {
            let last = commands.last_sequence(instance.id).await?;
            if sequence > last {
                return Err(ApiError::field(
                    "at",
                    format!(
                        "expected a sequence from 1 to {last}, the instance's last event; found {sequence}"
                    ),
                ));
            }
            Ok(sequence)
        }
        // A time that has not come, such as the end of the year 9999, shows what is the last by now.
        At::Time(time) => match commands.sequence_at(instance.id, time).await? {
            0 => Err(ApiError::NotFound(format!(
                "instance '{}' did not exist at {time}; it started at {}",
                instance.id, instance.created_at
            ))),
            sequence => Ok(sequence),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_sequence_or_a_time() {
        assert_eq!("17".parse::<At>().unwrap(), At::Sequence(17));
        let noon: Timestamp = "2026-01-31T12:00:00Z".parse().unwrap();
        for text in ["2026-01-31T12:00:00Z", "2026-01-31T13:00:00+01:00"] {
            assert_eq!(text.parse::<At>().unwrap(), At::Time(noon));
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "0",
            "-1",
            "1.5",
            "yesterday",
            "2026-01-31",
            "99999999999999999999",
        ] {
            let error = text.parse::<At>().unwrap_err().to_string();
            assert!(error.ends_with(&format!("found '{text}'")), "{error}");
        }
    }
}
