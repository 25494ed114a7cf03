//! The compiled processes that instances run, read from the streams of their resources and kept.

use super::failure::StepFailure;
use crate::fair_pool::FairPool;
use domain::{
    ids::{ProcessVersionId, ResourceId},
    model::{self, graph::Process},
    resource::{ExecutableProcess, ResourceEvent, file_of},
    stored,
};
use projections::resources;
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;
use store::{Store, StoredEvent};

/// About how many bytes a compiled process takes for each byte of its file.
const BYTES_PER_BYTE: u64 = 8;

/// About how many processes are kept.
const EXPECTED: usize = 1_000;

/// A compiled process, and how many bytes its file has.
#[derive(Clone)]
struct Compiled {
    process: Arc<Process>,
    file: usize,
}

#[derive(Clone)]
struct InBytes;

impl Weighter<ProcessVersionId, Compiled> for InBytes {
    fn weight(&self, _: &ProcessVersionId, compiled: &Compiled) -> u64 {
        compiled.file as u64 * BYTES_PER_BYTE
    }
}

/// Compiled processes by version. A version never changes, so what is kept never goes stale.
pub(crate) struct Processes {
    store: Store,
    pool: FairPool,
    compiled: Cache<ProcessVersionId, Compiled, InBytes>,
}

impl Processes {
    /// Keeps processes of together about so many bytes, and compiles them in the pool.
    pub(crate) fn new(store: Store, pool: FairPool, bytes: usize) -> Self {
        Self {
            store,
            pool,
            compiled: Cache::with_weighter(EXPECTED, bytes as u64, InBytes),
        }
    }

    /// The process of this version.
    pub(crate) async fn get(
        &self,
        resource: ResourceId,
        version: ProcessVersionId,
    ) -> Result<Arc<Process>, StepFailure> {
        let compiled = self
            .compiled
            .get_or_insert_async(&version, Box::pin(self.compile(resource, version)))
            .await?;
        Ok(compiled.process)
    }

    async fn compile(
        &self,
        resource: ResourceId,
        version: ProcessVersionId,
    ) -> Result<Compiled, StepFailure> {
        let events = self.store.load(resource.0, 0).await?;
        let project = resources::project_of(self.store.pool(), resource).await?;
        let compile = move || compiled(&events, resource, version);
        self.pool.run(project, compile).await?
    }
}

/// The process of a version, from the events of its resource.
fn compiled(
    events: &[StoredEvent],
    resource: ResourceId,
    version: ProcessVersionId,
) -> Result<Compiled, StepFailure> {
    let events: Vec<ResourceEvent> = events
        .iter()
        .map(|event| stored::decode(&event.kind, &event.payload))
        .collect::<Result<_, _>>()
        .map_err(|error| StepFailure::unreadable(resource.0, &error))?;
    let file = file_of(&events, version).ok_or_else(|| {
        StepFailure::Unreadable(format!(
            "resource {resource} holds no process version {version}"
        ))
    })?;
    let mut processes = file.processes.iter();
    let recorded = processes.find(|process| process.process_version == version);
    let process = recorded.and_then(|recorded| compile(&file.xml, recorded));
    let process = process.ok_or_else(|| {
        StepFailure::Unreadable(format!("resource {resource} does not compile any more"))
    })?;
    Ok(Compiled {
        process,
        file: file.xml.len(),
    })
}

fn compile(xml: &str, recorded: &ExecutableProcess) -> Option<Arc<Process>> {
    let definitions = model::read(xml).definitions?;
    let mut processes = definitions.processes.into_iter();
    let process = processes.find(|process| process.id == recorded.process_id)?;
    // Nobody else has what was read just now.
    let process = Arc::into_inner(process)?;
    Some(Arc::new(process.recorded_with(recorded.propagation)))
}
