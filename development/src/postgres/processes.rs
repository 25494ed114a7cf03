//! All processes of a server: PostgreSQL has one for each connection, each in a process group of its own.

use std::{fs, io, path::Path};

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::PostgresError;

/// Sends a signal to a server's first process, which starts all others, and then to the others.
pub(super) fn signal_all(first: i32, signal: Signal) -> Result<(), PostgresError> {
    send(first, signal)?;
    let processes = Path::new("/proc");
    let others = children(first).map_err(|source| PostgresError::io("read", processes, source))?;
    others
        .into_iter()
        .try_for_each(|process| send(process, signal))
}

fn send(process: i32, signal: Signal) -> Result<(), PostgresError> {
    match kill(Pid::from_raw(process), signal) {
        // One that has just ended needs no signal.
        Ok(()) | Err(Errno::ESRCH) => Ok(()),
        Err(errno) => {
            let process = Path::new("/proc").join(process.to_string());
            Err(PostgresError::io(
                "send a signal to",
                &process,
                errno.into(),
            ))
        }
    }
}

fn children(parent: i32) -> io::Result<Vec<i32>> {
    let mut children = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let entry = entry?;
        let process = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok());
        let Some(process) = process else {
            continue;
        };
        // A process that ended meanwhile has no file any more.
        let status = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        if parent_in(&status) == Some(parent) {
            children.push(process);
        }
    }
    Ok(children)
}

/// The parent's number in `/proc/PID/stat`, `PID (NAME) STATE PARENT …`, where a name may hold spaces and parentheses (proc(5)).
fn parent_in(status: &str) -> Option<i32> {
    let (_, after_name) = status.rsplit_once(')')?;
    after_name.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parent_stands_after_a_name_that_may_hold_anything() {
        assert_eq!(parent_in("12 (a) b (c) S 7 12 12 0"), Some(7));
        assert_eq!(parent_in(""), None);
    }
}
