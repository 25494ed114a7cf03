//! Reading one stream: its events in their order, and the snapshot that makes reading them all unnecessary.

use crate::{error::StoreError, pool::Pool, step::StoredEvent, store::Store, time::Timestamptz};
use jiff::Timestamp;
use sqlx::{FromRow, Row, postgres::PgRow};
use uuid::Uuid;

/// The state of a stream after some of its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The sequence of the last event it contains.
    pub sequence: u64,
    /// The state, as JSON text.
    pub state: String,
}

/// Of the snapshots of a stream that fall into one span of this many events, the first is kept for ever. Two that follow each
/// other are then at most as far apart as this and the longest step together.
const KEPT_EACH: i64 = 2_000;

impl Store {
    /// The events of a stream after the sequence `after`, in their order.
    pub async fn load(&self, stream: Uuid, after: u64) -> Result<Vec<StoredEvent>, StoreError> {
        self.load_page(stream, after, u32::MAX).await
    }

    /// At most `limit` events of a stream after the sequence `after`, in their order: for a history that may be long.
    pub async fn load_page(
        &self,
        stream: Uuid,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        self.page(self.pool(), stream, after, limit).await
    }

    /// The same of events that have at most so many bytes together, or of one that is larger. Gives also the limit that was kept to:
    /// a page with fewer events is the last.
    pub async fn load_page_within(
        &self,
        bytes: usize,
        stream: Uuid,
        after: u64,
        limit: u32,
    ) -> Result<(Vec<StoredEvent>, u32), StoreError> {
        let pool = self.pool().bounded(bytes);
        let mut limit = limit;
        loop {
            match self.page(&pool, stream, after, limit).await {
                Err(StoreError::TooLarge(_)) if limit > 1 => limit = limit.div_ceil(8),
                page => return Ok((page?, limit)),
            }
        }
    }

    async fn page(
        &self,
        pool: &Pool,
        stream: Uuid,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let events: Vec<StoredEvent> = sqlx::query_as(
            "SELECT sequence, kind, version, element, payload::text, recorded_at, position, metadata::text
            FROM events WHERE stream = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
        )
        .bind(stream)
        .bind(signed(after))
        .bind(i64::from(limit))
        .fetch_all(pool)
        .await?;
        events
            .into_iter()
            .map(|event| Ok(self.upcasters().lift(stream, event)?))
            .collect()
    }

    /// The sequence of a stream's last event; 0 if it has none.
    pub async fn last_sequence(&self, stream: Uuid) -> Result<u64, StoreError> {
        let last: i64 =
            sqlx::query_scalar("SELECT coalesce(max(sequence), 0) FROM events WHERE stream = $1")
                .bind(stream)
                .fetch_one(self.pool())
                .await?;
        Ok(last.unsigned_abs())
    }

    /// The sequence of the last event of a stream that was recorded at or before a time; 0 if there is none.
    ///
    /// Within a stream time never goes back, so the event is found by halving, however long the stream is.
    pub async fn sequence_at(&self, stream: Uuid, time: Timestamp) -> Result<u64, StoreError> {
        let sequence: i64 = sqlx::query_scalar(
            "WITH RECURSIVE search (low, high) AS (
                SELECT 0::bigint, coalesce(max(sequence), 0) FROM events WHERE stream = $1
                UNION ALL
                SELECT
                    CASE WHEN middle.recorded_at <= $2 THEN middle.sequence ELSE low END,
                    CASE WHEN middle.recorded_at <= $2 THEN high ELSE middle.sequence - 1 END
                FROM search
                JOIN events AS middle ON middle.stream = $1 AND middle.sequence = (low + high + 1) / 2
                WHERE low < high
            )
            SELECT low FROM search WHERE low = high",
        )
        .bind(stream)
        .bind(Timestamptz(time))
        .fetch_one(self.pool())
        .await?;
        Ok(sequence.unsigned_abs())
    }

    /// The newest snapshot of a stream in the form `version` that holds no event after the sequence `until`.
    pub async fn load_snapshot(
        &self,
        stream: Uuid,
        version: u16,
        until: u64,
    ) -> Result<Option<Snapshot>, StoreError> {
        let found: Option<(i64, String)> = sqlx::query_as(
            "SELECT sequence, state::text FROM snapshots
            WHERE stream = $1 AND version = $2 AND sequence <= $3 ORDER BY sequence DESC LIMIT 1",
        )
        .bind(stream)
        .bind(i32::from(version))
        .bind(signed(until))
        .fetch_optional(self.pool())
        .await?;
        Ok(found.map(|(sequence, state)| Snapshot {
            sequence: sequence.unsigned_abs(),
            state,
        }))
    }

    /// Keeps a snapshot. Of those before it, some are kept for replays, and those of older forms are not.
    pub async fn save_snapshot(
        &self,
        stream: Uuid,
        version: u16,
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "WITH thinned AS (
                DELETE FROM snapshots AS old
                WHERE stream = $1 AND (version < $3 OR version = $3 AND sequence < $2 AND EXISTS (
                    SELECT FROM snapshots AS first
                    WHERE first.stream = old.stream AND first.version = old.version
                    AND first.sequence < old.sequence AND first.sequence / $5 = old.sequence / $5
                ))
            )
            INSERT INTO snapshots (stream, sequence, version, state) VALUES ($1, $2, $3, $4::json)
            ON CONFLICT DO NOTHING",
        )
        .bind(stream)
        .bind(signed(snapshot.sequence))
        .bind(i32::from(version))
        .bind(&snapshot.state)
        .bind(KEPT_EACH)
        .execute(self.pool())
        .await?;
        Ok(())
    }
}

/// A sequence as the database counts. None comes near the largest.
fn signed(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

impl FromRow<'_, PgRow> for StoredEvent {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            sequence: row.try_get::<i64, _>(0)?.unsigned_abs(),
            kind: row.try_get(1)?,
            version: row.try_get::<i16, _>(2)?.unsigned_abs(),
            element: row.try_get(3)?,
            payload: row.try_get(4)?,
            recorded_at: row.try_get::<Timestamptz, _>(5)?.0,
            position: row.try_get(6)?,
            metadata: row.try_get(7)?,
        })
    }
}
