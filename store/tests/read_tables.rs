//! What a connection's steps write is known to others for as long as it lives.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, step};
use std::{num::NonZero, time::Duration};
use store::{
    AppendError, Store, StoreError,
    read_tables::{self, ReadTableVersion},
};
use tokio::time::sleep;

const FIRST: ReadTableVersion = ReadTableVersion {
    name: "orders",
    version: 1,
};
const SECOND: ReadTableVersion = ReadTableVersion {
    name: "orders",
    version: 2,
};

/// A database in which lists read the first version of one table.
async fn database_with_orders() -> Database {
    let database = Database::create().await;
    database
        .run(
            "DELETE FROM read_tables;
            INSERT INTO read_tables (name, version, is_current) VALUES ('orders', 1, true), ('orders', 2, false)",
        )
        .await
        .unwrap();
    database
}

/// A store with one connection for steps, which write these.
async fn store(database: &Database, written: &[ReadTableVersion]) -> Store {
    let mut options = database.options();
    options.writers = NonZero::<u32>::MIN;
    options.read_tables = written.into();
    Store::connect(&options).await.unwrap()
}

async fn writers_without_second(database: &Database) -> usize {
    let writers = read_tables::writers_without(database.pool(), "orders", 2).await;
    writers.unwrap().len()
}

#[tokio::test]
async fn who_stores_steps_without_a_version_is_seen_until_its_connection_ends() {
    let database = database_with_orders().await;
    let (both, first) = (
        store(&database, &[FIRST, SECOND]).await,
        store(&database, &[FIRST]).await,
    );
    assert_eq!(writers_without_second(&database).await, 0);
    both.append(step(id(), 0, 1)).await.unwrap();
    assert_eq!(writers_without_second(&database).await, 0);
    first.append(step(id(), 0, 1)).await.unwrap();
    assert_eq!(writers_without_second(&database).await, 1);
    drop(first);
    for _ in 0..500 {
        if writers_without_second(&database).await == 0 {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("the lock outlives the connection");
}

#[tokio::test]
async fn who_does_not_write_what_lists_read_stores_nothing() {
    let database = database_with_orders().await;
    database
        .run("UPDATE read_tables SET is_current = false; UPDATE read_tables SET is_current = true WHERE version = 2")
        .await
        .unwrap();
    let first = store(&database, &[FIRST]).await;
    let refused = first.append(step(id(), 0, 1)).await.unwrap_err();
    assert!(
        matches!(
            &refused,
            AppendError::Database(StoreError::Outdated(reason)) if reason.current == 2
        ),
        "{refused:?}"
    );
    assert_eq!(
        database.value::<i64>("SELECT count(*) FROM events").await,
        0
    );
    let both = store(&database, &[FIRST, SECOND]).await;
    both.append(step(id(), 0, 1)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_begins_to_store_steps_while_the_gate_is_closed() {
    let database = database_with_orders().await;
    let mut transaction = database.begin().await;
    read_tables::close_gate(&mut transaction).await.unwrap();
    let first = store(&database, &[FIRST]).await;
    let appended = tokio::spawn(async move { first.append(step(id(), 0, 1)).await });
    sleep(Duration::from_millis(200)).await;
    assert!(!appended.is_finished());
    sqlx::raw_sql(
        "UPDATE read_tables SET is_current = false; UPDATE read_tables SET is_current = true WHERE version = 2",
    )
    .execute(&mut *transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
    assert!(matches!(
        appended.await.unwrap(),
        Err(AppendError::Database(StoreError::Outdated(_)))
    ));
}
