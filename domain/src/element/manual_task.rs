//! `bpmn:manualTask`: a job if it names a task type, else a user task of type `ManualTask` (contract, "Task kinds").

use super::{Behaviour, Here, Progress, user_task};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::ManualTask,
};

impl Behaviour for ManualTask {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Job(job) => job.execute(here, step),
            Self::UserTask(definition) => user_task::create(definition, here, step),
        }
    }
}
