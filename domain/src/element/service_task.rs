//! `bpmn:serviceTask` (BPMN 2.0.2, 13.3.3): a job that an external worker takes, completes or fails.
//!
//! | the job | attempts left | what happens |
//! |---|---|---|
//! | is completed | | its results leave the task |
//! | fails technically, or its lock runs out | 1 or more | it is offered again |
//! | fails technically | 0 | its error is thrown |
//! | its lock runs out | 0 | incident `JobLockLost` |
//! | fails with a BPMN error | any, and it uses up none | its error is thrown |

use super::{Behaviour, Here, Progress};
use crate::{
    ids::{ActivationId, ElementId, LeaseId},
    instance::{
        activation::Work,
        command::JobOffer,
        error::InstanceError,
        event::{IncidentType, InstanceEvent, JobCreated, JobFailed, JobFailure, Repeat, Stimulus},
        incident::Uncaught,
        listener::CalledListener,
        step::Step,
        throw::Thrown,
        view::{self, Fault, View},
    },
    model::graph::{JobDefinition, Text},
    value::Variables,
};

/// The error code of a job whose lock ran out for the last time.
const LOCK_LOST: &str = "JobLockLost";

impl Behaviour for JobDefinition {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let seen = step.seen_from(here.activation);
        let element = &here.element.id;
        let evaluated = evaluate_job(self, &seen.view(), &format!("'{element}'"))?;
        let job = step.ids.work();
        step.emit(InstanceEvent::JobCreated(Box::new(JobCreated {
            activation: here.activation,
            job,
            element: element.clone(),
            task_type: evaluated.task_type,
            retries: evaluated.retries,
            headers: evaluated.headers,
            listener: None,
        })));
        Ok(Progress::Waits)
    }
}

/// What a job is offered with.
pub(crate) struct EvaluatedJob {
    pub(crate) task_type: String,
    pub(crate) retries: u32,
    pub(crate) headers: Vec<(String, String)>,
}

/// Evaluates what a job is offered with; `of` names whose it is in an error.
pub(crate) fn evaluate_job(
    job: &JobDefinition,
    view: &View<'_>,
    of: &str,
) -> Result<EvaluatedJob, Fault> {
    Ok(EvaluatedJob {
        task_type: view.string(&job.task_type, &format!("the task type of {of}"))?,
        retries: attempts(&job.retries, view, &format!("the retries of {of}"))?,
        headers: job.headers.clone(),
    })
}

fn attempts(text: &Text, view: &View<'_>, purpose: &str) -> Result<u32, Fault> {
    let value = view.value(text, purpose)?;
    // No retry is one attempt.
    view::whole_number::<u32>(&value)
        .map(|attempts| attempts.max(1))
        .ok_or_else(|| {
            let found = view::told(&value);
            Fault::feel(format!(
                "{purpose} must be a whole number from 0, but are {found}"
            ))
        })
}

/// A worker completed the job.
pub(crate) fn complete_job(
    step: &mut Step<'_>,
    activation: ActivationId,
    offer: Option<JobOffer>,
    variables: &Variables,
) -> Result<(), InstanceError> {
    let OpenJob { of, element, .. } = open_job(step, activation, offer)?;
    step.emit(InstanceEvent::JobCompleted {
        activation,
        element,
    });
    match of {
        JobOf::Element(_) if step.must_wait() => {
            let variables = variables.clone();
            step.park(activation, Stimulus::JobDone { variables });
        }
        JobOf::Element(here) => step.complete(&here, variables),
        JobOf::Listener(listener) => step.complete_listener(&listener, variables),
    }
    Ok(())
}

/// A worker could not do the job.
pub(crate) fn fail_job<'a>(
    step: &mut Step<'a>,
    job: &OpenJob<'a>,
    error_code: &str,
    retryable: bool,
    variables: &Variables,
) {
    // A BPMN error is no attempt that failed: it uses up none (contract, `ThrowBpmnExternalJobError`).
    let (cause, retries_left) = if retryable {
        (JobFailure::Technical, job.retries.saturating_sub(1))
    } else {
        (JobFailure::Business, job.retries)
    };
    step.emit(job_failed(job, cause, error_code, retries_left, variables));
    if cause == JobFailure::Business || retries_left == 0 {
        end_failed_job(step, job, cause, error_code, variables);
    }
}

