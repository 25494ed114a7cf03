//! The one door: commands in, events out. Pure; everything an answer depends on is an argument.

use super::{
    agenda::Agenda,
    command::InstanceCommand,
    contradiction::Contradiction,
    error::InstanceError,
    event::ListenerEvent,
    state::{InstanceState, InstanceStatus},
    step::{Context, Recorder, Step},
};
use crate::{element, model::graph::Process, value::Variables};

/// What a step came to. Its events went to the recorder.
pub struct Decision {
    /// The state after the last event.
    pub state: InstanceState,
    /// What became of each command. One that is refused has changed nothing; the others stand.
    pub results: Vec<Result<(), InstanceError>>,
    /// Whether tokens are left that could move on: the driver is to send [`InstanceCommand::Continue`].
    pub unfinished: bool,
}

/// Carries out commands in their order, moving tokens on after each as far as the budget goes.
///
/// # Errors
///
/// What was decided on cannot be. The events that were recorded meanwhile are void, and so is the state.
pub fn decide(
    state: InstanceState,
    commands: Vec<InstanceCommand>,
    context: Context<'_>,
    recorder: &mut dyn Recorder,
) -> Result<Decision, Contradiction> {
    let mut step = Step::new(state, context, recorder);
    step.look_before_releasing();
    let mut unfinished = false;
    let results = commands
        .into_iter()
        .map(|command| {
            let result = step.carry_out(command);
            unfinished = step.run();
            result
        })
        .collect();
    Ok(Decision {
        state: step.into_state()?,
        results,
        unfinished,
    })
}

/// Whether tokens are left that could move on although nothing comes from outside: somebody must be about to send
/// [`InstanceCommand::Continue`]. So too if the state contradicts the process: the step that is asked for reports it. What waits
/// because the instance was suspended is released by [`InstanceCommand::GoOnIfResumed`].
pub fn is_unfinished(state: &InstanceState, process: &Process) -> bool {
    let is_held_up = state.suspended || !state.parked.is_empty();
    !state.status.has_ended()
        && !is_held_up
        && !matches!(Agenda::of(state).next(state, process), Ok(None))
}

