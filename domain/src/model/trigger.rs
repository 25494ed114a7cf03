//! The vocabulary of events: what can trigger them or be thrown by them, and the one table of where each may stand (BPMN 2.0.2,
//! section 10.5).

/// What an event definition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TriggerKind {
    Message,
    Timer,
    Error,
    Terminate,
    Signal,
    Escalation,
    Conditional,
    Compensation,
    Cancel,
    Link,
}

/// Where an event stands: what decides which definitions it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A start event of a process.
    StartOfProcess,
    /// A start event of an embedded sub-process.
    StartOfSubProcess,
    /// The start event of an event sub-process.
    StartOfEventSubProcess,
    /// An intermediate event that waits in a flow.
    IntermediateCatch,
    /// An event on the border of an activity.
    Boundary,
    /// An intermediate event that throws.
    IntermediateThrow,
    /// An end event.
    End,
}

impl TriggerKind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Message,
        Self::Timer,
        Self::Error,
        Self::Terminate,
        Self::Signal,
        Self::Escalation,
        Self::Conditional,
        Self::Compensation,
        Self::Cancel,
        Self::Link,
    ];

    /// The kind whose event definition has this name in the BPMN namespace.
    pub(crate) fn of(definition: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.definition() == definition)
    }

    /// The name of its event definition in the BPMN namespace.
    pub(crate) const fn definition(self) -> &'static str {
        match self {
            Self::Message => "messageEventDefinition",
            Self::Timer => "timerEventDefinition",
            Self::Error => "errorEventDefinition",
            Self::Terminate => "terminateEventDefinition",
            Self::Signal => "signalEventDefinition",
            Self::Escalation => "escalationEventDefinition",
            Self::Conditional => "conditionalEventDefinition",
            Self::Compensation => "compensateEventDefinition",
            Self::Cancel => "cancelEventDefinition",
            Self::Link => "linkEventDefinition",
        }
    }

    /// The children that its event definition has.
    pub(crate) const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Message => &["operationRef"],
            Self::Timer => &["timeDate", "timeDuration", "timeCycle"],
            Self::Conditional => &["condition"],
            Self::Link => &["source", "target"],
            Self::Error
            | Self::Terminate
            | Self::Signal
            | Self::Escalation
            | Self::Compensation
            | Self::Cancel => &[],
        }
    }

    /// Whether an event of this kind may stand there.
    pub(crate) fn may_stand(self, place: Place) -> bool {
        self.places().contains(&place)
    }

    const fn places(self) -> &'static [Place] {
        use Place::{
            Boundary, End, IntermediateCatch, IntermediateThrow, StartOfEventSubProcess,
            StartOfProcess,
        };
        match self {
            Self::Message | Self::Signal => &[
                StartOfProcess,
                StartOfEventSubProcess,
                IntermediateCatch,
                Boundary,
                IntermediateThrow,
                End,
            ],
            Self::Timer | Self::Conditional => &[
                StartOfProcess,
                StartOfEventSubProcess,
                IntermediateCatch,
                Boundary,
            ],
            Self::Error => &[StartOfEventSubProcess, Boundary, End],
            Self::Escalation | Self::Compensation => {
                &[StartOfEventSubProcess, Boundary, IntermediateThrow, End]
            }
            Self::Cancel => &[Boundary, End],
            Self::Link => &[IntermediateCatch, IntermediateThrow],
            Self::Terminate => &[End],
        }
    }

    /// Whether an event that catches it always interrupts (BPMN 2.0.2, tables 10.86 and 10.91).
    pub(crate) const fn always_interrupts(self) -> bool {
        match self {
            Self::Error | Self::Cancel => true,
            Self::Message
            | Self::Timer
            | Self::Terminate
            | Self::Signal
            | Self::Escalation
            | Self::Conditional
            | Self::Compensation
            | Self::Link => false,
        }
    }

    /// The attribute by which its event definition says what it is about, if that stands elsewhere in the file.
    pub(crate) const fn reference(self) -> Option<&'static str> {
        match self {
            Self::Message => Some("messageRef"),
            Self::Error => Some("errorRef"),
            Self::Signal => Some("signalRef"),
            Self::Escalation => Some("escalationRef"),
            Self::Timer
            | Self::Terminate
            | Self::Conditional
            | Self::Compensation
            | Self::Cancel
            | Self::Link => None,
        }
    }

    /// Why it cannot be one of several event definitions of an event, if it cannot.
    pub(crate) const fn only_alone(self) -> Option<&'static str> {
        match self {
            Self::Link => Some("a link is where a flow goes on"),
            Self::Compensation => Some("compensation has a handler, or is waited for"),
            Self::Cancel => Some("what cancels a transaction does nothing else"),
            Self::Message
            | Self::Timer
            | Self::Error
            | Self::Terminate
            | Self::Signal
            | Self::Escalation
            | Self::Conditional => None,
        }
    }

    /// Why it cannot be one of the event definitions of a parallel multiple event, if it cannot.
    pub(crate) const fn not_together(self) -> Option<&'static str> {
        match self {
            Self::Error => {
                Some("what throws an error cannot wait for the others of a parallel multiple event")
            }
            Self::Escalation => Some(
                "an escalation is caught when it is thrown, or goes on outwards, whatever else a parallel multiple event \
                 waits for",
            ),
            Self::Message
            | Self::Timer
            | Self::Terminate
            | Self::Signal
            | Self::Conditional
            | Self::Compensation
            | Self::Cancel
            | Self::Link => None,
        }
    }

    /// Whether variables come with it into a process that it starts.
    pub(crate) const fn brings_variables(self) -> bool {
        match self {
            Self::Message | Self::Signal => true,
            Self::Timer
            | Self::Error
            | Self::Terminate
            | Self::Escalation
            | Self::Conditional
            | Self::Compensation
            | Self::Cancel
            | Self::Link => false,
        }
    }
}

impl Place {
    /// Whether an event that stands there throws; the others are triggered.
    pub(crate) const fn throws(self) -> bool {
        match self {
            Self::IntermediateThrow | Self::End => true,
            Self::StartOfProcess
            | Self::StartOfSubProcess
            | Self::StartOfEventSubProcess
            | Self::IntermediateCatch
            | Self::Boundary => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, TriggerKind};

    #[test]
    fn every_kind_is_found_by_the_name_of_its_definition() {
        for kind in TriggerKind::ALL {
            assert_eq!(TriggerKind::of(kind.definition()), Some(kind));
        }
        assert_eq!(TriggerKind::of("multipleEventDefinition"), None);
    }

    #[test]
    fn nothing_triggers_the_start_of_an_embedded_sub_process() {
        for kind in TriggerKind::ALL {
            assert!(!kind.may_stand(Place::StartOfSubProcess), "{kind:?}");
        }
    }

    #[test]
    fn what_ends_something_at_once_stands_in_end_events() {
        assert!(TriggerKind::Terminate.may_stand(Place::End));
        assert!(TriggerKind::Error.may_stand(Place::End));
        assert!(!TriggerKind::Error.may_stand(Place::IntermediateThrow));
        assert!(!TriggerKind::Timer.may_stand(Place::End));
    }
}
