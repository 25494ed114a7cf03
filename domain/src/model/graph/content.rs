//! What elements are and hold: a type for each kind, and what these share.

use super::{ElementIndex, Scope, SeveralThrows, Triggers};
use crate::model::trigger::TriggerKind;
use feel::Expression;

/// A text of the model that is either meant literally or, with a leading `=`, as FEEL.
#[derive(Debug)]
pub enum Text {
    /// Meant literally.
    Literal(String),
    /// FEEL, evaluated in the scope of the element.
    Feel(Box<Expression>),
}

/// An input or output mapping: `source` is evaluated and becomes `target`, a variable name or a dotted path into one.
#[derive(Debug)]
pub struct Mapping {
    /// What is evaluated; without it the target becomes null.
    pub source: Option<Text>,
    /// The path that is set: `order` or `order.total`.
    pub target: Vec<String>,
}

/// The executable kinds of flow node. Each has one file in `element/` that says what it does.
#[derive(Debug)]
pub enum ElementKind {
    /// `bpmn:startEvent`
    StartEvent(StartEvent),
    /// `bpmn:endEvent`
    EndEvent(Option<Throw>),
    /// `bpmn:intermediateCatchEvent`; without a trigger it catches a link.
    IntermediateCatchEvent(Option<Triggers>),
    /// `bpmn:intermediateThrowEvent`
    IntermediateThrowEvent(Option<Throw>),
    /// `bpmn:boundaryEvent`
    BoundaryEvent(BoundaryEvent),
    /// `bpmn:exclusiveGateway`
    ExclusiveGateway,
    /// `bpmn:parallelGateway`
    ParallelGateway,
    /// `bpmn:inclusiveGateway`
    InclusiveGateway,
    /// `bpmn:eventBasedGateway`
    EventBasedGateway,
    /// `bpmn:complexGateway`
    ComplexGateway(ComplexGateway),
    /// `bpmn:task`: a job if it names a task type, else it passes.
    Task(Option<JobDefinition>),
    /// `bpmn:manualTask`: a job if it names a task type, else a user task of type `ManualTask`.
    ManualTask(HumanTask),
    /// `bpmn:serviceTask`
    ServiceTask(JobDefinition),
    /// `bpmn:sendTask`
    SendTask(SendTask),
    /// `bpmn:receiveTask`
    ReceiveTask(ReceiveTask),
    /// `bpmn:userTask`
    UserTask(HumanTask),
    /// `bpmn:scriptTask`
    ScriptTask(ScriptTask),
    /// `bpmn:businessRuleTask`: a job; decisions are not called.
    BusinessRuleTask(JobDefinition),
    /// `bpmn:callActivity`
    CallActivity(CallActivity),
    /// `bpmn:subProcess`
    SubProcess(Scope),
    /// `bpmn:transaction`
    Transaction(Scope),
    /// `bpmn:subProcess` with `triggeredByEvent="true"`
    EventSubProcess(EventSubProcess),
    /// `bpmn:adHocSubProcess`
    AdHocSubProcess(Box<AdHocSubProcess>),
}

/// `bpmn:complexGateway`
#[derive(Debug)]
pub struct ComplexGateway {
    /// `activationCondition`: FEEL that says whether the tokens that have come are enough; without one, each is.
    pub activation_condition: Option<Expression>,
}

/// One thing that an event waits for or catches. A timer, a message, a signal and a condition are awaited by a subscription, errors, escalations and
/// cancellations are thrown to it, and compensation comes when what it belongs to has completed.
#[derive(Debug)]
pub enum Trigger {
    /// A timer.
    Timer(TimerDefinition),
    /// A message.
    Message(MessageDefinition),
    /// An error, thrown from inside the scope or activity.
    Error(Catch),
    /// An escalation, thrown likewise.
    Escalation(Catch),
    /// A signal.
    Signal(SignalDefinition),
    /// A condition that becomes true.
    Condition(ConditionDefinition),
    /// Compensation, of the activity that it is on or of the sub-process that it is in.
    Compensation,
    /// That the transaction is canceled which it is on.
    Cancel,
}

/// What an end event or an intermediate throw event does.
#[derive(Debug)]
pub enum Throw {
    /// Publishes a message, or is a job if it names a task type.
    Message(SendTask),
    /// Publishes a signal.
    Signal(SignalThrow),
    /// Throws an error.
    Error {
        /// The `errorCode`.
        code: Text,
    },
    /// Throws an escalation, and goes on unless what catches it interrupts that.
    Escalation {
        /// The `escalationCode`.
        code: Text,
    },
    /// Asks for compensation, and waits for it.
    Compensation {
        /// `activityRef`: the one activity that is compensated; without it, all that completed.
        activity: Option<ElementIndex>,
    },
    /// Cancels the transaction that it ends: what completed in it is compensated, and then it is left.
    Cancel,
    /// Ends its scope.
    Terminate,
    /// All that several event definitions say.
    Several(Box<SeveralThrows>),
}

