//! Several processes on one database: clients do not notice that there is more than one, whoever carries instances on.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod branches;
mod leases;
mod newer;
mod notices;
mod suspension;
mod throughput;
mod traffic;

use testkit::{Client, Project, ProjectClient, Role, Server, TemporalServer};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");

/// Three servers on one database.
struct Replicas {
    servers: [Server; 3],
    /// A project, through each of the servers.
    project: [ProjectClient; 3],
    /// An admin of it, through the first.
    admin: Client,
    /// What carries the instances on, if the servers do not.
    _temporal: Option<TemporalServer>,
}

impl Replicas {
    /// They carry instances on by themselves.
    async fn embedded() -> Self {
        let first = Server::start(BINARY).await.unwrap();
        Self::beside(first, None).await
    }

    /// Workflows of a Temporal server carry instances on, by the workers that all three run.
    async fn with_temporal() -> Self {
        let temporal = TemporalServer::start(BINARY).await.unwrap();
        let first = Server::builder(BINARY).temporal(&temporal);
        Self::beside(first.start().await.unwrap(), Some(temporal)).await
    }

    async fn beside(first: Server, temporal: Option<TemporalServer>) -> Self {
        let second = first.replica(&[]).await.unwrap();
        let third = first.replica(&[]).await.unwrap();
        let (project, _) = ProjectClient::create(&first).await.unwrap();
        let through = |server: &Server, project: &Project| ProjectClient::of(server, project);
        Self {
            admin: first.client(&project, Role::Admin).unwrap(),
            project: [&first, &second, &third].map(|server| through(server, &project).unwrap()),
            servers: [first, second, third],
            _temporal: temporal,
        }
    }

    /// The project, through one server after the other.
    fn through(&self, number: usize) -> &ProjectClient {
        let [first, second, third] = &self.project;
        match number % 3 {
            0 => first,
            1 => second,
            _ => third,
        }
    }

    /// What SQL answers.
    fn sql(&self, sql: &str) -> String {
        let [first, ..] = &self.servers;
        first.database.execute(sql).unwrap().trim().to_owned()
    }
}
