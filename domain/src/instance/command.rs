//! What can be asked of an instance, by people, workers and by the driver that delivers what is due.

use super::event::{
    Assignment, CalledEscalation, Operation, Outcome, Parent, StartMessage, StartSignal,
};
use crate::{
    ids::{
        ActivationId, ElementId, IncidentId, InstanceId, LeaseId, MessageId, ProcessVersionId,
        ProjectId, ResourceId, SignalId, SubscriptionId, WorkId,
    },
    short_text::ShortText,
    value::Variables,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// A job as it is offered to workers. Each attempt is another offer: a worker whose lock ran out while it was reporting must not
/// end the attempt of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobOffer {
    /// The job.
    pub job: WorkId,
    /// How many attempts it has left.
    pub retries: u32,
}

/// One stimulus. Each may be delivered again: what has happened already changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum InstanceCommand {
    /// Begin. Repeated, it changes nothing.
    Start(Box<Start>),
    /// Go on with the tokens that the last step left.
    Continue,
    /// Set variables of the root scope (`UpdateBpmnInstanceVariables`).
    SetVariables(Variables),
    /// Move its tokens by hand (`ModifyBpmnInstance`).
    Modify(Box<Modification>),
    /// Go on in another version of the process (`MigrateBpmnInstance`).
    Migrate(Box<Migration>),
    /// Begin an element of an ad-hoc sub-process (`TriggerBpmnAdHocNode`).
    TriggerInAdHoc {
        /// The id of the ad-hoc sub-process or, if it is active more than once, the `executionKey` of one activation.
        ad_hoc: String,
        /// The element.
        element: ElementId,
    },
    /// Set variables of an ad-hoc sub-process (`SetBpmnAdHocVariables`).
    SetAdHocVariables {
        /// The ad-hoc sub-process, likewise.
        ad_hoc: String,
        /// The variables.
        variables: Variables,
    },
    /// Cancel the instance and all it called.
    Cancel,
    /// Cancel it although nobody is there who could be called: its project was deleted.
    Abandon,
    /// Resolve an incident and repeat what failed.
    ResolveIncident {
        /// The incident.
        incident: IncidentId,
        /// Set in the scope of the activity before.
        variables: Variables,
    },
    /// A worker completed a job.
    CompleteJob {
        /// The job's `executionKey`.
        activation: ActivationId,
        /// The offer that the worker took, if it says which.
        offer: Option<JobOffer>,
        /// Its results.
        variables: Variables,
    },
    /// A worker could not do a job.
    FailJob {
        /// The job's `executionKey`.
        activation: ActivationId,
        /// The offer that the worker took, if it says which.
        offer: Option<JobOffer>,
        /// The BPMN error code.
        error_code: ShortText,
        /// Whether another attempt makes sense.
        retryable: bool,
        /// What the worker sent.
        variables: Variables,
    },
    /// A worker's lock on a job ran out.
    ExpireJobLock {
        /// The job's `executionKey`.
        activation: ActivationId,
        /// The offer that was leased; another one is not failed.
        offer: JobOffer,
        /// The lease that ran out.
        lease: LeaseId,
    },
    /// A person completed a task.
    CompleteUserTask {
        /// The task's `executionKey`.
        activation: ActivationId,
        /// What was submitted.
        variables: Variables,
    },
    /// A person could not do a task.
    FailUserTask {
        /// The task's `executionKey`.
        activation: ActivationId,
        /// The BPMN error code.
        error_code: ShortText,
        /// What was submitted.
        variables: Variables,
    },
    /// Replace who may work on a task.
    AssignUserTask {
        /// The task's `executionKey`.
        activation: ActivationId,
        /// The new assignment; parts that are `None` stay as they are.
        change: AssignmentChange,
    },
    /// A timer is due.
    FireTimer {
        /// The subscription.
        subscription: SubscriptionId,
        /// The occurrence that is due; another one is not fired.
        due: Timestamp,
    },
    /// A message was matched with a subscription.
    CorrelateMessage {
        /// The subscription.
        subscription: SubscriptionId,
        /// The message.
        message: MessageId,
        /// Its variables.
        variables: Variables,
    },
    /// A signal reached a subscription.
    ReceiveSignal {
        /// The subscription.
        subscription: SubscriptionId,
        /// The signal.
        signal: SignalId,
        /// When its time is over.
        expires_at: Timestamp,
        /// Its variables.
        variables: Variables,
    },
    /// A called instance ended.
    EndCalledInstance {
        /// The call activity's activation.
        activation: ActivationId,
        /// The instance that ended.
        child: InstanceId,
        /// How.
        outcome: Outcome,
        /// The variables it leaves: its root scope's, or those thrown with its error.
        variables: Variables,
        /// How many escalations it has told before.
        escalations: u32,
    },
    /// A called instance tells of an escalation that nobody in it catches.
    EscalateFromCalled {
        /// The call activity's activation.
        activation: ActivationId,
        /// The instance that goes on meanwhile, and its escalation's place among all that it tells.
        called: CalledEscalation,
        /// The escalation's code.
        escalation_code: String,
        /// What goes with it.
        variables: Variables,
    },
    /// Let no token move.
    Suspend {
        /// Why.
        reason: Option<String>,
    },
    /// Let them move again.
    Resume,
    /// What suspended the instance from outside may be over: go on with what waits.
    GoOnIfResumed,
    /// A step failed in a way nobody foresaw. It becomes an incident, so that the instance is never stuck unseen.
    ReportFailure {
        /// What is known.
        message: String,
    },
}

