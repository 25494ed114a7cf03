//! A table gets a new shape while servers of the release before still run.

use crate::{
    load,
    replica::{self, Replica},
};
use domain::instance::{
    event::{InstanceEvent, InstanceStarted},
    state::InstanceState,
};
use projections::{
    Projection, ReadTable, ReadTables, Recorded,
    rebuild::{self, Progress},
};
use serde_json::json;
use std::{sync::Arc, time::Duration};
use store::{Cell, Column, Kind, Owner, RowChange, Store, StoreOptions, Table};
use testkit::{Client, Role, Server, TestkitError};
use tokio::time::{Instant, sleep};

/// What a migration of the next release would do. For as long as both versions are written, lists read the view, which is one
/// table or the other.
const MIGRATION: &str = "
    CREATE TABLE incidents_2 (
        id uuid PRIMARY KEY, instance_id uuid NOT NULL, process_id text NOT NULL, raised_at timestamptz NOT NULL,
        resolved_at timestamptz, resolved_by text, sequence bigint NOT NULL
    );
    CREATE INDEX incidents_2_instance ON incidents_2 (instance_id);
    INSERT INTO read_tables (name, version, is_current) VALUES ('incidents', 2, false);
    CREATE VIEW read_incidents AS
        SELECT 1 AS version, id, process_id, resolved_by FROM incidents
        WHERE EXISTS (SELECT FROM read_tables WHERE name = 'incidents' AND version = 1 AND is_current)
        UNION ALL
        SELECT 2, id, process_id, resolved_by FROM incidents_2
        WHERE EXISTS (SELECT FROM read_tables WHERE name = 'incidents' AND version = 2 AND is_current);";

static INCIDENTS_2: Table = Table {
    name: "incidents_2",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("instance_id", Kind::Uuid),
        Column::new("process_id", Kind::Text),
        Column::new("raised_at", Kind::Time),
        Column::new("resolved_at", Kind::Time),
        Column::new("resolved_by", Kind::Text),
        Column::new("sequence", Kind::Integer),
    ],
};

static SECOND_VERSION: ReadTable = ReadTable {
    name: "incidents",
    version: 2,
    table: &INCIDENTS_2,
    owner: Owner::Stream("instance_id"),
    projection: Projection::Instance(project),
};

fn project(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let Some(started) = &before.started else {
        return;
    };
    let sequence = Cell::Integer(i64::try_from(recorded.sequence).unwrap());
    match recorded.event {
        InstanceEvent::IncidentRaised(raised) => {
            let InstanceStarted { process_id, .. } = started.as_ref();
            rows.push(RowChange::create(
                &INCIDENTS_2,
                vec![Cell::Uuid(raised.incident.0)],
                vec![
                    ("instance_id", Cell::Uuid(recorded.stream)),
                    ("process_id", Cell::Text(process_id.to_string())),
                    ("raised_at", Cell::Time(recorded.recorded_at)),
                    ("sequence", sequence),
                ],
            ));
        }
        InstanceEvent::IncidentResolved { incident, .. } => rows.push(RowChange::update(
            &INCIDENTS_2,
            vec![Cell::Uuid(incident.0)],
            vec![
                ("resolved_at", Cell::Time(recorded.recorded_at)),
                ("resolved_by", Cell::Text(recorded.actor.to_owned())),
                ("sequence", sequence),
            ],
        )),
        _ => {}
    }
}

fn of_the_next_release() -> ReadTables {
    ReadTables::of_this_program().with(&SECOND_VERSION)
}

/// Starts an instance that has an incident.
async fn fail(client: &Client, process_version: &str) -> String {
    load::start(client, process_version, json!({ "amount": 0 })).await
}

/// The rows that are not the same in both versions.
const DIFFERENT: &str = "SELECT id FROM incidents AS first FULL JOIN incidents_2 AS second USING (id)
    WHERE (first.instance_id, first.process_id, first.raised_at, first.resolved_at, first.resolved_by, first.sequence)
    IS DISTINCT FROM
    (second.instance_id, second.process_id, second.raised_at, second.resolved_at, second.resolved_by, second.sequence)";

/// What a server that is the only one calls itself in the database.
fn name_in_database(server: &Server) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let names = format!(
        "SELECT DISTINCT application_name FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'quantumbpm {version} %'"
    );
    let name = server.database.execute(&names).unwrap();
    assert_eq!(name.lines().count(), 1, "{name}");
    name
}

/// What `projections status` tells of the version that is to become current.
fn second_version(server: &Server) -> serde_json::Value {
    let status = replica::status(server);
    let tables = status["tables"].as_array().unwrap();
    let second = tables.iter().find(|table| table["version"] == 2);
    second.unwrap().clone()
}

