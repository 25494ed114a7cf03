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
            Self::Terminate => {
                step.terminate_others(here);
                Ok(Progress::Done(Variables::default()))
            }
        }
    }
}
