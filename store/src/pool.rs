//! The connections that queries share.
//!
//! sqlx's own pool asks the server for a sign of life whenever a connection is given back: a round trip more for each query, and
//! one without a limit in time (launchbadge/sqlx#4349). Here a connection is asked only when it was idle for a while.

use crate::{append::DIVISION_BY_ZERO, error::is_unavailable};
use deadpool::{
    Runtime,
    managed::{self, Metrics, PoolError, QueueMode, RecycleError, TimeoutType, Timeouts},
};
use futures_util::{
    FutureExt as _, StreamExt as _, TryStreamExt as _,
    future::BoxFuture,
    stream::{self, BoxStream},
};
use sqlx::{
    ConnectOptions as _, Connection as _, Describe, Either, Error, Execute, Executor, PgConnection,
    Postgres, Row as _, SqlStr,
    postgres::{PgConnectOptions, PgQueryResult, PgRow, PgStatement, PgTypeInfo},
};
use std::{io, time::Duration};
use tokio::time::Instant;

/// A connection that was idle for this long is asked whether it still lives before it is used.
const IDLE: Duration = Duration::from_secs(1);

/// Connections, made as they are needed, up to a limit. Clones share them.
#[derive(Clone, Debug)]
pub struct Pool {
    connections: managed::Pool<Connector>,
    /// How many bytes of rows a query may bring.
    largest_result: Option<usize>,
}

/// A query would bring more than fits into memory beside what others ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rows are larger than {0} bytes together")]
pub struct ResultTooLarge(pub usize);

impl ResultTooLarge {
    /// Reads the error of a statement that divides by zero where its result would be larger than so many bytes.
    pub fn by_division(limit: usize, error: Error) -> Error {
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        if code.as_deref() == Some(DIVISION_BY_ZERO) {
            Error::Decode(Box::new(Self(limit)))
        } else {
            error
        }
    }
}

/// How many connections there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// That nobody uses.
    pub idle: usize,
    /// That somebody uses.
    pub used: usize,
}

#[derive(Debug)]
struct Connector {
    database: PgConnectOptions,
}

/// A connection, and what is known of it.
#[derive(Debug)]
struct Pooled {
    connection: PgConnection,
    /// When it was last known to live.
    lived_at: Instant,
    /// Whether a query is under way. One that was dropped in the middle leaves answers that the next would take for its own.
    is_busy: bool,
}

impl managed::Manager for Connector {
    type Type = Pooled;
    type Error = Error;

    async fn create(&self) -> Result<Pooled, Error> {
        Ok(Pooled {
            connection: Box::pin(self.database.connect()).await?,
            lived_at: Instant::now(),
            is_busy: false,
        })
    }

    async fn recycle(
        &self,
        pooled: &mut Pooled,
        _metrics: &Metrics,
    ) -> managed::RecycleResult<Error> {
        if pooled.is_busy {
            return Err(RecycleError::message("a query was dropped in the middle"));
        }
        if pooled.lived_at.elapsed() < IDLE {
            return Ok(());
        }
        Ok(pooled.connection.ping().await?)
    }
}

impl Pool {
    /// At most `limit` connections; the first is made now. Whoever finds none that is free waits for `acquire_timeout`.
    pub(crate) async fn connect(
        database: PgConnectOptions,
        limit: u32,
        acquire_timeout: Duration,
    ) -> Result<Self, Error> {
        let timeouts = Timeouts {
            wait: Some(acquire_timeout),
            create: Some(acquire_timeout),
            recycle: Some(acquire_timeout),
        };
        let pool = managed::Pool::builder(Connector { database })
            .max_size(limit as usize)
            .timeouts(timeouts)
            // The last that was given back is the least likely to have to be asked.
            .queue_mode(QueueMode::Lifo)
            .runtime(Runtime::Tokio1)
            .build();
        let pool = Self {
            connections: pool.map_err(Error::config)?,
            largest_result: None,
        };
        pool.with(async |_| Ok(())).await?;
        Ok(pool)
    }

