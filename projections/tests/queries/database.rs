//! A database for each test, all in one PostgreSQL server that this test program starts or joins.

use development::postgres::{Account, Connection, Options, SharedCluster, USER, reachable_folder};
use std::{
    path::Path,
    process,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};
use store::{Store, StoreOptions};

static CLUSTER: OnceLock<SharedCluster> = OnceLock::new();

fn cluster() -> &'static SharedCluster {
    CLUSTER.get_or_init(|| {
        let account = Account::choose().unwrap();
        let folder = reachable_folder(
            &account,
            &Path::new(env!("CARGO_TARGET_TMPDIR")).join("projections"),
        );
        SharedCluster::join(Options::new(folder), drop_leftovers).unwrap()
    })
}

/// Tests leave their databases behind, for whoever wants to look.
fn drop_leftovers(connection: &Connection) -> Result<(), development::postgres::PostgresError> {
    let names = connection.execute(
        "postgres",
        "SELECT datname FROM pg_database WHERE starts_with(datname, 'projections_')",
    )?;
    for name in names.lines() {
        connection.execute("postgres", &format!("DROP DATABASE {name}"))?;
    }
    Ok(())
}

/// How many connections for queries a test has that says nothing else.
const CONNECTIONS: u32 = 4;

/// A store on a new, migrated database.
pub(crate) async fn new_store() -> Store {
    new_store_with(CONNECTIONS).await
}

/// A store on a new, migrated database, with so many connections for queries.
pub(crate) async fn new_store_with(connections: u32) -> Store {
    static CREATED: AtomicU32 = AtomicU32::new(0);
    let number = CREATED.fetch_add(1, Ordering::Relaxed);
    let name = format!("projections_{}_{number}", process::id());
    cluster().connection().create_database(&name).unwrap();
    migrated(&name, connections).await
}

/// A store on a database that the tests of this run share.
pub(crate) async fn shared_store() -> Store {
    static NAME: OnceLock<String> = OnceLock::new();
    let name = NAME.get_or_init(|| {
        let name = format!("projections_{}_shared", process::id());
        cluster().connection().create_database(&name).unwrap();
        name
    });
    migrated(name, CONNECTIONS).await
}

async fn migrated(database: &str, connections: u32) -> Store {
    let connection = cluster().connection();
    let database = sqlx::postgres::PgConnectOptions::new()
        .host(Connection::HOST)
        .port(connection.port)
        .username(USER)
        .password(&connection.password)
        .database(database);
    let options = StoreOptions {
        connections,
        ..StoreOptions::new(database)
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    store
}
