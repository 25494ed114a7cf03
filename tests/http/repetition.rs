//! Requests that are sent again with the same `Idempotency-Key`.

use crate::{
    models,
    world::{World, until},
};
use development::issuer::Subject;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Answer, Client, Role};
use tokio::time::sleep;

/// What only requests cause.
const CAUSED: &str = "SELECT count(*) FROM events WHERE kind IN ('ProjectCreated', 'ResourceCreated', 'ResourceDeployed',
    'InstanceStarted', 'MessagePublished', 'SignalPublished', 'JobCompleted', 'JobFailed', 'UserTaskCompleted', 'UserTaskFailed', 'IncidentResolved',
    'AdHocElementsTriggered', 'AdHocSubProcessClosed')";

impl World {
    async fn send(&self, key: &str, path: &str, body: Value) -> Answer {
        let client = self.editor.with_idempotency_key(key);
        client.post(path, body).await.unwrap()
    }

    /// Sends a request twice; the answer to both.
    async fn twice(&self, client: &Client, path: &str, body: Value) -> Answer {
        let client = client.with_idempotency_key("twice");
        let first = client.post(path, body.clone()).await.unwrap();
        assert!(
            first.status < 300,
            "{path}: {} {}",
            first.status,
            first.body
        );
        assert!(!first.is_replayed(), "{path}");
        let caused = self.count(CAUSED);
        let second = client.post(path, body).await.unwrap();
        assert_eq!(
            (second.status, &second.body),
            (first.status, &first.body),
            "{path}"
        );
        assert!(second.is_replayed(), "{path}");
        let content_type = |answer: &Answer| answer.headers.get("content-type").cloned();
        assert_eq!(content_type(&second), content_type(&first), "{path}");
        assert_eq!(self.count(CAUSED), caused, "{path}");
        second
    }

