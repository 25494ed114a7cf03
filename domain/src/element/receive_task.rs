//! `bpmn:receiveTask` (BPMN 2.0.2, 10.3.3): waits for one message.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::MessageDefinition,
};

impl Behaviour for MessageDefinition {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let awaits = step.await_message(here.element, here.activation, self)?;
        step.open_subscription(here.activation, here.element, awaits);
        Ok(Progress::Waits)
    }
}
