//! What is configured wrong is said at the start, and nothing starts. What is configured otherwise than by default is used.

use crate::{BINARY, ITS_EVENTS, TWO_JOBS};
use futures_util::future::join_all;
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};
use testkit::{ProjectClient, Server, TemporalServer, TestkitError};
use tokio::{process::Command, time::timeout};

/// How soon a process ends that is configured wrong.
const PATIENCE: Duration = Duration::from_secs(20);
/// The code it ends with.
const WRONG_SETTING: i32 = 64;

pub(crate) async fn complaint(variables: &[(&str, &str)]) -> String {
    let builder = variables
        .iter()
        .fold(Server::builder(BINARY), |builder, (name, value)| {
            builder.variable(name, value)
        });
    match builder.start().await {
        Err(TestkitError::Ended { log, .. }) => log,
        Err(error) => panic!("{error}"),
        Ok(server) => panic!("it started and wrote: {}", server.log()),
    }
}

/// Variables of the environment, with their values.
type Variables<'a> = &'a [(&'a str, &'a str)];

/// Runs `quantumbpm COMMAND` beside a server, with other variables, to its end: the code, and what it complained about.
async fn end_of(command: &str, server: &Server, variables: Variables<'_>) -> (Option<i32>, String) {
    let ended = Command::new(BINARY)
        .arg(command)
        .envs(server.variables().iter().cloned())
        .envs([("REST_API_PORT", "0"), ("REST_METRICS_PORT", "0")])
        .envs(variables.iter().copied())
        .kill_on_drop(true)
        .output();
    let ended = timeout(PATIENCE, ended).await.unwrap().unwrap();
    let complaint = String::from_utf8_lossy(&ended.stderr).into_owned();
    (ended.status.code(), complaint)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_and_a_worker_that_are_configured_wrong_say_what_is_wrong_and_end() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let at = temporal.host_port();
    let server = Server::start(BINARY).await.unwrap();
    let no_namespace = format!(
        "quantumbpm: the Temporal server at {at}: it has no namespace 'orders'; set TEMPORAL_NAMESPACE, or create it"
    );
    let at = ("TEMPORAL_HOST_PORT", at.as_str());
    let cases: [(&[&str], Variables<'_>, &str); 4] = [
        (
            &["worker"],
            &[],
            "quantumbpm: TEMPORAL_HOST_PORT is not set",
        ),
        (
            &["serve", "worker"],
            &[("TEMPORAL_HOST_PORT", "temporal.example.com")],
            "expected a host and a port, such as temporal.example.com:7233",
        ),
        (
            &["serve", "worker"],
            &[at, ("TEMPORAL_NAMESPACE", "orders")],
            &no_namespace,
        ),
        (
            &["serve"],
            &[at, ("TEMPORAL_WORKER", "perhaps")],
            "quantumbpm: TEMPORAL_WORKER (environment): expected",
        ),
    ];
    for (commands, variables, expected) in cases {
        for command in commands {
            let (code, complaint) = end_of(command, &server, variables).await;
            assert!(complaint.contains(expected), "{command}: {complaint}");
            assert_eq!(code, Some(WRONG_SETTING), "{command}: {complaint}");
        }
    }
}

/// An installation of the program.
struct Installation {
    task_queue: &'static str,
    _server: Server,
    project: ProjectClient,
    version: String,
}

impl Installation {
    async fn new(temporal: &TemporalServer, task_queue: &'static str) -> Self {
        let server = Server::builder(BINARY)
            .temporal(temporal)
            .variable("TEMPORAL_NAMESPACE", "orders")
            .variable("TEMPORAL_TASK_QUEUE", task_queue)
            .start()
            .await
            .unwrap();
        let (_, project) = ProjectClient::create(&server).await.unwrap();
        Self {
            task_queue,
            version: project.deploy(TWO_JOBS).await.unwrap(),
            project,
            _server: server,
        }
    }

    /// Carries some instances to their ends.
    async fn work(&self) -> BTreeSet<String> {
        let mut instances = BTreeSet::new();
        for _ in 0..5 {
            instances.insert(self.project.start(&self.version, json!({})).await.unwrap());
        }
        for task_type in ["first", "second"] {
            for _ in &instances {
                self.project.work(task_type).await.unwrap();
            }
        }
        for instance in &instances {
            self.project.wait_for(instance, "COMPLETED").await.unwrap();
            let history = self.project.history(instance).await.unwrap();
            assert_eq!(history[..12], ITS_EVENTS);
        }
        instances
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_installations_share_a_namespace_with_task_queues_of_their_own() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    temporal.create_namespace("orders").unwrap();
    let installations = [
        Installation::new(&temporal, "online").await,
        Installation::new(&temporal, "branches").await,
    ];
    let instances = join_all(installations.iter().map(Installation::work)).await;
    for (installation, instances) in installations.iter().zip(instances) {
        let queue = format!("TaskQueue = '{}'", installation.task_queue);
        let workflows = temporal.runs("orders", &queue).unwrap();
        assert_eq!(workflows.into_iter().collect::<BTreeSet<_>>(), instances);
    }
    let elsewhere = temporal.runs("default", "").unwrap();
    assert_eq!(elsewhere, [] as [String; 0]);
}
