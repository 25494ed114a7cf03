//! Where it is measured: a PostgreSQL, an issuer and a server of the bench's own, or a server that runs already.

mod memory;
mod own;
mod server;

pub(crate) use memory::Memory;

use sqlx::postgres::PgConnectOptions;

use crate::{
    api::{Address, Api, Connection},
    arguments::{Arguments, Existing},
    error::BenchError,
};
use own::Own;

/// A server with its database.
pub(crate) struct Place {
    /// Its database.
    pub(crate) database: PgConnectOptions,
    address: Address,
    host: Host,
}

enum Host {
    Own(Box<Own>),
    Existing { token: String },
}

/// A project that was made for the measurement.
pub(crate) struct Project(String);

impl Place {
    /// Finds it, or makes it up to a server that can be started.
    pub(crate) async fn prepare(arguments: &Arguments) -> Result<Self, BenchError> {
        if let Some(existing) = arguments.existing.named() {
            return Self::existing(existing);
        }
        let own = Own::prepare(arguments).await?;
        Ok(Self {
            database: own.database(),
            address: own.server.address().clone(),
            host: Host::Own(Box::new(own)),
        })
    }

    fn existing(existing: Existing) -> Result<Self, BenchError> {
        Ok(Self {
            database: existing.database.parse()?,
            address: Address::parse(&existing.url)?,
            host: Host::Existing {
                token: existing.token,
            },
        })
    }

    /// Starts the server; how many seconds it took to be ready. `None`: it runs already.
    pub(crate) async fn start_server(&mut self) -> Result<Option<f64>, BenchError> {
        match &mut self.host {
            Host::Own(own) => Ok(Some(own.server.start().await?.as_secs_f64())),
            Host::Existing { .. } => Ok(None),
        }
    }

    /// Stops the server in good order, if it is the bench's own.
    pub(crate) async fn stop_server(&mut self) -> Result<(), BenchError> {
        match &mut self.host {
            Host::Own(own) => own.server.stop().await,
            Host::Existing { .. } => Ok(()),
        }
    }

    /// How to reach the Temporal server that carries, if one does.
    pub(crate) fn temporal(&self) -> Option<temporal::Settings> {
        match &self.host {
            Host::Own(own) => own.temporal(),
            Host::Existing { .. } => None,
        }
    }

    /// The memory of the server, if it is the bench's own.
    pub(crate) fn memory(&self) -> Result<Option<Memory>, BenchError> {
        match &self.host {
            Host::Own(own) => own.server.memory(),
            Host::Existing { .. } => Ok(None),
        }
    }

    /// Makes a project for the measurement.
    pub(crate) async fn create_project(&self) -> Result<Project, BenchError> {
        let token = match &self.host {
            Host::Own(own) => own.administrator()?,
            Host::Existing { token } => token.clone(),
        };
        let mut connection = Connection::open(&self.address, Some(&token)).await?;
        Api::create_project(&mut connection, "Benchmark")
            .await
            .map(Project)
    }

    /// A client that may do everything in the project.
    pub(crate) async fn editor(&self, project: &Project) -> Result<Api, BenchError> {
        self.client(project, "editor", "editor").await
    }

    /// Clients that start instances and work on them, each with a connection and a token of its own.
    pub(crate) async fn executors(
        &self,
        project: &Project,
        number: u32,
    ) -> Result<Vec<Api>, BenchError> {
        let mut executors = Vec::new();
        for number in 1..=number {
            let name = format!("client-{number}");
            executors.push(self.client(project, &name, "executor").await?);
        }
        Ok(executors)
    }

    async fn client(
        &self,
        Project(project): &Project,
        name: &str,
        role: &str,
    ) -> Result<Api, BenchError> {
        let token = match &self.host {
            Host::Own(own) => own.token(name, project, role)?,
            Host::Existing { token } => token.clone(),
        };
        let connection = Connection::open(&self.address, Some(&token)).await?;
        Ok(Api::new(connection, project))
    }

    /// Stops and removes what was made.
    pub(crate) async fn leave(self) -> Result<(), BenchError> {
        match self.host {
            Host::Own(own) => own.leave().await,
            Host::Existing { .. } => Ok(()),
        }
    }
}
