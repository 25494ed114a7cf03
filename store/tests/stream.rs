//! The order of all events: nothing is lost, nothing comes twice, whoever writes meanwhile.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, step};
use sqlx::PgPool;
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};
use store::{
    Store,
    stream::{Cursor, StreamedEvent},
};
use uuid::Uuid;

/// A small generator of numbers that look random, the same for the same seed.
struct Chance(u64);

impl Chance {
    /// A number below `bound`.
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Writes events in transactions that pause between insertion and commit, and sometimes are rolled back. How many were
/// committed.
async fn write(pool: PgPool, mut chance: Chance, events: u64) -> u64 {
    let stream = Uuid::from_u128(u128::from(chance.0));
    let mut committed = 0;
    let mut sequence = 0;
    while committed < events {
        let count = 1 + chance.below(20);
        let mut transaction = pool.begin().await.unwrap();
        for part in [count / 2, count - count / 2] {
            sqlx::query(
                "INSERT INTO events (stream, sequence, recorded_at, kind, version, payload, epoch)
                SELECT $1, $2 + n, now(), 'OrderPlaced', 1, '{}', 1 FROM generate_series(1, $3::bigint) AS n",
            )
            .bind(stream)
            .bind(i64::try_from(sequence).unwrap())
            .bind(i64::try_from(part).unwrap())
            .execute(&mut *transaction)
            .await
            .unwrap();
            sequence += part;
            tokio::time::sleep(Duration::from_micros(chance.below(3_000))).await;
        }
        if chance.below(10) == 0 {
            transaction.rollback().await.unwrap();
            sequence -= count;
        } else {
            transaction.commit().await.unwrap();
            committed += count;
        }
    }
    committed
}

/// Reads on until `count` events were seen. Tests beside this one use the same cluster, and their transactions hold readers up
/// as well.
struct Reader<'a> {
    store: &'a Store,
    cursor: Cursor,
    seen: Vec<StreamedEvent>,
}

impl<'a> Reader<'a> {
    fn new(database: &'a Database) -> Self {
        Self {
            store: &database.store,
            cursor: Cursor::BEGIN,
            seen: Vec::new(),
        }
    }

    async fn look(&mut self) {
        let events = self.store.read_all(self.cursor, 1_000).await.unwrap();
        for event in events {
            assert!(event.cursor > self.cursor, "out of order");
            self.cursor = event.cursor;
            self.seen.push(event);
        }
    }

    async fn see(&mut self, count: usize) {
        let deadline = Instant::now() + Duration::from_mins(1);
        while self.seen.len() < count {
            self.look().await;
            assert!(
                Instant::now() < deadline,
                "{} of {count} events after a minute",
                self.seen.len()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_beside_many_writers_sees_each_event_once_and_in_order() {
    const SEED: u64 = 20_260_331;
    let database = Database::create().await;
    let writers: Vec<_> = (0..8)
        .map(|writer| tokio::spawn(write(database.pool().clone(), Chance(SEED + writer), 2_500)))
        .collect();
    let mut reader = Reader::new(&database);
    while !writers.iter().all(tokio::task::JoinHandle::is_finished) {
        reader.look().await;
    }
    let mut committed = 0;
    for writer in writers {
        committed += writer.await.unwrap();
    }
    assert!(committed >= 20_000);
    reader.see(committed.try_into().unwrap()).await;
    reader.look().await;

    assert_eq!(reader.seen.len() as u64, committed, "seed {SEED}");
    let mut last = HashMap::new();
    for StreamedEvent { stream, event, .. } in reader.seen {
        let last = last.entry(stream).or_insert(0);
        assert_eq!(event.sequence, *last + 1, "seed {SEED}");
        *last = event.sequence;
    }
}

#[tokio::test]
async fn an_open_transaction_holds_back_what_comes_after_it() {
    let database = Database::create().await;
    let mut open = database.pool().begin().await.unwrap();
    sqlx::query("SELECT pg_current_xact_id()")
        .execute(&mut *open)
        .await
        .unwrap();
    database.store.append(step(id(), 0, 1)).await.unwrap();
    let mut reader = Reader::new(&database);
    reader.look().await;
    assert!(reader.seen.is_empty());
    open.rollback().await.unwrap();
    reader.see(1).await;
}

#[tokio::test]
async fn what_is_stored_after_a_restore_comes_after_what_was_stored_before() {
    let database = Database::create().await;
    // As it is in a younger cluster, into which the events of an older one were copied.
    database
        .run(
            "INSERT INTO events (stream, sequence, recorded_at, kind, version, payload, epoch, transaction_id)
            VALUES ('00000000-0000-0000-0000-00000000aaaa', 1, now(), 'OrderPlaced', 1, '{}', 1, '900000000000')",
        )
        .await
        .unwrap();
    database.store.migrate().await.unwrap();
    database.store.migrate().await.unwrap();
    assert_eq!(
        database.value::<i16>("SELECT epoch FROM event_epoch").await,
        2,
        "one new epoch, opened once"
    );
    let later = id();
    database.store.append(step(later, 0, 2)).await.unwrap();

    let mut reader = Reader::new(&database);
    reader.see(3).await;
    let streams: Vec<_> = reader.seen.iter().map(|event| event.stream).collect();
    assert_eq!(streams, [Uuid::from_u128(0xaaaa), later, later]);
}

#[tokio::test]
async fn a_server_that_finds_a_restored_database_opens_the_epoch_itself() {
    let database = Database::create().await;
    database
        .run(
            "INSERT INTO events (stream, sequence, recorded_at, kind, version, payload, epoch, transaction_id)
            VALUES ('00000000-0000-0000-0000-00000000aaaa', 1, now(), 'OrderPlaced', 1, '{}', 1, '900000000000')",
        )
        .await
        .unwrap();
    // Its writer connects only now, as after a restart of the database.
    let server = database.second_store().await;
    let later = id();
    server.append(step(later, 0, 1)).await.unwrap();
    let mut reader = Reader::new(&database);
    reader.see(2).await;
    assert_eq!(reader.seen[1].stream, later);
}
