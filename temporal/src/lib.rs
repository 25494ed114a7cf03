//! Temporal as the one that carries instances on: the workflow of an instance, the worker that runs it, and the client that
//! wakes it. What carrying on means is the program's: it gives a [`Carrier`].
//!
//! A workflow knows only the id of its instance. What there is to do, timers included, stands in the outbox; the workflow says
//! when to look. So a workflow that was lost is started anew and goes on, and its history holds no data of a process.

mod connection;
mod handshake;
#[cfg(test)]
mod histories;
mod probe;
mod settings;
mod waker;
mod worker;
mod workflow;

pub use connection::{ConnectError, Connector, connect};
pub use settings::{Carries, ClientCertificate, Settings, Tls};
pub use waker::Waker;
pub use worker::{WorkerError, run};
pub use workflow::{Carrier, Progress};
