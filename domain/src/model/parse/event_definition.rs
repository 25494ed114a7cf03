//! Event definitions: timers, messages and errors (BPMN 2.0.2, section 10.5.5).

use super::element::{Compiler, Refused};
use super::text;
use super::xml::{self, Node};
use crate::model::extensions::{Extension, Extensions};
use crate::model::graph::{ErrorCatch, MessageDefinition, MessageThrow, Text, TimerDefinition};
use crate::model::problem::Problem;
use crate::model::timer;

/// What triggers an event, or what it throws.
#[derive(Clone, Copy, Debug)]
pub(super) enum EventDefinition<'xml> {
    None,
    Timer(Node<'xml>),
    Message(Node<'xml>),
    Error(Node<'xml>),
    Terminate(Node<'xml>),
}

impl EventDefinition<'_> {
    /// Its name in the BPMN namespace.
    pub(super) fn name(self) -> String {
        match self {
            Self::None => "no event definition".to_owned(),
            Self::Timer(node) | Self::Message(node) | Self::Error(node) | Self::Terminate(node) => {
                node.tag_name().name().to_owned()
            }
        }
    }
}

/// What is said about event definitions that are not executed.
fn not_executable(definition: &str) -> &'static str {
    match definition {
        "signalEventDefinition" => "signals are not sent or received",
        "escalationEventDefinition" => "escalations are not thrown or caught",
        "compensateEventDefinition" => "compensation is not run",
        "conditionalEventDefinition" => "conditions are not watched",
        "linkEventDefinition" => "connect the two ends by a sequence flow",
        "cancelEventDefinition" => "transactions are not run",
        _ => "BPMN 2.0 has no event definition of that name",
    }
}

impl<'xml> Compiler<'_, 'xml> {
    /// The one event definition of an event.
    pub(super) fn event_definition(
        &mut self,
        event: Node<'xml>,
    ) -> Result<EventDefinition<'xml>, Refused> {
        if xml::boolean(event, "parallelMultiple", false, self.findings) {
            self.report(event, Problem::ParallelMultiple);
            return Err(Refused);
        }
        let mut definitions = xml::children(event).filter(|child| {
            child.tag_name().namespace() == Some(xml::MODEL)
                && child.tag_name().name().ends_with("EventDefinition")
                || xml::is_model(*child, "eventDefinitionRef")
        });
        let (Some(definition), second) = (definitions.next(), definitions.next()) else {
            return Ok(EventDefinition::None);
        };
        if second.is_some() {
            self.report(event, Problem::SeveralEventDefinitions);
            return Err(Refused);
        }
        Extensions::read(definition, event, &[], self.findings);
        Ok(match definition.tag_name().name() {
            "timerEventDefinition" => EventDefinition::Timer(definition),
            "messageEventDefinition" => EventDefinition::Message(definition),
            "errorEventDefinition" => EventDefinition::Error(definition),
            "terminateEventDefinition" => EventDefinition::Terminate(definition),
            "eventDefinitionRef" => {
                self.report(event, Problem::EventDefinitionReference);
                return Err(Refused);
            }
            other => {
                let (definition, reason) = (other.to_owned(), not_executable(other));
                self.report(
                    event,
                    Problem::EventDefinitionNotExecutable { definition, reason },
                );
                return Err(Refused);
            }
        })
    }

    /// A timer: exactly one of `timeDate`, `timeDuration` and `timeCycle`. What is not FEEL is
    /// checked here, so that a typing mistake is found when the file is stored.
    pub(super) fn timer(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<TimerDefinition, Refused> {
        let mut found = xml::children(definition).filter_map(|child| {
            let field = match child.tag_name().name() {
                "timeDate" => "timeDate",
                "timeDuration" => "timeDuration",
                "timeCycle" => "timeCycle",
                _ => return None,
            };
            Some((field, xml::text(child))).filter(|(_, text)| !text.is_empty())
        });
        let (Some((field, source)), None) = (found.next(), found.next()) else {
            self.report(event, Problem::OneTimeExpression);
            return Err(Refused);
        };
        let text = self.text(event, &source, field)?;
        if let Text::Literal(literal) = &text {
            let checked = match field {
                "timeDate" => timer::parse_date(literal).map(drop),
                "timeDuration" => timer::parse_duration(literal).map(drop),
                _ => timer::parse_cycle(literal).map(drop),
            };
            if let Err(error) = checked {
                self.report(event, Problem::Timer { field, error });
                return Err(Refused);
            }
        }
        Ok(match field {
            "timeDate" => TimerDefinition::Date(text),
            "timeDuration" => TimerDefinition::Duration(text),
            _ => TimerDefinition::Cycle(text),
        })
    }

    /// A message that starts a process. Without a correlation key each one starts an instance.
    pub(super) fn starting_message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageDefinition, Refused> {
        let (name, correlation_key) = self.message(node, owner, extensions)?;
        Ok(MessageDefinition {
            name,
            correlation_key,
        })
    }

    /// A message that a running instance waits for. It needs a correlation key: without one, any
    /// instance would take any message of that name.
    pub(super) fn awaited_message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageDefinition, Refused> {
        let (name, correlation_key) = self.message(node, owner, extensions)?;
        if correlation_key.is_none() {
            self.report(node, Problem::MissingCorrelationKey);
            return Err(Refused);
        }
        Ok(MessageDefinition {
            name,
            correlation_key,
        })
    }

    /// A message that the process publishes itself.
    pub(super) fn published_message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageThrow, Refused> {
        let (name, correlation_key) = self.message(node, owner, extensions)?;
        let ttl = extensions.get(Extension::TimeToLive);
        let ttl = ttl.map(|ttl| match xml::attribute(ttl, "value") {
            Some(value) => value.into(),
            None => xml::text(ttl),
        });
        let ttl = self.optional_text(node, ttl.as_deref(), "ttl")?;
        if let Some(Text::Literal(literal)) = &ttl
            && let Err(error) = timer::parse_time_to_live(literal)
        {
            self.report(
                node,
                Problem::Timer {
                    field: "ttl",
                    error,
                },
            );
            return Err(Refused);
        }
        Ok(MessageThrow {
            name,
            correlation_key,
            ttl,
        })
    }

    /// The name and correlation key of the message that `owner` refers to.
    fn message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<(Text, Option<Text>), Refused> {
        let Some(reference) = xml::reference(owner, "messageRef") else {
            self.report(node, Problem::MissingMessage);
            return Err(Refused);
        };
        // A reference to nothing was reported when the references of the file were checked.
        let message = self.catalog.message(reference).ok_or(Refused)?;
        let Some(name) = message.name else {
            self.report(
                node,
                Problem::MessageWithoutName {
                    message: reference.to_owned(),
                },
            );
            return Err(Refused);
        };
        let own_key = extensions.attribute(Extension::Subscription, "correlationKey");
        let key = own_key.or(message.correlation_key);
        let name = self.text(node, name, "the message's name")?;
        Ok((name, self.optional_text(node, key, "correlationKey")?))
    }

    /// The errors that are caught; without a reference, all (BPMN 2.0.2, section 10.5.6).
    pub(super) fn caught_error(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<ErrorCatch, Refused> {
        if xml::reference(definition, "errorRef").is_none() {
            return Ok(ErrorCatch { code: None });
        }
        let code = self.error_code(event, definition)?;
        if code.starts_with('=') {
            self.report(event, Problem::CaughtErrorCodeIsFeel);
            return Err(Refused);
        }
        Ok(ErrorCatch {
            code: Some(code.to_owned()),
        })
    }

    /// The code of the error that is thrown.
    pub(super) fn thrown_error(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<Text, Refused> {
        let code = self.error_code(event, definition)?;
        self.text(event, code, "errorCode")
    }

    fn error_code(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<&'xml str, Refused> {
        let Some(reference) = xml::reference(definition, "errorRef") else {
            self.report(event, Problem::MissingError);
            return Err(Refused);
        };
        // A reference to nothing was reported when the references of the file were checked.
        let error = self.catalog.error(reference).ok_or(Refused)?;
        error.code.ok_or_else(|| {
            self.report(
                event,
                Problem::ErrorWithoutCode {
                    error: reference.to_owned(),
                },
            );
            Refused
        })
    }

    /// A condition of a sequence flow. It is FEEL unless the file says otherwise; a leading `=`
    /// says FEEL whatever the file's `expressionLanguage` is (BPMN 2.0.2, section 8.4.6).
    pub(crate) fn condition(&mut self, flow: Node<'xml>) -> Option<feel::Expression> {
        let condition = xml::children_named(flow, "conditionExpression").next()?;
        let source = xml::text(condition);
        let own = xml::attribute(condition, "language");
        let of_file = self
            .catalog
            .expression_language
            .filter(|_| !source.starts_with('='));
        if let Some(language) = own.or(of_file).filter(|language| !text::is_feel(language)) {
            let language = language.to_owned();
            self.report(flow, Problem::ExpressionLanguage { language });
            return None;
        }
        text::expression(&source, "its condition", xml::subject(flow), self.findings)
    }
}
