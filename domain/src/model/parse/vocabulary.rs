//! Which elements BPMN 2.0.2 knows inside a process, and what each means to the interpreter.

use crate::model::trigger::TriggerKind;

/// A kind of flow node (BPMN 2.0.2, section 8.4.13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlowNodeType {
    StartEvent,
    EndEvent,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    BoundaryEvent,
    ImplicitThrowEvent,
    ExclusiveGateway,
    ParallelGateway,
    InclusiveGateway,
    EventBasedGateway,
    ComplexGateway,
    Task,
    ManualTask,
    ServiceTask,
    SendTask,
    ReceiveTask,
    UserTask,
    ScriptTask,
    BusinessRuleTask,
    CallActivity,
    SubProcess,
    Transaction,
    AdHocSubProcess,
    ChoreographyTask,
    SubChoreography,
    CallChoreography,
}

impl FlowNodeType {
    pub(crate) const ALL: [Self; 26] = [
        Self::StartEvent,
        Self::EndEvent,
        Self::IntermediateCatchEvent,
        Self::IntermediateThrowEvent,
        Self::BoundaryEvent,
        Self::ImplicitThrowEvent,
        Self::ExclusiveGateway,
        Self::ParallelGateway,
        Self::InclusiveGateway,
        Self::EventBasedGateway,
        Self::ComplexGateway,
        Self::Task,
        Self::ManualTask,
        Self::ServiceTask,
        Self::SendTask,
        Self::ReceiveTask,
        Self::UserTask,
        Self::ScriptTask,
        Self::BusinessRuleTask,
        Self::CallActivity,
        Self::SubProcess,
        Self::Transaction,
        Self::AdHocSubProcess,
        Self::ChoreographyTask,
        Self::SubChoreography,
        Self::CallChoreography,
    ];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|node_type| node_type.name() == name)
    }

    /// Its name in the BPMN namespace.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::StartEvent => "startEvent",
            Self::EndEvent => "endEvent",
            Self::IntermediateCatchEvent => "intermediateCatchEvent",
            Self::IntermediateThrowEvent => "intermediateThrowEvent",
            Self::BoundaryEvent => "boundaryEvent",
            Self::ImplicitThrowEvent => "implicitThrowEvent",
            Self::ExclusiveGateway => "exclusiveGateway",
            Self::ParallelGateway => "parallelGateway",
            Self::InclusiveGateway => "inclusiveGateway",
            Self::EventBasedGateway => "eventBasedGateway",
            Self::ComplexGateway => "complexGateway",
            Self::Task => "task",
            Self::ManualTask => "manualTask",
            Self::ServiceTask => "serviceTask",
            Self::SendTask => "sendTask",
            Self::ReceiveTask => "receiveTask",
            Self::UserTask => "userTask",
            Self::ScriptTask => "scriptTask",
            Self::BusinessRuleTask => "businessRuleTask",
            Self::CallActivity => "callActivity",
            Self::SubProcess => "subProcess",
            Self::Transaction => "transaction",
            Self::AdHocSubProcess => "adHocSubProcess",
            Self::ChoreographyTask => "choreographyTask",
            Self::SubChoreography => "subChoreography",
            Self::CallChoreography => "callChoreography",
        }
    }

    /// Tasks, call activities and sub-processes (BPMN 2.0.2, section 10.3).
    pub(crate) fn is_activity(self) -> bool {
        match self {
            Self::Task
            | Self::ManualTask
            | Self::ServiceTask
            | Self::SendTask
            | Self::ReceiveTask
            | Self::UserTask
            | Self::ScriptTask
            | Self::BusinessRuleTask
            | Self::CallActivity
            | Self::SubProcess
            | Self::Transaction
            | Self::AdHocSubProcess => true,
            Self::StartEvent
            | Self::EndEvent
            | Self::IntermediateCatchEvent
            | Self::IntermediateThrowEvent
            | Self::BoundaryEvent
            | Self::ImplicitThrowEvent
            | Self::ExclusiveGateway
            | Self::ParallelGateway
            | Self::InclusiveGateway
            | Self::EventBasedGateway
            | Self::ComplexGateway
            | Self::ChoreographyTask
            | Self::SubChoreography
            | Self::CallChoreography => false,
        }
    }

    /// Gateways (BPMN 2.0.2, section 10.6).
    pub(crate) fn is_gateway(self) -> bool {
        matches!(
            self,
            Self::ExclusiveGateway
                | Self::ParallelGateway
                | Self::InclusiveGateway
                | Self::EventBasedGateway
                | Self::ComplexGateway
        )
    }

    /// Whether it holds flow nodes of its own.
    pub(crate) fn is_scope(self) -> bool {
        matches!(
            self,
            Self::SubProcess | Self::Transaction | Self::AdHocSubProcess | Self::SubChoreography
        )
    }

    /// Whether its outgoing flows may have conditions and one of them be the default: activities and
    /// the gateways that choose (BPMN 2.0.2, sections 8.4.13 and 10.6).
    pub(crate) fn has_conditional_flows(self) -> bool {
        self.is_activity()
            || matches!(
                self,
                Self::ExclusiveGateway | Self::InclusiveGateway | Self::ComplexGateway
            )
    }

    /// What is said about a kind that no file in `element/` runs; `None` for those that run.
    pub(crate) fn not_executable(self) -> Option<&'static str> {
        match self {
            Self::ImplicitThrowEvent => Some("use an intermediate throw event"),
            Self::ChoreographyTask | Self::SubChoreography | Self::CallChoreography => {
                Some("a choreography describes several participants and is run by none of them")
            }
            Self::StartEvent
            | Self::EndEvent
            | Self::IntermediateCatchEvent
            | Self::IntermediateThrowEvent
            | Self::BoundaryEvent
            | Self::ExclusiveGateway
            | Self::ParallelGateway
            | Self::InclusiveGateway
            | Self::EventBasedGateway
            | Self::ComplexGateway
            | Self::Task
            | Self::ManualTask
            | Self::ServiceTask
            | Self::SendTask
            | Self::ReceiveTask
            | Self::UserTask
            | Self::ScriptTask
            | Self::BusinessRuleTask
            | Self::CallActivity
            | Self::SubProcess
            | Self::Transaction
            | Self::AdHocSubProcess => None,
        }
    }
}

