//! The steps that wait to be stored.

use super::prepared::PreparedStep;
use crate::error::AppendError;
use std::{
    collections::{HashSet, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Notify, oneshot},
    time::{Instant, timeout_at},
};
use uuid::Uuid;

/// A batch ends here, so that no statement runs for long while others wait.
const MAXIMUM_STEPS: usize = 64;
const MAXIMUM_EVENTS: usize = 2_000;

/// What has more bytes, or more events, takes the database long: it is stored alone, and while it is, nothing else of that kind.
const LARGE_BYTES: usize = 256 * 1024;
const LARGE_EVENTS: usize = 1_000;

/// A step waits no longer than this for others to go with it while a writer is free.
const PATIENCE: Duration = Duration::from_millis(20);

/// Steps of different streams that wait to be stored together, all or none, and who waits for them. Mostly it is one.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) steps: Vec<PreparedStep>,
    pub(super) since: Instant,
    pub(super) answer: oneshot::Sender<Result<(), AppendError>>,
    events: usize,
    is_large: bool,
}

impl Pending {
    pub(super) fn new(
        steps: Vec<PreparedStep>,
        answer: oneshot::Sender<Result<(), AppendError>>,
    ) -> Self {
        let bytes: usize = steps.iter().map(PreparedStep::bytes).sum();
        let events = steps.iter().map(|step| step.events.len()).sum();
        Self {
            steps,
            since: Instant::now(),
            answer,
            events,
            is_large: bytes > LARGE_BYTES || events > LARGE_EVENTS,
        }
    }

    /// The streams it moves on.
    pub(super) fn streams(&self) -> impl Iterator<Item = Uuid> {
        self.steps.iter().map(|step| step.stream)
    }
}

/// What a batch keeps others from.
#[derive(Debug)]
pub(super) struct Claimed {
    streams: Vec<Uuid>,
    is_large: bool,
}

impl Claimed {
    pub(super) fn by(batch: &[Pending]) -> Self {
        Self {
            streams: batch.iter().flat_map(Pending::streams).collect(),
            is_large: batch.iter().any(|pending| pending.is_large),
        }
    }
}

/// Steps in the order they came. Writers take batches from it in which each stream occurs once, and no step of a stream is
/// handed out while another of the same stream is being stored: one of the two would only wait for the other in the database.
/// Nor does what is large keep several writers busy: small steps pass it.
#[derive(Debug, Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Pending>,
    being_stored: HashSet<Uuid>,
    large_is_being_stored: bool,
    closed: bool,
}

impl Queue {
    /// Adds a step. A closed queue drops it, which tells who waits.
    pub(super) fn push(&self, pending: Pending) {
        let mut state = self.state();
        if !state.closed {
            state.waiting.push_back(pending);
            let ready = state.is_ready();
            drop(state);
            if ready {
                self.changed.notify_one();
            }
        }
    }

    /// The next batch, as soon as there is one; `None` when the queue is closed and empty.
    pub(super) async fn take(&self) -> Option<Vec<Pending>> {
        loop {
            let patience = {
                let mut state = self.state();
                let batch = state.take();
                if !batch.is_empty() {
                    let ready = state.is_ready();
                    drop(state);
                    if ready {
                        self.changed.notify_one();
                    }
                    return Some(batch);
                }
                if state.closed && state.waiting.is_empty() {
                    drop(state);
                    // The next writer is to see it as well.
                    self.changed.notify_one();
                    return None;
                }
                state.first().map(|first| first.since + PATIENCE)
            };
            match patience {
                Some(patience) => {
                    let _ = timeout_at(patience, self.changed.notified()).await;
                }
                None => self.changed.notified().await,
            }
        }
    }

    /// A batch was stored: what it kept back is handed out again.
    pub(super) fn stored(&self, claimed: &Claimed) {
        let mut state = self.state();
        for stream in &claimed.streams {
            state.being_stored.remove(stream);
        }
        state.large_is_being_stored &= !claimed.is_large;
        let ready = state.is_ready();
        drop(state);
        if ready {
            self.changed.notify_one();
        }
    }

