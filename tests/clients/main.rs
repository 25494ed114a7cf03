//! Clients that repeat themselves, hang up and fall asleep, over the real API: what they ask for happens once. The checks read the
//! API and the table of events, nothing that the load knows.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod cancellations;
mod cutting_proxy;
mod expiry;
mod leases;
mod messages;
mod world;
