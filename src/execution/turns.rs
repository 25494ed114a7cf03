//! What this process does right after its commits: by turns of projects, so that one that has much to do, or without end, holds
//! up no other. It keeps so much of it in memory and no more. What a project asks for beyond that is left in the outbox at once,
//! from which it is taken by turns, too.

use domain::ids::ProjectId;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How many deliveries of one project are kept.
const MOST_OF_ONE: usize = 1_000;
/// How many bytes the payloads of one project may have together. One larger than that is kept if it is the only one.
const MOST_BYTES_OF_ONE: usize = 8 * 1024 * 1024;
/// How many bytes the payloads of all projects may have together.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// For how long a project counts as at work after a step of it.
const AT_WORK: Duration = Duration::from_secs(2);

/// How much is kept of the deliveries of each project, and whether several are at work.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    projects: HashMap<ProjectId, Load>,
    bytes: usize,
    /// The project of the last step.
    last: Option<ProjectId>,
    /// When the last step came after one of another project.
    alternated: Option<Instant>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Load {
    deliveries: usize,
    bytes: usize,
}

impl Room {
    /// Whether one more delivery of a project, with a payload of so many bytes, is to be kept. It is asked before a step is stored,
    /// and the step may ask for many more, so this is no exact limit.
    pub(crate) fn has_place(&self, project: ProjectId, bytes: usize) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.projects.get(&project) {
            None => kept.bytes < MOST_BYTES,
            Some(load) => {
                load.deliveries < MOST_OF_ONE
                    && load.bytes + bytes <= MOST_BYTES_OF_ONE
                    && kept.bytes + bytes <= MOST_BYTES
            }
        }
    }

    /// A step of a project is about to be stored.
    pub(crate) fn works(&self, project: ProjectId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.last.is_some_and(|last| last != project) {
            kept.alternated = Some(Instant::now());
        }
        kept.last = Some(project);
    }

    /// Whether several projects are at work. Then none may have so much under way that the steps of others, and their requests, wait
    /// behind it at the processors and at the database.
    pub(super) fn is_shared(&self) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.alternated
            .is_some_and(|since| since.elapsed() < AT_WORK)
    }

    /// One is kept from now on.
    pub(super) fn add(&self, project: ProjectId, bytes: usize) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += bytes;
        let load = kept.projects.entry(project).or_default();
        load.deliveries += 1;
        load.bytes += bytes;
    }

    /// One was carried out, or given up.
    pub(super) fn remove(&self, project: ProjectId, bytes: usize) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes = kept.bytes.saturating_sub(bytes);
        let Some(load) = kept.projects.get_mut(&project) else {
            return;
        };
        load.deliveries = load.deliveries.saturating_sub(1);
        load.bytes = load.bytes.saturating_sub(bytes);
        if load.deliveries == 0 {
            kept.projects.remove(&project);
        }
    }
}

/// What waits to be begun, for each project in its order, and how much of each is under way.
#[derive(Debug)]
pub(super) struct Turns<T> {
    at_once: usize,
    under_way: usize,
    projects: HashMap<ProjectId, Queue<T>>,
    /// The projects for which something waits, whose turn it is next first.
    order: VecDeque<ProjectId>,
}

#[derive(Debug)]
struct Queue<T> {
    waiting: VecDeque<T>,
    under_way: usize,
}

impl<T> Turns<T> {
    /// With so many under way at once, of all projects.
    pub(super) fn new(at_once: usize) -> Self {
        Self {
            at_once,
            under_way: 0,
            projects: HashMap::new(),
            order: VecDeque::new(),
        }
    }

    /// One more waits: behind all others of its project, or, if it is urgent, before them.
    pub(super) fn add(&mut self, project: ProjectId, item: T, is_urgent: bool) {
        let queue = self.projects.entry(project).or_insert_with(|| Queue {
            waiting: VecDeque::new(),
            under_way: 0,
        });
        if queue.waiting.is_empty() {
            self.order.push_back(project);
        }
        if is_urgent {
            queue.waiting.push_front(item);
        } else {
            queue.waiting.push_back(item);
        }
    }

