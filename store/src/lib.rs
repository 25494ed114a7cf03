//! The event store: every change is a [`Step`] of one stream, stored by one statement with all it changes beside its events.

mod append;
mod epoch;
mod error;
pub mod key;
pub mod leases;
pub mod messages;
mod options;
pub mod outbox;
mod read;
pub mod row;
pub mod step;
mod store;
mod time;

pub use append::StepError;
pub use error::{AppendError, StoreError};
pub use options::StoreOptions;
pub use read::Snapshot;
pub use row::{Cell, Column, Kind, RowChange, Table};
pub use step::{Metadata, NewEvent, Step, StoredEvent};
pub use store::Store;
pub use time::Timestamptz;
