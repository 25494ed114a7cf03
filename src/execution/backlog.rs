//! What was taken from the outbox: it became due, or was left behind. A few deliveries are carried out at a time, so that they
//! leave room for requests, and one that takes long holds up no other.

use super::delivery::Due;
use std::collections::{HashMap, VecDeque};
use tokio::task::{self, JoinSet};
use uuid::Uuid;

/// How many are under way at once, at most.
pub(super) const AT_ONCE: usize = 8;

/// Deliveries that wait for their turn, and those that have it.
#[derive(Default)]
pub(super) struct Backlog {
    waiting: VecDeque<Due>,
    under_way: JoinSet<()>,
    rows: HashMap<task::Id, Uuid>,
}

impl Backlog {
    /// Adds what was taken. What is under way for so long that it was taken again is left out.
    pub(super) fn add(&mut self, taken: impl IntoIterator<Item = Due>) {
        let rows = &self.rows;
        let new = taken
            .into_iter()
            .filter(|due| !rows.values().any(|row| *row == due.id));
        self.waiting.extend(new);
    }

    /// Begins with as many as there is room for, if so many may be under way.
    pub(super) fn go_on<F>(&mut self, at_once: usize, carry_out: impl Fn(Due) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        while self.under_way.len() < at_once
            && let Some(due) = self.waiting.pop_front()
        {
            let row = due.id;
            let begun = self.under_way.spawn(carry_out(due));
            self.rows.insert(begun.id(), row);
        }
    }

    /// Whether there is room for more than it has, if so many may be under way. Nothing waits then.
    pub(super) fn has_room(&self, at_once: usize) -> bool {
        self.under_way.len() < at_once
    }

    /// Waits until one that is under way has ended; for ever if none is.
    pub(super) async fn one_ended(&mut self) {
        let ended = match self.under_way.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            Some(Err(error)) => {
                tracing::error!(%error, "a delivery failed and will be tried again");
                error.id()
            }
            None => return std::future::pending().await,
        };
        self.rows.remove(&ended);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::execution::delivery::Delivery;
    use domain::ids::ProjectId;
    use jiff::Timestamp;
    use std::sync::Arc;
    use tokio::sync::{Semaphore, mpsc};

    fn due(number: usize) -> Due {
        Due {
            id: Uuid::from_u128(number as u128),
            at: Timestamp::UNIX_EPOCH,
            delivery: Delivery::CancelInstancesOf {
                project: ProjectId(Uuid::nil()),
            },
        }
    }

    #[tokio::test]
    async fn a_few_are_under_way_at_once_and_the_others_follow() {
        let (beginning, mut begun) = mpsc::unbounded_channel();
        let ends = Arc::new(Semaphore::new(0));
        let carry_out = |due: Due| {
            let (beginning, ends) = (beginning.clone(), Arc::clone(&ends));
            async move {
                beginning.send(due.id).unwrap();
                ends.acquire().await.unwrap().forget();
            }
        };
        let mut backlog = Backlog::default();
        backlog.add((1..=AT_ONCE + 1).map(due));
        backlog.go_on(AT_ONCE, carry_out);
        assert!(!backlog.has_room(AT_ONCE));
        for number in 1..=AT_ONCE {
            assert_eq!(begun.recv().await, Some(due(number).id));
        }
        ends.add_permits(1);
        backlog.one_ended().await;
        assert!(backlog.has_room(AT_ONCE));
        backlog.go_on(AT_ONCE, carry_out);
        assert_eq!(begun.recv().await, Some(due(AT_ONCE + 1).id));
    }

    #[tokio::test]
    async fn what_is_under_way_is_not_begun_again_until_it_has_ended() {
        let mut backlog = Backlog::default();
        let never = |_| std::future::pending();
        backlog.add([due(1)]);
        backlog.go_on(AT_ONCE, never);
        backlog.add([due(1)]);
        assert!(backlog.waiting.is_empty());

        backlog.add([due(2)]);
        backlog.go_on(AT_ONCE, |_| async { panic!("on purpose") });
        backlog.one_ended().await;
        backlog.add([due(2)]);
        assert_eq!(backlog.waiting.len(), 1);
    }
}
