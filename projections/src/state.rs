//! The state of an instance as the contract shows it (`BpmnInstanceState`). There is no table: it is told from the fold of the
//! instance's events, the process it runs, and its rows in `instances` and `incidents`.

use crate::{
    incidents::IncidentRecord,
    instances::{Instance, Status},
    stored_json::StoredJson,
    suspension::{SuspendedBy, SuspensionEntry},
};
use domain::{
    ids::{ActivationId, ElementId, FlowId, IncidentId, InstanceId, ProcessId, ResourceId},
    instance::{
        activation::{Activation, Token},
        event::Position,
        state::InstanceState,
    },
    model::graph::{Element, Joins, Process},
};
use feel::{Context, PlainJson};
use serde::Serialize;
use std::collections::BTreeMap;

/// The contract's `BpmnInstanceState`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// The resource its process is in.
    #[serde(rename = "resourceID")]
    pub resource: ResourceId,
    /// Its id.
    #[serde(rename = "workflowID")]
    pub id: InstanceId,
    /// The instance that called it.
    #[serde(rename = "parentWorkflowID", skip_serializing_if = "Option::is_none")]
    pub parent: Option<InstanceId>,
    /// The process.
    pub process_id: ProcessId,
    /// The number of the process version; 0 of a draft under test.
    #[serde(rename = "processVersion")]
    pub version: u32,
    /// Where it is in its life.
    pub status: Status,
    /// The variables of the root scope.
    pub variables: PlainJson<Context>,
    /// Whether it failed or something needs an operator.
    pub error: bool,
    /// What needs an operator, newest first.
    pub incidents: Vec<Incident>,
    /// The scopes that hold tokens; the root first, and each after the one around it.
    pub active_scopes: Vec<ActiveScope>,
    /// The joins that wait for further tokens.
    pub pending_join_arrivals: Vec<JoinArrivals>,
    /// What suspends it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_suspension: Option<SuspensionEntry>,
    /// What suspends its process version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition_suspension: Option<SuspensionEntry>,
    /// What suspends the nearest suspended instance above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_suspension: Option<SuspensionEntry>,
    /// The error it ended with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    /// The caller's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_id: Option<String>,
    /// Whether it is a test instance.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
}

/// The contract's `BpmnIncident`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Incident {
    /// Its id.
    #[serde(rename = "incidentID")]
    pub id: IncidentId,
    /// The element.
    #[serde(rename = "nodeID")]
    pub element: ElementId,
    /// The scope the activation stands in.
    #[serde(rename = "scopeID", skip_serializing_if = "Option::is_none")]
    pub scope: Option<ActivationId>,
    /// The scope around that one.
    #[serde(rename = "parentScopeID", skip_serializing_if = "Option::is_none")]
    pub parent_scope: Option<ActivationId>,
    /// The activation that waits for its resolution.
    pub execution_key: ActivationId,
    /// The place of the multi-instance item it happened in, from 0.
    #[serde(rename = "miIndex", skip_serializing_if = "Option::is_none")]
    pub item_index: Option<u32>,
    /// What went wrong and what to do.
    pub error_message: String,
    /// The BPMN error's code, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// Its category.
    pub error_type: String,
    /// The variables that the activation saw then.
    pub variables: StoredJson,
    /// When it was raised, in milliseconds since 1970.
    pub timestamp: i64,
}

/// The contract's `ActiveScope`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActiveScope {
    /// Its activation.
    #[serde(rename = "scopeID")]
    pub id: ActivationId,
    /// The scope around it; the root has none.
    #[serde(rename = "parentScopeID", skip_serializing_if = "Option::is_none")]
    pub parent: Option<ActivationId>,
    /// The element whose scope it is; the root has none.
    #[serde(rename = "nodeID", skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// How many tokens each element in it holds.
    pub active_nodes: BTreeMap<ElementId, u32>,
    /// The number of the process version.
    #[serde(rename = "processVersion")]
    pub version: u32,
    /// Its own variables.
    pub variables: PlainJson<Context>,
}

/// The contract's `JoinArrivals`: the tokens that wait before a gateway for others.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JoinArrivals {
    /// The gateway.
    #[serde(rename = "nodeId")]
    pub element: ElementId,
    /// The scope it is in.
    #[serde(rename = "scopeId")]
    pub scope: ActivationId,
    /// The flows that tokens came by, oldest first.
    #[serde(rename = "incomingFlows")]
    pub flows: Vec<FlowId>,
}