impl Step<'_> {
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each command, and nothing else"
    )]
    fn carry_out(&mut self, command: InstanceCommand) -> Result<(), InstanceError> {
        self.check_variables(&command)?;
        if let InstanceCommand::Start(start) = command {
            return self.start(*start);
        }
        match self.state.status {
            InstanceStatus::NotStarted => return Err(InstanceError::NotFound),
            InstanceStatus::Running | InstanceStatus::Canceling => {}
            InstanceStatus::Completed | InstanceStatus::Canceled | InstanceStatus::Failed => {
                return self.after_end(&command);
            }
        }
        match command {
            InstanceCommand::Start(_) => Ok(()),
            InstanceCommand::Continue => {
                self.look_everywhere();
                Ok(())
            }
            InstanceCommand::SetVariables(variables) => {
                self.set_from_outside(self.state.root(), variables);
                Ok(())
            }
            InstanceCommand::Modify(modification) => self.modify(*modification),
            InstanceCommand::Migrate(migration) => self.migrate(*migration),
            InstanceCommand::TriggerInAdHoc { ad_hoc, element } => {
                element::trigger_in_ad_hoc(self, &ad_hoc, element)
            }
            InstanceCommand::SetAdHocVariables { ad_hoc, variables } => {
                element::set_ad_hoc_variables(self, &ad_hoc, variables)
            }
            InstanceCommand::Cancel => {
                self.cancel_instance();
                Ok(())
            }
            InstanceCommand::Abandon => {
                self.abandon_instance();
                Ok(())
            }
            InstanceCommand::ResolveIncident {
                incident,
                variables,
            } => self.resolve_incident(incident, variables),
            InstanceCommand::CompleteJob {
                activation,
                offer,
                variables,
            } => element::complete_job(self, activation, offer, &variables),
            InstanceCommand::FailJob {
                activation,
                offer,
                error_code,
                retryable,
                variables,
            } => {
                let open = element::open_job(self, activation, offer)?;
                element::fail_job(self, &open, error_code.as_str(), retryable, &variables);
                Ok(())
            }
            InstanceCommand::ExpireJobLock {
                activation,
                offer,
                lease,
            } => element::expire_job_lock(self, activation, offer, lease),
            InstanceCommand::CompleteUserTask {
                activation,
                variables,
            } => element::complete_user_task(self, activation, &variables),
            InstanceCommand::FailUserTask {
                activation,
                error_code,
                variables,
            } => element::fail_user_task(self, activation, error_code.as_str(), &variables),
            InstanceCommand::AssignUserTask { activation, change } => {
                element::assign_user_task(self, activation, change)
            }
            InstanceCommand::FireTimer { subscription, due } => {
                self.fire_timer(subscription, due);
                Ok(())
            }
            InstanceCommand::CorrelateMessage {
                subscription,
                message,
                variables,
            } => self.correlate_message(subscription, message, &variables),
            InstanceCommand::ReceiveSignal {
                subscription,
                signal,
                expires_at,
                variables,
            } => self.receive_signal(subscription, (signal, expires_at), &variables),
            InstanceCommand::EndCalledInstance {
                activation,
                child,
                outcome,
                variables,
                escalations,
            } => {
                let ended = element::EndedCall {
                    child,
                    outcome,
                    escalations,
                };
                element::end_called_instance(self, activation, ended, &variables)
            }
            InstanceCommand::EscalateFromCalled {
                activation,
                called,
                escalation_code,
                variables,
            } => element::escalate_from_called(
                self,
                activation,
                called,
                &escalation_code,
                &variables,
            ),
            InstanceCommand::Suspend { reason } => self.suspend(reason),
            InstanceCommand::Resume => {
                self.resume();
                Ok(())
            }
            InstanceCommand::GoOnIfResumed => {
                self.go_on_if_resumed();
                Ok(())
            }
            InstanceCommand::ReportFailure { message } => {
                self.report_failure(message);
                Ok(())
            }
        }
    }

    /// Refuses what a request brings along if the variables would be larger than they may be. What another instance, a message or a
    /// signal brings is looked at where it goes on ([`Step::must_have_room_for`]): what comes too late needs no room.
    fn check_variables(&self, command: &InstanceCommand) -> Result<(), InstanceError> {
        let is_asked_for = match command {
            InstanceCommand::Start(start) => start.is_asked_for(),
            InstanceCommand::SetVariables(_)
            | InstanceCommand::Migrate(_)
            | InstanceCommand::SetAdHocVariables { .. }
            | InstanceCommand::ResolveIncident { .. }
            | InstanceCommand::CompleteJob { .. }
            | InstanceCommand::FailJob { .. }
            | InstanceCommand::CompleteUserTask { .. }
            | InstanceCommand::FailUserTask { .. } => true,
            // The first four are looked at where they go on, the others bring nothing.
            InstanceCommand::CorrelateMessage { .. }
            | InstanceCommand::ReceiveSignal { .. }
            | InstanceCommand::EndCalledInstance { .. }
            | InstanceCommand::EscalateFromCalled { .. }
            // What it sets is counted by scopes, when these are known.
            | InstanceCommand::Modify(_)
            | InstanceCommand::Continue
            | InstanceCommand::TriggerInAdHoc { .. }
            | InstanceCommand::Cancel
            | InstanceCommand::Abandon
            | InstanceCommand::ExpireJobLock { .. }
            | InstanceCommand::AssignUserTask { .. }
            | InstanceCommand::FireTimer { .. }
            | InstanceCommand::Suspend { .. }
            | InstanceCommand::Resume
            | InstanceCommand::GoOnIfResumed
            | InstanceCommand::ReportFailure { .. } => false,
        };
        let Some(brought) = command
            .variables()
            .filter(|brought| is_asked_for && !brought.is_empty())
        else {
            return Ok(());
        };
        let replaceable = self.replaceable_by(command);
        let replaced = replaceable.map_or(0, |present| present.bytes_replaced_by(brought));
        let kept = self.state.bytes_of_variables().saturating_sub(replaced);
        let found = kept + brought.0.bytes();
        let limit = self.variables_limit;
        if found > limit {
            return Err(InstanceError::VariablesTooLarge { found, limit });
        }
        Ok(())
    }

    /// The variables that those replace which a command brings, if there are any of the same name. What is submitted to a user task
    /// whose listeners are called is kept beside all others until they are done.
    fn replaceable_by(&self, command: &InstanceCommand) -> Option<&Variables> {
        if let InstanceCommand::CompleteUserTask { activation, .. } = command
            && let Some(here) = self.here(*activation)
            && here.element.listeners.hear(ListenerEvent::Completing)
        {
            return None;
        }
        if let InstanceCommand::CompleteJob { activation, .. } = command
            && let Some(listener) = self.state.activation(*activation)?.listener
            && let Some(submitted) = self.state.being_submitted(listener.host)
        {
            return Some(submitted);
        }
        if let InstanceCommand::SetAdHocVariables { ad_hoc, .. } = command {
            return element::ad_hoc_variables(self, ad_hoc);
        }
        Some(&self.state.variables)
    }

    /// Cancelling again, and what a driver delivers late, changes nothing; a user's command is refused.
    fn after_end(&self, command: &InstanceCommand) -> Result<(), InstanceError> {
        match command {
            InstanceCommand::Start(_)
            | InstanceCommand::Continue
            | InstanceCommand::Cancel
            | InstanceCommand::Abandon
            | InstanceCommand::FireTimer { .. }
            | InstanceCommand::EndCalledInstance { .. }
            | InstanceCommand::EscalateFromCalled { .. }
            | InstanceCommand::Resume
            | InstanceCommand::GoOnIfResumed
            | InstanceCommand::ReportFailure { .. } => Ok(()),
            InstanceCommand::CorrelateMessage { subscription, .. }
            | InstanceCommand::ReceiveSignal { subscription, .. } => {
                Err(InstanceError::SubscriptionClosed(*subscription))
            }
            InstanceCommand::CompleteJob { activation, .. }
            | InstanceCommand::FailJob { activation, .. }
            | InstanceCommand::ExpireJobLock { activation, .. } => {
                Err(InstanceError::JobEnded(*activation))
            }
            InstanceCommand::CompleteUserTask { activation, .. }
            | InstanceCommand::FailUserTask { activation, .. }
            | InstanceCommand::AssignUserTask { activation, .. } => {
                Err(InstanceError::UserTaskNotFound(*activation))
            }
            InstanceCommand::ResolveIncident { incident, .. } => {
                Err(InstanceError::IncidentNotFound(*incident))
            }
            InstanceCommand::SetVariables(_)
            | InstanceCommand::Modify(_)
            | InstanceCommand::Migrate(_)
            | InstanceCommand::Suspend { .. }
            | InstanceCommand::TriggerInAdHoc { .. }
            | InstanceCommand::SetAdHocVariables { .. } => Err(InstanceError::Ended {
                status: self.state.status.name(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            command::{AssignmentChange, JobOffer},
            event::{CalledEscalation, Outcome},
        },
        *,
    };
    use crate::testing::{bpmn::*, given};
    use crate::{
        ids::{
            ActivationId, IncidentId, InstanceId, LeaseId, MessageId, SignalId, SubscriptionId,
            WorkId,
        },
        testing::{Run, json, plain_start, short},
        value::Variables,
    };
    use jiff::Timestamp;
    use uuid::Uuid;

    const NOBODY: Uuid = Uuid::from_u128(0xdead);

    /// Every command but the start, about something that is not there.
    fn every_command() -> Vec<InstanceCommand> {
        let activation = ActivationId(NOBODY);
        let variables = Variables::default();
        vec![
            InstanceCommand::Continue,
            InstanceCommand::SetVariables(json(r#"{"a":1}"#)),
            InstanceCommand::TriggerInAdHoc {
                ad_hoc: "ad-hoc".to_owned(),
                element: "work".into(),
            },
            InstanceCommand::SetAdHocVariables {
                ad_hoc: "ad-hoc".to_owned(),
                variables: json(r#"{"a":1}"#),
            },
            InstanceCommand::Cancel,
            InstanceCommand::Abandon,
            InstanceCommand::ResolveIncident {
                incident: IncidentId(NOBODY),
                variables: variables.clone(),
            },
            InstanceCommand::CompleteJob {
                activation,
                offer: None,
                variables: variables.clone(),
            },
            InstanceCommand::FailJob {
                activation,
                offer: None,
                error_code: short("declined"),
                retryable: true,
                variables: variables.clone(),
            },
            InstanceCommand::ExpireJobLock {
                activation,
                offer: JobOffer {
                    job: WorkId(NOBODY),
                    retries: 1,
                },
                lease: LeaseId(NOBODY),
            },
            InstanceCommand::CompleteUserTask {
                activation,
                variables: variables.clone(),
            },
            InstanceCommand::FailUserTask {
                activation,
                error_code: short("declined"),
                variables: variables.clone(),
            },
            InstanceCommand::AssignUserTask {
                activation,
                change: AssignmentChange::default(),
            },
            InstanceCommand::FireTimer {
                subscription: SubscriptionId(NOBODY),
                due: Timestamp::UNIX_EPOCH,
            },
            InstanceCommand::CorrelateMessage {
                subscription: SubscriptionId(NOBODY),
                message: MessageId(NOBODY),
                variables: variables.clone(),
            },
            InstanceCommand::ReceiveSignal {
                subscription: SubscriptionId(NOBODY),
                signal: SignalId(NOBODY),
                expires_at: Timestamp::UNIX_EPOCH,
                variables: variables.clone(),
            },
            InstanceCommand::EndCalledInstance {
                activation,
                child: InstanceId(NOBODY),
                outcome: Outcome::Completed,
                variables: variables.clone(),
                escalations: 0,
            },
            InstanceCommand::EscalateFromCalled {
                activation,
                called: CalledEscalation {
                    child: InstanceId(NOBODY),
                    number: 1,
                },
                escalation_code: "late".to_owned(),
                variables,
            },
            InstanceCommand::ReportFailure {
                message: "broken".to_owned(),
            },
        ]
    }

    /// What each command came to, as text; all of them must change nothing.
    fn answers(mut run: Run) -> Vec<String> {
        let before = run.events().len();
        let answers = every_command()
            .into_iter()
            .map(|command| match run.command(command) {
                Ok(()) => "nothing to do".to_owned(),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(run.events().len(), before);
        answers
    }

    #[test]
    fn before_the_start_there_is_no_instance() {
        let run = given(sequence([start("start"), end("end")])).not_started();
        assert_eq!(
            answers(run),
            vec!["there is no such instance"; every_command().len()]
        );
    }

    #[test]
    fn after_the_end_what_comes_late_changes_nothing_and_what_is_asked_is_refused() {
        let run = given(sequence([start("start"), end("end")])).start("{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(
            answers(run),
            [
                "nothing to do",
                "the instance is COMPLETED and takes no more commands",
                "the instance is COMPLETED and takes no more commands",
                "the instance is COMPLETED and takes no more commands",
                "nothing to do",
                "nothing to do",
                "there is no open incident 00000000-0000-0000-0000-00000000dead",
                "job 00000000-0000-0000-0000-00000000dead has ended",
                "job 00000000-0000-0000-0000-00000000dead has ended",
                "job 00000000-0000-0000-0000-00000000dead has ended",
                "there is no user task 00000000-0000-0000-0000-00000000dead",
                "there is no user task 00000000-0000-0000-0000-00000000dead",
                "there is no user task 00000000-0000-0000-0000-00000000dead",
                "nothing to do",
                "subscription 00000000-0000-0000-0000-00000000dead is closed",
                "subscription 00000000-0000-0000-0000-00000000dead is closed",
                "nothing to do",
                "nothing to do",
                "nothing to do",
            ]
        );
    }

    #[test]
    fn a_start_that_is_repeated_changes_nothing() {
        let mut run = given(sequence([start("start"), job("work"), end("end")])).start("{}");
        run.after()
            .must(InstanceCommand::Start(Box::new(plain_start())));
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn a_refused_command_leaves_the_others_of_its_step_alone() {
        let process = given(sequence([start("start"), job("work"), end("end")]));
        let mut run = process.start("{}");
        let activation = run.job("work");
        let complete = InstanceCommand::CompleteJob {
            activation,
            offer: None,
            variables: Variables::default(),
        };
        let results = run.step_of(vec![complete.clone(), complete]).0;
        assert_eq!(results, [Ok(()), Err(InstanceError::JobEnded(activation))]);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn variables_of_the_process_can_be_set_while_it_runs() {
        let mut run =
            given(sequence([start("start"), job("work"), end("end")])).start(r#"{"a":1,"b":2}"#);
        run.must(InstanceCommand::SetVariables(json(r#"{"b":null,"c":3}"#)));
        assert_eq!(run.variables(), r#"{"a":1,"b":null,"c":3}"#);
        run.after()
            .must(InstanceCommand::SetVariables(Variables::default()));
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn variables_of_a_request_must_have_room_and_may_replace_others() {
        let text = |length: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(length));
        let mut run =
            given(sequence([start("start"), job("work"), end("end")])).start(&text(9 << 20));
        run.must(InstanceCommand::SetVariables(json(&text(10 << 20))));
        let other = json(&text(9 << 20).replace("\"a\"", "\"b\""));
        let refused = run.command(InstanceCommand::SetVariables(other));
        assert!(matches!(
            refused,
            Err(InstanceError::VariablesTooLarge {
                limit: 0x0100_0000,
                ..
            })
        ));
        run.must(InstanceCommand::SetVariables(json(r#"{"a":null,"b":1}"#)));
    }

    #[test]
    fn small_steps_give_the_same_events_as_one_large_step() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            script("x", "=item", "x"),
            gateway("inclusive", "join"),
            job("work"),
            end("out"),
        ]) + &nodes([script("y", "=item * 2", "y")])
            + &path("fork y join");
        let content = sequence([
            start("start"),
            gateway("parallel", "split"),
            sub_process("sub", inner).for_each("[1,2,3]"),
            gateway("parallel", "merge"),
            end("end"),
        ]) + &nodes([
            script("twice", "=item", "result").one_by_one("[1,2,3]"),
            throw("passed"),
        ]) + &path("split twice passed merge");
        let trace = |budget| {
            let mut run = given(content.clone()).budget(budget).start("{}");
            for _ in 0..3 {
                run.complete_job("work", "{}");
            }
            assert_eq!(run.status(), InstanceStatus::Completed);
            run.trace()
        };
        let in_one = trace(1_000);
        for budget in 1..8 {
            assert_eq!(trace(budget), in_one, "with {budget} entries a step");
        }
    }

    #[test]
    fn a_join_passes_when_its_last_token_comes_however_the_steps_are_cut() {
        let content = sequence([start("start"), gateway("parallel", "fork")])
            + &nodes([
                gateway("parallel", "join"),
                throw("q"),
                throw("r"),
                throw("p"),
            ])
            + &nodes([end("end"), end("end2")])
            + &path("fork join end")
            + &path("fork q r end2")
            + &path("fork p join");
        let in_one = given(content.clone()).start("{}").trace();
        for budget in 1..8 {
            let mut run = given(content.clone()).budget(budget).start("{}");
            assert_eq!(run.trace(), in_one, "with {budget} entries a step");
        }
    }

    #[test]
    fn a_step_that_is_late_before_it_begins_makes_one_move() {
        let mut run = given(sequence([start("start"), task("a"), end("end")])).not_started();
        run.is_late = true;
        let start = InstanceCommand::Start(Box::new(plain_start()));
        assert_eq!(run.step(start), (Ok(()), true));
        assert_eq!(
            run.trace(),
            [
                "InstanceStarted start",
                "ElementPassed start",
                "ElementPassed a"
            ]
        );
        assert_eq!(run.step(InstanceCommand::Continue), (Ok(()), false));
        assert_eq!(run.trace(), ["ElementPassed end", "InstanceCompleted"]);
    }

    #[test]
    fn without_a_budget_a_step_has_its_commands_own_effect_only() {
        let mut run = given(sequence([start("start"), task("a"), task("b"), end("end")]))
            .budget(0)
            .not_started();
        let (result, unfinished) = run.step(InstanceCommand::Start(Box::new(plain_start())));
        assert_eq!((result, unfinished), (Ok(()), true));
        assert_eq!(
            run.trace(),
            ["InstanceStarted start", "ElementPassed start"]
        );
        assert_eq!(run.step(InstanceCommand::Continue), (Ok(()), true));
        assert_eq!(run.trace(), Vec::<String>::new());
    }
}
