use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::{Account, PostgresError};

/// Where a cluster that must be reachable for `account` is kept: in `preferred`, or, when the account cannot enter that, in a
/// folder below `/var/lib/quantumbpm` named after it. `preferred` is absolute.
pub fn reachable_folder(account: &Account, preferred: &Path) -> PathBuf {
    if account.can_enter(preferred) {
        return preferred.to_owned();
    }
    let name: Vec<_> = preferred
        .iter()
        .skip(1)
        .map(|part| part.to_string_lossy())
        .collect();
    Path::new("/var/lib/quantumbpm").join(name.join("-"))
}

/// The files of one cluster.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

/// What `postmaster.pid` says of a server that may or may not live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Postmaster {
    pub(super) process: i32,
    pub(super) port: u16,
    pub(super) ready: bool,
}

impl Folder {
    /// Makes the folder unless it is there, and gives it to the account.
    pub(super) fn prepare(root: &Path, account: &Account) -> Result<Self, PostgresError> {
        if let Account::Lent { name, .. } = account
            && !account.can_enter(root.parent().unwrap_or(root))
        {
            return Err(PostgresError::Unreachable {
                account: name.clone(),
                folder: root.to_owned(),
            });
        }
        if let Some(parent) = root.parent() {
            fs::create_dir_all(parent)
                .map_err(|source| PostgresError::io("create", parent, source))?;
        }
        if !root.is_dir() {
            // 0700 is what PostgreSQL demands of its data folder; the password beside it deserves the same.
            fs::DirBuilder::new()
                .mode(0o700)
                .create(root)
                .map_err(|source| PostgresError::io("create", root, source))?;
            account.own(root)?;
        }
        let root = root
            .canonicalize()
            .map_err(|source| PostgresError::io("find", root, source))?;
        Ok(Self { root })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.root.join("postgres.log")
    }

    fn password_file(&self) -> PathBuf {
        self.root.join("password")
    }

    /// The file whose lock says that a process uses the cluster.
    pub(super) fn users_lock(&self) -> PathBuf {
        self.root.join("users.lock")
    }

    /// The file whose lock is held while the cluster is being started.
    pub(super) fn start_lock(&self) -> PathBuf {
        self.root.join("start.lock")
    }

    pub(super) fn open_lock(path: &Path, account: &Account) -> Result<File, PostgresError> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)
            .map_err(|source| PostgresError::io("open", path, source))?;
        account.own(path)?;
        Ok(file)
    }

    /// The major version that made the data, or nothing before the first start.
    pub(super) fn data_version(&self) -> Option<String> {
        let version = fs::read_to_string(self.data().join("PG_VERSION")).ok()?;
        Some(version.trim().to_owned())
    }

    pub(super) fn read_password(&self) -> Result<String, PostgresError> {
        let path = self.password_file();
        fs::read_to_string(&path).map_err(|source| PostgresError::io("read", &path, source))
    }

    /// Stores a new password and answers the file's path.
    pub(super) fn write_password(
        &self,
        password: &str,
        account: &Account,
    ) -> Result<PathBuf, PostgresError> {
        let path = self.password_file();
        let write = || -> std::io::Result<()> {
            let mut file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&path)?;
            file.write_all(password.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|source| PostgresError::io("write", &path, source))?;
        account.own(&path)?;
        Ok(path)
    }

    /// What `postmaster.pid` says, if there is one that is complete.
    pub(super) fn postmaster(&self) -> Option<Postmaster> {
        parse_postmaster_pid(&fs::read_to_string(self.data().join("postmaster.pid")).ok()?)
    }

    /// The server that runs on this data. A `postmaster.pid` that a crash left behind may name a process that is gone or, once
    /// the number was given again, anybody's; a server's working folder is its data folder, so that is what is compared.
    pub(super) fn running(&self) -> Option<Postmaster> {
        let postmaster = self.postmaster()?;
        let working_folder = fs::read_link(format!("/proc/{}/cwd", postmaster.process)).ok()?;
        (working_folder == self.data()).then_some(postmaster)
    }

    /// The last lines of the server's log, for an error's text.
    pub(super) fn end_of_log(&self) -> String {
        const LINES: usize = 12;
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines
            .get(lines.len().saturating_sub(LINES)..)
            .unwrap_or_default()
            .join("\n")
    }
}

/// Reads the lines of `postmaster.pid` that matter here: 1 the process, 4 the port, 8 the status (PostgreSQL's `pidfile.h`).
fn parse_postmaster_pid(text: &str) -> Option<Postmaster> {
    let line = |number: usize| text.lines().nth(number - 1).map(str::trim);
    Some(Postmaster {
        process: line(1)?.parse().ok()?,
        port: line(4)?.parse().ok()?,
        ready: line(8) == Some("ready"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_server_is_ready_when_its_pid_file_says_so() {
        let starting = "123\n/data\n1700000000\n5433\n\n127.0.0.1\n  5433   3\nstarting\n";
        let expected = Postmaster {
            process: 123,
            port: 5433,
            ready: false,
        };
        assert_eq!(parse_postmaster_pid(starting), Some(expected));
        let ready = starting.replace("starting", "ready   ");
        assert_eq!(
            parse_postmaster_pid(&ready),
            Some(Postmaster {
                ready: true,
                ..expected
            })
        );
        assert_eq!(
            parse_postmaster_pid("123\n/data\n"),
            None,
            "the server writes its file line by line"
        );
    }

    #[test]
    fn a_pid_file_that_names_another_process_is_no_running_server() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::prepare(&root.path().join("cluster"), &Account::Own).unwrap();
        fs::create_dir(folder.data()).unwrap();
        let own_process = std::process::id();
        let pid_file =
            format!("{own_process}\n/data\n1700000000\n5433\n\n127.0.0.1\n  5433   3\nready   \n");
        fs::write(folder.data().join("postmaster.pid"), pid_file).unwrap();
        assert!(folder.postmaster().is_some());
        assert_eq!(folder.running(), None);
    }

    #[test]
    fn an_account_that_cannot_enter_a_folder_gets_one_of_the_same_name_elsewhere() {
        let stranger = Account::Lent {
            name: "stranger".to_owned(),
            uid: 54_321,
            gid: 54_321,
        };
        let private = tempfile::tempdir().unwrap();
        fs::set_permissions(private.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let preferred = private.path().join("clone/.data");
        let name = preferred
            .to_str()
            .unwrap()
            .trim_start_matches('/')
            .replace('/', "-");
        assert_eq!(
            reachable_folder(&stranger, &preferred),
            Path::new("/var/lib/quantumbpm").join(name)
        );
        assert_eq!(reachable_folder(&Account::Own, &preferred), preferred);
    }
}
