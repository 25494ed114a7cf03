//! quantumbpm: a platform that runs BPMN processes. Everything that happens is an event in PostgreSQL; everything that is shown or
//! queued is derived from those events.
//!
//! The way of a request: [`http`] verifies the token ([`identity`]) and the role, [`commands`] decides and stores a step, and
//! `execution` does what the step asks for. Queries read the tables of the crate `projections`.

pub mod actor;
mod application;
pub mod cli;
pub mod clock;
mod clock_watch;
pub mod commands;
pub mod config;
mod database;
pub mod dev;
pub mod duration;
mod engine;
pub mod events;
pub mod execution;
mod fair_pool;
pub mod http;
pub mod identity;
pub mod license;
mod memberships;
mod metrics;
pub mod migrate;
mod processor;
pub mod provisioning;
pub mod serve;
pub mod telemetry;
mod turns;
mod under_way;
pub mod worker;
mod yaml;
