//! `bpmn:boundaryEvent` (BPMN 2.0.2, 13.5.3): waits while the activity it is attached to is active. An interrupting one ends the
//! activity. Its trigger is a subscription of the activity, or an error that the activity throws; it is entered only then.

use super::Behaviour;
use crate::model::graph::BoundaryEvent;

impl Behaviour for BoundaryEvent {
    fn can_wait(&self) -> bool {
        false
    }
}
