//! The state of an instance as of a moment: what it shows of itself now, and beside that every activation there was.

use crate::{
    incidents::IncidentRecord,
    instances::{Instance, Status},
    state::{State, tell},
    suspension::SuspendedBy,
};
use domain::{
    ids::{ActivationId, ElementId, IncidentId},
    instance::{
        activation::{self, ActivationStatus, LoopState},
        state::InstanceState,
    },
    model::graph::{Element, Process},
};
use feel::{Context, PlainJson};
use jiff::Timestamp;
use serde::Serialize;

/// The contract's `BpmnInstanceState` as it was, and more.
#[derive(Debug, Serialize)]
pub struct PastState {
    /// The state.
    #[serde(flatten)]
    pub state: State,
    /// The last event that it contains.
    pub at: LastEvent,
    /// Everything that was active, the process itself first.
    pub activations: Vec<Activation>,
}

/// The event a state ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LastEvent {
    /// Its place in the history, from 1.
    #[serde(rename = "seq")]
    pub sequence: u64,
    /// When it was decided.
    pub timestamp: Timestamp,
}

/// One run of one element, that had not ended then.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Activation {
    /// Its id.
    pub execution_key: ActivationId,
    /// The element; the process itself has none.
    #[serde(rename = "nodeID", skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// That element's kind as BPMN names it, `ServiceTask`.
    #[serde(rename = "nodeType", skip_serializing_if = "Option::is_none")]
    pub element_kind: Option<&'static str>,
    /// The scope it stands in; the process itself has none.
    #[serde(rename = "scopeID", skip_serializing_if = "Option::is_none")]
    pub scope: Option<ActivationId>,
    /// Where it is in its life.
    pub status: &'static str,
    /// The place of the multi-instance item it is, from 0.
    #[serde(rename = "miIndex", skip_serializing_if = "Option::is_none")]
    pub item_index: Option<u32>,
    /// The incident that holds it.
    #[serde(rename = "incidentID", skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// Its own variables.
    pub variables: PlainJson<Context>,
}

/// Tells the state of an instance as of the event `at`. `row` is its row as it is now, `incidents` are those that were open then.
pub fn tell_past(
    state: &InstanceState,
    at: LastEvent,
    process: &Process,
    row: Instance,
    incidents: Vec<IncidentRecord>,
) -> PastState {
    let status = Status::from(state.status);
    // What ended the instance had not happened before it ended.
    let failure = row.failure.filter(|_| status == Status::Failed);
    let row = match state.running() {
        // What it ran then.
        Some(running) => Instance {
            resource: running.resource,
            process_version: running.process_version,
            process_name: running.process_name.map(str::to_owned),
            version: running.version,
            status,
            failure,
            ..row
        },
        None => Instance {
            status,
            failure,
            ..row
        },
    };
    let mut activations: Vec<_> = state
        .activations
        .values()
        .map(|activation| tell_activation(state, process, activation))
        .collect();
    activations.sort_by_key(|activation| (activation.scope.is_some(), activation.execution_key));
    PastState {
        // Who suspended it then, and why, the history tells.
        state: tell(state, process, row, incidents, SuspendedBy::default()),
        at,
        activations,
    }
}

fn tell_activation(
    state: &InstanceState,
    process: &Process,
    activation: &activation::Activation,
) -> Activation {
    let element = activation.element.as_ref();
    let variables = state
        .own_variables(activation.id)
        .map(|variables| variables.0.clone());
    Activation {
        execution_key: activation.id,
        element: element.cloned(),
        element_kind: element
            .and_then(|element| process.find(element))
            .map(Element::kind_name),
        scope: activation.parent,
        status: match activation.status {
            ActivationStatus::Active => "ACTIVE",
            ActivationStatus::Terminating => "TERMINATING",
        },
        item_index: match activation.loop_state {
            Some(LoopState::Item { index }) => Some(index),
            Some(LoopState::Body { .. } | LoopState::Loop { .. }) | None => None,
        },
        incident: activation.incident,
        variables: PlainJson(variables.unwrap_or_default()),
    }
}
