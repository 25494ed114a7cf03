//! The driver: sees to it that what steps have put into the outbox is carried out. What this process inserted it does right
//! after the commit; what was left behind, by it or by another, and what becomes due later it takes from the table, row by row
//! with `SKIP LOCKED`, so any number of replicas share the work without a leader.
//!
//! What the steps of instances ask for is done here, or by the workflows of a Temporal server, which are woken for it. In both
//! cases [`Execution::carry_out`] does it: the drivers differ in who looks when.

use super::{
    Execution,
    aftermath::Aftermath,
    backlog::Backlog,
    delivery::{CarriedOut, Due, HOLD, OF_INSTANCES, OF_OTHERS},
    failure::StepFailure,
    notices::Notices,
    pace::Pace,
};
use domain::ids::InstanceId;
use jiff::Timestamp;
use std::{collections::HashSet, future::Future, sync::Arc, time::Duration};
use store::{
    Store,
    outbox::{self, Entry},
};
use temporal::{Carries, Waker};
use tokio::{
    sync::{Notify, Semaphore, mpsc},
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};

/// How often the table is looked at, whatever this process knows.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How many rows one look takes.
const BATCH: u32 = 200;
/// How many rows are swept together.
const SWEPT_TOGETHER: u32 = 20;
/// How long to wait before what could not be done yet is tried again. After the last it is left to a later look.
const PAUSES: [Duration; 3] = [
    Duration::from_millis(10),
    Duration::from_millis(100),
    Duration::from_secs(1),
];
/// How many deliveries are under way at once.
const AT_ONCE: usize = 64;
/// How many acknowledgements are written together.
const ACKNOWLEDGED_TOGETHER: usize = 200;

/// Who carries instances on.
#[derive(Clone, Debug)]
pub enum Carriers {
    /// The processes that serve, any of them.
    Embedded,
    /// Workflows of a Temporal server.
    Temporal {
        /// What wakes them.
        waker: Waker,
        /// What they are for.
        carries: Carries,
    },
}

impl Carriers {
    /// What the driver delivers itself.
    fn delivered(&self) -> Vec<&'static str> {
        match self {
            Self::Embedded => [OF_INSTANCES, OF_OTHERS].concat(),
            Self::Temporal { .. } => OF_OTHERS.to_vec(),
        }
    }

    /// How far steps go that answer a command.
    pub(super) fn pace(&self) -> Pace {
        match self {
            Self::Embedded
            | Self::Temporal {
                carries: Carries::Waits,
                ..
            } => Pace::Onward,
            Self::Temporal {
                carries: Carries::Instances,
                ..
            } => Pace::OwnEffect,
        }
    }
}

/// Has deliveries carried out.
#[derive(Clone)]
pub(super) struct Driver {
    execution: Execution,
    carriers: Carriers,
    places: Arc<Semaphore>,
    /// What other processes are told, if they are.
    notices: Option<Arc<Notices>>,
    /// Rung when something is due before the next look.
    bell: Arc<Notify>,
}

impl Driver {
    pub(super) fn new(execution: Execution, carriers: Carriers) -> Self {
        let notices = execution.store.has_notices().then(Arc::default);
        Self {
            execution,
            carriers,
            places: Arc::new(Semaphore::new(AT_ONCE)),
            notices,
            bell: Arc::default(),
        }
    }

