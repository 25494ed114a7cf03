//! What the table of events allows, and what reading it gives.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, event, id, noon, step};
use store::{Snapshot, Step, Store, StoreError, upcast::UpcastError};

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

#[tokio::test]
async fn the_newest_snapshot_of_the_wanted_form_is_kept() {
    let database = Database::create().await;
    let stream = id();
    let snapshot = |sequence, state: &str| Snapshot {
        sequence,
        state: state.to_owned(),
    };
    let kept = || async { database.store.load_snapshot(stream, 1).await.unwrap() };
    assert_eq!(kept().await, None);
    for (saved, expected) in [
        (snapshot(10, r#"{"a":1.0}"#), snapshot(10, r#"{"a":1.0}"#)),
        (snapshot(20, "2"), snapshot(20, "2")),
        (snapshot(15, "late"), snapshot(20, "2")),
    ] {
        let saved = Snapshot {
            state: if saved.state == "late" {
                "3".to_owned()
            } else {
                saved.state
            },
            ..saved
        };
        database
            .store
            .save_snapshot(stream, 1, &saved)
            .await
            .unwrap();
        assert_eq!(kept().await, Some(expected));
    }
    database
        .store
        .save_snapshot(stream, 2, &snapshot(5, "4"))
        .await
        .unwrap();
    assert_eq!(kept().await, None, "another form is not read");
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
