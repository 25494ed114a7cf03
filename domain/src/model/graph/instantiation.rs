//! What starts a process beside its start events: the events behind an event-based gateway with `instantiate="true"`, and receive
//! tasks with that attribute (BPMN 2.0.2, sections 10.3.3, 10.6.6 and 13.5.1).

use super::{Element, ElementIndex, Process};

/// An event or receive task that starts its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instantiating {
    /// It.
    pub event: ElementIndex,
    /// The parallel gateway before it: an instance that it started waits for the others behind that.
    pub together: Option<ElementIndex>,
}

impl Process {
    /// What can start an instance.
    pub fn starting_elements(&self) -> impl Iterator<Item = &Element> {
        let start_events = self.root.start_events.iter();
        let others = self.instantiating.iter().map(|other| &other.event);
        start_events.chain(others).map(|index| self.element(*index))
    }

    /// How an element that is no start event starts the process, if it does.
    pub fn instantiating(&self, event: ElementIndex) -> Option<Instantiating> {
        let mut instantiating = self.instantiating.iter().copied();
        instantiating.find(|found| found.event == event)
    }

    /// Whether it is a gateway whose events start the process together.
    pub fn starts_together(&self, gateway: ElementIndex) -> bool {
        let mut instantiating = self.instantiating.iter();
        instantiating.any(|found| found.together == Some(gateway))
    }
}
