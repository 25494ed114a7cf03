//! A database that is away, silent, or short of something.

use crate::{
    BINARY,
    load::{Load, Pace, Servers},
};
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;
use testkit::{PostgresServer, Server, SmallDisk};
use tokio::time::{Instant, sleep, sleep_until};

/// How soon a server must serve again once its database does.
const RECOVERY: Duration = Duration::from_secs(10);
/// How soon a server must notice that its database is away, and say so.
const NOTICE: Duration = Duration::from_secs(10);
/// The longest time that a request may take, whatever the database does.
const LONGEST_REQUEST: Duration = Duration::from_secs(16);

/// Waits until the server refuses what it is asked for.
async fn refusals_begin(load: &Load) {
    let (begun, before) = (Instant::now(), load.refusals());
    while load.refusals() == before {
        assert!(begun.elapsed() < NOTICE, "nothing is refused");
        sleep(Duration::from_millis(5)).await;
    }
    println!("refused after {:?}", begun.elapsed());
}

/// The server serves again in time.
async fn recovers(load: &Load, server: &Server) {
    let begun = Instant::now();
    load.go_on(20).await;
    while !server.is_ready().await.unwrap() {
        sleep(Duration::from_millis(5)).await;
    }
    let slowest = load.slowest();
    println!(
        "recovered in {:?}, the slowest request took {slowest:?}",
        begun.elapsed()
    );
    assert!(begun.elapsed() < RECOVERY, "{:?}", begun.elapsed());
    assert!(slowest < LONGEST_REQUEST, "{slowest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_crashes_is_reported_and_used_again() {
    let mut postgres = PostgresServer::start(BINARY).unwrap();
    let server = Server::builder(BINARY)
        .postgres(&postgres)
        .start()
        .await
        .unwrap();
    let load = Load::begin(&[&server], Servers::Stay, Pace::Embedded).await;
    for _ in 0..2 {
        load.go_on(20).await;
        postgres.crash().unwrap();
        refusals_begin(&load).await;
        assert!(!server.is_ready().await.unwrap());
        postgres.restart().unwrap();
        recovers(&load, &server).await;
    }
    load.end(&server).await;
}

async fn a_database_freezes_for(time: Duration) {
    let postgres = PostgresServer::start(BINARY).unwrap();
    // Fewer connections than clients: who finds none that is free is not to wait for ever.
    let server = Server::builder(BINARY)
        .postgres(&postgres)
        .variable("DB_MAX_CONNS", "4");
    let server = server.start().await.unwrap();
    let load = Load::begin(&[&server], Servers::Stay, Pace::Embedded).await;
    load.go_on(20).await;
    postgres.freeze().unwrap();
    let thawed = Instant::now() + time;
    refusals_begin(&load).await;
    assert!(!server.is_ready().await.unwrap());
    sleep_until(thawed).await;
    postgres.thaw().unwrap();
    recovers(&load, &server).await;
    load.end(&server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_silent_is_reported_and_used_again() {
    // Longer than any request may take.
    a_database_freezes_for(LONGEST_REQUEST + Duration::from_secs(2)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: more than a minute"]
async fn a_database_that_is_silent_for_a_minute_is_reported_and_used_again() {
    a_database_freezes_for(Duration::from_mins(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_whose_connections_others_have_is_reported_and_used_again() {
    let connections = [
        ("max_connections", "20"),
        ("superuser_reserved_connections", "0"),
    ];
    let postgres = PostgresServer::configured(BINARY, &connections).unwrap();
    let server = Server::builder(BINARY)
        .postgres(&postgres)
        .start()
        .await
        .unwrap();
    let load = Load::begin(&[&server], Servers::Stay, Pace::Embedded).await;
    load.go_on(20).await;
    let others = take_all_connections(&server).await;
    refusals_begin(&load).await;
    drop(others);
    recovers(&load, &server).await;
    load.end(&server).await;
}

/// All connections that a database takes, so that the server has none.
async fn take_all_connections(server: &Server) -> Vec<PgConnection> {
    const END_THE_SERVERS: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'quantumbpm%'";
    let mut taken = Vec::new();
    loop {
        if let Ok(connection) = PgConnection::connect(&server.database.url()).await {
            taken.push(connection);
            continue;
        }
        let first = taken.first_mut().unwrap();
        let ended: i64 = sqlx::query_scalar(END_THE_SERVERS)
            .fetch_one(first)
            .await
            .unwrap();
        if ended == 0 {
            return taken;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_is_reported_and_used_again_when_it_has_room() {
    // The log of changes takes 32 MB of it, an empty cluster and its database as much.
    let disk = SmallDisk::mount(BINARY, 160).unwrap();
    let small_log = [("min_wal_size", "32MB"), ("max_wal_size", "32MB")];
    let mut postgres = PostgresServer::below(disk.folder(), &small_log).unwrap();
    let server = Server::builder(BINARY)
        .postgres(&postgres)
        .start()
        .await
        .unwrap();
    let load = Load::begin(&[&server], Servers::Stay, Pace::Embedded).await;
    load.go_on(20).await;
    let before = load.refusals();
    while load.refusals() == before {
        disk.fill().unwrap();
        sleep(Duration::from_millis(50)).await;
    }
    sleep(Duration::from_secs(2)).await;
    disk.make_room().unwrap();
    if server.database.execute("SELECT 1").is_err() {
        // A database that cannot write its log ends, and waits to be started by who made room for it.
        postgres.restart().unwrap();
    }
    recovers(&load, &server).await;
    load.end(&server).await;
}
