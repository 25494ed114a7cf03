//! Threads of their own for what keeps a processor busy: decisions, large bodies, BPMN files. The threads that serve never
//! wait behind it, and projects take turns: one that has much to do waits behind its own work.

use std::{
    any::Any,
    collections::{HashMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{sync::oneshot, task};
use uuid::Uuid;

/// How much work of one project may wait.
const LONGEST_QUEUE: usize = 1_000;

/// The project has more work waiting than is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too much work of this project is waiting; try again later")]
pub(crate) struct QueueFull;

/// Takes the work of projects in turns, on the runtime's threads for what blocks.
#[derive(Clone)]
pub(crate) struct FairPool(Arc<Shared>);

struct Shared {
    work: Mutex<Work>,
    /// How many threads one project may keep busy: one further is left for the others.
    most_for_one: usize,
}

#[derive(Default)]
struct Work {
    projects: HashMap<Uuid, Lane>,
    /// The projects with work that waits, the next one first.
    turns: VecDeque<Uuid>,
    /// Threads that take work now.
    threads: usize,
}

/// The work of one project.
#[derive(Default)]
struct Lane {
    waiting: VecDeque<Job>,
    running: usize,
}

type Job = Box<dyn FnOnce() + Send>;

impl FairPool {
    /// A pool in which a project can keep as many threads busy as there are `cores`.
    pub(crate) fn new(cores: usize) -> Self {
        Self(Arc::new(Shared {
            work: Mutex::default(),
            most_for_one: cores,
        }))
    }

    /// Does work when it is the project's turn. Work that panics does so here.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        project: Uuid,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, QueueFull> {
        let (done, result) = oneshot::channel();
        let job = move || {
            // Nobody waits for it any more: it need not be done.
            if !done.is_closed() {
                let _ = done.send(catch_unwind(AssertUnwindSafe(work)));
            }
        };
        if self.0.put(project, Box::new(job))? {
            let shared = Arc::clone(&self.0);
            task::spawn_blocking(move || shared.serve());
        }
        match result.await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(panic)) => resume_unwind(panic),
            // The runtime ends, and with it whoever waits here.
            Err(_dropped) => resume_unwind(Box::new("the program ends") as Box<dyn Any + Send>),
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a job wait; whether a further thread is to serve.
    fn put(&self, project: Uuid, job: Job) -> Result<bool, QueueFull> {
        let mut work = self.lock();
        let lane = work.projects.entry(project).or_default();
        if lane.waiting.len() >= LONGEST_QUEUE {
            return Err(QueueFull);
        }
        lane.waiting.push_back(job);
        if lane.waiting.len() == 1 {
            work.turns.push_back(project);
        }
        let is_wanted = work.threads <= self.most_for_one;
        work.threads += usize::from(is_wanted);
        Ok(is_wanted)
    }

    /// Does what waits until nothing may be begun. What a project has beyond its threads is taken by those when they are done.
    fn serve(&self) {
        let mut work = self.lock();
        while let Some((project, job)) = work.next(self.most_for_one) {
            drop(work);
            // What the work came to, be it a panic, was sent to whoever waits for it.
            job();
            work = self.lock();
            work.done(project);
        }
        work.threads -= 1;
    }
}

impl Work {
    /// The next work of the project whose turn it is among those that may have a further thread.
    fn next(&mut self, most_for_one: usize) -> Option<(Uuid, Job)> {
        let may_run = |project: &Uuid| {
            let lane = self.projects.get(project);
            lane.is_some_and(|lane| lane.running < most_for_one)
        };
        let place = self.turns.iter().position(may_run)?;
        let project = self.turns.remove(place)?;
        let lane = self.projects.get_mut(&project)?;
        let job = lane.waiting.pop_front()?;
        lane.running += 1;
        if !lane.waiting.is_empty() {
            self.turns.push_back(project);
        }
        Some((project, job))
    }

    fn done(&mut self, project: Uuid) {
        if let Some(lane) = self.projects.get_mut(&project) {
            lane.running -= 1;
            if lane.running == 0 && lane.waiting.is_empty() {
                self.projects.remove(&project);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;
    use std::time::{Duration, Instant};

    const FIRST: Uuid = Uuid::from_u128(1);
    const SECOND: Uuid = Uuid::from_u128(2);

    fn pool() -> FairPool {
        FairPool::new(1)
    }

    #[tokio::test]
    async fn a_project_does_not_wait_behind_the_work_of_another() {
        let pool = pool();
        let long = || thread::sleep(Duration::from_millis(50));
        let busy: Vec<_> = (0..40)
            .map(|_| {
                let pool = pool.clone();
                tokio::spawn(async move { pool.run(FIRST, long).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(10)).await;
        let begun = Instant::now();
        assert_eq!(pool.run(SECOND, || 42).await, Ok(42));
        assert!(
            begun.elapsed() < Duration::from_millis(500),
            "{:?}",
            begun.elapsed()
        );
        busy.iter().for_each(tokio::task::JoinHandle::abort);
    }

    #[test]
    fn projects_take_turns() {
        let shared = Shared {
            work: Mutex::default(),
            most_for_one: 2,
        };
        for project in [FIRST, FIRST, FIRST, SECOND, SECOND] {
            shared.put(project, Box::new(|| ())).unwrap();
        }
        let mut work = shared.lock();
        let taken = std::iter::from_fn(|| work.next(2).map(|(project, _)| project));
        let order: Vec<Uuid> = taken.collect();
        assert_eq!(
            order,
            [FIRST, SECOND, FIRST, SECOND],
            "and the first has its two threads"
        );
        work.done(FIRST);
        assert_eq!(work.next(2).map(|(project, _)| project), Some(FIRST));
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let shared = Shared {
            work: Mutex::default(),
            most_for_one: 1,
        };
        for _ in 0..LONGEST_QUEUE {
            shared.put(FIRST, Box::new(|| ())).unwrap();
        }
        assert_eq!(shared.put(FIRST, Box::new(|| ())), Err(QueueFull));
        assert_eq!(
            shared.put(SECOND, Box::new(|| ())),
            Ok(false),
            "both threads serve"
        );
    }

    #[tokio::test]
    async fn work_that_panics_harms_no_other() {
        let pool = pool();
        let other = pool.clone();
        let panicked = tokio::spawn(async move { other.run(FIRST, || panic!("no")).await });
        assert!(panicked.await.unwrap_err().is_panic());
        assert_eq!(pool.run(FIRST, || 1).await, Ok(1));
    }
}
