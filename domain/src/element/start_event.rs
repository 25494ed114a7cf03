//! `bpmn:startEvent` (BPMN 2.0.2, 13.5.1): where the token of a process, a sub-process or an event sub-process begins. Its trigger
//! has come when it is entered: a message start is a subscription of the deployed resource, that of an event sub-process one of
//! the surrounding scope.

use super::Behaviour;
use crate::model::graph::StartEvent;

impl Behaviour for StartEvent {
    fn can_wait(&self) -> bool {
        false
    }
}
