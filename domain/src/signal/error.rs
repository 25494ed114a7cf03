//! Why a signal refuses a command.

/// A command that changed nothing, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignalError {
    /// No such signal.
    #[error("there is no such signal")]
    NotFound,
}
