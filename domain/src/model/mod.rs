//! BPMN files: read, checked and compiled into a graph.

#[cfg(test)]
mod documented;
mod extensions;
pub mod finding;
pub mod graph;
pub mod juel;
pub mod listener;
mod parse;
pub mod problem;
pub(crate) mod reach;
#[cfg(test)]
pub(crate) mod testing;
pub mod timer;
mod trigger;
mod validate;
mod vendors;

pub use finding::{Blocks, Checked, Finding, Severity};
pub(crate) use parse::PRIORITY;
pub use parse::read;
pub use problem::Problem;