    /// What is to be begun next, while no project may have more than `of_one` under way: it is under way from now on. Nothing
    /// while there is no room, or nothing waits.
    pub(super) fn next(&mut self, of_one: usize) -> Option<(ProjectId, T)> {
        if self.under_way >= self.at_once {
            return None;
        }
        let projects = &self.projects;
        let may_begin = |project: &ProjectId| {
            let queue = projects.get(project);
            queue.is_some_and(|queue| queue.under_way < of_one)
        };
        let next = self.order.iter().position(may_begin)?;
        let project = self.order.remove(next)?;
        let queue = self.projects.get_mut(&project)?;
        let item = queue.waiting.pop_front()?;
        queue.under_way += 1;
        self.under_way += 1;
        if !queue.waiting.is_empty() {
            self.order.push_back(project);
        }
        Some((project, item))
    }

    /// One of a project has ended.
    pub(super) fn ended(&mut self, project: ProjectId) {
        let Some(queue) = self.projects.get_mut(&project) else {
            return;
        };
        queue.under_way = queue.under_way.saturating_sub(1);
        self.under_way = self.under_way.saturating_sub(1);
        if queue.under_way == 0 && queue.waiting.is_empty() {
            self.projects.remove(&project);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn project(number: u128) -> ProjectId {
        ProjectId(Uuid::from_u128(number))
    }

    fn all<T>(turns: &mut Turns<T>) -> Vec<T> {
        std::iter::from_fn(|| turns.next(usize::MAX))
            .map(|(_, item)| item)
            .collect()
    }

    #[test]
    fn projects_take_turns_however_much_one_has_to_do() {
        let mut turns = Turns::new(5);
        for item in ["a1", "a2", "a3", "a4"] {
            turns.add(project(1), item, false);
        }
        turns.add(project(2), "b1", false);
        assert_eq!(all(&mut turns), ["a1", "b1", "a2", "a3", "a4"]);
    }

    #[test]
    fn no_more_is_begun_than_there_is_room_for() {
        let mut turns = Turns::new(2);
        for item in ["a1", "a2", "a3"] {
            turns.add(project(1), item, false);
        }
        assert_eq!(all(&mut turns), ["a1", "a2"]);
        turns.ended(project(1));
        assert_eq!(all(&mut turns), ["a3"]);
    }

    #[test]
    fn no_project_has_more_under_way_than_it_may() {
        let mut turns = Turns::new(10);
        for item in ["a1", "a2", "a3"] {
            turns.add(project(1), item, false);
        }
        turns.add(project(2), "b1", false);
        let mut begun = Vec::new();
        while let Some((_, item)) = turns.next(2) {
            begun.push(item);
        }
        assert_eq!(begun, ["a1", "b1", "a2"]);
        turns.ended(project(1));
        assert_eq!(turns.next(2), Some((project(1), "a3")));
    }

    #[test]
    fn projects_whose_steps_alternate_share() {
        let room = Room::default();
        room.works(project(1));
        room.works(project(1));
        assert!(!room.is_shared());
        room.works(project(2));
        assert!(room.is_shared());
    }

    #[test]
    fn what_is_urgent_comes_before_the_rest_of_its_project() {
        let mut turns = Turns::new(3);
        turns.add(project(1), "call", false);
        turns.add(project(2), "other", false);
        turns.add(project(1), "cancel", true);
        assert_eq!(all(&mut turns), ["cancel", "other", "call"]);
    }

    #[test]
    fn nothing_is_remembered_of_a_project_that_has_nothing_to_do() {
        let mut turns = Turns::new(1);
        turns.add(project(1), (), false);
        turns.next(1);
        turns.ended(project(1));
        assert!(turns.projects.is_empty() && turns.order.is_empty());
    }

    #[test]
    fn so_many_deliveries_of_a_project_are_kept_and_no_more() {
        let room = Room::default();
        for _ in 0..MOST_OF_ONE {
            assert!(room.has_place(project(1), 10));
            room.add(project(1), 10);
        }
        assert!(!room.has_place(project(1), 10));
        assert!(room.has_place(project(2), 10), "others have room");
        room.remove(project(1), 10);
        assert!(room.has_place(project(1), 10));
    }

    #[test]
    fn large_payloads_are_kept_one_by_one() {
        let room = Room::default();
        let large = 2 * MOST_BYTES_OF_ONE;
        assert!(room.has_place(project(1), large));
        room.add(project(1), large);
        assert!(!room.has_place(project(1), 10));
        room.remove(project(1), large);
        assert_eq!(room.0.lock().unwrap().bytes, 0);
        assert!(room.has_place(project(1), 10));
    }
}
