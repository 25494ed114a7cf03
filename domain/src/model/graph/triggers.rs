//! What triggers an event: one event definition, or several (BPMN 2.0.2, section 10.5.2 and tables 10.84, 10.89, 10.90).
//!
//! With several the event is *multiple*, any of them triggers it; with `parallelMultiple` it is *parallel multiple*, all of them
//! do together.

use super::Trigger;
use std::slice;

/// What triggers an event.
#[derive(Debug)]
pub enum Triggers {
    /// Its one event definition.
    One(Trigger),
    /// Multiple: any of several.
    Any(Vec<Trigger>),
    /// Parallel multiple: all of several together.
    All(Vec<Trigger>),
}

impl Triggers {
    /// Its event definitions, in document order.
    pub fn each(&self) -> &[Trigger] {
        match self {
            Self::One(trigger) => slice::from_ref(trigger),
            Self::Any(triggers) | Self::All(triggers) => triggers,
        }
    }

    /// Each with its place among them, from 0, if there are several.
    pub fn placed(&self) -> impl Iterator<Item = (Option<u32>, &Trigger)> {
        let is_one = match self {
            Self::One(_) => true,
            Self::Any(_) | Self::All(_) => false,
        };
        (0..)
            .map(move |place| (!is_one).then_some(place))
            .zip(self.each())
    }

    /// The one in this place; without one, the only one.
    pub fn at(&self, place: Option<u32>) -> Option<&Trigger> {
        match (self, place) {
            (Self::One(trigger), None) => Some(trigger),
            (Self::Any(triggers) | Self::All(triggers), Some(place)) => {
                triggers.get(place as usize)
            }
            (Self::One(_), Some(_)) | (Self::Any(_) | Self::All(_), None) => None,
        }
    }
}
