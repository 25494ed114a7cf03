//! An instance: one run of a process.
//!
//! `command → decide → events → apply → state`, and `effects` says what each event asks of the world outside its stream.

pub mod activation;
pub mod activations;
mod agenda;
mod apply;
pub mod arrived;
pub mod awaited_conditions;
pub mod command;
pub mod compensation;
mod complete;
pub mod completed;
mod condition;
pub mod contradiction;
pub mod decide;
pub mod effect;
mod enter;
pub mod error;
pub mod event;
pub(crate) mod here;
pub(crate) mod incident;
mod instantiate;
pub(crate) mod join;
#[cfg(test)]
mod large_states;
pub(crate) mod listener;
mod loop_behavior;
mod looping;
mod mapping;
pub mod migrate;
mod migrated;
pub mod modify;
mod moves;
mod multi_instance;
mod open_subscriptions;
pub(crate) mod ordering;
mod parallel_multiple;
pub mod parked;
mod propagate;
#[cfg(test)]
mod random_processes;
pub mod received_signals;
mod room;
mod standard_loop;
mod start;
pub mod state;
pub mod step;
mod subscription;
mod suspend;
mod terminate;
pub(crate) mod throw;
pub(crate) mod timer;
mod tokens;
mod trigger;
pub mod view;
mod work;
