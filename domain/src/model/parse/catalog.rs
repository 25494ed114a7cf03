//! What stands beside the processes of a file and is referred to from inside them.

use super::compensation;
use super::data::DataElements;
use super::vocabulary::{FlowNodeType, RootContent};
use super::xml::{self, Node};
use crate::model::extensions::{Extension, Extensions};
use crate::model::finding::Findings;
use crate::model::problem::Problem;
use std::collections::HashMap;

/// How long the texts may be that many elements can share: each gets a copy of its own.
pub(super) const SHARED_TEXT: usize = 1_000;

/// The messages, errors, escalations, signals, event definitions and global tasks of a file, by id.
#[derive(Debug, Default)]
pub(crate) struct Catalog<'xml> {
    messages: HashMap<&'xml str, Message<'xml>>,
    errors: HashMap<&'xml str, Coded<'xml>>,
    escalations: HashMap<&'xml str, Coded<'xml>>,
    signals: HashMap<&'xml str, Signal<'xml>>,
    event_definitions: HashMap<&'xml str, Node<'xml>>,
    global_tasks: HashMap<&'xml str, (FlowNodeType, Node<'xml>)>,
    /// What data associations refer to, wherever in the file it stands.
    pub(super) data: DataElements<'xml>,
    /// What each element is associated with, wherever in the file that is drawn.
    pub(super) associations: HashMap<&'xml str, Vec<&'xml str>>,
    /// `expressionLanguage` of `bpmn:definitions`.
    pub(crate) expression_language: Option<&'xml str>,
}

/// `bpmn:message`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message<'xml> {
    pub(crate) name: Option<&'xml str>,
    pub(crate) correlation_key: Option<&'xml str>,
}

/// `bpmn:error` or `bpmn:escalation`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coded<'xml> {
    pub(crate) code: Option<&'xml str>,
}

/// `bpmn:signal`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signal<'xml> {
    pub(crate) name: Option<&'xml str>,
}

impl<'xml> Catalog<'xml> {
    /// Reads what stands directly in `bpmn:definitions`.
    pub(crate) fn read(definitions: Node<'xml>, findings: &mut Findings) -> Self {
        let expression_language = xml::attribute(definitions, "expressionLanguage");
        let mut catalog = Self {
            expression_language,
            data: DataElements::read(definitions),
            associations: compensation::associations(definitions),
            ..Self::default()
        };
        for node in xml::children(definitions) {
            match node.tag_name().namespace() {
                Some(xml::MODEL) => catalog.add(node, findings),
                Some(xml::DIAGRAM) => {}
                _ => findings.report(xml::subject(definitions), super::outline::foreign(node)),
            }
        }
        catalog
    }

    fn add(&mut self, node: Node<'xml>, findings: &mut Findings) {
        match RootContent::from_name(node.tag_name().name()) {
            RootContent::Message => self.add_message(node, findings),
            RootContent::Error => add_coded(&mut self.errors, node, "errorCode", findings),
            RootContent::Escalation => {
                add_coded(&mut self.escalations, node, "escalationCode", findings);
            }
            RootContent::Signal => {
                let name = short(node, "a name", xml::attribute(node, "name"), findings);
                if let Some(id) = xml::id(node) {
                    self.signals.entry(id).or_insert(Signal { name });
                }
            }
            RootContent::EventDefinition => {
                if let Some(id) = xml::id(node) {
                    self.event_definitions.entry(id).or_insert(node);
                }
            }
            RootContent::GlobalTask(node_type) => {
                if let Some(id) = xml::id(node) {
                    self.global_tasks.entry(id).or_insert((node_type, node));
                }
            }
            RootContent::Extension => {
                if xml::boolean(node, "mustUnderstand", false, findings) {
                    findings.report(xml::subject(node), Problem::MustUnderstand);
                }
            }
            RootContent::Choreography => {
                findings.report(xml::subject(node), Problem::ChoreographyIsNotRun);
            }
            RootContent::Process | RootContent::Inert => {}
            RootContent::Unknown => {
                let name = node.tag_name().name().to_owned();
                let definitions = node.parent().unwrap_or(node);
                findings.report(xml::subject(definitions), Problem::MisplacedChild { name });
            }
        }
    }

