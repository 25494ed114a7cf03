//! `bpmn:eventBasedGateway` (BPMN 2.0.2, 13.4.4): waits for what each of its targets waits for; the first that comes is taken, and
//! its element passes.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::ElementKind,
};

pub(super) struct EventBasedGateway;

impl Behaviour for EventBasedGateway {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let process = step.process;
        let targets = here
            .element
            .outgoing
            .iter()
            .map(|flow| process.element(process.flow(*flow).target));
        let mut awaited = Vec::new();
        for target in targets {
            match &target.kind {
                ElementKind::IntermediateCatchEvent(catch) => {
                    awaited.push((target, step.await_catch(target, here.activation, catch)?));
                }
                ElementKind::ReceiveTask(message) => {
                    awaited.push((
                        target,
                        step.await_message(target, here.activation, message)?,
                    ));
                }
                // Validation lets nothing else follow an event-based gateway (BPMN 2.0.2, 10.6.6).
                _ => {}
            }
        }
        for (target, awaits) in awaited {
            step.open_subscription(here.activation, target, awaits);
        }
        Ok(Progress::Waits)
    }
}