impl InstanceCommand {
    /// What it brings along for the instance.
    pub fn variables(&self) -> Option<&Variables> {
        match self {
            Self::Start(start) => Some(&start.variables),
            Self::Migrate(migration) => Some(&migration.variables),
            Self::SetVariables(variables)
            | Self::SetAdHocVariables { variables, .. }
            | Self::ResolveIncident { variables, .. }
            | Self::CompleteJob { variables, .. }
            | Self::FailJob { variables, .. }
            | Self::CompleteUserTask { variables, .. }
            | Self::FailUserTask { variables, .. }
            | Self::CorrelateMessage { variables, .. }
            | Self::ReceiveSignal { variables, .. }
            | Self::EndCalledInstance { variables, .. }
            | Self::EscalateFromCalled { variables, .. } => Some(variables),
            Self::Continue
            | Self::Modify(_)
            | Self::TriggerInAdHoc { .. }
            | Self::Cancel
            | Self::Abandon
            | Self::ExpireJobLock { .. }
            | Self::AssignUserTask { .. }
            | Self::FireTimer { .. }
            | Self::Suspend { .. }
            | Self::Resume
            | Self::GoOnIfResumed
            | Self::ReportFailure { .. } => None,
        }
    }

    /// All that it brings along, also what a modification sets scope by scope.
    pub fn all_variables(&self) -> impl Iterator<Item = &Variables> {
        let instructions = if let Self::Modify(modification) = self {
            modification.instructions.as_slice()
        } else {
            &[]
        };
        let of_instructions = instructions.iter().map(|asked| &asked.variables);
        self.variables().into_iter().chain(of_instructions)
    }
}

/// See [`InstanceCommand::Start`].
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// The project.
    pub project: ProjectId,
    /// The BPMN file the process is in.
    pub resource: ResourceId,
    /// The number of the process version; 0 for a draft under test.
    pub version: u32,
    /// The start event; `None` takes the process' none start event.
    pub element: Option<ElementId>,
    /// The caller's own key.
    pub business_id: Option<String>,
    /// Whether it is a test instance.
    pub test: bool,
    /// The call activity that calls it.
    pub parent: Option<Parent>,
    /// The message that starts it.
    pub message: Option<StartMessage>,
    /// The signal that starts it.
    pub signal: Option<StartSignal>,
    /// The root scope's variables.
    pub variables: Variables,
}

impl Start {
    /// A start of a process by nothing but the wish to, without variables.
    pub fn new(project: ProjectId, resource: ResourceId, version: u32) -> Self {
        Self {
            project,
            resource,
            version,
            element: None,
            business_id: None,
            test: false,
            parent: None,
            message: None,
            signal: None,
            variables: Variables::default(),
        }
    }

    /// Whether something that brings variables starts it: its start event has been triggered.
    pub(super) fn is_triggered(&self) -> bool {
        self.message.is_some() || self.signal.is_some()
    }

    /// Whether somebody asks for it, who can be refused. What is called, and what a message or a signal starts, must not be lost.
    pub(super) fn is_asked_for(&self) -> bool {
        self.parent.is_none() && !self.is_triggered()
    }
}

/// Changes of the tokens of an instance, which are made together.
#[derive(Clone, Debug, PartialEq)]
pub struct Modification {
    /// The changes, in their order.
    pub instructions: Vec<Instruction>,
    /// Why, for those who read the history.
    pub reason: Option<String>,
}

/// One change of the tokens of an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Instruction {
    /// What is changed.
    pub operation: Operation,
    /// What is set before in the scope that something is started in.
    pub variables: Variables,
}

/// A move to another version of the process.
#[derive(Clone, Debug, PartialEq)]
pub struct Migration {
    /// The version.
    pub target: TargetVersion,
    /// What elements are called there that have another name.
    pub elements: BTreeMap<ElementId, ElementId>,
    /// What becomes of timers.
    pub timers: Timers,
    /// Variables of the root scope that are set with it.
    pub variables: Variables,
    /// Why, for those who read the history.
    pub reason: Option<String>,
}

impl Migration {
    /// A move to a version without anything besides.
    pub fn to(target: TargetVersion) -> Self {
        Self {
            target,
            elements: BTreeMap::new(),
            timers: Timers::Keep,
            variables: Variables::default(),
            reason: None,
        }
    }
}

/// The version that an instance is to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetVersion {
    /// The BPMN file it is in.
    pub resource: ResourceId,
    /// The version.
    pub process_version: ProcessVersionId,
    /// Its number.
    pub version: u32,
}

/// What becomes of the timers of an instance that is migrated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timers {
    /// They are due when they were to be.
    #[default]
    Keep,
    /// They are set anew, as the new version says.
    Renew,
}

/// A change of who may work on a user task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignmentChange {
    /// `Some(None)` takes the assignee away.
    pub assignee: Option<Option<ShortText>>,
    /// The people who may take it.
    pub candidate_users: Option<Vec<ShortText>>,
    /// The groups whose members may take it.
    pub candidate_groups: Option<Vec<ShortText>>,
}

impl AssignmentChange {
    /// The assignment after this change.
    pub fn applied_to(self, current: &Assignment) -> Assignment {
        let listed = |change: Option<Vec<ShortText>>, current: &Vec<String>| match change {
            Some(listed) => listed.into_iter().map(String::from).collect(),
            None => current.clone(),
        };
        Assignment {
            assignee: match self.assignee {
                Some(assignee) => assignee.map(String::from),
                None => current.assignee.clone(),
            },
            candidate_users: listed(self.candidate_users, &current.candidate_users),
            candidate_groups: listed(self.candidate_groups, &current.candidate_groups),
        }
    }
}
