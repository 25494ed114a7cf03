//! `bpmn:endEvent` (BPMN 2.0.2, 13.5.5): ends its token. An error end event throws an error to whatever catches it around; a terminate
//! end event ends its scope; a message end event publishes its message first.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::EndEvent,
    value::Variables,
};

impl Behaviour for EndEvent {
    fn can_wait(&self) -> bool {
        match self {
            Self::None => false,
            Self::Error { .. } | Self::Terminate | Self::Message(_) => true,
        }
    }

    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::None => Ok(Progress::Done(Variables::default())),
            Self::Message(send) => send.execute(here, step),
            Self::Error { code } => {
                let nothing = Variables::default();
                let code = step
                    .view(here.activation, &nothing)
                    .string(code, &format!("the error code of '{}'", here.element.id))?;
                step.throw(here, &code, &nothing);
                Ok(Progress::Waits)
            }
            Self::Terminate => {
                step.terminate_others(here);
                Ok(Progress::Done(Variables::default()))
            }
        }
    }
}
