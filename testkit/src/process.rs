use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::time::{Instant, sleep};

use crate::TestkitError;

/// The server drains for up to 30 s.
const END_TIMEOUT: Duration = Duration::from_secs(35);

/// A process of `quantumbpm`, running or not. Dropped, it ends, before the database that it uses is dropped.
pub(crate) struct Process {
    binary: PathBuf,
    command: &'static str,
    pub(crate) variables: Vec<(String, String)>,
    /// Its log and its provisioning file.
    folder: PathBuf,
    child: Option<Child>,
}

impl Process {
    /// One that does not run yet.
    pub(crate) fn new(
        binary: PathBuf,
        command: &'static str,
        variables: Vec<(String, String)>,
        folder: PathBuf,
    ) -> Self {
        Self {
            binary,
            command,
            variables,
            folder,
            child: None,
        }
    }

    /// A further process with the same settings, not running yet.
    pub(crate) fn beside(&self, command: &'static str) -> Result<Self, TestkitError> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let mut folder = self.folder.clone();
        folder.set_extension(format!("{command}-{number}"));
        fs::create_dir_all(&folder).map_err(|source| TestkitError::io(&folder, source))?;
        Ok(Self {
            binary: self.binary.clone(),
            command,
            variables: self.variables.clone(),
            folder,
            child: None,
        })
    }

    fn log_file(&self) -> PathBuf {
        self.folder.join(format!("{}.log", self.command))
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    pub(crate) fn spawn(&mut self) -> Result<(), TestkitError> {
        let path = self.log_file();
        let open = || File::options().append(true).create(true).open(&path);
        let log = open().map_err(|source| TestkitError::io(&path, source))?;
        let same_log = log
            .try_clone()
            .map_err(|source| TestkitError::io(&path, source))?;
        let child = Command::new(&self.binary)
            .arg(self.command)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(same_log)
            .stderr(log)
            .spawn()
            .map_err(|source| TestkitError::io(&self.binary, source))?;
        self.child = Some(child);
        Ok(())
    }

    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>, TestkitError> {
        let Some(child) = &mut self.child else {
            return Ok(None);
        };
        child
            .try_wait()
            .map_err(|source| TestkitError::io(&self.binary, source))
    }

    /// The most memory that the running process has had so far, in bytes: `VmHWM` of Linux.
    pub(crate) fn peak_memory(&self) -> Result<u64, TestkitError> {
        let child = self.child.as_ref().ok_or(TestkitError::NotRunning)?;
        let path = PathBuf::from(format!("/proc/{}/status", child.id()));
        let status = fs::read_to_string(&path).map_err(|source| TestkitError::io(&path, source))?;
        let peak = status.lines().find_map(|line| {
            let kibibytes = line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?;
            kibibytes.trim().parse::<u64>().ok()
        });
        let kibibytes = peak.ok_or_else(|| {
            let missing = io::Error::new(io::ErrorKind::InvalidData, "it has no line VmHWM");
            TestkitError::io(&path, missing)
        })?;
        Ok(kibibytes * 1024)
    }

    pub(crate) fn kill(&mut self) -> Result<(), TestkitError> {
        let Some(mut child) = self.child.take() else {
            return Ok(());
        };
        let killed = child.kill().and_then(|()| child.wait());
        killed
            .map(drop)
            .map_err(|source| TestkitError::io(&self.binary, source))
    }

    pub(crate) async fn terminate(&mut self) -> Result<ExitStatus, TestkitError> {
        let Some(child) = &self.child else {
            return Err(TestkitError::NotRunning);
        };
        // Linux numbers processes from 1 to 2²², so the conversion cannot fail there.
        let pid = Pid::from_raw(i32::try_from(child.id()).unwrap_or(i32::MAX));
        if self.ended()?.is_none() {
            kill(pid, Signal::SIGTERM)
                .map_err(|errno| TestkitError::io(&self.binary, errno.into()))?;
        }
        let deadline = Instant::now() + END_TIMEOUT;
        loop {
            if let Some(status) = self.ended()? {
                self.child = None;
                return Ok(status);
            }
            if Instant::now() > deadline {
                let seconds = END_TIMEOUT.as_secs();
                return Err(TestkitError::Late {
                    action: "end",
                    seconds,
                    log: self.log(),
                });
            }
            sleep(Duration::from_millis(5)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("`quantumbpm {}` wrote:\n{}", self.command, self.log());
        }
        // Nobody is left to tell.
        let _ = self.kill();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
