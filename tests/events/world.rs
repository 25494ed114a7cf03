//! A server with a deployed process, and what the program says of its events.

use crate::BINARY;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    process::{Command, Output},
    time::Duration,
};
use testkit::{Client, Role, Server};
use tokio::time::{Instant, sleep};

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
pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) editor: Client,
    pub(crate) admin: Client,
    pub(crate) process_version: String,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::of(Server::start(BINARY).await.unwrap()).await
    }

    pub(crate) async fn of(server: Server) -> Self {
        let project = server.create_project("Approvals").await.unwrap();
        let editor = server.client(&project, Role::Editor).unwrap();
        let admin = server.client(&project, Role::Admin).unwrap();
        let mut world = Self {
            server,
            editor,
            admin,
            process_version: String::new(),
        };
        let versions = world.deploy(APPROVAL).await;
        world.process_version.clone_from(&versions["approval"]);
        world
    }

    /// Deploys a file; the version of each of its processes.
    pub(crate) async fn deploy(&self, xml: &str) -> BTreeMap<String, String> {
        let file = json!({ "name": "A file", "xml": xml });
        let created = self.editor.post("/bpmn/resources", file).await.unwrap();
        let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
        let resource = format!("/bpmn/resources/{id}");
        let deploy = format!("{resource}/deploy");
        let deployed = self.editor.post(&deploy, json!({})).await;
        deployed.unwrap().expect_status(204).unwrap();
        let deployed = self.editor.get(&resource).await.unwrap().json().unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let processes = deployed["processes"].as_array().unwrap().iter();
        processes
            .map(|process| (text(&process["processID"]), text(&process["id"])))
            .collect()
    }

    /// Starts an instance of the process with a task for a person.
    pub(crate) async fn start(&self) -> String {
        self.start_of(&self.process_version, json!({ "amount": 5 }))
            .await
    }

    pub(crate) async fn start_of(&self, process_version: &str, variables: Value) -> String {
        let body = json!({ "processDefinitionID": process_version, "variables": variables });
        let started = self.editor.post("/bpmn/instances", body).await.unwrap();
        let started = started.expect_status(201).unwrap();
        started.text_at("/workflowID").unwrap()
    }

    pub(crate) async fn cancel(&self, instance: &str) -> u16 {
        let path = format!("/bpmn/instances/{instance}");
        self.editor.delete(&path).await.unwrap().status
    }

    pub(crate) fn sql(&self, command: &str) -> String {
        self.server.database.execute(command).unwrap()
    }

    /// Waits until a query finds what is expected.
    pub(crate) async fn wait_until(&self, query: &str, expected: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let found = self.sql(query);
            if found == expected {
                return;
            }
            assert!(Instant::now() < deadline, "{query}: {found}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BINARY);
        let variables = self.server.database.variables();
        command
            .arg("events")
            .args(arguments)
            .env_clear()
            .envs(variables);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// Exports, again if need be: while a transaction runs anywhere in the cluster, of a test beside this one as well, readers see
    /// nothing that began later.
    pub(crate) async fn export(&self, after: Option<&str>, count: usize) -> Ran {
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

    pub(crate) fn count_of_events(&self) -> usize {
        let count = self.sql("SELECT count(*) FROM events");
        count.trim().parse().unwrap()
    }

    /// Adds an event to a stream as a newer program might have.
    pub(crate) fn add_event_of_newer_program(&self, stream: &str) {
        self.sql(&format!(
            r#"INSERT INTO events (recorded_at, sequence, stream, epoch, version, kind, payload, metadata)
            SELECT now(), max(sequence) + 1, stream, 1, 1, 'InstanceArchived', '{{"by":1.10}}', '{{"actor":"newer"}}'
            FROM events WHERE stream = '{stream}' GROUP BY stream"#
        ));
    }
}

/// What the program printed, and the code it ended with.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) printed: String,
    pub(crate) errors: String,
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
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.printed.lines().collect()
    }

    /// The lines of an export.
    pub(crate) fn events(&self) -> Vec<Value> {
        assert_eq!(self.code, Some(0), "{}", self.errors);
        let lines = self.printed.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}
