//! `bpmn:exclusiveGateway` (BPMN 2.0.2, 13.4.2): each token goes on alone, along the first flow in document order whose
//! condition holds, else along the default flow. Without either it is an incident of type `GatewayNoMatch`.

use super::{Behaviour, outgoing};
use crate::{
    ids::FlowId,
    instance::view::{Fault, View},
    model::graph::{Element, Process},
};

pub(super) struct ExclusiveGateway;

impl Behaviour for ExclusiveGateway {
    fn can_wait(&self) -> bool {
        false
    }

    fn leave(
        &self,
        process: &Process,
        element: &Element,
        scope: &View<'_>,
    ) -> Result<Vec<FlowId>, Fault> {
        if element.outgoing.is_empty() {
            Ok(Vec::new())
        } else {
            outgoing::first(process, element, scope)
        }
    }
}
