//! The events as a whole: what is stored beside them is verified, they are exported, and one that this program does not know stops
//! only its stream.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Output, Stdio},
    time::Duration,
};
use testkit::{Client, Role, Server};
use tokio::time::{Instant, sleep};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");

/// A process with a task for a person.
const APPROVAL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="approvals" targetNamespace="http://example.com">
  <process id="approval" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="in" sourceRef="start" targetRef="approve"/>
    <userTask id="approve"/>
    <sequenceFlow id="out" sourceRef="approve" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>"#;

/// A server with a deployed process.
struct World {
    server: Server,
    editor: Client,
    process_version: String,
}

impl World {
    async fn new() -> Self {
        let server = Server::start(BINARY).await.unwrap();
        let project = server.create_project("Approvals").await.unwrap();
        let editor = server.client(&project, Role::Editor).unwrap();
        let file = json!({ "name": "Approvals", "xml": APPROVAL });
        let created = editor.post("/bpmn/resources", file).await.unwrap();
        let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
        let resource = format!("/bpmn/resources/{id}");
        let deployed = editor.post(&format!("{resource}/deploy"), json!({})).await;
        deployed.unwrap().expect_status(204).unwrap();
        let deployed = editor.get(&resource).await.unwrap();
        let process_version = deployed.text_at("/processes/0/id").unwrap();
        Self {
            server,
            editor,
            process_version,
        }
    }

    async fn start(&self) -> String {
        let body =
            json!({ "processDefinitionID": self.process_version, "variables": { "amount": 5 } });
        let started = self.editor.post("/bpmn/instances", body).await.unwrap();
        let started = started.expect_status(201).unwrap();
        started.text_at("/workflowID").unwrap()
    }

    async fn cancel(&self, instance: &str) -> u16 {
        let path = format!("/bpmn/instances/{instance}");
        self.editor.delete(&path).await.unwrap().status
    }

