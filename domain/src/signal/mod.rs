//! A published signal: a stream of its own. It is broadcast: whoever waits for its name gets it, page by page, and it is kept for
//! those who come to wait until its time is over (BPMN 2.0.2, section 10.5.1, "publication": within and across processes).
//!
//! `broadcasting → … → kept → expired`. Who waits is found by query. That each catching element of an instance gets it once is the
//! order of that instance's stream (`instance/received_signals.rs`), and that it starts a process once is the id of the instance
//! that it starts ([`SignalId::started_instance`](crate::ids::SignalId::started_instance)).

mod command;
mod error;
mod event;
mod state;

pub use command::SignalCommand;
pub use error::SignalError;
pub use event::{PublishedSignal, SignalEvent};
pub use state::{Broadcast, SignalState, SignalStatus};

use jiff::SignedDuration;

/// How long a signal is kept for those who come to wait for it if nothing else is said (contract, "Messages").
pub const DEFAULT_TIME_TO_LIVE: SignedDuration = SignedDuration::from_hours(24);
