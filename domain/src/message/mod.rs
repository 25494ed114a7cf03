//! A published message: a stream of its own, from its publication to the one receiver that gets it.
//!
//! `waiting → assigned → waiting …` as often as the receiver turns out to be gone, and `waiting → expired`. Which subscription
//! matches is found by query; that at most one gets the message is this stream's order.

mod command;
pub mod correlation;
mod error;
mod event;
mod state;

pub use command::MessageCommand;
pub use error::MessageError;
pub use event::{MessageEvent, Published, Receiver};
pub use state::{MessageState, MessageStatus};

use jiff::SignedDuration;

/// How long a message waits for a receiver if nothing else is said (contract, "Messages").
pub const DEFAULT_TIME_TO_LIVE: SignedDuration = SignedDuration::from_hours(1);
