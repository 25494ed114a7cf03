//! The outbox: what a step asks of another stream, or of its own stream later. Its rows are inserted by steps; here they are
//! taken and acknowledged.

use crate::{
    error::StoreError,
    pool::Pool,
    row::{Column, Kind, Table},
    time::Timestamptz,
};
use jiff::Timestamp;
use sqlx::{FromRow, Row, postgres::PgRow};
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

/// A row as it stands: the row of a cyclic timer is replaced by that of its next occurrence, under the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The row's id.
    pub id: Uuid,
    /// When it is due; stored in microseconds.
    pub due: Timestamp,
}

/// A row that is there to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// The stream whose step inserted it.
    pub stream: Uuid,
    /// When it is due.
    pub due: Timestamp,
    /// What kind of delivery it is.
    pub kind: String,
    /// The delivery, as JSON text.
    pub payload: String,
}

/// Takes rows of these kinds that are due by a time and that nobody holds at `now`, the longest due first, and holds them until
/// `held_until`. A row that its holder does not acknowledge by then can be taken again.
pub async fn take(
    pool: &Pool,
    kinds: &[&str],
    due_by: Timestamp,
    now: Timestamp,
    held_until: Timestamp,
    limit: u32,
) -> Result<Vec<Entry>, StoreError> {
    let taken = sqlx::query_as(
        "WITH free AS (
            SELECT id FROM outbox
            WHERE due <= $1 AND (held_until IS NULL OR held_until < $2) AND kind = ANY ($5)
            ORDER BY due, id LIMIT $4
            FOR UPDATE SKIP LOCKED
        )
        UPDATE outbox SET held_until = $3 FROM free WHERE outbox.id = free.id
        RETURNING outbox.id, outbox.stream, outbox.due, outbox.kind, outbox.payload::text",
    )
    .bind(Timestamptz(due_by))
    .bind(Timestamptz(now))
    .bind(Timestamptz(held_until))
    .bind(i64::from(limit))
    .bind(kinds)
    .fetch_all(pool)
    .await?;
    Ok(taken)
}

/// The rows that a stream's steps inserted, but for some, the first due first: also those that are due later, and those that
/// somebody holds.
pub async fn of_stream(
    pool: &Pool,
    stream: Uuid,
    except: &[Uuid],
    limit: u32,
) -> Result<Vec<Entry>, StoreError> {
    let found = sqlx::query_as(
        "SELECT id, stream, due, kind, payload::text FROM outbox
        WHERE stream = $1 AND id <> ALL ($2) ORDER BY due, id LIMIT $3",
    )
    .bind(stream)
    .bind(except)
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// Whether there is a row with this id.
pub async fn contains(pool: &Pool, id: Uuid) -> Result<bool, StoreError> {
    let contains = sqlx::query_scalar("SELECT EXISTS (SELECT FROM outbox WHERE id = $1)");
    Ok(contains.bind(id).fetch_one(pool).await?)
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
pub async fn overdue(pool: &Pool, now: Timestamp) -> Result<Overdue, StoreError> {
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

/// Those that are still there.
pub async fn remaining(
    pool: &Pool,
    occurrences: &[Occurrence],
) -> Result<Vec<Occurrence>, StoreError> {
    let (ids, due) = columns(occurrences);
    let found: Vec<Uuid> = sqlx::query_scalar(
        "SELECT id FROM outbox JOIN unnest($1::uuid[], $2::timestamptz[]) AS asked (id, due) USING (id, due)",
    )
    .bind(ids)
    .bind(due)
    .fetch_all(pool)
    .await?;
    let remaining = occurrences.iter().copied();
    Ok(remaining
        .filter(|occurrence| found.contains(&occurrence.id))
        .collect())
}

/// Removes rows that were carried out.
pub async fn acknowledge(pool: &Pool, occurrences: &[Occurrence]) -> Result<(), StoreError> {
    let (ids, due) = columns(occurrences);
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

/// Ids and due times, as they are stored.
fn columns(occurrences: &[Occurrence]) -> (Vec<Uuid>, Vec<Timestamptz>) {
    let pairs = occurrences.iter();
    pairs
        .map(|occurrence| (occurrence.id, Timestamptz(occurrence.due)))
        .unzip()
}

impl FromRow<'_, PgRow> for Entry {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get(0)?,
            stream: row.try_get(1)?,
            due: row.try_get::<Timestamptz, _>(2)?.0,
            kind: row.try_get(3)?,
            payload: row.try_get(4)?,
        })
    }
}
