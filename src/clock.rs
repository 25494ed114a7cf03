//! The only clock and the only source of randomness. Everything else takes both as parameters, so a replay gives the same answer
//! and a test owns its time.

use domain::ids_source::Ids;
use jiff::{SignedDuration, Timestamp, TimestampRound, Unit};
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use uuid::Uuid;

/// Tells the time, in microseconds, as PostgreSQL stores it. Clones share what [`Clock::advance`] adds.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Microseconds ahead of the machine.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The present instant.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    pub fn now(&self) -> Timestamp {
        let machine =
            Timestamp::try_from(std::time::SystemTime::now()).unwrap_or(Timestamp::UNIX_EPOCH);
        let ahead = SignedDuration::from_micros(self.ahead.load(Ordering::Relaxed));
        let now = machine.checked_add(ahead).unwrap_or(machine);
        now.round(TimestampRound::new().smallest(Unit::Microsecond))
            .unwrap_or(now)
    }

    /// Moves this clock and its clones ahead of the machine's: tests of timers do not wait for them.
    pub fn advance(&self, by: Duration) {
        self.ahead.fetch_add(
            i64::try_from(by.as_micros()).unwrap_or(i64::MAX),
            Ordering::Relaxed,
        );
    }
}

/// Random bits for the ids of one decision.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that draws random bits"
)]
pub fn seed() -> u64 {
    Uuid::new_v4().as_u64_pair().1
}

/// A new id, in the order of time.
pub fn new_id(clock: &Clock) -> Uuid {
    Ids::new(clock.now(), seed()).next_uuid()
}
