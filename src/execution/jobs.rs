//! Open jobs and the workers that hold them. A poll writes no event: a lease is a matter of who works, not of what happened.

use super::{failure::StepFailure, suspensions::Suspensions};
use crate::{
    clock::Clock,
    under_way::{Turn, UnderWay},
};
use domain::{
    ids::{ActivationId, InstanceId, ProjectId},
    instance::command::JobOffer,
    short_text::ShortText,
};
use jiff::Timestamp;
use projections::external_jobs::{self, ExpiredLease, ExternalJob, Given};
use quick_cache::sync::Cache;
use std::{
    collections::{HashMap, VecDeque},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::{
    Store, StoreError,
    leases::{self, Asker, Leased, Poll, Suspended},
};
use tokio::{
    sync::{Notify, oneshot},
    time::{Instant, timeout_at},
};

/// How often a waiting poll looks by itself: a notice of another process may be lost.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How many workers are served by one statement.
const SERVED_TOGETHER: usize = 32;

/// How many jobs of suspended instances are set aside at a time, and how often by one poll.
const SET_ASIDE: u32 = 500;
const PAGES_SET_ASIDE: u32 = 10;

/// How many leases are remembered, so that what a worker reports of its job needs no look into the table.
const REMEMBERED: usize = 10_000;

/// A worker's question for jobs.
#[derive(Clone, Debug)]
pub struct PollJobs {
    /// The project.
    pub project: ProjectId,
    /// The task type.
    pub task_type: ShortText,
    /// Who asks.
    pub client: ShortText,
    /// How long each job is locked for.
    pub lock_duration: Duration,
    /// How long to wait for a job.
    pub timeout: Duration,
    /// How many jobs at most.
    pub limit: u32,
    /// What makes its repetition the same poll, if it can be repeated.
    pub repeatable: Option<Poll>,
}

/// Hands out jobs.
#[derive(Clone)]
pub(crate) struct Jobs {
    store: Store,
    clock: Clock,
    queues: Queues,
    given: Arc<Cache<ActivationId, GivenLease>>,
    repeatable: UnderWay<(ProjectId, String)>,
    suspensions: Arc<Suspensions>,
}

/// What a poll was answered.
#[derive(Debug)]
pub(crate) enum Polled {
    /// Jobs that were locked now; none when the time was over.
    New(Vec<ExternalJob>),
    /// The jobs that the same poll was given before.
    Again(Vec<ExternalJob>),
    /// The same key was sent with another body, and jobs are locked for that.
    OtherBody,
}

/// The turn of a poll that can be repeated. Its repetition must not look before it is known what became of the first.
type PollTurn = Option<Arc<Turn<(ProjectId, String)>>>;

/// What workers of one kind ask for.
pub(super) type QueueName = (ProjectId, String);

type Queues = Arc<Mutex<HashMap<QueueName, Arc<Queue>>>>;

/// A place in a queue, given up also by a worker that hangs up.
struct Place {
    name: QueueName,
    queue: Arc<Queue>,
    queues: Queues,
}

/// Where workers of one kind wait.
#[derive(Default)]
struct Queue {
    /// Told when a job is offered.
    offer: Notify,
    asking: Mutex<Asking>,
}

/// The workers that ask now. They are served together: while some are, the next gather.
#[derive(Default)]
struct Asking {
    workers: VecDeque<Worker>,
    are_served: bool,
}

/// A worker that asks.
struct Worker {
    client: String,
    locked_until: Timestamp,
    limit: u32,
    poll: Option<Poll>,
    turn: PollTurn,
    answer: oneshot::Sender<Result<Vec<ExternalJob>, StepFailure>>,
}

/// The lock a worker has on an open job, if one has.
#[derive(Clone, Debug)]
pub(crate) struct Lease {
    pub(crate) instance: InstanceId,
    /// The offer that is leased. It decides whether the lock is held still when a report of the job is stored, for the job could be
    /// offered again only by a step of the instance.
    pub(crate) offer: JobOffer,
    client: Option<String>,
    locked_until: Option<Timestamp>,
}

impl Lease {
    /// Whether `client` holds the lock at this moment.
    pub(crate) fn is_held_by(&self, client: &str, now: Timestamp) -> bool {
        self.client.as_deref() == Some(client)
            && self.locked_until.is_some_and(|until| now <= until)
    }
}

/// A lease that this process gave.
#[derive(Clone, Debug)]
struct GivenLease {
    project: ProjectId,
    lease: Lease,
}

impl Jobs {
    pub(super) fn new(store: Store, clock: Clock, suspensions: Arc<Suspensions>) -> Self {
        Self {
            store,
            clock,
            queues: Arc::default(),
            given: Arc::new(Cache::new(REMEMBERED)),
            repeatable: UnderWay::default(),
            suspensions,
        }
    }

    /// Leases jobs, waiting for some until the time is over. A poll that repeats another gets what is still locked for that one.
    pub(crate) async fn poll(&self, poll: PollJobs) -> Result<Polled, StepFailure> {
        let deadline = Instant::now() + poll.timeout;
        let mut turn = None;
        if let Some(repeatable) = &poll.repeatable {
            let key = (poll.project, repeatable.key.clone());
            turn = Some(Arc::new(self.repeatable.turn(&key).await));
            if let Some(polled) = self.given_before(poll.project, repeatable).await? {
                return Ok(polled);
            }
        }
        let name = (poll.project, poll.task_type.to_string());
        let place = self.place(&name);
        let leased = self
            .wait_for_some(&poll, &turn, &name, &place.queue, deadline)
            .await;
        leased.map(Polled::New)
    }

    /// What a poll was given before, if that is still locked for it.
    async fn given_before(
        &self,
        project: ProjectId,
        repeatable: &Poll,
    ) -> Result<Option<Polled>, StepFailure> {
        let (pool, now) = (self.store.pool(), self.clock.now());
        let held = external_jobs::held_by_poll(pool, project, &repeatable.key, now).await?;
        Ok(if held.is_empty() {
            None
        } else if held.iter().any(|held| held.body != repeatable.body) {
            Some(Polled::OtherBody)
        } else {
            let jobs = held.into_iter().map(|held| held.job);
            Some(Polled::Again(jobs.collect()))
        })
    }

    async fn wait_for_some(
        &self,
        poll: &PollJobs,
        turn: &PollTurn,
        name: &QueueName,
        queue: &Arc<Queue>,
        deadline: Instant,
    ) -> Result<Vec<ExternalJob>, StepFailure> {
        loop {
            let mut offered = pin!(queue.offer.notified());
            // From here on it counts among the polls that wait, so two offers reach two polls also while these ask.
            offered.as_mut().enable();
            let leased = self.ask(poll, turn, name, queue).await?;
            if !leased.is_empty() || Instant::now() >= deadline {
                return Ok(leased);
            }
            let _ = timeout_at(deadline.min(Instant::now() + LOOK_AGAIN), offered).await;
        }
    }

    /// Asks for jobs that are there.
    async fn ask(
        &self,
        poll: &PollJobs,
        turn: &PollTurn,
        name: &QueueName,
        queue: &Arc<Queue>,
    ) -> Result<Vec<ExternalJob>, StepFailure> {
        let now = self.clock.now();
        let (answer, answered) = oneshot::channel();
        let worker = Worker {
            client: poll.client.to_string(),
            locked_until: now
                .checked_add(poll.lock_duration)
                .unwrap_or(Timestamp::MAX),
            limit: poll.limit,
            poll: poll.repeatable.clone(),
            turn: turn.clone(),
            answer,
        };
        if queue.put(worker) {
            // A task of its own: a worker that hangs up does not take along what others are given.
            let jobs = self.clone();
            let place = self.place(name);
            tokio::spawn(async move { jobs.serve(&place.name, &place.queue).await });
        }
        answered.await.unwrap_or(Err(StepFailure::Stopping))
    }

    async fn serve(&self, name: &QueueName, queue: &Queue) {
        loop {
            let workers = queue.take();
            if workers.is_empty() {
                return;
            }
            match self.lease_to(name, &workers).await {
                Ok(given) => self.answer(name, workers, given, queue).await,
                Err(failure) => {
                    for worker in workers {
                        let _ = worker.answer.send(Err(failure.clone()));
                    }
                }
            }
        }
    }

    /// Leases jobs to workers. Where theirs would be larger than an answer may be, each gets fewer, and the last of them none yet.
    async fn lease_to(
        &self,
        (project, task_type): &QueueName,
        workers: &[Worker],
    ) -> Result<Vec<Given>, StepFailure> {
        let mut askers: Vec<_> = workers
            .iter()
            .map(|worker| Asker {
                client: &worker.client,
                locked_until: worker.locked_until,
                limit: worker.limit,
                poll: worker.poll.as_ref(),
            })
            .collect();
        let mut is_cleared = false;
        loop {
            let suspended = if self.suspensions.are_used() {
                Suspended::Perhaps
            } else {
                Suspended::Never
            };
            let pool = self.store.pool();
            let leased = external_jobs::lease(pool, *project, task_type, &askers, suspended);
            match leased.await.map_err(StoreError::from) {
                Err(StoreError::TooLarge(_)) => askers = with_less(askers)?,
                Ok(none) if none.is_empty() && !is_cleared => {
                    is_cleared = true;
                    if !self.set_aside(*project, task_type).await? {
                        return Ok(none);
                    }
                }
                leased => return Ok(leased?),
            }
        }
    }

    /// Sets jobs aside that must not be handed out. Whether others may wait behind them.
    async fn set_aside(&self, project: ProjectId, task_type: &str) -> Result<bool, StepFailure> {
        if !self.suspensions.are_used() {
            return Ok(false);
        }
        let mut found = false;
        for _ in 0..PAGES_SET_ASIDE {
            let pool = self.store.pool();
            let aside = leases::set_aside(pool, project.0, task_type, SET_ASIDE).await?;
            found |= aside > 0;
            if aside < u64::from(SET_ASIDE) {
                return Ok(found);
            }
        }
        // There may be more of them in front of others: a poll that waits goes on at once.
        self.offered(&(project, task_type.to_owned()), 1);
        Ok(found)
    }

    /// Gives the workers their jobs. What was for a worker that has gone waits again.
    async fn answer(
        &self,
        (project, _): &QueueName,
        workers: Vec<Worker>,
        given: Vec<Given>,
        queue: &Queue,
    ) {
        let mut shares: Vec<(Vec<Leased>, Vec<ExternalJob>)> = Vec::new();
        shares.resize_with(workers.len(), Default::default);
        for Given { asker, lease, job } in given {
            if let Some((leases, jobs)) = shares.get_mut(asker) {
                leases.push(lease);
                jobs.push(job);
            }
        }
        let mut lost = Vec::new();
        // Until what was lost is given back, no repetition may find it.
        let mut turns = Vec::new();
        for (worker, (leases, jobs)) in workers.into_iter().zip(shares) {
            self.remember(*project, &jobs);
            turns.push(worker.turn);
            if worker.answer.send(Ok(jobs)).is_err() {
                lost.extend(leases);
            }
        }
        if lost.is_empty() {
            return;
        }
        for lease in &lost {
            self.given.remove(&ActivationId(lease.execution_key));
        }
        match leases::give_back(self.store.pool(), &lost).await {
            Ok(()) => lost.iter().for_each(|_| queue.offer.notify_one()),
            Err(error) => {
                tracing::warn!(%error, jobs = lost.len(), "jobs of workers that hung up stay locked until their time is over");
            }
        }
    }

    /// Extends the lock of `client`; whether it has one.
    pub(crate) async fn heartbeat(
        &self,
        project: ProjectId,
        job: ActivationId,
        client: &str,
        lock_duration: Duration,
    ) -> Result<bool, StepFailure> {
        let now = self.clock.now();
        let until = now.checked_add(lock_duration).unwrap_or(Timestamp::MAX);
        self.given.remove(&job);
        Ok(leases::heartbeat(self.store.pool(), project.0, job.0, client, now, until).await?)
    }

    fn remember(&self, project: ProjectId, jobs: &[ExternalJob]) {
        for job in jobs {
            let lease = Lease {
                instance: job.instance,
                offer: JobOffer {
                    job: job.id,
                    retries: job.retries,
                },
                client: job.locked_by.clone(),
                locked_until: job.lock_expires_at,
            };
            self.given
                .insert(job.execution_key, GivenLease { project, lease });
        }
    }

    /// The lease that `client` holds on an open job; else what is known of who has it.
    pub(crate) async fn lease(
        &self,
        project: ProjectId,
        job: ActivationId,
        client: Option<&str>,
    ) -> Result<Option<Lease>, StepFailure> {
        if let (Some(client), Some(given)) = (client, self.given.get(&job))
            && given.project == project
            && given.lease.is_held_by(client, self.clock.now())
        {
            return Ok(Some(given.lease));
        }
        let found = external_jobs::open(self.store.pool(), project, job).await?;
        Ok(found.map(|open| Lease {
            instance: open.instance,
            offer: open.offer,
            client: open.client,
            locked_until: open.locked_until,
        }))
    }

    /// The leases that have run out.
    pub(crate) async fn expired(&self, limit: u32) -> Result<Vec<ExpiredLease>, StepFailure> {
        Ok(external_jobs::expired(self.store.pool(), self.clock.now(), limit).await?)
    }

    /// Wakes polls that wait for such a job: as many as there are jobs.
    pub(super) fn offered(&self, name: &QueueName, jobs: u32) {
        let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = queues.get(name) {
            (0..jobs).for_each(|_| queue.offer.notify_one());
        }
    }

    /// Wakes every poll that waits.
    pub(super) fn offered_anywhere(&self) {
        let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        for queue in queues.values() {
            queue.offer.notify_waiters();
        }
    }

    fn place(&self, name: &QueueName) -> Place {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        Place {
            queue: Arc::clone(queues.entry(name.clone()).or_default()),
            name: name.clone(),
            queues: Arc::clone(&self.queues),
        }
    }
}

/// Workers that ask for a quarter of the jobs; where each asks for one, half of the workers.
fn with_less(mut askers: Vec<Asker<'_>>) -> Result<Vec<Asker<'_>>, StepFailure> {
    if askers.iter().any(|asker| asker.limit > 1) {
        for asker in &mut askers {
            asker.limit = asker.limit.div_ceil(4);
        }
    } else if askers.len() > 1 {
        askers.truncate(askers.len() / 2);
    } else {
        // One job may have any length.
        return Err(StepFailure::Overloaded);
    }
    Ok(askers)
}

impl Drop for Place {
    /// Forgets a queue that nobody else has a place in.
    fn drop(&mut self) {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        // Given up before it is counted: of two that leave at once, the second must not take the first for one that stays.
        drop(std::mem::take(&mut self.queue));
        if queues
            .get(&self.name)
            .is_some_and(|queue| Arc::strong_count(queue) == 1)
        {
            queues.remove(&self.name);
        }
    }
}

impl Queue {
    /// Puts a worker into the queue; whether nobody serves it yet.
    fn put(&self, worker: Worker) -> bool {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        asking.workers.push_back(worker);
        !std::mem::replace(&mut asking.are_served, true)
    }

    /// The workers that are served next; none, and nobody serves any more.
    fn take(&self) -> Vec<Worker> {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        let together = asking.workers.len().min(SERVED_TOGETHER);
        asking.are_served = together > 0;
        asking.workers.drain(..together).collect()
    }
}
