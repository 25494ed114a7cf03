//! Processes that never come to an end by themselves: what they call, throw and wait for leads to more of the same. A limit or an
//! operator stops them, and they hold up no other project.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod fair;
mod processes;
mod stopped;
mod world;

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
