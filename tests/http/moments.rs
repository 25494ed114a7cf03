//! Instances as of a moment of their past.

use crate::{models, world::World};
use serde_json::{Value, json};
use testkit::Server;

impl World {
    async fn at(&self, instance: &str, at: &str) -> Value {
        self.get(&format!("/bpmn/instances/{instance}?at={at}"))
            .await
    }

    async fn refused(&self, instance: &str, at: &str) -> (u16, String) {
        let path = format!("/bpmn/instances/{instance}?at={at}");
        let answer = self.editor.get(&path).await.unwrap();
        let status = answer.status;
        (status, answer.text_at("/message").unwrap())
    }

    async fn history(&self, instance: &str) -> Vec<Value> {
        let path = format!("/bpmn/instances/{instance}/history?pageSize=1000");
        self.get(&path).await["data"].as_array().unwrap().clone()
    }
}

/// The sequence of the first event of a type.
fn first_of(history: &[Value], kind: &str) -> u64 {
    let found = history.iter().find(|item| item["type"] == kind);
    found.unwrap()["seq"].as_u64().unwrap()
}

#[tokio::test]
async fn an_ended_instance_shows_each_of_its_moments() {
    let world = World::new().await;
    let version = world.deploy(&models::gateway()).await;
    let instance = world.start(&version, json!({ "amount": 0 })).await;
    let now = world.get(&format!("/bpmn/instances/{instance}")).await;
    let incident = now["incidents"][0]["incidentID"].as_str().unwrap();
    let path = format!("/bpmn/instances/{instance}/incidents/{incident}/resolve");
    let mended = json!({ "variables": { "amount": 5 } });
    let resolved = world.editor.post(&path, mended).await.unwrap();
    assert_eq!(resolved.status, 200, "{}", resolved.body);
    assert_eq!(world.status(&instance).await, "COMPLETED");

    let history = world.history(&instance).await;
    let raised = first_of(&history, "IncidentRaised");
    let then = world.at(&instance, &raised.to_string()).await;
    let (place, activations) = (then["at"].clone(), then["activations"].clone());
    let mut told = then;
    told.as_object_mut().unwrap().remove("at");
    told.as_object_mut().unwrap().remove("activations");
    assert_eq!(told, now, "it is what was told then");
    let recorded = &history[usize::try_from(raised).unwrap() - 1];
    assert_eq!(
        place,
        json!({ "seq": raised, "timestamp": recorded["timestamp"] })
    );
    let root = &activations[0];
    assert_eq!(
        (&root["status"], &root["nodeID"]),
        (&json!("ACTIVE"), &Value::Null)
    );
    assert_eq!(root["variables"], json!({ "amount": 0 }));
    let gateway = &activations[1];
    assert_eq!(
        (
            &gateway["nodeID"],
            &gateway["nodeType"],
            &gateway["incidentID"]
        ),
        (&json!("work"), &json!("ExclusiveGateway"), &json!(incident))
    );
    assert_eq!(gateway["scopeID"], root["executionKey"]);

    let end = world.at(&instance, &history.len().to_string()).await;
    assert_eq!(
        (&end["status"], &end["incidents"], &end["activations"]),
        (&json!("COMPLETED"), &json!([]), &json!([]))
    );
}

#[tokio::test]
async fn a_time_shows_what_was_recorded_until_then() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({ "a": 1 })).await;
    let variables = format!("/bpmn/instances/{instance}/variables");
    let set = json!({ "variables": { "a": 2 } });
    world.editor.put(&variables, set).await.unwrap();

    let history = world.history(&instance).await;
    let started = history[0]["timestamp"].as_str().unwrap();
    let changed = history.last().unwrap()["timestamp"].as_str().unwrap();
    assert!(started < changed);
    let then = world.at(&instance, started).await;
    assert_eq!(then["variables"], json!({ "a": 1 }));
    for until in [changed, "2999-01-01T00:00:00Z", "9999-12-30T00:00:00Z"] {
        let then = world.at(&instance, until).await;
        assert_eq!(then["variables"], json!({ "a": 2 }));
        assert_eq!(then["at"]["seq"], history.len());
    }

    let (status, message) = world.refused(&instance, "2020-01-01T00:00:00Z").await;
    assert_eq!(status, 404);
    assert!(
        message.contains("did not exist at 2020-01-01T00:00:00Z; it started at 20"),
        "{message}"
    );
}

