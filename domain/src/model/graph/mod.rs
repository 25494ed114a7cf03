//! A process as the interpreter sees it: elements and sequence flows in document order, addressed by index, with every
//! expression already parsed. Built once at deployment, shared and never changed.

mod content;
mod instantiation;
mod several_throws;
mod triggers;

pub use content::{
    AdHocSubProcess, Binding, BoundaryEvent, CallActivity, Catch, CompensationHandler,
    ComplexGateway, ConditionDefinition, ElementKind, EventSubProcess, HumanTask, ImplicitThrow,
    InstanceThrow, Instances, JobDefinition, LoopCharacteristics, Mapping, MessageDefinition,
    MessageThrow, MultiInstance, Ordering, ReceiveTask, Script, ScriptTask, SendTask,
    SignalDefinition, SignalThrow, StandardLoop, StartEvent, Text, Throw, ThrowingInstance,
    TimerDefinition, Trigger, Triggered, UserTaskDefinition,
};
pub use instantiation::Instantiating;
pub use several_throws::{Ending, Publication, SeveralThrows};
pub use triggers::Triggers;

use super::listener::Listeners;
use crate::ids::{ElementId, FlowId, ProcessId};
use crate::propagation::Propagation;
use feel::Expression;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// A BPMN file (`bpmn:definitions`).
#[derive(Debug)]
pub struct Definitions {
    /// The `id` of `bpmn:definitions`: the name that all versions of a resource share.
    pub id: String,
    /// The processes that can run, in document order, also those that are not executable. Black-box pools are left out,
    /// and in a draft those with something that cannot run.
    pub processes: Vec<Arc<Process>>,
    /// Every process of the file, in document order.
    pub summaries: Vec<ProcessSummary>,
}

/// What a process is called, whether or not it can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessSummary {
    /// The `id` of `bpmn:process`.
    pub id: ProcessId,
    /// The `name` of `bpmn:process`, if it has one.
    pub name: Option<String>,
    /// `isExecutable`.
    pub executable: bool,
}

/// One process of a file.
#[derive(Debug)]
pub struct Process {
    /// The `id` of `bpmn:process`.
    pub id: ProcessId,
    /// The `name` of `bpmn:process`, if it has one.
    pub name: Option<String>,
    /// `isExecutable`.
    pub executable: bool,
    /// Where variables go that leave an activity of it.
    pub propagation: Propagation,
    /// `versionTag`: by what name call activities can mean this version.
    pub version_tag: Option<String>,
    /// What workers are called for before and after the process itself.
    pub listeners: Listeners,
    /// The elements directly in the process.
    pub root: Scope,
    /// What starts it beside the start events.
    pub(crate) instantiating: Vec<Instantiating>,
    pub(crate) elements: Vec<Element>,
    pub(crate) flows: Vec<SequenceFlow>,
    pub(crate) element_index: HashMap<ElementId, ElementIndex>,
    pub(crate) flow_index: HashMap<FlowId, FlowIndex>,
    pub(crate) reach: super::reach::Reach,
    pub(crate) compensation_handlers: HashMap<ElementIndex, CompensationHandler>,
}

/// The place of an element in its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ElementIndex(pub(crate) u32);

/// The place of a sequence flow in its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FlowIndex(pub(crate) u32);

/// What a process or sub-process holds directly.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// All elements, in document order; event sub-processes too.
    pub elements: Vec<ElementIndex>,
    /// The start events that are not those of event sub-processes.
    pub start_events: Vec<ElementIndex>,
    /// The event sub-processes (`triggeredByEvent="true"`).
    pub event_sub_processes: Vec<ElementIndex>,
}

