use std::fs::{File, TryLockError};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use super::folder::Folder;
use super::launch::{Launch, Options, Shutdown, process_of};
use super::{Connection, PostgresError, processes, watcher};

/// A cluster that one process owns. It is stopped when this value is dropped, and by its watcher when the process is killed.
pub struct Cluster {
    launch: Launch,
    connection: Connection,
    server: Child,
    watcher: Child,
    _users_lock: File,
}

/// How long to wait for the watcher of a killed owner, which holds the lock while it stops the old server.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

impl Cluster {
    /// Starts the cluster of a folder, which keeps its data from run to run. Blocks until it takes connections.
    ///
    /// # Errors
    /// See [`PostgresError`]; [`PostgresError::InUse`] when another process owns the folder.
    pub fn start(options: Options) -> Result<Self, PostgresError> {
        let launch = Launch::prepare(options)?;
        let users_lock = lock_exclusively(&launch)?;
        launch.stop_running()?;
        let (mut server, connection) = launch.start()?;
        match watcher::spawn(&launch) {
            Ok(watcher) => Ok(Self {
                launch,
                connection,
                server,
                watcher,
                _users_lock: users_lock,
            }),
            Err(error) => {
                launch.stop(&mut server, Shutdown::Fast)?;
                Err(error)
            }
        }
    }

    /// How clients connect.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The folder that holds programs such as `psql`.
    pub fn binaries(&self) -> &super::Binaries {
        &self.launch.binaries
    }

    /// Stops the server: its clients are disconnected, everything is written.
    ///
    /// # Errors
    /// [`PostgresError::Late`] when it does not end in time.
    pub fn stop(mut self) -> Result<(), PostgresError> {
        self.launch.stop(&mut self.server, Shutdown::Fast)
    }

    /// Ends the server at once, as a crash does: its clients are disconnected, nothing more is written.
    ///
    /// # Errors
    /// [`PostgresError::Late`] when it does not end in time.
    pub fn crash(&mut self) -> Result<(), PostgresError> {
        self.launch.stop(&mut self.server, Shutdown::Immediate)
    }

    /// Starts the server again on the same port, whether it still runs, crashed or ended by itself.
    ///
    /// # Errors
    /// [`PostgresError::Ended`] or [`PostgresError::Late`] when it does not start.
    pub fn restart(&mut self) -> Result<(), PostgresError> {
        self.crash()?;
        self.server = self.launch.start_on(self.connection.port)?;
        Ok(())
    }

    /// Stops all processes of the server where they are: it keeps its connections and answers nothing.
    ///
    /// # Errors
    /// [`PostgresError::Io`] when they cannot be stopped.
    pub fn freeze(&self) -> Result<(), PostgresError> {
        processes::signal_all(process_of(&self.server), Signal::SIGSTOP)
    }

    /// Lets it go on after [`Cluster::freeze`].
    ///
    /// # Errors
    /// [`PostgresError::Io`] when they cannot be continued.
    pub fn thaw(&self) -> Result<(), PostgresError> {
        processes::signal_all(process_of(&self.server), Signal::SIGCONT)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A failure leaves the server to the next start, which stops what it finds running on its data. One that is frozen
        // would not hear that it is to end.
        let _ = self.thaw();
        let _ = self.launch.stop(&mut self.server, Shutdown::Fast);
        let _ = self.watcher.kill();
        let _ = self.watcher.wait();
    }
}

