//! Steps are stored as a whole or not at all, alone or with others.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, event, id, noon, step};
use std::time::Duration;
use store::{
    AppendError, Cell, Column, Kind, Metadata, NewEvent, RowChange, Step, Store, StoreError,
    StoredEvent, Table,
};
use uuid::Uuid;

static ORDERS: Table = Table {
    name: "orders",
    key: &[
        Column::new("id", Kind::Uuid),
        Column::new("line", Kind::Integer),
    ],
    columns: &[
        Column::new("number", Kind::Integer),
        Column::new("status", Kind::Text),
        Column::new("paid", Kind::Boolean),
        Column::new("placed_at", Kind::Time),
        Column::new("goods", Kind::Json),
        Column::new("tags", Kind::Jsonb),
        Column::new("customer", Kind::Uuid),
    ],
};

async fn database_with_orders() -> Database {
    let database = Database::create().await;
    database
        .run(
            "CREATE TABLE orders (
                id uuid, line smallint, number integer UNIQUE, status text, paid boolean, placed_at timestamptz,
                goods json, tags jsonb, customer uuid, PRIMARY KEY (id, line)
            )",
        )
        .await
        .unwrap();
    database
}

fn key(order: Uuid) -> Vec<Cell> {
    vec![Cell::Uuid(order), Cell::Integer(1)]
}

fn numbered(order: Uuid, number: i64) -> RowChange {
    RowChange::insert(&ORDERS, key(order), vec![("number", Cell::Integer(number))])
}

async fn numbers(database: &Database) -> Vec<Option<i32>> {
    sqlx::query_scalar("SELECT number FROM orders ORDER BY id")
        .fetch_all(database.pool())
        .await
        .unwrap()
}

async fn sequences(store: &Store, stream: Uuid) -> Vec<u64> {
    let events = store.load(stream, 0).await.unwrap();
    events.iter().map(|event| event.sequence).collect()
}

#[tokio::test]
async fn steps_that_go_together_are_all_stored_or_none() {
    let database = Database::create().await;
    let store = &database.store;
    let (moved_on, first, second) = (id(), id(), id());
    store.append(step(moved_on, 0, 1)).await.unwrap();
    let late = vec![step(first, 0, 2), step(moved_on, 0, 1)];
    assert!(matches!(
        store.append_together(late).await,
        Err(AppendError::Conflict)
    ));
    assert!(sequences(store, first).await.is_empty());
    let together = vec![step(second, 0, 1), step(first, 0, 2), step(moved_on, 1, 1)];
    store.append_together(together).await.unwrap();
    assert_eq!(sequences(store, first).await, [1, 2]);
    assert_eq!(sequences(store, second).await, [1]);
    assert_eq!(sequences(store, moved_on).await, [1, 2]);
}

