use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::{Client, Project, Role, Server, TestkitError};

/// How long something may take to come about: what a killed process had begun is left alone for ten seconds first.
const PATIENCE: Duration = Duration::from_secs(40);
const LOOK_AGAIN: Duration = Duration::from_millis(20);
const WORKER: &str = "worker";

/// What tests do in a project as its editor: deploy, start, work.
#[derive(Clone)]
pub struct ProjectClient {
    /// The requests of an editor, with paths below the project's.
    pub client: Client,
}

impl ProjectClient {
    /// In a project of its own.
    ///
    /// # Errors
    /// See [`TestkitError`].
    pub async fn create(server: &Server) -> Result<(Project, Self), TestkitError> {
        let project = server.create_project("A project").await?;
        let client = Self::of(server, &project)?;
        Ok((project, client))
    }

    /// In a project that is there, through any of the servers on its database.
    ///
    /// # Errors
    /// [`TestkitError::Issuer`] when no token can be signed.
    pub fn of(server: &Server, project: &Project) -> Result<Self, TestkitError> {
        Ok(Self {
            client: server.client(project, Role::Editor)?,
        })
    }

    /// Deploys a file with these processes, and what they refer to; the id of the version of the first of them.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when the server refuses.
    pub async fn deploy(&self, processes: &str) -> Result<String, TestkitError> {
        let xml = format!(
            r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:q="http://quantumbpm.com/schema/1.0"
            id="d" targetNamespace="http://example.com">{processes}</definitions>"#
        );
        let body = json!({ "name": "A file", "xml": xml });
        let created = self.client.post("/bpmn/resources", body).await?;
        let id = created.expect_status(201)?.text_at("/id")?;
        let path = format!("/bpmn/resources/{id}");
        let deployed = self
            .client
            .post(&format!("{path}/deploy"), json!({}))
            .await?;
        deployed.expect_status(204)?;
        let resource = self.client.get(&path).await?.expect_status(200)?;
        first_version(&resource.clone().json()?, processes).ok_or_else(|| resource.into_error())
    }

    /// Starts an instance; its id.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when the server refuses.
    pub async fn start(&self, version: &str, variables: Value) -> Result<String, TestkitError> {
        let body = json!({ "processDefinitionID": version, "variables": variables });
        let started = self.client.post("/bpmn/instances", body).await?;
        started.expect_status(201)?.text_at("/workflowID")
    }

    /// What is at a path.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when there is nothing.
    pub async fn get(&self, path: &str) -> Result<Value, TestkitError> {
        self.client.get(path).await?.expect_status(200)?.json()
    }

    /// The types of the events of an instance, in their order, each with its element.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when there is no such instance.
    pub async fn history(&self, instance: &str) -> Result<Vec<String>, TestkitError> {
        let path = format!("/bpmn/instances/{instance}/history?pageSize=1000");
        let found = self.get(&path).await?;
        let events = found["data"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(events
            .iter()
            .map(|event| format!("{} {}", text(&event["type"]), text(&event["nodeID"])))
            .collect())
    }

    /// Leases a job of a type and completes it, waiting until there is one; its execution key.
    ///
    /// # Errors
    /// [`TestkitError::Timeout`] when there is none for long.
    pub async fn work(&self, task_type: &str) -> Result<String, TestkitError> {
        let deadline = Instant::now() + PATIENCE;
        let poll = json!({ "taskType": task_type, "clientID": WORKER, "timeout": "1s", "lockDuration": "5m", "maxJobs": 1 });
        loop {
            let polled = self
                .client
                .post("/bpmn/external-jobs/poll", poll.clone())
                .await?;
            let jobs = if polled.status == 200 {
                polled.json()?
            } else {
                Value::Null
            };
            if let Some(key) = jobs.pointer("/0/executionKey").and_then(Value::as_str) {
                let body = json!({ "workflowID": jobs[0]["workflowID"], "clientID": WORKER, "variables": {} });
                let path = format!("/bpmn/external-jobs/{key}/complete");
                self.client.post(&path, body).await?.expect_status(200)?;
                return Ok(key.to_owned());
            }
            if Instant::now() > deadline {
                return Err(TestkitError::Timeout(format!(
                    "a job of type '{task_type}'"
                )));
            }
        }
    }

    /// Waits until an instance has a status.
    ///
    /// # Errors
    /// [`TestkitError::Timeout`] when it does not get there.
    pub async fn wait_for(&self, instance: &str, status: &str) -> Result<(), TestkitError> {
        let deadline = Instant::now() + PATIENCE;
        let path = format!("/bpmn/instances/{instance}");
        loop {
            let found = self.get(&path).await?;
            if found["status"] == status {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(TestkitError::Timeout(format!("{status} of {found}")));
            }
            sleep(LOOK_AGAIN).await;
        }
    }
}

/// The version of the first process of a file. A resource lists them in the order of their ids.
fn first_version(resource: &Value, processes: &str) -> Option<String> {
    let (_, first) = processes.split_once("<process id=\"")?;
    let (first, _) = first.split_once('"')?;
    let listed = resource["processes"].as_array()?.iter();
    let mut versions = listed.filter(|listed| listed["processID"] == first);
    versions.next()?["id"].as_str().map(str::to_owned)
}