fn lock_exclusively(launch: &Launch) -> Result<File, PostgresError> {
    let path = launch.folder.users_lock();
    let lock = Folder::open_lock(&path, &launch.account)?;
    let deadline = Instant::now() + LOCK_TIMEOUT;
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(20));
            }
            Err(TryLockError::WouldBlock) => {
                return Err(PostgresError::InUse {
                    folder: launch.folder.root().to_owned(),
                });
            }
            Err(TryLockError::Error(source)) => {
                return Err(PostgresError::io("lock", &path, source));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postgres::{Account, reachable_folder};
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;
    use std::process::Command;
    use tempfile::TempDir;

    /// A folder that the account that runs PostgreSQL can enter.
    fn temporary_folder() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !condition() {
            assert!(
                Instant::now() < deadline,
                "{what} did not come about in 20 s"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    #[test]
    fn a_cluster_keeps_its_data_and_runs_with_fsync_in_utf_8() {
        let folder = temporary_folder();
        let options = || Options::new(folder.path().join("postgres"));

        let cluster = Cluster::start(options()).unwrap();
        let connection = cluster.connection().clone();
        connection.create_database("orders").unwrap();
        connection.create_database("orders").unwrap();
        connection
            .execute("orders", "CREATE TABLE paid AS SELECT 7 AS id")
            .unwrap();
        cluster.stop().unwrap();
        assert!(
            connection.execute("orders", "SELECT 1").is_err(),
            "stopped means that nobody answers"
        );

        let cluster = Cluster::start(options()).unwrap();
        let settings = "SELECT current_setting('fsync'), pg_encoding_to_char(encoding), datcollate FROM pg_database \
                        WHERE datname = 'orders'";
        assert_eq!(
            cluster.connection().execute("orders", settings).unwrap(),
            "on|UTF8|C"
        );
        assert_eq!(
            cluster
                .connection()
                .execute("orders", "SELECT id FROM paid")
                .unwrap(),
            "7"
        );
    }

    #[test]
    fn a_client_without_the_password_is_refused() {
        let folder = temporary_folder();
        let cluster = Cluster::start(Options::new(folder.path().join("postgres"))).unwrap();
        let stranger = Connection {
            password: "guess".to_owned(),
            ..cluster.connection().clone()
        };
        let message = stranger
            .execute("postgres", "SELECT 1")
            .unwrap_err()
            .to_string();
        assert!(
            message.contains("password authentication failed"),
            "{message}"
        );
    }

    /// Not a test of its own: the process that the next test kills.
    #[test]
    fn owner_to_be_killed() {
        let Some(folder) = std::env::var_os("FOLDER_OF_THE_OWNER_TO_BE_KILLED") else {
            return;
        };
        let _cluster = Cluster::start(Options::new(PathBuf::from(folder))).unwrap();
        thread::sleep(Duration::from_mins(1));
    }

    #[test]
    fn a_server_ends_when_its_owner_is_killed_and_its_data_starts_again() {
        let temporary = temporary_folder();
        let folder = temporary.path().join("postgres");
        let mut owner = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "postgres::cluster::tests::owner_to_be_killed"])
            .env("FOLDER_OF_THE_OWNER_TO_BE_KILLED", &folder)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let files = Folder::prepare(&folder, &Account::choose().unwrap()).unwrap();
        wait_until("a ready server", || {
            files.running().is_some_and(|server| server.ready)
        });
        // The owner starts the watcher right after the server is ready.
        thread::sleep(Duration::from_millis(200));

        owner.kill().unwrap();
        owner.wait().unwrap();
        wait_until("the end of the server", || files.running().is_none());

        let cluster = Cluster::start(Options::new(&folder)).unwrap();
        assert_eq!(
            cluster
                .connection()
                .execute("postgres", "SELECT 1")
                .unwrap(),
            "1"
        );
    }

    #[test]
    fn a_pid_file_that_a_crash_left_behind_does_not_stop_the_next_start() {
        let temporary = temporary_folder();
        let folder = temporary.path().join("postgres");
        Cluster::start(Options::new(&folder))
            .unwrap()
            .stop()
            .unwrap();
        // Process 1 lives, and is no PostgreSQL.
        let pid_file = folder.join("data/postmaster.pid");
        fs::write(
            &pid_file,
            "1\n/nowhere\n1700000000\n5433\n\n127.0.0.1\n  5433   3\nready   \n",
        )
        .unwrap();
        if let Account::Lent { uid, gid, .. } = Account::choose().unwrap() {
            std::os::unix::fs::chown(&pid_file, Some(uid), Some(gid)).unwrap();
        }
        let cluster = Cluster::start(Options::new(&folder)).unwrap();
        assert_eq!(
            cluster
                .connection()
                .execute("postgres", "SELECT 1")
                .unwrap(),
            "1"
        );
    }

    #[test]
    fn a_crashed_cluster_starts_again_where_it_was_with_what_was_committed() {
        let folder = temporary_folder();
        let mut cluster = Cluster::start(Options::new(folder.path().join("postgres"))).unwrap();
        let connection = cluster.connection().clone();
        let create = "CREATE TABLE paid AS SELECT 7 AS id";
        connection.execute("postgres", create).unwrap();
        cluster.crash().unwrap();
        assert!(connection.execute("postgres", "SELECT 1").is_err());
        cluster.restart().unwrap();
        let read = connection.execute("postgres", "SELECT id FROM paid");
        assert_eq!(read.unwrap(), "7");
    }

    #[test]
    fn a_frozen_cluster_answers_when_it_is_thawed() {
        let folder = temporary_folder();
        let cluster = Cluster::start(Options::new(folder.path().join("postgres"))).unwrap();
        let connection = cluster.connection().clone();
        cluster.freeze().unwrap();
        let asking = thread::spawn(move || connection.execute("postgres", "SELECT 1"));
        thread::sleep(Duration::from_millis(500));
        assert!(!asking.is_finished());
        cluster.thaw().unwrap();
        assert_eq!(asking.join().unwrap().unwrap(), "1");
    }

    #[test]
    fn data_of_another_major_version_is_left_alone() {
        let temporary = temporary_folder();
        let folder = temporary.path().join("postgres");
        Cluster::start(Options::new(&folder))
            .unwrap()
            .stop()
            .unwrap();
        fs::write(folder.join("data/PG_VERSION"), "11\n").unwrap();
        let error = Cluster::start(Options::new(&folder)).err().unwrap();
        assert!(
            matches!(&error, PostgresError::OtherVersion { data, .. } if data == "11"),
            "{error}"
        );
    }

    #[test]
    fn a_folder_that_the_account_cannot_enter_is_refused_before_anything_is_made() {
        let private = temporary_folder();
        fs::set_permissions(private.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let folder = private.path().join("postgres");
        let account = Account::choose().unwrap();
        match Cluster::start(Options::new(&folder)) {
            Ok(_) => assert!(matches!(account, Account::Own)),
            Err(PostgresError::Unreachable { .. }) => {
                assert!(matches!(account, Account::Lent { .. }));
                assert!(!folder.exists());
                assert_ne!(reachable_folder(&account, &folder), folder);
            }
            Err(other) => panic!("{other}"),
        }
    }
}
