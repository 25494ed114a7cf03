//! Takes batches from the queue and stores them over a connection of its own.

use super::{
    batch::{Rows, arguments, checks},
    prepared::{PreparedStep, RowShape},
    queue::{Claimed, Pending, Queue},
    statement::{self, Checks},
};
use crate::{
    epoch,
    error::{AppendError, Failure, StoreError},
    read_tables::{self, NotWritten, ReadTableVersion},
};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, postgres::PgConnectOptions,
};
use std::{collections::BTreeMap, io, sync::Arc, time::Duration};
use tokio::time::{Instant, timeout};

/// How many statements each connection keeps prepared. Their plans are memory of the database server.
const PREPARED_STATEMENTS: usize = 128;

/// How often what is alone in its statement is tried again after a failure that need not last.
const ATTEMPTS: u32 = 3;

/// A connection that was idle for this long is asked whether it still lives before a step is sent over it. Without that, the
/// first step after a restart of the database would have an unknown outcome.
const IDLE: Duration = Duration::from_secs(1);

pub(super) struct Writer {
    queue: Arc<Queue>,
    database: PgConnectOptions,
    connection: Option<Used>,
    texts: BTreeMap<(Checks, Vec<RowShape>), Arc<str>>,
    /// What the steps may write of the read tables.
    read_tables: Arc<[ReadTableVersion]>,
    /// How long the database may take for one answer.
    patience: Duration,
}

/// A connection, and when it was last known to live.
struct Used {
    connection: PgConnection,
    at: Instant,
}

impl Writer {
    pub(super) fn new(
        queue: Arc<Queue>,
        database: PgConnectOptions,
        read_tables: Arc<[ReadTableVersion]>,
        patience: Duration,
    ) -> Self {
        let database = database
            .statement_cache_capacity(PREPARED_STATEMENTS)
            .disable_statement_logging();
        Self {
            queue,
            database,
            connection: None,
            texts: BTreeMap::new(),
            read_tables,
            patience,
        }
    }

    /// Works until the queue is closed and empty.
    pub(super) async fn run(mut self) {
        while let Some(batch) = self.queue.take().await {
            let claimed = Claimed::by(&batch);
            self.store_batch(batch).await;
            self.queue.stored(&claimed);
        }
    }

    async fn store_batch(&mut self, batch: Vec<Pending>) {
        let steps: Vec<_> = batch.iter().flat_map(|pending| &pending.steps).collect();
        match self.store(steps).await {
            Ok(()) => answer_all(batch, || Ok(())),
            Err(NotStored::Unavailable(error)) => {
                answer_all(batch, || {
                    Err(StoreError::Unavailable(Arc::clone(&error)).into())
                });
            }
            Err(NotStored::Unknown(error)) => {
                answer_all(batch, || {
                    Err(StoreError::OutcomeUnknown(Arc::clone(&error)).into())
                });
            }
            Err(NotStored::Outdated(reason)) => {
                answer_all(batch, || Err(StoreError::Outdated(reason.clone()).into()));
            }
            // One of them is to blame; the others must not pay for it.
            Err(
                NotStored::Duplicate
                | NotStored::CarriedOut
                | NotStored::Suspended
                | NotStored::Passing(_)
                | NotStored::Refused(_),
            ) => {
                for pending in batch {
                    let outcome = self.store_alone(&pending.steps).await;
                    answer(pending, outcome);
                }
            }
        }
    }

    /// Stores the steps of one caller.
    async fn store_alone(&mut self, steps: &[PreparedStep]) -> Result<(), AppendError> {
        let mut attempt = 1;
        loop {
            return match self.store(steps.iter().collect()).await {
                Ok(()) => Ok(()),
                Err(NotStored::Duplicate) => Err(AppendError::Conflict),
                Err(NotStored::CarriedOut) => Err(AppendError::CarriedOut),
                Err(NotStored::Suspended) => Err(AppendError::Suspended),
                Err(NotStored::Passing(_)) if attempt < ATTEMPTS => {
                    attempt += 1;
                    continue;
                }
                Err(NotStored::Passing(error) | NotStored::Refused(error)) => {
                    Err(StoreError::from(error).into())
                }
                Err(NotStored::Unavailable(error)) => Err(StoreError::Unavailable(error).into()),
                Err(NotStored::Unknown(error)) => Err(StoreError::OutcomeUnknown(error).into()),
                Err(NotStored::Outdated(reason)) => Err(StoreError::Outdated(reason).into()),
            };
        }
    }

