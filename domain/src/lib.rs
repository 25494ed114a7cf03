//! The rules of the platform, pure: no clock, no random, no I/O. Commands go in, events come out.

pub mod access;
pub mod aggregate;
pub mod awaits;
mod element;
#[cfg(test)]
mod event_schemas;
pub mod ids;
pub mod ids_source;
pub mod instance;
pub mod membership;
pub mod message;
pub mod model;
pub mod name;
pub mod project;
pub mod propagation;
pub mod resource;
pub mod rfc3339;
pub mod short_text;
pub mod signal;
pub mod stored;
#[cfg(test)]
pub(crate) mod testing;
pub mod value;
