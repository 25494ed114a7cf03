//! `quantumbpm dev`, as somebody uses it who tries the product for the first time.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

const WALKTHROUGH: &str = include_str!("../src/dev/walkthrough.sh");

/// A running `quantumbpm dev`.
struct Dev {
    process: Child,
    environment: PathBuf,
}

impl Dev {
    fn start(folder: &Path) -> Self {
        let data = folder.join("data");
        let output = fs::File::create(folder.join("output")).unwrap();
        let process = Command::new(env!("CARGO_BIN_EXE_quantumbpm"))
            .arg("dev")
            .arg("--data")
            .arg(&data)
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut dev = Self {
            process,
            environment: data.join("environment"),
        };
        let deadline = Instant::now() + Duration::from_mins(1);
        while !dev.environment.is_file() {
            let output = || fs::read_to_string(folder.join("output")).unwrap();
            assert!(
                dev.process.try_wait().unwrap().is_none(),
                "it ended: {}",
                output()
            );
            assert!(
                Instant::now() < deadline,
                "it is not ready after a minute: {}",
                output()
            );
            thread::sleep(Duration::from_millis(20));
        }
        dev
    }

    /// Runs shell commands with the variables that `dev` announced, and answers what they print.
    fn shell(&self, commands: &str) -> String {
        let script = format!(". '{}'\n{commands}", self.environment.display());
        let output = Command::new("sh").args(["-euc", &script]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success(),
            "{printed}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        printed
    }

    fn interrupt(mut self) -> ExitStatus {
        let pid = Pid::from_raw(i32::try_from(self.process.id()).unwrap());
        kill(pid, Signal::SIGINT).unwrap();
        self.process.wait().unwrap()
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A folder that the account that runs PostgreSQL for root can enter.
fn temporary_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[test]
fn the_printed_commands_carry_an_order_to_its_end_and_a_second_run_finds_it_again() {
    let folder = temporary_folder();
    let dev = Dev::start(folder.path());
    let output = fs::read_to_string(folder.path().join("output")).unwrap();
    for expected in [
        "/openapi.json",
        "ADMIN_TOKEN='",
        "EDITOR_TOKEN='",
        WALKTHROUGH,
    ] {
        assert!(output.contains(expected), "{expected} is not in:\n{output}");
    }

    let history = dev.shell(WALKTHROUGH);
    for event in [
        "InstanceStarted",
        "JobCompleted",
        "UserTaskCompleted",
        "InstanceCompleted",
    ] {
        assert!(
            history.contains(&format!("\"{event}\"")),
            "{event} is not in {history}"
        );
    }
    let process = dev.shell("printf %s $PROCESS");
    assert!(dev.interrupt().success());

    let dev = Dev::start(folder.path());
    assert_eq!(
        dev.shell("printf %s $PROCESS"),
        process,
        "the sample is not deployed again"
    );
    let instances = dev.shell(
        "curl -fsS \"$API/instances?status=COMPLETED\" -H \"Authorization: Bearer $VIEWER_TOKEN\"",
    );
    assert!(instances.contains("\"A-1\""), "{instances}");
    assert!(dev.interrupt().success());
    assert!(
        !folder
            .path()
            .join("data/postgres/data/postmaster.pid")
            .exists(),
        "PostgreSQL was not stopped"
    );
}
