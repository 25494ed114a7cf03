//! What became of a run.

use super::{Run, journal::line};
use crate::{
    ids::{ActivationId, SubscriptionId},
    instance::{
        activation::Work,
        command::JobOffer,
        event::{ElementCompleted, InstanceEvent},
        state::{InstanceState, InstanceStatus},
    },
};
use feel::Value;
use jiff::Timestamp;
use std::collections::BTreeSet;

impl Run {
    /// What has happened since this was last asked, a line each.
    pub(crate) fn trace(&mut self) -> Vec<String> {
        let lines = self
            .journal
            .events
            .iter()
            .skip(self.journal.told)
            .map(line)
            .collect();
        self.journal.told = self.journal.events.len();
        lines
    }

    /// Forgets what has happened so far, as far as [`Self::trace`] is concerned.
    pub(crate) fn after(&mut self) -> &mut Self {
        self.journal.told = self.journal.events.len();
        self
    }

    /// All that has happened.
    pub(crate) fn events(&self) -> &[InstanceEvent] {
        &self.journal.events
    }

    /// The messages that were given back.
    pub(crate) fn returned(&self) -> usize {
        self.journal.outside.returned.len()
    }

    /// Its status.
    pub(crate) fn status(&self) -> InstanceStatus {
        self.state.status
    }

    /// The variables of the root scope, as JSON.
    pub(crate) fn variables(&self) -> String {
        self.state.variables.0.to_json()
    }

    /// What a worker, a person or a called process gets from the element's oldest activation, as JSON.
    pub(crate) fn payload(&self, element: &str) -> String {
        let activation = self
            .activations_of(element)
            .last()
            .expect("an activation of the element");
        self.state.payload(activation).0.to_json()
    }

    /// The elements that are active, in the order they were entered.
    pub(crate) fn active(&self) -> Vec<&str> {
        self.state
            .activations
            .values()
            .filter_map(|activation| Some(activation.element.as_ref()?.as_str()))
            .collect()
    }

    /// The open incidents: element and category.
    pub(crate) fn incidents(&self) -> Vec<String> {
        self.journal
            .events
            .iter()
            .filter_map(|event| match event {
                InstanceEvent::IncidentRaised(raised)
                    if self.state.incidents.contains_key(&raised.incident) =>
                {
                    let element = raised
                        .element
                        .as_ref()
                        .map_or("process", |element| element.as_str());
                    Some(format!(
                        "{element} {}: {}",
                        raised.error_type.name(),
                        raised.message
                    ))
                }
                _ => None,
            })
            .collect()
    }

    /// The activation of the oldest open job of the element.
    pub(crate) fn job(&self, element: &str) -> ActivationId {
        self.working(element, |work| matches!(work, Work::Job { open: true, .. }))
    }

    /// The offer of the oldest open job of the element.
    pub(crate) fn offer(&self, element: &str) -> JobOffer {
        match self.state.activations[&self.job(element)].work {
            Work::Job { job, retries, .. } => JobOffer { job, retries },
            _ => unreachable!("it has a job"),
        }
    }

    /// The activation of the oldest open user task of the element.
    pub(crate) fn task(&self, element: &str) -> ActivationId {
        self.working(element, |work| {
            matches!(work, Work::UserTask { open: true, .. })
        })
    }

    fn working(&self, element: &str, waits: impl Fn(&Work) -> bool) -> ActivationId {
        let mut found = self
            .activations_of(element)
            .filter(|id| waits(&self.state.activations[id].work));
        found
            .next()
            .unwrap_or_else(|| panic!("nothing open at '{element}'; active: {:?}", self.active()))
    }

    /// The oldest open subscription for the element.
    pub(crate) fn subscription(&self, element: &str) -> SubscriptionId {
        self.subscriptions_of(element)
            .min()
            .expect("an open subscription")
    }

    /// The oldest timer of the element.
    pub(crate) fn timer(&self, element: &str) -> SubscriptionId {
        let timers = &self.journal.outside.timers;
        let open = self.subscriptions_of(element);
        open.filter(|open| timers.contains_key(open))
            .min()
            .expect("a timer")
    }

    fn subscriptions_of(&self, element: &str) -> impl Iterator<Item = SubscriptionId> {
        let activations = self.state.activations.values();
        activations
            .flat_map(|activation| &activation.subscriptions)
            .filter(move |open| open.element.as_str() == element)
            .map(|open| open.id)
    }