/// The job failed for the last time: its error is thrown, or it needs an operator.
fn end_failed_job<'a>(
    step: &mut Step<'a>,
    job: &OpenJob<'a>,
    cause: JobFailure,
    code: &str,
    variables: &Variables,
) {
    if step.must_wait() {
        let stimulus = Stimulus::JobGivenUp {
            cause,
            error_code: code.to_owned(),
            variables: variables.clone(),
        };
        return step.park(job.activation, stimulus);
    }
    match (&job.of, cause) {
        (JobOf::Element(here), JobFailure::LockLost { .. }) => {
            step.raise(here, lock_lost(job), Repeat::Execute);
        }
        (JobOf::Listener(listener), JobFailure::LockLost { .. }) => {
            step.raise_for_listener(listener, lock_lost(job), None);
        }
        (JobOf::Element(here), JobFailure::Technical | JobFailure::Business) => {
            step.throw(here, Thrown::Error { code }, variables);
        }
        (JobOf::Listener(listener), JobFailure::Business) => {
            step.end_failed_listener(listener, Uncaught { code, variables });
        }
        (JobOf::Listener(listener), JobFailure::Technical) => {
            step.hold_failed_listener(listener, Uncaught { code, variables });
        }
    }
}

/// What has waited since the job failed for the last time. Its activation may have ended meanwhile.
pub(crate) fn give_up_job(
    step: &mut Step<'_>,
    activation: ActivationId,
    cause: JobFailure,
    code: &str,
    variables: &Variables,
) {
    if let Some((of, element)) = job_of(step, activation) {
        let job = OpenJob {
            activation,
            element,
            of,
            retries: 0,
        };
        end_failed_job(step, &job, cause, code, variables);
    }
}

/// A worker's lock ran out. The same offer costs one attempt only.
pub(crate) fn expire_job_lock(
    step: &mut Step<'_>,
    activation: ActivationId,
    offer: JobOffer,
    lease: LeaseId,
) -> Result<(), InstanceError> {
    let job = open_job(step, activation, Some(offer))?;
    let retries_left = job.retries.saturating_sub(1);
    step.emit(job_failed(
        &job,
        JobFailure::LockLost { lease },
        LOCK_LOST,
        retries_left,
        &Variables::default(),
    ));
    if retries_left == 0 {
        let cause = JobFailure::LockLost { lease };
        end_failed_job(step, &job, cause, LOCK_LOST, &Variables::default());
    }
    Ok(())
}

fn lock_lost(job: &OpenJob<'_>) -> Fault {
    let message = format!(
        "the worker that held the job of '{}' neither completed it nor kept its lock, and no attempt is left. See that \
         workers send heartbeats, then resolve the incident",
        job.element
    );
    Fault::new(IncidentType::JobLockLost, message)
}

fn job_failed(
    job: &OpenJob<'_>,
    cause: JobFailure,
    error_code: &str,
    retries_left: u32,
    variables: &Variables,
) -> InstanceEvent {
    InstanceEvent::JobFailed(JobFailed {
        activation: job.activation,
        element: job.element.clone(),
        cause,
        error_code: error_code.to_owned(),
        retries_left,
        variables: variables.clone(),
    })
}

/// A job that waits for its end.
pub(crate) struct OpenJob<'a> {
    activation: ActivationId,
    /// What its events name.
    element: ElementId,
    of: JobOf<'a>,
    retries: u32,
}

/// Whose work a job is.
enum JobOf<'a> {
    /// An element's own.
    Element(Here<'a>),
    /// A listener's.
    Listener(CalledListener<'a>),
}

/// Whose work the job of an activation is, and what its events name.
fn job_of<'a>(step: &Step<'a>, activation: ActivationId) -> Option<(JobOf<'a>, ElementId)> {
    let of = match step.called_listener(activation) {
        Some(listener) => JobOf::Listener(listener),
        None => JobOf::Element(step.active(activation)?),
    };
    Some((of, step.element_id_of(activation)?))
}

