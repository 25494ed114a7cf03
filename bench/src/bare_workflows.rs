//! What the Temporal server can do at all: workflows like those of instances, started and run in the same way, that find nothing to
//! do. No instance that has a workflow can be carried faster.

use std::{
    collections::HashMap,
    future::{self, Future},
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use temporal::{Carrier, Connector, Progress, Settings, Waker};
use tokio::{runtime, sync::oneshot, task, time::timeout};
use uuid::Uuid;

use crate::{
    error::BenchError,
    load::{self, Enough, Load},
    workload::next_number,
};

/// What they are called in reports.
pub(crate) const NAME: &str = "workflows that do nothing";

/// As many as a server starts at once.
const CLIENTS: usize = 64;

/// How long one of them may take.
const LIMIT: Duration = Duration::from_mins(1);

/// Measures them on threads of their own: those who measure must not be what limits them.
pub(crate) async fn measure(
    settings: Settings,
    warm_up: Enough,
    enough: Enough,
) -> Result<Load, BenchError> {
    let measured = task::spawn_blocking(move || {
        runtime::Runtime::new()
            .map_err(|source| BenchError::file("the runtime of workflows", source))?
            .block_on(run(settings, warm_up, enough))
    });
    measured.await?
}

async fn run(settings: Settings, warm_up: Enough, enough: Enough) -> Result<Load, BenchError> {
    let connector = Connector::start(settings.clone()).await?;
    let waker = Waker::new(connector.clone(), &settings);
    let idle = Arc::new(Idle::default());
    let carrier: Arc<dyn Carrier> = Arc::clone(&idle) as _;
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = tokio::spawn(temporal::run(connector, settings, carrier, async {
        // A sender that is gone says to stop too.
        let _ = stopped.await;
    }));
    let clients = (0..CLIENTS)
        .map(|_| Client {
            waker: waker.clone(),
            idle: Arc::clone(&idle),
        })
        .collect();
    let (clients, _) = load::run(clients, warm_up).await?;
    let (_, load) = load::run(clients, enough).await?;
    drop(stop);
    worker.await?;
    Ok(load)
}

/// Has nothing to do for any workflow, and says when it was asked to.
#[derive(Default)]
struct Idle(Mutex<HashMap<Uuid, oneshot::Sender<()>>>);

impl Idle {
    fn waiting(&self) -> MutexGuard<'_, HashMap<Uuid, oneshot::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Carrier for Idle {
    fn advance(
        &self,
        instance: Uuid,
    ) -> Pin<Box<dyn Future<Output = Result<Progress, String>> + Send + '_>> {
        if let Some(asked) = self.waiting().remove(&instance) {
            // Who has given up waiting reports that.
            let _ = asked.send(());
        }
        Box::pin(future::ready(Ok(Progress::Over)))
    }
}

struct Client {
    waker: Waker,
    idle: Arc<Idle>,
}

impl load::Client for Client {
    async fn cycle(&mut self) -> Result<(), BenchError> {
        let workflow = Uuid::from_u128(next_number().into());
        let (ask, asked) = oneshot::channel();
        self.idle.waiting().insert(workflow, ask);
        self.waker.start(workflow);
        match timeout(LIMIT, asked).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(BenchError::Late {
                action: "run a workflow that does nothing",
                limit: LIMIT,
            }),
        }
    }
}
