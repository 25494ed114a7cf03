use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::PostgresError;
use crate::cache_folder;

/// The oldest PostgreSQL that the product supports.
pub const MINIMUM_MAJOR_VERSION: u32 = 15;

/// An installation of PostgreSQL.
#[derive(Clone, Debug)]
pub struct Binaries {
    folder: PathBuf,
    major_version: u32,
}

impl Binaries {
    /// The first usable installation of these: `QUANTUMBPM_POSTGRES_BIN` (when set, no other is tried), the folder that
    /// `pg_config` names, the folders of Debian's and of the PostgreSQL project's packages (newest first), and the cache that
    /// `script/fetch` fills.
    ///
    /// # Errors
    /// [`PostgresError::NotFound`] with every folder that was tried; [`PostgresError::Unusable`] for a wrong
    /// `QUANTUMBPM_POSTGRES_BIN`.
    pub fn find() -> Result<Self, PostgresError> {
        if let Some(folder) =
            std::env::var_os("QUANTUMBPM_POSTGRES_BIN").filter(|value| !value.is_empty())
        {
            return Self::at(Path::new(&folder));
        }
        let mut looked_at = Vec::new();
        for folder in candidates() {
            match Self::at(&folder) {
                Ok(binaries) => return Ok(binaries),
                Err(error) => looked_at.push(error.to_string()),
            }
        }
        Err(PostgresError::NotFound {
            minimum: MINIMUM_MAJOR_VERSION,
            looked_at,
        })
    }

    /// The installation in one folder.
    ///
    /// # Errors
    /// [`PostgresError::Unusable`] when a program is missing or the version is too old.
    pub fn at(folder: &Path) -> Result<Self, PostgresError> {
        let unusable = |reason: String| PostgresError::Unusable {
            folder: folder.to_owned(),
            reason,
        };
        if let Some(missing) = ["initdb", "postgres", "pg_ctl", "psql"]
            .into_iter()
            .find(|program| !folder.join(program).is_file())
        {
            return Err(unusable(format!("holds no program `{missing}`")));
        }
        let postgres = folder.join("postgres");
        let output = Command::new(&postgres)
            .arg("--version")
            .output()
            .map_err(|source| PostgresError::io("run", &postgres, source))?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let major_version = major_version(&printed).ok_or_else(|| {
            unusable(format!(
                "`postgres --version` printed `{}`, which names no version",
                printed.trim()
            ))
        })?;
        if major_version < MINIMUM_MAJOR_VERSION {
            return Err(unusable(format!(
                "is PostgreSQL {major_version}; at least {MINIMUM_MAJOR_VERSION} is needed"
            )));
        }
        Ok(Self {
            folder: folder.to_owned(),
            major_version,
        })
    }

    /// The major version, e.g. 15.
    pub fn major_version(&self) -> u32 {
        self.major_version
    }

    /// The folder that holds the programs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn candidates() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    folders.extend(folder_of_pg_config());
    folders.extend(versioned_folders(Path::new("/usr/lib/postgresql"), ""));
    folders.extend(versioned_folders(Path::new("/usr"), "pgsql-"));
    folders.extend(cache_folder().map(|cache| cache.join("postgres/bin")));
    folders
}

fn folder_of_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    let folder = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(folder.trim())).filter(|folder| folder.is_absolute())
}

/// `PARENT/PREFIX<version>/bin`, newest version first.
fn versioned_folders(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let version = |name: &OsStr| name.to_str()?.strip_prefix(prefix)?.parse::<u32>().ok();
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((version(&entry.file_name())?, entry.path().join("bin"))))
        .collect();
    found.sort_unstable_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, folder)| folder).collect()
}

/// `15` of `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`, `18` of `postgres (PostgreSQL) 18beta1`.
fn major_version(printed: &str) -> Option<u32> {
    let (_, version) = printed.split_once("(PostgreSQL) ")?;
    let end = version
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(version.len());
    version.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_major_version_is_read_from_releases_and_pre_releases() {
        assert_eq!(
            major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major_version("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_version("mysqld 8"), None);
    }

    #[test]
    fn newer_versions_come_first_by_number_and_not_by_letter() {
        let parent = tempfile::tempdir().unwrap();
        for name in ["9", "15", "100", "not a version"] {
            fs::create_dir(parent.path().join(name)).unwrap();
        }
        let expected: Vec<PathBuf> = ["100/bin", "15/bin", "9/bin"]
            .into_iter()
            .map(|name| parent.path().join(name))
            .collect();
        assert_eq!(versioned_folders(parent.path(), ""), expected);
    }

    #[test]
    fn a_folder_without_the_server_is_refused_by_the_name_of_what_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let message = Binaries::at(folder.path()).unwrap_err().to_string();
        assert!(message.ends_with("holds no program `initdb`"), "{message}");
    }

    #[test]
    fn a_version_that_is_too_old_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for program in ["initdb", "postgres", "pg_ctl", "psql"] {
            let path = folder.path().join(program);
            fs::write(&path, "#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let message = Binaries::at(folder.path()).unwrap_err().to_string();
        assert!(
            message.ends_with("is PostgreSQL 14; at least 15 is needed"),
            "{message}"
        );
    }
}
