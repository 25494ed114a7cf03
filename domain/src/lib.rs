//! The rules of the platform, pure: no clock, no random, no I/O. Commands go in, events come out.

pub mod access;
pub mod aggregate;
pub mod ids;
pub mod membership;
pub mod name;
pub mod project;