/// A flow node: an event, an activity or a gateway.
#[derive(Debug)]
pub struct Element {
    /// The `id` in the file.
    pub id: ElementId,
    /// The `name` in the file.
    pub name: Option<String>,
    /// Its own index.
    pub index: ElementIndex,
    /// The sub-process it stands in; `None` is the process itself.
    pub parent: Option<ElementIndex>,
    /// What it is.
    pub kind: ElementKind,
    /// The flows that end here, in document order.
    pub incoming: Vec<FlowIndex>,
    /// The flows that begin here, in document order.
    pub outgoing: Vec<FlowIndex>,
    /// The `default` flow of an activity or a gateway.
    pub default_flow: Option<FlowIndex>,
    /// The boundary events attached to this activity.
    pub boundary_events: Vec<ElementIndex>,
    /// Input mappings, evaluated in order before the element runs.
    pub inputs: Vec<Mapping>,
    /// Output mappings, evaluated in order after it ran.
    pub outputs: Vec<Mapping>,
    /// How it is repeated, if it is.
    pub loop_characteristics: Option<LoopCharacteristics>,
    /// How many tokens it puts on each flow that it takes when it completes (BPMN 2.0.2, table 10.3).
    pub completion_quantity: u16,
    /// What workers are called for before and after it.
    pub listeners: Listeners,
}

/// What an element waits for before a token enters it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// Each token enters alone.
    Nothing,
    /// A token on every incoming flow (BPMN 2.0.2, 13.4.1).
    EveryFlow,
    /// Every token that can still come (BPMN 2.0.2, 13.4.3).
    EveryTokenThatCanCome,
    /// As many as its activation condition asks for, and then every other that can still come (BPMN 2.0.2, 13.4.5).
    AsItsConditionSays,
}

impl Joins {
    /// Whether it depends on which tokens can still come.
    pub(crate) fn looks_at_what_can_come(self) -> bool {
        match self {
            Self::EveryTokenThatCanCome | Self::AsItsConditionSays => true,
            Self::Nothing | Self::EveryFlow => false,
        }
    }
}

/// A sequence flow.
#[derive(Debug)]
pub struct SequenceFlow {
    /// The `id` in the file.
    pub id: FlowId,
    /// Where it begins.
    pub source: ElementIndex,
    /// Where it ends.
    pub target: ElementIndex,
    /// Its `conditionExpression`.
    pub condition: Option<Expression>,
}

impl Process {
    /// The process as it was recorded: a version keeps what a later reading of its file would decide otherwise.
    #[must_use]
    pub fn recorded_with(self, propagation: Propagation) -> Self {
        Self {
            propagation,
            ..self
        }
    }

    /// The element with this index.
    #[expect(
        clippy::indexing_slicing,
        reason = "indices are made by the parser of this very process"
    )]
    pub fn element(&self, index: ElementIndex) -> &Element {
        &self.elements[index.0 as usize]
    }

    /// The flow with this index.
    #[expect(
        clippy::indexing_slicing,
        reason = "indices are made by the parser of this very process"
    )]
    pub fn flow(&self, index: FlowIndex) -> &SequenceFlow {
        &self.flows[index.0 as usize]
    }

    /// All elements in document order.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The element with this id.
    pub fn find(&self, id: &ElementId) -> Option<&Element> {
        self.element_index.get(id).map(|index| self.element(*index))
    }

    /// The flow with this id.
    pub fn find_flow(&self, id: &FlowId) -> Option<&SequenceFlow> {
        self.flow_index.get(id).map(|index| self.flow(*index))
    }

    /// What compensates an activity, if anything but compensating what is inside it does.
    pub fn compensation_handler(&self, activity: ElementIndex) -> Option<CompensationHandler> {
        self.compensation_handlers.get(&activity).copied()
    }

    /// Whether an element is a compensation handler.
    pub fn compensates(&self, element: &Element) -> bool {
        let mut handlers = self.compensation_handlers.values();
        handlers.any(|handler| match handler {
            CompensationHandler::Activity(handler) => *handler == element.index,
            CompensationHandler::EventSubProcess { start_event } => {
                self.element(*start_event).parent == Some(element.index)
            }
        })
    }

    /// The activities that have a compensation handler.
    pub fn compensable(&self) -> BTreeSet<ElementId> {
        let activities = self.compensation_handlers.keys();
        activities
            .map(|activity| self.element(*activity).id.clone())
            .collect()
    }

    /// The element that a flow leads to.
    pub fn target(&self, flow: &FlowId) -> Option<&Element> {
        self.find_flow(flow).map(|flow| self.element(flow.target))
    }

    /// The elements that the flows out of one lead to.
    pub fn behind<'a>(&'a self, element: &'a Element) -> impl Iterator<Item = &'a Element> {
        let outgoing = element.outgoing.iter();
        outgoing.map(|flow| self.element(self.flow(*flow).target))
    }

    /// The start events of the event sub-processes in a scope.
    pub fn event_sub_process_starts<'a>(
        &'a self,
        scope: &'a Scope,
    ) -> impl Iterator<Item = &'a Element> {
        scope.event_sub_processes.iter().filter_map(|index| {
            if let ElementKind::EventSubProcess(event_sub_process) = &self.element(*index).kind {
                Some(self.element(event_sub_process.start_event))
            } else {
                None
            }
        })
    }

    /// What the process (`None`) or a sub-process holds; `None` for an element that holds nothing.
    pub fn scope(&self, element: Option<ElementIndex>) -> Option<&Scope> {
        match element {
            None => Some(&self.root),
            Some(index) => self.element(index).kind.scope(),
        }
    }
}

