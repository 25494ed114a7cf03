//! Events: what starts, ends, is thrown, and is waited for (BPMN 2.0.2, section 10.5).

use super::compensation;
use super::element::{Compiled, Compiler, Refused};
use super::event_definitions::{EventDefinition, EventDefinitions};
use super::listener::NotCalled;
use super::outline::{self, FlowNode};
use super::vocabulary::FlowNodeType;
use super::xml;
use crate::instance::event::ListenerEvent;
use crate::model::extensions::Extension::{
    FormDefinition, IoMapping, Subscription, TaskDefinition, TaskHeaders, TimeToLive,
};
use crate::model::extensions::{Extension, Extensions};
use crate::model::graph::{
    BoundaryEvent, ElementIndex, ElementKind, EventSubProcess, Mapping, StartEvent, Throw, Trigger,
};
use crate::model::problem::Problem;
use crate::model::trigger::{Place, TriggerKind};

impl<'xml> Compiler<'_, 'xml> {
    pub(super) fn event(&mut self, index: ElementIndex, node: &FlowNode<'xml>) -> Option<Compiled> {
        let definitions = self.event_definitions(node.xml).ok()?;
        let place = self.place(node)?;
        let extensions = self.extensions(node.xml, &allowed(place, &definitions));
        let inputs = self.mappings(node.xml, &extensions, "input");
        let outputs = self.mappings(node.xml, &extensions, "output");
        self.check_inputs(node, (place, &definitions), &inputs, &outputs);
        if place == Place::Boundary && definitions.have(TriggerKind::Compensation) {
            self.check_associated(node, &extensions);
        }
        let kind = self.event_kind(index, (place, &definitions), &extensions);
        let not_called = not_called(place, &definitions);
        let listeners = self.listeners(node.xml, &extensions, not_called);
        Some(Compiled {
            kind: kind.ok()?,
            inputs,
            outputs,
            loop_characteristics: None,
            completion_quantity: 1,
            listeners,
        })
    }

    /// Where an event stands; `None` of what is no event.
    fn place(&self, node: &FlowNode<'xml>) -> Option<Place> {
        Some(match node.node_type {
            FlowNodeType::StartEvent => match node.parent.map(|parent| self.outline.node(parent)) {
                None => Place::StartOfProcess,
                Some(parent) if parent.is_event_sub_process => Place::StartOfEventSubProcess,
                Some(_) => Place::StartOfSubProcess,
            },
            FlowNodeType::IntermediateCatchEvent => Place::IntermediateCatch,
            FlowNodeType::BoundaryEvent => Place::Boundary,
            FlowNodeType::IntermediateThrowEvent => Place::IntermediateThrow,
            FlowNodeType::EndEvent => Place::End,
            _ => return None,
        })
    }

    /// Refuses input mappings that nothing could read. Start and boundary events are catch events, which have data outputs only
    /// (BPMN 2.0.2, section 10.5.1).
    fn check_inputs(
        &mut self,
        node: &FlowNode<'xml>,
        (place, definitions): (Place, &EventDefinitions<'xml>),
        inputs: &[Mapping],
        outputs: &[Mapping],
    ) {
        // An event whose trigger has come when it is entered passes at once, without variables of its own. The others are
        // entered as activities are; their output mappings see their input mappings, but nothing else does.
        let is_triggered = match place {
            Place::Boundary | Place::StartOfEventSubProcess => true,
            Place::StartOfSubProcess => false,
            Place::StartOfProcess => definitions.any(TriggerKind::brings_variables),
            Place::IntermediateCatch | Place::IntermediateThrow | Place::End => return,
        };
        let instead = if is_triggered {
            "remove them; its output mappings see what its trigger brings and the variables around it"
        } else {
            "remove them, or add the output mappings that read them"
        };
        if !inputs.is_empty() && (is_triggered || outputs.is_empty()) {
            self.report(node.xml, Problem::InputMappingsWithoutEffect { instead });
        }
    }

    /// A compensation boundary event is never entered: it only leads to the handler, which can have all of this.
    fn check_associated(&mut self, node: &FlowNode<'xml>, extensions: &Extensions<'xml>) {
        self.unused(
            node.xml,
            extensions,
            &[IoMapping, Extension::ExecutionListeners],
        );
        for association in xml::children_named(node.xml, "dataOutputAssociation") {
            outline::check_data_association(association, node.xml, self.findings);
        }
    }

    fn event_kind(
        &mut self,
        index: ElementIndex,
        (place, definitions): (Place, &EventDefinitions<'xml>),
        extensions: &Extensions<'xml>,
    ) -> Result<ElementKind, Refused> {
        let outline = self.outline;
        let node = outline.node(index);
        let [first, ..] = definitions.each.as_slice() else {
            return self.event_without_definition(node, place);
        };
        let mut each = definitions.each.iter();
        if let Some(misplaced) = each.find(|definition| !definition.kind.may_stand(place)) {
            return self.not_here(node, place, *misplaced);
        }
        // Among several, a link is refused.
        let is_link = first.kind == TriggerKind::Link && definitions.each.len() == 1;
        if is_link && first.xml.parent() != Some(node.xml) {
            // Flows are connected before there is a catalog to look references up in.
            self.report(node.xml, Problem::LinkByReference);
            return Err(Refused);
        }
        Ok(match place {
            // What is thrown goes along the flow that the link is (`links.rs`).
            Place::IntermediateThrow if is_link => ElementKind::IntermediateThrowEvent(None),
            Place::IntermediateCatch if is_link => ElementKind::IntermediateCatchEvent(None),
            Place::End => {
                let throw = self.throws(node, place, definitions, extensions)?;
                ElementKind::EndEvent(Some(throw))
            }
            Place::IntermediateThrow => {
                let throw = self.throws(node, place, definitions, extensions)?;
                ElementKind::IntermediateThrowEvent(Some(throw))
            }
            Place::IntermediateCatch => {
                let triggers = self.triggers(node, place, definitions, extensions)?;
                ElementKind::IntermediateCatchEvent(Some(triggers))
            }
            Place::StartOfProcess | Place::StartOfSubProcess => {
                let trigger = Some(self.triggers(node, place, definitions, extensions)?);
                ElementKind::StartEvent(StartEvent { trigger })
            }
            Place::StartOfEventSubProcess => {
                self.interrupts(node, "isInterrupting", definitions)?;
                let trigger = Some(self.triggers(node, place, definitions, extensions)?);
                ElementKind::StartEvent(StartEvent { trigger })
            }
            Place::Boundary => ElementKind::BoundaryEvent(BoundaryEvent {
                interrupting: self.interrupts(node, "cancelActivity", definitions)?,
                trigger: self.triggers(node, place, definitions, extensions)?,
                // An event that is attached to nothing was reported when the outline was read.
                attached_to: node.attached_to.ok_or(Refused)?,
            }),
        })
    }

    /// Whether an event interrupts, as its attribute says.
    fn interrupts(
        &mut self,
        node: &FlowNode<'xml>,
        attribute: &'static str,
        definitions: &EventDefinitions<'xml>,
    ) -> Result<bool, Refused> {
        let interrupts = xml::boolean(node.xml, attribute, true, self.findings);
        let mut each = definitions.each.iter();
        if let Some(always) = each.find(|definition| definition.kind.always_interrupts())
            && !interrupts
        {
            let definition = always.kind.definition();
            self.report(node.xml, Problem::AlwaysInterrupts { definition });
            return Err(Refused);
        }
        Ok(interrupts)
    }

    fn event_without_definition(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
    ) -> Result<ElementKind, Refused> {
        let problem = match place {
            Place::StartOfProcess | Place::StartOfSubProcess => {
                return Ok(ElementKind::StartEvent(StartEvent { trigger: None }));
            }
            Place::IntermediateThrow => return Ok(ElementKind::IntermediateThrowEvent(None)),
            Place::End => return Ok(ElementKind::EndEvent(None)),
            Place::StartOfEventSubProcess => Problem::UntriggeredEventSubProcess,
            Place::IntermediateCatch | Place::Boundary => Problem::NothingToWaitFor,
        };
        self.report(node.xml, problem);
        Err(Refused)
    }

    /// One thing that an event waits for or catches.
    pub(super) fn trigger(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Trigger, Refused> {
        let EventDefinition { kind, xml } = definition;
        match kind {
            TriggerKind::Timer => Ok(Trigger::Timer(self.timer(node.xml, xml)?)),
            TriggerKind::Message => Ok(Trigger::Message(if place == Place::StartOfProcess {
                self.starting_message(node.xml, xml, extensions)?
            } else {
                self.message_of_flow(node, xml, extensions)?
            })),
            TriggerKind::Error => Ok(Trigger::Error(self.caught_error(node.xml, xml)?)),
            TriggerKind::Escalation => {
                Ok(Trigger::Escalation(self.caught_escalation(node.xml, xml)?))
            }
            TriggerKind::Signal => Ok(Trigger::Signal(self.awaited_signal(node.xml, xml)?)),
            TriggerKind::Conditional
                if place == Place::StartOfProcess
                    || self.outline.instantiating_gateway(node).is_some() =>
            {
                self.report(node.xml, Problem::ConditionStartsProcess);
                Err(Refused)
            }
            TriggerKind::Conditional => {
                Ok(Trigger::Condition(self.awaited_condition(node.xml, xml)?))
            }
            TriggerKind::Compensation => Ok(Trigger::Compensation),
            TriggerKind::Cancel => Ok(Trigger::Cancel),
            TriggerKind::Terminate | TriggerKind::Link => self.not_here(node, place, definition),
        }
    }

    /// What an event with one definition throws.
    pub(super) fn throw(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
        definition: EventDefinition<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Throw, Refused> {
        let EventDefinition { kind, xml } = definition;
        match kind {
            TriggerKind::Message => Ok(Throw::Message(self.send(node.xml, xml, extensions)?)),
            TriggerKind::Error => Ok(Throw::Error {
                code: self.thrown_error(node.xml, xml)?,
            }),
            TriggerKind::Escalation => Ok(Throw::Escalation {
                code: self.thrown_escalation(node.xml, xml)?,
            }),
            TriggerKind::Signal => Ok(Throw::Signal(
                self.published_signal(node.xml, xml, extensions)?,
            )),
            TriggerKind::Compensation => match compensation::thrown_for(self.outline, node, xml) {
                Ok(activity) => Ok(Throw::Compensation { activity }),
                Err(problem) => {
                    self.report(node.xml, problem);
                    Err(Refused)
                }
            },
            TriggerKind::Cancel => Ok(Throw::Cancel),
            TriggerKind::Terminate => Ok(Throw::Terminate),
            TriggerKind::Timer | TriggerKind::Conditional | TriggerKind::Link => {
                self.not_here(node, place, definition)
            }
        }
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
            scope: node.scope.clone(),
            start_event,
            interrupting,
        })
    }

    /// Reports an event definition that means nothing where it stands.
    pub(super) fn not_here<T>(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
        definition: EventDefinition<'xml>,
    ) -> Result<T, Refused> {
        let problem = match (place, definition.kind) {
            (Place::StartOfSubProcess, _) => Problem::TriggeredStartInSubProcess,
            (Place::StartOfProcess, TriggerKind::Error) => Problem::ErrorStartOfProcess,
            (_, kind) => Problem::EventDefinitionNotHere {
                definition: kind.definition().to_owned(),
            },
        };
        self.report(node.xml, problem);
        Err(Refused)
    }
}

/// For what no listener of an event is called: what its trigger has come to is entered too late, and what throws an error or cancels its
/// transaction is gone.
fn not_called(place: Place, definitions: &EventDefinitions<'_>) -> Option<NotCalled> {
    let (event, instead) = match place {
        Place::StartOfProcess | Place::StartOfSubProcess | Place::StartOfEventSubProcess => (
            ListenerEvent::Start,
            "use one of the process or sub-process that it starts",
        ),
        Place::Boundary => (
            ListenerEvent::Start,
            "use one with eventType=\"end\", or of the activity that it is attached to",
        ),
        Place::End if definitions.have(TriggerKind::Error) => (
            ListenerEvent::End,
            "use one of the event that catches the error",
        ),
        Place::End if definitions.have(TriggerKind::Cancel) => {
            (ListenerEvent::End, "use one of the cancel boundary event")
        }
        Place::IntermediateCatch | Place::IntermediateThrow | Place::End => return None,
    };
    Some(NotCalled { event, instead })
}

/// The extension elements that have an effect on an event.
fn allowed(place: Place, definitions: &EventDefinitions<'_>) -> Vec<Extension> {
    let mut allowed = vec![IoMapping];
    let has_message = definitions.have(TriggerKind::Message);
    if has_message {
        allowed.push(Subscription);
    }
    if place.throws() && (has_message || definitions.have(TriggerKind::Signal)) {
        allowed.push(TimeToLive);
    }
    match definitions.each.as_slice() {
        // What is shown to who starts the process.
        [] if place == Place::StartOfProcess => allowed.push(FormDefinition),
        // A worker does what the message says; among several definitions it is published.
        [_] if has_message && place.throws() => allowed.extend([TaskDefinition, TaskHeaders]),
        _ => {}
    }
    allowed
}

#[cfg(test)]
mod tests {
    use crate::model::graph::{ElementKind, StartEvent, Throw, Trigger};
    use crate::model::testing::{
        around, file, flow, found, found_around, found_in, graph, process,
    };

    const TIMER: &str =
        "<timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>";

    #[test]
    fn a_start_form_is_for_the_start_of_a_process() {
        let form = r#"<extensionElements><q:formDefinition formId="form" bindingType="latest"/></extensionElements>"#;
        let start = |extensions: &str| {
            format!(r#"<startEvent id="start">{extensions}</startEvent><task id="t"/>"#)
                + &flow("start", "t")
        };
        assert_eq!(found_in(&start(form)), Vec::<String>::new());
        let inside = format!(
            r#"<subProcess id="it">{}</subProcess>"#,
            start(form).replace("start\"", "inner\"")
        );
        assert_eq!(
            found_around(&inside),
            [
                "deploying: bpmn:startEvent 'inner' has the extension element 'formDefinition', which has no effect there: \
                 remove it"
            ]
        );
    }

    #[test]
    fn a_definition_in_a_place_where_it_means_nothing_is_refused() {
        for (event, definition) in [
            ("intermediateThrowEvent", "timerEventDefinition"),
            ("intermediateThrowEvent", "conditionalEventDefinition"),
            ("intermediateCatchEvent", "errorEventDefinition"),
            ("intermediateCatchEvent", "terminateEventDefinition"),
        ] {
            assert_eq!(
                found_around(&format!(r#"<{event} id="it"><{definition}/></{event}>"#)),
                [format!(
                    "deploying: bpmn:{event} 'it' cannot have {definition} in this place"
                )]
            );
        }
        assert_eq!(
            found_around(r#"<intermediateCatchEvent id="it"/>"#),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' waits for nothing: add a message, signal, timer, conditional or link event definition"
            ]
        );
    }

    #[test]
    fn a_sub_process_starts_without_a_trigger() {
        let sub = format!(
            r#"<subProcess id="it"><startEvent id="inner">{TIMER}</startEvent></subProcess>"#
        );
        assert_eq!(
            found_around(&sub),
            [
                "deploying: bpmn:startEvent 'inner' starts a sub-process by a trigger: only event sub-processes start so"
            ]
        );
    }

    #[test]
    fn a_process_does_not_start_by_an_error() {
        assert_eq!(
            found_in(r#"<startEvent id="start"><errorEventDefinition/></startEvent>"#),
            [
                "deploying: bpmn:startEvent 'start' starts a process by an error: only event sub-processes start so"
            ]
        );
    }

    #[test]
    fn a_process_does_not_start_by_a_condition() {
        assert_eq!(
            found_in(
                r#"<startEvent id="start"><conditionalEventDefinition><condition>=x</condition></conditionalEventDefinition>
                </startEvent>"#
            ),
            [
                "deploying: bpmn:startEvent 'start' starts a process by a condition, which cannot be executed: a condition \
                 reads the variables of an instance, and there is none yet. Start it by a message or a signal that is sent when \
                 the condition holds, or without a trigger with a conditional intermediate event behind that"
            ]
        );
    }

    #[test]
    fn a_process_does_not_start_by_a_condition_behind_a_gateway() {
        let content = format!(
            r#"<eventBasedGateway id="which" instantiate="true"/><intermediateCatchEvent id="when">
            <conditionalEventDefinition><condition>=x</condition></conditionalEventDefinition></intermediateCatchEvent>
            <intermediateCatchEvent id="late">{TIMER}</intermediateCatchEvent>{}{}"#,
            flow("which", "when"),
            flow("which", "late")
        );
        let found = found_in(&content);
        let refused = "bpmn:intermediateCatchEvent 'when' starts a process by a condition";
        assert!(
            found.iter().any(|finding| finding.contains(refused)),
            "{found:?}"
        );
    }

    fn event_sub_process(content: &str) -> String {
        format!(
            r#"<startEvent id="start"/><subProcess id="event" triggeredByEvent="true">{content}</subProcess>"#
        )
    }

    #[test]
    fn an_event_sub_process_has_one_start_event_with_a_trigger() {
        let process = graph(&event_sub_process(&format!(
            r#"<startEvent id="inner" isInterrupting="false">{TIMER}</startEvent>"#
        )));
        let ElementKind::EventSubProcess(event) = &process.find(&"event".into()).unwrap().kind
        else {
            panic!("expected an event sub-process")
        };
        assert_eq!(process.element(event.start_event).id.as_str(), "inner");
        assert!(!event.interrupting);
        assert_eq!(process.root.event_sub_processes.len(), 1);
        assert_eq!(
            found_in(&event_sub_process("")),
            [
                "deploying: bpmn:subProcess 'event' has 0 start events: an event sub-process has exactly one"
            ]
        );
        assert_eq!(
            found_in(&event_sub_process(r#"<startEvent id="inner"/>"#)),
            [
                "deploying: bpmn:startEvent 'inner' starts an event sub-process without a trigger: add a message, signal, \
              timer, condition, error, escalation or compensation"
            ]
        );
    }

    #[test]
    fn an_error_always_interrupts() {
        let expected = |event: &str| {
            [format!(
                "deploying: {event} has cancelActivity or isInterrupting false, but with errorEventDefinition it always interrupts"
            )]
        };
        let start =
            r#"<startEvent id="inner" isInterrupting="false"><errorEventDefinition/></startEvent>"#;
        assert_eq!(
            found_in(&event_sub_process(start)),
            expected("bpmn:startEvent 'inner'")
        );
        let boundary = r#"<task id="it"/><boundaryEvent id="boundary" attachedToRef="it" cancelActivity="false">
            <errorEventDefinition/></boundaryEvent>"#;
        assert_eq!(
            found_around(boundary),
            expected("bpmn:boundaryEvent 'boundary'")
        );
    }

    const INPUT: &str = r#"<q:input source="=1" target="a"/>"#;
    const OUTPUT: &str = r#"<q:output source="=a" target="b"/>"#;

    fn mapped(mappings: &str, definition: &str) -> String {
        format!(
            "<extensionElements><q:ioMapping>{mappings}</q:ioMapping></extensionElements>{definition}"
        )
    }

    fn found_with_message(content: &str) -> Vec<String> {
        let message = r#"<message id="m" name="paid"><extensionElements><q:subscription correlationKey="=id"/>
            </extensionElements></message>"#;
        found(&file(&(message.to_owned() + &process(content))))
    }

    /// The events whose trigger has come when they are entered, with these mappings, and the file's content of each.
    fn triggered(mappings: &str) -> Vec<(&'static str, String)> {
        let message = r#"<messageEventDefinition messageRef="m"/>"#;
        let mut contents = Vec::new();
        for definition in [TIMER, message, "<errorEventDefinition/>"] {
            let event = mapped(mappings, definition);
            let boundary = format!(
                r#"<task id="it"/><boundaryEvent id="event" attachedToRef="it">{event}</boundaryEvent>"#
            );
            contents.push(("bpmn:boundaryEvent 'event'", around(&boundary)));
            let start = format!(r#"<startEvent id="inner">{event}</startEvent>"#);
            contents.push(("bpmn:startEvent 'inner'", event_sub_process(&start)));
        }
        let start = mapped(mappings, message);
        contents.push((
            "bpmn:startEvent 'start'",
            format!(r#"<startEvent id="start">{start}</startEvent>"#),
        ));
        contents
    }

    #[test]
    fn an_event_whose_trigger_has_come_has_no_input_mappings() {
        for mappings in [INPUT.to_owned(), INPUT.to_owned() + OUTPUT] {
            for (event, content) in triggered(&mappings) {
                assert_eq!(
                    found_with_message(&content),
                    [format!(
                        "deploying: {event} has input mappings, which have no effect there: remove them; its output \
                         mappings see what its trigger brings and the variables around it"
                    )]
                );
            }
        }
        for (_, content) in triggered(OUTPUT) {
            assert_eq!(found_with_message(&content), Vec::<String>::new());
        }
    }

    #[test]
    fn a_start_event_that_is_entered_has_input_mappings_only_for_its_output_mappings() {
        let start = |mappings: &str, definition: &str| {
            let event = mapped(mappings, definition);
            format!(r#"<startEvent id="event">{event}</startEvent>"#)
        };
        let contents = |mappings: &str| {
            let inner = start(mappings, "");
            [
                start(mappings, ""),
                start(mappings, TIMER),
                around(&format!(r#"<subProcess id="it">{inner}</subProcess>"#)),
            ]
        };
        for content in contents(INPUT) {
            assert_eq!(
                found_in(&content),
                [
                    "deploying: bpmn:startEvent 'event' has input mappings, which have no effect there: remove them, or \
                     add the output mappings that read them"
                ]
            );
        }
        for mappings in [OUTPUT.to_owned(), INPUT.to_owned() + OUTPUT] {
            for content in contents(&mappings) {
                assert_eq!(found_in(&content), Vec::<String>::new());
            }
        }
    }

    #[test]
    fn boundary_events_belong_to_their_activity() {
        let content = format!(
            r#"<startEvent id="start"/><task id="it"/>
            <boundaryEvent id="late" attachedToRef="it" cancelActivity="false">{TIMER}</boundaryEvent>
            <boundaryEvent id="failed" attachedToRef="it"><errorEventDefinition/></boundaryEvent>{}"#,
            flow("start", "it")
        );
        let process = graph(&content);
        let task = process.find(&"it".into()).unwrap();
        let boundary: Vec<_> = task
            .boundary_events
            .iter()
            .map(|event| &process.element(*event).kind)
            .collect();
        let [
            ElementKind::BoundaryEvent(late),
            ElementKind::BoundaryEvent(failed),
        ] = boundary.as_slice()
        else {
            panic!("expected two boundary events, found {boundary:?}")
        };
        assert!(!late.interrupting && matches!(late.trigger.each(), [Trigger::Timer(_)]));
        assert!(failed.interrupting);
        assert!(matches!(failed.trigger.each(), [Trigger::Error(catch)] if catch.code.is_none()));
    }

    #[test]
    fn end_events_end_throw_and_terminate() {
        let xml = file(
            &(r#"<error id="e" errorCode="BROKEN"/>"#.to_owned()
                + &process(
                    &(r#"<startEvent id="start"/><endEvent id="none"/><endEvent id="all"><terminateEventDefinition/></endEvent>
                    <endEvent id="error"><errorEventDefinition errorRef="e"/></endEvent>"#
                        .to_owned()
                        + &flow("start", "none")
                        + &flow("start", "all")
                        + &flow("start", "error")),
                )),
        );
        assert_eq!(found(&xml), Vec::<String>::new());
        let process = crate::model::testing::definitions(&xml).processes.remove(0);
        let kind = |id: &str| &process.find(&id.into()).unwrap().kind;
        assert!(matches!(
            kind("start"),
            ElementKind::StartEvent(StartEvent { trigger: None })
        ));
        assert!(matches!(kind("none"), ElementKind::EndEvent(None)));
        assert!(matches!(
            kind("all"),
            ElementKind::EndEvent(Some(Throw::Terminate))
        ));
        assert!(matches!(
            kind("error"),
            ElementKind::EndEvent(Some(Throw::Error { .. }))
        ));
    }
}