    /// What waits at an element of an instance, as a list shows it.
    async fn waiting(&self, list: &str, instance: &str) -> Value {
        let path = format!("/bpmn/{list}?workflowID={instance}");
        self.get(&path).await["data"][0].clone()
    }
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_repetition_is_answered_as_the_request_was_and_changes_nothing() {
    let world = World::new().await;
    let editor = &world.editor;
    let administrator = Subject::new("administrator", &["admin"]);
    let administrator = world.server.client_of(&administrator).unwrap();
    let project = json!({ "name": "Orders" });
    world.twice(&administrator, "/projects", project).await;

    let file = json!({ "name": "A file", "xml": models::job("ship") });
    let created = world.twice(editor, "/bpmn/resources", file).await;
    let resource = format!("/bpmn/resources/{}", created.text_at("/id").unwrap());
    let test = format!("{resource}/test");
    world.twice(editor, &test, json!({})).await;
    let deploy = format!("{resource}/deploy");
    world.twice(editor, &deploy, json!({})).await;
    let version = text(&world.get(&resource).await["processes"][0], "id");

    let start = json!({ "processDefinitionID": version, "variables": { "amount": 5 } });
    let started = world.twice(editor, "/bpmn/instances", start).await;
    let instance = started.text_at("/workflowID").unwrap();
    let job = text(
        &world.waiting("external-jobs", &instance).await,
        "executionKey",
    );
    let job = format!("/bpmn/external-jobs/{job}");
    let failed = json!({ "errorCode": "BROKEN" });
    world.twice(editor, &format!("{job}/error"), failed).await;
    let last = json!({ "errorCode": "BROKEN", "retryable": false });
    let last = world.send("last", &format!("{job}/error"), last).await;
    last.expect_status(200).unwrap();
    let incident = text(&world.waiting("incidents", &instance).await, "id");
    let resolve = format!("/bpmn/instances/{instance}/incidents/{incident}/resolve");
    world.twice(editor, &resolve, json!({})).await;
    let completed = json!({ "workflowID": instance });
    let complete = format!("{job}/complete");
    world.twice(editor, &complete, completed).await;

    let message = json!({ "messageName": "paid", "correlationKeys": 5 });
    world.twice(editor, "/bpmn/messages", message).await;
    let signal = json!({ "signalName": "closed" });
    world.twice(editor, "/bpmn/signals", signal).await;

    let version = world.deploy(&models::ad_hoc("")).await;
    let instance = world.start(&version, json!({})).await;
    let ad_hoc = format!("/bpmn/instances/{instance}/adhoc/work");
    let trigger = format!("{ad_hoc}/trigger");
    world
        .twice(editor, &trigger, json!({ "nodeID": "a" }))
        .await;
    let done = json!({ "variables": { "done": true } });
    let variables = format!("{ad_hoc}/variables");
    world.twice(editor, &variables, done).await;

    let version = world.deploy(&models::user_task()).await;
    for (action, body) in [
        ("complete", json!({})),
        ("error", json!({ "errorCode": "E" })),
    ] {
        let instance = world.start(&version, json!({})).await;
        let task = text(
            &world.waiting("user-tasks", &instance).await,
            "executionKey",
        );
        let path = format!("/bpmn/user-tasks/{task}/{action}");
        world.twice(editor, &path, body).await;
    }
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_caller() {
    let world = World::new().await;
    let version = world.deploy(&models::straight()).await;
    let start = json!({ "processDefinitionID": version, "businessId": "1" });
    let first = world.send("k", "/bpmn/instances", start.clone()).await;
    let other = json!({ "processDefinitionID": version, "businessId": "2" });
    let refused = world.send("k", "/bpmn/instances", other.clone()).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Idempotency-Key"), "{}", refused.body);
    let other_key = world.send("l", "/bpmn/instances", other).await;
    let executor = world.server.client(&world.project, Role::Executor).unwrap();
    let executor = executor.with_idempotency_key("k");
    let other_caller = executor.post("/bpmn/instances", start).await.unwrap();
    let message = json!({ "messageName": "paid" });
    let other_operation = world.send("k", "/bpmn/messages", message).await;
    for answer in [&first, &other_key, &other_caller, &other_operation] {
        assert!(answer.status < 300 && !answer.is_replayed());
    }
    assert_eq!(world.count_of("InstanceStarted"), 3);

    let resources = [
        world.draft(&models::job("a")).await,
        world.draft(&models::gateway()).await,
    ];
    let deploy = |resource: &str| format!("/bpmn/resources/{resource}/deploy");
    let deployed = world.send("k", &deploy(&resources[0]), json!({})).await;
    assert_eq!(deployed.status, 204);
    let other_path = world.send("k", &deploy(&resources[1]), json!({})).await;
    assert_eq!(other_path.status, 409, "{}", other_path.body);
}

#[tokio::test]
async fn what_was_refused_is_judged_anew() {
    let world = World::new().await;
    let message = |ttl| json!({ "messageName": "paid", "ttl": ttl });
    let refused = world.send("k", "/bpmn/messages", message("soon")).await;
    assert_eq!(refused.status, 400);
    let accepted = world.send("k", "/bpmn/messages", message("1h")).await;
    assert_eq!((accepted.status, accepted.is_replayed()), (200, false));
}

#[tokio::test]
async fn a_key_that_is_none_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let long = "k".repeat(256);
    for key in ["", "two words", "\u{e9}", &long] {
        let refused = world
            .send(key, "/bpmn/messages", json!({ "messageName": "paid" }))
            .await;
        assert_eq!(refused.status, 400, "{key}");
        let details = refused.json().unwrap();
        assert_eq!(details["details"]["field"], "Idempotency-Key", "{key}");
    }
    assert_eq!(world.count_of("MessagePublished"), 0);
}

#[tokio::test]
async fn of_equal_requests_at_once_one_is_carried_out_and_all_get_its_answer() {
    let world = World::new().await;
    let version = world.deploy(&models::straight()).await;
    let start = json!({ "processDefinitionID": version });
    let requests = (0..8).map(|_| world.send("k", "/bpmn/instances", start.clone()));
    let answers = join_all(requests).await;
    let replayed = answers.iter().filter(|answer| answer.is_replayed());
    assert_eq!(replayed.count(), 7);
    for answer in &answers {
        assert_eq!((answer.status, &answer.body), (201, &answers[0].body));
    }
    assert_eq!(world.count_of("InstanceStarted"), 1);
}

/// As if another replica stored the step of the same request a moment earlier: its row is there, but not committed yet.
#[tokio::test]
async fn an_answer_that_another_replica_stores_meanwhile_counts() {
    let world = World::new().await;
    let version = world.deploy(&models::job("ship")).await;
    let instance = world.start(&version, json!({})).await;
    let job = world.waiting("external-jobs", &instance).await;
    let job = text(&job, "executionKey");
    let requests = [
        (
            "/bpmn/instances".to_owned(),
            json!({ "processDefinitionID": version }),
        ),
        (
            format!("/bpmn/external-jobs/{job}/error"),
            json!({ "errorCode": "E" }),
        ),
        (
            "/bpmn/messages".to_owned(),
            json!({ "messageName": "paid" }),
        ),
        (
            "/bpmn/signals".to_owned(),
            json!({ "signalName": "closed" }),
        ),
    ];
    let pool = sqlx::PgPool::connect(&world.server.database.url()).await;
    let pool = pool.unwrap();
    for (path, body) in requests {
        let first = world.send("a", &path, body.clone()).await;
        assert!(first.status < 300, "{}", first.body);
        let caused = world.count(CAUSED);
        let mut other = pool.begin().await.unwrap();
        sqlx::query(
            "INSERT INTO requests SELECT project_id, subject, operation, 'b', body_hash, status, response, created_at, item
            FROM requests WHERE key = 'a' ORDER BY created_at DESC LIMIT 1",
        )
        .execute(&mut *other)
        .await
        .unwrap();
        let (second, ()) = tokio::join!(world.send("b", &path, body), async {
            sleep(Duration::from_millis(300)).await;
            other.commit().await.unwrap();
        });
        assert_eq!((second.status, &second.body), (first.status, &first.body));
        assert!(second.is_replayed(), "{path}");
        assert_eq!(world.count(CAUSED), caused, "{path}");
    }
}

#[tokio::test]
async fn a_batch_is_repeated_item_by_item() {
    let world = World::new().await;
    let version = world.deploy(&models::job("ship")).await;
    let mut items = Vec::new();
    for _ in 0..3 {
        let instance = world.start(&version, json!({})).await;
        let job = world.waiting("external-jobs", &instance).await;
        items.push(json!({ "executionKey": job["executionKey"], "workflowID": instance, "errorCode": "E" }));
    }
    let unknown = json!({ "executionKey": "nothing", "workflowID": items[0]["workflowID"], "errorCode": "E" });
    items.push(unknown);
    let batch = json!({ "items": items });
    let path = "/bpmn/external-jobs/batch/error";
    let first = world.send("k", path, batch.clone()).await;
    let second = world.send("k", path, batch).await;
    assert_eq!(first.body, second.body);
    assert_eq!(first.body.matches("\"requeued\"").count(), 3);
    assert!(!first.is_replayed() && second.is_replayed());
    for item in &items[..3] {
        let path = format!(
            "/bpmn/external-jobs?workflowID={}",
            text(item, "workflowID")
        );
        assert_eq!(world.get(&path).await["data"][0]["retries"], 1);
    }
    let fewer = json!({ "items": items[..2] });
    assert_eq!(world.send("k", path, fewer.clone()).await.status, 409);

    let last = world.send("l", path, fewer.clone()).await;
    assert_eq!(last.body.matches("\"failed\"").count(), 2, "{}", last.body);
    assert_eq!(world.send("l", path, fewer).await.body, last.body);

    let path = "/bpmn/external-jobs/batch/complete";
    let batch = json!({ "items": items[2..] });
    let first = world.send("k", path, batch.clone()).await;
    assert_eq!(first.body.matches("\"completed\"").count(), 1);
    let second = world.send("k", path, batch).await;
    assert_eq!(
        (first.body, true),
        (second.body.clone(), second.is_replayed())
    );
}

#[tokio::test]
async fn a_poll_that_is_repeated_gets_the_jobs_that_are_still_locked_for_it() {
    let world = World::new().await;
    let version = world.deploy(&models::job("ship")).await;
    for _ in 0..3 {
        world.start(&version, json!({})).await;
    }
    let path = "/bpmn/external-jobs/poll";
    let poll = json!({ "taskType": "ship", "clientID": "a", "maxJobs": 2, "timeout": "100ms", "lockDuration": "30s" });
    let first = world.send("k", path, poll.clone()).await;
    let second = world.send("k", path, poll.clone()).await;
    assert_eq!((first.status, &first.body), (second.status, &second.body));
    assert!(!first.is_replayed() && second.is_replayed());
    let jobs = second.json().unwrap();
    assert_eq!(jobs.as_array().unwrap().len(), 2);

    let mut other = poll.clone();
    other["maxJobs"] = json!(1);
    assert_eq!(world.send("k", path, other.clone()).await.status, 409);
    let other_key = world.send("l", path, other).await;
    assert_eq!((other_key.status, other_key.is_replayed()), (200, false));

    for (job, left) in jobs.as_array().unwrap().iter().zip([1, 0]) {
        let complete = format!("/bpmn/external-jobs/{}/complete", text(job, "executionKey"));
        let done = json!({ "workflowID": job["workflowID"], "clientID": "a" });
        let done = world.editor.post(&complete, done).await.unwrap();
        assert_eq!(done.status, 200);
        let again = world.send("k", path, poll.clone()).await;
        let found = again
            .json()
            .map_or(0, |jobs| jobs.as_array().unwrap().len());
        assert_eq!(found, left);
    }
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let world = World::new().await;
    let message = json!({ "messageName": "paid" });
    for key in ["old", "young"] {
        world.send(key, "/bpmn/messages", message.clone()).await;
    }
    let age = "UPDATE requests SET created_at = now() - interval '25 hours' WHERE key = 'old'";
    world.server.database.execute(age).unwrap();
    until("no such key", async || {
        world.count("SELECT count(*) FROM requests WHERE key = 'old'") == 0
    })
    .await;
    let young = world.send("young", "/bpmn/messages", message).await;
    assert!(young.is_replayed());
}
