use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use development::issuer::{Issuer, SigningKey};
use development::license;
use development::postgres::{self, Account, Cluster, Connection, reachable_folder};

use super::users::{self, User};
use super::{DevError, Options, announcement, port};

const AUDIENCE: &str = "quantumbpm";
const DATABASE: &str = "quantumbpm";
const LICENSE_DAYS: u64 = license::MAXIMUM_DAYS;
const USUAL_PORT: u16 = 8080;
const USUAL_ISSUER_PORT: u16 = 8081;

/// What the server stands on: its database, its issuer, and what they are configured with.
pub(super) struct Surroundings {
    folder: PathBuf,
    cluster: Cluster,
    issuer: Issuer,
    api_port: u16,
}

impl Surroundings {
    /// Starts PostgreSQL and the issuer on what the folder holds, and makes what it does not hold.
    pub(super) async fn start(options: &Options) -> Result<Self, DevError> {
        let folder = prepare_folder(&options.data)?;
        announcement::withdraw(&folder)?;
        let (cluster, issuer) = tokio::try_join!(
            start_cluster(&folder),
            start_issuer(&folder, options.issuer_port)
        )?;
        let api_port = port::choose(options.port, USUAL_PORT).map_err(DevError::Port)?;
        Ok(Self {
            folder,
            cluster,
            issuer,
            api_port,
        })
    }

    /// The configuration of the server, as environment variables. Those of this process that do not concern the surroundings,
    /// such as limits, are kept.
    pub(super) fn variables(&self) -> Result<HashMap<String, String>, DevError> {
        let connection = self.cluster.connection();
        let provisioning = format!(
            "projects:\n  - {{ id: {}, name: Sample }}\n",
            users::PROJECT
        );
        let mut variables: HashMap<String, String> =
            [("LOG_LEVEL", "warn"), ("LOG_FORMAT", "plain")]
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .chain(std::env::vars())
                .collect();
        let own = [
            ("REST_API_ADDR", "127.0.0.1".to_owned()),
            ("REST_API_PORT", self.api_port.to_string()),
            ("REST_API_CONTEXT", String::new()),
            ("REST_METRICS_ADDR", "127.0.0.1".to_owned()),
            ("REST_METRICS_PORT", "0".to_owned()),
            ("DB_HOST", Connection::HOST.to_owned()),
            ("DB_PORT", connection.port.to_string()),
            ("DB_USER", postgres::USER.to_owned()),
            ("DB_PASSWORD", connection.password.clone()),
            ("DB_NAME", DATABASE.to_owned()),
            ("DB_SSLMODE", "disable".to_owned()),
            ("OIDC_ISSUER", self.issuer.url().to_owned()),
            ("OIDC_AUDIENCES", AUDIENCE.to_owned()),
            ("OIDC_ROLES_CLAIM", String::new()),
            ("OIDC_PROJECTS_CLAIM", String::new()),
            (
                "LICENSE_JWT",
                license::evaluation("a developer", LICENSE_DAYS)?,
            ),
            (
                "PROVISIONING_FILE",
                self.write("provisioning.yaml", &provisioning)?
                    .to_string_lossy()
                    .into_owned(),
            ),
        ];
        variables.extend(
            own.into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        Ok(variables)
    }

    /// The root of the API.
    pub(super) fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.api_port)
    }

    pub(super) fn issuer_url(&self) -> &str {
        self.issuer.url()
    }

    /// A URL of the database, for any client of PostgreSQL.
    pub(super) fn database_url(&self) -> String {
        let Connection { port, password, .. } = self.cluster.connection();
        format!(
            "postgres://{}:{password}@{}:{port}/{DATABASE}",
            postgres::USER,
            Connection::HOST
        )
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn token(&self, user: User) -> Result<String, DevError> {
        Ok(self.issuer.token(&user.subject())?)
    }

    /// Writes a file of the folder, whole or not at all, for this account only.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<PathBuf, DevError> {
        let path = self.folder.join(name);
        let unfinished = self.folder.join(format!("{name}.part"));
        let write = || -> std::io::Result<()> {
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true).mode(0o600);
            options.open(&unfinished)?.write_all(text.as_bytes())?;
            fs::rename(&unfinished, &path)
        };
        write().map_err(|source| DevError::file(&path, source))?;
        Ok(path)
    }

    /// Stops PostgreSQL in good order. The server must have ended.
    pub(super) async fn stop(self) -> Result<(), DevError> {
        blocking(move || Ok(self.cluster.stop()?)).await
    }
}

/// The absolute path of the data folder. Root's PostgreSQL runs as another account, which may not be able to enter it; then it
/// is elsewhere.
fn prepare_folder(data: &Path) -> Result<PathBuf, DevError> {
    let preferred = std::path::absolute(data).map_err(|source| DevError::file(data, source))?;
    let folder = reachable_folder(&Account::choose()?, &preferred);
    fs::create_dir_all(&folder).map_err(|source| DevError::file(&folder, source))?;
    Ok(folder)
}

async fn start_cluster(folder: &Path) -> Result<Cluster, DevError> {
    let options = postgres::Options::new(folder.join("postgres"));
    blocking(move || {
        let cluster = Cluster::start(options)?;
        cluster.connection().create_database(DATABASE)?;
        Ok(cluster)
    })
    .await
}

async fn start_issuer(folder: &Path, asked_for: Option<u16>) -> Result<Issuer, DevError> {
    let key_file = folder.join("issuer-key.pem");
    let key = blocking(move || Ok(SigningKey::load_or_create(&key_file)?)).await?;
    let port = port::choose(asked_for, USUAL_ISSUER_PORT).map_err(DevError::Port)?;
    Ok(Issuer::start(port, AUDIENCE, users::directory(), key).await?)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DevError> + Send + 'static,
) -> Result<T, DevError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(DevError::Crash)?
}
