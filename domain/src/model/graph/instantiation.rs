//! What starts a process beside its start events: the events behind an event-based gateway with `instantiate="true"`, and receive
//! tasks with that attribute (BPMN 2.0.2, sections 10.3.3, 10.6.6 and 13.5.1).

use super::{Element, ElementIndex, Process, Text, TimerDefinition, Trigger};

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

    /// What starts an instance by itself, in words: `message 'order'`.
    pub fn starts_by(&self) -> Vec<String> {
        let triggers = self
            .starting_elements()
            .flat_map(|element| element.kind.triggers());
        triggers.filter_map(Trigger::starting).collect()
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

impl Trigger {
    /// What it is in words, if it starts instances.
    fn starting(&self) -> Option<String> {
        let (kind, text) = match self {
            Self::Message(message) => ("message", &message.name),
            Self::Signal(signal) => ("signal", &signal.name),
            Self::Timer(
                TimerDefinition::Date(text)
                | TimerDefinition::Duration(text)
                | TimerDefinition::Cycle(text),
            ) => ("timer", text),
            Self::Error(_)
            | Self::Escalation(_)
            | Self::Condition(_)
            | Self::Compensation
            | Self::Cancel => return None,
        };
        Some(match text {
            Text::Literal(text) => format!("{kind} '{text}'"),
            Text::Feel(expression) => format!("{kind} '={}'", expression.text()),
        })
    }
}
