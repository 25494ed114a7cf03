//! The one door: commands in, events out. Pure; everything an answer depends on is an argument.

use super::{
    command::InstanceCommand,
    error::InstanceError,
    state::{InstanceState, InstanceStatus},
    step::{Context, Recorder, Step},
};
use crate::element;

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
pub fn decide(
    state: InstanceState,
    commands: Vec<InstanceCommand>,
    context: Context<'_>,
    recorder: &mut dyn Recorder,
) -> Decision {
    let mut step = Step::new(state, context, recorder);
    let mut unfinished = false;
    let results = commands
        .into_iter()
        .map(|command| {
            let result = step.carry_out(command);
            unfinished = step.run();
            result
        })
        .collect();
    Decision {
        state: step.state,
        results,
        unfinished,
    }
}

impl Step<'_> {
    fn carry_out(&mut self, command: InstanceCommand) -> Result<(), InstanceError> {
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
                self.set_variables(self.state.root(), variables);
                Ok(())
            }
            InstanceCommand::Cancel => {
                self.cancel_instance();
                Ok(())
            }
            InstanceCommand::ResolveIncident {
                incident,
                variables,
            } => self.resolve_incident(incident, variables),
            InstanceCommand::CompleteJob {
                activation,
                variables,
            } => element::complete_job(self, activation, &variables),
            InstanceCommand::FailJob {
                activation,
                error_code,
                retryable,
                variables,
            } => element::fail_job(self, activation, &error_code, retryable, &variables),
            InstanceCommand::ExpireJobLock { activation, lease } => {
                element::expire_job_lock(self, activation, lease)
            }
            InstanceCommand::CompleteUserTask {
                activation,
                variables,
            } => element::complete_user_task(self, activation, variables),
            InstanceCommand::FailUserTask {
                activation,
                error_code,
                variables,
            } => element::fail_user_task(self, activation, &error_code, &variables),
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
            InstanceCommand::EndCalledInstance {
                activation,
                child,
                outcome,
                variables,
            } => element::end_called_instance(self, activation, child, outcome, &variables),
            InstanceCommand::ReportFailure { message } => {
                self.report_failure(message);
                Ok(())
            }
        }
    }

    /// Cancelling again, and what a driver delivers late, changes nothing; a user's command is refused.
    fn after_end(&self, command: &InstanceCommand) -> Result<(), InstanceError> {
        match command {
            InstanceCommand::Start(_)
            | InstanceCommand::Continue
            | InstanceCommand::Cancel
            | InstanceCommand::FireTimer { .. }
            | InstanceCommand::EndCalledInstance { .. }
            | InstanceCommand::ReportFailure { .. } => Ok(()),
            InstanceCommand::CorrelateMessage { subscription, .. } => {
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
            InstanceCommand::SetVariables(_) => Err(InstanceError::Ended {
                status: self.state.status.name(),
            }),
        }
    }
}
