//! Databases of earlier releases, opened by this program: what they hold is what it was, and goes on to its end.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod answers;
mod carrying_on;
mod everything;
mod population;

use answers::Answers;
use carrying_on::Continued;
use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;
use testkit::{Server, TemporalServer};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
const DUMPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrade");

/// Names the folder that a dump of this release's populations is written to.
const WRITE_DUMP: &str = "QUANTUMBPM_WRITE_DUMP";

/// The folder of each dump.
fn dumps() -> Vec<PathBuf> {
    let entries = fs::read_dir(DUMPS).unwrap();
    let folders = entries.map(|entry| entry.unwrap().path());
    let dumps: Vec<_> = folders
        .filter(|folder| folder.join("dump.sql").is_file())
        .collect();
    assert!(!dumps.is_empty(), "no dump in {DUMPS}");
    dumps
}

#[tokio::test(flavor = "multi_thread")]
async fn databases_of_earlier_releases_go_on_to_their_end() {
    for dump in dumps() {
        println!("{}", dump.display());
        let copy = as_if_made_now(&dump);
        let server = Server::builder(BINARY).restoring(copy.path());
        goes_on(&server.start().await.unwrap(), Some(&dump)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporal_server_carries_databases_of_earlier_releases_to_their_end() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    for dump in dumps() {
        println!("{}", dump.display());
        let copy = as_if_made_now(&dump);
        let server = Server::builder(BINARY)
            .temporal(&temporal)
            .restoring(copy.path());
        goes_on(&server.start().await.unwrap(), Some(&dump)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_this_release_goes_on_to_its_end() {
    let mut server = Server::start(BINARY).await.unwrap();
    population::populate(&server).await;
    server.kill().unwrap();
    write_dump(&server, "some");
    server.restart().await.unwrap();
    goes_on(&server, None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_with_everything_of_this_release_goes_on_to_its_end() {
    let mut server = Server::start(BINARY).await.unwrap();
    everything::populate(&server).await;
    let continued = Continued::find(&server).await;
    let answers = Answers::of(continued.project()).await;
    server.kill().unwrap();
    if let Some(folder) = write_dump(&server, "everything") {
        answers.write(&folder.join("answers.json"));
    }
    server.restart().await.unwrap();
    answers.assert_still_given(continued.project()).await;
    continued.finds_what_was_kept().await;
    goes_on(&server, None).await;
}

/// Writes a dump if that is asked for; where to.
fn write_dump(server: &Server, population: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os(WRITE_DUMP)?).join(population);
    fs::create_dir_all(&folder).unwrap();
    let database = server.database.name();
    let dump = server.database.connection().dump(database).unwrap();
    fs::write(folder.join("dump.sql"), dump).unwrap();
    Some(folder)
}

/// A copy of a dump. The answers to requests are kept for a day, and the dump is older.
fn as_if_made_now(dump: &Path) -> NamedTempFile {
    let text = fs::read_to_string(dump.join("dump.sql")).unwrap();
    let mut copy = tempfile::Builder::new().suffix(".sql").tempfile().unwrap();
    copy.write_all(text.as_bytes()).unwrap();
    copy.write_all(b"\nUPDATE public.requests SET created_at = now();\n")
        .unwrap();
    copy
}

/// Everything in the server's database is as its events say and as it was when the dump was made, and everything that runs comes
/// to its end.
async fn goes_on(server: &Server, dump: Option<&Path>) {
    server.database.verify(BINARY).unwrap();
    let answers = dump.map(|dump| dump.join("answers.json"));
    if let Some(answers) = answers.filter(|file| file.is_file()) {
        let answers = Answers::read(&answers);
        let restored = Continued::find(server).await;
        answers.assert_still_given(restored.project()).await;
        restored.finds_what_was_kept().await;
    }
    Continued::find(server).await.carry_on().await;
    server.database.verify(BINARY).unwrap();
}
