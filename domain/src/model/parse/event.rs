//! Events: what starts, ends, is thrown, and is waited for (BPMN 2.0.2, section 10.5).

use super::activity::scope_of;
use super::element::{Compiled, Compiler, Refused};
use super::event_definition::EventDefinition;
use super::outline::FlowNode;
use super::vocabulary::FlowNodeType;
use super::xml;
use crate::model::extensions::Extension::{
    IoMapping, Subscription, TaskDefinition, TaskHeaders, TimeToLive,
};
use crate::model::extensions::{Extension, Extensions};
use crate::model::graph::{
    BoundaryEvent, BoundaryTrigger, Catch, ElementIndex, ElementKind, EndEvent, EventSubProcess,
    IntermediateThrowEvent, StartEvent,
};
use crate::model::problem::Problem;

impl<'xml> Compiler<'_, 'xml> {
    pub(super) fn event(&mut self, index: ElementIndex, node: &FlowNode<'xml>) -> Option<Compiled> {
        let definition = self.event_definition(node.xml);
        let definition = definition.ok()?;
        let extensions = self.extensions(node.xml, allowed(node.node_type, definition));
        let inputs = self.mappings(node.xml, &extensions, "input");
        let outputs = self.mappings(node.xml, &extensions, "output");
        let kind = match node.node_type {
            FlowNodeType::StartEvent => self
                .start_event(node, definition, &extensions)
                .map(ElementKind::StartEvent),
            FlowNodeType::EndEvent => self
                .end_event(node, definition, &extensions)
                .map(ElementKind::EndEvent),
            FlowNodeType::IntermediateCatchEvent => self
                .catch_event(node, definition, &extensions)
                .map(ElementKind::IntermediateCatchEvent),
            FlowNodeType::IntermediateThrowEvent => self
                .throw_event(node, definition, &extensions)
                .map(ElementKind::IntermediateThrowEvent),
            FlowNodeType::BoundaryEvent => self
                .boundary_event(index, definition, &extensions)
                .map(ElementKind::BoundaryEvent),
            _ => Err(Refused),
        };
        Some(Compiled {
            kind: kind.ok()?,
            inputs,
            outputs,
            multi_instance: None,
        })
    }

    fn start_event(
        &mut self,
        node: &FlowNode<'xml>,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<StartEvent, Refused> {
        let parent = node.parent.map(|parent| self.outline.node(parent));
        if parent.is_some_and(|parent| !parent.is_event_sub_process)
            && !matches!(definition, EventDefinition::None)
        {
            self.report(node.xml, Problem::TriggeredStartInSubProcess);
            return Err(Refused);
        }
        match definition {
            EventDefinition::None if parent.is_some_and(|parent| parent.is_event_sub_process) => {
                self.report(node.xml, Problem::UntriggeredEventSubProcess);
                Err(Refused)
            }
            EventDefinition::None => Ok(StartEvent::None),
            EventDefinition::Timer(timer) => Ok(StartEvent::Timer(self.timer(node.xml, timer)?)),
            EventDefinition::Message(owner) if parent.is_none() => Ok(StartEvent::Message(
                self.starting_message(node.xml, owner, extensions)?,
            )),
            EventDefinition::Message(owner) => Ok(StartEvent::Message(
                self.awaited_message(node.xml, owner, extensions)?,
            )),
            EventDefinition::Error(_) if parent.is_none() => {
                self.report(node.xml, Problem::ErrorStartOfProcess);
                Err(Refused)
            }
            EventDefinition::Error(error) => {
                if !xml::boolean(node.xml, "isInterrupting", true, self.findings) {
                    self.report(node.xml, Problem::ErrorDoesNotInterrupt);
                    return Err(Refused);
                }
                Ok(StartEvent::Error(self.caught_error(node.xml, error)?))
            }
            EventDefinition::Terminate(_) => self.not_here(node, definition),
        }
    }

    fn end_event(
        &mut self,
        node: &FlowNode<'xml>,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<EndEvent, Refused> {
        match definition {
            EventDefinition::None => Ok(EndEvent::None),
            EventDefinition::Terminate(_) => Ok(EndEvent::Terminate),
            EventDefinition::Error(error) => Ok(EndEvent::Error {
                code: self.thrown_error(node.xml, error)?,
            }),
            EventDefinition::Message(owner) => {
                Ok(EndEvent::Message(self.send(node.xml, owner, extensions)?))
            }
            EventDefinition::Timer(_) => self.not_here(node, definition),
        }
    }

    fn catch_event(
        &mut self,
        node: &FlowNode<'xml>,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Catch, Refused> {
        match definition {
            EventDefinition::Timer(timer) => Ok(Catch::Timer(self.timer(node.xml, timer)?)),
            EventDefinition::Message(owner) => Ok(Catch::Message(
                self.awaited_message(node.xml, owner, extensions)?,
            )),
            EventDefinition::None => {
                self.report(node.xml, Problem::NothingToWaitFor);
                Err(Refused)
            }
            EventDefinition::Error(_) | EventDefinition::Terminate(_) => {
                self.not_here(node, definition)
            }
        }
    }

    fn throw_event(
        &mut self,
        node: &FlowNode<'xml>,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<IntermediateThrowEvent, Refused> {
        match definition {
            EventDefinition::None => Ok(IntermediateThrowEvent::None),
            EventDefinition::Message(owner) => Ok(IntermediateThrowEvent::Message(
                self.send(node.xml, owner, extensions)?,
            )),
            EventDefinition::Timer(_)
            | EventDefinition::Error(_)
            | EventDefinition::Terminate(_) => self.not_here(node, definition),
        }
    }

    fn boundary_event(
        &mut self,
        index: ElementIndex,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<BoundaryEvent, Refused> {
        let outline = self.outline;
        let node = outline.node(index);
        let interrupting = xml::boolean(node.xml, "cancelActivity", true, self.findings);
        let trigger = match definition {
            EventDefinition::Error(error) => {
                if !interrupting {
                    self.report(node.xml, Problem::ErrorDoesNotInterrupt);
                    return Err(Refused);
                }
                BoundaryTrigger::Error(self.caught_error(node.xml, error)?)
            }
            EventDefinition::None
            | EventDefinition::Timer(_)
            | EventDefinition::Message(_)
            | EventDefinition::Terminate(_) => {
                BoundaryTrigger::Catch(self.catch_event(node, definition, extensions)?)
            }
        };
        // An event that is attached to nothing was reported when the outline was read.
        let attached_to = node.attached_to.ok_or(Refused)?;
        Ok(BoundaryEvent {
            attached_to,
            interrupting,
            trigger,
        })
    }

    /// An event sub-process has exactly one start event (BPMN 2.0.2, section 10.3.5).
    pub(super) fn event_sub_process(
        &mut self,
        node: &FlowNode<'xml>,
    ) -> Result<EventSubProcess, Refused> {
        let [start_event] = *node.scope.start_events.as_slice() else {
            let count = node.scope.start_events.len();
            self.report(node.xml, Problem::StartEventsOfEventSubProcess { count });
            return Err(Refused);
        };
        let start = self.outline.node(start_event).xml;
        let interrupting = xml::boolean(start, "isInterrupting", true, self.findings);
        Ok(EventSubProcess {
            scope: scope_of(node),
            start_event,
            interrupting,
        })
    }

    fn not_here<T>(
        &mut self,
        node: &FlowNode<'xml>,
        definition: EventDefinition<'xml>,
    ) -> Result<T, Refused> {
        self.report(
            node.xml,
            Problem::EventDefinitionNotHere {
                definition: definition.name(),
            },
        );
        Err(Refused)
    }
}

/// The extension elements that have an effect on an event.
fn allowed(node_type: FlowNodeType, definition: EventDefinition<'_>) -> &'static [Extension] {
    let throws = matches!(
        node_type,
        FlowNodeType::EndEvent | FlowNodeType::IntermediateThrowEvent
    );
    match definition {
        EventDefinition::Message(_) if throws => &[
            IoMapping,
            TaskDefinition,
            TaskHeaders,
            Subscription,
            TimeToLive,
        ],
        EventDefinition::Message(_) => &[IoMapping, Subscription],
        EventDefinition::None
        | EventDefinition::Timer(_)
        | EventDefinition::Error(_)
        | EventDefinition::Terminate(_) => &[IoMapping],
    }
}
