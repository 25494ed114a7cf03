//! What end events and intermediate throw events do.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, throw::Thrown, view::Fault},
    model::graph::Throw,
    value::Variables,
};

impl Behaviour for Throw {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Message(send) => send.execute(here, step),
            Self::Error { code } => {
                let nothing = Variables::default();
                let code = step
                    .seen_from(here.activation)
                    .view()
                    .string(code, &format!("the error code of '{}'", here.element.id))?;
                step.throw(here, Thrown::Error { code: &code }, &nothing);
                Ok(Progress::Waits)
            }
            Self::Escalation { code } => {
                let code = step.seen_from(here.activation).view().string(
                    code,
                    &format!("the escalation code of '{}'", here.element.id),
                )?;
                // What its output mappings give goes with it, and leaves the event as it does elsewhere if that goes on.
                let leaving = step.leaving_variables(
                    here.element,
                    here.activation,
                    here.scope,
                    &Variables::default(),
                )?;
                let thrown = Thrown::Escalation {
                    code: &code,
                    called: None,
                };
                step.throw(here, thrown, &leaving);
                Ok(match step.active(here.activation) {
                    Some(_) => Progress::Mapped(leaving),
                    // What caught it has interrupted it.
                    None => Progress::Waits,
                })
            }
            Self::Terminate => {
                step.terminate_others(here);
                Ok(Progress::Done(Variables::default()))
            }
        }
    }
}
