//! Connections are shared by queries, one after the other, and what went wrong on one is of no concern to the next.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::Database;
use std::time::Duration;
use store::{Connections, Pool, Store, StoreOptions};
use tokio::time::{Instant, sleep, timeout};

/// A store with one connection for queries.
async fn with_one_connection(database: &Database) -> Store {
    let options = StoreOptions {
        connections: 1,
        acquire_timeout: Duration::from_millis(300),
        ..database.options()
    };
    Store::connect(&options).await.unwrap()
}

async fn backend(pool: &Pool) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar("SELECT pg_backend_pid()")
        .fetch_one(pool)
        .await
}

async fn answer(pool: &Pool) -> i32 {
    sqlx::query_scalar("SELECT 2")
        .fetch_one(pool)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_connection_serves_one_query_after_the_other() {
    let database = Database::create().await;
    let store = with_one_connection(&database).await;
    let pool = store.pool();
    let first = backend(pool).await.unwrap();
    assert_eq!(backend(pool).await.unwrap(), first);
    let expected = Connections { idle: 1, used: 0 };
    assert_eq!(pool.connections(), expected);
}

#[tokio::test]
async fn who_finds_no_free_connection_waits_for_a_limited_time() {
    let database = Database::create().await;
    let store = with_one_connection(&database).await;
    let pool = store.pool().clone();
    let long = tokio::spawn(async move {
        sqlx::query("SELECT pg_sleep(1)")
            .execute(&pool)
            .await
            .unwrap();
    });
    sleep(Duration::from_millis(100)).await;
    let begun = Instant::now();
    let refused = backend(store.pool()).await.unwrap_err();
    assert!(matches!(refused, sqlx::Error::PoolTimedOut), "{refused}");
    assert!(begun.elapsed() < Duration::from_millis(800));
    long.await.unwrap();
    backend(store.pool()).await.unwrap();
}

#[tokio::test]
async fn the_answer_to_a_query_that_was_dropped_is_not_taken_for_another() {
    let database = Database::create().await;
    let store = with_one_connection(&database).await;
    let pool = store.pool();
    let dropped = sqlx::query("SELECT 1 FROM pg_sleep(0.2)").fetch_all(pool);
    assert!(timeout(Duration::from_millis(50), dropped).await.is_err());
    assert_eq!(answer(pool).await, 2);
}

#[tokio::test]
async fn a_statement_that_is_refused_leaves_its_connection_usable() {
    let database = Database::create().await;
    let store = with_one_connection(&database).await;
    let pool = store.pool();
    let before = backend(pool).await.unwrap();
    let refused = sqlx::query("SELECT 1 / 0").fetch_all(pool).await;
    assert!(matches!(refused, Err(sqlx::Error::Database(_))));
    assert_eq!(backend(pool).await.unwrap(), before);
}

#[tokio::test]
async fn a_connection_that_broke_is_replaced() {
    let database = Database::create().await;
    let store = with_one_connection(&database).await;
    let pool = store.pool();
    let end = async || {
        let backend = backend(pool).await.unwrap();
        sqlx::query("SELECT pg_terminate_backend($1, 5000)")
            .bind(backend)
            .execute(&mut database.connect().await)
            .await
            .unwrap();
    };
    end().await;
    // Right after its last use it is not asked whether it lives: the statement finds out, and the next is right again.
    backend(pool).await.unwrap_err();
    assert_eq!(answer(pool).await, 2);
    end().await;
    sleep(Duration::from_millis(1100)).await;
    assert_eq!(answer(pool).await, 2);
}

/// The rows of a result are counted by where their columns lie in what the server sent.
#[tokio::test]
async fn a_result_is_given_up_once_its_rows_are_larger_than_its_bound() {
    let database = Database::create().await;
    let store = with_one_connection(&database).await;
    // 100 rows of 1,000 bytes of text, a number and what stands before each, with nulls at both ends and between.
    let rows = "SELECT null::text, n, repeat('x', 600), null::text, repeat('y', 400), null::int FROM generate_series(1, 100) AS n";
    for (bound, fits) in [(100 * 1000, false), (100 * 1020, true)] {
        let result = sqlx::query(rows)
            .fetch_all(&store.pool().bounded(bound))
            .await;
        assert_eq!(result.is_ok(), fits, "{bound}");
    }
    let nothing = sqlx::query("SELECT null::text FROM generate_series(1, 100)")
        .fetch_all(&store.pool().bounded(0))
        .await;
    assert_eq!(nothing.unwrap().len(), 100);
    let one_of_any_length = sqlx::query("SELECT repeat('x', 1000)")
        .fetch_all(&store.pool().bounded(1))
        .await;
    assert_eq!(one_of_any_length.unwrap().len(), 1);
}
