//! A server with a project, and the steps that many tests begin with.

use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Client, Project, Role, Server, issuer::Subject};
use tokio::time::{Instant, sleep};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");

pub(crate) struct World {
    pub server: Server,
    pub project: Project,
    /// Deploys, mends, works.
    pub editor: Client,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::around(Server::start(BINARY).await.unwrap()).await
    }

    /// With a server of the test's own.
    pub(crate) async fn around(server: Server) -> Self {
        let project = server.create_project("Orders").await.unwrap();
        let editor = server.client(&project, Role::Editor).unwrap();
        Self {
            server,
            project,
            editor,
        }
    }

    /// Who may do everything in the project.
    pub(crate) fn admin(&self) -> Client {
        self.server.client(&self.project, Role::Admin).unwrap()
    }

    /// Who may do everything in all projects, with paths below the API's root.
    pub(crate) fn root(&self) -> Client {
        let root = Subject::new("root", &["system-admin"]);
        self.server.client_of(&root).unwrap()
    }

    /// Stores and deploys a file; the id of its process version.
    pub(crate) async fn deploy(&self, xml: &str) -> String {
        let resource = self.draft(xml).await;
        let deployed = self
            .editor
            .post(&format!("/bpmn/resources/{resource}/deploy"), json!({}))
            .await
            .unwrap();
        deployed.expect_status(204).unwrap();
        let resource = self.get(&format!("/bpmn/resources/{resource}")).await;
        resource["processes"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Stores a file as a draft; its id.
    pub(crate) async fn draft(&self, xml: &str) -> String {
        let body = json!({ "name": "A file", "xml": xml });
        let created = self.editor.post("/bpmn/resources", body).await.unwrap();
        created.expect_status(201).unwrap().text_at("/id").unwrap()
    }

    /// Starts an instance; its id.
    pub(crate) async fn start(&self, process_version: &str, variables: Value) -> String {
        let body = json!({ "processDefinitionID": process_version, "variables": variables });
        let started = self.editor.post("/bpmn/instances", body).await.unwrap();
        started
            .expect_status(201)
            .unwrap()
            .text_at("/workflowID")
            .unwrap()
    }

    /// What an editor gets at a path below the project.
    pub(crate) async fn get(&self, path: &str) -> Value {
        self.editor
            .get(path)
            .await
            .unwrap()
            .expect_status(200)
            .unwrap()
            .json()
            .unwrap()
    }

    /// The only number that SQL answers.
    pub(crate) fn count(&self, sql: &str) -> u64 {
        let counted = self.server.database.execute(sql).unwrap();
        counted.trim().parse().unwrap()
    }

    /// How many events of a kind there are.
    pub(crate) fn count_of(&self, kind: &str) -> u64 {
        self.count(&format!(
            "SELECT count(*) FROM events WHERE kind = '{kind}'"
        ))
    }

    /// Sees that what is stored beside the events is what they lead to.
    pub(crate) fn verify(&self) {
        self.server.database.verify(BINARY).unwrap();
    }

    /// The status of an instance.
    pub(crate) async fn status(&self, instance: &str) -> String {
        self.get(&format!("/bpmn/instances/{instance}")).await["status"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

/// Waits until something is so.
pub(crate) async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !is_so().await {
        assert!(Instant::now() < deadline, "{what}: not yet");
        sleep(Duration::from_millis(50)).await;
    }
}