    /// Stores all steps or none, by one statement.
    async fn store(&mut self, mut steps: Vec<&PreparedStep>) -> Result<(), NotStored> {
        // All batches write in the same order, so two servers that meet at several streams do not lock each other out.
        steps.sort_by_key(|step| step.stream);
        let rows = Rows::of(&steps);
        let text = self.text((checks(&steps), rows.shapes()));
        let arguments = arguments(&steps, &rows)
            .map_err(|error| NotStored::Refused(sqlx::Error::Encode(error)))?;
        let mut used = match self.connection.take() {
            Some(used) => match used.checked(self.patience).await {
                Some(used) => used,
                None => self.connect().await?,
            },
            None => self.connect().await?,
        };
        let statement = sqlx::query_with(AssertSqlSafe(text), arguments);
        let result = within(self.patience, statement.execute(&mut used.connection)).await;
        let failure = result.map(|_| ()).map_err(NotStored::from);
        if !matches!(failure, Err(NotStored::Unknown(_))) {
            used.at = Instant::now();
            self.connection = Some(used);
        }
        failure
    }

    async fn connect(&self) -> Result<Used, NotStored> {
        let connect = async {
            let mut connection = self.database.connect().await?;
            epoch::open_after_restore(&mut connection).await?;
            let not_written = read_tables::register(&mut connection, &self.read_tables).await?;
            Ok((connection, not_written))
        };
        let (connection, not_written) = within(self.patience, connect)
            .await
            .map_err(|error| NotStored::Unavailable(Arc::new(error)))?;
        match not_written {
            None => Ok(Used {
                connection,
                at: Instant::now(),
            }),
            Some(reason) => {
                tracing::error!(%reason, "no step is stored");
                Err(NotStored::Outdated(reason))
            }
        }
    }

    fn text(&mut self, shapes: (Checks, Vec<RowShape>)) -> Arc<str> {
        if self.texts.len() >= PREPARED_STATEMENTS && !self.texts.contains_key(&shapes) {
            self.texts.clear();
        }
        let text = self
            .texts
            .entry(shapes)
            .or_insert_with_key(|(checks, shapes)| statement::text(*checks, shapes).into());
        Arc::clone(text)
    }
}

impl Used {
    /// Itself, if it still lives.
    async fn checked(mut self, patience: Duration) -> Option<Self> {
        let lives =
            self.at.elapsed() < IDLE || within(patience, self.connection.ping()).await.is_ok();
        lives.then_some(self)
    }
}

/// Why a statement stored nothing, or may have.
enum NotStored {
    Duplicate,
    /// Somebody else has carried out what it was to carry out.
    CarriedOut,
    /// Something is suspended that must not be.
    Suspended,
    Passing(sqlx::Error),
    Refused(sqlx::Error),
    Unavailable(Arc<sqlx::Error>),
    Unknown(Arc<sqlx::Error>),
    /// This program must not store any.
    Outdated(NotWritten),
}

impl From<sqlx::Error> for NotStored {
    fn from(error: sqlx::Error) -> Self {
        match Failure::of(&error) {
            Failure::Duplicate => Self::Duplicate,
            Failure::CarriedOut => Self::CarriedOut,
            Failure::Suspended => Self::Suspended,
            Failure::Passing => Self::Passing(error),
            Failure::Unavailable => Self::Unavailable(Arc::new(error)),
            Failure::Refused => Self::Refused(error),
            Failure::ConnectionLost => Self::Unknown(Arc::new(error)),
        }
    }
}

/// The server limits statements itself; this is for a server, or a network, that does not answer at all.
async fn within<T>(
    patience: Duration,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, sqlx::Error> {
    timeout(patience, work).await.unwrap_or_else(|_| {
        Err(sqlx::Error::Io(io::Error::new(
            io::ErrorKind::TimedOut,
            format!("the database did not answer within {patience:?}"),
        )))
    })
}

fn answer_all(batch: Vec<Pending>, outcome: impl Fn() -> Result<(), AppendError>) {
    for pending in batch {
        answer(pending, outcome());
    }
}

/// A caller that no longer waits misses the answer; the step is stored all the same.
fn answer(pending: Pending, outcome: Result<(), AppendError>) {
    let _ = pending.answer.send(outcome);
}
