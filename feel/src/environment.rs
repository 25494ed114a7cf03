use crate::limits::Limits;
use crate::value::DateTime;
use crate::value::temporal::Zone;

/// What an evaluation knows besides its scope. Evaluation has no clock of its own: the same
/// environment and scope give the same result.
#[derive(Clone, Debug)]
pub struct Environment {
    /// What `now()` and `today()` return.
    pub now: DateTime,
    /// What the evaluation may use.
    pub limits: Limits,
}

impl Environment {
    /// An environment at an instant, given in nanoseconds since 1970-01-01T00:00:00Z, in a zone.
    /// `None` when the instant is outside the supported years.
    pub fn at(unix_nanoseconds: i128, zone: Zone) -> Option<Environment> {
        let now = DateTime::from_epoch_nanoseconds(unix_nanoseconds, zone)?;
        Some(Environment {
            now,
            limits: Limits::default(),
        })
    }

    /// The same environment with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Environment {
        Environment { limits, ..self }
    }
}
