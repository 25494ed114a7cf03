use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::TestkitError;

/// The clock of one process, which may be turned while it runs. The library `libfaketime`, loaded into the process, answers for
/// the machine's clock; how long something takes it leaves as it is.
pub struct FakeClock {
    library: PathBuf,
    folder: TempDir,
}

impl FakeClock {
    /// A clock that is right.
    ///
    /// # Errors
    /// [`TestkitError::NoFakeClock`] when there is no such library.
    pub fn new() -> Result<Self, TestkitError> {
        let folder = tempfile::tempdir();
        let clock = Self {
            library: library().ok_or(TestkitError::NoFakeClock)?,
            folder: folder.map_err(|source| TestkitError::io(env::temp_dir(), source))?,
        };
        clock.turn_to(0)?;
        Ok(clock)
    }

    /// Turns it so many hours ahead of the machine's, or behind it when negative.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when the file cannot be written that the library reads.
    pub fn turn_to(&self, hours: i32) -> Result<(), TestkitError> {
        // Renamed into its place, so that the library never reads half of it.
        let (new, file) = (self.folder.path().join("new"), self.file());
        let turned =
            fs::write(&new, format!("{hours:+}h\n")).and_then(|()| fs::rename(&new, &file));
        turned.map_err(|source| TestkitError::io(file, source))
    }

    /// The environment of a process whose clock it is to be.
    pub fn variables(&self) -> [(&'static str, String); 4] {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        [
            ("LD_PRELOAD", text(&self.library)),
            ("FAKETIME_TIMESTAMP_FILE", text(&self.file())),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("offset")
    }
}

/// `QUANTUMBPM_FAKETIME` names it, or the system package `faketime` brings it.
fn library() -> Option<PathBuf> {
    let named = env::var_os("QUANTUMBPM_FAKETIME").filter(|value| !value.is_empty());
    let machine = env::consts::ARCH;
    let installed = PathBuf::from(format!(
        "/usr/lib/{machine}-linux-gnu/faketime/libfaketimeMT.so.1"
    ));
    Some(named.map_or(installed, PathBuf::from)).filter(|path| path.is_file())
}
