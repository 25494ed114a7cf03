//! `bpmn:intermediateThrowEvent` (BPMN 2.0.2, 13.5.2): publishes its message; without one it marks a state that was reached.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::IntermediateThrowEvent,
    value::Variables,
};

impl Behaviour for IntermediateThrowEvent {
    fn can_wait(&self) -> bool {
        match self {
            Self::None => false,
            Self::Message(_) => true,
        }
    }

    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::None => Ok(Progress::Done(Variables::default())),
            Self::Message(send) => send.execute(here, step),
        }
    }
}