#[tokio::test]
async fn a_moment_that_cannot_be_shown_is_refused() {
    let world = World::new().await;
    let version = world.deploy(&models::straight()).await;
    let instance = world.start(&version, json!({})).await;
    let last = world.history(&instance).await.len();
    for (at, expected) in [
        (
            "0",
            "at: expected the sequence of an event, from 1, or".to_owned(),
        ),
        (
            "noon",
            "at: expected the sequence of an event, from 1, or".to_owned(),
        ),
        (
            "9999",
            format!("at: expected a sequence from 1 to {last}, the"),
        ),
        (
            "1&at=2",
            "at: expected once, found several times".to_owned(),
        ),
    ] {
        let (status, message) = world.refused(&instance, at).await;
        assert_eq!(status, 400, "{at}: {message}");
        assert!(message.starts_with(&expected), "{at}: {message}");
    }
    let unknown = "01890000-0000-7000-8000-000000000000";
    assert_eq!(world.refused(unknown, "1").await.0, 404);
    let other = world.server.create_project("Other").await.unwrap();
    let other = world.server.client(&other, testkit::Role::Admin).unwrap();
    let hidden = other.get(&format!("/bpmn/instances/{instance}?at=1")).await;
    assert_eq!(hidden.unwrap().status, 404);
}

/// How many events each replay folded, as the server's log tells.
fn folded(server: &Server) -> Vec<u64> {
    let log = server.log();
    let lines = log
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines
        .filter(|line| line["message"] == "replayed")
        .map(|line| line["folded"].as_u64().unwrap())
        .collect()
}

/// A world whose server tells what each replay cost.
async fn world_that_tells_of_replays() -> World {
    let server = Server::builder(env!("CARGO_BIN_EXE_quantumbpm"))
        .variable("LOG_LEVEL", "warn,quantumbpm::execution::instances=debug")
        .start()
        .await
        .unwrap();
    World::around(server).await
}

#[tokio::test]
async fn any_time_of_a_long_history_that_goes_on_is_told_from_at_most_5000_events() {
    let world = world_that_tells_of_replays().await;
    let version = world.deploy(&models::counter_that_stays(7_000)).await;
    let instance = world.start(&version, json!({ "count": 0 })).await;
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_mins(2);
    let tasks = format!("/bpmn/user-tasks?workflowID={instance}");
    while world.get(&tasks).await["pagination"]["total"] == 0 {
        assert!(
            tokio::time::Instant::now() < deadline,
            "it counts too slowly"
        );
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    assert_eq!(world.status(&instance).await, "RUNNING");
    let sql = |query: String| world.server.database.execute(&query).unwrap();
    // What was recorded last, of all that was recorded at the same time.
    let moments = sql(format!(
        "SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), max(sequence)
        FROM events WHERE stream = '{instance}' GROUP BY recorded_at ORDER BY recorded_at"
    ));
    let moments: Vec<(&str, u64)> = moments
        .lines()
        .map(|line| line.split_once('|').unwrap())
        .map(|(time, last)| (time, last.parse().unwrap()))
        .collect();
    let events = moments.last().unwrap().1;
    assert!(moments.len() > 20 && events > 20_000, "{events} events");
    for (time, last) in &moments {
        let then = world.at(&instance, time).await;
        assert_eq!(then["at"]["seq"], *last, "{time}");
        assert_eq!(then["status"], "RUNNING");
        let counted = then["variables"]["count"].as_u64().unwrap();
        assert!(
            counted.abs_diff(last * 7_000 / events) <= 1,
            "{counted} at {time}"
        );
    }
    // A moment between two of them is the earlier one.
    let (_, last) = moments[moments.len() / 2];
    let (time, _) = moments[moments.len() / 2 + 1];
    let between: jiff::Timestamp = time.parse().unwrap();
    let between = between - jiff::SignedDuration::from_micros(1);
    let then = world.at(&instance, &between.to_string()).await;
    assert_eq!(then["at"]["seq"], last);
    let folded = folded(&world.server);
    assert!(folded.len() > 20, "{folded:?}");
    assert!(folded.iter().all(|folded| *folded <= 5_000), "{folded:?}");
}

#[tokio::test]
async fn any_moment_of_a_long_history_is_told_from_at_most_5000_events() {
    let world = world_that_tells_of_replays().await;
    let version = world.deploy(&models::counter(7_000)).await;
    let instance = world.start(&version, json!({ "count": 0 })).await;
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_mins(2);
    while world.status(&instance).await == "RUNNING" {
        assert!(
            tokio::time::Instant::now() < deadline,
            "it counts too slowly"
        );
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let path = format!("/bpmn/instances/{instance}/history?pageSize=1");
    let last = world.get(&path).await["pagination"]["total"]
        .as_u64()
        .unwrap();
    assert!(last > 20_000, "{last} events");
    let mut count = 0;
    for at in (1..last).step_by(977).chain([last]) {
        let then = world.at(&instance, &at.to_string()).await;
        assert_eq!(then["at"]["seq"], at);
        // Each round is the same few events, so what was counted is known.
        let counted = then["variables"]["count"].as_u64().unwrap();
        assert!(
            counted >= count && counted.abs_diff(at * 7_000 / last) <= 1,
            "{counted} at {at}"
        );
        count = counted;
    }
    let folded = folded(&world.server);
    assert!(folded.len() > 20, "{folded:?}");
    assert!(folded.iter().all(|folded| *folded <= 5_000), "{folded:?}");
}
