//! Why something could not be executed.

use crate::{clock, fair_pool::QueueFull};
use domain::stored::DecodeError;
use std::fmt;
use store::{StoreError, upcast::UpcastError};
use uuid::Uuid;

/// Why a step was not stored, or a stream could not be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StepFailure {
    /// The database cannot be reached or takes no work, or the connection was lost before the answer.
    #[error("the database cannot be used now; try again")]
    Unavailable,
    /// Something else took what the step needs to be unique, again and again.
    #[error("another change got in between; try again")]
    Conflict,
    /// Another replica has carried out the same request meanwhile.
    #[error("the request has been carried out already; repeat it for its answer")]
    Repeated,
    /// A newer version of the program wrote to the stream. This one leaves it alone, and goes on with all others.
    #[error("{0}")]
    WrittenByNewer(String),
    /// A stream holds what no version of the program can read.
    #[error("{0}")]
    Unreadable(String),
    /// More is asked for than can be done.
    #[error("too much is asked for at once; try again later")]
    Overloaded,
    /// An error nobody foresaw. What it was stands in the log only: clients and incidents are told where. See
    /// [`StepFailure::unforeseen`].
    #[error("{0}")]
    Unforeseen(String),
    /// The program is shutting down.
    #[error("the server is stopping; try again")]
    Stopping,
}

impl StepFailure {
    /// Whether the same step is likely to be stored in a moment, with nothing changed.
    pub(super) fn passes_by_itself(&self) -> bool {
        match self {
            Self::Unavailable
            | Self::Conflict
            | Self::Repeated
            | Self::Overloaded
            | Self::Stopping => true,
            Self::WrittenByNewer(_) | Self::Unreadable(_) | Self::Unforeseen(_) => false,
        }
    }

    /// An error nobody foresaw. Its cause may tell what is none of a client's business, such as SQL or the data of others, so it goes
    /// to the log, under a reference that the message names. `what` has happened, for everybody.
    pub(super) fn unforeseen(what: &str, cause: &dyn fmt::Display) -> Self {
        let reference = format!("{:016x}", clock::seed());
        tracing::error!(reference, %cause, "{what}");
        Self::Unforeseen(format!(
            "{what}; the server's log says why, under the reference {reference}"
        ))
    }

    pub(super) fn unreadable(stream: Uuid, error: &DecodeError) -> Self {
        let message = format!("stream {stream}: {error}");
        match error {
            DecodeError::UnknownKind { .. } => Self::WrittenByNewer(message),
            DecodeError::Damaged { .. } => Self::Unreadable(message),
        }
    }
}

impl From<StoreError> for StepFailure {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Unavailable(_)
            | StoreError::OutcomeUnknown(_)
            | StoreError::Outdated(_)
            | StoreError::Closed => Self::Unavailable,
            StoreError::Unreadable(UpcastError::UnknownEvent { .. }) => {
                Self::WrittenByNewer(message)
            }
            StoreError::Unreadable(UpcastError::Unliftable { .. }) => Self::Unreadable(message),
            StoreError::TooLarge(_) => Self::Overloaded,
            StoreError::Database(_) | StoreError::InvalidStep(_) | StoreError::Migration(_) => {
                Self::unforeseen("the database refused a step", &message)
            }
        }
    }
}

impl From<QueueFull> for StepFailure {
    fn from(_: QueueFull) -> Self {
        Self::Overloaded
    }
}

impl From<sqlx::Error> for StepFailure {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn what_the_database_says_stays_in_the_log() {
        let refused = sqlx::Error::Protocol("index row size 2712 exceeds maximum".to_owned());
        let StepFailure::Unforeseen(message) =
            StepFailure::from(StoreError::Database(Arc::new(refused)))
        else {
            panic!("expected an unforeseen failure")
        };
        let (told, reference) = message.rsplit_once(' ').unwrap();
        assert_eq!(
            told,
            "the database refused a step; the server's log says why, under the reference"
        );
        assert_eq!(reference.len(), 16);
    }
}
