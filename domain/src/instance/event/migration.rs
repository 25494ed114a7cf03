//! The move of an instance to another version of its process.

use crate::{
    ids::{ElementId, FlowId, ProcessVersionId, ResourceId},
    propagation::Propagation,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// See [`super::InstanceEvent::InstanceMigrated`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InstanceMigrated {
    /// The BPMN file of the version it runs from now on.
    pub resource: ResourceId,
    /// That version.
    pub process_version: ProcessVersionId,
    /// Its number.
    pub version: u32,
    /// What that version calls the process.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// Where variables go that leave an activity of that version.
    #[serde(default, skip_serializing_if = "Propagation::is_isolated")]
    pub propagation: Propagation,
    /// What elements are called there that had another name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub elements: BTreeMap<ElementId, ElementId>,
    /// The activities of that version that have a compensation handler.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub compensable: BTreeSet<ElementId>,
    /// What flows are called there on which tokens are, or which gateways have counted.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub flows: BTreeMap<FlowId, FlowId>,
    /// Why, as the operator said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl InstanceMigrated {
    /// What an element is called from now on.
    pub fn element(&self, id: &ElementId) -> ElementId {
        self.elements.get(id).unwrap_or(id).clone()
    }

    /// What a flow is called from now on.
    pub fn flow(&self, id: &FlowId) -> FlowId {
        self.flows.get(id).unwrap_or(id).clone()
    }
}
