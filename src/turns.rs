//! Turns of projects: whoever has much to do, or without end, waits behind its own and holds up no other. What is to be done
//! for a project, and on whose threads, is the user's.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
};

/// What waits to be begun, for each project in its order, and how much of each is under way.
#[derive(Debug)]
pub(crate) struct Turns<K, T> {
    at_once: usize,
    under_way: usize,
    projects: HashMap<K, Queue<T>>,
    /// The projects for which something waits, whose turn it is next first.
    order: VecDeque<K>,
}

#[derive(Debug)]
struct Queue<T> {
    waiting: VecDeque<T>,
    under_way: usize,
}

impl<K: Copy + Eq + Hash, T> Turns<K, T> {
    /// With so many under way at once, of all projects.
    pub(crate) fn new(at_once: usize) -> Self {
        Self {
            at_once,
            under_way: 0,
            projects: HashMap::new(),
            order: VecDeque::new(),
        }
    }

    /// How many wait of a project.
    pub(crate) fn waiting(&self, project: K) -> usize {
        let queue = self.projects.get(&project);
        queue.map_or(0, |queue| queue.waiting.len())
    }

    /// The projects of which some wait.
    pub(crate) fn projects_that_wait(&self) -> impl Iterator<Item = K> + '_ {
        self.order.iter().copied()
    }

    /// One more waits: behind all others of its project, or, if it is urgent, before them.
    pub(crate) fn add(&mut self, project: K, item: T, is_urgent: bool) {
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
    pub(crate) fn next(&mut self, of_one: usize) -> Option<(K, T)> {
        if self.under_way >= self.at_once {
            return None;
        }
        let projects = &self.projects;
        let may_begin = |project: &K| {
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
    pub(crate) fn ended(&mut self, project: K) {
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

    fn all<T>(turns: &mut Turns<u8, T>) -> Vec<T> {
        std::iter::from_fn(|| turns.next(usize::MAX))
            .map(|(_, item)| item)
            .collect()
    }

    #[test]
    fn projects_take_turns_however_much_one_has_to_do() {
        let mut turns = Turns::new(5);
        for item in ["a1", "a2", "a3", "a4"] {
            turns.add(1, item, false);
        }
        turns.add(2, "b1", false);
        assert_eq!(all(&mut turns), ["a1", "b1", "a2", "a3", "a4"]);
    }

    #[test]
    fn no_more_is_begun_than_there_is_room_for() {
        let mut turns = Turns::new(2);
        for item in ["a1", "a2", "a3"] {
            turns.add(1, item, false);
        }
        assert_eq!(all(&mut turns), ["a1", "a2"]);
        turns.ended(1);
        assert_eq!(all(&mut turns), ["a3"]);
    }

    #[test]
    fn no_project_has_more_under_way_than_it_may() {
        let mut turns = Turns::new(10);
        for item in ["a1", "a2", "a3"] {
            turns.add(1, item, false);
        }
        turns.add(2, "b1", false);
        let mut begun = Vec::new();
        while let Some((_, item)) = turns.next(2) {
            begun.push(item);
        }
        assert_eq!(begun, ["a1", "b1", "a2"]);
        turns.ended(1);
        assert_eq!(turns.next(2), Some((1, "a3")));
    }

    #[test]
    fn what_is_urgent_comes_before_the_rest_of_its_project() {
        let mut turns = Turns::new(3);
        turns.add(1, "call", false);
        turns.add(2, "other", false);
        turns.add(1, "cancel", true);
        assert_eq!(all(&mut turns), ["cancel", "other", "call"]);
    }

    #[test]
    fn nothing_is_remembered_of_a_project_that_has_nothing_to_do() {
        let mut turns = Turns::new(1);
        turns.add(1, (), false);
        turns.next(1);
        turns.ended(1);
        assert!(turns.projects.is_empty() && turns.order.is_empty());
    }
}
