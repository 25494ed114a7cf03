//! What can go wrong with the store.

use crate::{
    append::{CARRIED_OUT_BEFORE, SUSPENDED, StepError},
    pool::ResultTooLarge,
    read_tables::NotWritten,
    upcast::UpcastError,
};
use std::{borrow::Cow, sync::Arc};

/// The store could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or takes no work now. Nothing was stored.
    #[error("the database cannot be used now: {0}")]
    Unavailable(Arc<sqlx::Error>),
    /// The connection broke while a step was being stored. It is stored as a whole or not at all; the stream tells.
    #[error("the connection was lost while a step was being stored, read its stream again: {0}")]
    OutcomeUnknown(Arc<sqlx::Error>),
    /// The database refused a statement.
    #[error("the database refused a statement: {0}")]
    Database(Arc<sqlx::Error>),
    /// A query would bring too much.
    #[error(transparent)]
    TooLarge(ResultTooLarge),
    /// The step contradicts the description of a table, or itself.
    #[error("the step cannot be stored: {0}")]
    InvalidStep(#[from] StepError),
    /// An event is in a form that this program does not know.
    #[error(transparent)]
    Unreadable(#[from] UpcastError),
    /// The tables could not be brought up to date.
    #[error("the database could not be migrated: {0}")]
    Migration(sqlx::migrate::MigrateError),
    /// This program must not store steps, for lists would miss them.
    #[error(transparent)]
    Outdated(#[from] NotWritten),
    /// The store is being closed.
    #[error("the store is closed")]
    Closed,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Decode(reason) = &error
            && let Some(too_large) = reason.downcast_ref::<ResultTooLarge>()
        {
            return Self::TooLarge(*too_large);
        }
        if is_unavailable(&error) {
            Self::Unavailable(Arc::new(error))
        } else {
            Self::Database(Arc::new(error))
        }
    }
}

/// Why a step was not stored.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The stream has further events, or a row of the step is one that must not be there twice. Nothing of the step was
    /// stored.
    #[error(
        "the stream changed since the decision, or a unique row exists already; read and decide again"
    )]
    Conflict,
    /// Somebody else has carried out a row of the outbox that the step was to carry out. Nothing of the step was stored.
    #[error("what the step was to carry out of the outbox was carried out already")]
    CarriedOut,
    /// Something is suspended that the decision took for not suspended. Nothing of the step was stored.
    #[error("what moves was suspended since the decision")]
    Suspended,
    /// Any other reason. Only [`StoreError::OutcomeUnknown`] leaves open whether the step was stored.
    #[error(transparent)]
    Database(#[from] StoreError),
}

/// Whether it is the events that lack their epoch.
fn has_no_epoch(refusal: &dyn sqlx::error::DatabaseError) -> bool {
    let refusal = refusal.try_downcast_ref::<sqlx::postgres::PgDatabaseError>();
    refusal.is_some_and(|refusal| {
        refusal.table() == Some("events") && refusal.column() == Some("epoch")
    })
}

/// What an error says about the statement that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The database refused it because of something unique. The connection can be used on.
    Duplicate,
    /// A row of the outbox that it was to carry out is gone. The connection can be used on.
    CarriedOut,
    /// Something is suspended that must not be. The connection can be used on.
    Suspended,
    /// The database refused it for a reason that need not last, e.g. a deadlock. The connection can be used on.
    Passing,
    /// The database refused it, and would refuse others as well: its disk is full, a table is locked for long, or everything takes
    /// too long. The connection can be used on.
    Unavailable,
    /// The database refused it. The connection can be used on.
    Refused,
    /// The connection is gone, and it is not known whether the statement was carried out.
    ConnectionLost,
}

impl Failure {
    /// Reads an error that came back for a statement.
    pub(crate) fn of(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) => match refusal.code().as_deref() {
                Some("23505") => Self::Duplicate,
                Some(CARRIED_OUT_BEFORE) => Self::CarriedOut,
                Some(SUSPENDED) if has_no_epoch(refusal.as_ref()) => Self::Suspended,
                // Serialization failure, deadlock.
                Some("40001" | "40P01") => Self::Passing,
                // A full disk; the time for a lock, or for a statement, is over.
                Some("53100" | "55P03" | "57014") => Self::Unavailable,
                // Memory, say, that a smaller batch may not need.
                Some(code) if code.starts_with("53") => Self::Refused,
                _ if is_unavailable(error) => Self::ConnectionLost,
                _ => Self::Refused,
            },
            // Found before anything was sent.
            sqlx::Error::Encode(_) | sqlx::Error::InvalidArgument(_) => Self::Refused,
            _ => Self::ConnectionLost,
        }
    }
}

/// Whether the database, and not the statement, is the reason. Codes: PostgreSQL documentation, appendix A.
pub(crate) fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(refusal) => {
            let code = refusal.code().unwrap_or(Cow::Borrowed(""));
            // Connection exceptions; too many connections, a full disk, no memory; the server stops, crashed or starts; a server
            // that only reads; what another transaction, or the time that a statement may take, got in the way of.
            code.starts_with("08")
                || code.starts_with("53")
                || code.starts_with("57P0")
                || matches!(
                    code.as_ref(),
                    "25006" | "40001" | "40P01" | "55P03" | "57014"
                )
        }
        _ => false,
    }
}
