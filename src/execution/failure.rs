//! Why something could not be executed.

use domain::stored::DecodeError;
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
    /// An error nobody foresaw.
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
            Self::Unavailable | Self::Conflict | Self::Repeated | Self::Stopping => true,
            Self::WrittenByNewer(_) | Self::Unreadable(_) | Self::Unforeseen(_) => false,
        }
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
            StoreError::Database(_) | StoreError::InvalidStep(_) | StoreError::Migration(_) => {
                Self::Unforeseen(message)
            }
        }
    }
}

impl From<sqlx::Error> for StepFailure {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}
