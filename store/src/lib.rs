//! The event store: every change is a [`Step`] of one stream, stored by one statement with all it changes beside its events.

pub mod row;
pub mod step;

pub use row::{Cell, Column, Kind, RowChange, Table};
pub use step::{Metadata, NewEvent, Step, StoredEvent};
