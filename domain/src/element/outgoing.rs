//! Choosing among outgoing sequence flows (BPMN 2.0.2, 8.4.13 and 13.4).

use crate::{
    ids::FlowId,
    instance::{
        event::IncidentType,
        view::{Fault, View},
    },
    model::graph::{Element, FlowIndex, Process, SequenceFlow},
};

/// Every flow, whatever its condition.
pub(super) fn all(process: &Process, element: &Element) -> Vec<FlowId> {
    element
        .outgoing
        .iter()
        .map(|flow| process.flow(*flow).id.clone())
        .collect()
}

/// The first flow in document order whose condition holds, else the default flow.
pub(super) fn first(
    process: &Process,
    element: &Element,
    scope: &View<'_>,
) -> Result<Vec<FlowId>, Fault> {
    for flow in flows_but_default(process, element) {
        if holds(flow, scope)? {
            return Ok(vec![flow.id.clone()]);
        }
    }
    default_or_fault(process, element)
}

/// Every flow whose condition holds or that has none; if there are none, the default flow.
pub(super) fn split(
    process: &Process,
    element: &Element,
    scope: &View<'_>,
) -> Result<Vec<FlowId>, Fault> {
    let mut taken = Vec::new();
    for flow in flows_but_default(process, element) {
        if holds(flow, scope)? {
            taken.push(flow.id.clone());
        }
    }
    if taken.is_empty() && !element.outgoing.is_empty() {
        default_or_fault(process, element)
    } else {
        Ok(taken)
    }
}

/// Every flow that has a condition which holds.
pub(super) fn conditional(
    process: &Process,
    element: &Element,
    scope: &View<'_>,
) -> Result<Vec<FlowId>, Fault> {
    let mut taken = Vec::new();
    for flow in flows_but_default(process, element) {
        if flow.condition.is_some() && holds(flow, scope)? {
            taken.push(flow.id.clone());
        }
    }
    Ok(taken)
}

fn flows_but_default<'a>(
    process: &'a Process,
    element: &'a Element,
) -> impl Iterator<Item = &'a SequenceFlow> {
    let is_default = |flow: &FlowIndex| element.default_flow == Some(*flow);
    element
        .outgoing
        .iter()
        .filter(move |flow| !is_default(flow))
        .map(|flow| process.flow(*flow))
}

fn holds(flow: &SequenceFlow, scope: &View<'_>) -> Result<bool, Fault> {
    match &flow.condition {
        Some(condition) => scope.holds(condition, &format!("the condition of flow '{}'", flow.id)),
        None => Ok(true),
    }
}

fn default_or_fault(process: &Process, element: &Element) -> Result<Vec<FlowId>, Fault> {
    match element.default_flow {
        Some(flow) => Ok(vec![process.flow(flow).id.clone()]),
        None => Err(Fault::new(
            IncidentType::GatewayNoMatch,
            format!(
                "no condition of a flow out of '{}' holds and it has no default flow. Correct the variables the conditions \
                 read and resolve the incident",
                element.id
            ),
        )),
    }
}
