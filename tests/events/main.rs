//! The events as a whole: what is stored beside them is verified, they are exported, and one that this program does not know stops
//! only its stream.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod contradiction;
mod escalations;
mod export;
mod unknown;
mod verify;
mod waiting;
mod world;

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
