//! Comparing this machine's clock with the database's. Times of events come from the one, many replicas share the other.

use crate::{clock::Clock, database};
use jiff::SignedDuration;
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use store::Pool;

/// How often they are compared.
const INTERVAL: Duration = Duration::from_mins(1);

/// The difference from which on it is warned about.
const WORTH_SAYING: SignedDuration = SignedDuration::from_secs(1);

/// The difference from which on this server must not serve: its timers and locks would be wrong.
const TOO_MUCH: SignedDuration = SignedDuration::from_secs(30);

/// What the last comparison came to.
#[derive(Debug, Default)]
pub(crate) struct ClockWatch {
    too_far_off: AtomicBool,
}

impl ClockWatch {
    /// Whether the clocks are near enough, as far as is known.
    pub(crate) fn is_right(&self) -> bool {
        !self.too_far_off.load(Ordering::Relaxed)
    }

    /// Compares at once and then again and again, until the process ends.
    pub(crate) async fn run(&self, pool: &Pool, clock: &Clock) {
        loop {
            match database::clock_difference(pool, clock).await {
                Ok(difference) => self.judge(difference),
                Err(error) => tracing::debug!(%error, "the clocks could not be compared"),
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }

    fn judge(&self, difference: SignedDuration) {
        let distance = difference.abs();
        self.too_far_off
            .store(distance > TOO_MUCH, Ordering::Relaxed);
        if distance > WORTH_SAYING {
            tracing::warn!(%difference, "the database's clock differs from this machine's");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_right_until_it_is_more_than_30_seconds_off() {
        let watch = ClockWatch::default();
        let is_right_at = |seconds| {
            watch.judge(SignedDuration::from_secs(seconds));
            watch.is_right()
        };
        assert_eq!(
            [0, 30, -30, 31, -31, 5].map(is_right_at),
            [true, true, true, false, false, true]
        );
    }
}
