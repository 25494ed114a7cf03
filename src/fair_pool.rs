//! Threads of their own for what keeps a processor busy: decisions, large bodies, BPMN files. The threads that serve never
//! wait behind it, and projects take turns: one that has much to do waits behind its own work.

use crate::turns::Turns;
use domain::ids::ProjectId;
use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{
    sync::oneshot,
    task::{self, JoinHandle},
};

/// How much work of one project may wait.
pub(crate) const LONGEST_QUEUE: usize = 1_000;

/// A text of more bytes is read or written on these threads: those that serve would take half a millisecond or more.
pub(crate) const LONG_TEXT: usize = 64 << 10;

/// So is a state of an instance that takes more bytes of memory.
pub(crate) const LARGE_STATE: u64 = 256 << 10;

/// The project has more work waiting than is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too much work of this project is waiting; try again later")]
pub(crate) struct QueueFull;

/// The priority of these threads (`nice`). Where all processors are busy, one that serves has about nine times as much of them
/// (sched(7)).
const PRIORITY: i32 = 10;

/// Takes the work of projects in turns, on the runtime's threads for what blocks.
#[derive(Clone)]
pub(crate) struct FairPool(Arc<Shared>);

struct Shared {
    /// What waits for a thread, or has one. Work of no project is that of one more.
    turns: Mutex<Turns<Option<ProjectId>, Job>>,
    /// How many threads one project may keep busy: one further is left for the others.
    most_for_one: usize,
}

type Job = Box<dyn FnOnce() + Send>;

impl FairPool {
    /// A pool in which a project can keep as many threads busy as there are `cores`.
    pub(crate) fn new(cores: usize) -> Self {
        Self(Arc::new(Shared {
            turns: Mutex::new(Turns::new(cores + 1)),
            most_for_one: cores,
        }))
    }

    /// Does work when it is the project's turn. Work that panics does so here.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        project: Option<ProjectId>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, QueueFull> {
        let done = self.run_with(project, (), |()| work()).await;
        done.map_err(|()| QueueFull)
    }

    /// The same if the work is long. What is short is done at once, for changing threads would take longer.
    pub(crate) async fn run_if<T: Send + 'static>(
        &self,
        is_long: bool,
        project: Option<ProjectId>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, QueueFull> {
        if is_long {
            self.run(project, work).await
        } else {
            Ok(work())
        }
    }

    /// Does work with something when it is the project's turn. If the project has too much work waiting, it is given back.
    pub(crate) async fn run_with<G: Send + 'static, T: Send + 'static>(
        &self,
        project: Option<ProjectId>,
        given: G,
        work: impl FnOnce(G) -> T + Send + 'static,
    ) -> Result<T, G> {
        let (done, result) = oneshot::channel();
        let begun = {
            let mut turns = self.0.lock();
            if turns.waiting(project) >= LONGEST_QUEUE {
                return Err(given);
            }
            let job = move || {
                // Nobody waits for it any more: it need not be done.
                if !done.is_closed() {
                    let _ = done.send(catch_unwind(AssertUnwindSafe(|| work(given))));
                }
            };
            turns.add(project, Box::new(job), false);
            turns.next(self.0.most_for_one)
        };
        if let Some((project, job)) = begun {
            let shared = Arc::clone(&self.0);
            aside(move || shared.serve(project, job));
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
    fn lock(&self) -> MutexGuard<'_, Turns<Option<ProjectId>, Job>> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does a job, and then what waits until nothing may be begun.
    fn serve(&self, project: Option<ProjectId>, job: Job) {
        let mut next = Some((project, job));
        while let Some((project, job)) = next {
            // What the work came to, be it a panic, was sent to whoever waits for it.
            job();
            let mut turns = self.lock();
            turns.ended(project);
            next = turns.next(self.most_for_one);
        }
    }
}

/// Gives large values back to the memory where nobody waits for it: a million small ones take 25 ms.
pub(crate) fn give_back<T: Send + 'static>(large: Vec<T>) {
    if !large.is_empty() {
        aside(move || drop(large));
    }
}

/// Does work on a thread that goes after those that serve.
pub(crate) fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    task::spawn_blocking(move || {
        go_after_those_that_serve();
        work()
    })
}

/// Lowers the priority of the calling thread, for good. Only Linux has priorities of threads, not of processes.
fn go_after_those_that_serve() {
    if cfg!(target_os = "linux")
        && let Err(error) = rustix::process::setpriority_process(None, PRIORITY)
    {
        tracing::debug!(%error, "a thread for long work keeps its priority");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::mpsc,
        thread,
        time::{Duration, Instant},
    };
    use uuid::Uuid;

    const FIRST: Option<ProjectId> = Some(ProjectId(Uuid::from_u128(1)));
    const SECOND: Option<ProjectId> = Some(ProjectId(Uuid::from_u128(2)));

    #[tokio::test]
    async fn a_project_does_not_wait_behind_the_work_of_another() {
        let pool = FairPool::new(1);
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

    #[tokio::test]
    async fn what_is_too_much_is_given_back_and_nobody_else_waits_for_it() {
        let pool = FairPool::new(1);
        let (release, released) = mpsc::channel::<()>();
        let held = pool.run(FIRST, move || released.recv());
        let waiting: Vec<_> = (0..LONGEST_QUEUE).map(|_| pool.run(FIRST, || ())).collect();
        let mut all = Box::pin(async {
            let held = futures_util::future::join(held, futures_util::future::join_all(waiting));
            held.await
        });
        assert!(futures_util::poll!(&mut all).is_pending());
        assert_eq!(pool.run_with(FIRST, "state", |_| ()).await, Err("state"));
        assert_eq!(pool.run(FIRST, || ()).await, Err(QueueFull));
        assert_eq!(pool.run(SECOND, || 1).await, Ok(1));
        drop(release);
        let (_, done) = all.await;
        assert!(done.iter().all(Result::is_ok));
        assert_eq!(pool.run(FIRST, || 1).await, Ok(1));
    }

    #[tokio::test]
    async fn work_that_panics_harms_no_other() {
        let pool = FairPool::new(1);
        let other = pool.clone();
        let panicked = tokio::spawn(async move { other.run(FIRST, || panic!("no")).await });
        assert!(panicked.await.unwrap_err().is_panic());
        assert_eq!(pool.run(FIRST, || 1).await, Ok(1));
    }

    #[tokio::test]
    async fn a_thread_that_has_ended_is_followed_by_another() {
        let pool = FairPool::new(2);
        for _ in 0..10 {
            assert_eq!(pool.run(FIRST, || 1).await, Ok(1));
            assert_eq!(pool.run(None, || 2).await, Ok(2));
        }
    }
}
