use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::{TestkitError, database, server::free_port};

/// What the namespace is called that the server makes at its start.
const NAMESPACE: &str = "default";
const READY_TIMEOUT: Duration = Duration::from_secs(30);

/// A running Temporal server with a database of its own. It is killed when this value is dropped.
pub struct TemporalServer {
    program: PathBuf,
    folder: PathBuf,
    port: u16,
    configuration: Vec<String>,
    child: Option<Child>,
}

impl TemporalServer {
    /// Starts one. `binary` is the path of `quantumbpm`, beside which the server keeps its files.
    ///
    /// # Errors
    /// [`TestkitError::NoTemporal`] when there is no such program.
    pub async fn start(binary: impl AsRef<Path>) -> Result<Self, TestkitError> {
        Self::configured(binary, &[]).await
    }

    /// Starts one with values of its dynamic configuration, e.g. `limit.historyCount.suggestContinueAsNew=100`.
    ///
    /// # Errors
    /// [`TestkitError::NoTemporal`] when there is no such program.
    pub async fn configured(
        binary: impl AsRef<Path>,
        configuration: &[&str],
    ) -> Result<Self, TestkitError> {
        let port = free_port().map_err(|source| TestkitError::io("127.0.0.1", source))?;
        let folder = database::state_folder(binary.as_ref())?
            .join("temporal")
            .join(port.to_string());
        fs::create_dir_all(&folder).map_err(|source| TestkitError::io(&folder, source))?;
        let mut server = Self {
            program: program()?,
            folder,
            port,
            configuration: configuration.iter().copied().map(str::to_owned).collect(),
            child: None,
        };
        server.restart().await?;
        Ok(server)
    }

    /// Where it listens.
    pub fn host_port(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Runs the server's own command line client, e.g. `workflow show`, and gives what it prints.
    ///
    /// # Errors
    /// [`TestkitError::Temporal`] with what it complained about.
    pub fn ask(&self, arguments: &[&str]) -> Result<String, TestkitError> {
        self.ask_in(NAMESPACE, arguments)
    }

    /// Makes a further namespace.
    ///
    /// # Errors
    /// [`TestkitError::Temporal`] with what it complained about.
    pub fn create_namespace(&self, name: &str) -> Result<(), TestkitError> {
        self.ask_in(name, &["operator", "namespace", "create"])
            .map(drop)
    }

    /// The ids of the workflows of all runs in a namespace that fit a query, e.g. `ExecutionStatus = 'Completed'`. A workflow has
    /// several runs if it continued as new, or was started again.
    ///
    /// # Errors
    /// [`TestkitError::Temporal`] with what it complained about.
    pub fn runs(&self, namespace: &str, query: &str) -> Result<Vec<String>, TestkitError> {
        let list = ["workflow", "list", "--output", "jsonl", "--query", query];
        let listed = self.ask_in(namespace, &list)?;
        let id = |line: &str| {
            let run: Value = serde_json::from_str(line).ok()?;
            Some(run.pointer("/execution/workflowId")?.as_str()?.to_owned())
        };
        let ids = listed
            .lines()
            .map(|line| id(line).ok_or_else(|| TestkitError::Temporal(line.to_owned())));
        ids.collect()
    }

    fn ask_in(&self, namespace: &str, arguments: &[&str]) -> Result<String, TestkitError> {
        let output = Command::new(&self.program)
            .args(arguments)
            .args(["--address", &self.host_port(), "--namespace", namespace])
            .env("HOME", &self.folder)
            .output()
            .map_err(|source| TestkitError::io(&self.program, source))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(TestkitError::Temporal(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ))
        }
    }

    /// Ends it at once.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be killed.
    pub fn kill(&mut self) -> Result<(), TestkitError> {
        let Some(mut child) = self.child.take() else {
            return Ok(());
        };
        let killed = child.kill().and_then(|()| child.wait());
        killed
            .map(drop)
            .map_err(|source| TestkitError::io(&self.program, source))
    }

    /// Stops it where it is: it keeps its connections and answers nothing.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be stopped.
    pub fn freeze(&self) -> Result<(), TestkitError> {
        self.signal(Signal::SIGSTOP)
    }

    /// Lets it go on after [`TemporalServer::freeze`].
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be continued.
    pub fn thaw(&self) -> Result<(), TestkitError> {
        self.signal(Signal::SIGCONT)
    }

    /// Throws away everything it knows, after [`TemporalServer::kill`].
    ///
    /// # Errors
    /// [`TestkitError::Io`] when the file cannot be removed.
    pub fn lose_database(&self) -> Result<(), TestkitError> {
        for entry in ["temporal.db", "temporal.db-wal", "temporal.db-shm"] {
            let path = self.folder.join(entry);
            match fs::remove_file(&path) {
                Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                    return Err(TestkitError::io(path, source));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Starts it again at the same address, after [`TemporalServer::kill`].
    ///
    /// # Errors
    /// [`TestkitError::Temporal`] when it does not become ready.
    pub async fn restart(&mut self) -> Result<(), TestkitError> {
        self.kill()?;
        let log_path = self.folder.join("log");
        let log = File::options().append(true).create(true).open(&log_path);
        let log = log.map_err(|source| TestkitError::io(&log_path, source))?;
        let same_log = log
            .try_clone()
            .map_err(|source| TestkitError::io(&log_path, source))?;
        let mut command = Command::new(&self.program);
        command
            .args(["server", "start-dev", "--headless", "--log-level", "error"])
            .args(["--ip", "127.0.0.1", "--port", &self.port.to_string()])
            .arg("--db-filename")
            .arg(self.folder.join("temporal.db"))
            .env("HOME", &self.folder)
            .stdin(Stdio::null())
            .stdout(same_log)
            .stderr(log);
        for value in &self.configuration {
            command.args(["--dynamic-config-value", value]);
        }
        let spawned = command.spawn();
        self.child = Some(spawned.map_err(|source| TestkitError::io(&self.program, source))?);
        self.wait_until_ready().await
    }

    async fn wait_until_ready(&self) -> Result<(), TestkitError> {
        let deadline = Instant::now() + READY_TIMEOUT;
        loop {
            match self.ask(&["operator", "namespace", "describe"]) {
                Ok(_) => return Ok(()),
                Err(error) if Instant::now() > deadline => return Err(error),
                Err(_) => sleep(Duration::from_millis(100)).await,
            }
        }
    }

    fn signal(&self, signal: Signal) -> Result<(), TestkitError> {
        let Some(child) = &self.child else {
            return Err(TestkitError::NotRunning);
        };
        // Linux numbers processes from 1 to 2²², so the conversion cannot fail there.
        let pid = Pid::from_raw(i32::try_from(child.id()).unwrap_or(i32::MAX));
        kill(pid, signal).map_err(|errno| TestkitError::io(&self.program, errno.into()))
    }
}

impl Drop for TemporalServer {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.kill();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The program `temporal`: `QUANTUMBPM_TEMPORAL` names it, or `script/fetch test` has put it into the cache.
fn program() -> Result<PathBuf, TestkitError> {
    let named = std::env::var_os("QUANTUMBPM_TEMPORAL").filter(|value| !value.is_empty());
    let fetched = || Some(development::cache_folder()?.join("temporal/temporal"));
    named
        .map(PathBuf::from)
        .or_else(fetched)
        .filter(|path| path.is_file())
        .ok_or(TestkitError::NoTemporal)
}
