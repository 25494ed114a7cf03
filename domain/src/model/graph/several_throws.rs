//! What an event with several event definitions throws (BPMN 2.0.2, tables 10.88 and 10.90): all of it.

use super::{MessageThrow, SignalThrow, Text};

/// What an event with several event definitions throws, in the order in which it does: what ends the event comes last.
#[derive(Debug)]
pub struct SeveralThrows {
    /// The messages and signals it publishes, in document order.
    pub published: Vec<Publication>,
    /// The codes of the escalations it throws, in document order.
    pub escalations: Vec<Text>,
    /// How it ends what is around it, if it does.
    pub ending: Option<Ending>,
}

/// What an event publishes.
#[derive(Debug)]
pub enum Publication {
    /// A message.
    Message(MessageThrow),
    /// A signal.
    Signal(SignalThrow),
}

/// How an end event ends what is around it.
#[derive(Debug)]
pub enum Ending {
    /// By an error.
    Error {
        /// The `errorCode`.
        code: Text,
    },
    /// By ending its scope.
    Terminate,
}
