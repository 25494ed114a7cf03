//! Damaged tables are mended while eight clients work through two servers.

use crate::{
    load::{self, Load},
    questions::Questions,
    replica::{self, Replica},
};
use futures_util::future::join_all;
use projections::ReadTables;
use serde_json::json;
use std::{
    io::{BufRead as _, BufReader},
    process::Child,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use testkit::{Project, Role, Server};
use tokio::time::sleep;

const CLIENTS: usize = 8;
const ENDED: usize = 20;

/// Damage to what belongs to one project, and rows that belong to nothing.
fn damage(server: &Server, project: &str) {
    let of = format!("WHERE project_id = '{project}'");
    let sql = format!(
        "DELETE FROM instances {of} AND status = 'RUNNING';
        UPDATE instances SET status = 'FAILED', business_id = 'x', completed_at = NULL {of};
        DELETE FROM external_jobs WHERE ctid IN (SELECT ctid FROM external_jobs {of} LIMIT 7);
        UPDATE external_jobs SET variables = '{{}}' {of};
        UPDATE user_tasks SET project_id = gen_random_uuid() WHERE ctid IN (SELECT ctid FROM user_tasks {of} LIMIT 3);
        DELETE FROM incidents {of};
        UPDATE process_versions SET process_name = 'x' {of};
        UPDATE resources SET name = 'x' {of};
        UPDATE projects SET name = 'x' WHERE id = '{project}';
        DELETE FROM memberships {of};
        UPDATE counts SET total = total + 5 {of};
        INSERT INTO counts VALUES ('{project}', 'instance', gen_random_uuid()::text, NULL, false, 'RUNNING', 3);
        CREATE TEMPORARY TABLE copied AS SELECT * FROM instances {of};
        UPDATE copied SET id = gen_random_uuid();
        INSERT INTO instances SELECT * FROM copied;"
    );
    server.database.execute(&sql).unwrap();
}

/// Has the database note who writes what a rebuild must not touch.
const NOTE_WRITES: &str = "
    CREATE TABLE noted (program text, written text);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO noted VALUES (current_setting('application_name'), TG_TABLE_NAME);
        RETURN NULL;
    END $$;
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON events FOR EACH STATEMENT EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON snapshots FOR EACH STATEMENT EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON outbox FOR EACH STATEMENT EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON job_leases FOR EACH STATEMENT EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON messages FOR EACH STATEMENT EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON requests FOR EACH STATEMENT EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT OR UPDATE OR DELETE ON message_subscriptions
        FOR EACH STATEMENT EXECUTE FUNCTION note();";

/// A project in which instances have ended in every way, wait, and need an operator.
async fn at_rest(server: &Server) -> Project {
    let project = server.create_project("At rest").await.unwrap();
    let client = server.client(&project, Role::Editor).unwrap();
    let first = load::deploy_work(&client).await;
    for number in 0..ENDED {
        load::start(&client, &first, json!({ "number": number })).await;
        load::complete_one(&client, "worker").await;
    }
    let second = load::deploy_work(&client).await;
    load::store_draft(&client).await;
    load::start_order(&client, &second, "order-1").await;
    let canceled = load::start_order(&client, &second, "order-2").await;
    let path = format!("/bpmn/instances/{canceled}");
    client
        .delete(&path)
        .await
        .unwrap()
        .expect_status(204)
        .unwrap();
    let calls = load::deploy_calls(&client).await;
    load::start_order(&client, &calls, "order-3").await;
    let failing = load::deploy_failing(&client).await;
    load::start(&client, &failing, json!({ "amount": 0 })).await;
    let resolved = load::start(&client, &failing, json!({ "amount": 0 })).await;
    load::resolve(&client, &resolved).await;
    let on_its_way = "SELECT count(*) FROM outbox";
    while server.database.execute(on_its_way).unwrap() != "0" {
        sleep(Duration::from_millis(20)).await;
    }
    project
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_right_tables_are_rebuilt_everything_is_answered_as_before() {
    let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let project = at_rest(&server).await;
    let questions = Questions::about(&server, &project).await;
    println!("{} questions", questions.count());
    assert!(questions.count() > 500);
    let before = questions.ask().await;
    let failed: Vec<_> = before
        .iter()
        .filter(|(path, answer)| !answer.starts_with("200 ") && !path.contains("?at="))
        .collect();
    assert!(failed.is_empty(), "{failed:?}");

    let is_over = Arc::new(AtomicBool::new(false));
    let rebuilds = tokio::task::spawn_blocking({
        let is_over = Arc::clone(&is_over);
        let variables = server.variables().to_vec();
        move || {
            let mut rebuilds = 0;
            while !is_over.load(Ordering::Relaxed) {
                let output = replica::begin_rebuild_with(&variables).wait_with_output();
                let output = output.unwrap();
                assert!(output.status.success(), "{output:?}");
                rebuilds += 1;
            }
            rebuilds
        }
    });
    questions.assert_answers_are(&before).await;
    is_over.store(true, Ordering::Relaxed);
    let rebuilds = rebuilds.await.unwrap();
    println!("{rebuilds} rebuilds meanwhile");
    assert!(rebuilds > 0);
    assert_eq!(replica::status(&server)["rebuild"]["rowsChanged"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tables_are_mended_while_clients_work_and_nothing_else_is_touched() {
    let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let beside = Replica::start(&server, ReadTables::of_this_program()).await;
    let damaged = at_rest(&server).await;
    let questions = Questions::about(&server, &damaged).await;
    let before = questions.ask().await;
    server.database.execute(NOTE_WRITES).unwrap();

    let busy = server.create_project("Busy").await.unwrap();
    let client = server.client(&busy, Role::Editor).unwrap();
    let work = load::deploy_work(&client).await;
    let load = Arc::new(Load::new());
    let clients: Vec<_> = (0..CLIENTS)
        .map(|number| {
            let (load, work) = (Arc::clone(&load), work.clone());
            let client = if number % 2 == 0 {
                client.clone()
            } else {
                client.at(&beside.url)
            };
            tokio::spawn(
                async move { load.work(&client, &work, &format!("worker-{number}")).await },
            )
        })
        .collect();
    for _ in 0..3 {
        damage(&server, &damaged.id);
        assert!(questions.is_any_answer_new(&before).await);
        let ended = load.ended();
        let rebuild = replica::begin_rebuild(&server);
        let rebuild_pid = rebuild.id();
        let output = tokio::task::spawn_blocking(|| rebuild.wait_with_output());
        let output = output.await.unwrap().unwrap();
        assert!(output.status.success(), "{output:?}");
        questions.assert_answers_are(&before).await;
        let by_rebuild =
            format!("SELECT * FROM noted WHERE program LIKE 'quantumbpm % {rebuild_pid}@%'");
        assert_eq!(server.database.execute(&by_rebuild).unwrap().trim(), "");
        while load.ended() < ended + 10 {
            sleep(Duration::from_millis(10)).await;
        }
    }
    load.stop();
    for client in join_all(clients).await {
        client.unwrap();
    }
    let report = replica::projections(&server, &["rebuild"]);
    let report = String::from_utf8(report.stdout).unwrap();
    for line in report.lines().skip(1).take(9) {
        assert!(line.ends_with(" 0"), "{report}");
    }
    assert!(report.ends_with("; 0 totals corrected\n"), "{report}");
    beside.stop().await;
}

/// The line of progress that a rebuild shows while it gets no further, without its speed: what comes before that and after.
fn shown_while_it_waits(rebuild: &mut Child) -> (String, String) {
    let lines = BufReader::new(rebuild.stderr.take().unwrap()).lines();
    let mut shown = None;
    for line in lines.map(Result::unwrap) {
        // Between two attempts it says nothing of the lock.
        if !line.ends_with("; waits for a lock on external_jobs") {
            continue;
        }
        let (speed_and_before, after) = line.split_once(" events/s").unwrap();
        let (before, speed) = speed_and_before.rsplit_once(", ").unwrap();
        assert!(speed.parse::<u64>().is_ok(), "{line}");
        let found = Some((before.to_owned(), after.to_owned()));
        if found == shown {
            break;
        }
        shown = found;
    }
    shown.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_tells_how_far_it_is_and_killed_it_is_simply_run_again() {
    let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    // More events than are worked on at once, all of them right.
    let long_ago = server.create_project("Long ago").await.unwrap();
    let long_ago = server.client(&long_ago, Role::Editor).unwrap();
    let counting = load::deploy_counting(&long_ago).await;
    load::start(&long_ago, &counting, json!({ "count": 0 })).await;
    let count = "SELECT count(*) FROM events WHERE kind = 'InstanceCompleted'";
    while server.database.execute(count).unwrap() != "1" {
        sleep(Duration::from_millis(50)).await;
    }
    let damaged = at_rest(&server).await;
    let questions = Questions::about(&server, &damaged).await;
    let before = questions.ask().await;
    damage(&server, &damaged.id);
    // As long as this stands open, the rebuild gets no lock on its third table.
    let database = sqlx::PgPool::connect(&server.database.url()).await.unwrap();
    let mut long = database.begin().await.unwrap();
    sqlx::query("LOCK TABLE external_jobs IN ROW EXCLUSIVE MODE")
        .execute(&mut *long)
        .await
        .unwrap();
    let mut rebuild = replica::begin_rebuild(&server);
    let shown = shown_while_it_waits(&mut rebuild);
    let told = replica::status(&server)["rebuild"].clone();
    assert_eq!(told["isRunning"], true, "{told}");
    assert_eq!(told["phase"], "comparing streams", "{told}");
    let [events, expected, corrected] =
        ["events", "eventsExpected", "rowsChanged"].map(|number| told[number].as_u64().unwrap());
    assert!(corrected > 0 && events < expected, "{told}");
    let percent = events * 100 / expected;
    assert!((1..100).contains(&percent), "{told}");
    let so_far = format!("{events} of about {expected} events ({percent} %)");
    let after = format!(", {corrected} rows corrected");
    assert_eq!(
        shown,
        (
            format!("comparing streams: {so_far}"),
            format!("{after}; waits for a lock on external_jobs")
        )
    );
    let text = replica::projections(&server, &["status"]).stdout;
    let text = String::from_utf8(text).unwrap();
    let line = text.lines().find(|line| line.starts_with("rebuild: "));
    let line = line.unwrap();
    assert!(
        line.starts_with(&format!("rebuild: comparing streams, {so_far}, "))
            && line.contains(&after),
        "{line}"
    );
    rebuild.kill().unwrap();
    rebuild.wait().unwrap();
    long.rollback().await.unwrap();

    let interrupted = replica::projections(&server, &["status"]);
    let interrupted = String::from_utf8(interrupted.stdout).unwrap();
    assert!(
        interrupted.contains("rebuild: interrupted while comparing streams"),
        "{interrupted}"
    );
    let output = replica::projections(&server, &["rebuild"]);
    assert!(output.status.success(), "{output:?}");
    questions.assert_answers_are(&before).await;
    assert_eq!(replica::status(&server)["rebuild"]["phase"], "done");
}
