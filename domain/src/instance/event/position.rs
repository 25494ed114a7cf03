//! Where a token stands that waits to enter an element.

use crate::ids::{ElementId, FlowId};
use serde::{Deserialize, Serialize};

/// Where a token stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Position {
    /// On a sequence flow.
    Flow(FlowId),
    /// Before an element, by no flow: it was put there. It enters alone, also a join.
    Before(ElementId),
    /// Before a sub-process that is to be made for tokens inside it: it does not begin at its start event.
    Into {
        /// The sub-process or event sub-process.
        element: ElementId,
        /// Where tokens are to stand in it, by the same rules.
        #[cfg_attr(test, schemars(with = "Vec<serde_json::Value>"))]
        begins_at: Vec<Position>,
    },
}
