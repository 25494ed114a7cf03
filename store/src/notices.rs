//! Notices between the processes that use one database, by LISTEN and NOTIFY on a connection of their own. One that is sent while
//! a receiver is not connected is lost, so nothing may depend on them.

use crate::error::StoreError;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use std::{future::Future, io, time::Duration};
use tokio::time::timeout;

/// The longest notice in bytes. [PostgreSQL](https://www.postgresql.org/docs/current/sql-notify.html) takes less than 8,000.
pub const LONGEST_NOTICE: usize = 7_999;

const CHANNEL: &str = "quantumbpm";

/// How long connecting and sending may take before the connection is given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sends notices to the other processes and receives theirs. Dropped, it closes its connection.
pub struct Notices {
    listener: PgListener,
    /// The server process of the connection: what comes from it was sent here.
    own_process: u32,
}

impl Notices {
    pub(crate) async fn connect(database: &PgConnectOptions) -> Result<Self, StoreError> {
        // What a crash of the database server swallows was of no use to anybody any more: no need to wait for its disk.
        let options = database
            .clone()
            .options([("synchronous_commit", "off")])
            .application_name("quantumbpm notices");
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options);
        in_time(async {
            let mut listener = PgListener::connect_with(&pool).await?;
            listener.eager_reconnect(false);
            listener.listen(CHANNEL).await?;
            let own_process: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
                .fetch_one(&mut listener)
                .await?;
            Ok(Self {
                listener,
                own_process: own_process.unsigned_abs(),
            })
        })
        .await
    }

    /// The next notice of another process. Nothing is lost when the wait is given up.
    pub async fn receive(&mut self) -> Result<String, StoreError> {
        loop {
            let Some(notice) = self.listener.try_recv().await? else {
                return Err(lost(io::ErrorKind::ConnectionAborted));
            };
            if notice.process_id() != self.own_process {
                return Ok(notice.payload().to_owned());
            }
        }
    }

    /// Sends a notice of at most [`LONGEST_NOTICE`] bytes.
    pub async fn send(&mut self, notice: &str) -> Result<(), StoreError> {
        let sending = sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(notice)
            .execute(&mut self.listener);
        in_time(sending).await.map(drop)
    }

    /// Finds out whether the connection is there still. One that only listens does not notice a broken line.
    pub async fn probe(&mut self) -> Result<(), StoreError> {
        in_time(sqlx::query("SELECT").execute(&mut self.listener))
            .await
            .map(drop)
    }
}

async fn in_time<T>(asking: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, StoreError> {
    match timeout(PATIENCE, asking).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(lost(io::ErrorKind::TimedOut)),
    }
}

fn lost(kind: io::ErrorKind) -> StoreError {
    sqlx::Error::Io(kind.into()).into()
}
