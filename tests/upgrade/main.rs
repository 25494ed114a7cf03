//! Databases of earlier releases, opened by this program: what they hold goes on to its end.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod carrying_on;
mod population;

use carrying_on::Continued;
use std::{env, fs, process::Command};
use testkit::{Database, Server};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
const DUMPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrade");

/// Names the file that a dump of this release's population is written to.
const WRITE_DUMP: &str = "QUANTUMBPM_WRITE_DUMP";

#[tokio::test(flavor = "multi_thread")]
async fn databases_of_earlier_releases_go_on_to_their_end() {
    let entries = fs::read_dir(DUMPS)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let dumps: Vec<_> = entries
        .map(|folder| folder.join("dump.sql"))
        .filter(|dump| dump.is_file())
        .collect();
    assert!(!dumps.is_empty(), "no dump in {DUMPS}");
    for dump in dumps {
        println!("{}", dump.display());
        let server = Server::builder(BINARY)
            .restoring(&dump)
            .start()
            .await
            .unwrap();
        goes_on(&server).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_this_release_goes_on_to_its_end() {
    let mut server = Server::start(BINARY).await.unwrap();
    population::populate(&server).await;
    server.kill().unwrap();
    if let Some(file) = env::var_os(WRITE_DUMP) {
        let dump = server
            .database
            .connection()
            .dump(server.database.name())
            .unwrap();
        fs::write(file, dump).unwrap();
    }
    server.restart().await.unwrap();
    goes_on(&server).await;
}

/// Everything in the server's database is as its events say, before and after all that runs has come to its end.
async fn goes_on(server: &Server) {
    verify(&server.database);
    let continued = Continued::find(server).await;
    continued.carry_on().await;
    verify(&server.database);
}

fn verify(database: &Database) {
    let verified = Command::new(BINARY)
        .args(["events", "verify"])
        .env_clear()
        .envs(database.variables())
        .output()
        .unwrap();
    assert!(verified.status.success(), "{verified:?}");
}
