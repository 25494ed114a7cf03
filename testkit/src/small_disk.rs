use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use nix::mount::{MntFlags, MsFlags, mount, umount2};

use crate::{TestkitError, database};

/// A file system in memory with little room, mounted until this value is dropped.
pub struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    /// Mounts one with room for so many megabytes. `binary` is the path of `quantumbpm`, beside which it is mounted.
    ///
    /// # Errors
    /// [`TestkitError::Mount`] when this process may not mount, as any but root's and many containers'.
    pub fn mount(binary: impl AsRef<Path>, megabytes: u32) -> Result<Self, TestkitError> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = database::state_folder(binary.as_ref())?
            .join(format!("disk-{}-{number}", process::id()));
        fs::create_dir_all(&folder).map_err(|source| TestkitError::io(&folder, source))?;
        let options = format!("size={megabytes}m,mode=0755");
        let kind = Some("tmpfs");
        match mount(
            kind,
            &folder,
            kind,
            MsFlags::empty(),
            Some(options.as_str()),
        ) {
            Ok(()) => Ok(Self { folder }),
            Err(errno) => {
                // An empty folder harms nobody.
                let _ = fs::remove_dir(&folder);
                Err(TestkitError::Mount(errno.into()))
            }
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes all the room that is left.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it cannot be written to for any other reason.
    pub fn fill(&self) -> Result<(), TestkitError> {
        let path = self.filling();
        let file = File::options().append(true).create(true).open(&path);
        let mut file = file.map_err(|source| TestkitError::io(&path, source))?;
        loop {
            match file.write_all(&[0; 4096]) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::StorageFull => return Ok(()),
                Err(source) => return Err(TestkitError::io(path, source)),
            }
        }
    }

    /// Gives the room back that [`SmallDisk::fill`] took.
    ///
    /// # Errors
    /// [`TestkitError::Io`] when it was not filled.
    pub fn make_room(&self) -> Result<(), TestkitError> {
        let path = self.filling();
        fs::remove_file(&path).map_err(|source| TestkitError::io(path, source))
    }

    fn filling(&self) -> PathBuf {
        self.folder.join("filling")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = umount2(&self.folder, MntFlags::MNT_DETACH);
        let _ = fs::remove_dir(&self.folder);
    }
}
