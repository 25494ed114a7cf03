use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::Arc;
use std::time::Duration;

use development::issuer::{Directory, Issuer, KeyKind, SigningKey, Subject};
use development::license;
use development::postgres::Connection;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::{
    Client, Database, PostgresServer, TemporalServer, TestkitError, database, process::Process,
};

const AUDIENCE: &str = "quantumbpm";
/// How often a server is started on ports that were free just before.
const ATTEMPTS: u32 = 3;
const READY_TIMEOUT: Duration = Duration::from_secs(30);

/// A role in a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything in the project.
    Admin,
    /// Resources and what an executor may.
    Editor,
    /// Instances, jobs, user tasks and what a viewer may.
    Executor,
    /// Reading.
    Viewer,
}

impl Role {
    /// The role's name in a token.
    pub fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Executor => "executor",
            Self::Viewer => "viewer",
        }
    }
}

/// A project of a test.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its UUID.
    pub id: String,
}

/// A running `quantumbpm serve` with a database and an issuer of its own. It is killed when this value is dropped.
pub struct Server {
    process: Process,
    /// The database of the server and its replicas.
    pub database: Arc<Database>,
    /// The issuer that the server and its replicas trust.
    pub issuer: Arc<Issuer>,
    url: String,
    http: reqwest::Client,
}

/// What a server is to be like.
pub struct ServerBuilder {
    binary: PathBuf,
    variables: Vec<(String, String)>,
    provisioning: Option<String>,
    dump: Option<PathBuf>,
    /// The PostgreSQL server of the test's own, if it has one.
    postgres: Option<Connection>,
}

impl Server {
    /// Starts a server with default settings. `binary` is the path of `quantumbpm`, in a test
    /// `env!("CARGO_BIN_EXE_quantumbpm")`.
    ///
    /// # Errors
    /// See [`TestkitError`].
    pub async fn start(binary: impl AsRef<Path>) -> Result<Self, TestkitError> {
        Self::builder(binary).start().await
    }

    /// A server with settings of the test's own.
    pub fn builder(binary: impl AsRef<Path>) -> ServerBuilder {
        ServerBuilder {
            binary: binary.as_ref().to_owned(),
            variables: Vec::new(),
            provisioning: None,
            dump: None,
            postgres: None,
        }
    }

    /// The URL of the API.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its environment, for whoever runs the program beside it.
    pub fn variables(&self) -> &[(String, String)] {
        &self.process.variables
    }

    /// What the server has written so far, since its first start.
    pub fn log(&self) -> String {
        self.process.log()
    }

    /// The most memory that the server has had resident so far, in bytes.
    ///
    /// # Errors
    /// [`TestkitError::NotRunning`] or [`TestkitError::Io`] when it cannot be told.
    pub fn peak_memory(&self) -> Result<u64, TestkitError> {
        self.process.peak_memory()
    }

