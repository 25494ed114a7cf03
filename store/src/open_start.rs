//! What a message or a signal starts, in the row of the subscription that waits for it.

use crate::row::Cell;
use sqlx::{Row, postgres::PgRow};
use uuid::Uuid;

/// What a message or a signal starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStart {
    /// The process version.
    pub process_version_id: Uuid,
    /// Its process.
    pub process_id: String,
    /// The start event.
    pub element: String,
}

impl OpenStart {
    pub(crate) fn cells(self) -> [(&'static str, Cell); 3] {
        [
            ("process_version_id", Cell::Uuid(self.process_version_id)),
            ("process_id", Cell::Text(self.process_id)),
            ("element", Cell::Text(self.element)),
        ]
    }

    /// What stands in three columns, the first of which is the one after `before` others; nothing for who catches.
    pub(crate) fn read(row: &PgRow, before: usize) -> Result<Option<Self>, sqlx::Error> {
        let process_version_id: Option<Uuid> = row.try_get(before)?;
        let process_id: Option<String> = row.try_get(before + 1)?;
        let element: Option<String> = row.try_get(before + 2)?;
        Ok(match (process_version_id, process_id, element) {
            (Some(process_version_id), Some(process_id), Some(element)) => Some(Self {
                process_version_id,
                process_id,
                element,
            }),
            _ => None,
        })
    }
}
