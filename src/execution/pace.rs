//! How far the steps of instances go.

/// How many elements one step may enter before the driver goes on with the next.
const BUDGET: u32 = 500;

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Until everything waits, or the budget is used up.
    Onward,
    /// The same, by the workflow that carries the instance on, and looks itself for what follows.
    Carrying,
    /// No further than the commands' own effect. What follows from it is left to whoever carries the instance on.
    OwnEffect,
}

impl Pace {
    /// How many elements a step may enter after its commands' own effect.
    pub(super) fn budget(self) -> u32 {
        match self {
            Self::Onward | Self::Carrying => BUDGET,
            Self::OwnEffect => 0,
        }
    }
}