    /// Whether it says that it can serve.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn is_ready(&self) -> Result<bool, TestkitError> {
        let answer = self.client_with(None).get("/readyz").await?;
        Ok(answer.status == 200)
    }

    /// Creates a project as an administrator of the organisation.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when the server refuses.
    pub async fn create_project(&self, name: &str) -> Result<Project, TestkitError> {
        let administrator = self.client_of(&Subject::new("organisation-admin", &["admin"]))?;
        let answer = administrator
            .post("/projects", json!({ "name": name }))
            .await?;
        let id = answer.expect_status(201)?.text_at("/id")?;
        Ok(Project { id })
    }

    /// A client that has one role in one project, with paths below `/projects/{id}`. The subject is named like the role.
    ///
    /// # Errors
    /// [`TestkitError::Issuer`] when no token can be signed.
    pub fn client(&self, project: &Project, role: Role) -> Result<Client, TestkitError> {
        let subject = Subject::new(role.name(), &["user"]).in_project(&project.id, role.name());
        Ok(self
            .client_of(&subject)?
            .below(&format!("/projects/{}", project.id)))
    }

    /// A client of any subject, with paths below the API's root.
    ///
    /// # Errors
    /// [`TestkitError::Issuer`] when no token can be signed.
    pub fn client_of(&self, subject: &Subject) -> Result<Client, TestkitError> {
        Ok(self.client_with(Some(self.issuer.token(subject)?)))
    }

    /// A client with any token, or with none, with paths below the API's root.
    pub fn client_with(&self, token: Option<String>) -> Client {
        Client::new(self.http.clone(), self.url.clone(), token)
    }

    /// Ends the server at once, as `kill -9` or a power cut does.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be killed.
    pub fn kill(&mut self) -> Result<(), TestkitError> {
        self.process.kill()
    }

    /// Asks the server to end, as SIGTERM does, and waits for it.
    ///
    /// # Errors
    /// [`TestkitError::Late`] when it does not end.
    pub async fn terminate(&mut self) -> Result<ExitStatus, TestkitError> {
        self.process.terminate().await
    }

    /// Starts another server on the same database, with the same settings but for its ports and `variables`.
    ///
    /// # Errors
    /// [`TestkitError::Ended`] or [`TestkitError::Late`] when it does not become ready.
    pub async fn replica(&self, variables: &[(&str, &str)]) -> Result<Self, TestkitError> {
        let mut replica = Self {
            process: self.process.beside("serve")?,
            database: Arc::clone(&self.database),
            issuer: Arc::clone(&self.issuer),
            url: String::new(),
            http: self.http.clone(),
        };
        replica.configure(variables);
        replica.listen()?;
        replica.begin().await?;
        Ok(replica)
    }

    /// Starts a `quantumbpm worker` on the same database.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be started.
    pub fn worker(&self) -> Result<Worker, TestkitError> {
        let mut process = self.process.beside("worker")?;
        process.spawn()?;
        Ok(Worker { process })
    }

    /// Sets variables of the environment, for the next start.
    pub fn configure(&mut self, variables: &[(&str, &str)]) {
        let variables = variables.iter();
        self.process
            .variables
            .extend(variables.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    }

    /// Chooses ports.
    fn listen(&mut self) -> Result<(), TestkitError> {
        let port = free_port().map_err(|source| TestkitError::io("127.0.0.1", source))?;
        let metrics_port = free_port().map_err(|source| TestkitError::io("127.0.0.1", source))?;
        self.configure(&[
            ("REST_API_PORT", &port.to_string()),
            ("REST_METRICS_PORT", &metrics_port.to_string()),
        ]);
        self.url = format!("http://127.0.0.1:{port}");
        Ok(())
    }

    /// Starts it for the first time: on other ports, if somebody was given one of those that were chosen before it could listen there.
    async fn begin(&mut self) -> Result<(), TestkitError> {
        let mut attempt = 1;
        loop {
            self.process.spawn()?;
            match self.wait_until_ready().await {
                Err(TestkitError::Ended { log, .. })
                    if attempt < ATTEMPTS && log.contains("Address already in use") =>
                {
                    attempt += 1;
                    self.listen()?;
                }
                outcome => return outcome,
            }
        }
    }

    /// Starts the server again on the same database and address, after [`Server::kill`] or [`Server::terminate`].
    ///
    /// # Errors
    /// [`TestkitError::Ended`] or [`TestkitError::Late`] when it does not become ready.
    pub async fn restart(&mut self) -> Result<(), TestkitError> {
        self.process.kill()?;
        self.process.spawn()?;
        self.wait_until_ready().await
    }

    async fn wait_until_ready(&mut self) -> Result<(), TestkitError> {
        let deadline = Instant::now() + READY_TIMEOUT;
        let ready = format!("{}/readyz", self.url);
        loop {
            if let Ok(answer) = self.http.get(&ready).send().await
                && answer.status().is_success()
            {
                return Ok(());
            }
            if let Some(status) = self.process.ended()? {
                return Err(TestkitError::Ended {
                    status: status.to_string(),
                    log: self.log(),
                });
            }
            if Instant::now() > deadline {
                let seconds = READY_TIMEOUT.as_secs();
                return Err(TestkitError::Late {
                    action: "become ready",
                    seconds,
                    log: self.log(),
                });
            }
            sleep(Duration::from_millis(5)).await;
        }
    }
}

