//! What each kind of flow node does: one file per kind, one trait, and the one place where a kind meets its file.
//!
//! A behaviour reads the state through a [`Step`](crate::instance::step::Step) and changes it only by events.

mod ad_hoc_sub_process;
mod boundary_event;
mod call_activity;
mod complex_gateway;
mod end_event;
mod event_based_gateway;
mod event_sub_process;
mod exclusive_gateway;
mod inclusive_gateway;
mod intermediate_catch_event;
mod intermediate_throw_event;
mod manual_task;
mod outgoing;
mod parallel_gateway;
mod receive_task;
mod script_task;
mod send_task;
mod service_task;
mod several_throws;
mod start_event;
mod sub_process;
mod task;
mod throw;
mod transaction;
mod user_task;

pub(crate) use ad_hoc_sub_process::{
    ad_hoc_variables, end_ad_hoc_without_condition, set_ad_hoc_variables, trigger_in_ad_hoc,
};
pub(crate) use call_activity::{
    EndedCall, end_called_instance, escalate_from_called, go_on_after_call,
};
pub(crate) use service_task::{
    EvaluatedJob, complete_job, evaluate_job, expire_job_lock, fail_job, give_up_job, open_job,
};
pub(crate) use user_task::{
    after_task_listener, assign_user_task, complete_user_task, deny_task_change, fail_user_task,
};

use crate::{
    ids::FlowId,
    instance::{
        here::Here,
        step::Step,
        view::{Fault, View},
    },
    model::graph::{Element, ElementKind, Process},
    value::Variables,
};

/// How far an element got when it was executed.
pub(crate) enum Progress {
    /// It waits for something.
    Waits,
    /// It is done, with these results.
    Done(Variables),
    /// It is done, and its output mappings have been evaluated: this leaves it.
    Mapped(Variables),
}

/// The behaviour of a kind of flow node.
pub(crate) trait Behaviour {
    /// Whether it can hold a token. One that cannot is entered and left in a single event, and must not emit any itself.
    fn can_wait(&self) -> bool {
        true
    }

    /// The results of an element that has nothing to wait for, seen from inside it.
    fn compute(&self, _element: &Element, _inside: &View<'_>) -> Result<Variables, Fault> {
        Ok(Variables::default())
    }

    /// Starts its work. Whatever can fail comes before the first event.
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        self.compute(here.element, &step.seen_from(here.activation).view())
            .map(Progress::Done)
    }

    /// The flows that get a token when it ends, seen from the scope it is in.
    fn leave(
        &self,
        process: &Process,
        element: &Element,
        scope: &View<'_>,
    ) -> Result<Vec<FlowId>, Fault> {
        outgoing::split(process, element, scope)
    }

    /// Ends what it started outside the instance; whether that has to be waited for.
    fn must_wait_to_end(&self, _here: &Here<'_>, _step: &Step<'_>) -> bool {
        false
    }
}

/// An element of which the model may ask nothing: then it passes at once.
impl<B: Behaviour> Behaviour for Option<B> {
    fn can_wait(&self) -> bool {
        self.as_ref().is_some_and(B::can_wait)
    }

    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Some(behaviour) => behaviour.execute(here, step),
            None => Ok(Progress::Done(Variables::default())),
        }
    }

    fn must_wait_to_end(&self, here: &Here<'_>, step: &Step<'_>) -> bool {
        self.as_ref()
            .is_some_and(|behaviour| behaviour.must_wait_to_end(here, step))
    }
}

/// The behaviour of an element.
pub(crate) fn behaviour_of(kind: &ElementKind) -> &dyn Behaviour {
    match kind {
        ElementKind::StartEvent(start_event) => start_event,
        ElementKind::EndEvent(throw) | ElementKind::IntermediateThrowEvent(throw) => throw,
        ElementKind::IntermediateCatchEvent(trigger) => trigger,
        ElementKind::BoundaryEvent(boundary_event) => boundary_event,
        ElementKind::ExclusiveGateway => &exclusive_gateway::ExclusiveGateway,
        ElementKind::ParallelGateway => &parallel_gateway::ParallelGateway,
        ElementKind::InclusiveGateway => &inclusive_gateway::InclusiveGateway,
        ElementKind::EventBasedGateway => &event_based_gateway::EventBasedGateway,
        ElementKind::ComplexGateway(complex_gateway) => complex_gateway,
        ElementKind::Task(job) => job,
        ElementKind::ServiceTask(job) | ElementKind::BusinessRuleTask(job) => job,
        ElementKind::SendTask(send_task) => send_task,
        ElementKind::ReceiveTask(receive_task) => receive_task,
        ElementKind::ManualTask(human_task) | ElementKind::UserTask(human_task) => human_task,
        ElementKind::ScriptTask(script) => script,
        ElementKind::CallActivity(call_activity) => call_activity,
        ElementKind::SubProcess(scope) | ElementKind::Transaction(scope) => scope,
        ElementKind::EventSubProcess(event_sub_process) => event_sub_process,
        ElementKind::AdHocSubProcess(ad_hoc) => &**ad_hoc,
    }
}
