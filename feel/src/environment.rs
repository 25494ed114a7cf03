use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::limits::Limits;
use crate::random::Random;
use crate::value::DateTime;
use crate::value::temporal::Zone;

/// What an evaluation knows besides its scope. Evaluation has no clock and no chance of its own: the same
/// environment and scope give the same result, and evaluations one after the other the same random numbers.
#[derive(Clone, Debug)]
pub struct Environment {
    /// What `now()` and `today()` return.
    pub now: DateTime,
    /// What the evaluation may use.
    pub limits: Limits,
    /// Where `random number()` and `uuid()` come from.
    pub(crate) random: Random,
    /// What it may use together with others.
    pub allowance: Option<Allowance>,
}

/// Steps that several evaluations share: each takes away what it used, and the one that needs more than is left is
/// stopped as by [`Limits::steps`].
#[derive(Clone, Debug)]
pub struct Allowance(Arc<AtomicU64>);

impl Allowance {
    /// An allowance of that many steps.
    pub fn new(steps: u64) -> Allowance {
        Allowance(Arc::new(AtomicU64::new(steps)))
    }

    /// The steps that are left.
    pub fn left(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether nothing is left: an evaluation was stopped by it, or the next one would be.
    pub fn is_used_up(&self) -> bool {
        self.left() == 0
    }

    pub(crate) fn take(&self, steps: u64) {
        let left = |left: u64| Some(left.saturating_sub(steps));
        // The update never refuses.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
    }
}

impl Environment {
    /// An environment at an instant, given in nanoseconds since 1970-01-01T00:00:00Z, in a zone.
    /// `None` when the instant is outside the supported years.
    pub fn at(unix_nanoseconds: i128, zone: Zone) -> Option<Environment> {
        let now = DateTime::from_epoch_nanoseconds(unix_nanoseconds, zone)?;
        Some(Environment {
            now,
            limits: Limits::default(),
            random: Random::seeded(0),
            allowance: None,
        })
    }

    /// The same environment with random numbers that follow from a seed.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Environment {
        Environment {
            random: Random::seeded(seed),
            ..self
        }
    }

    /// The same environment with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Environment {
        Environment { limits, ..self }
    }

    /// The same environment, whose evaluations share an allowance.
    #[must_use]
    pub fn with_allowance(self, allowance: Allowance) -> Environment {
        Environment {
            allowance: Some(allowance),
            ..self
        }
    }
}
