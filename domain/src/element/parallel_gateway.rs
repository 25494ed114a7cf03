//! `bpmn:parallelGateway` (BPMN 2.0.2, 13.4.1): waits for a token on each incoming flow, then puts one on each outgoing flow.
//! The tokens wait on their flows; `instance/join.rs` knows when there are enough.

use super::{Behaviour, outgoing};
use crate::{
    ids::FlowId,
    instance::view::{Fault, View},
    model::graph::{Element, Process},
};

pub(super) struct ParallelGateway;

impl Behaviour for ParallelGateway {
    fn can_wait(&self) -> bool {
        false
    }

    fn leave(
        &self,
        process: &Process,
        element: &Element,
        _scope: &View<'_>,
    ) -> Result<Vec<FlowId>, Fault> {
        Ok(outgoing::all(process, element))
    }
}
