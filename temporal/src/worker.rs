//! The worker: runs the workflows of instances.

use crate::{
    connection::Connector,
    settings::{STICKY, Settings},
    workflow::{Activities, Carrier, InstanceWorkflow},
};
use std::{future::Future, sync::Arc, thread, time::Duration};
use temporalio_client::Client;
use temporalio_sdk::{Runtime, Worker, WorkerOptions, runtime::RuntimeOptions};
use tokio::{runtime::Handle, sync::oneshot};

/// How long to wait before a worker that ended by itself is started again.
const PAUSE: Duration = Duration::from_secs(1);

/// Why a worker does not run.
#[derive(Debug, thiserror::Error)]
#[error("the Temporal worker: {0}")]
pub struct WorkerError(String);

impl WorkerError {
    fn of(error: &dyn std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// Runs workflows, with what `carrier` does for them, until `shutdown`; then finishes what was begun.
pub async fn run(
    mut connector: Connector,
    settings: Settings,
    carrier: Arc<dyn Carrier>,
    shutdown: impl Future<Output = ()> + Send,
) {
    let mut shutdown = std::pin::pin!(shutdown);
    let client = tokio::select! {
        () = &mut shutdown => return,
        client = connector.connected() => client,
    };
    let Some(client) = client else { return };
    loop {
        let mut worker = WorkerThread::start(&client, &settings, &carrier);
        let outcome = tokio::select! {
            () = &mut shutdown => {
                worker.stop();
                let _ = (&mut worker.ended).await;
                return;
            }
            outcome = &mut worker.ended => outcome,
        };
        if let Ok(Err(error)) = outcome {
            tracing::warn!(%error, "it ended and is started again");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// A worker on a thread of its own, for the futures of workflows do not move between threads. Dropped, the worker is given up
/// and its thread has ended: it uses a runtime that is about to end too, and would panic in one that has.
struct WorkerThread {
    thread: Option<thread::JoinHandle<()>>,
    stop: Option<oneshot::Sender<()>>,
    /// What the worker came to.
    ended: oneshot::Receiver<Result<(), WorkerError>>,
}

impl WorkerThread {
    fn start(client: &Client, settings: &Settings, carrier: &Arc<dyn Carrier>) -> Self {
        let (stop, stopped) = oneshot::channel();
        let (mut end, ended) = oneshot::channel();
        let runtime = Handle::current();
        let (client, carrier) = (client.clone(), Arc::clone(carrier));
        let task_queue = settings.task_queue.clone();
        let spawned = thread::Builder::new()
            .name("temporal-worker".to_owned())
            .spawn(move || {
                let outcome = runtime.block_on(async {
                    tokio::select! {
                        outcome = work(client, task_queue, carrier, stopped) => Some(outcome),
                        () = end.closed() => None,
                    }
                });
                if let Some(outcome) = outcome {
                    let _ = end.send(outcome);
                }
            });
        if let Err(error) = &spawned {
            tracing::error!(%error, "the thread of the Temporal worker cannot be started");
        }
        Self {
            thread: spawned.ok(),
            stop: Some(stop),
            ended,
        }
    }

    /// Has the worker finish what was begun, and begin nothing more.
    fn stop(&mut self) {
        self.stop = None;
    }
}

impl Drop for WorkerThread {
    fn drop(&mut self) {
        self.ended.close();
        if let Some(thread) = self.thread.take() {
            // It panicked, which is said already.
            let _ = thread.join();
        }
    }
}

async fn work(
    client: Client,
    task_queue: String,
    carrier: Arc<dyn Carrier>,
    stopped: oneshot::Receiver<()>,
) -> Result<(), WorkerError> {
    let options = RuntimeOptions::builder()
        .build()
        .map_err(|error| WorkerError::of(&error))?;
    let runtime = Runtime::from_current_tokio(options).map_err(|error| WorkerError::of(&error))?;
    let options = WorkerOptions::new(task_queue)
        .sticky_queue_schedule_to_start_timeout(STICKY)
        .register_activities(Activities { carrier })
        .register_workflow::<InstanceWorkflow>()
        .map_err(|error| WorkerError::of(&error))?
        .build();
    let mut worker =
        Worker::new(&runtime, client, options).map_err(|error| WorkerError::of(&error))?;
    let shut_down = worker.shutdown_handle();
    let stopping = tokio::spawn(async move {
        // A sender that is gone says to stop too.
        let _ = stopped.await;
        shut_down();
    });
    let outcome = worker.run().await.map_err(|error| WorkerError::of(&error));
    stopping.abort();
    outcome
}
