//! Where new ids come from inside a decision: time-ordered and reproducible from a seed.

use crate::ids::{
    ActivationId, IncidentId, InstanceId, MessageId, ProcessVersionId, SignalId, SubscriptionId,
    WorkId,
};
use jiff::Timestamp;
use uuid::{Builder, Uuid};

/// Makes UUIDs of version 7 (RFC 9562, section 5.7) from a time and a seed. The 12 bits after the milliseconds count up, so
/// ids made in one step sort in the order they were made; the other 62 come from the seed.
#[derive(Clone, Debug)]
pub struct Ids {
    milliseconds: u64,
    count: u64,
    random: u64,
}

impl Ids {
    /// The ids of one step. Two steps must not share a seed.
    pub fn new(now: Timestamp, seed: u64) -> Self {
        Self {
            milliseconds: u64::try_from(now.as_millisecond()).unwrap_or(0),
            count: 0,
            random: seed,
        }
    }

    /// The next id.
    pub fn next_uuid(&mut self) -> Uuid {
        let random = (u128::from(self.split_mix()) << 64) | u128::from(self.split_mix());
        let mut bytes = random.to_be_bytes();
        let counter = self.count.to_be_bytes();
        // Once the counter has run round, the milliseconds carry on for it: order is kept within the step.
        let milliseconds = self.milliseconds + (self.count >> 12);
        self.count += 1;
        if let (Some(high), [.., seventh, eighth]) = (bytes.get_mut(..2), counter) {
            high.copy_from_slice(&[seventh & 0x0f, eighth]);
        }
        let random_bytes: [u8; 10] =
            std::array::from_fn(|index| bytes.get(index).copied().unwrap_or(0));
        Builder::from_unix_timestamp_millis(milliseconds, &random_bytes).into_uuid()
    }

    /// A seed for what else is random in the step. It differs from step to step as the ids do.
    pub(crate) fn seed(&self) -> u64 {
        self.random.rotate_left(32) ^ self.milliseconds
    }

    /// The next pseudo-random number (`SplitMix64`): enough to keep ids apart, and not meant to be secret.
    fn split_mix(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn activation(&mut self) -> ActivationId {
        ActivationId(self.next_uuid())
    }

    pub(crate) fn incident(&mut self) -> IncidentId {
        IncidentId(self.next_uuid())
    }

    pub(crate) fn instance(&mut self) -> InstanceId {
        InstanceId(self.next_uuid())
    }

    pub(crate) fn message(&mut self) -> MessageId {
        MessageId(self.next_uuid())
    }

    pub(crate) fn signal(&mut self) -> SignalId {
        SignalId(self.next_uuid())
    }

    pub(crate) fn process_version(&mut self) -> ProcessVersionId {
        ProcessVersionId(self.next_uuid())
    }

    pub(crate) fn subscription(&mut self) -> SubscriptionId {
        SubscriptionId(self.next_uuid())
    }

    pub(crate) fn work(&mut self) -> WorkId {
        WorkId(self.next_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_step_sort_in_the_order_they_were_made() {
        let mut ids = Ids::new(Timestamp::from_millisecond(1_700_000_000_000).unwrap(), 7);
        let made: Vec<_> = (0..10_000).map(|_| ids.next_uuid()).collect();
        assert!(made.is_sorted());
        assert!(made.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let now = Timestamp::from_millisecond(1_700_000_000_000).unwrap();
        assert_eq!(Ids::new(now, 7).next_uuid(), Ids::new(now, 7).next_uuid());
        assert_ne!(Ids::new(now, 7).next_uuid(), Ids::new(now, 8).next_uuid());
    }
}
