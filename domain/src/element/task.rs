//! `bpmn:task`: a job if it names a task type (contract, "Task kinds"), else it passes at once.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::JobDefinition,
    value::Variables,
};

impl Behaviour for Option<JobDefinition> {
    fn can_wait(&self) -> bool {
        self.is_some()
    }

    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Some(job) => job.execute(here, step),
            None => Ok(Progress::Done(Variables::default())),
        }
    }
}
