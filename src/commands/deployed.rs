//! The deployed process versions, remembered for a moment: every start asks for one.

use domain::ids::{ProcessVersionId, ProjectId, ResourceId};
use projections::process_versions;
use quick_cache::sync::Cache;
use std::time::{Duration, Instant};
use store::Pool;

/// How long an answer of the database is believed. A resource deleted through another server counts here after this time.
const REMEMBERED: Duration = Duration::from_secs(1);

/// How many versions are remembered.
const CAPACITY: usize = 10_000;

/// The deployed process versions of a database.
pub(crate) struct DeployedVersions {
    pool: Pool,
    remembered: Cache<(ProjectId, ProcessVersionId), (Deployed, Instant)>,
}

/// A deployed process version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deployed {
    /// The resource it is in.
    pub(crate) resource: ResourceId,
    /// Its number.
    pub(crate) version: u32,
}

impl DeployedVersions {
    pub(crate) fn new(pool: Pool) -> Self {
        Self {
            pool,
            remembered: Cache::new(CAPACITY),
        }
    }

    /// The version with this id, if it is deployed in the project.
    pub(crate) async fn get(
        &self,
        project: ProjectId,
        id: ProcessVersionId,
    ) -> Result<Option<Deployed>, sqlx::Error> {
        if let Some((deployed, since)) = self.remembered.get(&(project, id))
            && since.elapsed() < REMEMBERED
        {
            return Ok(Some(deployed));
        }
        let found = process_versions::get(&self.pool, project, id).await?;
        let deployed = found.map(|found| Deployed {
            resource: found.resource,
            version: found.version,
        });
        match deployed {
            Some(deployed) => self
                .remembered
                .insert((project, id), (deployed, Instant::now())),
            None => drop(self.remembered.remove(&(project, id))),
        }
        Ok(deployed)
    }

    /// Asks the database again: a resource was deleted.
    pub(crate) fn forget(&self) {
        self.remembered.clear();
    }
}
