use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest::{SHA256, digest};
use development::postgres::{
    Account, Connection, Options, PostgresError, SharedCluster, USER, reachable_folder,
};

use crate::TestkitError;

/// A migrated database of one test. All tests of a run share one PostgreSQL server, from which it is dropped with this value; a
/// test that has a server of its own leaves it there.
pub struct Database {
    name: String,
    connection: Connection,
    /// Nothing for a database in a server of the test's own.
    run: Option<Arc<Run>>,
}

/// What the tests of this process share.
struct Run {
    cluster: SharedCluster,
    /// The database that the tests' databases are copies of.
    template: String,
}

const PREFIX_OF_TESTS: &str = "test_";
const PREFIX_OF_TEMPLATES: &str = "template_quantumbpm_";

/// More than the pools of all tests that run at once. A connection that is not used costs next to nothing.
const MAX_CONNECTIONS: u16 = 500;

/// It stays until the process ends, so that tests after one another find the server running.
static RUN: Mutex<Option<Arc<Run>>> = Mutex::new(None);

impl Database {
    /// A new database with the migrations of `quantumbpm`, the program at the path `binary`.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] or [`TestkitError::Migrate`].
    pub fn create(binary: &Path) -> Result<Self, TestkitError> {
        let run = Run::join(binary)?;
        let connection = run.cluster.connection().clone();
        let name = new_name();
        let copy = format!("CREATE DATABASE {name} TEMPLATE {}", run.template);
        connection.execute("postgres", &copy)?;
        Ok(Self {
            name,
            connection,
            run: Some(run),
        })
    }

    /// A new database with the migrations of `binary` in a server of the test's own.
    pub(crate) fn create_in(connection: Connection, binary: &Path) -> Result<Self, TestkitError> {
        let name = new_name();
        connection.execute("postgres", &format!("CREATE DATABASE {name}"))?;
        migrate(&connection, binary, &name)?;
        Ok(Self {
            name,
            connection,
            run: None,
        })
    }

    /// A new database that a dump fills, brought up to date by `quantumbpm`, the program at the path `binary`.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] or [`TestkitError::Migrate`].
    pub fn restore(binary: &Path, dump: &Path) -> Result<Self, TestkitError> {
        let run = Run::join(binary)?;
        let database = Self {
            name: new_name(),
            connection: run.cluster.connection().clone(),
            run: Some(run),
        };
        let connection = database.connection();
        connection.create_database(&database.name)?;
        connection.execute_file(&database.name, dump)?;
        migrate(connection, binary, &database.name)?;
        Ok(database)
    }

    /// The database's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The port on 127.0.0.1 and the password of the server.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// A URL for any client of PostgreSQL.
    pub fn url(&self) -> String {
        let Connection { port, password, .. } = self.connection();
        format!(
            "postgres://{USER}:{password}@{}:{port}/{}",
            Connection::HOST,
            self.name
        )
    }

    /// Runs one SQL command and answers its rows, columns separated by `|`.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] with the server's message.
    pub fn execute(&self, sql: &str) -> Result<String, TestkitError> {
        Ok(self.connection().execute(&self.name, sql)?)
    }

    /// Checks with `quantumbpm events verify`, the program at the path `binary`, that what is stored is what the events lead to.
    ///
    /// # Errors
    /// [`TestkitError::Differing`] with what it found, [`TestkitError::Io`] when it cannot be run.
    pub fn verify(&self, binary: impl AsRef<Path>) -> Result<(), TestkitError> {
        let binary = binary.as_ref();
        let verified = Command::new(binary)
            .args(["events", "verify"])
            .env_clear()
            .envs(self.variables())
            .output()
            .map_err(|source| TestkitError::io(binary, source))?;
        if verified.status.success() {
            return Ok(());
        }
        let [found, complaint] = [&verified.stdout, &verified.stderr];
        let text = |output: &[u8]| String::from_utf8_lossy(output).into_owned();
        Err(TestkitError::Differing(text(found) + &text(complaint)))
    }

    /// The environment that points `quantumbpm` to this database.
    pub fn variables(&self) -> Vec<(String, String)> {
        variables(self.connection(), &self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.run.is_some() {
            // What is left is dropped when the server starts the next time.
            let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
            let _ = self.connection.execute("postgres", &drop);
        }
    }
}

/// A name that no other database of the tests has.
fn new_name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{PREFIX_OF_TESTS}{}_{number}", process::id())
}

