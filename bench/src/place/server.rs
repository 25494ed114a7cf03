use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use hyper::{Method, body::Bytes};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::time::sleep;

use super::memory::Memory;
use crate::{
    api::{Address, Connection},
    error::BenchError,
};

const READY_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(35);

/// How often it is looked whether the server is ready, or has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(2);

/// `quantumbpm serve`, running or not. It ends with this value.
pub(super) struct Server {
    binary: PathBuf,
    variables: Vec<(String, String)>,
    log: PathBuf,
    address: Address,
    process: Option<Child>,
}

impl Server {
    /// A server that does not run yet, on a free port.
    pub(super) fn new(
        binary: PathBuf,
        mut variables: Vec<(String, String)>,
        log: PathBuf,
    ) -> Result<Self, BenchError> {
        let port = free_port().map_err(|source| BenchError::file("127.0.0.1", source))?;
        variables.push(("REST_API_PORT".to_owned(), port.to_string()));
        Ok(Self {
            binary,
            variables,
            log,
            address: Address::parse(&format!("http://127.0.0.1:{port}"))?,
            process: None,
        })
    }

    pub(super) fn address(&self) -> &Address {
        &self.address
    }

    /// Brings the database's tables up to date.
    pub(super) fn migrate(&self) -> Result<(), BenchError> {
        let mut migrating = self.spawn("migrate")?;
        let status = migrating
            .wait()
            .map_err(|source| BenchError::file(&self.binary, source))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.ended("migrate", status))
        }
    }

    /// Starts it and answers how long it took to be ready.
    pub(super) async fn start(&mut self) -> Result<Duration, BenchError> {
        let begun = Instant::now();
        let mut process = self.spawn("serve")?;
        while !self.is_ready().await {
            let ended = process
                .try_wait()
                .map_err(|source| BenchError::file(&self.binary, source))?;
            if let Some(status) = ended {
                return Err(self.ended("serve", status));
            }
            if begun.elapsed() > READY_LIMIT {
                return Err(late("become ready", READY_LIMIT));
            }
            sleep(LOOK_AGAIN).await;
        }
        let took = begun.elapsed();
        self.process = Some(process);
        Ok(took)
    }

    /// Asks it to end, and waits for that.
    pub(super) async fn stop(&mut self) -> Result<(), BenchError> {
        let Some(mut process) = self.process.take() else {
            return Ok(());
        };
        let failed = |source| BenchError::file(&self.binary, source);
        kill(pid(&process), Signal::SIGTERM).map_err(|errno| failed(errno.into()))?;
        let begun = Instant::now();
        while process.try_wait().map_err(failed)?.is_none() {
            if begun.elapsed() > STOP_LIMIT {
                self.process = Some(process);
                return Err(late("end", STOP_LIMIT));
            }
            sleep(LOOK_AGAIN).await;
        }
        Ok(())
    }

    /// How much memory it takes now; `None` while it does not run.
    pub(super) fn memory(&self) -> Result<Option<Memory>, BenchError> {
        self.process
            .as_ref()
            .map(|process| Memory::of(process.id()))
            .transpose()
    }

    fn spawn(&self, command: &str) -> Result<Child, BenchError> {
        let failed = |source| BenchError::file(&self.log, source);
        let log = File::create(&self.log).map_err(failed)?;
        let same_log = log.try_clone().map_err(failed)?;
        Command::new(&self.binary)
            .arg(command)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(same_log)
            .spawn()
            .map_err(|source| BenchError::file(&self.binary, source))
    }

    async fn is_ready(&self) -> bool {
        let Ok(mut connection) = Connection::open(&self.address.root(), None).await else {
            return false;
        };
        connection
            .send(Method::GET, "/readyz", Bytes::new())
            .await
            .is_ok()
    }

    fn ended(&self, command: &'static str, status: ExitStatus) -> BenchError {
        BenchError::Ended {
            command,
            status: status.to_string(),
            log: fs::read_to_string(&self.log).unwrap_or_default(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            // Nobody is left to tell.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Linux numbers processes from 1 to 2²², so the conversion cannot fail there.
fn pid(process: &Child) -> Pid {
    Pid::from_raw(i32::try_from(process.id()).unwrap_or(i32::MAX))
}

fn late(action: &'static str, limit: Duration) -> BenchError {
    BenchError::Late { action, limit }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