/// What an element directly inside a process, sub-process or flow node means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A flow node.
    FlowNode(FlowNodeType),
    /// `bpmn:sequenceFlow`
    SequenceFlow,
    /// Says who works on the activity.
    ResourceRole,
    /// An association between data and an activity.
    DataAssociation,
    /// Needs no execution: documentation, data that is only drawn, lanes, artifacts.
    Inert,
    /// Would be executed, and is not yet.
    NotExecutable(&'static str),
    /// No element that BPMN allows in this place.
    Unknown,
}

/// What BPMN allows inside a process or sub-process (BPMN 2.0.2, sections 10.2 and 10.3.5).
pub(crate) fn content_of_scope(name: &str) -> Content {
    if let Some(node_type) = FlowNodeType::from_name(name) {
        return Content::FlowNode(node_type);
    }
    match name {
        "sequenceFlow" => Content::SequenceFlow,
        "dataObject"
        | "dataObjectReference"
        | "dataStoreReference"
        | "laneSet"
        | "association"
        | "group"
        | "textAnnotation"
        | "supports"
        | "supportedInterfaceRef"
        | "ioBinding" => Content::Inert,
        "correlationSubscription" => Content::NotExecutable(
            "correlation is said by the extension element subscription with a correlationKey",
        ),
        other => content_of_any(other),
    }
}

/// What BPMN allows inside every flow node. What only some allow, such as event definitions, is
/// read with them.
pub(crate) fn content_of_flow_node(name: &str) -> Content {
    match name {
        "incoming" | "outgoing" => Content::Inert,
        other => content_of_any(other),
    }
}

/// What BPMN allows inside every element, and inside those with data or people.
pub(crate) fn content_of_any(name: &str) -> Content {
    match name {
        "documentation" | "extensionElements" | "auditing" | "monitoring" | "categoryValueRef"
        | "property" | "ioSpecification" | "dataInput" | "dataOutput" | "inputSet"
        | "outputSet" => Content::Inert,
        "dataInputAssociation" | "dataOutputAssociation" => Content::DataAssociation,
        "resourceRole" | "performer" | "humanPerformer" | "potentialOwner" => Content::ResourceRole,
        _ => Content::Unknown,
    }
}

/// What BPMN allows in `bpmn:definitions` (BPMN 2.0.2, section 8.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RootContent {
    /// `bpmn:process`
    Process,
    /// `bpmn:message`
    Message,
    /// `bpmn:error`
    Error,
    /// `bpmn:escalation`
    Escalation,
    /// `bpmn:signal`
    Signal,
    /// What events can refer to: `bpmn:messageEventDefinition` and the like.
    EventDefinition,
    /// `bpmn:extension`
    Extension,
    /// A task that call activities can call, with the kind of task that it is.
    GlobalTask(FlowNodeType),
    /// Describes what several participants do; no participant runs it.
    Choreography,
    /// Needs no execution by itself.
    Inert,
    /// No element that BPMN allows in this place.
    Unknown,
}

impl RootContent {
    /// The meaning of an element by its name in the BPMN namespace.
    pub(crate) fn from_name(name: &str) -> Self {
        match name {
            "process" => Self::Process,
            "message" => Self::Message,
            "error" => Self::Error,
            "escalation" => Self::Escalation,
            "signal" => Self::Signal,
            "extension" => Self::Extension,
            "globalTask" => Self::GlobalTask(FlowNodeType::Task),
            "globalBusinessRuleTask" => Self::GlobalTask(FlowNodeType::BusinessRuleTask),
            "globalManualTask" => Self::GlobalTask(FlowNodeType::ManualTask),
            "globalScriptTask" => Self::GlobalTask(FlowNodeType::ScriptTask),
            "globalUserTask" => Self::GlobalTask(FlowNodeType::UserTask),
            "choreography" | "globalChoreographyTask" => Self::Choreography,
            "documentation"
            | "extensionElements"
            | "import"
            | "category"
            | "collaboration"
            | "conversation"
            | "globalConversation"
            | "correlationProperty"
            | "dataStore"
            | "endPoint"
            | "interface"
            | "itemDefinition"
            | "partnerEntity"
            | "partnerRole"
            | "relationship"
            | "resource" => Self::Inert,
            name if TriggerKind::of(name).is_some() => Self::EventDefinition,
            _ => Self::Unknown,
        }
    }
}
