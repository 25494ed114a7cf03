//! The order of all events: nothing is lost, nothing comes twice, whoever writes meanwhile.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, step};
use sqlx::{Connection as _, PgConnection};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};
use store::{
    Step, Store,
    stream::{Cursor, StreamedEvent},
};
use tokio::task::JoinHandle;
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

/// Writes events in transactions that pause between insertion and commit, and are rolled back once in twenty times. How many
/// were committed.
async fn write(mut connection: PgConnection, mut chance: Chance, events: u64) -> u64 {
    let stream = Uuid::from_u128(u128::from(chance.0));
    let mut committed = 0;
    let mut sequence = 0;
    while committed < events {
        let count = 1 + chance.below(20);
        let mut transaction = connection.begin().await.unwrap();
        for part in [count / 2, count - count / 2] {
            sqlx::query(
                "INSERT INTO events (stream, sequence, recorded_at, kind, version, payload, epoch)
                SELECT $1, $2 + n, now(), 'OrderPlaced', 1, '{}', (SELECT epoch FROM event_epoch)
                FROM generate_series(1, $3::bigint) AS n",
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
        if chance.below(20) == 0 {
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
        Self::after(&database.store, Cursor::BEGIN)
    }

    fn after(store: &'a Store, cursor: Cursor) -> Self {
        Self {
            store,
            cursor,
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
        let deadline = Instant::now() + Duration::from_mins(2);
        while self.seen.len() < count {
            self.look().await;
            assert!(
                Instant::now() < deadline,
                "{} of {count} events after two minutes",
                self.seen.len()
            );
        }
    }
}

const SEED: u64 = 20_260_331;
const WRITERS: u64 = 16;

/// Begins to write at least so many events, by all writers together.
async fn begin_to_write(store: &Store, seed: u64, events: u64) -> Vec<JoinHandle<u64>> {
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let connection = store.connect_without_limits().await.unwrap();
        let chance = Chance(seed + writer);
        writers.push(tokio::spawn(write(
            connection,
            chance,
            events.div_ceil(WRITERS),
        )));
    }
    writers
}

/// How many events the writers committed, once they are done.
async fn committed(writers: Vec<JoinHandle<u64>>) -> usize {
    let mut committed = 0;
    for writer in writers {
        committed += writer.await.unwrap();
    }
    usize::try_from(committed).unwrap()
}

/// Each stream's events came in their order, without gaps.
fn check_streams(seen: &[StreamedEvent]) {
    let mut last = HashMap::new();
    for StreamedEvent { stream, event, .. } in seen {
        let last = last.entry(stream).or_insert(0);
        assert_eq!(event.sequence, *last + 1, "seed {SEED}");
        *last = event.sequence;
    }
}

async fn follow(events: u64) {
    let database = Database::create().await;
    let begin = Instant::now();
    let writers = begin_to_write(&database.store, SEED, events).await;
    let mut reader = Reader::new(&database);
    while !writers.iter().all(JoinHandle::is_finished) {
        reader.look().await;
    }
    let committed = committed(writers).await;
    assert!(committed as u64 >= events);
    reader.see(committed).await;
    reader.look().await;
    println!("{committed} events followed in {:.1?}", begin.elapsed());
    assert_eq!(reader.seen.len(), committed, "seed {SEED}");
    check_streams(&reader.seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_beside_many_writers_sees_each_event_once_and_in_order() {
    follow(20_000).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: about a minute"]
async fn a_reader_of_200_000_events_sees_each_once_and_in_order() {
    follow(200_000).await;
}

/// The copy is made while all write, so it ends in the middle of what each writer does. The reader goes on in the copy with the
/// cursor it had before.
async fn follow_into_a_copy(events: u64) {
    let database = Database::create().await;
    let writers = begin_to_write(&database.store, SEED, events).await;
    let mut reader = Reader::new(&database);
    while (reader.seen.len() as u64) < events / 2 {
        reader.look().await;
    }
    let copying = Instant::now();
    let copy = database.restored_in_a_fresh_server().await;
    println!("{events} events copied in {:.1?}", copying.elapsed());
    committed(writers).await;

    let already_seen = reader.seen;
    let copied: i64 = sqlx::query_scalar("SELECT count(*) FROM events")
        .fetch_one(copy.store.pool())
        .await
        .unwrap();
    let copied = usize::try_from(copied).unwrap();
    assert!(copied > already_seen.len());
    let writers = begin_to_write(&copy.store, SEED + WRITERS, events).await;
    let mut reader = Reader::after(&copy.store, reader.cursor);
    while !writers.iter().all(JoinHandle::is_finished) {
        reader.look().await;
    }
    let later = committed(writers).await;
    reader.see(copied - already_seen.len() + later).await;
    reader.look().await;
    let seen = [already_seen, reader.seen].concat();
    assert_eq!(seen.len(), copied + later, "seed {SEED}");
    check_streams(&seen);
    let epochs: Vec<_> = seen.iter().map(|event| event.cursor.epoch()).collect();
    assert_eq!(epochs.iter().filter(|epoch| **epoch == 2).count(), later);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_goes_on_in_a_restored_copy() {
    follow_into_a_copy(20_000).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: about a minute"]
async fn a_reader_of_200_000_events_goes_on_in_a_restored_copy() {
    follow_into_a_copy(200_000).await;
}

#[tokio::test]
async fn readers_say_since_when_they_are_held_up() {
    let database = Database::create().await;
    let held_up_since = async || database.store.readers_held_up_since().await.unwrap();
    assert_eq!(held_up_since().await, None);
    let mut open = database.begin().await;
    sqlx::query("SELECT pg_current_xact_id()")
        .execute(&mut *open)
        .await
        .unwrap();
    for (stream, seconds) in [(id(), 5), (id(), 60)] {
        let later = Step {
            recorded_at: noon(seconds),
            ..step(stream, 0, 1)
        };
        database.store.append(later).await.unwrap();
    }
    assert_eq!(held_up_since().await, Some(noon(5)));
    open.rollback().await.unwrap();
    // A test beside this one may hold readers up, too.
    let mut reader = Reader::new(&database);
    reader.see(2).await;
    assert_eq!(held_up_since().await, None);
}

#[tokio::test]
async fn an_open_transaction_holds_back_what_comes_after_it() {
    let database = Database::create().await;
    let mut open = database.begin().await;
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