impl ServerBuilder {
    /// Sets a variable of the server's environment; a later one wins.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Lets this Temporal server carry instances on.
    #[must_use]
    pub fn temporal(self, server: &TemporalServer) -> Self {
        self.variable("TEMPORAL_HOST_PORT", &server.host_port())
    }

    /// Puts the database into a PostgreSQL server of the test's own.
    #[must_use]
    pub fn postgres(mut self, server: &PostgresServer) -> Self {
        self.postgres = Some(server.connection().clone());
        self
    }

    /// The text of the provisioning file (YAML).
    #[must_use]
    pub fn provisioning(mut self, text: &str) -> Self {
        self.provisioning = Some(text.to_owned());
        self
    }

    /// Fills the database with a dump, instead of leaving it empty.
    #[must_use]
    pub fn restoring(mut self, dump: &Path) -> Self {
        self.dump = Some(dump.to_owned());
        self
    }

    /// Makes the database and the issuer, starts the server and waits until it is ready.
    ///
    /// # Errors
    /// See [`TestkitError`].
    pub async fn start(self) -> Result<Server, TestkitError> {
        let database = match (self.postgres, &self.dump) {
            (Some(connection), _) => Database::create_in(connection, &self.binary)?,
            (None, Some(dump)) => Database::restore(&self.binary, dump)?,
            (None, None) => Database::create(&self.binary)?,
        };
        let key = SigningKey::generate(KeyKind::Es256)?;
        let issuer = Issuer::start(0, AUDIENCE, Directory::default(), key).await?;
        let folder = database::state_folder(&self.binary)?
            .join("servers")
            .join(database.name());
        fs::create_dir_all(&folder).map_err(|source| TestkitError::io(&folder, source))?;

        let mut variables = database.variables();
        let mut set = |name: &str, value: String| variables.push((name.to_owned(), value));
        set("OIDC_ISSUER", issuer.url().to_owned());
        set("OIDC_AUDIENCES", AUDIENCE.to_owned());
        set("LICENSE_JWT", license::evaluation("integration tests", 1)?);
        if let Some(text) = self.provisioning {
            let file = folder.join("provisioning.yaml");
            fs::write(&file, text).map_err(|source| TestkitError::io(&file, source))?;
            set("PROVISIONING_FILE", file.to_string_lossy().into_owned());
        }
        // Databases may share a Temporal server: each has workers and workflows of its own.
        set("TEMPORAL_TASK_QUEUE", database.name().to_owned());

        let mut server = Server {
            process: Process::new(self.binary, "serve", variables, folder),
            database: Arc::new(database),
            issuer: Arc::new(issuer),
            url: String::new(),
            http: loopback_client()?,
        };
        server.listen()?;
        server.process.variables.extend(self.variables);
        server.begin().await?;
        Ok(server)
    }
}

/// A running `quantumbpm worker`. It is killed when this value is dropped.
pub struct Worker {
    process: Process,
}

impl Worker {
    /// Ends it at once.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be killed.
    pub fn kill(&mut self) -> Result<(), TestkitError> {
        self.process.kill()
    }

    /// Asks it to end, as SIGTERM does, and waits for it.
    ///
    /// # Errors
    /// [`TestkitError::Late`] when it does not end.
    pub async fn terminate(&mut self) -> Result<ExitStatus, TestkitError> {
        self.process.terminate().await
    }

    /// What it has written so far.
    pub fn log(&self) -> String {
        self.process.log()
    }
}

/// A proxy that the environment names has no business on the loopback interface.
pub(crate) fn loopback_client() -> Result<reqwest::Client, TestkitError> {
    Ok(reqwest::Client::builder().no_proxy().build()?)
}

pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
