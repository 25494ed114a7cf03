//! The requests with a key that this process carries out now: a repetition waits for its turn, and then finds the answer.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{Mutex as Lock, OwnedMutexGuard};

/// What is under way, by its key.
#[derive(Clone, Debug)]
pub(crate) struct UnderWay<K: Eq + Hash>(Arc<Mutex<HashMap<K, Arc<Lock<()>>>>>);

/// Nothing else with this key is under way as long as this lives.
#[derive(Debug)]
pub(crate) struct Turn<K: Eq + Hash> {
    // Fields are dropped in their order: the next may go on before the place is given up.
    _held: OwnedMutexGuard<()>,
    _place: Place<K>,
}

/// A place in the queue of a key. The last who leaves takes the queue away.
#[derive(Debug)]
struct Place<K: Eq + Hash> {
    under_way: UnderWay<K>,
    key: K,
    queue: Arc<Lock<()>>,
}

impl<K: Eq + Hash> Default for UnderWay<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Clone + Eq + Hash> UnderWay<K> {
    /// Waits until nothing with this key is under way.
    pub(crate) async fn turn(&self, key: &K) -> Turn<K> {
        let place = self.place(key);
        let held = Arc::clone(&place.queue).lock_owned().await;
        Turn {
            _held: held,
            _place: place,
        }
    }

    fn place(&self, key: &K) -> Place<K> {
        let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Place {
            under_way: Self(Arc::clone(&self.0)),
            key: key.clone(),
            queue: Arc::clone(queues.entry(key.clone()).or_default()),
        }
    }
}

impl<K: Eq + Hash> Drop for Place<K> {
    fn drop(&mut self) {
        let mut queues = self
            .under_way
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let of_table_and_this = 2;
        if Arc::strong_count(&self.queue) == of_table_and_this {
            queues.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    fn is_empty(under_way: &UnderWay<u8>) -> bool {
        under_way.0.lock().unwrap().is_empty()
    }

    #[tokio::test]
    async fn a_key_has_one_turn_at_a_time() {
        let under_way = UnderWay::default();
        let first = under_way.turn(&1).await;
        let mut second = Box::pin(under_way.turn(&1));
        assert!((&mut second).now_or_never().is_none());
        assert!(
            under_way.turn(&2).now_or_never().is_some(),
            "another key does not wait"
        );
        drop(first);
        let second = second.now_or_never();
        assert!(second.is_some());
        drop(second);
        assert!(is_empty(&under_way));
    }

    #[tokio::test]
    async fn who_gives_up_waiting_leaves_nothing_behind() {
        let under_way = UnderWay::default();
        let first = under_way.turn(&1).await;
        let mut second = Box::pin(under_way.turn(&1));
        assert!((&mut second).now_or_never().is_none());
        drop(first);
        drop(second);
        assert!(is_empty(&under_way));
    }
}
