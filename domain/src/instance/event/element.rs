//! An element on its way: passed, entered, completed.

use super::{Compensates, Position};
use crate::{
    ids::{ActivationId, ElementId, FlowId},
    value::Variables,
};
use feel::Value;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// See [`super::InstanceEvent::ElementPassed`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ElementPassed {
    /// The id this passage has in history.
    pub activation: ActivationId,
    /// The element.
    pub element: ElementId,
    /// The scope it stands in.
    pub scope: ActivationId,
    /// The flows whose tokens it consumed; none for an element that is entered without a flow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<FlowId>,
    /// The flows it put tokens on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<FlowId>,
}

/// See [`super::InstanceEvent::ElementEntered`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ElementEntered {
    /// The new activation.
    pub activation: ActivationId,
    /// The element.
    pub element: ElementId,
    /// The activation it is a child of: its scope, or the body of an item.
    pub scope: ActivationId,
    /// The flows whose tokens it consumed; none for an element that is entered without a flow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<FlowId>,
    /// Its own variables: mapped inputs, an item and its counter.
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
    /// Its part in an activity that is repeated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<LoopRole>,
    /// Where tokens are to stand in a sub-process that was made for them; without any it begins as BPMN says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begins_at: Vec<Position>,
    /// That it is the compensation of this element, which completed before: it has the variables that were kept then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compensates: Option<Compensates>,
}

impl ElementEntered {
    /// A new activation in `scope`, and nothing besides.
    pub(crate) fn new(activation: ActivationId, element: ElementId, scope: ActivationId) -> Self {
        Self {
            activation,
            element,
            scope,
            from: Vec::new(),
            variables: Variables::default(),
            role: None,
            begins_at: Vec::new(),
            compensates: None,
        }
    }
}

/// The part an activation has in an activity that is repeated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LoopRole {
    /// It holds the items.
    Body {
        /// The input collection.
        #[cfg_attr(test, schemars(with = "Vec<crate::value::StoredValue>"))]
        collection: Arc<Vec<Value>>,
    },
    /// It holds as many items as the model says.
    Counted {
        /// How many.
        instances: u32,
    },
    /// It holds the runs of a standard loop, one after the other.
    Loop {},
    /// It is one item of a multi-instance activity, or one run of a standard loop.
    Item {
        /// Its place in the collection or among the runs, from 0.
        index: u32,
    },
}

/// See [`super::InstanceEvent::ElementCompleted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ElementCompleted {
    /// The activation that ended.
    pub activation: ActivationId,
    /// Its element.
    pub element: ElementId,
    /// The flows it put tokens on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<FlowId>,
    /// What a multi-instance item contributes to the output collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<crate::value::StoredValue>"))]
    pub output: Option<Value>,
}
