//! Faults of everything the server stands on, in the middle of its work: what it acknowledged has happened, once, and everything
//! that was begun goes on to its end. The checks read the API and the table of events, nothing that the load knows.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod checker;
mod clock;
mod kills;
mod leases;
mod load;
mod postgres;
mod signals;
mod suspension;
mod switches;
mod temporal;
mod timers;

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
