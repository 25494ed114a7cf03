//! The states that are kept between steps, as many as fit into so many bytes: the ones used last.

use super::replay::Moment;
use crate::fair_pool::{self, LARGE_STATE};
use domain::ids::InstanceId;
use quick_cache::{DefaultHashBuilder, Lifecycle, Weighter, sync::Cache};

/// About how many bytes a state takes that has no activations and no variables, with its place.
const EMPTY: u64 = 1_000;

/// About how many states there are, so that the cache is laid out for them.
const EXPECTED: usize = 10_000;

/// The states that are kept.
pub(super) struct Kept(Cache<InstanceId, Moment, InBytes, DefaultHashBuilder, Removing>);

#[derive(Clone)]
struct InBytes;

/// Hands out what is removed for the sake of others, so that it is not given back under the lock.
#[derive(Clone)]
struct Removing;

impl Lifecycle<InstanceId, Moment> for Removing {
    type RequestState = Vec<Moment>;

    fn on_evict(&self, removed: &mut Vec<Moment>, _: InstanceId, moment: Moment) {
        removed.push(moment);
    }
}

impl Weighter<InstanceId, Moment> for InBytes {
    fn weight(&self, _: &InstanceId, moment: &Moment) -> u64 {
        EMPTY + moment.state.memory()
    }
}

impl Kept {
    /// Keeps states of together so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self(Cache::with(
            EXPECTED,
            bytes as u64,
            InBytes,
            DefaultHashBuilder::default(),
            Removing,
        ))
    }

    /// Takes out the state of an instance.
    pub(super) fn take(&self, instance: InstanceId) -> Option<Moment> {
        self.0.remove(&instance).map(|(_, moment)| moment)
    }

    /// Keeps a state. One that is larger than what is kept of all together is not kept.
    pub(super) fn put(&self, moment: Moment) {
        let mut removed = Vec::new();
        self.0
            .insert_with_lifecycle(moment.state.id, moment, &mut removed);
        removed.retain(|moment| moment.state.memory() > LARGE_STATE);
        fair_pool::give_back(removed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn moment(id: u128, values: usize) -> Moment {
        let mut moment = Moment::before(InstanceId(Uuid::from_u128(id)));
        let list = vec![feel::Value::from(1); values];
        moment.state.variables.set("list", list.into());
        moment
    }

    #[tokio::test]
    async fn many_small_states_are_kept_and_few_large_ones() {
        let kept = Kept::new(10 << 20);
        let kept_of = |count: u128, values| {
            (0..count).for_each(|id| kept.put(moment(id, values)));
            (0..count)
                .filter(|id| kept.take(InstanceId(Uuid::from_u128(*id))).is_some())
                .count()
        };
        assert_eq!(kept_of(1_000, 10), 1_000);
        let large = kept_of(1_000, 10_000);
        assert!(
            (5..20).contains(&large),
            "{large} states of about 1 MB in 10 MiB"
        );
        assert_eq!(kept_of(1, 1_000_000), 0);
    }
}