/// The open job of an activation, and that of the offer if one is named.
pub(crate) fn open_job<'a>(
    step: &Step<'a>,
    activation: ActivationId,
    offer: Option<JobOffer>,
) -> Result<OpenJob<'a>, InstanceError> {
    let Some((of, element)) = job_of(step, activation) else {
        return Err(InstanceError::JobNotFound(activation));
    };
    match step.state.activation(activation).map(|found| &found.work) {
        Some(Work::Job {
            job,
            retries,
            open: true,
            ..
        }) => {
            let retries = *retries;
            let present = JobOffer { job: *job, retries };
            if offer.is_some_and(|offer| offer != present) {
                return Err(InstanceError::JobOfferedAgain(activation));
            }
            Ok(OpenJob {
                activation,
                element,
                of,
                retries,
            })
        }
        Some(Work::Job { open: false, .. }) => Err(InstanceError::JobEnded(activation)),
        Some(Work::None | Work::UserTask { .. } | Work::CalledInstance { .. }) | None => {
            Err(InstanceError::JobNotFound(activation))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ids::LeaseId,
        instance::{command::InstanceCommand, error::InstanceError, state::InstanceStatus},
        model::testing::flow,
        testing::{bpmn::*, given},
        value::Variables,
    };
    use uuid::Uuid;

    #[test]
    fn a_job_waits_for_a_worker_whose_results_go_on() {
        let mut run =
            given(sequence([start("start"), job("work"), end("end")])).start(r#"{"a":1}"#);
        assert_eq!(
            run.trace(),
            [
                "InstanceStarted start",
                "ElementPassed start",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", r#"{"b":2}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                r#"VariablesSet {"b":2}"#,
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
        assert_eq!(run.variables(), r#"{"a":1,"b":2}"#);
    }

    #[test]
    fn a_task_type_that_comes_out_empty_is_an_incident() {
        let content = sequence([start("start"), task("work").with_type("=ty"), end("end")]);
        for empty in ["", " "] {
            let mut run = given(content.clone()).start(&format!(r#"{{"ty":"{empty}"}}"#));
            assert!(
                run.incidents()[0].contains(
                    "the task type of 'work' 'ty' must give a string, but gave an empty one"
                ),
                "{:?}",
                run.incidents()
            );
            run.resolve("work", r#"{"ty":"pay"}"#);
            run.complete_job("work", "{}");
            assert_eq!(run.status(), InstanceStatus::Completed);
        }
    }

    #[test]
    fn without_input_mappings_a_job_carries_all_it_can_see() {
        let inner = sequence([start("in"), job("work"), end("out")]);
        let content = sequence([
            start("start"),
            sub_process("sub", inner).input("=1", "own"),
            end("end"),
        ]);
        let run = given(content).start(r#"{"outer":0}"#);
        assert_eq!(run.payload("work"), r#"{"outer":0,"own":1}"#);
    }

    #[test]
    fn with_mappings_a_job_carries_and_leaves_only_what_they_say() {
        let work = job("work")
            .input("=a + 1", "b")
            .output("=result", "kept.here");
        let mut run =
            given(sequence([start("start"), work, end("end")])).start(r#"{"a":1,"kept":{"x":0}}"#);
        assert_eq!(run.payload("work"), r#"{"b":2}"#);
        run.complete_job("work", r#"{"result":3,"noise":4}"#);
        assert_eq!(run.variables(), r#"{"a":1,"kept":{"x":0,"here":3}}"#);
    }

    #[test]
    fn three_attempts_then_the_error_is_thrown() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &nodes([boundary("failed", "work").error("broken")])
            + &nodes([end("sorry")])
            + &flow("failed", "sorry");
        let mut run = given(content).start("{}");
        run.after()
            .fail_job("work", "broken")
            .fail_job("work", "broken");
        assert_eq!(
            run.trace(),
            ["JobFailed work 2 left", "JobFailed work 1 left"]
        );
        run.fail_job("work", "broken");
        assert_eq!(
            run.trace(),
            [
                "JobFailed work 0 left",
                "ErrorCaught failed broken",
                "ElementTerminated work",
                "ElementPassed failed",
                "ElementPassed sorry",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_bpmn_error_is_thrown_at_once_with_its_variables() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([boundary("failed", "work").error(""), user_task("repair")]);
        let mut run = given(content).start("{}");
        run.after()
            .throw_from_job("work", "declined", r#"{"why":"limit"}"#);
        assert_eq!(
            run.trace(),
            [
                "JobFailed work 3 left",
                "ErrorCaught failed declined",
                "ElementTerminated work",
                r#"VariablesSet {"why":"limit"}"#,
                "ElementPassed failed",
                "ElementEntered repair",
                "UserTaskCreated repair"
            ]
        );
    }

    #[test]
    fn an_uncaught_error_is_an_incident_and_resolved_the_job_runs_again_with_new_inputs() {
        let work = job("work").input("=amount", "amount");
        let mut run = given(sequence([start("start"), work, end("end")])).start(r#"{"amount":1}"#);
        run.throw_from_job("work", "declined", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        assert_eq!(
            run.incidents(),
            [
                "work BpmnError: error 'declined' was thrown from 'work' and nothing catches it. Resolve the incident to run the \
                 element again, or add a boundary event for this error"
            ]
        );
        run.after().resolve("work", r#"{"amount":2}"#);
        assert_eq!(
            run.trace(),
            [
                r#"VariablesSet {"amount":2}"#,
                "IncidentResolved work",
                r#"VariablesSet work {"amount":2}"#,
                "JobCreated work"
            ]
        );
        assert_eq!(run.payload("work"), r#"{"amount":2}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_lost_lock_costs_one_attempt_once_and_the_last_is_an_incident() {
        let mut run = given(sequence([
            start("start"),
            job("work").retries("2"),
            end("end"),
        ]))
        .start("{}");
        let activation = run.job("work");
        let lost = |offer| InstanceCommand::ExpireJobLock {
            activation,
            offer,
            lease: LeaseId(Uuid::nil()),
        };
        let first = run.offer("work");
        run.after().must(lost(first));
        assert_eq!(
            run.command(lost(first)),
            Err(InstanceError::JobOfferedAgain(activation))
        );
        assert_eq!(run.trace(), ["JobFailed work 1 left"]);
        run.must(lost(run.offer("work")));
        assert_eq!(
            run.trace(),
            ["JobFailed work 0 left", "IncidentRaised work JobLockLost"]
        );
        run.resolve("work", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_worker_whose_offer_is_over_ends_nothing() {
        let content = sequence([start("start"), job("work").retries("2"), end("end")]);
        let mut run = given(content).start("{}");
        let activation = run.job("work");
        let complete = |offer| InstanceCommand::CompleteJob {
            activation,
            offer: Some(offer),
            variables: Variables::default(),
        };
        let first = run.offer("work");
        run.fail_job("work", "broken");
        assert_eq!(
            run.command(complete(first)),
            Err(InstanceError::JobOfferedAgain(activation))
        );
        let second = run.offer("work");
        assert_ne!(first, second);
        run.must(complete(second));
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_job_ends_once() {
        let content = sequence([start("start"), job("work"), job("next"), end("end")]);
        let mut run = given(content).start("{}");
        let activation = run.job("work");
        let complete = || InstanceCommand::CompleteJob {
            activation,
            offer: None,
            variables: Variables::default(),
        };
        run.must(complete());
        let events = run.events().len();
        assert_eq!(
            run.command(complete()),
            Err(InstanceError::JobNotFound(activation))
        );
        run.throw_from_job("next", "declined", "{}");
        let next = run.state.activations.keys().last().copied().unwrap();
        let again = InstanceCommand::CompleteJob {
            activation: next,
            offer: None,
            variables: Variables::default(),
        };
        assert_eq!(run.command(again), Err(InstanceError::JobEnded(next)));
        assert!(run.events().len() > events, "only the failure was recorded");
    }

    #[test]
    fn attempts_are_a_whole_number_however_it_is_written() {
        for attempts in ["1.0", r#""1""#, "0"] {
            let content = sequence([start("start"), job("work").retries("=n"), end("end")]);
            let mut run = given(content).start(&format!(r#"{{"n":{attempts}}}"#));
            run.after().fail_job("work", "broken");
            assert_eq!(run.trace()[0], "JobFailed work 0 left");
        }
    }

    #[test]
    fn attempts_must_be_a_whole_number() {
        let mut run = given(sequence([
            start("start"),
            job("work").retries("=n"),
            end("end"),
        ]))
        .start(r#"{"n":-1}"#);
        assert_eq!(
            run.incidents(),
            ["work FeelError: the retries of 'work' must be a whole number from 0, but are -1"]
        );
        run.resolve("work", r#"{"n":1}"#)
            .throw_from_job("work", "declined", "{}");
        assert_eq!(run.incidents().len(), 1);
    }

    #[test]
    fn a_task_type_that_no_worker_can_ask_for_is_an_incident() {
        let work = node("serviceTask", "work").extension(r#"<q:taskDefinition type="=kind"/>"#);
        let run = given(sequence([start("start"), work, end("end")]))
            .start(&format!(r#"{{"kind":"{}"}}"#, "x".repeat(300)));
        assert_eq!(
            run.incidents(),
            ["work FeelError: the task type of 'work': expected at most 255 characters, found 300"]
        );
    }

    #[test]
    fn each_item_of_a_multi_instance_is_a_job_of_its_own() {
        let content = sequence([start("start"), job("work").for_each("items"), end("end")]);
        let mut run = given(content).start(r#"{"items":[1,2]}"#);
        assert_eq!(run.open_outside(), (2, 0, 0));
        run.complete_job("work", r#"{"result":10}"#)
            .complete_job("work", r#"{"result":20}"#);
        assert_eq!(run.variables(), r#"{"items":[1,2],"results":[10,20]}"#);
    }

    #[test]
    fn results_outlast_a_fault_in_what_follows() {
        let work = job("work").output("=if total = null then 1 / 0 else total", "sum");
        let content = sequence([start("start"), work])
            + &nodes([end("end")])
            + &crate::model::testing::flow_if("work", "end", "=sum");
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"total":5}"#);
        assert_eq!(
            run.incidents(),
            [
                "work FeelError: the condition of flow 'work-end' 'sum' must give a boolean, but gave number"
            ]
        );
        run.after().resolve("work", r#"{"total":true}"#);
        assert_eq!(
            run.trace(),
            [
                r#"VariablesSet work {"total":true}"#,
                "IncidentResolved work",
                r#"VariablesSet {"sum":true}"#,
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }
}
