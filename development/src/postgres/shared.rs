use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;

use super::folder::Folder;
use super::launch::{Launch, Options};
use super::{Connection, PostgresError, watcher};

/// A cluster that several processes use at once, e.g. the test programs of one run. The first starts it; its watcher stops it
/// after the last has ended. Keep the value as long as the cluster is used: it holds this process's share of the lock.
pub struct SharedCluster {
    connection: Connection,
    started_here: bool,
    _users_lock: File,
}

impl SharedCluster {
    /// Joins the cluster of a folder, and starts it unless it runs. Blocks until it takes connections.
    ///
    /// # Errors
    /// See [`PostgresError`].
    pub fn join(options: Options) -> Result<Self, PostgresError> {
        let launch = Launch::prepare(options)?;
        let _start_lock = take(&launch, &launch.folder.start_lock(), File::lock)?;
        // Waits while a watcher stops the server that earlier users left.
        let users_lock = take(&launch, &launch.folder.users_lock(), File::lock_shared)?;
        if let Some(running) = launch.folder.running().filter(|server| server.ready) {
            let connection = launch.connection(running.port)?;
            return Ok(Self {
                connection,
                started_here: false,
                _users_lock: users_lock,
            });
        }
        launch.stop_running()?;
        let (mut server, connection) = launch.start()?;
        let mut watcher = match watcher::spawn(&launch) {
            Ok(watcher) => watcher,
            Err(error) => {
                launch.stop(&mut server)?;
                return Err(error);
            }
        };
        // As a rule both outlive this process; should one end earlier, its exit status is collected.
        thread::spawn(move || {
            let _ = server.wait();
            let _ = watcher.wait();
        });
        Ok(Self {
            connection,
            started_here: true,
            _users_lock: users_lock,
        })
    }

    /// How clients connect.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Whether this process started the server, so that nobody else has used it since.
    pub fn started_here(&self) -> bool {
        self.started_here
    }
}

fn take(
    launch: &Launch,
    path: &Path,
    lock: impl Fn(&File) -> io::Result<()>,
) -> Result<File, PostgresError> {
    let file = Folder::open_lock(path, &launch.account)?;
    lock(&file).map_err(|source| PostgresError::io("lock", path, source))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postgres::Account;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, Instant};

    #[test]
    fn the_first_starts_the_server_the_others_join_and_the_last_ends_it() {
        let temporary = tempfile::tempdir().unwrap();
        fs::set_permissions(temporary.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let options = || Options::new(temporary.path().join("postgres"));

        let first = SharedCluster::join(options()).unwrap();
        let second = SharedCluster::join(options()).unwrap();
        assert!(first.started_here());
        assert!(!second.started_here());
        assert_eq!(first.connection().port, second.connection().port);

        drop(first);
        assert_eq!(
            second.connection().execute("postgres", "SELECT 1").unwrap(),
            "1"
        );

        drop(second);
        wait_for_the_end(&options());

        let third = SharedCluster::join(options()).unwrap();
        assert!(third.started_here());
        drop(third);
        wait_for_the_end(&options());
    }

    fn wait_for_the_end(options: &Options) {
        let files = Folder::prepare(&options.folder, &Account::choose().unwrap()).unwrap();
        let deadline = Instant::now() + Duration::from_secs(20);
        while files.running().is_some() {
            assert!(
                Instant::now() < deadline,
                "the server still runs 20 s after its last user"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}
