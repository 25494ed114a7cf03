use std::{
    env, fs,
    path::{Path, PathBuf},
};

use development::{
    issuer::{Directory, Issuer, KeyKind, SigningKey, Subject},
    license,
    postgres::{Account, Cluster, Connection, Options, USER, reachable_folder},
};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use testkit::TemporalServer;

use super::server::Server;
use crate::{
    arguments::{Arguments, Carries},
    error::BenchError,
};

const AUDIENCE: &str = "quantumbpm";
const DATABASE: &str = "quantumbpm";

/// What was made for the measurement. The server comes first: it is dropped, and so stopped, before its database.
pub(super) struct Own {
    pub(super) server: Server,
    issuer: Issuer,
    cluster: Cluster,
    temporal: Option<TemporalServer>,
    folder: PathBuf,
}

impl Own {
    /// Starts PostgreSQL and the issuer, and prepares an empty database.
    pub(super) async fn prepare(arguments: &Arguments) -> Result<Self, BenchError> {
        let program = env::current_exe().map_err(|source| BenchError::file("bench", source))?;
        let binary = arguments
            .binary
            .clone()
            .unwrap_or_else(|| program.with_file_name("quantumbpm"));
        let folder = match &arguments.data {
            Some(folder) => {
                std::path::absolute(folder).map_err(|source| BenchError::file(folder, source))?
            }
            None => program.with_file_name("bench-data"),
        };
        let folder = reachable_folder(&Account::choose()?, &folder);
        fs::create_dir_all(&folder).map_err(|source| BenchError::file(&folder, source))?;

        // Its settings are those PostgreSQL comes with: each commit is synced to the disk.
        let cluster = Cluster::start(Options::new(postgres_folder(&folder)))?;
        let key = SigningKey::generate(KeyKind::Es256)?;
        let issuer = Issuer::start(0, AUDIENCE, Directory::default(), key).await?;
        // One of a run that was killed may be there.
        cluster.connection().execute(
            "postgres",
            &format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"),
        )?;
        cluster.connection().create_database(DATABASE)?;
        let mut variables = variables(cluster.connection(), &issuer)?;
        let temporal = match arguments.temporal {
            Some(carries) => {
                let server = TemporalServer::start(&binary).await?;
                variables.extend(temporal_variables(&server, carries));
                Some(server)
            }
            None => None,
        };
        let server = Server::new(binary, variables, folder.join("serve.log"))?;
        server.migrate()?;
        Ok(Self {
            server,
            issuer,
            cluster,
            temporal,
            folder,
        })
    }

    /// How workflows that are none of quantumbpm's reach the Temporal server, if there is one.
    pub(super) fn temporal(&self) -> Option<temporal::Settings> {
        self.temporal.as_ref().map(|server| temporal::Settings {
            host_port: server.host_port(),
            namespace: "default".to_owned(),
            task_queue: "bench".to_owned(),
            identity: "bench".to_owned(),
            api_key: None,
            tls: None,
            carries: temporal::Carries::Instances,
        })
    }

    pub(super) fn database(&self) -> PgConnectOptions {
        let connection = self.cluster.connection();
        PgConnectOptions::new_without_pgpass()
            .host(Connection::HOST)
            .port(connection.port)
            .username(USER)
            .password(&connection.password)
            .database(DATABASE)
            .ssl_mode(PgSslMode::Disable)
    }

    /// A token of somebody who may create projects.
    pub(super) fn administrator(&self) -> Result<String, BenchError> {
        Ok(self
            .issuer
            .token(&Subject::new("administrator", &["admin"]))?)
    }

    /// A token of somebody with a role in a project.
    pub(super) fn token(
        &self,
        name: &str,
        project: &str,
        role: &str,
    ) -> Result<String, BenchError> {
        let subject = Subject::new(name, &["user"]).in_project(project, role);
        Ok(self.issuer.token(&subject)?)
    }

    /// Stops everything and removes the data.
    pub(super) async fn leave(mut self) -> Result<(), BenchError> {
        self.server.stop().await?;
        drop(self.temporal);
        drop(self.issuer);
        self.cluster.stop()?;
        let data = postgres_folder(&self.folder);
        fs::remove_dir_all(&data).map_err(|source| BenchError::file(data, source))
    }
}

fn postgres_folder(folder: &Path) -> PathBuf {
    folder.join("bench-postgres")
}

/// The configuration of the server. All else is as it comes.
fn variables(
    connection: &Connection,
    issuer: &Issuer,
) -> Result<Vec<(String, String)>, BenchError> {
    let variables = [
        ("REST_API_ADDR", "127.0.0.1".to_owned()),
        ("REST_METRICS_ADDR", "127.0.0.1".to_owned()),
        ("REST_METRICS_PORT", "0".to_owned()),
        ("DB_HOST", Connection::HOST.to_owned()),
        ("DB_PORT", connection.port.to_string()),
        ("DB_USER", USER.to_owned()),
        ("DB_PASSWORD", connection.password.clone()),
        ("DB_NAME", DATABASE.to_owned()),
        ("DB_SSLMODE", "disable".to_owned()),
        ("OIDC_ISSUER", issuer.url().to_owned()),
        ("OIDC_AUDIENCES", AUDIENCE.to_owned()),
        ("LICENSE_JWT", license::evaluation("a benchmark", 1)?),
    ];
    Ok(variables
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect())
}

fn temporal_variables(server: &TemporalServer, carries: Carries) -> [(String, String); 2] {
    [
        ("TEMPORAL_HOST_PORT".to_owned(), server.host_port()),
        ("TEMPORAL_CARRIES".to_owned(), carries.setting().to_owned()),
    ]
}
