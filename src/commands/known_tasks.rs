//! The instances of user tasks that were shown lately. Who completes a task has mostly looked at it just before, so it need not be
//! looked up again. A task never moves to another instance, so what is known stays true.

use domain::ids::{ActivationId, InstanceId, ProjectId};
use projections::user_tasks::UserTask;
use quick_cache::sync::Cache;

/// How many tasks are known.
const CAPACITY: usize = 10_000;

/// The instances of user tasks that were shown lately.
pub(crate) struct KnownTasks(Cache<ActivationId, (ProjectId, InstanceId)>);

impl KnownTasks {
    pub(crate) fn new() -> Self {
        Self(Cache::new(CAPACITY))
    }

    /// A task of the project was shown.
    pub(crate) fn remember(&self, project: ProjectId, task: &UserTask) {
        self.0.insert(task.execution_key, (project, task.instance));
    }

    /// The instance of a task of the project, if it is known.
    pub(crate) fn instance_of(&self, project: ProjectId, task: ActivationId) -> Option<InstanceId> {
        let (known_project, instance) = self.0.get(&task)?;
        (known_project == project).then_some(instance)
    }
}
