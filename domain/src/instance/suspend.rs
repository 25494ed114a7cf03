//! Suspension: while an instance is suspended no token of it moves. BPMN knows none; the public contract says what holds.
//!
//! It is suspended by itself, by its process version, or by an instance that called it. The first is an event of the instance; of the
//! others a step is told ([`Context::is_held`](super::step::Context)), for nothing happens to each instance when a version is suspended.
//!
//! | what comes meanwhile | what becomes of it |
//! |---|---|
//! | a worker's or a person's result | it is recorded, its job or task is done, and what follows waits |
//! | a failure that leaves attempts, an assignment, variables, a listener's start | as always |
//! | a timer, a message, a signal, the end or an escalation of a called instance, the resolution of an incident | it waits |
//! | what is triggered in an ad-hoc sub-process | its token stands there at once; a completion condition is asked when the instance goes on |
//! | a cancel | as always: an instance that is to end is not suspended |
//!
//! What waits is **parked** in the instance, in the order in which it came, and **released** one by one when nothing suspends the
//! instance any more: tokens that stood go first, but for one stimulus that whoever resumed something outside the instance releases at
//! once, and each goes on as far as it leads before the next. What comes before all of them are released waits behind them. One whose
//! activation an earlier one has ended leads to nothing, as if it had come too late; a message is given back then, for another to
//! receive.

use super::{
    activation::ActivationStatus,
    error::InstanceError,
    event::{InstanceEvent, ListenerCall, ListenerEvent, Stimulus, StimulusParked},
    state::InstanceStatus,
    step::Step,
    throw::Thrown,
};
use crate::{element, ids::ActivationId, value::Variables};

