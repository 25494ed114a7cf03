//! Events by what they tell of. Whoever keeps account of one part of an instance matches all that can happen to that part, and
//! each kind of event says here, once, to which it belongs.

use super::{
    Assignment, IncidentEnd, IncidentRaised, InstanceEvent, InstanceMigrated, InstanceStarted,
    JobCreated, JobFailed, UserTaskCreated,
};
use crate::{
    ids::{ActivationId, IncidentId},
    value::Variables,
};

/// What an event tells of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part<'a> {
    /// The instance as a whole.
    Instance(Life<'a>),
    /// The work of a worker.
    Job(JobEvent<'a>),
    /// The work of a person.
    UserTask(UserTaskEvent<'a>),
    /// What needs an operator.
    Incident(IncidentEvent<'a>),
    /// An activation that ends before its time, or is to.
    Terminated(ActivationId),
    /// Anything else, of which no part is kept account.
    Other,
}

/// What happens to an instance as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Life<'a> {
    /// It exists.
    Started(&'a InstanceStarted),
    /// It goes on in another version.
    Migrated(&'a InstanceMigrated),
    /// It is to be canceled.
    Canceling,
    /// It ended.
    Ended(End<'a>),
}

/// How an instance ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End<'a> {
    /// Every token reached its end.
    Completed,
    /// It was canceled.
    Canceled,
    /// With an error that its caller catches.
    Failed {
        /// The error.
        error_code: &'a str,
    },
}

/// What happens to a job.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JobEvent<'a> {
    /// It is there.
    Created(&'a JobCreated),
    /// A worker completed it.
    Completed(ActivationId),
    /// An attempt failed.
    Failed(&'a JobFailed),
}

/// What happens to a user task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UserTaskEvent<'a> {
    /// It is there.
    Created(&'a UserTaskCreated),
    /// Others may work on it.
    Assigned(ActivationId, &'a Assignment),
    /// A listener refused what was asked of it, and says this.
    ChangeDenied(ActivationId, &'a Variables),
    /// Somebody completed it, and submitted this.
    Completed(ActivationId, &'a Variables),
    /// Somebody ended it with an error, and submitted this.
    Failed {
        /// Its activation.
        activation: ActivationId,
        /// The error.
        error_code: &'a str,
        /// What was submitted.
        variables: &'a Variables,
    },
}

/// What happens to an incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum IncidentEvent<'a> {
    /// It is there.
    Raised(&'a IncidentRaised),
    /// It is over.
    Resolved(IncidentId, IncidentEnd),
}

impl InstanceEvent {
    /// What it tells of.
    pub fn part(&self) -> Part<'_> {
        match self {
            Self::InstanceStarted(started) => Part::Instance(Life::Started(started)),
            Self::InstanceMigrated(migrated) => Part::Instance(Life::Migrated(migrated)),
            Self::InstanceCanceling {} => Part::Instance(Life::Canceling),
            Self::InstanceCompleted {} => Part::Instance(Life::Ended(End::Completed)),
            Self::InstanceCanceled {} => Part::Instance(Life::Ended(End::Canceled)),
            Self::InstanceFailed { error_code, .. } => {
                Part::Instance(Life::Ended(End::Failed { error_code }))
            }
            Self::JobCreated(created) => Part::Job(JobEvent::Created(created)),
            Self::JobCompleted { activation, .. } => Part::Job(JobEvent::Completed(*activation)),
            Self::JobFailed(failed) => Part::Job(JobEvent::Failed(failed)),
            Self::UserTaskCreated(created) => Part::UserTask(UserTaskEvent::Created(created)),
            Self::UserTaskAssigned {
                activation,
                assignment,
                ..
            } => Part::UserTask(UserTaskEvent::Assigned(*activation, assignment)),
            Self::UserTaskChangeDenied {
                activation,
                variables,
                ..
            } => Part::UserTask(UserTaskEvent::ChangeDenied(*activation, variables)),
            Self::UserTaskCompleted {
                activation,
                variables,
                ..
            } => Part::UserTask(UserTaskEvent::Completed(*activation, variables)),
            Self::UserTaskFailed {
                activation,
                error_code,
                variables,
                ..
            } => Part::UserTask(UserTaskEvent::Failed {
                activation: *activation,
                error_code,
                variables,
            }),
            Self::IncidentRaised(raised) => Part::Incident(IncidentEvent::Raised(raised)),
            Self::IncidentResolved { incident, end, .. } => {
                Part::Incident(IncidentEvent::Resolved(*incident, *end))
            }
            Self::ElementTerminating { activation, .. }
            | Self::ElementTerminated { activation, .. } => Part::Terminated(*activation),
            Self::ElementPassed(_)
            | Self::ElementEntered(_)
            | Self::ElementCompleted(_)
            | Self::GatewayReached { .. }
            | Self::GatewayActivated { .. }
            | Self::AdHocElementsTriggered { .. }
            | Self::AdHocSubProcessClosed { .. }
            | Self::TokensDiscarded { .. }
            | Self::InstanceModified(_)
            | Self::TokensPlaced(_)
            | Self::VariablesSet { .. }
            | Self::UserTaskAssigning { .. }
            | Self::UserTaskCompleting { .. }
            | Self::SubscriptionOpened(_)
            | Self::SubscriptionClosed { .. }
            | Self::TimerFired { .. }
            | Self::MessageCorrelated { .. }
            | Self::SignalReceived { .. }
            | Self::TriggerArrived(_)
            | Self::ConditionMet { .. }
            | Self::ConditionNoLongerMet { .. }
            | Self::ConditionalEventTriggered { .. }
            | Self::ErrorCaught { .. }
            | Self::EscalationThrown(_)
            | Self::EscalationCaught { .. }
            | Self::TransactionCanceled { .. }
            | Self::CompensationThrown(_)
            | Self::CompensationCompleted { .. }
            | Self::MessageThrown(_)
            | Self::SignalThrown(_)
            | Self::InstanceCalled(_)
            | Self::CalledInstanceEnded { .. }
            | Self::CollectionRead { .. }
            | Self::CardinalityRead { .. }
            | Self::InstanceSuspended { .. }
            | Self::InstanceResumed {}
            | Self::StimulusParked(_)
            | Self::StimulusReleased { .. } => Part::Other,
        }
    }
}
