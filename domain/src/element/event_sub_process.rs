//! `bpmn:subProcess` with `triggeredByEvent` (BPMN 2.0.2, 13.5.4): its start event is waited for while the scope around it is
//! active. An interrupting one ends everything else in that scope; another one runs beside it, as often as it is triggered.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::EventSubProcess,
    value::Variables,
};

impl Behaviour for EventSubProcess {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        // Only after an incident: what triggered it is among its variables already.
        let start_event = step.process.element(self.start_event);
        step.pass_triggered(
            start_event,
            here.activation,
            Vec::new(),
            &Variables::default(),
        );
        Ok(Progress::Waits)
    }
}
