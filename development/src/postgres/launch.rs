use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use aws_lc_rs::rand;
use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::folder::Folder;
use super::{Account, Binaries, Connection, PostgresError, USER};

/// What a cluster is to be like.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds the cluster; made when it is not there.
    pub folder: PathBuf,
    /// The port to listen on; a free one when there is none.
    pub port: Option<u16>,
    /// How many clients may be connected at once.
    pub max_connections: u16,
    /// Further settings of PostgreSQL (name, value).
    pub settings: Vec<(String, String)>,
}

impl Options {
    /// A cluster in `folder`, on a free port, for 100 clients.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            port: None,
            max_connections: 100,
            settings: Vec::new(),
        }
    }
}

/// How a server ends. The names are PostgreSQL's.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shutdown {
    /// Clients are disconnected, everything is written.
    Fast,
    /// Clients are disconnected, nothing more is written: the next start recovers, as after a crash.
    Immediate,
}

/// Recovery after a crash comes before readiness, and may take a while on a slow disk.
const START_TIMEOUT: Duration = Duration::from_mins(1);
const STOP_TIMEOUT: Duration = Duration::from_secs(30);
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// Everything that starting needs, found once.
pub(super) struct Launch {
    pub(super) binaries: Binaries,
    pub(super) account: Account,
    pub(super) folder: Folder,
    options: Options,
}

impl Launch {
    pub(super) fn prepare(options: Options) -> Result<Self, PostgresError> {
        let binaries = Binaries::find()?;
        let account = Account::choose()?;
        if let Account::Lent { name, .. } = &account
            && !account.can_enter(binaries.folder())
        {
            return Err(PostgresError::Unreachable {
                account: name.clone(),
                folder: binaries.folder().to_owned(),
            });
        }
        let folder = Folder::prepare(&options.folder, &account)?;
        Ok(Self {
            binaries,
            account,
            folder,
            options,
        })
    }

    /// Starts the server on existing or new data, and waits until it takes connections.
    pub(super) fn start(&self) -> Result<(Child, Connection), PostgresError> {
        self.create_data()?;
        let port = match self.options.port {
            Some(port) => port,
            None => free_port().map_err(|source| {
                PostgresError::io("find a free port for", self.folder.root(), source)
            })?,
        };
        Ok((self.start_on(port)?, self.connection(port)?))
    }

    /// Starts the server on existing data, and waits until it takes connections.
    pub(super) fn start_on(&self, port: u16) -> Result<Child, PostgresError> {
        let mut server = self.spawn(port)?;
        self.wait_until_ready(&mut server)?;
        Ok(server)
    }

    pub(super) fn connection(&self, port: u16) -> Result<Connection, PostgresError> {
        Ok(Connection {
            port,
            password: self.folder.read_password()?,
            psql: self.binaries.program("psql"),
        })
    }

    fn create_data(&self) -> Result<(), PostgresError> {
        let data = self.folder.data();
        if let Some(version) = self.folder.data_version() {
            let installed = self.binaries.major_version();
            return if version == installed.to_string() {
                Ok(())
            } else {
                Err(PostgresError::OtherVersion {
                    folder: data,
                    data: version,
                    binaries: self.binaries.folder().to_owned(),
                    installed,
                })
            };
        }
        let password = random_password()
            .map_err(|source| PostgresError::io("make a password for", &data, source))?;
        let password_file = self.folder.write_password(&password, &self.account)?;
        let initdb = self.binaries.program("initdb");
        // `--no-sync` saves seconds: the system writes an empty cluster to the disk by itself within half a minute, and all that
        // is committed later is synced. Should the machine stop in between, nothing but an empty cluster is lost.
        // initdb removes what it made when it fails, so a half-made cluster is never taken for a whole one.
        let output = self
            .account
            .command(&initdb)
            .current_dir(self.folder.root())
            .args([
                "--encoding=UTF8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--no-sync",
                "--username",
                USER,
            ])
            .arg("--pwfile")
            .arg(password_file)
            .arg("--pgdata")
            .arg(&data)
            .output()
            .map_err(|source| PostgresError::io("run", &initdb, source))?;
        if output.status.success() {
            Ok(())
        } else {
            let message = String::from_utf8_lossy(&output.stderr)
                .trim_end()
                .to_owned();
            Err(PostgresError::Initdb {
                folder: data,
                message,
            })
        }
    }