    fn sql(&self, command: &str) -> String {
        self.server.database.execute(command).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BINARY);
        let variables = self.server.database.variables();
        command
            .arg("events")
            .args(arguments)
            .env_clear()
            .envs(variables);
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// Exports, again if need be: while a transaction runs anywhere in the cluster, of a test beside this one as well, readers see
    /// nothing that began later.
    async fn export(&self, after: Option<&str>, count: usize) -> Ran {
        let after: Vec<_> = after
            .into_iter()
            .flat_map(|after| ["--after", after])
            .collect();
        let arguments = [vec!["export"], after].concat();
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let exported = self.run(&arguments);
            if exported.lines().len() >= count || Instant::now() > deadline {
                return exported;
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    fn count_of_events(&self) -> usize {
        let count = self.sql("SELECT count(*) FROM events");
        count.trim().parse().unwrap()
    }

    /// Adds an event to a stream as a newer program might have.
    fn add_event_of_newer_program(&self, stream: &str) {
        self.sql(&format!(
            r#"INSERT INTO events (recorded_at, sequence, stream, epoch, version, kind, payload, metadata)
            SELECT now(), max(sequence) + 1, stream, 1, 1, 'InstanceArchived', '{{"by":1.10}}', '{{"actor":"newer"}}'
            FROM events WHERE stream = '{stream}' GROUP BY stream"#
        ));
    }
}

/// What the program printed, and the code it ended with.
struct Ran {
    code: Option<i32>,
    printed: String,
    errors: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            printed: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    fn lines(&self) -> Vec<&str> {
        self.printed.lines().collect()
    }

    /// The lines of an export.
    fn events(&self) -> Vec<Value> {
        assert_eq!(self.code, Some(0), "{}", self.errors);
        let lines = self.printed.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

#[tokio::test]
async fn what_is_stored_beside_the_events_is_verified_and_each_difference_named() {
    let world = World::new().await;
    let (canceled, running) = (world.start().await, world.start().await);
    assert_eq!(world.cancel(&canceled).await, 204);
    let verified = world.run(&["verify"]);
    assert_eq!(
        (verified.code, verified.printed.as_str()),
        (Some(0), ""),
        "{}",
        verified.errors
    );
    assert!(
        verified.errors.contains("of 4 streams verified"),
        "{}",
        verified.errors
    );

    world.sql(&format!(
        "UPDATE instances SET status = 'COMPLETED', open_incidents = 3 WHERE id = '{canceled}'"
    ));
    world.sql(&format!(
        "DELETE FROM user_tasks WHERE instance_id = '{running}'"
    ));
    world.sql("INSERT INTO memberships VALUES ('00000000-0000-0000-0000-00000000beef', 'mallory', 'creation', 'admin', 1)");
    world.sql("UPDATE resources SET processes = '[]'");
    world.sql(&format!(
        "INSERT INTO snapshots VALUES ('{running}', 2, 1, '{{}}'), ('{running}', 99, 1, '{{}}')"
    ));
    let differing = world.run(&["verify"]);
    assert_eq!(differing.code, Some(65), "{}", differing.errors);
    let lines = differing.lines();
    for expected in [
        format!(
            "stream {canceled}: table instances key ({canceled}) column status: expected \"CANCELED\", found \"COMPLETED\""
        ),
        format!(
            "stream {canceled}: table instances key ({canceled}) column open_incidents: expected 0, found 3"
        ),
        format!("stream {running}: table snapshots sequence 99: the stream has no such event"),
    ] {
        assert!(
            lines.contains(&expected.as_str()),
            "{expected} in {lines:#?}"
        );
    }
    for (begin, end) in [
        (
            format!("stream {running}: table user_tasks key "),
            ": expected a row, found none",
        ),
        (
            "stream 00000000-0000-0000-0000-00000000beef: table memberships key ".to_owned(),
            ": expected no row, found one",
        ),
        (
            format!("stream {running}: table snapshots sequence 2: it cannot be read"),
            "",
        ),
        (
            "stream ".to_owned(),
            "column processes: expected [{\\\"process_version\\\"",
        ),
        (
            "table counts key ".to_owned(),
            ", \"COMPLETED\"): expected 1, found 0",
        ),
    ] {
        let found = lines
            .iter()
            .any(|line| line.starts_with(&begin) && line.contains(end));
        assert!(found, "{begin}…{end} in {lines:#?}");
    }
}

#[tokio::test]
async fn an_export_has_every_event_and_the_next_goes_on_where_it_ended() {
    let world = World::new().await;
    let instance = world.start().await;
    let count = world.count_of_events();
    let first = world.export(None, count).await.events();
    assert_eq!(first.len(), count);
    let started = first
        .iter()
        .find(|event| event["stream"] == *instance && event["seq"] == 1)
        .unwrap();
    assert_eq!(
        (&started["type"], &started["metadata"]["actor"]),
        (&json!("InstanceStarted"), &json!("editor"))
    );

    world.add_event_of_newer_program(&instance);
    let after = first.last().unwrap()["cursor"].as_str().unwrap();
    let next = world.export(Some(after), 1).await;
    let events = next.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["type"], "InstanceArchived");
    assert!(
        next.printed.contains(r#""data":{"by":1.10}}"#),
        "{}",
        next.printed
    );
    let cursor = events[0]["cursor"].as_str().unwrap();
    assert!(
        next.errors.contains(&format!("--after {cursor}")),
        "{}",
        next.errors
    );
    assert_eq!(world.run(&["export", "--after", cursor]).printed, "");
    assert_eq!(
        world.run(&["export", "--after", "yesterday"]).code,
        Some(64)
    );
}

#[tokio::test]
async fn an_export_goes_into_a_new_file_or_to_a_reader_that_may_leave() {
    let world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.jsonl");
    let exported = world.export(None, world.count_of_events()).await;
    let arguments = ["export", "--output", file.to_str().unwrap()];
    assert_eq!(world.run(&arguments).code, Some(0));
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, exported.printed);
    let again = world.run(&arguments);
    assert_eq!(again.code, Some(73), "a file that is there stays as it is");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);

    // More than a pipe holds.
    world.sql(
        "INSERT INTO events (recorded_at, sequence, stream, epoch, version, kind, payload)
        SELECT now(), number, '00000000-0000-0000-0000-00000000beef', 1, 1, 'Padding', '{}' FROM generate_series(1, 5000) AS number",
    );
    world.export(None, world.count_of_events()).await;
    let mut command = world.command(&["export"]);
    let mut export = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(export.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with('{'));
    assert!(export.wait().unwrap().success());
}

#[tokio::test]
async fn an_event_of_a_newer_program_stops_only_its_stream() {
    let world = World::new().await;
    let (newer, other) = (world.start().await, world.start().await);
    world.add_event_of_newer_program(&newer);
    // Due for the stream that cannot go on, and for the other.
    for (number, instance) in [(1, &newer), (2, &other)] {
        let payload =
            json!({ "kind": "Continue", "data": { "instance": instance, "actor": "editor" } });
        world.sql(&format!(
            "INSERT INTO outbox VALUES ('00000000-0000-0000-0000-00000000000{number}', '{instance}', 'Continue', now(), '{payload}')"
        ));
    }

    let path = format!("/bpmn/instances/{newer}");
    for answer in [
        world.editor.delete(&path).await.unwrap(),
        world.editor.get(&path).await.unwrap(),
        world
            .editor
            .get(&format!("{path}?at=99999999"))
            .await
            .unwrap(),
    ] {
        if answer.status == 400 {
            continue;
        }
        assert_eq!(answer.status, 503, "{}", answer.body);
        let message = answer.text_at("/message").unwrap();
        assert!(
            message.contains(&newer) && message.contains("InstanceArchived"),
            "{message}"
        );
    }
    let before = world.editor.get(&format!("{path}?at=1")).await.unwrap();
    assert_eq!(before.status, 200, "{}", before.body);
    let history = world.editor.get(&format!("{path}/history")).await.unwrap();
    assert!(
        history.body.contains("InstanceArchived"),
        "{}",
        history.body
    );

    let listed = world.editor.get("/bpmn/instances").await.unwrap();
    assert_eq!(listed.json().unwrap()["pagination"]["total"], 2);
    assert_eq!(world.cancel(&other).await, 204);
    let deadline = Instant::now() + Duration::from_secs(30);
    while world.sql("SELECT count(*) FROM outbox").trim() != "1" {
        assert!(Instant::now() < deadline, "the other's delivery waits too");
        sleep(Duration::from_millis(100)).await;
    }
    let tries = world.server.log().matches("a delivery failed").count();
    assert!(tries <= 4, "{tries} tries of one delivery");

    let verified = world.run(&["verify"]);
    assert_eq!(verified.code, Some(65));
    let expected = format!(
        "stream {newer}: event 5: the event InstanceArchived is not one that this program knows"
    );
    assert!(
        verified.printed.starts_with(&expected) && verified.lines().len() == 1,
        "{}",
        verified.printed
    );
}