    /// Drives until `shutdown`, then finishes the deliveries that are under way.
    pub(super) async fn run(
        self,
        mut to_do: mpsc::UnboundedReceiver<Aftermath>,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) {
        let (done, finished) = mpsc::unbounded_channel();
        let acknowledging = tokio::spawn(acknowledge(self.execution.store.clone(), finished));
        let looking = tokio::spawn(self.clone().look_again_and_again(done.clone()));
        let sweeping = tokio::spawn(self.clone().sweep_again_and_again());
        let keeping_house = tokio::spawn(self.execution.clone().keep_house());
        let exchanging = tokio::spawn(self.clone().exchange_notices());
        let mut under_way = JoinSet::new();
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => break,
                Some(aftermath) = to_do.recv() => self.follow_up(aftermath, &done, &mut under_way),
                Some(_) = under_way.join_next(), if !under_way.is_empty() => {}
            }
        }
        looking.abort();
        sweeping.abort();
        keeping_house.abort();
        exchanging.abort();
        while under_way.join_next().await.is_some() {}
        drop(done);
        let _ = looking.await;
        let _ = sweeping.await;
        let _ = keeping_house.await;
        let _ = exchanging.await;
        let _ = acknowledging.await;
    }

    /// Does what a step that was just stored asks for.
    fn follow_up(
        &self,
        aftermath: Aftermath,
        done: &mpsc::UnboundedSender<Due>,
        under_way: &mut JoinSet<()>,
    ) {
        for queue in &aftermath.jobs {
            self.execution.jobs().offered(queue, 1);
            if let Some(notices) = &self.notices {
                notices.tell(queue);
            }
        }
        for subscription in aftermath.subscriptions {
            let messages = self.execution.messages().clone();
            under_way.spawn(async move { report(messages.match_subscription(subscription).await) });
        }
        if let Some((project, name)) = aftermath.freed_start {
            let messages = self.execution.messages().clone();
            under_way.spawn(async move { report(messages.match_name(project, &name).await) });
        }
        if let (Carriers::Temporal { waker, carries }, Some(InstanceId(instance))) =
            (&self.carriers, aftermath.instance)
        {
            let is_due = !aftermath.deliveries.is_empty() || aftermath.next_timer.is_some();
            // Where a workflow exists for what is due, it is told that less is, and need not sleep until then.
            let is_less = *carries == Carries::Waits && aftermath.withdrew_timer;
            if is_due && aftermath.begins {
                waker.start(instance);
            } else if is_due || is_less {
                waker.wake(instance);
            }
            return;
        }
        if let Some(due) = aftermath.next_timer {
            self.ring_at(due);
        }
        for due in aftermath.deliveries {
            under_way.spawn(self.clone().carry_out(due, done.clone()));
        }
    }

    async fn exchange_notices(self) {
        if let Some(notices) = &self.notices {
            let execution = &self.execution;
            notices.exchange(&execution.store, &execution.jobs).await;
        }
    }

    /// Wakes the next look for a timer that is due before it.
    fn ring_at(&self, due: Timestamp) {
        let wait = Duration::try_from(due.duration_since(self.execution.clock.now()))
            .unwrap_or(Duration::ZERO);
        if wait < LOOK_AGAIN {
            let bell = Arc::clone(&self.bell);
            tokio::spawn(async move {
                sleep(wait).await;
                bell.notify_one();
            });
        }
    }

    /// Has carried out what is due, and what others left behind.
    async fn look_again_and_again(self, done: mpsc::UnboundedSender<Due>) {
        let kinds = self.carriers.delivered();
        let mut backlog = Backlog::default();
        let mut next_look = Instant::now();
        loop {
            backlog.go_on(|due| self.clone().carry_out(due, done.clone()));
            let has_room = backlog.has_room();
            tokio::select! {
                () = sleep_until(next_look), if has_room => {
                    match self.look(&kinds, &mut backlog).await {
                        Ok(BATCH..) => {}
                        found => {
                            report(found.map(drop));
                            next_look = Instant::now() + LOOK_AGAIN;
                        }
                    }
                }
                () = self.bell.notified() => next_look = Instant::now(),
                () = backlog.one_ended() => {}
            }
        }
    }

    /// Takes what is due from the outbox. Gives the number of rows.
    async fn look(&self, kinds: &[&str], backlog: &mut Backlog) -> Result<u32, StepFailure> {
        let due_by = self.execution.clock.now();
        let rows = self.take(kinds, due_by, BATCH).await?;
        let found = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        backlog.add(rows.into_iter().filter_map(|row| match Due::read(row) {
            Ok(due) => Some(due),
            Err(failure) => {
                tracing::error!(%failure, "it is left where it is");
                None
            }
        }));
        Ok(found)
    }

    async fn sweep_again_and_again(self) {
        let Carriers::Temporal { waker, .. } = &self.carriers else {
            return;
        };
        loop {
            match self.wake_overdue(waker).await {
                Ok(SWEPT_TOGETHER..) => {}
                swept => {
                    report(swept.map(drop));
                    sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    /// Wakes the workflows of some instances for which something is overdue: those that were not woken, or are not there any
    /// more. What a workflow is about to do is left to it for as long as a process that inserts a row holds it. Gives the number
    /// of rows.
    async fn wake_overdue(&self, waker: &Waker) -> Result<u32, StepFailure> {
        if !waker.is_connected() {
            return Ok(0);
        }
        let now = self.execution.clock.now();
        let overdue = now.checked_sub(HOLD).unwrap_or(now);
        let rows = self.take(OF_INSTANCES, overdue, SWEPT_TOGETHER).await?;
        let swept = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let instances: HashSet<_> = rows.into_iter().map(|row| row.stream).collect();
        waker.wake_once_more(instances).await;
        Ok(swept)
    }

    async fn take(
        &self,
        kinds: &[&str],
        due_by: Timestamp,
        limit: u32,
    ) -> Result<Vec<Entry>, StepFailure> {
        let now = self.execution.clock.now();
        let held_until = now.checked_add(HOLD).unwrap_or(now);
        Ok(outbox::take(self.execution.pool(), kinds, due_by, now, held_until, limit).await?)
    }

    /// Carries out one delivery. What fails stays in the outbox and is taken up again.
    async fn carry_out(self, due: Due, done: mpsc::UnboundedSender<Due>) {
        for pause in PAUSES {
            match self.carry_out_in_turn(&due).await {
                Ok(CarriedOut::ByStep) => return,
                Ok(CarriedOut::Otherwise) => {
                    let _ = done.send(due);
                    return;
                }
                Ok(CarriedOut::NotYet) => sleep(pause).await,
                Err(failure) => {
                    tracing::warn!(id = %due.id, %failure, "a delivery failed and will be tried again");
                    return;
                }
            }
        }
    }

    async fn carry_out_in_turn(&self, due: &Due) -> Result<CarriedOut, StepFailure> {
        let _place = self.places.acquire().await;
        self.execution.carry_out(due).await
    }
}

fn report(result: Result<(), StepFailure>) {
    if let Err(failure) = result {
        tracing::warn!(%failure, "the driver could not go on and will try again");
    }
}

/// Takes deliveries that were carried out from the outbox, many at a time.
async fn acknowledge(store: Store, mut finished: mpsc::UnboundedReceiver<Due>) {
    let mut together = Vec::with_capacity(ACKNOWLEDGED_TOGETHER);
    while finished
        .recv_many(&mut together, ACKNOWLEDGED_TOGETHER)
        .await
        > 0
    {
        let rows: Vec<_> = together.drain(..).map(|due| due.occurrence()).collect();
        if let Err(error) = outbox::acknowledge(store.pool(), &rows).await {
            tracing::warn!(%error, "deliveries could not be acknowledged and will be repeated");
        }
    }
}
