//! Processes for tests: BPMN built from few words, and block-structured processes chosen at random.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::return_self_not_must_use,
    reason = "only tests draw"
)]

mod activities;
mod block;
pub mod bpmn;
mod drawing;
mod strategy;

pub use block::Block;
pub use drawing::{DrawnProcess, Style, drawn};
pub use strategy::{block, block_of};
