//! Files that hold secrets: who else can write them says what this program believes.

use super::ConfigError;
use nix::unistd::geteuid;
use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// The permission bits that let group and others write.
const WRITABLE_BY_OTHERS: u32 = 0o022;

/// Refuses a file that somebody else can write: whom it belongs to beside root and this program's user, its group, or everybody.
/// `name` is the setting that names it.
pub(super) fn check(name: &str, path: &Path) -> Result<(), ConfigError> {
    let metadata = fs::metadata(path).map_err(|source| ConfigError::Unreadable {
        name: name.to_owned(),
        path: path.to_owned(),
        source,
    })?;
    let refused = |found: String, remedy: String| ConfigError::WritableByOthers {
        name: name.to_owned(),
        path: path.to_owned(),
        found,
        remedy,
    };
    let own = geteuid().as_raw();
    if metadata.uid() != 0 && metadata.uid() != own {
        let owner = metadata.uid();
        return Err(refused(
            format!("it belongs to the user {owner}"),
            format!("chown {own} {}", path.display()),
        ));
    }
    let mode = metadata.mode() & 0o777;
    if mode & WRITABLE_BY_OTHERS != 0 {
        return Err(refused(
            format!("its mode is {mode:o}"),
            format!("chmod go-w {}", path.display()),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, chown};

    fn refusal(prepare: impl FnOnce(&Path)) -> Option<String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        prepare(file.path());
        let path = file.path().to_str().unwrap();
        check("DB_PASSWORD_FILE", file.path())
            .err()
            .map(|error| error.to_string().replace(path, "FILE"))
    }

    fn with_mode(mode: u32) -> Option<String> {
        refusal(|path| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap())
    }

    #[test]
    fn a_secret_that_others_can_write_is_refused() {
        for mode in [0o600, 0o400, 0o640, 0o644] {
            assert_eq!(with_mode(mode), None, "{mode:o}");
        }
        for mode in [0o660, 0o606, 0o666] {
            let expected = format!(
                "DB_PASSWORD_FILE: others can write FILE: its mode is {mode:o}; run `chmod go-w FILE`"
            );
            assert_eq!(with_mode(mode), Some(expected));
        }
    }

    #[test]
    fn a_secret_of_a_stranger_is_refused() {
        // Only root can give a file away.
        if !geteuid().is_root() {
            return;
        }
        let refusal = refusal(|path| chown(path, Some(12_345), None).unwrap());
        let expected = "DB_PASSWORD_FILE: others can write FILE: it belongs to the user 12345; run `chown 0 FILE`";
        assert_eq!(refusal.as_deref(), Some(expected));
    }
}
