//! What the table of events allows, and what reading it gives.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, event, id, noon, step};
use store::{Snapshot, Step, Store, StoreError, upcast::UpcastError};
use uuid::Uuid;

#[tokio::test]
async fn events_cannot_be_changed_or_removed_not_even_by_their_owner() {
    let database = Database::create().await;
    database.store.append(step(id(), 0, 1)).await.unwrap();
    for change in [
        "UPDATE events SET payload = '{}'",
        "DELETE FROM events",
        "TRUNCATE events",
        "UPDATE events SET payload = '{}' WHERE false",
        "SET session_replication_role = replica; DELETE FROM events",
        "INSERT INTO events SELECT * FROM events ON CONFLICT (stream, sequence) DO UPDATE SET kind = 'Other'",
    ] {
        let error = database.run(change).await.unwrap_err();
        assert!(
            error.to_string().contains("events are only ever added"),
            "{change}: {error}"
        );
    }
    assert_eq!(
        database.value::<i64>("SELECT count(*) FROM events").await,
        1
    );
}

#[tokio::test]
async fn long_values_are_compressed_by_what_costs_least_where_the_server_has_it() {
    let database = Database::create().await;
    let has_lz4: bool = database
        .value("SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
        .await;
    let not_so: i64 = database
        .value(
            "SELECT count(*) FROM pg_attribute WHERE attcompression <> 'l' AND (attrelid, attname) IN \
             (('events'::regclass, 'payload'), ('outbox'::regclass, 'payload'), ('external_jobs'::regclass, 'variables'))",
        )
        .await;
    assert_eq!(not_so, if has_lz4 { 0 } else { 3 });
}

#[tokio::test]
async fn a_stream_is_read_from_any_of_its_events() {
    let database = Database::create().await;
    let stream = id();
    database.store.append(step(stream, 0, 3)).await.unwrap();
    database.store.append(step(id(), 0, 3)).await.unwrap();
    for (after, expected) in [
        (0, vec![1, 2, 3]),
        (2, vec![3]),
        (3, vec![]),
        (u64::MAX, vec![]),
    ] {
        let events = database.store.load(stream, after).await.unwrap();
        let sequences: Vec<_> = events.iter().map(|event| event.sequence).collect();
        assert_eq!(sequences, expected);
    }
}

#[tokio::test]
async fn an_old_event_is_read_in_its_new_form_and_stays_as_it_was_stored() {
    let database = Database::create().await;
    let stream = id();
    let old = Step {
        events: vec![event("5")],
        ..step(stream, 0, 0)
    };
    database.store.append(old).await.unwrap();
    let mut options = database.options();
    options.upcasters = options
        .upcasters
        .lifting("OrderPlaced", 1, "OrderPlaced", |amount| {
            Ok(format!(r#"{{"amount":{amount}}}"#))
        });
    let newer = Store::connect(&options).await.unwrap();

    let lifted = &newer.load(stream, 0).await.unwrap()[0];
    assert_eq!(
        (lifted.version, lifted.payload.as_str()),
        (2, r#"{"amount":5}"#)
    );
    let unchanged = &database.store.load(stream, 0).await.unwrap()[0];
    assert_eq!((unchanged.version, unchanged.payload.as_str()), (1, "5"));
}

#[tokio::test]
async fn an_event_of_a_newer_program_makes_its_stream_unreadable_and_no_other() {
    let database = Database::create().await;
    let (newer, known) = (id(), id());
    let mut unknown = step(newer, 0, 1);
    unknown.events[0].version = 2;
    database.store.append(unknown).await.unwrap();
    database.store.append(step(known, 0, 1)).await.unwrap();
    assert!(matches!(
        database.store.load(newer, 0).await,
        Err(StoreError::Unreadable(UpcastError::UnknownEvent { stream, version: 2, .. })) if stream == newer
    ));
    assert_eq!(database.store.load(known, 0).await.unwrap().len(), 1);
}

/// A store, and the snapshots of one stream.
struct Snapshots {
    database: Database,
    stream: Uuid,
}

impl Snapshots {
    async fn new() -> Self {
        Self {
            database: Database::create().await,
            stream: id(),
        }
    }

    async fn save(&self, version: u16, sequence: u64) {
        let snapshot = Snapshot {
            sequence,
            state: format!(r#"{{"sequence":{sequence}.0}}"#),
        };
        let saved = self
            .database
            .store
            .save_snapshot(self.stream, version, &snapshot);
        saved.await.unwrap();
    }

    /// The sequence of the snapshot that is nearest to `until`.
    async fn nearest(&self, version: u16, until: u64) -> Option<u64> {
        let found = self
            .database
            .store
            .load_snapshot(self.stream, version, until);
        let found = found.await.unwrap()?;
        assert_eq!(
            found.state,
            format!(r#"{{"sequence":{}.0}}"#, found.sequence)
        );
        Some(found.sequence)
    }
}

#[tokio::test]
async fn the_nearest_snapshot_before_a_moment_is_found() {
    let snapshots = Snapshots::new().await;
    assert_eq!(snapshots.nearest(1, u64::MAX).await, None);
    for sequence in [20, 40, 30] {
        snapshots.save(1, sequence).await;
    }
    assert_eq!(snapshots.nearest(1, u64::MAX).await, Some(40));
    assert_eq!(snapshots.nearest(1, 19).await, None);
    assert_eq!(snapshots.nearest(1, 20).await, Some(20));
}

#[tokio::test]
async fn a_snapshot_of_another_form_is_not_read_and_a_newer_form_replaces_it() {
    let snapshots = Snapshots::new().await;
    snapshots.save(1, 10).await;
    assert_eq!(snapshots.nearest(2, u64::MAX).await, None);
    snapshots.save(2, 5).await;
    assert_eq!(snapshots.nearest(2, u64::MAX).await, Some(5));
    assert_eq!(snapshots.nearest(1, u64::MAX).await, None);
}

#[tokio::test]
async fn older_snapshots_are_kept_thinly() {
    let snapshots = Snapshots::new().await;
    for sequence in (1_000..=20_000).step_by(1_000) {
        snapshots.save(1, sequence + 7).await;
    }
    let mut kept = Vec::new();
    let mut until = u64::MAX;
    while let Some(sequence) = snapshots.nearest(1, until).await {
        kept.insert(0, sequence);
        until = sequence - 1;
    }
    let expected: Vec<u64> = [1_007]
        .into_iter()
        .chain((2_007..=20_007).step_by(2_000))
        .collect();
    assert_eq!(
        kept, expected,
        "the first of every 2,000 events, and the newest"
    );
}

#[tokio::test]
async fn the_event_up_to_a_time_is_found() {
    let database = Database::create().await;
    let stream = id();
    assert_eq!(database.store.last_sequence(stream).await.unwrap(), 0);
    assert_eq!(
        database.store.sequence_at(stream, noon(9)).await.unwrap(),
        0
    );
    // Several events of one time among others: a step has one time.
    for (minute, before, events) in [(1, 0, 1), (2, 1, 5), (4, 6, 1), (4, 7, 3)] {
        let mut next = step(stream, before, events);
        next.recorded_at = noon(minute);
        database.store.append(next).await.unwrap();
    }
    assert_eq!(database.store.last_sequence(stream).await.unwrap(), 10);
    for (minute, expected) in [(0, 0), (1, 1), (2, 6), (3, 6), (4, 10), (5, 10)] {
        let found = database.store.sequence_at(stream, noon(minute)).await;
        assert_eq!(found.unwrap(), expected, "minute {minute}");
    }
}

#[tokio::test]
async fn an_event_costs_at_most_200_bytes_beside_its_contents() {
    let database = Database::create().await;
    let payload = r#"{"activation":"0190f2a0-0000-7000-8000-000000000000","element":"Task_1","taken":["Flow_1"]}"#;
    for _ in 0..2_000 {
        let mut full = step(id(), 0, 0);
        full.recorded_at = noon(1);
        full.events = vec![event(payload); 6];
        // One after the other: who meets another at the end of a table adds pages for both, which a small table shows.
        database.store.append(full).await.unwrap();
    }
    let overhead: i64 = database
        .value(
            "SELECT (pg_total_relation_size('events')
                - sum(length(payload::text) + length(kind) + coalesce(length(metadata::text), 0))) / count(*)
            FROM events",
        )
        .await;
    assert!(overhead <= 200, "{overhead} bytes");
}