#[tokio::test]
async fn a_step_is_read_as_it_was_stored() {
    let database = Database::create().await;
    let stream = id();
    let stored = Step {
        metadata: Metadata {
            actor: "alice".to_owned(),
            correlation: Some("order 5".to_owned()),
            ..Metadata::default()
        },
        events: vec![
            NewEvent {
                kind: "OrderPlaced",
                version: 3,
                element: Some("Task_1".to_owned()),
                payload: r#"{"amount": 1.10000000000000000000000000000000001}"#.to_owned(),
            },
            event("{}"),
        ],
        recorded_at: noon(7),
        ..step(stream, 0, 0)
    };
    let mut options = database.options();
    options.upcasters = options
        .upcasters
        .lifting("OrderPlaced", 2, "OrderPlaced", |payload| {
            Ok(payload.to_owned())
        })
        .lifting("OrderPlaced", 1, "OrderPlaced", |payload| {
            Ok(payload.to_owned())
        });
    let store = Store::connect(&options).await.unwrap();
    store.append(stored).await.unwrap();

    let events = store.load(stream, 0).await.unwrap();
    let [first, second] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!(
        first,
        &StoredEvent {
            sequence: 1,
            kind: "OrderPlaced".to_owned(),
            version: 3,
            element: Some("Task_1".to_owned()),
            payload: r#"{"amount": 1.10000000000000000000000000000000001}"#.to_owned(),
            recorded_at: noon(7),
            position: first.position,
            metadata: Some(r#"{"actor":"alice","correlation":"order 5"}"#.to_owned()),
        }
    );
    assert_eq!(second.sequence, 2);
    assert!(second.position > first.position);
    assert_eq!(
        second.metadata, None,
        "only the first event of a step has it"
    );
}

#[tokio::test]
async fn a_step_decided_on_an_older_state_is_a_conflict_and_leaves_nothing() {
    let database = database_with_orders().await;
    let stream = id();
    database.store.append(step(stream, 0, 2)).await.unwrap();
    for expected in [0, 1] {
        let late = Step {
            rows: vec![numbered(stream, 1)],
            ..step(stream, expected, 3)
        };
        assert!(matches!(
            database.store.append(late).await,
            Err(AppendError::Conflict)
        ));
    }
    assert_eq!(sequences(&database.store, stream).await, [1, 2]);
    assert!(numbers(&database).await.is_empty());
}

#[tokio::test]
async fn a_row_that_must_be_unique_is_a_conflict() {
    let database = database_with_orders().await;
    let numbering = |stream| Step {
        rows: vec![numbered(stream, 5)],
        ..step(stream, 0, 1)
    };
    let (first, second) = (id(), id());
    database.store.append(numbering(first)).await.unwrap();
    assert!(matches!(
        database.store.append(numbering(second)).await,
        Err(AppendError::Conflict)
    ));
    assert!(sequences(&database.store, second).await.is_empty());
}

#[tokio::test]
async fn every_type_of_column_is_written() {
    let database = database_with_orders().await;
    let stream = id();
    let goods = r#"{"b": 1.0, "a": [1,  2]}"#;
    let row = RowChange::insert(
        &ORDERS,
        key(stream),
        vec![
            ("number", Cell::Integer(7)),
            ("status", Cell::Text("Größe ok 'quoted'".to_owned())),
            ("paid", Cell::Boolean(true)),
            ("placed_at", Cell::Time(noon(0))),
            ("goods", Cell::Json(goods.to_owned())),
            ("tags", Cell::Json(goods.to_owned())),
            ("customer", Cell::Uuid(Uuid::from_u128(9))),
        ],
    );
    let written = Step {
        rows: vec![row],
        ..step(stream, 0, 1)
    };
    database.store.append(written).await.unwrap();
    let found: String = database
        .value(
            "SELECT concat_ws('|', line, number, status, paid, extract(epoch FROM placed_at)::bigint, goods, tags, customer)
            FROM orders",
        )
        .await;
    assert_eq!(
        found,
        r#"1|7|Größe ok 'quoted'|t|1767268800|{"b": 1.0, "a": [1,  2]}|{"a": [1, 2], "b": 1.0}|00000000-0000-0000-0000-000000000009"#
    );
}

#[tokio::test]
async fn rows_are_created_replaced_updated_and_deleted() {
    let database = database_with_orders().await;
    let stream = id();
    let status = |text: &str| ("status", Cell::Text(text.to_owned()));
    let found =
        "SELECT coalesce((SELECT concat_ws('|', number, status, paid) FROM orders), 'none')";
    let changes = [
        (
            RowChange::create(&ORDERS, key(stream), vec![status("new")]),
            "new",
        ),
        (
            RowChange::update(
                &ORDERS,
                key(stream),
                vec![("number", Cell::Integer(1)), ("paid", Cell::Boolean(false))],
            ),
            "1|new|f",
        ),
        (
            RowChange::update(
                &ORDERS,
                key(stream),
                vec![status("paid"), ("paid", Cell::Null)],
            ),
            "1|paid",
        ),
        (
            RowChange::insert(&ORDERS, key(stream), vec![("paid", Cell::Boolean(true))]),
            "t",
        ),
        (RowChange::delete(&ORDERS, key(stream)), "none"),
        (
            RowChange::update(&ORDERS, key(stream), vec![status("lost")]),
            "none",
        ),
    ];
    for (sequence, (change, row)) in (0..).zip(changes) {
        let changing = Step {
            rows: vec![change],
            ..step(stream, sequence, 1)
        };
        database.store.append(changing).await.unwrap();
        assert_eq!(database.value::<String>(found).await, row);
    }
}

#[tokio::test]
async fn creating_a_row_twice_is_a_conflict() {
    let database = database_with_orders().await;
    let stream = id();
    let creating = |expected| Step {
        rows: vec![RowChange::create(&ORDERS, key(stream), Vec::new())],
        ..step(stream, expected, 1)
    };
    database.store.append(creating(0)).await.unwrap();
    assert!(matches!(
        database.store.append(creating(1)).await,
        Err(AppendError::Conflict)
    ));
    assert_eq!(sequences(&database.store, stream).await, [1]);
}

#[tokio::test]
async fn a_step_that_contradicts_its_table_is_refused() {
    let database = Database::create().await;
    let wrong = RowChange::insert(&ORDERS, key(id()), vec![("paid", Cell::Integer(1))]);
    let refused = Step {
        rows: vec![wrong],
        ..step(id(), 0, 1)
    };
    let error = database.store.append(refused).await.unwrap_err();
    assert!(matches!(
        &error,
        AppendError::Database(StoreError::InvalidStep(_))
    ));
    assert_eq!(
        error.to_string(),
        "the step cannot be stored: orders.paid takes Boolean; found Integer(1)"
    );
}

/// Many steps at once, so that they share statements.
async fn append_together(store: &Store, steps: Vec<Step>) -> Vec<Result<(), AppendError>> {
    let tasks: Vec<_> = steps
        .into_iter()
        .map(|step| {
            let store = store.clone();
            tokio::spawn(async move { store.append(step).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_stored_together_are_stored_each() {
    let database = database_with_orders().await;
    let streams: Vec<_> = (0..200).map(|_| id()).collect();
    let steps = streams
        .iter()
        .zip(0..)
        .map(|(&stream, number)| Step {
            rows: vec![numbered(stream, number)],
            ..step(stream, 0, 3)
        })
        .collect();
    for outcome in append_together(&database.store, steps).await {
        outcome.unwrap();
    }
    for stream in streams {
        assert_eq!(sequences(&database.store, stream).await, [1, 2, 3]);
    }
    assert_eq!(numbers(&database).await.len(), 200);
    let transactions: i64 = database
        .value("SELECT count(DISTINCT transaction_id) FROM events")
        .await;
    assert!(
        transactions < 100,
        "{transactions} transactions for 200 steps that came at once"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_step_to_blame_fails() {
    let database = database_with_orders().await;
    let taken = id();
    let first = Step {
        rows: vec![numbered(taken, 0)],
        ..step(taken, 0, 1)
    };
    database.store.append(first).await.unwrap();
    let good: Vec<_> = (0..60).map(|_| id()).collect();
    let mut steps: Vec<_> = good.iter().map(|&stream| step(stream, 0, 1)).collect();
    let late = steps.len();
    steps.insert(10, step(taken, 0, 1));
    steps.insert(
        20,
        Step {
            rows: vec![numbered(id(), 0)],
            ..step(id(), 0, 1)
        },
    );
    steps.insert(
        30,
        Step {
            events: vec![event("no JSON")],
            ..step(id(), 0, 0)
        },
    );
    steps.insert(
        40,
        Step {
            events: vec![event("\"\0\"")],
            ..step(id(), 0, 0)
        },
    );

    let outcomes = append_together(&database.store, steps).await;

    let failed: Vec<_> = outcomes
        .iter()
        .zip(0..)
        .filter_map(|(outcome, index)| Some((index, outcome.as_ref().err()?)))
        .collect();
    assert!(
        matches!(
            failed.as_slice(),
            [
                (10, AppendError::Conflict),
                (20, AppendError::Conflict),
                (30, AppendError::Database(StoreError::Database(_))),
                (40, AppendError::Database(StoreError::Database(_))),
            ]
        ),
        "{failed:?}"
    );
    for stream in good {
        assert_eq!(sequences(&database.store, stream).await, [1]);
    }
    assert_eq!(outcomes.len(), late + 4);
}

/// Appends as the mailbox of a server does: decides again after a conflict, until its own event is stored `count` times.
async fn add_events(store: Store, stream: Uuid, count: u32) {
    for _ in 0..count {
        loop {
            let last = store.load(stream, 0).await.unwrap().len() as u64;
            match store.append(step(stream, last, 1)).await {
                Ok(()) => break,
                Err(AppendError::Conflict) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_race_for_streams_lose_and_double_nothing() {
    let database = Database::create().await;
    let streams: Vec<_> = (0..8).map(|_| id()).collect();
    let mut tasks = Vec::new();
    for _ in 0..3 {
        let store = database.second_store().await;
        tasks.extend(
            streams
                .iter()
                .map(|&stream| tokio::spawn(add_events(store.clone(), stream, 10))),
        );
    }
    for task in tasks {
        task.await.unwrap();
    }
    let expected: Vec<u64> = (1..=30).collect();
    for stream in streams {
        assert_eq!(sequences(&database.store, stream).await, expected);
    }
}

#[tokio::test]
async fn a_lost_connection_is_made_again() {
    let database = Database::create().await;
    let stream = id();
    database.store.append(step(stream, 0, 1)).await.unwrap();
    database
        .run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await
        .unwrap();
    let mut sequence = 1;
    for _ in 0..5 {
        match database.store.append(step(stream, sequence, 1)).await {
            Ok(()) => sequence += 1,
            // It was in use within the last second, so it was not looked at before.
            Err(AppendError::Database(StoreError::OutcomeUnknown(_))) => {}
            Err(error) => panic!("{error}"),
        }
    }
    assert!(
        sequence > 1,
        "no step was stored after the connection broke"
    );
    assert_eq!(
        sequences(&database.store, stream).await.len() as u64,
        sequence
    );
}

#[tokio::test]
async fn a_database_that_is_not_there_is_named_unavailable() {
    let database = Database::create().await;
    let mut options = database.options();
    options.database = options.database.port(1);
    options.acquire_timeout = std::time::Duration::from_millis(200);
    assert!(matches!(
        Store::connect(&options).await,
        Err(StoreError::Unavailable(_))
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_dropped_still_stores_what_waits() {
    let database = Database::create().await;
    let store = database.second_store().await;
    let streams: Vec<_> = (0..100).map(|_| id()).collect();
    let mut answers = Vec::new();
    for &stream in &streams {
        let store = store.clone();
        answers.push(tokio::spawn(async move {
            store.append(step(stream, 0, 1)).await
        }));
    }
    drop(store);
    for answer in answers {
        answer.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_step_for_which_a_lock_leaves_no_time_is_not_refused_for_good() {
    let database = Database::create().await;
    let mut options = database.options();
    options.lock_timeout = Duration::from_millis(200);
    let store = Store::connect(&options).await.unwrap();
    store.append(step(id(), 0, 1)).await.unwrap();
    let mut long = database.begin().await;
    sqlx::query("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
        .execute(&mut *long)
        .await
        .unwrap();
    let stream = id();
    let refused = store.append(step(stream, 0, 1)).await;
    assert!(
        matches!(
            refused,
            Err(AppendError::Database(StoreError::Unavailable(_)))
        ),
        "{refused:?}"
    );
    long.rollback().await.unwrap();
    store.append(step(stream, 0, 1)).await.unwrap();
}
