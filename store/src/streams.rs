//! Reading many streams: events in the order of their streams, and within each in theirs.
//!
//! Events come as they are stored: [`crate::Upcasters::lift`] brings them into the form the program knows, and one that cannot
//! be lifted stops only its own stream.

use crate::{error::StoreError, step::StoredEvent};
use sqlx::{FromRow, PgExecutor, Row, postgres::PgRow};
use std::collections::BTreeSet;
use uuid::Uuid;

/// An event and its stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventOfStream {
    /// The stream.
    pub stream: Uuid,
    /// The event, as it is stored.
    pub event: StoredEvent,
}

/// The first `limit` events of the streams that come after a stream. The last one may go on.
pub async fn after(
    database: impl PgExecutor<'_>,
    stream: Uuid,
    limit: u32,
) -> Result<Vec<EventOfStream>, StoreError> {
    let events = sqlx::query_as(
        "SELECT sequence, kind, version, element, payload::text, recorded_at, position, metadata::text, stream
        FROM events WHERE stream > $1 ORDER BY stream, sequence LIMIT $2",
    )
    .bind(stream)
    .bind(i64::from(limit))
    .fetch_all(database)
    .await?;
    Ok(events)
}

/// The first `limit` events that follow those that are known: streams and the sequence of the last known event of each.
pub async fn later(
    database: impl PgExecutor<'_>,
    known: impl IntoIterator<Item = (Uuid, u64)>,
    limit: u32,
) -> Result<Vec<EventOfStream>, StoreError> {
    let (streams, sequences): (Vec<Uuid>, Vec<i64>) = known
        .into_iter()
        .map(|(stream, sequence)| (stream, i64::try_from(sequence).unwrap_or(i64::MAX)))
        .unzip();
    let events = sqlx::query_as(
        "SELECT event.sequence, kind, version, element, payload::text, recorded_at, position, metadata::text, event.stream
        FROM unnest($1::uuid[], $2::bigint[]) AS known (stream, sequence)
        JOIN events AS event ON event.stream = known.stream AND event.sequence > known.sequence
        ORDER BY event.stream, event.sequence LIMIT $3",
    )
    .bind(streams)
    .bind(sequences)
    .bind(i64::from(limit))
    .fetch_all(database)
    .await?;
    Ok(events)
}

/// The events of these streams that were stored under one of these names (see [`crate::Upcasters::stored_names`]).
pub async fn named(
    database: impl PgExecutor<'_>,
    streams: &[Uuid],
    names: &[String],
) -> Result<Vec<EventOfStream>, StoreError> {
    let events = sqlx::query_as(
        "SELECT sequence, kind, version, element, payload::text, recorded_at, position, metadata::text, stream
        FROM events WHERE stream = ANY($1) AND kind = ANY($2) ORDER BY stream, sequence",
    )
    .bind(streams)
    .bind(names)
    .fetch_all(database)
    .await?;
    Ok(events)
}

/// Those of these streams that have begun.
pub async fn begun(
    database: impl PgExecutor<'_>,
    streams: &[Uuid],
) -> Result<BTreeSet<Uuid>, StoreError> {
    let begun: Vec<Uuid> =
        sqlx::query_scalar("SELECT stream FROM events WHERE stream = ANY($1) AND sequence = 1")
            .bind(streams)
            .fetch_all(database)
            .await?;
    Ok(begun.into_iter().collect())
}

/// About how many events there are, without counting them: numbers that were drawn and not used are counted too.
pub async fn about_how_many_events(database: impl PgExecutor<'_>) -> Result<u64, StoreError> {
    let drawn: i64 = sqlx::query_scalar("SELECT last_value FROM events_position")
        .fetch_one(database)
        .await?;
    Ok(drawn.unsigned_abs())
}

impl FromRow<'_, PgRow> for EventOfStream {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            stream: row.try_get(8)?,
            event: StoredEvent::from_row(row)?,
        })
    }
}