/// What compensates an activity that completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompensationHandler {
    /// The activity that its compensation boundary event is associated with.
    Activity(ElementIndex),
    /// The compensation event sub-process inside it.
    EventSubProcess {
        /// Its start event.
        start_event: ElementIndex,
    },
}

/// What starts a process, a sub-process or an event sub-process.
#[derive(Debug)]
pub struct StartEvent {
    /// What triggers it; of a process, a message with a correlation key limits it to one running instance per key.
    pub trigger: Option<Triggers>,
}

/// An element that something from outside its flow triggers, by where it stands.
#[derive(Clone, Copy, Debug)]
pub enum Triggered<'a> {
    /// It starts its process or event sub-process.
    Start(&'a Triggers),
    /// It is on the border of an activity.
    Boundary(&'a BoundaryEvent),
    /// A token waits in it, or in the event-based gateway before it.
    Flow(&'a Triggers),
}

/// A boundary event.
#[derive(Debug)]
pub struct BoundaryEvent {
    /// The activity it is attached to.
    pub attached_to: ElementIndex,
    /// `cancelActivity`: whether it ends the activity.
    pub interrupting: bool,
    /// What it waits for or catches.
    pub trigger: Triggers,
}

/// Which errors or escalations are caught.
#[derive(Debug)]
pub struct Catch {
    /// The `errorCode` or `escalationCode`; `None` catches all.
    pub code: Option<String>,
}

/// `bpmn:timerEventDefinition`
#[derive(Debug)]
pub enum TimerDefinition {
    /// `timeDate`: an instant.
    Date(Text),
    /// `timeDuration`: an ISO 8601 duration from now.
    Duration(Text),
    /// `timeCycle`: `R3/PT1S`, `R/2026-01-01T00:00:00Z/P1D`, or cron.
    Cycle(Text),
}

/// A message that is waited for.
#[derive(Debug)]
pub struct MessageDefinition {
    /// The `name` of `bpmn:message`.
    pub name: Text,
    /// `subscription(correlationKey)`; absent only on message start events of a process.
    pub correlation_key: Option<Text>,
}

/// A signal that is waited for.
#[derive(Debug)]
pub struct SignalDefinition {
    /// The `name` of `bpmn:signal`.
    pub name: Text,
}

/// A condition that is waited for.
#[derive(Debug)]
pub struct ConditionDefinition {
    /// `condition`: FEEL.
    pub condition: Expression,
}

/// A signal that is published by a process.
#[derive(Debug)]
pub struct SignalThrow {
    /// The `name` of `bpmn:signal`.
    pub name: Text,
    /// `ttl`: an ISO 8601 duration or Go duration the signal is kept for; a day if not said.
    pub ttl: Option<Text>,
}

/// `bpmn:receiveTask`
#[derive(Debug)]
pub struct ReceiveTask {
    /// The message it waits for.
    pub trigger: Triggers,
}

/// Work for external workers: `taskDefinition` and `taskHeaders`.
#[derive(Debug)]
pub struct JobDefinition {
    /// The task type workers ask for.
    pub task_type: Text,
    /// How many attempts there are; 3 if not said.
    pub retries: Text,
    /// Static `header` entries.
    pub headers: Vec<(String, String)>,
}

/// Work for people: `assignmentDefinition`, `formDefinition`, `taskSchedule`, `priorityDefinition` and `taskHeaders`.
#[derive(Debug, Default)]
pub struct UserTaskDefinition {
    /// The assignee.
    pub assignee: Option<Text>,
    /// A comma-separated list, or FEEL that gives a list.
    pub candidate_users: Option<Text>,
    /// A comma-separated list, or FEEL that gives a list.
    pub candidate_groups: Option<Text>,
    /// `formKey` or `externalReference`: a form that others keep.
    pub form_key: Option<Text>,
    /// `formId`
    pub form_id: Option<Text>,
    /// `dueDate` of `taskSchedule`: until when it is to be done.
    pub due_date: Option<Text>,
    /// `followUpDate` of `taskSchedule`: when to look after it.
    pub follow_up_date: Option<Text>,
    /// `priority` of `priorityDefinition`, from 0 to 100.
    pub priority: Option<Text>,
    /// Static `header` entries.
    pub headers: Vec<(String, String)>,
}

/// A user task or manual task.
#[derive(Debug)]
pub enum HumanTask {
    /// It names a task type.
    Job(JobDefinition),
    /// It is offered to people.
    UserTask(Box<UserTaskDefinition>),
}

/// A send task, message throw event or message end event.
#[derive(Debug)]
pub enum SendTask {
    /// It names a task type.
    Job(JobDefinition),
    /// It publishes a message itself.
    Message(MessageThrow),
}

/// A message that is published by a process.
#[derive(Debug)]
pub struct MessageThrow {
    /// The `name` of `bpmn:message`.
    pub name: Text,
    /// `subscription(correlationKey)` of the message or of the element.
    pub correlation_key: Option<Text>,
    /// `ttl`: an ISO 8601 duration or Go duration the message is kept for; an hour if not said.
    pub ttl: Option<Text>,
}

/// `bpmn:scriptTask`
#[derive(Debug)]
pub enum ScriptTask {
    /// It names a task type: a worker runs the script.
    Job(JobDefinition),
    /// Its script is FEEL.
    Feel(Script),
}

/// A script in FEEL.
#[derive(Debug)]
pub struct Script {
    /// What is evaluated.
    pub expression: Expression,
    /// The variable that receives the result; without one, a context result's entries become variables.
    pub result_variable: Option<String>,
}

/// `bpmn:callActivity`
#[derive(Debug)]
pub struct CallActivity {
    /// The `id` of the called process.
    pub process_id: Text,
    /// `bindingType`: which version of it runs.
    pub binding: Binding,
    /// `propagateAllChildVariables`: without output mappings, whether all of the child's root variables come back; true if not said.
    pub propagate_all_child_variables: bool,
    /// `propagateAllParentVariables`: without input mappings, whether all variables in scope go down; true if not said.
    pub propagate_all_parent_variables: bool,
}

/// Which version of a process a call activity means.
#[derive(Debug)]
pub enum Binding {
    /// The latest that is deployed.
    Latest,
    /// The one that was deployed with the caller: in the same file.
    Deployment,
    /// The latest deployed one with this tag.
    VersionTag(Text),
}

/// An event sub-process: what it holds and the one start event that triggers it.
#[derive(Debug)]
pub struct EventSubProcess {
    /// What it holds.
    pub scope: Scope,
    /// Its start event, whose trigger is waited for while the surrounding scope is active.
    pub start_event: ElementIndex,
    /// `isInterrupting` of the start event.
    pub interrupting: bool,
}

/// `bpmn:adHocSubProcess`
#[derive(Debug)]
pub struct AdHocSubProcess {
    /// What it holds.
    pub scope: Scope,
    /// What of it can be triggered, in document order: what no sequence flow leads to.
    pub can_be_triggered: Vec<ElementIndex>,
    /// `activeElementsCollection` of `adHoc`: FEEL that gives the ids of what begins with it.
    pub active_elements: Option<Expression>,
    /// `ordering`
    pub ordering: Ordering,
    /// `completionCondition`: FEEL, asked whenever something in it has ended.
    pub completion_condition: Option<Expression>,
    /// `cancelRemainingInstances`: whether what still runs is ended when the condition holds.
    pub cancel_remaining_instances: bool,
}

/// How many activities of an ad-hoc sub-process run at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordering {
    /// As many as are triggered.
    Parallel,
    /// One.
    Sequential,
}

/// How an activity is repeated.
#[derive(Debug)]
pub enum LoopCharacteristics {
    /// Once for each item.
    MultiInstance(Box<MultiInstance>),
    /// Again and again.
    StandardLoop(Box<StandardLoop>),
}

/// `bpmn:multiInstanceLoopCharacteristics` with `loopCharacteristics`.
#[derive(Debug)]
pub struct MultiInstance {
    /// `isSequential`
    pub sequential: bool,
    /// What makes the instances.
    pub instances: Instances,
    /// The variable that receives the list of results.
    pub output_collection: Option<String>,
    /// FEEL evaluated in each item that ended.
    pub output_element: Option<Expression>,
    /// FEEL evaluated in each item that ended; true ends the others.
    pub completion_condition: Option<Expression>,
    /// `behavior`: what an instance throws that completes; nothing if it is `All`.
    pub throws: Vec<InstanceThrow>,
}

/// An event that completing instances of a multi-instance activity throw.
#[derive(Debug)]
pub struct InstanceThrow {
    /// Which of them.
    pub by: ThrowingInstance,
    /// What they throw.
    pub event: ImplicitThrow,
}

/// Which instances of a multi-instance activity throw an event as they complete.
#[derive(Debug)]
pub enum ThrowingInstance {
    /// `None`: each.
    Each,
    /// `One`: the first.
    First,
    /// `Complex`: those in which this FEEL is true.
    Where(Expression),
}

/// What an event throws that is not drawn.
#[derive(Debug)]
pub enum ImplicitThrow {
    /// A signal.
    Signal {
        /// The `name` of `bpmn:signal`.
        name: Text,
    },
    /// An escalation.
    Escalation {
        /// The `escalationCode`.
        code: Text,
    },
}

/// What makes the instances of a multi-instance activity.
#[derive(Debug)]
pub enum Instances {
    /// `loopCardinality`: FEEL that gives how many there are.
    Cardinality(Expression),
    /// `inputCollection`: one for each item of a list.
    Collection {
        /// FEEL that gives the list.
        input_collection: Expression,
        /// The variable each item is put into.
        input_element: Option<String>,
    },
}

/// `bpmn:standardLoopCharacteristics`. It has a condition or a maximum, or both.
#[derive(Debug)]
pub struct StandardLoop {
    /// `testBefore`: whether the condition is asked before each run, and not after it.
    pub test_before: bool,
    /// `loopCondition`: FEEL; the activity runs again while it is true.
    pub condition: Option<Expression>,
    /// `loopMaximum`: how many runs there are at most.
    pub maximum: Option<u64>,
}

impl LoopCharacteristics {
    /// Those of a multi-instance activity.
    pub fn multi_instance(&self) -> Option<&MultiInstance> {
        match self {
            Self::MultiInstance(multi_instance) => Some(multi_instance),
            Self::StandardLoop(_) => None,
        }
    }
}

impl MultiInstance {
    /// The variable that the output element is, or is in.
    pub(crate) fn output_variable(&self) -> Option<&str> {
        let expression = self.output_element.as_ref()?;
        let [name] = expression.names() else {
            return None;
        };
        let text = expression.text().trim();
        let quoted = format!("`{name}`");
        let path = text
            .strip_prefix(&**name)
            .or_else(|| text.strip_prefix(quoted.as_str()))?;
        let is_path = path
            .chars()
            .all(|character| character == '.' || character == '_' || character.is_alphanumeric());
        (path.is_empty() || (path.starts_with('.') && is_path)).then_some(&**name)
    }
}

impl ImplicitThrow {
    /// Whether it throws an escalation.
    pub(crate) fn escalates(&self) -> bool {
        match self {
            Self::Escalation { .. } => true,
            Self::Signal { .. } => false,
        }
    }
}

impl Trigger {
    /// Which kind of event definition it is of.
    pub(crate) fn kind(&self) -> TriggerKind {
        match self {
            Self::Timer(_) => TriggerKind::Timer,
            Self::Message(_) => TriggerKind::Message,
            Self::Error(_) => TriggerKind::Error,
            Self::Escalation(_) => TriggerKind::Escalation,
            Self::Signal(_) => TriggerKind::Signal,
            Self::Condition(_) => TriggerKind::Conditional,
            Self::Compensation => TriggerKind::Compensation,
            Self::Cancel => TriggerKind::Cancel,
        }
    }

    /// The errors it catches, if it catches errors.
    pub fn caught_errors(&self) -> Option<&Catch> {
        match self {
            Self::Error(catch) => Some(catch),
            Self::Escalation(_)
            | Self::Timer(_)
            | Self::Message(_)
            | Self::Signal(_)
            | Self::Condition(_)
            | Self::Compensation
            | Self::Cancel => None,
        }
    }

    /// The escalations it catches, if it catches escalations.
    pub fn caught_escalations(&self) -> Option<&Catch> {
        match self {
            Self::Escalation(catch) => Some(catch),
            Self::Error(_)
            | Self::Timer(_)
            | Self::Message(_)
            | Self::Signal(_)
            | Self::Condition(_)
            | Self::Compensation
            | Self::Cancel => None,
        }
    }
}

impl ElementKind {
    /// Whether it is an event sub-process that interrupts the scope around it.
    pub fn interrupts_scope(&self) -> bool {
        matches!(self, Self::EventSubProcess(handler) if handler.interrupting)
    }

    /// Whether it is a gateway: what it decides is all that it does.
    pub fn is_gateway(&self) -> bool {
        match self {
            Self::ExclusiveGateway
            | Self::ParallelGateway
            | Self::InclusiveGateway
            | Self::EventBasedGateway
            | Self::ComplexGateway(_) => true,
            Self::StartEvent(_)
            | Self::EndEvent(_)
            | Self::IntermediateCatchEvent(_)
            | Self::IntermediateThrowEvent(_)
            | Self::BoundaryEvent(_)
            | Self::Task(_)
            | Self::ManualTask(_)
            | Self::ServiceTask(_)
            | Self::SendTask(_)
            | Self::ReceiveTask(_)
            | Self::UserTask(_)
            | Self::ScriptTask(_)
            | Self::BusinessRuleTask(_)
            | Self::CallActivity(_)
            | Self::SubProcess(_)
            | Self::Transaction(_)
            | Self::EventSubProcess(_)
            | Self::AdHocSubProcess(_) => false,
        }
    }

    /// What it holds, if it holds anything.
    pub fn scope(&self) -> Option<&Scope> {
        match self {
            Self::SubProcess(scope) | Self::Transaction(scope) => Some(scope),
            Self::EventSubProcess(sub_process) => Some(&sub_process.scope),
            Self::AdHocSubProcess(sub_process) => Some(&sub_process.scope),
            Self::StartEvent(_)
            | Self::EndEvent(_)
            | Self::IntermediateCatchEvent(_)
            | Self::IntermediateThrowEvent(_)
            | Self::BoundaryEvent(_)
            | Self::ExclusiveGateway
            | Self::ParallelGateway
            | Self::InclusiveGateway
            | Self::EventBasedGateway
            | Self::ComplexGateway(_)
            | Self::Task(_)
            | Self::ManualTask(_)
            | Self::ServiceTask(_)
            | Self::SendTask(_)
            | Self::ReceiveTask(_)
            | Self::UserTask(_)
            | Self::ScriptTask(_)
            | Self::BusinessRuleTask(_)
            | Self::CallActivity(_) => None,
        }
    }

    /// Whether it is an activity that tokens come to (BPMN 2.0.2, 10.3).
    pub fn is_activity(&self) -> bool {
        match self {
            Self::Task(_)
            | Self::ManualTask(_)
            | Self::ServiceTask(_)
            | Self::SendTask(_)
            | Self::ReceiveTask(_)
            | Self::UserTask(_)
            | Self::ScriptTask(_)
            | Self::BusinessRuleTask(_)
            | Self::CallActivity(_)
            | Self::SubProcess(_)
            | Self::Transaction(_)
            | Self::AdHocSubProcess(_) => true,
            Self::StartEvent(_)
            | Self::EndEvent(_)
            | Self::IntermediateCatchEvent(_)
            | Self::IntermediateThrowEvent(_)
            | Self::BoundaryEvent(_)
            | Self::ExclusiveGateway
            | Self::ParallelGateway
            | Self::InclusiveGateway
            | Self::EventBasedGateway
            | Self::ComplexGateway(_)
            | Self::EventSubProcess(_) => false,
        }
    }

    /// How it is triggered, if something from outside its flow triggers it.
    pub fn triggered(&self) -> Option<Triggered<'_>> {
        match self {
            Self::StartEvent(start_event) => start_event.trigger.as_ref().map(Triggered::Start),
            Self::BoundaryEvent(boundary_event) => Some(Triggered::Boundary(boundary_event)),
            Self::IntermediateCatchEvent(trigger) => trigger.as_ref().map(Triggered::Flow),
            Self::ReceiveTask(receive_task) => Some(Triggered::Flow(&receive_task.trigger)),
            Self::EndEvent(_)
            | Self::IntermediateThrowEvent(_)
            | Self::ExclusiveGateway
            | Self::ParallelGateway
            | Self::InclusiveGateway
            | Self::EventBasedGateway
            | Self::ComplexGateway(_)
            | Self::Task(_)
            | Self::ManualTask(_)
            | Self::ServiceTask(_)
            | Self::SendTask(_)
            | Self::UserTask(_)
            | Self::ScriptTask(_)
            | Self::BusinessRuleTask(_)
            | Self::CallActivity(_)
            | Self::SubProcess(_)
            | Self::Transaction(_)
            | Self::EventSubProcess(_)
            | Self::AdHocSubProcess(_) => None,
        }
    }

    /// Each thing that it waits for or catches.
    pub fn triggers(&self) -> &[Trigger] {
        self.trigger().map(Triggers::each).unwrap_or_default()
    }

    /// What it waits for or catches, if anything.
    pub fn trigger(&self) -> Option<&Triggers> {
        Some(match self.triggered()? {
            Triggered::Start(trigger) | Triggered::Flow(trigger) => trigger,
            Triggered::Boundary(boundary_event) => &boundary_event.trigger,
        })
    }
}
