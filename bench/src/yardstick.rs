//! What everything is compared with: how often PostgreSQL carries out, over TCP and each time synced to the disk, one prepared
//! statement that inserts 6 rows like events and 1 like an instance. It has nothing to decide, no index but the keys, and sends
//! next to nothing, so no step can be stored faster unless several share a statement.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use sqlx::{Connection as _, Executor as _, PgConnection, postgres::PgConnectOptions, types::Uuid};

use crate::{
    error::BenchError,
    load::{self, Enough, Load},
};

const PREPARE: &str = "
    DROP SCHEMA IF EXISTS bench_yardstick CASCADE;
    CREATE SCHEMA bench_yardstick;
    CREATE TABLE bench_yardstick.events (
        position bigint GENERATED ALWAYS AS IDENTITY,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        sequence bigint NOT NULL,
        stream uuid NOT NULL,
        kind text NOT NULL,
        element text NOT NULL,
        payload json NOT NULL,
        PRIMARY KEY (stream, sequence)
    );
    CREATE TABLE bench_yardstick.instances (
        id uuid PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        sequence bigint NOT NULL,
        status text NOT NULL
    )";

const STATEMENT: &str = "
    WITH appended AS (
        INSERT INTO bench_yardstick.events (stream, sequence, kind, element, payload)
        SELECT $1, sequence, 'ElementPassed', 'activity', $2::json FROM generate_series(1, 6) AS sequence
    )
    INSERT INTO bench_yardstick.instances (id, sequence, status) VALUES ($1, 6, 'COMPLETED')
    ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, status = excluded.status";

/// With the other columns, about a sixth of what the events of a straight-through instance take.
const PAYLOAD: &str = r#"{"activation":"019c3a5e-7d2b-7c41-9a53-0d8f6b2e4c17","scope":"019c3a5e-7d2b-7c41-9a53-0d8f6b2e4c17","taken":["to-the-next-element"],"variables":{"amount":250}}"#;

/// The yardstick's tables, in a schema of their own.
pub(crate) struct Yardstick {
    database: PgConnectOptions,
}

impl Yardstick {
    /// Makes the tables.
    pub(crate) async fn prepare(database: &PgConnectOptions) -> Result<Self, BenchError> {
        let yardstick = Self {
            database: database.clone(),
        };
        yardstick.execute(PREPARE).await?;
        Ok(yardstick)
    }

    /// Measures it. The tables are empty afterwards, so that nothing is left to do that would slow what is measured next.
    pub(crate) async fn measure(
        &self,
        clients: u32,
        warm_up: Duration,
        length: Duration,
    ) -> Result<Load, BenchError> {
        let mut connected = Vec::new();
        for _ in 0..clients {
            connected.push(Client(PgConnection::connect_with(&self.database).await?));
        }
        let (warm, _) = load::run(connected, Enough::After(warm_up)).await?;
        let (_, load) = load::run(warm, Enough::After(length)).await?;
        self.execute("TRUNCATE bench_yardstick.events, bench_yardstick.instances")
            .await?;
        Ok(load)
    }

    /// Removes the tables.
    pub(crate) async fn remove(self) -> Result<(), BenchError> {
        self.execute("DROP SCHEMA bench_yardstick CASCADE").await
    }

    async fn execute(&self, sql: &'static str) -> Result<(), BenchError> {
        let mut connection = PgConnection::connect_with(&self.database).await?;
        connection.execute(sql).await?;
        connection.close().await?;
        Ok(())
    }
}

struct Client(PgConnection);

impl load::Client for Client {
    async fn cycle(&mut self) -> Result<(), BenchError> {
        // In order, as ids that begin with the time are.
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let stream = Uuid::from_u64_pair(0, NEXT.fetch_add(1, Ordering::Relaxed));
        sqlx::query(STATEMENT)
            .bind(stream)
            .bind(PAYLOAD)
            .execute(&mut self.0)
            .await?;
        Ok(())
    }
}