impl Step<'_> {
    /// Suspends the instance itself. Repeated, it changes nothing.
    pub(crate) fn suspend(&mut self, reason: Option<String>) -> Result<(), InstanceError> {
        match self.state.status {
            InstanceStatus::Canceling => Err(InstanceError::Canceling),
            InstanceStatus::Running if !self.state.suspended => {
                self.emit(InstanceEvent::InstanceSuspended { reason });
                Ok(())
            }
            InstanceStatus::NotStarted
            | InstanceStatus::Running
            | InstanceStatus::Completed
            | InstanceStatus::Canceled
            | InstanceStatus::Failed => Ok(()),
        }
    }

    /// Ends the suspension of the instance itself. It goes on if nothing else suspends it. Repeated, it changes nothing.
    pub(crate) fn resume(&mut self) {
        if self.state.suspended {
            self.emit(InstanceEvent::InstanceResumed {});
            self.look_everywhere();
        }
    }

    /// A step that may release what waits looks first at all that stood still, however many commands it carries out.
    pub(super) fn look_before_releasing(&mut self) {
        if !self.state.parked.is_empty() && !self.is_suspended() {
            self.look_everywhere();
        }
    }

    /// What suspended the instance may be over: what waits goes on. However little a step may do, it releases one, so that somebody
    /// is asked to go on with the others.
    pub(crate) fn go_on_if_resumed(&mut self) {
        if !self.is_suspended() && !self.state.parked.is_empty() {
            self.release();
        }
    }

    /// Whether anything suspends the instance.
    pub(crate) fn is_suspended(&self) -> bool {
        let can_be = match self.state.status {
            InstanceStatus::NotStarted | InstanceStatus::Running => true,
            InstanceStatus::Canceling
            | InstanceStatus::Completed
            | InstanceStatus::Canceled
            | InstanceStatus::Failed => false,
        };
        can_be && (self.state.suspended || self.is_held)
    }

    /// Whether what has come has to wait: the instance is suspended, or others wait that came before.
    pub(crate) fn must_wait(&self) -> bool {
        self.is_suspended() || (!self.state.parked.is_empty() && !self.is_releasing)
    }

    /// Lets a stimulus wait.
    pub(crate) fn park(&mut self, activation: ActivationId, stimulus: Stimulus) {
        let element = self.element_id_of(activation);
        self.emit(InstanceEvent::StimulusParked(Box::new(StimulusParked {
            activation,
            element,
            stimulus,
        })));
    }

    /// Tokens are left that could move. Whoever looks for what waits has to find the instance.
    pub(super) fn park_moves(&mut self) {
        if !self.state.suspended && self.state.parked.is_empty() {
            self.park(self.state.root(), Stimulus::GoOn {});
        }
    }

    /// Releases what came first.
    pub(super) fn release(&mut self) {
        let Some(first) = self.state.parked.first().cloned() else {
            return;
        };
        self.emit(InstanceEvent::StimulusReleased {
            activation: first.activation,
            element: first.element.clone(),
        });
        self.is_releasing = true;
        self.go_on_with(first);
        self.is_releasing = false;
    }

    /// Goes on with a stimulus. Its activation may have ended while it waited.
    fn go_on_with(&mut self, parked: StimulusParked) {
        let activation = parked.activation;
        match parked.stimulus {
            Stimulus::Begin {} => self.begin_root(),
            // Before anything was released, all was looked at that could move.
            Stimulus::GoOn {} => {}
            Stimulus::JobDone { variables } | Stimulus::UserTaskDone { variables } => {
                if let Some(here) = self.active(activation) {
                    self.complete(&here, &variables);
                }
            }
            Stimulus::ListenerDone {
                listener,
                variables,
            } => self.go_on_after_listener(activation, listener, &variables),
            Stimulus::JobGivenUp {
                cause,
                error_code,
                variables,
            } => element::give_up_job(self, activation, cause, &error_code, &variables),
            Stimulus::UserTaskGivenUp {
                error_code,
                variables,
            } => {
                if let Some(here) = self.active(activation) {
                    let code = &error_code;
                    self.throw(&here, Thrown::Error { code }, &variables);
                }
            }
            Stimulus::Timer { subscription, due } => self.fire_timer(subscription, due),
            Stimulus::Message {
                subscription,
                message,
                variables,
            } => {
                // Given back by an effect if nobody waits there any more.
                let _ = self.correlate_message(subscription, message, &variables);
            }
            Stimulus::Signal {
                subscription,
                signal,
                expires_at,
                variables,
            } => {
                // The one who waited may have ended.
                let _ = self.take_signal(subscription, (signal, expires_at), &variables);
            }
            Stimulus::CallEnded { outcome, variables } => {
                element::go_on_after_call(self, activation, outcome, &variables);
            }
            Stimulus::Escalation {
                called,
                escalation_code,
                variables,
            } => {
                if let Some(here) = self.active(activation) {
                    let thrown = Thrown::Escalation {
                        code: &escalation_code,
                        called: Some(called),
                    };
                    self.throw(&here, thrown, &variables);
                }
            }
            Stimulus::AdHocChanged {} => {
                if self.active(activation).is_some() {
                    self.judge_ad_hoc(activation);
                }
            }
            Stimulus::Resolution {
                incident,
                variables,
            } => {
                // What it held may have ended, and the incident with it.
                let _ = self.resolve_incident(incident, variables);
            }
        }
    }

    /// A listener is done; what called it may have ended meanwhile, or be about to: then only what is called for that counts.
    fn go_on_after_listener(
        &mut self,
        activation: ActivationId,
        listener: ListenerCall,
        variables: &Variables,
    ) {
        let host = self.state.activation(listener.host);
        let expected = match listener.event {
            ListenerEvent::Canceling => ActivationStatus::Terminating,
            ListenerEvent::Start
            | ListenerEvent::End
            | ListenerEvent::Creating
            | ListenerEvent::Assigning
            | ListenerEvent::Updating
            | ListenerEvent::Completing => ActivationStatus::Active,
        };
        if host.is_some_and(|host| host.status == expected)
            && let Some(called) = self.listener_called_by(activation, listener)
        {
            self.complete_listener(&called, variables);
        }
    }

    /// An instance that was suspended is to be canceled: what waited goes on as far as the end needs it, which is that of the listeners
    /// that are called because their user tasks end. All else has ended, but for the process itself, which begins no more.
    pub(super) fn go_on_to_cancel(&mut self, waited: Vec<StimulusParked>) {
        let root = self.state.root();
        for parked in waited {
            if self.state.status == InstanceStatus::Canceling && parked.activation != root {
                self.go_on_with(parked);
            }
        }
        self.look_everywhere();
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ids::{ActivationId, InstanceId, MessageId},
        instance::{
            command::{InstanceCommand, Start},
            error::InstanceError,
            event::{Catches, Parent, StartMessage},
            state::InstanceStatus,
        },
        testing::{Run, bpmn::*, given, json, plain_start},
    };
    use uuid::Uuid;

    fn worked() -> String {
        sequence([
            start("start"),
            job("work"),
            script("after", "=1", "x"),
            end("end"),
        ])
    }

    #[test]
    fn a_result_is_recorded_and_what_follows_from_it_waits() {
        let mut run = given(worked()).start("{}");
        run.after().suspend().complete_job("work", r#"{"a":1}"#);
        assert_eq!(
            run.trace(),
            [
                "InstanceSuspended",
                "JobCompleted work",
                "StimulusParked work (jobDone)"
            ]
        );
        assert_eq!(run.variables(), "{}");
        run.resume();
        assert_eq!(
            run.trace(),
            [
                "InstanceResumed",
                "StimulusReleased work",
                r#"VariablesSet {"a":1}"#,
                "ElementCompleted work",
                r#"VariablesSet {"x":1}"#,
                "ElementPassed after",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn suspending_and_resuming_again_changes_nothing() {
        let mut run = given(worked()).start("{}");
        run.suspend().after().suspend();
        assert_eq!(run.trace(), Vec::<String>::new());
        run.resume().after().resume();
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn a_job_that_was_reported_is_not_reported_again() {
        let mut run = given(worked()).start("{}");
        let activation = run.job("work");
        let command = InstanceCommand::CompleteJob {
            activation,
            offer: None,
            variables: json("{}"),
        };
        run.suspend().must(command.clone());
        assert_eq!(
            run.command(command),
            Err(InstanceError::JobEnded(activation))
        );
    }

    #[test]
    fn a_failure_that_leaves_attempts_offers_the_job_again_and_the_last_one_waits() {
        let mut run = given(worked()).start("{}");
        run.suspend()
            .fail_job("work", "broken")
            .fail_job("work", "broken")
            .after();
        run.fail_job("work", "broken");
        assert_eq!(
            run.trace(),
            ["JobFailed work 0 left", "StimulusParked work (jobGivenUp)"]
        );
        run.resume();
        assert_eq!(run.incidents().len(), 1);
    }

    #[test]
    fn a_task_that_was_reported_waits() {
        let mut run = given(sequence([start("start"), user_task("ask"), end("end")])).start("{}");
        run.suspend().complete_task("ask", r#"{"a":1}"#);
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }

    #[test]
    fn an_error_from_a_task_waits() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([boundary("failed", "work").error("declined"), end("gone")]);
        let mut run = given(content).start("{}");
        run.suspend()
            .throw_from_job("work", "declined", "{}")
            .after();
        assert_eq!(run.active(), ["work"]);
        run.resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_timer_waits_and_fires_once() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([
                boundary("tick", "work").cycle("R3/PT1S").non_interrupting(),
                end("ticked"),
            ]);
        let mut run = given(content).start("{}");
        run.suspend().fire("tick").after().fire("tick");
        assert_eq!(
            run.trace(),
            Vec::<String>::new(),
            "told again, it changes nothing"
        );
        run.resume();
        assert_eq!(
            run.trace(),
            [
                "InstanceResumed",
                "StimulusReleased work",
                "TimerFired tick",
                "ElementPassed tick",
                "ElementPassed ticked"
            ]
        );
    }

    fn raced() -> Run {
        let content = sequence([start("start"), receive("wait", "paid"), end("end")])
            + &sequence([boundary("late", "wait").timer("PT1H"), end("gone")]);
        given(content).start(r#"{"key":1}"#)
    }

    #[test]
    fn what_came_first_goes_first_and_a_message_that_is_too_late_is_given_back() {
        let mut run = raced();
        run.suspend()
            .fire("late")
            .message("paid", "1", "{}")
            .resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.returned(), 1);
        let mut run = raced();
        run.suspend()
            .message("paid", "1", "{}")
            .fire("late")
            .after()
            .resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.returned(), 0);
        assert!(run.trace().contains(&"MessageCorrelated wait".to_owned()));
    }

    #[test]
    fn a_message_that_waits_is_given_back_when_the_instance_is_canceled() {
        let mut run = raced();
        run.suspend().message("paid", "1", "{}").cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
        assert_eq!(run.returned(), 1);
    }

    #[test]
    fn signals_wait_each_once() {
        let content = sequence([start("start"), catch("wait").signal("opened"), end("end")]);
        let mut run = given(content).start("{}");
        run.suspend().signal("opened", r#"{"a":1}"#).after();
        run.signal_again("opened");
        assert_eq!(run.trace(), Vec::<String>::new());
        run.resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }

    #[test]
    fn an_incident_can_be_resolved_and_that_waits() {
        let content = sequence([
            start("start"),
            script("bad", "=if x = 1 then 1 else function() 1", "y"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.suspend().resolve("bad", r#"{"x":1}"#).after();
        run.resolve("bad", r#"{"x":1}"#);
        assert_eq!(
            run.trace(),
            Vec::<String>::new(),
            "asked again, it changes nothing"
        );
        run.resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn variables_are_set_at_once() {
        let mut run = given(worked()).start("{}");
        run.suspend()
            .must(InstanceCommand::SetVariables(json(r#"{"a":2}"#)));
        assert_eq!(run.variables(), r#"{"a":2}"#);
    }

    fn calling() -> Run {
        let content = sequence([start("start"), call("call", "other"), end("end")]);
        given(content).beside(other_with_job()).start("{}")
    }

    #[test]
    fn the_end_of_a_called_instance_waits() {
        let mut run = calling();
        run.suspend().in_child("call", |child| {
            child.complete_job("work", r#"{"a":1}"#);
        });
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resume();
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }

    #[test]
    fn a_suspended_instance_is_canceled_at_once() {
        let mut run = given(worked()).start("{}");
        run.suspend().complete_job("work", "{}").cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
        assert!(run.state.parked.is_empty());
    }

    fn with_canceling_listener() -> Run {
        let asked = user_task("ask").task_listener("canceling", "l");
        let content = sequence([start("start"), asked, end("end")])
            + &sequence([boundary("late", "ask").timer("PT1H"), end("gone")]);
        given(content).start("{}")
    }

    #[test]
    fn a_listener_that_was_called_for_the_end_of_a_task_is_not_forgotten_by_a_cancel() {
        let mut run = with_canceling_listener();
        run.fire("late").hold().complete_job("ask", "{}").cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
        let mut run = with_canceling_listener();
        run.hold().cancel();
        assert_eq!(run.status(), InstanceStatus::Canceling);
        run.complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn what_such_a_listener_failed_with_is_not_forgotten_by_a_cancel_nor_is_its_resolution() {
        let mut run = with_canceling_listener();
        run.fire("late")
            .hold()
            .throw_from_job("ask", "broken", "{}")
            .cancel();
        assert_eq!(run.status(), InstanceStatus::Canceling);
        run.resolve("ask", "{}").complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Canceled);
        let mut run = with_canceling_listener();
        run.fire("late")
            .throw_from_job("ask", "broken", "{}")
            .hold()
            .resolve("ask", "{}")
            .cancel();
        run.complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn a_process_whose_listener_is_done_begins_no_more_when_it_is_canceled() {
        let asked = user_task("ask").task_listener("canceling", "c");
        let content = process_listeners([("start", "s")])
            + &sequence([start("start"), job("work"), asked, end("end")]);
        let mut run = given(content).start("{}");
        run.modify(&[run.before("ask", "")]);
        run.hold().complete_job("process", "{}").cancel();
        assert_eq!(run.active(), ["ask", "ask"]);
        run.complete_job("ask", "{}");
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn what_is_canceling_cannot_be_suspended() {
        let mut run = calling();
        run.hold_deliveries().cancel();
        assert_eq!(
            run.command(InstanceCommand::Suspend { reason: None }),
            Err(InstanceError::Canceling)
        );
    }

    #[test]
    fn tokens_that_could_move_when_the_version_was_suspended_go_on_after() {
        let counted = sequence([
            start("start"),
            script("first", "=1", "x"),
            job("work"),
            end("end"),
        ]);
        let mut run = given(counted).budget(1).not_started();
        let start = InstanceCommand::Start(Box::new(plain_start()));
        let (started, unfinished) = run.step(start);
        assert_eq!((started, unfinished), (Ok(()), true));
        run.hold().after();
        assert_eq!(run.step(InstanceCommand::Continue), (Ok(()), false));
        assert_eq!(run.trace(), ["StimulusParked (goOn)"]);
        run.lift();
        assert_eq!(run.active(), ["work"]);
    }

    #[test]
    fn resuming_the_instance_does_not_resume_its_version() {
        let mut run = given(worked()).start("{}");
        run.hold()
            .suspend()
            .complete_job("work", "{}")
            .resume()
            .after();
        run.must(InstanceCommand::GoOnIfResumed);
        assert_eq!(run.trace(), Vec::<String>::new());
        run.lift();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_comes_before_all_is_released_waits_behind() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            end("x"),
        ]) + &nodes([job("b"), end("y")])
            + &path("fork b y");
        let mut run = given(content).start("{}");
        run.hold().complete_job("a", r#"{"r":1}"#).after();
        // The version is resumed, and a worker is faster than whoever tells the instance.
        run.is_held = false;
        run.complete_job("b", r#"{"r":2}"#);
        assert_eq!(run.variables(), r#"{"r":2}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn nothing_is_started_of_a_suspended_version() {
        let mut run = given(worked()).not_started();
        let start = InstanceCommand::Start(Box::new(plain_start()));
        assert_eq!(
            run.hold().command(start),
            Err(InstanceError::DefinitionSuspended)
        );
    }

    #[test]
    fn what_is_called_or_started_by_a_message_begins_after() {
        let parent = Parent {
            instance: InstanceId(Uuid::from_u128(7)),
            activation: ActivationId(Uuid::from_u128(8)),
            catches: Catches::default(),
            escalations: Catches::default(),
            depth: Some(1),
        };
        let message = StartMessage {
            id: MessageId(Uuid::from_u128(9)),
            name: "start".to_owned(),
            correlation_key: None,
        };
        for start in [
            Start {
                parent: Some(parent),
                ..plain_start()
            },
            Start {
                message: Some(message),
                ..plain_start()
            },
        ] {
            let mut run = given(worked()).not_started();
            run.hold().must(InstanceCommand::Start(Box::new(start)));
            assert_eq!(
                run.trace(),
                ["InstanceStarted start", "StimulusParked (begin)"]
            );
            run.lift();
            assert_eq!(run.active(), ["work"]);
        }
    }
}
