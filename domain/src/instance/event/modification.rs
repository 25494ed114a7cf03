//! What an operator did to the tokens of an instance.

use super::Position;
use crate::ids::{ActivationId, ElementId};
use serde::{Deserialize, Serialize};

/// See [`super::InstanceEvent::InstanceModified`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InstanceModified {
    /// What was asked for, in its order.
    pub operations: Vec<Operation>,
    /// Why, as the operator said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One change of the tokens of an instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    /// A token is put before an element.
    StartBefore {
        /// The element.
        element: ElementId,
        /// The scope it is directly in, or one around that: the scopes between the two are made anew.
        scope: ActivationId,
    },
    /// A token is put on each flow that leaves an element.
    StartAfter {
        /// The element.
        element: ElementId,
        /// The scope it is directly in, or one around that.
        scope: ActivationId,
    },
    /// A token is taken away, with all that it is active in.
    CancelToken {
        /// The element that it is in, or before which it waits.
        element: ElementId,
        /// The scope of the element.
        scope: ActivationId,
        /// Which one, if there are several; the oldest if not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        activation: Option<ActivationId>,
    },
    /// All tokens of an element are taken away.
    CancelAll {
        /// The element.
        element: ElementId,
        /// Those in this scope; everywhere if not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scope: Option<ActivationId>,
    },
    /// Variables of a scope are set.
    SetVariables {
        /// The scope.
        scope: ActivationId,
    },
}

/// See [`super::InstanceEvent::TokensPlaced`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TokensPlaced {
    /// The scope they stand in.
    pub scope: ActivationId,
    /// The element whose scope it is; the process itself has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// Where each stands.
    pub at: Vec<Position>,
}
