//! What has happened in a run, and what it made of the world outside.

use super::outside::Outside;
use crate::{
    aggregate::Event as _,
    ids::ElementId,
    instance::{
        effect::effects,
        event::{InstanceEvent, LoopRole, Position},
        state::InstanceState,
        step::Recorder,
    },
    stored,
};

/// Notes events and plays the world outside the stream.
pub(super) struct Journal {
    /// The fold of all events, from scratch.
    pub(super) folded: InstanceState,
    /// Whether it is compared with the state before each event.
    pub(super) checks: bool,
    pub(super) events: Vec<InstanceEvent>,
    /// How many events a test has looked at.
    pub(super) told: usize,
    pub(super) outside: Outside,
}

impl Recorder for Journal {
    fn record(&mut self, before: &InstanceState, event: InstanceEvent) -> InstanceEvent {
        let (_, event) = stored::read_back(&event).unwrap();
        assert!(
            !before.status.has_ended(),
            "nothing happens after the end: {event:?}"
        );
        for effect in effects(before, &event).unwrap() {
            self.outside.take(effect, before);
        }
        if self.checks {
            assert_eq!(self.folded, *before, "before {event:?}");
            self.folded.apply(&event);
        }
        self.events.push(event.clone());
        event
    }
}

/// An event in one line: its name, its element and what tells it from others.
pub(super) fn line(event: &InstanceEvent) -> String {
    let kind = event.kind();
    let element = event
        .element()
        .map(|element| format!(" {element}"))
        .unwrap_or_default();
    let detail = match event {
        InstanceEvent::StimulusParked(parked) => {
            let told = serde_json::to_value(&parked.stimulus).unwrap();
            let name = told
                .as_object()
                .and_then(|told| told.keys().next().cloned());
            format!(" ({})", name.unwrap())
        }
        InstanceEvent::ElementEntered(entered) => match &entered.role {
            Some(LoopRole::Body { .. }) => " (body)".to_owned(),
            Some(LoopRole::Counted { instances }) => format!(" ({instances} instances)"),
            Some(LoopRole::Loop {}) => " (loop)".to_owned(),
            Some(LoopRole::Item { index }) => format!(" (item {index})"),
            None if entered.compensates.is_some() => " (compensated)".to_owned(),
            None => String::new(),
        },
        InstanceEvent::AdHocElementsTriggered { triggered, .. } => {
            let ids: Vec<_> = triggered.iter().map(ElementId::as_str).collect();
            format!(" ({})", ids.join(" "))
        }
        InstanceEvent::VariablesSet { variables, .. } => format!(" {}", variables.0.to_json()),
        InstanceEvent::TriggerArrived(arrived) => {
            let all = if arrived.completes { ", all" } else { "" };
            format!(" ({}{all})", arrived.definition)
        }
        InstanceEvent::TimerFired {
            definition: Some(definition),
            ..
        }
        | InstanceEvent::MessageCorrelated {
            definition: Some(definition),
            ..
        }
        | InstanceEvent::SignalReceived {
            definition: Some(definition),
            ..
        } => format!(" ({definition})"),
        InstanceEvent::SubscriptionOpened(opened) => match opened.definition {
            Some(definition) => format!(" ({definition})"),
            None => String::new(),
        },
        InstanceEvent::TokensPlaced(placed) => {
            let at = placed.at.iter().map(position);
            format!(" [{}]", at.collect::<Vec<_>>().join(", "))
        }
        InstanceEvent::ErrorCaught { error_code, .. } => format!(" {error_code}"),
        InstanceEvent::EscalationThrown(thrown) => format!(" {}", thrown.escalation_code),
        InstanceEvent::EscalationCaught {
            escalation_code, ..
        } => format!(" {escalation_code}"),
        InstanceEvent::IncidentRaised(raised) => format!(" {}", raised.error_type.name()),
        InstanceEvent::JobCreated(created) => match created.listener {
            Some(listener) => format!(" ({} {})", listener.event.name(), created.task_type),
            None => String::new(),
        },
        InstanceEvent::JobFailed(failed) => format!(" {} left", failed.retries_left),
        _ => String::new(),
    };
    format!("{kind}{element}{detail}")
}

fn position(at: &Position) -> String {
    match at {
        Position::Flow(flow) => flow.to_string(),
        Position::Before(element) => element.to_string(),
        Position::Into { element, begins_at } => {
            let inside = begins_at.iter().map(position);
            format!("{element}[{}]", inside.collect::<Vec<_>>().join(", "))
        }
    }
}
