//! Damaged tables are mended while eight clients work through two servers.

use crate::{
    load::{self, Load},
    replica::{self, Replica},
};
use futures_util::future::join_all;
use projections::ReadTables;
use serde_json::json;
use std::{sync::Arc, time::Duration};
use testkit::{Client, Role, Server};
use tokio::time::sleep;

const CLIENTS: usize = 8;
const ENDED: usize = 20;

/// What lists and gets answer that does not depend on what clients do meanwhile: everything about one project, at rest.
async fn answers(client: &Client) -> Vec<String> {
    let mut answers = Vec::new();
    let mut instances = Vec::new();
    for list in [
        "/bpmn/instances?pageSize=100",
        "/bpmn/instances?status=COMPLETED",
        "/bpmn/external-jobs?pageSize=100",
        "/bpmn/user-tasks?pageSize=100",
        "/bpmn/incidents?pageSize=100",
        "/bpmn/processes",
        "/bpmn/resources",
        "",
    ] {
        let answer = client.get(list).await.unwrap().expect_status(200).unwrap();
        if instances.is_empty() {
            let listed = answer.clone().json().unwrap();
            let ids = listed["data"].as_array().unwrap().iter();
            instances.extend(ids.map(|item| item["workflowID"].as_str().unwrap().to_owned()));
        }
        answers.push(answer.body);
    }
    for instance in instances {
        for part in ["", "/variables"] {
            let path = format!("/bpmn/instances/{instance}{part}");
            let answer = client.get(&path).await.unwrap();
            answers.push(answer.expect_status(200).unwrap().body);
        }
    }
    answers
}

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

/// A project in which instances have ended, wait, and need an operator.
async fn at_rest(server: &Server) -> (String, Client) {
    let project = server.create_project("At rest").await.unwrap();
    let client = server.client(&project, Role::Editor).unwrap();
    let work = load::deploy_work(&client).await;
    for number in 0..ENDED {
        load::start(&client, &work, json!({ "number": number })).await;
        load::complete_one(&client, "worker").await;
    }
    load::start(&client, &work, json!({ "number": "waits" })).await;
    let failing = load::deploy_failing(&client).await;
    load::start(&client, &failing, json!({ "amount": 0 })).await;
    (project.id, client)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tables_are_mended_while_clients_work_and_nothing_else_is_touched() {
    let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let beside = Replica::start(&server, ReadTables::of_this_program()).await;
    let (damaged, resting) = at_rest(&server).await;
    let before = answers(&resting).await;
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
        damage(&server, &damaged);
        assert_ne!(answers_or_not(&resting).await, before);
        let ended = load.ended();
        let rebuild = replica::begin_rebuild(&server);
        let rebuild_pid = rebuild.id();
        let output = tokio::task::spawn_blocking(|| rebuild.wait_with_output());
        let output = output.await.unwrap().unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(answers(&resting).await, before);
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

/// Answers of whatever status, for tables that are damaged.
async fn answers_or_not(client: &Client) -> Vec<String> {
    vec![
        client
            .get("/bpmn/instances?pageSize=100")
            .await
            .unwrap()
            .body,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_that_is_killed_is_simply_run_again() {
    let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let (damaged, resting) = at_rest(&server).await;
    let before = answers(&resting).await;
    damage(&server, &damaged);
    // As long as this stands open, the rebuild gets no lock on its third table.
    let database = sqlx::PgPool::connect(&server.database.url()).await.unwrap();
    let mut long = database.begin().await.unwrap();
    sqlx::query("LOCK TABLE external_jobs IN ROW EXCLUSIVE MODE")
        .execute(&mut *long)
        .await
        .unwrap();
    let mut rebuild = replica::begin_rebuild(&server);
    loop {
        let status = replica::status(&server);
        if status["rebuild"]["rowsChanged"].as_i64() > Some(0) {
            assert_eq!(status["rebuild"]["isRunning"], true);
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
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
    assert_eq!(answers(&resting).await, before);
    assert_eq!(replica::status(&server)["rebuild"]["phase"], "done");
}
