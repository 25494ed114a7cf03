//! `bpmn:subProcess`, embedded (BPMN 2.0.2, 13.3.4): a scope of its own; it is done when nothing is active in it any more.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::Scope,
};

impl Behaviour for Scope {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        step.start_scope(here.activation, self);
        Ok(Progress::Waits)
    }
}
