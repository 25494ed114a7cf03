//! How fast bytes are read: so many each second, and after a rest some at once.

use std::time::{Duration, Instant};

/// What was read at a pace.
#[derive(Debug)]
pub(super) struct Pace {
    each_second: u64,
    /// How long what was read takes at this pace, of which nothing had passed at `counted`.
    owed: Duration,
    counted: Instant,
}

/// After a rest as much is read at once as otherwise in so long.
const AT_ONCE: Duration = Duration::from_millis(500);

impl Pace {
    /// Nothing was read so far.
    pub(super) fn new(bytes_each_second: u64) -> Self {
        Self {
            each_second: bytes_each_second.max(1),
            owed: Duration::ZERO,
            counted: Instant::now(),
        }
    }

    /// So much more was read. Tells how long nothing may be read now.
    pub(super) fn has_read(&mut self, bytes: usize, now: Instant) -> Duration {
        let nanoseconds = (bytes as u64).saturating_mul(1_000_000_000) / self.each_second;
        self.owed = self.owed_at(now) + Duration::from_nanos(nanoseconds);
        self.counted = now;
        self.owed.saturating_sub(AT_ONCE)
    }

    /// Whether it is as if nothing had been read.
    pub(super) fn has_rested(&self, now: Instant) -> bool {
        self.owed_at(now).is_zero()
    }

    fn owed_at(&self, now: Instant) -> Duration {
        self.owed
            .saturating_sub(now.saturating_duration_since(self.counted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_is_read_at_once_and_the_rest_as_fast_as_it_may() {
        let mut pace = Pace::new(1_000);
        let begin = pace.counted;
        assert!(pace.has_rested(begin));
        assert_eq!(pace.has_read(500, begin), Duration::ZERO);
        assert_eq!(pace.has_read(100, begin), Duration::from_millis(100));
        let later = begin + Duration::from_millis(100);
        assert_eq!(pace.has_read(200, later), Duration::from_millis(200));
        assert!(!pace.has_rested(later + Duration::from_millis(699)));
        let rested = later + Duration::from_millis(700);
        assert!(pace.has_rested(rested));
        assert_eq!(
            pace.has_read(500, rested),
            Duration::ZERO,
            "no more is saved up"
        );
    }
}