    /// Takes no more steps. Those that wait are still stored.
    pub(super) fn close(&self) {
        self.state().closed = true;
        self.changed.notify_one();
    }

    /// No code that holds the lock can leave the state half changed, so a poisoned lock is no reason to stop.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether nothing that is being stored keeps it back.
    fn may_go(&self, pending: &Pending) -> bool {
        let is_free = |stream| !self.being_stored.contains(&stream);
        pending.streams().all(is_free) && !(pending.is_large && self.large_is_being_stored)
    }

    /// What waits for longest of what may go.
    fn first(&self) -> Option<&Pending> {
        self.waiting.iter().find(|pending| self.may_go(pending))
    }

    /// Whether a further batch is worth a statement of its own: while others are being stored it must be as large as they
    /// are. Without this rule a second writer would take each step as it comes, and batches would stay small. But a connection
    /// that hangs must not hold up those that wait.
    fn is_ready(&self) -> bool {
        let Some(first) = self.first() else {
            return false;
        };
        self.waiting.len() >= self.being_stored.len() || first.since.elapsed() >= PATIENCE
    }

    fn take(&mut self) -> Vec<Pending> {
        let mut batch: Vec<Pending> = Vec::new();
        if !self.is_ready() {
            return batch;
        }
        let mut events = 0;
        let mut left = VecDeque::new();
        while let Some(pending) = self.waiting.pop_front() {
            if !self.may_go(&pending) || (pending.is_large && !batch.is_empty()) {
                left.push_back(pending);
                continue;
            }
            let fits = batch.is_empty()
                || (batch.len() < MAXIMUM_STEPS && events + pending.events <= MAXIMUM_EVENTS);
            if !fits {
                left.push_back(pending);
                break;
            }
            self.being_stored.extend(pending.streams());
            self.large_is_being_stored |= pending.is_large;
            events += pending.events;
            let goes_alone = pending.is_large;
            batch.push(pending);
            if goes_alone {
                break;
            }
        }
        left.append(&mut self.waiting);
        self.waiting = left;
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::{Metadata, NewEvent, Step};
    use jiff::Timestamp;

    fn pending(stream: u128, events: usize) -> Pending {
        together(&[stream], events)
    }

    fn together(streams: &[u128], events: usize) -> Pending {
        let steps = streams.iter().map(|stream| step(*stream, events));
        let steps = steps.map(|step| step.try_into().unwrap()).collect();
        Pending::new(steps, oneshot::channel().0)
    }

    /// A step whose one event is large.
    fn large(stream: u128) -> Pending {
        let mut step = step(stream, 1);
        step.events[0].payload = "x".repeat(LARGE_BYTES + 1);
        Pending::new(vec![step.try_into().unwrap()], oneshot::channel().0)
    }

    fn step(stream: u128, events: usize) -> Step {
        let event = NewEvent {
            kind: "OrderPlaced",
            version: 1,
            element: None,
            payload: "{}".to_owned(),
        };
        Step {
            stream: Uuid::from_u128(stream),
            expected: 0,
            recorded_at: Timestamp::UNIX_EPOCH,
            metadata: Metadata::default(),
            events: vec![event; events],
            carries_out: Vec::new(),
            assumed: crate::suspension::Assumed::Nothing,
            rows: Vec::new(),
        }
    }

    fn queue(streams: &[u128]) -> Queue {
        let queue = Queue::default();
        for stream in streams {
            queue.push(pending(*stream, 1));
        }
        queue
    }

    async fn take(queue: &Queue) -> Vec<u128> {
        let batch = queue.take().await.unwrap();
        batch
            .iter()
            .flat_map(Pending::streams)
            .map(|stream| stream.as_u128())
            .collect()
    }

    #[tokio::test]
    async fn a_batch_is_all_that_waits() {
        assert_eq!(take(&queue(&[3, 1, 2])).await, [3, 1, 2]);
    }

    fn stored(queue: &Queue, streams: &[u128]) {
        let batch: Vec<_> = streams.iter().map(|stream| pending(*stream, 1)).collect();
        queue.stored(&Claimed::by(&batch));
    }

    #[tokio::test]
    async fn a_stream_is_handed_out_again_only_when_its_step_is_stored() {
        let queue = queue(&[1, 1, 2]);
        assert_eq!(take(&queue).await, [1, 2]);
        queue.push(pending(3, 1));
        assert_eq!(take(&queue).await, [3]);
        stored(&queue, &[1, 2, 3]);
        assert_eq!(take(&queue).await, [1]);
    }

    #[tokio::test]
    async fn steps_that_go_together_wait_until_all_their_streams_are_free() {
        let queue = queue(&[1]);
        queue.push(together(&[2, 1], 1));
        queue.push(pending(2, 1));
        assert_eq!(take(&queue).await, [1, 2]);
        stored(&queue, &[1]);
        queue.push(pending(3, 1));
        assert_eq!(take(&queue).await, [3]);
        stored(&queue, &[2]);
        assert_eq!(take(&queue).await, [2, 1]);
    }

    #[tokio::test]
    async fn while_some_are_stored_as_many_must_gather() {
        let queue = queue(&[1, 2]);
        assert_eq!(take(&queue).await, [1, 2]);
        queue.push(pending(3, 1));
        assert!(queue.state().take().is_empty());
        queue.push(pending(4, 1));
        assert_eq!(take(&queue).await, [3, 4]);
        queue.push(pending(5, 1));
        stored(&queue, &[1, 2]);
        assert!(queue.state().take().is_empty());
        stored(&queue, &[3, 4]);
        assert_eq!(take(&queue).await, [5]);
    }

    #[tokio::test]
    async fn nobody_waits_long_for_others_while_a_connection_hangs() {
        let queue = queue(&[1, 2, 3]);
        assert_eq!(take(&queue).await, [1, 2, 3]);
        queue.push(pending(4, 1));
        queue.push(pending(1, 1));
        let waited = Instant::now();
        assert_eq!(take(&queue).await, [4]);
        assert!(waited.elapsed() >= PATIENCE);
    }

    #[tokio::test]
    async fn a_large_step_goes_alone() {
        let queue = queue(&[1]);
        queue.push(pending(2, MAXIMUM_EVENTS));
        queue.push(pending(3, 1));
        assert_eq!(take(&queue).await, [1, 3]);
        assert_eq!(take(&queue).await, [2]);
    }

    #[tokio::test]
    async fn small_steps_pass_large_ones_which_go_one_by_one() {
        let queue = queue(&[]);
        for pending in [large(1), large(2), pending(3, 1)] {
            queue.push(pending);
        }
        assert_eq!(take(&queue).await, [1]);
        assert_eq!(take(&queue).await, [3]);
        stored(&queue, &[3]);
        queue.push(pending(4, LARGE_EVENTS + 1));
        queue.push(pending(5, 1));
        assert_eq!(take(&queue).await, [5]);
        stored(&queue, &[5]);
        assert!(queue.state().take().is_empty());
        queue.stored(&Claimed::by(&[large(1)]));
        assert_eq!(take(&queue).await, [2]);
        queue.stored(&Claimed::by(&[large(2)]));
        assert_eq!(take(&queue).await, [4]);
    }

    #[tokio::test]
    async fn a_closed_queue_gives_out_what_waits_and_takes_nothing_more() {
        let queue = queue(&[1]);
        queue.close();
        queue.push(pending(2, 1));
        assert_eq!(take(&queue).await, [1]);
        stored(&queue, &[1]);
        assert!(queue.take().await.is_none());
        assert!(queue.take().await.is_none());
    }
}