/// Tells the state of an instance. `row` and `incidents` are its rows, `process` is what it runs.
pub fn tell(
    state: &InstanceState,
    process: &Process,
    row: Instance,
    incidents: Vec<IncidentRecord>,
    suspended: SuspendedBy,
) -> State {
    State {
        resource: row.resource,
        id: row.id,
        parent: row.parent,
        process_id: row.process_id,
        version: row.version,
        status: row.status,
        variables: PlainJson(state.variables.0.clone()),
        error: row.status == Status::Failed || !incidents.is_empty(),
        incidents: incidents.into_iter().map(Incident::from).collect(),
        active_scopes: active_scopes(state, process, row.version),
        pending_join_arrivals: pending_join_arrivals(state, process),
        instance_suspension: suspended.instance,
        definition_suspension: suspended.definition,
        parent_suspension: suspended.parent,
        failure_reason: row
            .failure
            .map(|code| format!("the process ended with the error '{code}'")),
        business_id: row.business_id,
        test: row.test,
    }
}

impl From<IncidentRecord> for Incident {
    fn from(record: IncidentRecord) -> Self {
        Self {
            id: record.id,
            element: record.element,
            scope: record.scope,
            parent_scope: record.parent_scope,
            execution_key: record.execution_key,
            item_index: record.item_index,
            error_message: record.error_message,
            error_code: record.error_code,
            error_type: record.error_type,
            variables: record.variables,
            timestamp: record.raised_at.as_millisecond(),
        }
    }
}

/// A scope holds tokens while something is active in it or waits to enter. Ids grow with time, so a scope sorts behind the one
/// around it.
fn active_scopes(state: &InstanceState, process: &Process, version: u32) -> Vec<ActiveScope> {
    let root = state.root();
    let mut nodes: BTreeMap<ActivationId, BTreeMap<ElementId, u32>> = BTreeMap::new();
    let active = state
        .activations
        .values()
        // A listener holds no token: what it is called for does.
        .filter(|activation| activation.listener.is_none())
        .filter_map(|activation| Some((activation.parent?, activation.element.clone()?)));
    let waiting = waiting_tokens(state)
        .filter_map(|(scope, token)| Some((scope, target(process, token)?.id.clone())));
    for (scope, element) in active.chain(waiting) {
        *nodes.entry(scope).or_default().entry(element).or_default() += 1;
    }
    let mut scopes: Vec<_> = nodes
        .into_iter()
        .filter_map(|(id, active_nodes)| {
            let scope = state.activation(id)?;
            Some(active_scope(state, scope, active_nodes, version))
        })
        .collect();
    scopes.sort_by_key(|scope| (scope.id != root, scope.id));
    scopes
}

fn active_scope(
    state: &InstanceState,
    scope: &Activation,
    active_nodes: BTreeMap<ElementId, u32>,
    version: u32,
) -> ActiveScope {
    let variables = state
        .own_variables(scope.id)
        .map(|variables| variables.0.clone());
    ActiveScope {
        id: scope.id,
        parent: scope.parent,
        element: scope.element.clone(),
        active_nodes,
        version,
        variables: PlainJson(variables.unwrap_or_default()),
    }
}

fn pending_join_arrivals(state: &InstanceState, process: &Process) -> Vec<JoinArrivals> {
    let mut arrivals: Vec<JoinArrivals> = Vec::new();
    for (scope, token) in waiting_tokens(state) {
        let Position::Flow(flow) = &token.at else {
            continue;
        };
        let join = process.target(flow);
        let Some(join) = join.filter(|element| element.joins() != Joins::Nothing) else {
            continue;
        };
        let known = arrivals
            .iter_mut()
            // The tokens come scope by scope.
            .rev()
            .take_while(|arrival| arrival.scope == scope)
            .find(|arrival| arrival.element == join.id);
        match known {
            Some(arrival) => arrival.flows.push(flow.clone()),
            None => arrivals.push(JoinArrivals {
                element: join.id.clone(),
                scope,
                flows: vec![flow.clone()],
            }),
        }
    }
    arrivals
}

/// The tokens that wait to enter an element, each with its scope.
fn waiting_tokens(state: &InstanceState) -> impl Iterator<Item = (ActivationId, &Token)> {
    let scopes = state.activations.values();
    scopes.flat_map(|scope| scope.tokens.iter().map(|token| (scope.id, token)))
}

/// The element that a token is about to enter.
fn target<'a>(process: &'a Process, token: &Token) -> Option<&'a Element> {
    match &token.at {
        Position::Flow(flow) => process.target(flow),
        Position::Before(element) | Position::Into { element, .. } => process.find(element),
    }
}
