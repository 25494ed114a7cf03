//! Read tables are built anew while servers run.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod load;
mod questions;
mod replica;
mod under_load;
mod versions;
