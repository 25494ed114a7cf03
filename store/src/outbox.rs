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
        Column::new("project_id", Kind::Uuid),
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
    /// The project of that stream.
    pub project: Uuid,
    /// When it is due.
    pub due: Timestamp,
    /// What kind of delivery it is.
    pub kind: String,
    /// The delivery, as JSON text.
    pub payload: String,
}

/// What is to be taken.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Rows of these kinds.
    pub kinds: &'a [&'a str],
    /// Of these, rows of these kinds come before others of their project where projects take turns.
    pub urgent: &'a [&'a str],
    /// Where projects take turns, no rows of these.
    pub except: &'a [Uuid],
    /// That are due by this time.
    pub due_by: Timestamp,
    /// That nobody holds at this time.
    pub now: Timestamp,
    /// Until when they are held. A row that its holder does not acknowledge by then can be taken again.
    pub held_until: Timestamp,
    /// At most so many.
    pub limit: u32,
}

/// Takes rows, the longest due first, and holds them. It costs the same however many rows and projects there are.
pub async fn take_oldest(pool: &Pool, wanted: &Wanted<'_>) -> Result<Vec<Entry>, StoreError> {
    let taken = sqlx::query_as(
        "WITH free AS (
            SELECT id FROM outbox
            WHERE due <= $1 AND (held_until IS NULL OR held_until < $2) AND kind = ANY ($5)
            ORDER BY due, id LIMIT $4
            FOR UPDATE SKIP LOCKED
        )
        UPDATE outbox SET held_until = $3 FROM free WHERE outbox.id = free.id
        RETURNING outbox.id, outbox.stream, outbox.project_id, outbox.due, outbox.kind, outbox.payload::text",
    )
    .bind(Timestamptz(wanted.due_by))
    .bind(Timestamptz(wanted.now))
    .bind(Timestamptz(wanted.held_until))
    .bind(i64::from(wanted.limit))
    .bind(wanted.kinds)
    .fetch_all(pool)
    .await?;
    Ok(taken)
}

/// Takes rows by turns of projects, and holds them: first one of each project that has any, then a second of each, and so on.
/// Each kind of a project has the same share of the limit, and what it does not use is not given to others, so that fewer rows
/// than the limit may be taken although there are more. It costs a look into the index for each project, whatever is due, and
/// does not depend on how many rows there are.
pub async fn take_by_turns(pool: &Pool, wanted: &Wanted<'_>) -> Result<Vec<Entry>, StoreError> {
    // The kinds of each project, from each to the next by the index (a loose index scan). With the array of their ids, the
    // chosen rows are found by the primary key.
    let taken = sqlx::query_as(
        "WITH RECURSIVE turn (kind, project_id, due) AS (
            SELECT first.kind, first.project_id, first.due
            FROM unnest($5::text[]) AS wanted (kind) CROSS JOIN LATERAL (
                SELECT kind, project_id, due FROM outbox WHERE outbox.kind = wanted.kind
                ORDER BY project_id, due, id LIMIT 1
            ) AS first
            UNION ALL
            SELECT next.kind, next.project_id, next.due
            FROM turn CROSS JOIN LATERAL (
                SELECT kind, project_id, due FROM outbox WHERE outbox.kind = turn.kind AND outbox.project_id > turn.project_id
                ORDER BY project_id, due, id LIMIT 1
            ) AS next
        ),
        due_turn AS MATERIALIZED (SELECT kind, project_id FROM turn WHERE due <= $1 AND project_id <> ALL ($7)),
        candidate AS (
            SELECT row.id, row_number() OVER (
                PARTITION BY due_turn.project_id ORDER BY due_turn.kind = ANY ($6) DESC, row.due, row.id
            ) AS place
            FROM due_turn CROSS JOIN LATERAL (
                SELECT id, due FROM outbox
                WHERE outbox.kind = due_turn.kind AND outbox.project_id = due_turn.project_id
                AND due <= $1 AND (held_until IS NULL OR held_until < $2)
                ORDER BY due, id LIMIT (SELECT greatest(1, $4 / count(*)) FROM due_turn)
            ) AS row
        ),
        chosen AS MATERIALIZED (SELECT id, place FROM candidate ORDER BY place LIMIT $4),
        free AS MATERIALIZED (
            SELECT id FROM outbox
            WHERE id = ANY (ARRAY (SELECT id FROM chosen)) AND due <= $1 AND (held_until IS NULL OR held_until < $2)
            FOR UPDATE SKIP LOCKED
        ),
        taken AS (
            UPDATE outbox SET held_until = $3 WHERE id = ANY (ARRAY (SELECT id FROM free))
            RETURNING id, stream, project_id, due, kind, payload
        )
        SELECT taken.id, taken.stream, taken.project_id, taken.due, taken.kind, taken.payload::text
        FROM taken JOIN chosen USING (id) ORDER BY chosen.place",
    )
    .bind(Timestamptz(wanted.due_by))
    .bind(Timestamptz(wanted.now))
    .bind(Timestamptz(wanted.held_until))
    .bind(i64::from(wanted.limit))
    .bind(wanted.kinds)
    .bind(wanted.urgent)
    .bind(wanted.except)
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
        "SELECT id, stream, project_id, due, kind, payload::text FROM outbox
        WHERE stream = $1 AND id <> ALL ($2) ORDER BY due, id LIMIT $3",
    )
    .bind(stream)
    .bind(except)
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// The rows of one kind that a stream's steps inserted, also those that somebody holds.
pub async fn of_stream_and_kind(
    pool: &Pool,
    stream: Uuid,
    kind: &str,
) -> Result<Vec<Entry>, StoreError> {
    let found = sqlx::query_as(
        "SELECT id, stream, project_id, due, kind, payload::text FROM outbox WHERE stream = $1 AND kind = $2",
    )
    .bind(stream)
    .bind(kind)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// Holds a row longer, which takes longer to carry out.
pub async fn hold(pool: &Pool, row: Occurrence, held_until: Timestamp) -> Result<(), StoreError> {
    sqlx::query("UPDATE outbox SET held_until = $3 WHERE id = $1 AND due = $2")
        .bind(row.id)
        .bind(Timestamptz(row.due))
        .bind(Timestamptz(held_until))
        .execute(pool)
        .await?;
    Ok(())
}

/// The row with this id.
pub async fn get(pool: &Pool, id: Uuid) -> Result<Option<Entry>, StoreError> {
    let row = sqlx::query_as(
        "SELECT id, stream, project_id, due, kind, payload::text FROM outbox WHERE id = $1",
    );
    Ok(row.bind(id).fetch_optional(pool).await?)
}

/// Whether there is a row with one of these ids.
pub async fn contains_any(pool: &Pool, ids: &[Uuid]) -> Result<bool, StoreError> {
    let contains = sqlx::query_scalar("SELECT EXISTS (SELECT FROM outbox WHERE id = ANY ($1))");
    Ok(contains.bind(ids).fetch_one(pool).await?)
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
            project: row.try_get(2)?,
            due: row.try_get::<Timestamptz, _>(3)?.0,
            kind: row.try_get(4)?,
            payload: row.try_get(5)?,
        })
    }
}
