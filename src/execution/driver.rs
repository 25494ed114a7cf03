//! The driver: sees to it that what steps have put into the outbox is carried out. What this process inserted it does right
//! after the commit; what was left behind, by it or by another, and what becomes due later it takes from the table, row by row
//! with `SKIP LOCKED`, so any number of replicas share the work without a leader.
//!
//! What the steps of instances ask for is done here, or by the workflows of a Temporal server, which are woken for it. In both
//! cases [`Execution::carry_out`] does it: the drivers differ in who looks when.

use super::{
    Execution,
    aftermath::{Aftermath, Kept},
    backlog::{self, Backlog},
    delivery::{CarriedOut, Due, HOLD, OF_INSTANCES, OF_OTHERS, URGENT},
    failure::StepFailure,
    notices::Notices,
    pace::Pace,
    without_room,
};
use crate::{fair_pool::LONG_TEXT, turns::Turns};
use domain::ids::{InstanceId, ProjectId, SubscriptionId};
use futures_util::FutureExt as _;
use jiff::Timestamp;
use std::{
    collections::HashSet, future::Future, panic::AssertUnwindSafe, sync::Arc, time::Duration,
};
use store::{
    Store,
    outbox::{self, Entry, Wanted},
};
use temporal::{Carries, Waker};
use tokio::{
    sync::{
        Notify,
        mpsc::{self, UnboundedSender},
    },
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};
use uuid::Uuid;

/// How often the table is looked at, whatever this process knows.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How many rows one look takes.
const BATCH: u32 = 200;
/// How many rows are swept together.
const SWEPT_TOGETHER: u32 = 20;
/// How much is under way at once of what follows from the steps of this process, of a project that is alone at work.
const AT_ONCE: usize = 56;
/// How much is under way at once of all projects: one that is alone leaves room for another that begins.
const ALL_AT_ONCE: usize = 64;
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

/// One thing that follows from a step.
#[derive(Debug)]
enum FollowUp {
    /// A delivery is to be carried out.
    Deliver(Kept),
    /// A message may be waiting for a subscription that was opened.
    MatchSubscription(SubscriptionId),
    /// Signals may be kept for subscriptions that were opened, one after the other.
    LookForSignals(Vec<SubscriptionId>),
    /// Messages of this name may be waiting for a key that is free again.
    MatchName(String),
}

