//! The one door: commands in, events out. Pure; everything an answer depends on is an argument.

use super::{
    command::{InstanceCommand, Start},
    error::InstanceError,
    event::{IncidentRaised, IncidentType, InstanceEvent, InstanceStarted, Repeat},
    state::{ActivationStatus, InstanceState, InstanceStatus, MultiInstanceState},
    step::{Context, Recorder, Step},
    view::Fault,
};
use crate::{
    element,
    ids::{ActivationId, ElementId, IncidentId},
    model::graph::{ElementKind, StartEvent},
    value::Variables,
};

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

impl<'a> Step<'a> {
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
            InstanceCommand::Start(_) | InstanceCommand::Continue => Ok(()),
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

    fn start(&mut self, start: Start) -> Result<(), InstanceError> {
        if self.state.status != InstanceStatus::NotStarted {
            return Ok(());
        }
        let element = match start.element {
            Some(element) => element,
            None => self.none_start_event()?,
        };
        self.emit(InstanceEvent::InstanceStarted(Box::new(InstanceStarted {
            project: start.project,
            resource: start.resource,
            process_version: self.process_version,
            process_id: self.process.id.clone(),
            process_name: self.process.name.clone(),
            version: start.version,
            element,
            business_id: start.business_id,
            test: start.test,
            parent: start.parent,
            message: start.message,
            variables: start.variables,
        })));
        self.begin_root();
        Ok(())
    }

    fn none_start_event(&self) -> Result<ElementId, InstanceError> {
        let process = self.process;
        process
            .root
            .start_events
            .iter()
            .map(|index| process.element(*index))
            .find(|event| matches!(event.kind, ElementKind::StartEvent(StartEvent::None)))
            .map(|event| event.id.clone())
            .ok_or_else(|| InstanceError::NoStartEvent {
                process: process.id.to_string(),
            })
    }

    /// Opens what the process itself waits for and enters its start event.
    fn begin_root(&mut self) {
        let root = self.state.root();
        if let Err(fault) = self.open_root_subscriptions() {
            self.raise_on_root(fault, Repeat::Enter);
            return;
        }
        let start_event = self
            .state
            .started
            .as_ref()
            .and_then(|started| self.process.find(&started.element));
        if let Some(start_event) = start_event {
            self.enter(start_event, root, Vec::new());
        }
    }

    fn raise_on_root(&mut self, fault: Fault, repeat: Repeat) {
        let incident = self.ids.incident();
        self.emit(InstanceEvent::IncidentRaised(Box::new(IncidentRaised {
            incident,
            activation: self.state.root(),
            element: None,
            error_type: fault.error_type,
            error_code: None,
            message: fault.message,
            repeat,
        })));
    }

    /// A step of this instance failed in a way nobody foresaw: an operator has to know, and can let it try again.
    fn report_failure(&mut self, message: String) {
        if self.state.incident_of(self.state.root()).is_none() {
            self.raise_on_root(Fault::new(IncidentType::Unknown, message), Repeat::Execute);
        }
    }

    /// Resolves an incident: the variables are set around the activity, and what failed is done again.
    fn resolve_incident(
        &mut self,
        id: IncidentId,
        variables: Variables,
    ) -> Result<(), InstanceError> {
        let incident = self
            .state
            .incidents
            .get(&id)
            .cloned()
            .ok_or(InstanceError::IncidentNotFound(id))?;
        let root = self.state.root();
        let here = self.here(incident.activation);
        self.set_variables(here.map_or(root, |here| here.scope), variables);
        self.emit(InstanceEvent::IncidentResolved {
            incident: id,
            activation: incident.activation,
            element: here.map(|here| here.element.id.clone()),
        });
        match (here, incident.repeat) {
            (None, Repeat::Enter) => self.begin_root(),
            (None, Repeat::Execute | Repeat::Complete) => self.end_scope_if_done(root),
            (Some(here), repeat) => self.repeat(incident.activation, here, repeat),
        }
        Ok(())
    }

    fn repeat(&mut self, activation: ActivationId, here: element::Here<'a>, repeat: Repeat) {
        let Some(found) = self.state.activation(activation) else {
            return;
        };
        if found.status == ActivationStatus::Terminating {
            return;
        }
        match (&found.multi_instance, repeat) {
            (Some(MultiInstanceState::Body { .. }), Repeat::Enter) => self.reopen_body(&here),
            (Some(MultiInstanceState::Body { .. }), Repeat::Execute | Repeat::Complete) => {
                self.complete_body(activation)
            }
            (Some(MultiInstanceState::Item { .. }), _) => self.complete_item(activation),
            (None, Repeat::Enter) => self.enter_again(&here),
            (None, Repeat::Execute) => self.execute(&here),
            (None, Repeat::Complete) => self.complete(&here, &Variables::default()),
        }
    }
}
