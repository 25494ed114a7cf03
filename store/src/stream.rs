//! Reading the events of all streams, in one order.
//!
//! `position` alone is no such order: it is drawn before the commit, so an event may appear behind a reader that has seen a
//! higher one. Events are ordered by (epoch, transaction id, position) and read only up to the oldest transaction that still
//! runs: whatever is to come has a higher transaction id (PostgreSQL documentation, 9.26.8 `pg_snapshot_xmin`). A transaction
//! that stays open, anywhere in the cluster, therefore holds readers up. Nothing that must be fast may depend on them.

use crate::{error::StoreError, step::StoredEvent, store::Store, time::Timestamptz};
use jiff::Timestamp;
use sqlx::{FromRow, Row, postgres::PgRow};
use uuid::Uuid;

/// A place between the events of all streams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor {
    epoch: i16,
    transaction_id: i64,
    position: i64,
}

impl Cursor {
    /// Before all events.
    pub const BEGIN: Self = Self {
        epoch: 0,
        transaction_id: 0,
        position: 0,
    };

    /// The epoch: it rises by one each time a copy was restored into another cluster.
    pub fn epoch(self) -> i16 {
        self.epoch
    }
}

/// An event, where it stands in its stream, and where among all events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamedEvent {
    /// Where to go on reading after it.
    pub cursor: Cursor,
    /// Its stream.
    pub stream: Uuid,
    /// The event.
    pub event: StoredEvent,
}

impl Store {
    /// At most `limit` events of all streams after a place, in their order. Fewer, or none, does not mean that there will be
    /// no more: events of transactions that overlap with running ones come later, in order.
    pub async fn read_all(
        &self,
        after: Cursor,
        limit: u32,
    ) -> Result<Vec<StreamedEvent>, StoreError> {
        // Of an earlier epoch everything has been committed, and its transaction ids say nothing about those of this one.
        let events: Vec<StreamedEvent> = sqlx::query_as(
            "SELECT sequence, kind, version, element, payload::text, recorded_at, position, metadata::text,
                stream, epoch, transaction_id::text::bigint
            FROM events
            WHERE (epoch, transaction_id, position) > ($1, $2::text::xid8, $3)
            AND (epoch < (SELECT event_epoch.epoch FROM event_epoch)
                OR transaction_id < pg_snapshot_xmin(pg_current_snapshot()))
            ORDER BY epoch, transaction_id, position
            LIMIT $4",
        )
        .bind(after.epoch)
        .bind(after.transaction_id.to_string())
        .bind(after.position)
        .bind(i64::from(limit))
        .fetch_all(self.pool())
        .await?;
        events
            .into_iter()
            .map(|streamed| {
                let event = self.upcasters().lift(streamed.stream, streamed.event)?;
                Ok(StreamedEvent { event, ..streamed })
            })
            .collect()
    }
}

impl Store {
    /// When the first event was recorded that readers of all events may not see yet, because a transaction older than it runs.
    pub async fn readers_held_up_since(&self) -> Result<Option<Timestamp>, StoreError> {
        let since: Option<Timestamptz> = sqlx::query_scalar(
            "SELECT recorded_at FROM events
            WHERE epoch = (SELECT event_epoch.epoch FROM event_epoch)
            AND transaction_id >= pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY epoch, transaction_id, position
            LIMIT 1",
        )
        .fetch_optional(self.pool())
        .await?;
        Ok(since.map(|since| since.0))
    }
}

impl FromRow<'_, PgRow> for StreamedEvent {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let event = StoredEvent::from_row(row)?;
        Ok(Self {
            cursor: Cursor {
                epoch: row.try_get(9)?,
                transaction_id: row.try_get(10)?,
                position: event.position,
            },
            stream: row.try_get(8)?,
            event,
        })
    }
}
