//! The stored names of those kinds of events that readers of the store look for, so that they stand in no other place.

use super::InstanceEvent;

impl InstanceEvent {
    /// With one of these an instance ends.
    pub const ENDS: [&'static str; 3] = ["InstanceCompleted", "InstanceCanceled", "InstanceFailed"];
    /// [`InstanceEvent::InstanceCanceling`].
    pub const CANCELING: &'static str = "InstanceCanceling";
    /// [`InstanceEvent::ElementEntered`].
    pub const ELEMENT_ENTERED: &'static str = "ElementEntered";
    /// [`InstanceEvent::EscalationThrown`].
    pub const ESCALATION_THROWN: &'static str = "EscalationThrown";
    /// [`InstanceEvent::MessageCorrelated`].
    pub const MESSAGE_CORRELATED: &'static str = "MessageCorrelated";
    /// [`InstanceEvent::MessageThrown`].
    pub const MESSAGE_THROWN: &'static str = "MessageThrown";
    /// [`InstanceEvent::StimulusParked`].
    pub const STIMULUS_PARKED: &'static str = "StimulusParked";
    /// [`InstanceEvent::SignalThrown`].
    pub const SIGNAL_THROWN: &'static str = "SignalThrown";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Event;

    #[test]
    fn each_is_the_name_of_a_kind() {
        let others = [
            InstanceEvent::CANCELING,
            InstanceEvent::ELEMENT_ENTERED,
            InstanceEvent::ESCALATION_THROWN,
            InstanceEvent::MESSAGE_CORRELATED,
            InstanceEvent::MESSAGE_THROWN,
            InstanceEvent::STIMULUS_PARKED,
            InstanceEvent::SIGNAL_THROWN,
        ];
        for name in InstanceEvent::ENDS.into_iter().chain(others) {
            assert!(InstanceEvent::KINDS.contains(&name), "{name}");
        }
    }

    #[test]
    fn an_instance_ends_with_the_ends_and_is_canceling_before() {
        let ends = [
            InstanceEvent::InstanceCompleted {},
            InstanceEvent::InstanceCanceled {},
            InstanceEvent::InstanceFailed {
                error_code: String::new(),
                variables: crate::value::Variables::default(),
            },
        ];
        assert_eq!(ends.map(|event| event.kind()), InstanceEvent::ENDS);
        assert_eq!(
            InstanceEvent::InstanceCanceling {}.kind(),
            InstanceEvent::CANCELING
        );
    }
}