    /// When the oldest timer of the element is due.
    pub(crate) fn due(&self, element: &str) -> Timestamp {
        self.due_of(self.timer(element))
    }

    /// When a timer is due.
    pub(crate) fn due_of(&self, subscription: SubscriptionId) -> Timestamp {
        let timers = &self.journal.outside.timers;
        *timers.get(&subscription).expect("a timer")
    }

    /// The messages it published: name and variables.
    pub(crate) fn published(&self) -> Vec<String> {
        self.journal
            .events
            .iter()
            .filter_map(|event| match event {
                InstanceEvent::MessageThrown(thrown) => {
                    let key = thrown.correlation_key.as_ref().map(Value::to_json);
                    Some(format!(
                        "{} {} {}",
                        thrown.name,
                        key.unwrap_or_default(),
                        thrown.variables.0.to_json()
                    ))
                }
                _ => None,
            })
            .collect()
    }

    /// The signals it published: name and variables.
    pub(crate) fn signaled(&self) -> Vec<String> {
        let events = self.journal.events.iter();
        let signaled = events.filter_map(|event| match event {
            InstanceEvent::SignalThrown(thrown) => {
                Some(format!("{} {}", thrown.name, thrown.variables.0.to_json()))
            }
            _ => None,
        });
        signaled.collect()
    }

    /// What is open outside: the elements of jobs, and of timers, messages and signals waited for.
    pub(crate) fn open_outside(&self) -> (usize, usize, usize) {
        let outside = &self.journal.outside;
        (
            outside.jobs.len(),
            outside.timers.len(),
            outside.messages.len() + outside.signals.len(),
        )
    }

    pub(crate) fn activations_of(&self, element: &str) -> impl Iterator<Item = ActivationId> {
        let activations = self.state.activations.values();
        activations
            .filter(move |activation| {
                activation
                    .element
                    .as_ref()
                    .is_some_and(|id| id.as_str() == element)
            })
            .map(|activation| activation.id)
    }

    /// A replay gives the same state, and so does a snapshot.
    pub(super) fn check(&self) {
        let mut replayed = InstanceState::new(self.state.id);
        for event in &self.journal.events {
            replayed.apply(event);
        }
        assert_eq!(replayed, self.state);
        let snapshot = serde_json::to_string(&self.state).unwrap();
        assert_eq!(
            serde_json::from_str::<InstanceState>(&snapshot).unwrap(),
            self.state
        );
        if self.state.status.has_ended() {
            assert_eq!(self.open_outside(), (0, 0, 0), "nothing stays open outside");
            let outside = &self.journal.outside;
            assert!(!outside.is_suspended && !outside.has_parked);
        }
        if matches!(
            self.state.status,
            InstanceStatus::Completed | InstanceStatus::Canceled
        ) {
            self.check_balance();
        }
    }

    /// Whatever was entered has ended, and has ended once; whatever was raised was resolved.
    fn check_balance(&self) {
        let (mut active, mut incidents) = (BTreeSet::new(), BTreeSet::new());
        let mut listeners = BTreeSet::new();
        for event in &self.journal.events {
            match event {
                InstanceEvent::ElementEntered(entered) => {
                    assert!(
                        active.insert(entered.activation),
                        "entered twice: {event:?}"
                    );
                }
                InstanceEvent::JobCreated(created) if created.listener.is_some() => {
                    listeners.insert(created.activation);
                }
                InstanceEvent::JobCompleted { activation, .. } => {
                    listeners.remove(activation);
                }
                InstanceEvent::ElementTerminated { activation, .. }
                    if listeners.remove(activation) => {}
                InstanceEvent::ElementCompleted(ElementCompleted { activation, .. })
                | InstanceEvent::ElementTerminated { activation, .. } => {
                    assert!(active.remove(activation), "ended twice: {event:?}");
                }
                InstanceEvent::IncidentRaised(raised) => {
                    incidents.insert(raised.incident);
                }
                InstanceEvent::IncidentResolved { incident, .. } => {
                    assert!(incidents.remove(incident), "resolved twice: {event:?}");
                }
                _ => {}
            }
        }
        assert!(
            active.is_empty() && incidents.is_empty() && listeners.is_empty(),
            "{active:?} {incidents:?} {listeners:?}"
        );
    }
}
