//! The compiled processes that instances run, read from the streams of their resources and kept.

use super::failure::StepFailure;
use domain::{
    ids::{ProcessVersionId, ResourceId},
    model::{self, graph::Process},
    resource::{ExecutableProcess, ResourceEvent, file_of},
    stored,
};
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;
use store::Store;
use tokio::task;

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
    compiled: Cache<ProcessVersionId, Compiled, InBytes>,
}

impl Processes {
    /// Keeps processes of together about so many bytes.
    pub(crate) fn new(store: Store, bytes: usize) -> Self {
        Self {
            store,
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
            .find(|process| process.process_version == version)
            .cloned();
        let (xml, length) = (file.xml.clone(), file.xml.len());
        // A large file takes long enough to compile to hold up other requests.
        let compiled = task::spawn_blocking(move || compile(&xml, &recorded?)).await;
        let process = compiled.ok().flatten().ok_or_else(|| {
            StepFailure::Unreadable(format!("resource {resource} does not compile any more"))
        })?;
        Ok(Compiled {
            process,
            file: length,
        })
    }
}

fn compile(xml: &str, recorded: &ExecutableProcess) -> Option<Arc<Process>> {
    let definitions = model::read(xml).definitions?;
    let mut processes = definitions.processes.into_iter();
    let process = processes.find(|process| process.id == recorded.process_id)?;
    Some(process.recorded_with(recorded.propagation))
}
