//! The outbox: what a step asks of another stream, or of its own stream later. Its rows are inserted by steps; here they are
//! taken and acknowledged.

use crate::{
    error::StoreError,
    row::{Column, Kind, Table},
    time::Timestamptz,
};
use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;

/// The table.
pub static OUTBOX: Table = Table {
    name: "outbox",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("stream", Kind::Uuid),
        Column::new("due", Kind::Time),
        Column::new("held_until", Kind::Time),
        Column::new("kind", Kind::Text),
        Column::new("payload", Kind::Json),
    ],
};

/// A row that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its id.
    pub id: Uuid,
    /// When it was due.
    pub due: Timestamp,
    /// What kind of delivery it is.
    pub kind: String,
    /// The delivery, as JSON text.
    pub payload: String,
}

/// Takes rows that are due and that nobody holds, the longest due first, and holds them until `held_until`. A row that its
/// holder does not acknowledge by then can be taken again.
pub async fn take(
    pool: &PgPool,
    now: Timestamp,
    held_until: Timestamp,
    limit: u32,
) -> Result<Vec<Taken>, StoreError> {
    let rows: Vec<(Uuid, Timestamptz, String, String)> = sqlx::query_as(
        "WITH free AS (
            SELECT id FROM outbox
            WHERE due <= $1 AND (held_until IS NULL OR held_until < $1)
            ORDER BY due, id LIMIT $3
            FOR UPDATE SKIP LOCKED
        )
        UPDATE outbox SET held_until = $2 FROM free WHERE outbox.id = free.id
        RETURNING outbox.id, outbox.due, outbox.kind, outbox.payload::text",
    )
    .bind(Timestamptz(now))
    .bind(Timestamptz(held_until))
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    let taken = rows.into_iter();
    Ok(taken
        .map(|(id, due, kind, payload)| Taken {
            id,
            due: due.0,
            kind,
            payload,
        })
        .collect())
}

/// What is due and has not been carried out yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overdue {
    /// How many rows.
    pub rows: u64,
    /// Since when the first of them is due.
    pub since: Option<Timestamp>,
}

/// What is due at `now` and has not been carried out yet.
pub async fn overdue(pool: &PgPool, now: Timestamp) -> Result<Overdue, StoreError> {
    let (rows, since): (i64, Option<Timestamptz>) =
        sqlx::query_as("SELECT count(*), min(due) FROM outbox WHERE due <= $1")
            .bind(Timestamptz(now))
            .fetch_one(pool)
            .await?;
    Ok(Overdue {
        rows: rows.unsigned_abs(),
        since: since.map(|since| since.0),
    })
}

/// Removes rows that were carried out. Each is named with its due time, for a timer's row is replaced by that of its next
/// occurrence under the same id.
pub async fn acknowledge(pool: &PgPool, rows: &[(Uuid, Timestamp)]) -> Result<(), StoreError> {
    let (ids, due): (Vec<_>, Vec<_>) = rows
        .iter()
        .map(|(id, due)| (*id, Timestamptz(*due)))
        .unzip();
    sqlx::query(
        "DELETE FROM outbox USING unnest($1::uuid[], $2::timestamptz[]) AS done (id, due)
        WHERE outbox.id = done.id AND outbox.due = done.due",
    )
    .bind(ids)
    .bind(due)
    .execute(pool)
    .await?;
    Ok(())
}