/// Has deliveries carried out.
#[derive(Clone)]
pub(super) struct Driver {
    execution: Execution,
    carriers: Carriers,
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
        let mut turns = Turns::new(ALL_AT_ONCE);
        let mut under_way = JoinSet::new();
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            while let Some((project, follow_up)) = turns.next(self.execution.room.share(AT_ONCE)) {
                let (driver, done) = (self.clone(), done.clone());
                under_way.spawn(async move {
                    Box::pin(driver.do_one(project, follow_up, done)).await;
                    project
                });
            }
            tokio::select! {
                () = &mut shutdown => break,
                Some(aftermath) = to_do.recv() => self.follow_up(aftermath, &mut turns),
                Some(ended) = under_way.join_next(), if !under_way.is_empty() => match ended {
                    Ok(project) => turns.ended(project),
                    // The runtime ends.
                    Err(error) => tracing::warn!(%error, "a delivery was not finished"),
                }
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

    /// Takes note of what a step that was just stored asks for.
    fn follow_up(&self, aftermath: Aftermath, turns: &mut Turns<ProjectId, FollowUp>) {
        for queue in &aftermath.jobs {
            self.execution.jobs().offered(queue, 1);
            if let Some(notices) = &self.notices {
                notices.tell(queue);
            }
        }
        let Some(project) = aftermath.project else {
            return;
        };
        for subscription in aftermath.subscriptions {
            turns.add(project, FollowUp::MatchSubscription(subscription), false);
        }
        if !aftermath.signal_subscriptions.is_empty() {
            let look = FollowUp::LookForSignals(aftermath.signal_subscriptions);
            turns.add(project, look, false);
        }
        if let Some((project, name)) = aftermath.freed_start {
            turns.add(project, FollowUp::MatchName(name), false);
        }
        if let (Carriers::Temporal { waker, carries }, Some(InstanceId(instance))) =
            (&self.carriers, aftermath.instance)
        {
            let is_due = aftermath.leaves_more
                || !aftermath.deliveries.is_empty()
                || aftermath.next_timer.is_some();
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
        if aftermath.leaves_more {
            self.bell.notify_one();
        }
        for kept in aftermath.deliveries {
            self.execution.room.add(project, kept.bytes);
            let is_urgent = URGENT.contains(&kept.due.delivery.kind());
            turns.add(project, FollowUp::Deliver(kept), is_urgent);
        }
    }

    /// Does one thing that follows from a step of a project. Whatever panics on the way fails this and nothing else.
    async fn do_one(self, project: ProjectId, follow_up: FollowUp, done: UnboundedSender<Due>) {
        let bytes = match &follow_up {
            FollowUp::Deliver(kept) => Some(kept.bytes),
            FollowUp::MatchSubscription(_)
            | FollowUp::LookForSignals(_)
            | FollowUp::MatchName(_) => None,
        };
        let room = self.execution.room.clone();
        let doing = AssertUnwindSafe(self.follow(project, follow_up, done)).catch_unwind();
        if doing.await.is_err() {
            tracing::error!(%project, "what follows from a step failed and will be tried again");
        }
        if let Some(bytes) = bytes {
            room.remove(project, bytes);
        }
    }

    async fn follow(self, project: ProjectId, follow_up: FollowUp, done: UnboundedSender<Due>) {
        match follow_up {
            // It waited for its turn until others may take it: by turns, too.
            FollowUp::Deliver(Kept { due, .. }) if due.may_be_taken(self.execution.clock.now()) => {
                self.bell.notify_one();
            }
            FollowUp::Deliver(Kept { due, .. }) => self.carry_out(due, done).await,
            FollowUp::MatchSubscription(subscription) => {
                let messages = self.execution.messages();
                report(messages.match_subscription(subscription).await);
            }
            FollowUp::LookForSignals(subscriptions) => {
                for subscription in subscriptions {
                    report(self.execution.signals().look_for(subscription).await);
                }
            }
            FollowUp::MatchName(name) => {
                let messages = self.execution.messages();
                report(messages.match_name(project, &name).await);
            }
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
    async fn look_again_and_again(self, done: UnboundedSender<Due>) {
        let kinds = self.carriers.delivered();
        let mut backlog = Backlog::default();
        let mut next_look = Instant::now();
        let mut order = Order::OldestFirst;
        loop {
            let of_one = self.execution.room.share(backlog::AT_ONCE);
            backlog.go_on(of_one, |due| self.clone().carry_out(due, done.clone()));
            tokio::select! {
                () = sleep_until(next_look), if backlog.has_room() => {
                    let except = backlog.leave_out();
                    if !except.is_empty() {
                        order = Order::ByTurns;
                    }
                    let found = self.look(&kinds, order, &except, &mut backlog).await;
                    let taken = found.as_ref().copied().unwrap_or(0);
                    if let Some(next) = order.after(taken, BATCH) {
                        order = next;
                    } else {
                        order = Order::OldestFirst;
                        next_look = Instant::now() + LOOK_AGAIN;
                    }
                    report(found.map(drop));
                }
                () = self.bell.notified() => next_look = Instant::now(),
                looks_again = backlog.one_ended() => if looks_again {
                    next_look = Instant::now();
                }
            }
        }
    }

    /// Takes what is due from the outbox, but for some projects. Gives the number of rows.
    async fn look(
        &self,
        kinds: &[&str],
        order: Order,
        except: &[Uuid],
        backlog: &mut Backlog,
    ) -> Result<u32, StepFailure> {
        let due_by = self.execution.clock.now();
        let rows = self.take(kinds, due_by, order, except, BATCH).await?;
        let found = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let length: usize = rows.iter().map(|row| row.payload.len()).sum();
        let read = move || rows.into_iter().filter_map(readable).collect::<Vec<_>>();
        let pool = &self.execution.pool;
        backlog.add(pool.run_if(length > LONG_TEXT, None, read).await?);
        Ok(found)
    }

    async fn sweep_again_and_again(self) {
        let Carriers::Temporal { waker, .. } = &self.carriers else {
            return;
        };
        let mut order = Order::OldestFirst;
        loop {
            let swept = self.wake_overdue(waker, order).await;
            let taken = swept.as_ref().copied().unwrap_or(0);
            if let Some(next) = order.after(taken, SWEPT_TOGETHER) {
                order = next;
            } else {
                order = Order::OldestFirst;
                sleep(LOOK_AGAIN).await;
            }
            report(swept.map(drop));
        }
    }

    /// Wakes the workflows of some instances for which something is overdue: those that were not woken, or are not there any
    /// more. What a workflow is about to do is left to it for as long as a process that inserts a row holds it. Gives the number
    /// of rows.
    async fn wake_overdue(&self, waker: &Waker, order: Order) -> Result<u32, StepFailure> {
        if !waker.is_connected() {
            return Ok(0);
        }
        let now = self.execution.clock.now();
        let overdue = now.checked_sub(HOLD).unwrap_or(now);
        let rows = self
            .take(OF_INSTANCES, overdue, order, &[], SWEPT_TOGETHER)
            .await?;
        let swept = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let instances: HashSet<_> = rows.into_iter().map(|row| row.stream).collect();
        waker.wake_once_more(instances).await;
        Ok(swept)
    }

    async fn take(
        &self,
        kinds: &[&str],
        due_by: Timestamp,
        order: Order,
        except: &[Uuid],
        limit: u32,
    ) -> Result<Vec<Entry>, StepFailure> {
        let now = self.execution.clock.now();
        let wanted = Wanted {
            kinds,
            urgent: URGENT,
            except,
            due_by,
            now,
            held_until: now.checked_add(HOLD).unwrap_or(now),
            limit,
        };
        let pool = self.execution.pool();
        Ok(match order {
            Order::OldestFirst => outbox::take_oldest(pool, &wanted).await?,
            Order::ByTurns => outbox::take_by_turns(pool, &wanted).await?,
        })
    }

    /// Carries out one delivery. What fails stays in the outbox and is taken up again.
    async fn carry_out(self, due: Due, done: UnboundedSender<Due>) {
        match self.execution.carry_out(&due).await {
            Ok(CarriedOut::ByStep | CarriedOut::NotYet) => {}
            Ok(CarriedOut::Otherwise) => {
                let _ = done.send(due);
            }
            Ok(CarriedOut::NoRoom) => {
                let now = self.execution.clock.now();
                let held_until = now.checked_add(without_room::LEFT_FOR).unwrap_or(now);
                let pool = self.execution.pool();
                if let Err(error) = outbox::hold(pool, due.occurrence(), held_until).await {
                    tracing::warn!(id = %due.id, %error, "a delivery without room is tried again sooner");
                }
            }
            Err(failure) => {
                tracing::warn!(id = %due.id, %failure, "a delivery failed and will be tried again");
            }
        }
    }
}

/// What a row of the outbox asks for, and of which project, if this version can read it.
fn readable(row: Entry) -> Option<(ProjectId, Due)> {
    let project = ProjectId(row.project);
    match Due::read(row) {
        Ok(due) => Some((project, due)),
        Err(failure) => {
            tracing::error!(%failure, "it is left where it is");
            None
        }
    }
}

/// In which order rows are taken from the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// The longest due first: it is the cheapest, and fair while all that is due is taken.
    OldestFirst,
    /// By turns of projects, while more is due than one look takes or some projects are left out.
    ByTurns,
}

impl Order {
    /// In which order the next look takes rows right after one that took `taken` of at most `limit`; `None` if it may have been
    /// all. By turns, only a look that finds nothing is the last: a project leaves of its share what it does not need.
    fn after(self, taken: u32, limit: u32) -> Option<Self> {
        match self {
            Self::OldestFirst if taken < limit => None,
            Self::ByTurns if taken == 0 => None,
            Self::OldestFirst | Self::ByTurns => Some(Self::ByTurns),
        }
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
