//! What this process keeps in memory of what follows from its commits: so much of each project and no more. What a project asks
//! for beyond that is left in the outbox at once, from which it is taken by turns.

use domain::ids::ProjectId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How many deliveries of one project are kept.
const MOST_OF_ONE: usize = 1_000;
/// How many bytes the payloads of one project may have together. One larger than that is kept if it is the only one.
const MOST_BYTES_OF_ONE: usize = 8 * 1024 * 1024;
/// How many bytes the payloads of all projects may have together.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// How much of what follows from steps may be under way of one project at once, of each kind, while several are at work.
const SHARE: usize = 3;
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
    fn is_shared(&self) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.alternated
            .is_some_and(|since| since.elapsed() < AT_WORK)
    }

    /// How much may be under way at once of what may be `alone` while one project is at work.
    pub(super) fn share(&self, alone: usize) -> usize {
        if self.is_shared() { SHARE } else { alone }
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

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn project(number: u128) -> ProjectId {
        ProjectId(Uuid::from_u128(number))
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
