//! `bpmn:intermediateCatchEvent` (BPMN 2.0.2, 13.5.2): waits for a timer or a message.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::Catch,
};

impl Behaviour for Catch {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let awaits = step.await_catch(here.element, here.activation, self)?;
        step.open_subscription(here.activation, here.element, awaits);
        Ok(Progress::Waits)
    }
}
