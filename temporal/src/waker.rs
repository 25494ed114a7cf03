//! Waking the workflows of instances. What is not heard is said again by the sweep of the outbox.

use crate::{
    connection::Connector,
    settings::{Settings, WORKFLOW_TASK},
    workflow::InstanceWorkflow,
};
use futures::{StreamExt, stream};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use temporalio_client::{
    Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowStartOptions,
    errors::WorkflowStartError,
};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// How many workflows are woken at once.
const AT_ONCE: usize = 64;
/// How many are woken once more at once. A server that is slow because workflows wait for it is not to be kept busy by being told
/// so: one that answers later is told less.
const ONCE_MORE_AT_ONCE: usize = 2;

/// Wakes workflows, and starts those that are not there.
#[derive(Clone, Debug)]
pub struct Waker {
    connector: Connector,
    task_queue: Arc<str>,
    /// The instances whose workflows are being woken, and whether they are to be woken once more afterwards.
    under_way: Arc<Mutex<HashMap<Uuid, bool>>>,
    places: Arc<Semaphore>,
}

/// How a workflow is told.
#[derive(Clone, Copy)]
enum Wake {
    /// It may be there, or not: a signal, which starts it if need be.
    Signal,
    /// It is not there yet.
    Start,
}

impl Waker {
    /// A waker on this connection.
    pub fn new(connector: Connector, settings: &Settings) -> Self {
        Self {
            connector,
            task_queue: settings.task_queue.as_str().into(),
            under_way: Arc::default(),
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Wakes the workflow of an instance, soon. Many calls at once are one signal.
    pub fn wake(&self, instance: Uuid) {
        self.have(instance, Wake::Signal);
    }

    /// Starts the workflow of an instance that has just begun, soon.
    pub fn start(&self, instance: Uuid) {
        self.have(instance, Wake::Start);
    }

    fn have(&self, instance: Uuid, first: Wake) {
        let Some(client) = self.connector.client() else {
            return;
        };
        if let Some(again) = self.locked().get_mut(&instance) {
            *again = true;
            return;
        }
        self.locked().insert(instance, false);
        let waker = self.clone();
        tokio::spawn(async move {
            let mut wake = first;
            while waker.wake_once(&client, instance, wake).await {
                wake = Wake::Signal;
            }
        });
    }

    /// Whether the server was reached; before, nobody can be woken.
    pub fn is_connected(&self) -> bool {
        self.connector.client().is_some()
    }

    /// Wakes workflows that may have been told already, a few at a time, until all were told.
    pub async fn wake_once_more(&self, instances: impl IntoIterator<Item = Uuid>) {
        let Some(client) = &self.connector.client() else {
            return;
        };
        let wake = async |instance| {
            if let Err(error) = self.signal(client, instance).await {
                tracing::debug!(%instance, %error, "a workflow could not be woken once more");
            }
        };
        stream::iter(instances)
            .for_each_concurrent(ONCE_MORE_AT_ONCE, wake)
            .await;
    }

    /// Whether it was asked for once more meanwhile.
    async fn wake_once(&self, client: &Client, instance: Uuid, wake: Wake) -> bool {
        if let Ok(_place) = self.places.acquire().await {
            // What was asked for until now is served by this.
            self.locked().insert(instance, false);
            let told = match wake {
                Wake::Signal => self.signal(client, instance).await,
                Wake::Start => self.start_eagerly(client, instance).await,
            };
            if let Err(error) = told {
                tracing::debug!(%instance, %error, "a workflow could not be woken; the sweep will try again");
            }
        }
        let mut under_way = self.locked();
        let again = under_way.get(&instance).copied().unwrap_or_default();
        if !again {
            under_way.remove(&instance);
        }
        again
    }

    /// Starts the workflow, and gives its first task to the worker of this process, if it has one that is free: the task does not
    /// pass through the task queue. A workflow that is there already, since the sweep was faster, is woken.
    async fn start_eagerly(
        &self,
        client: &Client,
        instance: Uuid,
    ) -> Result<(), WorkflowStartError> {
        let options = WorkflowStartOptions::new(&*self.task_queue, instance)
            .id_conflict_policy(WorkflowIdConflictPolicy::Fail)
            .id_reuse_policy(WorkflowIdReusePolicy::AllowDuplicate)
            .task_timeout(WORKFLOW_TASK)
            .enable_eager_workflow_start(true)
            .build();
        let started = client
            .start_workflow(InstanceWorkflow::run, instance, options)
            .await;
        match started {
            Err(WorkflowStartError::AlreadyStarted { .. }) => self.signal(client, instance).await,
            started => started.map(drop),
        }
    }

    async fn signal(&self, client: &Client, instance: Uuid) -> Result<(), WorkflowStartError> {
        let options = WorkflowStartOptions::new(&*self.task_queue, instance)
            .id_conflict_policy(WorkflowIdConflictPolicy::UseExisting)
            .id_reuse_policy(WorkflowIdReusePolicy::AllowDuplicate)
            .task_timeout(WORKFLOW_TASK)
            .build();
        client
            .signal_with_start_workflow(
                InstanceWorkflow::run,
                instance,
                InstanceWorkflow::wake,
                (),
                options,
            )
            .await
            .map(drop)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, bool>> {
        self.under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
