use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use nix::unistd::{Uid, User};

use super::PostgresError;

/// The operating-system account that runs PostgreSQL. PostgreSQL refuses root, so root lends it another one.
#[derive(Clone, Debug)]
pub enum Account {
    /// The account of this process.
    Own,
    /// Another account, used because this process runs as root.
    Lent {
        /// Its name, for messages.
        name: String,
        /// Its user id.
        uid: u32,
        /// Its group id.
        gid: u32,
    },
}

impl Account {
    /// This process's own account, or, for root, `postgres`, or else `nobody`.
    ///
    /// # Errors
    /// [`PostgresError::NoAccount`] for root on a machine that has neither.
    pub fn choose() -> Result<Self, PostgresError> {
        if !Uid::effective().is_root() {
            return Ok(Self::Own);
        }
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .map(|user| Self::Lent {
                name: user.name,
                uid: user.uid.as_raw(),
                gid: user.gid.as_raw(),
            })
            .ok_or(PostgresError::NoAccount)
    }

    /// A command that runs as this account. The standard library drops root's supplementary groups as well.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if let Self::Lent { uid, gid, .. } = self {
            command.uid(*uid).gid(*gid);
        }
        command
    }

    /// Makes the account the owner of a file or folder that this process made.
    pub(super) fn own(&self, path: &Path) -> Result<(), PostgresError> {
        match self {
            Self::Own => Ok(()),
            Self::Lent { uid, gid, .. } => std::os::unix::fs::chown(path, Some(*uid), Some(*gid))
                .map_err(|source| PostgresError::io("change the owner of", path, source)),
        }
    }

    /// Whether the account can enter every folder on the way to `path`, as far as they exist. `path` is absolute.
    pub(super) fn can_enter(&self, path: &Path) -> bool {
        let Self::Lent { uid, gid, .. } = self else {
            return true;
        };
        path.ancestors()
            .filter_map(|folder| fs::metadata(folder).ok())
            .all(|folder| {
                let mode = folder.permissions().mode();
                match () {
                    () if folder.uid() == *uid => mode & 0o100 != 0,
                    () if folder.gid() == *gid => mode & 0o010 != 0,
                    () => mode & 0o001 != 0,
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_lent_account_enters_only_where_every_folder_on_the_way_lets_it() {
        let stranger = Account::Lent {
            name: "stranger".to_owned(),
            uid: 54_321,
            gid: 54_321,
        };
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("inner");
        fs::create_dir(&inner).unwrap();
        set_mode(root.path(), 0o755);
        set_mode(&inner, 0o755);
        assert!(stranger.can_enter(&inner));
        assert!(stranger.can_enter(&inner.join("not made yet")));

        set_mode(root.path(), 0o700);
        assert!(!stranger.can_enter(&inner));
        assert!(Account::Own.can_enter(&inner));
    }
}
