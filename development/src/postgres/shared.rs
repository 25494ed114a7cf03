use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;

use super::folder::Folder;
use super::launch::{Launch, Options, Shutdown};
use super::{Connection, PostgresError, watcher};

/// A cluster that several processes use at once, e.g. the test programs of one run. The first starts it; its watcher stops it
/// after the last has ended. Keep the value as long as the cluster is used: it holds this process's share of the lock.
pub struct SharedCluster {
    connection: Connection,
    _users_lock: File,
}

impl SharedCluster {
    /// Joins the cluster of a folder, and starts it unless it runs. Blocks until it takes connections. `tidy` runs after a
    /// start, before anybody else can join.
    ///
    /// # Errors
    /// See [`PostgresError`].
    pub fn join(
        options: Options,
        tidy: impl FnOnce(&Connection) -> Result<(), PostgresError>,
    ) -> Result<Self, PostgresError> {
        let launch = Launch::prepare(options)?;
        let _start_lock = take(&launch, &launch.folder.start_lock(), File::lock)?;
        // Waits while a watcher stops the server that earlier users left.
        let users_lock = take(&launch, &launch.folder.users_lock(), File::lock_shared)?;
        if let Some(running) = launch.folder.running().filter(|server| server.ready) {
            let connection = launch.connection(running.port)?;
            return Ok(Self {
                connection,
                _users_lock: users_lock,
            });
        }
        launch.stop_running()?;
        let (mut server, connection) = launch.start()?;
        let mut watcher = match watcher::spawn(&launch) {
            Ok(watcher) => watcher,
            Err(error) => {
                launch.stop(&mut server, Shutdown::Fast)?;
                return Err(error);
            }
        };
        // As a rule both outlive this process; should one end earlier, its exit status is collected.
        thread::spawn(move || {
            let _ = server.wait();
            let _ = watcher.wait();
        });
        tidy(&connection)?;
        Ok(Self {
            connection,
            _users_lock: users_lock,
        })
    }

    /// How clients connect.
    pub fn connection(&self) -> &Connection {
        &self.connection
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

        let first =
            SharedCluster::join(options(), |connection| connection.create_database("tidied"))
                .unwrap();
        let second =
            SharedCluster::join(options(), |_| panic!("there is nothing to tidy")).unwrap();
        assert_eq!(first.connection().port, second.connection().port);

        drop(first);
        assert_eq!(
            second.connection().execute("tidied", "SELECT 1").unwrap(),
            "1"
        );

        drop(second);
        wait_for_the_end(&options());

        let mut tidied_again = false;
        let third = SharedCluster::join(options(), |_| {
            tidied_again = true;
            Ok(())
        });
        assert!(third.is_ok() && tidied_again);
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