    fn spawn(&self, port: u16) -> Result<Child, PostgresError> {
        let log_path = self.folder.log();
        let log = File::create(&log_path)
            .map_err(|source| PostgresError::io("write", &log_path, source))?;
        let postgres = self.binaries.program("postgres");
        let mut command = self.account.command(&postgres);
        command
            .current_dir(self.folder.root())
            .arg("-D")
            .arg(self.folder.data())
            .args(["-p", &port.to_string()])
            .args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
            ])
            .arg("-c")
            .arg(format!("max_connections={}", self.options.max_connections));
        for (name, value) in &self.options.settings {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command
            // Ctrl-C goes to the terminal's whole process group; the server must outlive its clients, which end first.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|source| PostgresError::io("run", &postgres, source))
    }

    fn wait_until_ready(&self, server: &mut Child) -> Result<(), PostgresError> {
        let deadline = Instant::now() + START_TIMEOUT;
        let process = process_of(server);
        loop {
            if self
                .folder
                .postmaster()
                .is_some_and(|found| found.process == process && found.ready)
            {
                return Ok(());
            }
            let ended = server
                .try_wait()
                .map_err(|source| PostgresError::io("wait for", self.folder.root(), source))?;
            if ended.is_some() {
                return Err(PostgresError::Ended {
                    log: self.folder.log(),
                    end_of_log: self.folder.end_of_log(),
                });
            }
            if Instant::now() > deadline {
                // The server is given up, so that nobody finds half of it later.
                let _ = server.kill();
                return Err(self.late("start", START_TIMEOUT));
            }
            thread::sleep(POLL_INTERVAL);
        }
    }

    /// Stops the server that runs on this data, if one does, whoever started it.
    pub(super) fn stop_running(&self) -> Result<(), PostgresError> {
        let Some(running) = self.folder.running() else {
            return Ok(());
        };
        self.tell(running.process, Shutdown::Fast)?;
        let deadline = Instant::now() + STOP_TIMEOUT;
        // The server removes the file as the last thing that it does.
        while self.folder.running().is_some() {
            if Instant::now() > deadline {
                return Err(self.late("stop", STOP_TIMEOUT));
            }
            thread::sleep(POLL_INTERVAL);
        }
        Ok(())
    }

    /// Stops a server that this process started.
    pub(super) fn stop(&self, server: &mut Child, how: Shutdown) -> Result<(), PostgresError> {
        let mut told = false;
        let deadline = Instant::now() + STOP_TIMEOUT;
        loop {
            match server.try_wait() {
                Ok(Some(_)) => return Ok(()),
                Ok(None) if !told => {
                    self.tell(process_of(server), how)?;
                    told = true;
                }
                Ok(None) if Instant::now() > deadline => {
                    return Err(self.late("stop", STOP_TIMEOUT));
                }
                Ok(None) => thread::sleep(POLL_INTERVAL),
                Err(source) => {
                    return Err(PostgresError::io("wait for", self.folder.root(), source));
                }
            }
        }
    }

    fn tell(&self, process: i32, how: Shutdown) -> Result<(), PostgresError> {
        let signal = match how {
            Shutdown::Fast => Signal::SIGINT,
            Shutdown::Immediate => Signal::SIGQUIT,
        };
        match kill(Pid::from_raw(process), signal) {
            Ok(()) | Err(Errno::ESRCH) => Ok(()),
            Err(errno) => Err(PostgresError::io(
                "stop the server of",
                self.folder.root(),
                errno.into(),
            )),
        }
    }

    fn late(&self, action: &'static str, timeout: Duration) -> PostgresError {
        PostgresError::Late {
            action,
            seconds: timeout.as_secs(),
            log: self.folder.log(),
        }
    }
}

/// Linux numbers processes from 1 to 2²², so the conversion cannot fail there.
pub(super) fn process_of(server: &Child) -> i32 {
    i32::try_from(server.id()).unwrap_or(i32::MAX)
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn random_password() -> io::Result<String> {
    let mut bytes = [0_u8; 16];
    rand::fill(&mut bytes).map_err(|_| io::Error::other("the system gave no random bytes"))?;
    Ok(format!("{:032x}", u128::from_le_bytes(bytes)))
}
