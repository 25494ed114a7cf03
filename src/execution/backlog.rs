//! What was taken from the outbox: it became due, or was left behind. Projects take turns, and a few deliveries of each are carried
//! out at a time: they leave room for requests, and one that takes long holds up few others, and none of another project.

use super::delivery::Due;
use crate::turns::Turns;
use domain::ids::ProjectId;
use std::collections::{HashMap, HashSet};
use tokio::task::{self, JoinSet};
use uuid::Uuid;

/// How many are under way at once of a project that is alone at work.
pub(super) const AT_ONCE: usize = 8;
/// How many are under way at once of all projects.
const ALL_AT_ONCE: usize = 24;

/// Deliveries that wait for their turn, and those that have it.
pub(super) struct Backlog {
    turns: Turns<ProjectId, Due>,
    under_way: JoinSet<()>,
    rows: HashMap<task::Id, (ProjectId, Uuid)>,
    /// The projects that the last look left out, as some of theirs waited.
    left_out: HashSet<ProjectId>,
}

impl Default for Backlog {
    fn default() -> Self {
        Self {
            turns: Turns::new(ALL_AT_ONCE),
            under_way: JoinSet::new(),
            rows: HashMap::new(),
            left_out: HashSet::new(),
        }
    }
}

impl Backlog {
    /// Adds what was taken. What is under way for so long that it was taken again is left out.
    pub(super) fn add(&mut self, taken: impl IntoIterator<Item = (ProjectId, Due)>) {
        for (project, due) in taken {
            if !self.rows.values().any(|(_, row)| *row == due.id) {
                self.turns.add(project, due, false);
            }
        }
    }

    /// Begins with as many as there is room for, if so many of one project may be under way.
    pub(super) fn go_on<F>(&mut self, of_one: usize, carry_out: impl Fn(Due) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        while let Some((project, due)) = self.turns.next(of_one) {
            let row = due.id;
            let begun = self.under_way.spawn(carry_out(due));
            self.rows.insert(begun.id(), (project, row));
        }
    }

    /// Whether there is room for more of a project of which nothing waits.
    pub(super) fn has_room(&self) -> bool {
        self.under_way.len() < ALL_AT_ONCE
    }

    /// The projects of which some wait: a look leaves them out, or they would fill what it takes.
    pub(super) fn leave_out(&mut self) -> Vec<Uuid> {
        self.left_out = self.turns.projects_that_wait().collect();
        self.left_out.iter().map(|project| project.0).collect()
    }

    /// Waits until one that is under way has ended; for ever if none is. Gives whether the last look left its project out and
    /// nothing of it waits any more.
    pub(super) async fn one_ended(&mut self) -> bool {
        let ended = match self.under_way.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            Some(Err(error)) => {
                tracing::error!(%error, "a delivery failed and will be tried again");
                error.id()
            }
            None => return std::future::pending().await,
        };
        let Some((project, _)) = self.rows.remove(&ended) else {
            return false;
        };
        self.turns.ended(project);
        self.turns.waiting(project) == 0 && self.left_out.remove(&project)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::execution::delivery::Delivery;
    use jiff::Timestamp;
    use std::sync::Arc;
    use tokio::sync::{Semaphore, mpsc};

    const ONE: ProjectId = ProjectId(Uuid::from_u128(1));
    const OTHER: ProjectId = ProjectId(Uuid::from_u128(2));

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
        backlog.add((1..=AT_ONCE + 1).map(|number| (ONE, due(number))));
        backlog.go_on(AT_ONCE, carry_out);
        assert_eq!(backlog.leave_out(), [ONE.0]);
        for number in 1..=AT_ONCE {
            assert_eq!(begun.recv().await, Some(due(number).id));
        }
        ends.add_permits(1);
        assert!(!backlog.one_ended().await);
        backlog.go_on(AT_ONCE, carry_out);
        assert_eq!(begun.recv().await, Some(due(AT_ONCE + 1).id));
        ends.add_permits(1);
        assert!(backlog.one_ended().await, "its project is looked for again");
        assert!(backlog.leave_out().is_empty());
    }

    #[tokio::test]
    async fn what_one_project_has_to_wait_for_holds_up_no_other() {
        let (beginning, mut begun) = mpsc::unbounded_channel();
        let carry_out = |due: Due| {
            let beginning = beginning.clone();
            async move {
                beginning.send(due.id).unwrap();
                std::future::pending::<()>().await;
            }
        };
        let mut backlog = Backlog::default();
        backlog.add((1..=200).map(|number| (ONE, due(number))));
        backlog.go_on(3, carry_out);
        assert!(backlog.has_room());
        assert_eq!(backlog.leave_out(), [ONE.0]);
        backlog.add([(OTHER, due(201))]);
        backlog.go_on(3, carry_out);
        for number in [1, 2, 3, 201] {
            assert_eq!(begun.recv().await, Some(due(number).id));
        }
        assert_eq!(backlog.leave_out(), [ONE.0]);
    }

    #[tokio::test]
    async fn what_is_under_way_is_not_begun_again_until_it_has_ended() {
        let mut backlog = Backlog::default();
        let never = |_| std::future::pending();
        backlog.add([(ONE, due(1))]);
        backlog.go_on(AT_ONCE, never);
        backlog.add([(ONE, due(1))]);
        assert!(backlog.leave_out().is_empty());

        backlog.add([(ONE, due(2))]);
        backlog.go_on(AT_ONCE, |_| async { panic!("on purpose") });
        backlog.one_ended().await;
        backlog.add([(ONE, due(2))]);
        assert_eq!(backlog.leave_out(), [ONE.0]);
    }
}
