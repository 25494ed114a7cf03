//! The subscriptions whose instances had no room for a signal. A sweep looks for them each second; to read a large signal so often
//! for an instance in which nothing has changed is work that others wait for.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// For how long what had no room is left alone: somebody must make room, which takes people longer.
pub(super) const LEFT_FOR: SignedDuration = SignedDuration::from_mins(1);

/// Those that are left alone, each with the time until which.
#[derive(Clone, Debug, Default)]
pub(super) struct WithoutRoom(Arc<Mutex<HashMap<Uuid, Timestamp>>>);

impl WithoutRoom {
    /// Leaves a subscription alone.
    pub(super) fn leave(&self, subscription: Uuid, now: Timestamp) {
        let until = now.checked_add(LEFT_FOR).unwrap_or(now);
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        left.insert(subscription, until);
    }

    /// Of subscriptions, those that are not left alone now.
    pub(super) fn others(
        &self,
        subscriptions: impl Iterator<Item = Uuid>,
        now: Timestamp,
    ) -> Vec<Uuid> {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        left.retain(|_, until| *until > now);
        subscriptions
            .filter(|subscription| !left.contains_key(subscription))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_had_no_room_is_left_alone_for_a_while() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let all = || [one, other].into_iter();
        let (without_room, now) = (WithoutRoom::default(), Timestamp::UNIX_EPOCH);
        without_room.leave(one, now);
        assert_eq!(without_room.others(all(), now), [other]);
        assert_eq!(without_room.others(all(), now + LEFT_FOR), [one, other]);
    }
}
