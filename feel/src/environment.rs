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
}
