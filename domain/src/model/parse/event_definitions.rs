//! Which event definitions an event has: those that stand in it, and those beside the processes of the file that it refers to
//! (BPMN 2.0.2, tables 10.83 and 10.87: `eventDefinitions`, `eventDefinitionRefs`). What several mean together is said in
//! `multiple_event.rs`.

use super::catalog::{Catalog, SHARED_TEXT};
use super::element::{Compiler, Refused};
use super::xml::{self, Node};
use crate::model::extensions::Extensions;
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;

/// The child by which an event refers to an event definition.
const REFERENCE: &str = "eventDefinitionRef";

/// One event definition: what triggers an event, or what it throws.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventDefinition<'xml> {
    pub(super) kind: TriggerKind,
    pub(super) xml: Node<'xml>,
}

/// The event definitions of an event, in document order.
#[derive(Debug)]
pub(super) struct EventDefinitions<'xml> {
    pub(super) each: Vec<EventDefinition<'xml>>,
    /// `parallelMultiple`
    pub(super) parallel: bool,
}

impl EventDefinitions<'_> {
    /// Whether there is one of which this holds.
    pub(super) fn any(&self, holds: impl Fn(TriggerKind) -> bool) -> bool {
        self.each.iter().any(|definition| holds(definition.kind))
    }

    /// Whether there is one of this kind.
    pub(super) fn have(&self, kind: TriggerKind) -> bool {
        self.any(|found| found == kind)
    }
}

/// The event definition that a child of an event is or refers to.
enum Found<'xml> {
    /// It stands in the event.
    Own(Node<'xml>),
    /// It stands beside the processes, where others can refer to it too.
    Shared(Node<'xml>),
    /// There is none beside the processes with this id.
    Nothing(&'xml str),
}

/// What the children of an event define.
fn found<'xml>(event: Node<'xml>, catalog: &Catalog<'xml>) -> impl Iterator<Item = Found<'xml>> {
    xml::children(event).filter_map(move |child| {
        if child.tag_name().namespace() != Some(xml::MODEL) {
            return None;
        }
        if xml::is_model(child, REFERENCE) {
            let reference = child.text().unwrap_or_default().trim();
            let definition = catalog.event_definition(xml::local(reference));
            return Some(definition.map_or(Found::Nothing(reference), Found::Shared));
        }
        let is_definition = child.tag_name().name().ends_with("EventDefinition");
        is_definition.then_some(Found::Own(child))
    })
}

/// The event definitions of an event that there are.
pub(crate) fn definitions<'xml>(
    event: Node<'xml>,
    catalog: &Catalog<'xml>,
) -> impl Iterator<Item = Node<'xml>> {
    found(event, catalog).filter_map(|found| match found {
        Found::Own(definition) | Found::Shared(definition) => Some(definition),
        Found::Nothing(_) => None,
    })
}

impl<'xml> Compiler<'_, 'xml> {
    /// The event definitions of an event, all of which can be executed.
    pub(super) fn event_definitions(
        &mut self,
        event: Node<'xml>,
    ) -> Result<EventDefinitions<'xml>, Refused> {
        let parallel = xml::boolean(event, "parallelMultiple", false, self.findings);
        let found: Vec<_> = found(event, self.catalog)
            .map(|found| match found {
                Found::Own(definition) => self.event_definition(event, definition),
                Found::Shared(definition) => self.shared_event_definition(event, definition),
                Found::Nothing(reference) => {
                    let reference = reference.to_owned();
                    self.report(event, Problem::EventDefinitionReference { reference });
                    Err(Refused)
                }
            })
            .collect();
        let each: Result<Vec<_>, Refused> = found.into_iter().collect();
        Ok(EventDefinitions {
            each: each?,
            parallel,
        })
    }

    /// An event definition beside the processes: each event that refers to it reads all of it and keeps its texts.
    pub(super) fn shared_event_definition(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<EventDefinition<'xml>, Refused> {
        if definition.range().len() > SHARED_TEXT {
            let (field, limit) = ("a shared event definition", SHARED_TEXT);
            self.report(event, Problem::TextTooLong { field, limit });
            return Err(Refused);
        }
        self.event_definition(event, definition)
    }

    fn event_definition(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<EventDefinition<'xml>, Refused> {
        Extensions::read(definition, event, &[], self.findings);
        let name = definition.tag_name().name();
        let kind = TriggerKind::of(name);
        self.only_children(definition, event, kind.map_or(&[], TriggerKind::parts));
        if let Some(kind) = kind {
            let xml = definition;
            return Ok(EventDefinition { kind, xml });
        }
        let definition = name.to_owned();
        self.report(event, Problem::UnknownEventDefinition { definition });
        Err(Refused)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, at_once, file, found, process, repeated};

    fn with_definition(definition: &str, event: &str) -> Vec<String> {
        found(&file(&(definition.to_owned() + &process(&around(event)))))
    }

    const TIMER: &str = r#"<timerEventDefinition id="soon"><timeDuration>PT1S</timeDuration></timerEventDefinition>"#;

    #[test]
    fn an_event_may_refer_to_a_definition_of_the_file() {
        let event = |reference: &str| {
            format!(
                r#"<intermediateCatchEvent id="it"><eventDefinitionRef>{reference}</eventDefinitionRef></intermediateCatchEvent>"#
            )
        };
        assert_eq!(with_definition(TIMER, &event("soon")), Vec::<String>::new());
        assert_eq!(
            with_definition(TIMER, &event("late")),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' refers to the event definition 'late' (eventDefinitionRef), \
                 which does not stand beside the processes of the file"
            ]
        );
    }

    #[test]
    fn what_many_events_refer_to_is_short() {
        let condition = format!("=x{}", " + 1".repeat(60_000));
        let shared = format!(
            r#"<conditionalEventDefinition id="when"><condition>{condition} > 0</condition></conditionalEventDefinition>"#
        );
        let events = repeated(5_000, |n| {
            format!(
                r#"<intermediateCatchEvent id="it{n}"><eventDefinitionRef>when</eventDefinitionRef></intermediateCatchEvent>"#
            )
        });
        let xml = file(&(shared + &process(&events)));
        assert_eq!(
            at_once(|| found(&xml))[0],
            "storing: bpmn:intermediateCatchEvent 'it0' has a shared event definition longer than 1000 bytes"
        );
    }

    #[test]
    fn a_definition_that_bpmn_does_not_know_is_refused() {
        let event = r#"<intermediateCatchEvent id="it"><multipleEventDefinition/></intermediateCatchEvent>"#;
        assert!(with_definition("", event).contains(
            &"deploying: bpmn:intermediateCatchEvent 'it' has a bpmn:multipleEventDefinition, which is no event definition of BPMN 2.0"
                .to_owned()
        ));
    }

    #[test]
    fn what_is_wrong_with_a_definition_of_the_file_is_told_of_the_event() {
        let event = r#"<intermediateThrowEvent id="it"><eventDefinitionRef>soon</eventDefinitionRef></intermediateThrowEvent>"#;
        assert_eq!(
            with_definition(TIMER, event),
            [
                "deploying: bpmn:intermediateThrowEvent 'it' cannot have timerEventDefinition in this place"
            ]
        );
    }
}
