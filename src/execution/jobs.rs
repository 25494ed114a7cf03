//! Open jobs and the workers that hold them. A poll writes no event: a lease is a matter of who works, not of what happened.

use super::StepFailure;
use crate::{clock::Clock, commands::PollJobs};
use domain::ids::{ActivationId, InstanceId, LeaseId, ProjectId};
use jiff::Timestamp;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::{Store, leases};
use tokio::{
    sync::Notify,
    time::{Instant, timeout_at},
};

/// How often a waiting poll looks by itself: another replica may have offered the job.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Hands out jobs.
#[derive(Clone)]
pub(crate) struct Jobs {
    store: Store,
    clock: Clock,
    offers: Arc<Mutex<HashMap<Queue, Arc<Notify>>>>,
}

/// Where workers of one kind wait.
type Queue = (ProjectId, String);

/// The lock a worker has on an open job, if one has.
#[derive(Clone, Debug)]
pub(crate) struct Lease {
    pub(crate) instance: InstanceId,
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

impl Jobs {
    pub(crate) fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            offers: Arc::default(),
        }
    }

    /// Leases jobs, waiting for some until the time is over.
    pub(crate) async fn poll(&self, poll: PollJobs) -> Result<Vec<ActivationId>, StepFailure> {
        let deadline = Instant::now() + poll.timeout;
        let queue = (poll.project, poll.task_type.clone());
        let leased = self.wait_for_some(&poll, &queue, deadline).await;
        self.leave(&queue);
        leased
    }

    async fn wait_for_some(
        &self,
        poll: &PollJobs,
        queue: &Queue,
        deadline: Instant,
    ) -> Result<Vec<ActivationId>, StepFailure> {
        let offer = self.listen(queue);
        loop {
            let offered = offer.notified();
            let leased = self.lease_some(poll).await?;
            if !leased.is_empty() || Instant::now() >= deadline {
                return Ok(leased);
            }
            let _ = timeout_at(deadline.min(Instant::now() + LOOK_AGAIN), offered).await;
        }
    }

    async fn lease_some(&self, poll: &PollJobs) -> Result<Vec<ActivationId>, StepFailure> {
        let now = self.clock.now();
        let until = now
            .checked_add(poll.lock_duration)
            .unwrap_or(Timestamp::MAX);
        let request = leases::Poll {
            project: poll.project.0,
            task_type: &poll.task_type,
            client: &poll.client,
            locked_until: until,
            limit: poll.limit,
        };
        let leased = leases::poll(self.store.pool(), &request).await?;
        Ok(leased.into_iter().map(ActivationId).collect())
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
        Ok(leases::heartbeat(self.store.pool(), project.0, job.0, client, now, until).await?)
    }

    /// The lease of an open job.
    pub(crate) async fn lease(
        &self,
        project: ProjectId,
        job: ActivationId,
    ) -> Result<Option<Lease>, StepFailure> {
        let found = leases::find(self.store.pool(), project.0, job.0).await?;
        Ok(found.map(|lease| Lease {
            instance: InstanceId(lease.instance_id),
            client: lease.client_id,
            locked_until: lease.locked_until,
        }))
    }

    /// The leases that have run out.
    pub(crate) async fn expired(
        &self,
        limit: u32,
    ) -> Result<Vec<(InstanceId, ActivationId, LeaseId)>, StepFailure> {
        let expired = leases::expired(self.store.pool(), self.clock.now(), limit).await?;
        Ok(expired
            .into_iter()
            .map(|lease| {
                (
                    InstanceId(lease.instance_id),
                    ActivationId(lease.execution_key),
                    LeaseId(lease.lease_id),
                )
            })
            .collect())
    }

    /// Wakes a poll that waits for such a job.
    pub(crate) fn offered(&self, queue: &Queue) {
        let offers = self.offers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(offer) = offers.get(queue) {
            offer.notify_one();
        }
    }

    fn listen(&self, queue: &Queue) -> Arc<Notify> {
        let mut offers = self.offers.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(offers.entry(queue.clone()).or_default())
    }

    /// Forgets a queue nobody waits at.
    fn leave(&self, queue: &Queue) {
        let mut offers = self.offers.lock().unwrap_or_else(PoisonError::into_inner);
        if offers
            .get(queue)
            .is_some_and(|offer| Arc::strong_count(offer) == 1)
        {
            offers.remove(queue);
        }
    }
}