impl Element {
    /// What it is as an ad-hoc sub-process, if it is one.
    pub(crate) fn ad_hoc(&self) -> Option<&AdHocSubProcess> {
        let ElementKind::AdHocSubProcess(ad_hoc) = &self.kind else {
            return None;
        };
        Some(ad_hoc)
    }

    /// Its loop characteristics as a multi-instance activity.
    pub(crate) fn multi_instance(&self) -> Option<&MultiInstance> {
        self.loop_characteristics.as_ref()?.multi_instance()
    }

    /// What it waits for before a token enters it.
    pub fn joins(&self) -> Joins {
        if self.incoming.len() < 2 {
            return Joins::Nothing;
        }
        match &self.kind {
            ElementKind::ParallelGateway => Joins::EveryFlow,
            ElementKind::InclusiveGateway => Joins::EveryTokenThatCanCome,
            ElementKind::ComplexGateway(_) => Joins::AsItsConditionSays,
            ElementKind::StartEvent(_)
            | ElementKind::EndEvent(_)
            | ElementKind::IntermediateCatchEvent(_)
            | ElementKind::IntermediateThrowEvent(_)
            | ElementKind::BoundaryEvent(_)
            | ElementKind::ExclusiveGateway
            | ElementKind::EventBasedGateway
            | ElementKind::Task(_)
            | ElementKind::ManualTask(_)
            | ElementKind::ServiceTask(_)
            | ElementKind::SendTask(_)
            | ElementKind::ReceiveTask(_)
            | ElementKind::UserTask(_)
            | ElementKind::ScriptTask(_)
            | ElementKind::BusinessRuleTask(_)
            | ElementKind::CallActivity(_)
            | ElementKind::SubProcess(_)
            | ElementKind::Transaction(_)
            | ElementKind::EventSubProcess(_)
            | ElementKind::AdHocSubProcess(_) => Joins::Nothing,
        }
    }

    /// The kind's name as BPMN 2.0.2 writes it in XML, with a capital: `ServiceTask`.
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            ElementKind::StartEvent(_) => "StartEvent",
            ElementKind::EndEvent(_) => "EndEvent",
            ElementKind::IntermediateCatchEvent(_) => "IntermediateCatchEvent",
            ElementKind::IntermediateThrowEvent(_) => "IntermediateThrowEvent",
            ElementKind::BoundaryEvent(_) => "BoundaryEvent",
            ElementKind::ExclusiveGateway => "ExclusiveGateway",
            ElementKind::ParallelGateway => "ParallelGateway",
            ElementKind::InclusiveGateway => "InclusiveGateway",
            ElementKind::EventBasedGateway => "EventBasedGateway",
            ElementKind::ComplexGateway(_) => "ComplexGateway",
            ElementKind::Task(_) => "Task",
            ElementKind::ManualTask(_) => "ManualTask",
            ElementKind::ServiceTask(_) => "ServiceTask",
            ElementKind::SendTask(_) => "SendTask",
            ElementKind::ReceiveTask(_) => "ReceiveTask",
            ElementKind::UserTask(_) => "UserTask",
            ElementKind::ScriptTask(_) => "ScriptTask",
            ElementKind::BusinessRuleTask(_) => "BusinessRuleTask",
            ElementKind::CallActivity(_) => "CallActivity",
            ElementKind::SubProcess(_) => "SubProcess",
            ElementKind::Transaction(_) => "Transaction",
            ElementKind::EventSubProcess(_) => "EventSubProcess",
            ElementKind::AdHocSubProcess(_) => "AdHocSubProcess",
        }
    }
}