    fn add_message(&mut self, node: Node<'xml>, findings: &mut Findings) {
        let extensions = Extensions::read(node, node, &[Extension::Subscription], findings);
        let key = extensions.attribute(Extension::Subscription, "correlationKey");
        let name = short(node, "a name", xml::attribute(node, "name"), findings);
        let correlation_key = short(node, "a correlationKey", key, findings);
        if let Some(id) = xml::id(node) {
            self.messages.entry(id).or_insert(Message {
                name,
                correlation_key,
            });
        }
    }

    /// The message with this id.
    pub(crate) fn message(&self, id: &str) -> Option<Message<'xml>> {
        self.messages.get(id).copied()
    }

    /// The error with this id.
    pub(crate) fn error(&self, id: &str) -> Option<Coded<'xml>> {
        self.errors.get(id).copied()
    }

    /// The escalation with this id.
    pub(crate) fn escalation(&self, id: &str) -> Option<Coded<'xml>> {
        self.escalations.get(id).copied()
    }

    /// The signal with this id.
    pub(crate) fn signal(&self, id: &str) -> Option<Signal<'xml>> {
        self.signals.get(id).copied()
    }

    /// The event definition with this id that stands beside the processes.
    pub(crate) fn event_definition(&self, id: &str) -> Option<Node<'xml>> {
        self.event_definitions.get(id).copied()
    }

    /// The global task with this id, and the kind of task that it is.
    pub(super) fn global_task(&self, id: &str) -> Option<(FlowNodeType, Node<'xml>)> {
        self.global_tasks.get(id).copied()
    }
}

fn add_coded<'xml>(
    coded: &mut HashMap<&'xml str, Coded<'xml>>,
    node: Node<'xml>,
    field: &'static str,
    findings: &mut Findings,
) {
    let code = short(node, field, xml::attribute(node, field), findings);
    if let Some(id) = xml::id(node) {
        coded.entry(id).or_insert(Coded { code });
    }
}

fn short<'xml>(
    node: Node<'xml>,
    field: &'static str,
    text: Option<&'xml str>,
    findings: &mut Findings,
) -> Option<&'xml str> {
    if text.is_some_and(|text| text.len() > SHARED_TEXT) {
        findings.report(
            xml::subject(node),
            Problem::TextTooLong {
                field,
                limit: SHARED_TEXT,
            },
        );
        return None;
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, found, process};

    fn beside(content: &str) -> Vec<String> {
        found(&file(
            &(content.to_owned() + &process(r#"<startEvent id="start"/>"#)),
        ))
    }

    #[test]
    fn what_stands_beside_processes_and_needs_no_execution_is_accepted() {
        let content = r#"<import importType="x" location="y" namespace="z"/><itemDefinition id="item"/>
            <collaboration id="c"><participant id="p" processRef="process"/></collaboration>
            <category id="cat"/><dataStore id="store"/><resource id="role" name="Clerk"/><signal id="s"/>
            <globalTask id="global"/><extension/>"#;
        assert_eq!(beside(content), Vec::<String>::new());
    }

    #[test]
    fn an_extension_that_must_be_understood_is_refused() {
        assert_eq!(
            beside(r#"<extension mustUnderstand="true"/>"#),
            [
                "deploying: bpmn:definitions 'file' has an extension that must be understood (mustUnderstand=\"true\") \
              and is not"
            ]
        );
    }

    #[test]
    fn a_choreography_is_kept_and_said_not_to_run() {
        assert_eq!(
            beside(r#"<choreography id="dance"/>"#),
            [
                "nothing: bpmn:choreography 'dance' is not run: a choreography describes several participants"
            ]
        );
    }

    #[test]
    fn elements_that_do_not_stand_beside_processes_are_refused() {
        assert_eq!(
            beside(r#"<task id="task"/>"#),
            [
                "storing: bpmn:definitions 'file' contains bpmn:task, which BPMN 2.0 does not know in this place"
            ]
        );
    }

    #[test]
    fn what_many_elements_share_is_short() {
        let name = "x".repeat(1_001);
        assert_eq!(
            beside(&format!(r#"<message id="m" name="{name}"/>"#)),
            ["storing: bpmn:message 'm' has a name longer than 1000 bytes"]
        );
    }
}