/// Of the version that is to become current, and of those that are.
fn who_blocks_and_how_far_it_is(server: &Server, name: &str) {
    let second = second_version(server);
    assert_eq!(second["state"], "coming");
    let connections = format!(
        "SELECT pid FROM pg_stat_activity WHERE application_name = '{name}' AND datname = current_database()"
    );
    let connections = server.database.execute(&connections).unwrap();
    let blockers = second["blockedBy"].as_array().unwrap();
    assert!(!blockers.is_empty());
    for blocker in blockers {
        let pid = blocker["pid"].to_string();
        assert_eq!(blocker["program"], name);
        assert!(connections.lines().any(|connection| connection == pid));
        assert_eq!(blocker["address"], "127.0.0.1");
    }

    let output = replica::projections(server, &["status"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let words = |begin: &str| -> Vec<String> {
        let line = text.lines().find(|line| line.starts_with(begin));
        let line = line.unwrap_or_else(|| panic!("{begin} in {text}"));
        line.split_whitespace().map(str::to_owned).collect()
    };
    assert_eq!(words("READ TABLE")[2..5], ["VERSION", "STATE", "LAG"]);
    assert_eq!(words("instances ")[1..4], ["1", "current", "0"]);
    let blocked = format!("incidents 2 is blocked by {name}");
    assert!(text.contains(&blocked), "{text}");
    let rebuild = words("rebuild: waiting to switch, ").join(" ");
    assert!(rebuild.contains("events (100 %), "), "{rebuild}");
}

/// A transaction, anywhere, keeps the rebuild from seeing what is stored after it began.
async fn lag_grows_while_a_transaction_hides_events(
    server: &Server,
    client: &Client,
    process_version: &str,
) {
    let database = sqlx::PgPool::connect(&server.database.url()).await.unwrap();
    let mut long = database.begin().await.unwrap();
    let holder: i32 = sqlx::query_scalar("SELECT pg_backend_pid() FROM pg_current_xact_id()")
        .fetch_one(&mut *long)
        .await
        .unwrap();
    let events = async || -> i64 {
        let count = sqlx::query_scalar("SELECT count(*) FROM events");
        count.fetch_one(&database).await.unwrap()
    };
    let before = events().await;
    for _ in 0..5 {
        fail(client, process_version).await;
    }
    let hidden = events().await - before;
    sleep(Duration::from_secs(2)).await;
    let lag = second_version(server)["lag"].as_i64().unwrap();
    assert!(lag >= hidden, "{lag} of {hidden} hidden events");
    let deadline = Instant::now() + Duration::from_secs(30);
    // An older one, of whatever else uses the same PostgreSQL, is named before it.
    while replica::status(server)["heldUpBy"]["pid"] != holder {
        assert!(Instant::now() < deadline, "{}", replica::status(server));
        sleep(Duration::from_millis(100)).await;
    }
    long.rollback().await.unwrap();
    let deadline = Instant::now() + Duration::from_secs(30);
    while second_version(server)["lag"] != 0 {
        assert!(Instant::now() < deadline, "{}", second_version(server));
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_version_becomes_current_when_the_release_before_is_gone() {
    let mut previous = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let project = previous.create_project("Incidents").await.unwrap();
    let old = previous.client(&project, Role::Editor).unwrap();
    let process_version = load::deploy_failing(&old).await;
    let name = name_in_database(&previous);
    let (resolved_early, resolved_late) = (
        fail(&old, &process_version).await,
        fail(&old, &process_version).await,
    );
    load::resolve(&old, &resolved_early).await;

    previous.database.execute(MIGRATION).unwrap();
    let events = previous.database.execute("SELECT count(*) FROM events");
    let lag = second_version(&previous)["lag"].to_string();
    assert_eq!(lag, events.unwrap(), "nothing has filled it yet");
    let next = Replica::start(&previous, of_the_next_release()).await;
    let new = old.at(&next.url);
    let through_both = fail(&new, &process_version).await;

    let options = StoreOptions::new(previous.database.url().parse().unwrap());
    let store = Store::connect(&options).await.unwrap();
    let progress: Arc<Progress> = Arc::default();
    let rebuilding = tokio::spawn({
        let (store, progress) = (store.clone(), Arc::clone(&progress));
        async move { rebuild::run(&store, of_the_next_release(), progress).await }
    });
    let waits_for = loop {
        if let Some(waits_for) = progress.stage().waits_for {
            break waits_for;
        }
        sleep(Duration::from_millis(10)).await;
    };
    assert!(
        waits_for.starts_with("these to stop, which do not write the new version: ")
            && waits_for.contains(&name),
        "{waits_for}"
    );
    while replica::status(&previous)["rebuild"]["phase"] != "waiting to switch" {
        sleep(Duration::from_millis(50)).await;
    }
    who_blocks_and_how_far_it_is(&previous, &name);
    lag_grows_while_a_transaction_hides_events(&previous, &new, &process_version).await;
    let reading = || {
        previous
            .database
            .execute("SELECT DISTINCT version FROM read_incidents")
    };
    assert_eq!(reading().unwrap().trim(), "1");

    // Both go on: what the release before does is caught up with.
    load::resolve(&old, &through_both).await;
    load::resolve(&new, &resolved_late).await;
    for number in 0..20 {
        let (first, then) = if number % 2 == 0 {
            (&old, &new)
        } else {
            (&new, &old)
        };
        let instance = fail(first, &process_version).await;
        if number % 3 == 0 {
            load::resolve(then, &instance).await;
        }
    }
    assert!(!rebuilding.is_finished());
    previous.terminate().await.unwrap();
    let report = rebuilding.await.unwrap().unwrap();
    assert_eq!(report.switched, [("incidents", 2)]);
    assert_eq!(
        previous
            .database
            .execute("SELECT DISTINCT version FROM read_incidents")
            .unwrap()
            .trim(),
        "2"
    );
    assert_eq!(previous.database.execute(DIFFERENT).unwrap().trim(), "");
    let counted = previous
        .database
        .execute("SELECT count(*) FROM read_incidents");
    assert_eq!(counted.unwrap().trim(), "28");

    // The new one goes on as before; the release before must not come back.
    let instance = fail(&new, &process_version).await;
    load::resolve(&new, &instance).await;
    assert_eq!(previous.database.execute(DIFFERENT).unwrap().trim(), "");
    match previous.restart().await {
        Err(TestkitError::Ended { log, .. }) => {
            assert!(log.contains("lists read version 2 of incidents"), "{log}");
        }
        other => panic!("expected it to end at once, found {other:?}"),
    }
    let status = replica::projections(&previous, &["status"]);
    let status = String::from_utf8(status.stdout).unwrap();
    assert!(status.contains("former"), "{status}");
    next.stop().await;
}
