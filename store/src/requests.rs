//! The answers to requests that carried an `Idempotency-Key`. The row is created by the step that the request causes, so a
//! repetition finds the answer if, and only if, the step was stored; of two that run at once, one becomes a conflict. A request
//! about several items has a row for each.

use crate::{
    error::StoreError,
    pool::Pool,
    row::{Cell, Column, Kind, RowChange, Table},
    time::Timestamptz,
};
use jiff::Timestamp;
use sqlx::{FromRow, Row, postgres::PgRow};
use uuid::Uuid;

/// The table.
pub static REQUESTS: Table = Table {
    name: "requests",
    key: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("subject", Kind::Text),
        Column::new("operation", Kind::Text),
        Column::new("key", Kind::Text),
        Column::new("item", Kind::Uuid),
    ],
    columns: &[
        Column::new("body_hash", Kind::Text),
        Column::new("status", Kind::Integer),
        Column::new("response", Kind::Json),
        Column::new("created_at", Kind::Time),
    ],
};

/// What makes two requests the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestKey {
    /// The project; nil for a request that is about none.
    pub project: Uuid,
    /// Who asks: the subject of the token.
    pub subject: String,
    /// The operation of the API.
    pub operation: String,
    /// The `Idempotency-Key`.
    pub key: String,
}

/// The answer to a request, or to one item of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The item, if the request is about several.
    pub item: Option<Uuid>,
    /// A digest of the request's body: the same key with another body is a mistake of the caller.
    pub body_hash: String,
    /// The HTTP status.
    pub status: u16,
    /// The body of the answer, as JSON text, if it has one.
    pub response: Option<String>,
}

/// The row of an answer.
pub fn answered(request: &RequestKey, answer: &Answered, at: Timestamp) -> RowChange {
    RowChange::create(
        &REQUESTS,
        vec![
            Cell::Uuid(request.project),
            Cell::Text(request.subject.clone()),
            Cell::Text(request.operation.clone()),
            Cell::Text(request.key.clone()),
            Cell::Uuid(answer.item.unwrap_or(Uuid::nil())),
        ],
        vec![
            ("body_hash", Cell::Text(answer.body_hash.clone())),
            ("status", Cell::Integer(answer.status.into())),
            (
                "response",
                answer.response.clone().map_or(Cell::Null, Cell::Json),
            ),
            ("created_at", Cell::Time(at)),
        ],
    )
}

/// The answers that a request got before: one, or one for each item that was carried out.
pub async fn find(pool: &Pool, request: &RequestKey) -> Result<Vec<Answered>, StoreError> {
    let found = sqlx::query_as(
        "SELECT body_hash, status, response::text, item FROM requests
        WHERE project_id = $1 AND subject = $2 AND operation = $3 AND key = $4
        ORDER BY item",
    )
    .bind(request.project)
    .bind(&request.subject)
    .bind(&request.operation)
    .bind(&request.key)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// The answer that a request, or one item of it, got before.
pub async fn find_item(
    pool: &Pool,
    request: &RequestKey,
    item: Option<Uuid>,
) -> Result<Option<Answered>, StoreError> {
    let found = sqlx::query_as(
        "SELECT body_hash, status, response::text, item FROM requests
        WHERE project_id = $1 AND subject = $2 AND operation = $3 AND key = $4 AND item = $5",
    )
    .bind(request.project)
    .bind(&request.subject)
    .bind(&request.operation)
    .bind(&request.key)
    .bind(item.unwrap_or(Uuid::nil()))
    .fetch_optional(pool)
    .await?;
    Ok(found)
}

/// Forgets at most `limit` answers given before a time; how many.
pub async fn forget(pool: &Pool, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let forgotten = sqlx::query(
        "DELETE FROM requests WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM requests WHERE created_at < $1 ORDER BY created_at LIMIT $2
            FOR UPDATE SKIP LOCKED
        ))",
    )
    .bind(Timestamptz(before))
    .bind(i64::from(limit))
    .execute(pool)
    .await?;
    Ok(forgotten.rows_affected())
}

impl FromRow<'_, PgRow> for Answered {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            body_hash: row.try_get(0)?,
            status: row.try_get::<i16, _>(1)?.unsigned_abs(),
            response: row.try_get(2)?,
            item: Some(row.try_get(3)?).filter(|item: &Uuid| !item.is_nil()),
        })
    }
}
