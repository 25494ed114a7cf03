//! Reading the events of all streams, in one order.
//!
//! `position` alone is no such order: it is drawn before the commit, so an event may appear behind a reader that has seen a
//! higher one. Events are ordered by (epoch, transaction id, position) and read only up to the oldest transaction that still
//! runs: whatever is to come has a higher transaction id (PostgreSQL documentation, 9.26.8 `pg_snapshot_xmin`). A transaction
//! that stays open, anywhere in the cluster, therefore holds readers up. Nothing that must be fast may depend on them.

use crate::{error::StoreError, step::StoredEvent, store::Store, time::Timestamptz};
use futures_util::stream::BoxStream;
use jiff::Timestamp;
use sqlx::{FromRow, PgConnection, PgExecutor, Row, postgres::PgRow};
use std::{
    collections::BTreeSet,
    fmt::{self, Display, Formatter},
    str::FromStr,
};
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

    /// Its epoch and transaction id, for whoever keeps it. A reader that goes on there may see events again.
    pub fn transaction(self) -> (i16, i64) {
        (self.epoch, self.transaction_id)
    }

    /// Before the events of a transaction: positions begin with 1.
    pub fn before_transaction(epoch: i16, transaction_id: i64) -> Self {
        Self {
            epoch,
            transaction_id,
            position: 0,
        }
    }
}

/// Between an epoch, a transaction id and a position in the text of a cursor.
const SEPARATOR: char = ':';

/// A text that is no cursor.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no cursor; expected three numbers such as 1:7431:1024")]
pub struct MalformedCursor(String);

impl Display for Cursor {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            epoch,
            transaction_id,
            position,
        } = self;
        write!(
            formatter,
            "{epoch}{SEPARATOR}{transaction_id}{SEPARATOR}{position}"
        )
    }
}

impl FromStr for Cursor {
    type Err = MalformedCursor;

    fn from_str(text: &str) -> Result<Self, MalformedCursor> {
        fn number<N: FromStr + PartialOrd + Default>(part: Option<&str>) -> Option<N> {
            part?.parse().ok().filter(|number| *number >= N::default())
        }
        let mut parts = text.split(SEPARATOR);
        let cursor = (|| {
            Some(Self {
                epoch: number(parts.next())?,
                transaction_id: number(parts.next())?,
                position: number(parts.next())?,
            })
        })();
        cursor
            .filter(|_| parts.next().is_none())
            .ok_or_else(|| MalformedCursor(text.to_owned()))
    }
}

/// An event, where it stands in its stream, and where among all events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamedEvent {
    /// Where to go on reading after it.
    pub cursor: Cursor,
    /// Its stream.
    pub stream: Uuid,
    /// The event as it was stored. [`crate::Upcasters::lift`] brings it into the form that this program knows; if there is none,
    /// that concerns its stream and not the reader.
    pub event: StoredEvent,
}

/// What lies behind, and what stands before, a reader of all events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// Whatever is not committed yet comes after it, and everything before it is committed.
    pub settled: Cursor,
    /// Whatever begins from now on comes after it.
    pub newest: Cursor,
}

/// Where readers of all events stand now.
pub async fn horizon(database: impl PgExecutor<'_>) -> Result<Horizon, StoreError> {
    let (epoch, oldest_running, next): (i16, i64, i64) = sqlx::query_as(
        "SELECT epoch, pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
            pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        FROM event_epoch",
    )
    .fetch_one(database)
    .await?;
    Ok(Horizon {
        settled: Cursor::before_transaction(epoch, oldest_running),
        newest: Cursor::before_transaction(epoch, next),
    })
}

/// The streams of at most `limit` events of all streams after a place, and how far that goes. Nothing: there are no more yet.
pub async fn changed_streams(
    database: impl PgExecutor<'_>,
    after: Cursor,
    limit: u32,
) -> Result<Option<(BTreeSet<Uuid>, Cursor)>, StoreError> {
    let events: Vec<(Uuid, i16, i64, i64)> = sqlx::query_as(
        "SELECT stream, epoch, transaction_id::text::bigint, position
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
    .fetch_all(database)
    .await?;
    let last = events
        .last()
        .map(|&(_, epoch, transaction_id, position)| Cursor {
            epoch,
            transaction_id,
            position,
        });
    Ok(last.map(|last| (events.iter().map(|event| event.0).collect(), last)))
}

/// How many events there are after a place, readable or not; counted up to `limit`.
pub async fn events_after(
    database: impl PgExecutor<'_>,
    after: Cursor,
    limit: u32,
) -> Result<u64, StoreError> {
    let count: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM (
            SELECT FROM events WHERE (epoch, transaction_id, position) > ($1, $2::text::xid8, $3) LIMIT $4
        ) AS later",
    )
    .bind(after.epoch)
    .bind(after.transaction_id.to_string())
    .bind(after.position)
    .bind(i64::from(limit))
    .fetch_one(database)
    .await?;
    Ok(count.unsigned_abs())
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
        Ok(sqlx::query_as(
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
        .await?)
    }
}

/// The events of the streams whose ids are after `after` and not after `until`, stream by stream, each in its order, as they were
/// stored.
pub fn of_streams(
    connection: &mut PgConnection,
    after: Uuid,
    until: Uuid,
) -> BoxStream<'_, Result<StreamedEvent, sqlx::Error>> {
    sqlx::query_as(
        "SELECT sequence, kind, version, element, payload::text, recorded_at, position, metadata::text,
            stream, epoch, transaction_id::text::bigint
        FROM events WHERE stream > $1 AND stream <= $2 ORDER BY stream, sequence",
    )
    .bind(after)
    .bind(until)
    .fetch(connection)
}

/// The id of the stream that holds the event `count` places after all of the stream `after`; `None` if there are not so many.
pub async fn stream_after(
    connection: &mut PgConnection,
    after: Uuid,
    count: u32,
) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT stream FROM events WHERE stream > $1 ORDER BY stream, sequence OFFSET $2 LIMIT 1",
    )
    .bind(after)
    .bind(i64::from(count))
    .fetch_optional(connection)
    .await
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_a_text_that_can_be_kept() {
        let cursor = Cursor {
            epoch: 2,
            transaction_id: 7_431,
            position: 1_024,
        };
        assert_eq!(cursor.to_string(), "2:7431:1024");
        assert_eq!("2:7431:1024".parse(), Ok(cursor));
        assert_eq!("0:0:0".parse(), Ok(Cursor::BEGIN));
    }

    #[test]
    fn another_text_is_refused() {
        for text in ["", "1:2", "1:2:3:4", "1:-2:3", "1:x:3", "70000:1:1"] {
            let refused = text.parse::<Cursor>().unwrap_err();
            assert_eq!(refused, MalformedCursor(text.to_owned()));
        }
    }
}
