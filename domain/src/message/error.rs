//! Why a message refuses a command.

/// A command that changed nothing, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// No such message.
    #[error("there is no such message")]
    NotFound,
}
