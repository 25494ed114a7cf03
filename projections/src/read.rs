//! Columns of a row as values of the domain.

use crate::stored_json::StoredJson;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use sqlx::{Row, postgres::PgRow};
use std::{error::Error, str::FromStr};
use store::Timestamptz;
use uuid::Uuid;

pub(crate) fn id<I>(
    row: &PgRow,
    column: &str,
    id: impl FnOnce(Uuid) -> I,
) -> Result<I, sqlx::Error> {
    row.try_get(column).map(id)
}

pub(crate) fn optional_id<I>(
    row: &PgRow,
    column: &str,
    id: impl FnOnce(Uuid) -> I,
) -> Result<Option<I>, sqlx::Error> {
    row.try_get::<Option<Uuid>, _>(column)
        .map(|value| value.map(id))
}

pub(crate) fn time(row: &PgRow, column: &str) -> Result<Timestamp, sqlx::Error> {
    row.try_get::<Timestamptz, _>(column).map(Timestamp::from)
}

pub(crate) fn optional_time(row: &PgRow, column: &str) -> Result<Option<Timestamp>, sqlx::Error> {
    row.try_get::<Option<Timestamptz>, _>(column)
        .map(|time| time.map(Timestamp::from))
}

/// A number that is never negative.
pub(crate) fn number<N>(row: &PgRow, column: &str) -> Result<N, sqlx::Error>
where
    N: TryFrom<i64, Error: Error + Send + Sync + 'static>,
{
    N::try_from(row.try_get::<i64, _>(column)?).map_err(|error| damaged(column, error))
}

/// Like [`number`], of a column that may be null.
pub(crate) fn optional_number<N>(row: &PgRow, column: &str) -> Result<Option<N>, sqlx::Error>
where
    N: TryFrom<i64, Error: Error + Send + Sync + 'static>,
{
    row.try_get::<Option<i64>, _>(column)?
        .map(|value| N::try_from(value).map_err(|error| damaged(column, error)))
        .transpose()
}

/// A text that stands for one of several values.
pub(crate) fn parsed<T>(row: &PgRow, column: &str) -> Result<T, sqlx::Error>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    row.try_get::<&str, _>(column)?
        .parse()
        .map_err(|error| damaged(column, error))
}

/// JSON, selected as text, that is handed on as it was written.
pub(crate) fn json(row: &PgRow, column: &str) -> Result<StoredJson, sqlx::Error> {
    row.try_get(column).map(StoredJson)
}

/// Like [`json`], of a column that may be null.
pub(crate) fn optional_json(row: &PgRow, column: &str) -> Result<Option<StoredJson>, sqlx::Error> {
    let text: Option<String> = row.try_get(column)?;
    Ok(text.map(StoredJson))
}

/// JSON, selected as text, as what it stands for.
pub(crate) fn decoded<T: DeserializeOwned>(row: &PgRow, column: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(row.try_get(column)?).map_err(|error| damaged(column, error))
}

pub(crate) fn damaged(column: &str, error: impl Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: Box::new(error),
    }
}
