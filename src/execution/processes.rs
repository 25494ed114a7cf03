//! The compiled processes that instances run, read from the streams of their resources and kept.

use super::failure::StepFailure;
use domain::{
    ids::{ProcessVersionId, ResourceId},
    model::{self, graph::Process},
    resource::{ExecutableProcess, ResourceEvent, file_of},
    stored,
};
use quick_cache::sync::Cache;
use std::sync::Arc;
use store::Store;

/// How many processes are kept compiled.
const KEPT: usize = 1_000;

/// Compiled processes by version. A version never changes, so what is kept never goes stale.
pub(crate) struct Processes {
    store: Store,
    compiled: Cache<ProcessVersionId, Arc<Process>>,
}

impl Processes {
    pub(crate) fn new(store: Store) -> Self {
        Self {
            store,
            compiled: Cache::new(KEPT),
        }
    }

    /// The process of this version.
    pub(crate) async fn get(
        &self,
        resource: ResourceId,
        version: ProcessVersionId,
    ) -> Result<Arc<Process>, StepFailure> {
        self.compiled
            .get_or_insert_async(&version, self.compile(resource, version))
            .await
    }

    async fn compile(
        &self,
        resource: ResourceId,
        version: ProcessVersionId,
    ) -> Result<Arc<Process>, StepFailure> {
        let events = self.store.load(resource.0, 0).await?;
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
        let recorded = file
            .processes
            .iter()
            .find(|process| process.process_version == version);
        let compiled = recorded.and_then(|recorded| compile(&file.xml, recorded));
        compiled.ok_or_else(|| {
            StepFailure::Unreadable(format!("resource {resource} does not compile any more"))
        })
    }
}

fn compile(xml: &str, recorded: &ExecutableProcess) -> Option<Arc<Process>> {
    let definitions = model::read(xml).definitions?;
    let mut processes = definitions.processes.into_iter();
    let process = processes.find(|process| process.id == recorded.process_id)?;
    Some(process.recorded_with(recorded.propagation))
}
