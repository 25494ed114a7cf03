//! A server with one deployed file.

use serde_json::Value;
use testkit::{Client, ProjectClient, Server};

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) client: Client,
    project: ProjectClient,
    process_version: String,
}

impl World {
    /// Deploys a process whose body is `body`, in a file that also defines the message `go` with the key `number`.
    pub(crate) async fn with_process(body: &str) -> Self {
        let process = format!(r#"<process id="p" isExecutable="true">{body}</process>"#);
        Self::with_processes(&process).await
    }

    /// The same with several processes. The first is the one that is started.
    pub(crate) async fn with_processes(processes: &str) -> Self {
        let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
            .await
            .unwrap();
        let (_, project) = ProjectClient::create(&server).await.unwrap();
        let file = format!(
            r#"<message id="go" name="go"><extensionElements><q:subscription correlationKey="=number"/></extensionElements></message>
            {processes}"#
        );
        Self {
            process_version: project.deploy(&file).await.unwrap(),
            client: project.client.clone(),
            project,
            server,
        }
    }

    /// Starts an instance; its id.
    pub(crate) async fn start(&self, variables: Value) -> String {
        let started = self.project.start(&self.process_version, variables).await;
        started.unwrap()
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