fn variables(connection: &Connection, database: &str) -> Vec<(String, String)> {
    [
        ("DB_HOST", Connection::HOST.to_owned()),
        ("DB_PORT", connection.port.to_string()),
        ("DB_USER", USER.to_owned()),
        ("DB_PASSWORD", connection.password.clone()),
        ("DB_NAME", database.to_owned()),
        ("DB_SSLMODE", "disable".to_owned()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// The folder of this build's test server, logs and locks: beside the build output, so that two checkouts do not meet.
pub(crate) fn state_folder(binary: &Path) -> Result<PathBuf, TestkitError> {
    let binary = binary
        .canonicalize()
        .map_err(|source| TestkitError::io(binary, source))?;
    let folder = reachable_folder(&Account::choose()?, &binary.with_file_name("testkit"));
    fs::create_dir_all(&folder).map_err(|source| TestkitError::io(&folder, source))?;
    Ok(folder)
}

impl Run {
    /// A test program tests one build, so the first call decides which.
    fn join(binary: &Path) -> Result<Arc<Self>, TestkitError> {
        let mut slot = RUN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(run) = slot.as_ref() {
            return Ok(Arc::clone(run));
        }
        let folder = state_folder(binary)?;
        let options = Options {
            max_connections: MAX_CONNECTIONS,
            ..Options::new(folder.join("postgres"))
        };
        let cluster = SharedCluster::join(options, drop_leftovers)?;
        let template = migrated_template(cluster.connection(), binary, &folder)?;
        let run = Arc::new(Self { cluster, template });
        *slot = Some(Arc::clone(&run));
        Ok(run)
    }
}

/// Tests that were killed leave their databases, and earlier builds their templates.
fn drop_leftovers(connection: &Connection) -> Result<(), PostgresError> {
    let leftovers = format!(
        "SELECT datname FROM pg_database WHERE starts_with(datname, '{PREFIX_OF_TESTS}') \
         OR starts_with(datname, '{PREFIX_OF_TEMPLATES}')"
    );
    for name in connection.execute("postgres", &leftovers)?.lines() {
        connection.execute("postgres", &format!("DROP DATABASE {name} WITH (FORCE)"))?;
    }
    Ok(())
}

/// The name of a database that holds the migrations of this build and nothing else. A copy of it is far cheaper than a run of
/// the migrations.
fn migrated_template(
    connection: &Connection,
    binary: &Path,
    folder: &Path,
) -> Result<String, TestkitError> {
    let name = format!("{PREFIX_OF_TEMPLATES}{}", build_id(binary)?);
    let lock_path = folder.join("template.lock");
    let lock = File::create(&lock_path).map_err(|source| TestkitError::io(&lock_path, source))?;
    lock.lock()
        .map_err(|source| TestkitError::io(&lock_path, source))?;
    let found = connection.execute(
        "postgres",
        &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"),
    )?;
    if found.is_empty() {
        // Renamed at the end, so that a migration that failed half-way is never copied.
        let unfinished = format!("{name}_unfinished");
        connection.execute(
            "postgres",
            &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"),
        )?;
        connection.execute("postgres", &format!("CREATE DATABASE {unfinished}"))?;
        migrate(connection, binary, &unfinished)?;
        connection.execute(
            "postgres",
            &format!("ALTER DATABASE {unfinished} RENAME TO {name}"),
        )?;
    }
    Ok(name)
}

fn migrate(connection: &Connection, binary: &Path, database: &str) -> Result<(), TestkitError> {
    let output = Command::new(binary)
        .arg("migrate")
        .envs(variables(connection, database))
        .output()
        .map_err(|source| TestkitError::io(binary, source))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(TestkitError::Migrate(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ))
    }
}

/// Tells one build of the program from another: size and time of change of its file.
fn build_id(binary: &Path) -> Result<String, TestkitError> {
    let metadata = fs::metadata(binary).map_err(|source| TestkitError::io(binary, source))?;
    let changed = metadata
        .modified()
        .map_err(|source| TestkitError::io(binary, source))?;
    let hash = digest(
        &SHA256,
        format!("{} {changed:?}", metadata.len()).as_bytes(),
    );
    Ok(hash
        .as_ref()
        .iter()
        .take(8)
        .fold(String::new(), |id, byte| id + &format!("{byte:02x}")))
}
