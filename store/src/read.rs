//! Reading one stream: its events in their order, and the snapshot that makes reading them all unnecessary.

use crate::{error::StoreError, step::StoredEvent, store::Store, time::Timestamptz};
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

impl Store {
    /// The events of a stream after the sequence `after`, in their order.
    pub async fn load(&self, stream: Uuid, after: u64) -> Result<Vec<StoredEvent>, StoreError> {
        let events: Vec<StoredEvent> = sqlx::query_as(
            "SELECT sequence, kind, version, element, payload::text, recorded_at, position, metadata::text
            FROM events WHERE stream = $1 AND sequence > $2 ORDER BY sequence",
        )
        .bind(stream)
        .bind(i64::try_from(after).unwrap_or(i64::MAX))
        .fetch_all(self.pool())
        .await?;
        events
            .into_iter()
            .map(|event| Ok(self.upcasters().lift(stream, event)?))
            .collect()
    }

    /// The newest snapshot of a stream in the form `version`.
    pub async fn load_snapshot(
        &self,
        stream: Uuid,
        version: u16,
    ) -> Result<Option<Snapshot>, StoreError> {
        let found: Option<(i64, String)> = sqlx::query_as(
            "SELECT sequence, state::text FROM snapshots WHERE stream = $1 AND version = $2",
        )
        .bind(stream)
        .bind(i32::from(version))
        .fetch_optional(self.pool())
        .await?;
        Ok(found.map(|(sequence, state)| Snapshot {
            sequence: sequence.unsigned_abs(),
            state,
        }))
    }

    /// Keeps a snapshot, unless a newer one is kept already.
    pub async fn save_snapshot(
        &self,
        stream: Uuid,
        version: u16,
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO snapshots (stream, sequence, version, state) VALUES ($1, $2, $3, $4::json)
            ON CONFLICT (stream) DO UPDATE
            SET sequence = excluded.sequence, version = excluded.version, state = excluded.state
            WHERE snapshots.sequence < excluded.sequence OR snapshots.version <> excluded.version",
        )
        .bind(stream)
        .bind(i64::try_from(snapshot.sequence).unwrap_or(i64::MAX))
        .bind(i32::from(version))
        .bind(&snapshot.state)
        .execute(self.pool())
        .await?;
        Ok(())
    }
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
