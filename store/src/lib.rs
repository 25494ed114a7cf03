//! The event store: every change is a [`Step`] of one stream, stored by one statement with all it changes beside its events.

mod append;
mod array;
pub mod cqrs;
mod epoch;
mod error;
pub mod key;
pub mod leases;
mod looked_at;
pub mod messages;
mod metrics;
pub mod notices;
mod options;
pub mod outbox;
mod pool;
mod read;
pub mod read_tables;
pub mod requests;
pub mod row;
mod row_set;
pub mod signals;
pub mod step;
mod store;
pub mod stream;
pub mod stream_rows;
pub mod streams;
pub mod suspension;
#[cfg(test)]
mod testing;
mod time;
pub mod upcast;
pub mod vacuum;
mod walk;

pub use append::StepError;
pub use error::{AppendError, StoreError};
pub use looked_at::LookedAt;
pub use options::StoreOptions;
pub use pool::{Connections, Pool, ResultTooLarge};
pub use read::Snapshot;
pub use row::{Cell, Column, Kind, RowChange, Table};
pub use row_set::{Row, RowSet, RowSetError};
pub use step::{Metadata, NewEvent, Step, StoredEvent};
pub use store::Store;
pub use stream_rows::{Owner, StreamRows};
pub use time::Timestamptz;
pub use upcast::Upcasters;
pub use walk::Walk;
