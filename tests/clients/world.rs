//! A server with one deployed process.

use serde_json::{Value, json};
use testkit::{Client, Role, Server};

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) client: Client,
    /// The path of the project.
    pub(crate) project: String,
    process_version: String,
}

impl World {
    /// Deploys a process whose body is `body`, in a file that also defines the message `go` with the key `number`.
    pub(crate) async fn with_process(body: &str) -> Self {
        let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
            .await
            .unwrap();
        let project = server.create_project("Clients").await.unwrap();
        let client = server.client(&project, Role::Editor).unwrap();
        let xml = format!(
            r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:q="http://quantumbpm.com/schema/1.0" id="d" targetNamespace="http://example.com">
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=number"/></extensionElements></message>
  <process id="p" isExecutable="true">{body}</process>
</definitions>"#
        );
        let created = client
            .post("/bpmn/resources", json!({ "name": "P", "xml": xml }))
            .await;
        let id = created
            .unwrap()
            .expect_status(201)
            .unwrap()
            .text_at("/id")
            .unwrap();
        let path = format!("/bpmn/resources/{id}");
        let deployed = client.post(&format!("{path}/deploy"), json!({})).await;
        deployed.unwrap().expect_status(204).unwrap();
        let resource = client.get(&path).await.unwrap();
        Self {
            process_version: resource.text_at("/processes/0/id").unwrap(),
            client,
            project: format!("/projects/{}", project.id),
            server,
        }
    }

    /// Starts an instance; its id.
    pub(crate) async fn start(&self, variables: Value) -> String {
        let body = json!({ "processDefinitionID": self.process_version, "variables": variables });
        let started = self.client.post("/bpmn/instances", body).await.unwrap();
        let started = started.expect_status(201).unwrap();
        started.text_at("/workflowID").unwrap()
    }

    /// What SQL answers, as text.
    pub(crate) fn sql(&self, sql: &str) -> String {
        let answer = self.server.database.execute(sql).unwrap();
        answer.trim().to_owned()
    }

    /// A number that SQL answers.
    pub(crate) fn number(&self, sql: &str) -> u64 {
        self.sql(sql).parse().unwrap()
    }
}
