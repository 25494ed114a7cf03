//! `bpmn:inclusiveGateway` (BPMN 2.0.2, 13.4.3): as a split, takes every flow whose condition holds, else the default flow; as a
//! join, waits for every token that can still reach it. The tokens wait on their flows; `instance/join.rs` judges.

use super::Behaviour;

pub(super) struct InclusiveGateway;

impl Behaviour for InclusiveGateway {
    fn can_wait(&self) -> bool {
        false
    }
}