    /// The same connections for queries that may bring at most so many bytes of rows, or one row of any length. One that would
    /// bring more fails with [`ResultTooLarge`]. Only for what changes nothing: the server may have carried the statement out by then.
    #[must_use]
    pub fn bounded(&self, bytes: usize) -> Self {
        Self {
            connections: self.connections.clone(),
            largest_result: Some(bytes),
        }
    }

    /// How many connections there are.
    pub fn connections(&self) -> Connections {
        let status = self.connections.status();
        let idle = status.available.min(status.size);
        Connections {
            idle,
            used: status.size - idle,
        }
    }

    /// Does something on a connection.
    async fn with<T>(
        &self,
        work: impl AsyncFnOnce(&mut PgConnection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut pooled = self.connections.get().await.map_err(not_connected)?;
        pooled.is_busy = true;
        let result = work(&mut pooled.connection).await;
        let is_broken = result.as_ref().err().is_some_and(breaks_connection);
        if !is_broken {
            pooled.lived_at = Instant::now();
            pooled.is_busy = false;
        }
        result
    }
}

/// What a query brings, as long as it is within the limit. The connection of one that is given up is closed, which ends its
/// statement.
async fn collect(
    mut results: BoxStream<'_, Result<Either<PgQueryResult, PgRow>, Error>>,
    largest: Option<usize>,
) -> Result<Vec<Either<PgQueryResult, PgRow>>, Error> {
    let Some(largest) = largest else {
        return results.try_collect().await;
    };
    let mut collected = Vec::new();
    let mut bytes = 0;
    while let Some(result) = results.try_next().await? {
        if let Either::Right(row) = &result {
            bytes += length(row);
            if bytes > largest && !collected.is_empty() {
                return Err(Error::Decode(Box::new(ResultTooLarge(largest))));
            }
        }
        collected.push(result);
    }
    Ok(collected)
}

/// The bytes of a row's columns, and the four before each that say how many. They came in one message and lie in it one after
/// the other, so two of them tell: to ask every column takes longer than to read most rows.
fn length(row: &PgRow) -> usize {
    let bytes = |column| {
        let value = row.try_get_raw(column).ok()?;
        value.as_bytes().ok()
    };
    let first = (0..row.len()).find_map(bytes);
    let last = (0..row.len()).rev().find_map(bytes);
    first.zip(last).map_or(0, |(first, last)| {
        let end = last.as_ptr().addr() + last.len();
        end.saturating_sub(first.as_ptr().addr())
    })
}

/// Whether nothing more is to be expected of the connection on which this came up.
fn breaks_connection(error: &Error) -> bool {
    is_unavailable(error) || !matches!(error, Error::Database(_))
}

fn not_connected(error: PoolError<Error>) -> Error {
    match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(TimeoutType::Wait) => Error::PoolTimedOut,
        PoolError::Timeout(TimeoutType::Create | TimeoutType::Recycle) => Error::Io(
            io::Error::new(io::ErrorKind::TimedOut, "the database does not answer"),
        ),
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
            Error::PoolClosed
        }
    }
}

impl<'p> Executor<'p> for &'_ Pool {
    type Database = Postgres;

    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<PgQueryResult, PgRow>, Error>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let pool = self.clone();
        let results = async move {
            let results: Vec<_> = pool
                .with(async |connection| {
                    collect(connection.fetch_many(query), pool.largest_result).await
                })
                .await?;
            Ok::<_, Error>(stream::iter(results.into_iter().map(Ok)))
        };
        stream::once(results).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<PgRow>, Error>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let pool = self.clone();
        let result = async move {
            pool.with(async |connection| connection.fetch_optional(query).await)
                .await
        };
        result.boxed()
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [PgTypeInfo],
    ) -> BoxFuture<'e, Result<PgStatement, Error>>
    where
        'p: 'e,
    {
        let pool = self.clone();
        let result = async move {
            pool.with(async |connection| connection.prepare_with(sql, parameters).await)
                .await
        };
        result.boxed()
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, Result<Describe<Postgres>, Error>>
    where
        'p: 'e,
    {
        let pool = self.clone();
        let result = async move {
            pool.with(async |connection| connection.describe(sql).await)
                .await
        };
        result.boxed()
    }
}
