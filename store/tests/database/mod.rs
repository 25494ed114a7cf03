//! A migrated database of its own for each test, on one PostgreSQL server for all.

#![allow(dead_code, reason = "each test program uses a part of it")]

use development::postgres::{
    Account, Cluster, Connection, Options, PostgresError, SharedCluster, USER, reachable_folder,
};
use jiff::Timestamp;
use sqlx::{Connection as _, PgConnection, PgPool, Postgres, Transaction};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};
use store::{Metadata, NewEvent, Pool, RowChange, Step, Store, StoreOptions};
use uuid::Uuid;

const PREFIX: &str = "store_test_";

static CLUSTER: LazyLock<SharedCluster> = LazyLock::new(|| {
    let preferred = Path::new(env!("CARGO_TARGET_TMPDIR")).join("store-postgres");
    let account = Account::choose().unwrap();
    let options = Options {
        max_connections: 300,
        ..Options::new(reachable_folder(&account, &preferred))
    };
    SharedCluster::join(options, drop_leftovers).unwrap()
});

fn drop_leftovers(connection: &Connection) -> Result<(), PostgresError> {
    let leftovers =
        format!("SELECT datname FROM pg_database WHERE starts_with(datname, '{PREFIX}')");
    for name in connection.execute("postgres", &leftovers)?.lines() {
        connection.execute("postgres", &format!("DROP DATABASE {name} WITH (FORCE)"))?;
    }
    Ok(())
}

/// A migrated database, dropped with this value.
pub(crate) struct Database {
    name: String,
    pub(crate) store: Store,
}

impl Database {
    pub(crate) async fn create() -> Self {
        let name = new_name();
        execute(&format!("CREATE DATABASE {name}"));
        let store = Store::connect(&options(&name)).await.unwrap();
        store.migrate().await.unwrap();
        Self { name, store }
    }

    /// A database that a dump fills, brought up to date.
    pub(crate) async fn restore(dump: &Path) -> Self {
        let name = new_name();
        let connection = CLUSTER.connection();
        connection.create_database(&name).unwrap();
        connection.execute_file(&name, dump).unwrap();
        let store = Store::connect(&options(&name)).await.unwrap();
        store.migrate().await.unwrap();
        Self { name, store }
    }

    /// As another server would connect to it.
    pub(crate) async fn second_store(&self) -> Store {
        Store::connect(&self.options()).await.unwrap()
    }

    pub(crate) fn options(&self) -> StoreOptions {
        options(&self.name)
    }

    /// For clients other than the store.
    pub(crate) fn url(&self) -> String {
        url(&self.name)
    }

    /// A connection of its own.
    pub(crate) async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.url()).await.unwrap()
    }

    /// A transaction on a connection of its own.
    pub(crate) async fn begin(&self) -> Transaction<'static, Postgres> {
        PgPool::connect(&self.url())
            .await
            .unwrap()
            .begin()
            .await
            .unwrap()
    }

    pub(crate) fn pool(&self) -> &Pool {
        self.store.pool()
    }

    /// Runs SQL that has no result.
    pub(crate) async fn run(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(sql).execute(self.pool()).await.map(drop)
    }

    /// The only column of the only row.
    pub(crate) async fn value<T>(&self, sql: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(sql)
            .fetch_one(self.pool())
            .await
            .unwrap()
    }
}

/// A name that no other database of the tests has.
fn new_name() -> String {
    static CREATED: AtomicU32 = AtomicU32::new(0);
    let number = CREATED.fetch_add(1, Ordering::Relaxed);
    format!("{PREFIX}{}_{number}", process::id())
}

/// A copy of a database on a server of its own, which is stopped with this value.
pub(crate) struct Restored {
    pub(crate) store: Store,
    // Fields are dropped in their order: the server ends before its files go.
    _cluster: Cluster,
    _folder: Folder,
}

/// A folder that is removed with this value.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left is removed with the folder of all builds.
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Database {
    /// What `pg_dump` reads, restored into a fresh server and opened as after an upgrade.
    pub(crate) async fn restored_in_a_fresh_server(&self) -> Restored {
        let preferred = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&self.name);
        let folder = Folder(reachable_folder(&Account::choose().unwrap(), &preferred));
        let cluster = Cluster::start(Options::new(&folder.0)).unwrap();
        let fresh = cluster.connection();
        fresh.create_database("copy").unwrap();
        let url = url_of(fresh, "copy");
        dump_and_restore(cluster.binaries().folder(), &self.url(), &url);
        let store = Store::connect(&StoreOptions::new(url.parse().unwrap())).await;
        let store = store.unwrap();
        store.migrate().await.unwrap();
        Restored {
            store,
            _cluster: cluster,
            _folder: folder,
        }
    }
}

fn dump_and_restore(programs: &Path, from: &str, to: &str) {
    let dump = programs.join("pg_dump");
    assert!(
        dump.is_file(),
        "{} is missing; mend it with: sudo apt-get install -y postgresql-client",
        dump.display()
    );
    let mut dumping = Command::new(dump)
        .args(["--no-owner", from])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let restored = Command::new(programs.join("psql"))
        .args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", to])
        .stdin(dumping.stdout.take().unwrap())
        .stdout(Stdio::null())
        .status();
    assert!(dumping.wait().unwrap().success(), "pg_dump failed");
    assert!(restored.unwrap().success(), "psql failed");
}

impl Drop for Database {
    fn drop(&mut self) {
        execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

fn execute(sql: &str) {
    CLUSTER.connection().execute("postgres", sql).unwrap();
}

fn options(database: &str) -> StoreOptions {
    StoreOptions::new(url(database).parse().unwrap())
}

fn url(database: &str) -> String {
    url_of(CLUSTER.connection(), database)
}

fn url_of(connection: &Connection, database: &str) -> String {
    let Connection { port, password, .. } = connection;
    let host = Connection::HOST;
    format!("postgres://{USER}:{password}@{host}:{port}/{database}")
}

/// Ids that differ.
pub(crate) fn id() -> Uuid {
    static LAST: AtomicU32 = AtomicU32::new(0);
    Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)) + 1)
}

/// Noon of a day, so many seconds later.
pub(crate) fn noon(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_767_268_800 + seconds).unwrap()
}

/// A step of `count` events and no rows.
pub(crate) fn step(stream: Uuid, expected: u64, count: usize) -> Step {
    Step {
        stream,
        expected,
        recorded_at: noon(0),
        metadata: Metadata {
            actor: "alice".to_owned(),
            ..Metadata::default()
        },
        events: vec![event("{}"); count],
        carries_out: Vec::new(),
        assumed: store::suspension::Assumed::Nothing,
        rows: Vec::new(),
    }
}

/// Stores an event with a change of a row.
pub(crate) async fn store(database: &Database, stream: Uuid, expected: u64, row: RowChange) {
    let storing = Step {
        rows: vec![row],
        ..step(stream, expected, 1)
    };
    database.store.append(storing).await.unwrap();
}

pub(crate) fn event(payload: &str) -> NewEvent {
    NewEvent {
        kind: "OrderPlaced",
        version: 1,
        element: None,
        payload: payload.to_owned(),
    }
}
