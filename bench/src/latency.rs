//! How long answers took, exactly: every one is kept.

use std::time::Duration;

/// All durations of a measurement, in order.
#[derive(Debug, Default)]
pub(crate) struct Latencies(Vec<Duration>);

impl Latencies {
    /// From durations in any order.
    pub(crate) fn new(mut durations: Vec<Duration>) -> Self {
        durations.sort_unstable();
        Self(durations)
    }

    /// The smallest duration that `percent` of all do not exceed (the nearest-rank method); zero if there are none.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn milliseconds(numbers: impl IntoIterator<Item = u64>) -> Latencies {
        Latencies::new(numbers.into_iter().map(Duration::from_millis).collect())
    }

    #[test]
    fn a_percentile_is_one_of_the_durations() {
        let latencies = milliseconds((1..=200).rev());
        assert_eq!(latencies.percentile(50), Duration::from_millis(100));
        assert_eq!(latencies.percentile(99), Duration::from_millis(198));
        assert_eq!(latencies.percentile(100), Duration::from_millis(200));
    }

    #[test]
    fn few_durations_have_percentiles_too() {
        assert_eq!(milliseconds([7]).percentile(99), Duration::from_millis(7));
        assert_eq!(milliseconds([]).percentile(50), Duration::ZERO);
    }
}
