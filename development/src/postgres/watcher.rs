//! Stops a server whose users are gone, however they went.
//!
//! Each user of a cluster holds a lock on its `users.lock` (flock(2)), which the kernel releases when the process ends, also by
//! SIGKILL. The watcher is a process that waits for an exclusive lock on the same file, and stops the server once it has it. It
//! needs no polling and no code of ours: `flock` (util-linux) runs `pg_ctl stop`.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Stdio};

use super::PostgresError;
use super::launch::Launch;

/// Starts the watcher of a server. Call it while holding the lock.
pub(super) fn spawn(launch: &Launch) -> Result<Child, PostgresError> {
    let flock = Path::new("flock");
    launch
        .account
        .command(flock)
        .arg("-x")
        .arg(launch.folder.users_lock())
        .arg(launch.binaries.program("pg_ctl"))
        .args(["stop", "--silent", "--mode=fast", "--pgdata"])
        .arg(launch.folder.data())
        .current_dir(launch.folder.root())
        // It must outlive the Ctrl-C that ends the server's users.
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|source| PostgresError::io("run", flock, source))
}
