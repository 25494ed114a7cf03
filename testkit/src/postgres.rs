use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use development::postgres::{Cluster, Connection, Options};
use tempfile::TempDir;

use crate::{TestkitError, database};

/// A PostgreSQL server of one test, which may crash it, freeze it, or let it run short of something. It ends with this value.
pub struct PostgresServer {
    cluster: Cluster,
    /// Removed after the server has ended.
    _folder: TempDir,
}

impl PostgresServer {
    /// Starts one for 100 clients. `binary` is the path of `quantumbpm`, beside which the server keeps its files.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it does not start.
    pub fn start(binary: impl AsRef<Path>) -> Result<Self, TestkitError> {
        Self::configured(binary, &[])
    }

    /// Starts one with settings of PostgreSQL (name, value).
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it does not start.
    pub fn configured(
        binary: impl AsRef<Path>,
        settings: &[(&str, &str)],
    ) -> Result<Self, TestkitError> {
        Self::below(&database::state_folder(binary.as_ref())?, settings)
    }

    /// Starts one that keeps its files below a folder, which the account that runs it must be able to enter.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it does not start.
    pub fn below(folder: &Path, settings: &[(&str, &str)]) -> Result<Self, TestkitError> {
        let folder = tempfile::Builder::new()
            .prefix("postgres-")
            .tempdir_in(folder);
        let folder =
            folder.map_err(|source| TestkitError::io("a folder for PostgreSQL", source))?;
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755))
            .map_err(|source| TestkitError::io(folder.path(), source))?;
        let setting = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let options = Options {
            settings: settings.iter().map(setting).collect(),
            ..Options::new(folder.path().join("cluster"))
        };
        Ok(Self {
            cluster: Cluster::start(options)?,
            _folder: folder,
        })
    }

    /// How clients connect.
    pub fn connection(&self) -> &Connection {
        self.cluster.connection()
    }

    /// Ends it at once, as a crash does ("immediate shutdown").
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it does not end.
    pub fn crash(&mut self) -> Result<(), TestkitError> {
        Ok(self.cluster.crash()?)
    }

    /// Starts it again on the same port, whether it still runs, crashed or ended by itself.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it does not start.
    pub fn restart(&mut self) -> Result<(), TestkitError> {
        Ok(self.cluster.restart()?)
    }

    /// Stops it where it is: it keeps its connections and answers nothing.
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it cannot be stopped.
    pub fn freeze(&self) -> Result<(), TestkitError> {
        Ok(self.cluster.freeze()?)
    }

    /// Lets it go on after [`PostgresServer::freeze`].
    ///
    /// # Errors
    /// [`TestkitError::Postgres`] when it cannot be continued.
    pub fn thaw(&self) -> Result<(), TestkitError> {
        Ok(self.cluster.thaw()?)
    }
}
