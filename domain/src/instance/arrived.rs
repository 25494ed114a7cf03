//! What has come to parallel multiple events (BPMN 2.0.2, table 10.90): each is triggered when all of its event definitions have
//! occurred. What came by one waits for the others, first in first out; each time one of each is used up.

use super::{event::TriggerArrived, state::InstanceState};
use crate::{
    ids::ElementId,
    value::{self, Variables},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};

/// What has come to the parallel multiple events that wait on an activation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Arrived {
    /// By event and event definition.
    by_event: BTreeMap<ElementId, Vec<VecDeque<Variables>>>,
    /// About how many bytes of memory all of it takes. There may be much: it is not looked at each time.
    memory: u64,
    /// How much it holds ([`feel::Value::bytes`]).
    bytes: u64,
}

impl Arrived {
    /// Of what came by an event definition and is not used up, what came first.
    pub(crate) fn first(&self, event: &ElementId, definition: u32) -> Option<&Variables> {
        self.by_event.get(event)?.get(definition as usize)?.front()
    }

    pub(super) fn memory(&self) -> u64 {
        self.memory
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The events are called by other names.
    pub(super) fn rename(&mut self, renamed: impl Fn(&ElementId) -> ElementId) {
        let by_event = std::mem::take(&mut self.by_event).into_iter();
        self.by_event = by_event
            .map(|(event, came)| (renamed(&event), came))
            .collect();
    }

    fn keep(&mut self, event: &ElementId, definition: u32, variables: Variables) {
        self.memory = self.memory.wrapping_add(value::memory(&variables));
        self.bytes = self.bytes.wrapping_add(variables.0.bytes());
        let of_event = self.by_event.entry(event.clone()).or_default();
        let place = definition as usize;
        if of_event.len() <= place {
            of_event.resize_with(place + 1, VecDeque::new);
        }
        if let Some(of_definition) = of_event.get_mut(place) {
            of_definition.push_back(variables);
        }
    }

    /// The event is triggered by what came last, and by the first of each other definition.
    fn use_up(&mut self, event: &ElementId) {
        let Some(of_event) = self.by_event.get_mut(event) else {
            return;
        };
        for used in of_event.iter_mut().filter_map(VecDeque::pop_front) {
            self.memory = self.memory.wrapping_sub(value::memory(&used));
            self.bytes = self.bytes.wrapping_sub(used.0.bytes());
        }
    }
}

impl InstanceState {
    pub(super) fn arrive(&mut self, arrived: &TriggerArrived) {
        let Some(mut activation) = self.activations.get_mut(arrived.activation) else {
            return;
        };
        let kept = activation.arrived.get_or_insert_default();
        if arrived.completes {
            kept.use_up(&arrived.element);
        } else {
            let variables = arrived.variables.clone();
            kept.keep(&arrived.element, arrived.definition, variables);
        }
    }
}
